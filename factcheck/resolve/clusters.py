"""Clustering under constraints: what belongs together, and what must never be one.

Links are joined from the strongest down; two clusters that hold a forbidden pair stay apart, so
that no chain of likeness can run from one thing to another that it certainly is not.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.engine.base import Engine

Edge = tuple[int, int, float]


def cluster(
    count: int,
    edges: Sequence[Edge],
    apart: Callable[[int, int], bool],
    engine: Engine,
) -> list[list[int]]:
    """Clusters of ``0 .. count-1``, each sorted, in order of their smallest member.

    ``edges`` are (i, j, score); ``apart(i, j)`` says that i and j must not end up in one cluster.
    Ties of score are broken by index, so that the order of input never matters.
    """
    component = engine.connected_components(count, ((i, j) for i, j, _ in edges))
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    home = list(range(count))
    by_component: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_component[component[edge[0]]].append(edge)
    for key in sorted(by_component):
        _join(sorted(by_component[key], key=lambda e: (-e[2], e[0], e[1])), home, members, apart)
    return [sorted(members[key]) for key in sorted(members)]


def _join(
    edges: Iterable[Edge],
    home: list[int],
    members: dict[int, list[int]],
    apart: Callable[[int, int], bool],
) -> None:
    for i, j, _ in edges:
        a, b = home[i], home[j]
        if a == b or any(apart(x, y) for x in members[a] for y in members[b]):
            continue
        low, high = min(a, b), max(a, b)
        for x in members[high]:
            home[x] = low
        members[low] += members.pop(high)
