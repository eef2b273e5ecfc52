"""Clustering under constraints: what belongs together, and what must never be one.

Links are joined from the strongest down; two clusters that hold a forbidden pair stay apart, so
that no chain of likeness can run from one thing to another that it certainly is not.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from factcheck.engine.base import Engine

Edge = tuple[int, int, float]
P = TypeVar("P", bound="Hashable")


class Constraint(Protocol[P]):
    """What must never be one, told so that large clusters can be compared cheaply."""

    def profile(self, index: int) -> P:
        """All of a record that ``apart`` looks at; records that agree in it are compared once."""
        ...

    def place(self, index: int) -> str:
        """Where a record stands: records of one place are asked ``apart_within`` as well."""
        ...

    def apart(self, first: P, second: P) -> bool:
        """Whether records with these profiles are certainly two."""
        ...

    def apart_within(self, first: P, second: P) -> bool:
        """The same for two records of one place."""
        ...


def cluster(
    count: int, edges: Sequence[Edge], constraint: Constraint[P], engine: Engine
) -> list[list[int]]:
    """Clusters of ``0 .. count-1``, each sorted, in order of their smallest member.

    ``edges`` are (i, j, score). Ties of score are broken by index, so that the order of input never
    matters. The smaller cluster is always added to the larger: n log n moves.
    """
    component = engine.connected_components(count, ((i, j) for i, j, _ in edges))
    by_component: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_component[component[edge[0]]].append(edge)
    home: dict[int, _Cluster[P]] = {}
    for key in sorted(by_component):
        strongest = sorted(by_component[key], key=lambda e: (-e[2], e[0], e[1]))
        _join(strongest, home, constraint)
    found = {id(c): sorted(c.members) for c in home.values()}
    alone = [[i] for i in range(count) if i not in home]
    return sorted([*found.values(), *alone])


class _Cluster(Generic[P]):
    """Members with their distinct profiles, and the profiles at each place."""

    def __init__(self, index: int, constraint: Constraint[P]) -> None:
        profile = constraint.profile(index)
        self.members = [index]
        self.profiles = {profile}
        self.places: dict[str, set[P]] = {constraint.place(index): {profile}}

    def add(self, other: _Cluster[P]) -> None:
        self.members += other.members
        self.profiles |= other.profiles
        for place, profiles in other.places.items():
            self.places.setdefault(place, set()).update(profiles)


def _join(edges: Iterable[Edge], home: dict[int, _Cluster[P]], constraint: Constraint[P]) -> None:
    for i, j, _ in edges:
        for index in (i, j):
            if index not in home:
                home[index] = _Cluster(index, constraint)
        a, b = home[i], home[j]
        if a is b or _apart(a, b, constraint):
            continue
        large, small = (a, b) if len(a.members) >= len(b.members) else (b, a)
        large.add(small)
        for member in small.members:
            home[member] = large


def _apart(a: _Cluster[P], b: _Cluster[P], constraint: Constraint[P]) -> bool:
    if any(constraint.apart(x, y) for x in a.profiles for y in b.profiles):
        return True
    small, large = sorted((a.places, b.places), key=len)
    return any(
        constraint.apart_within(x, y)
        for place in small.keys() & large.keys()
        for x in small[place]
        for y in large[place]
    )


def memoised(test: Callable[[P, P], bool]) -> Callable[[P, P], bool]:
    """``test``, asked once for each unordered pair of profiles."""
    known: dict[tuple[P, P], bool] = {}

    def ask(first: P, second: P) -> bool:
        key = (first, second)
        if key not in known:
            known[key] = known[second, first] = test(first, second)
        return known[key]

    return ask
