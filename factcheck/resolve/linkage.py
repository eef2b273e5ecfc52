"""Average-linkage clustering (Sokal and Michener 1958) of sparse vectors, over candidates alone.

The mean cosine of all pairs of two clusters is the product of their summed unit vectors over the
product of their sizes, so that no table of all pairs is kept: a merge adds two vectors and is
compared with the clusters that blocking put beside either (Lance and Williams 1967 where beside
both).
"""

from __future__ import annotations

import heapq
from math import fsum, sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Vector = dict[str, float]

_SEVERAL: Final = 4  # members of a cluster that are enough to know it by
_FAINT: Final = 0.5  # share of the threshold below which two records are no neighbours


def unit(weights: Iterable[tuple[str, float]]) -> Vector:
    """The weights scaled to length 1."""
    items = list(weights)
    length = sqrt(sum(weight * weight for _, weight in items)) or 1.0
    return {key: weight / length for key, weight in items}


def product(first: Vector, second: Vector) -> float:
    """The inner product: the cosine of two unit vectors."""
    shared = first.keys() & second.keys()
    return fsum([first[key] * second[key] for key in shared])  # exact: a set has no order


def clusters(
    vectors: Sequence[Vector],
    pairs: Iterable[tuple[int, int]],
    *,
    threshold: float,
    grown: float = 0.0,
) -> list[list[int]]:
    """Clusters of indexes of ``vectors``, each sorted, in order of their smallest member.

    The two clusters with the greatest mean cosine are joined first, as long as it is at least
    ``threshold``, and ``grown`` where both have several members: the mean over few pairs is
    uncertain, and two well-formed clusters with little between them are two. Ties go to the
    clusters that were formed first.
    """
    growing = _Growing(vectors, pairs, threshold)
    while growing.queue:
        cosine, a, b = heapq.heappop(growing.queue)
        if a in growing.members and b in growing.members:
            few = min(len(growing.members[a]), len(growing.members[b])) < _SEVERAL
            if few or -cosine >= grown:
                growing.merge(a, b)
    return sorted(sorted(members) for members in growing.members.values())


class _Growing:
    """Clusters with their summed vectors, their neighbours, and the queue of possible merges."""

    def __init__(
        self, vectors: Sequence[Vector], pairs: Iterable[tuple[int, int]], threshold: float
    ) -> None:
        self.threshold = threshold
        self.members = {index: [index] for index in range(len(vectors))}
        self.sums = {index: dict(vector) for index, vector in enumerate(vectors)}
        self.beside: dict[int, dict[int, float]] = {index: {} for index in range(len(vectors))}
        self.queue: list[tuple[float, int, int]] = []
        self._next = len(vectors)
        for a, b in pairs:
            cosine = product(vectors[a], vectors[b])
            if cosine >= _FAINT * threshold:
                self.beside[a][b] = self.beside[b][a] = cosine
            if cosine >= threshold:
                self.queue.append((-cosine, a, b))
        heapq.heapify(self.queue)

    def merge(self, a: int, b: int) -> None:
        """Make one cluster of two, and queue its merges with what stood beside either."""
        new, self._next = self._next, self._next + 1
        beside = self._together(a, b)
        self.sums[new] = _added(self.sums.pop(a), self.sums.pop(b))
        self.members[new] = self.members.pop(a) + self.members.pop(b)
        self.beside[new] = {}
        for other, mean in beside.items():
            theirs = self.beside[other]
            theirs.pop(a, None)
            theirs.pop(b, None)
            if mean < _FAINT * self.threshold:
                continue
            theirs[new] = self.beside[new][other] = mean
            if mean >= self.threshold:
                heapq.heappush(self.queue, (-mean, other, new))

    def _together(self, a: int, b: int) -> dict[int, float]:
        """The mean cosine of both with every cluster beside either, but for themselves."""
        mine, theirs = self.beside.pop(a), self.beside.pop(b)
        m, n = len(self.members[a]), len(self.members[b])
        found: dict[int, float] = {}
        for other in sorted((mine.keys() | theirs.keys()) - {a, b}):
            x = mine[other] if other in mine else self._mean(a, other)
            y = theirs[other] if other in theirs else self._mean(b, other)
            found[other] = (m * x + n * y) / (m + n)
        return found

    def _mean(self, a: int, b: int) -> float:
        count = len(self.members[a]) * len(self.members[b])
        return product(self.sums[a], self.sums[b]) / count


def _added(first: Vector, second: Vector) -> Vector:
    """The sum of two vectors; the larger of them is taken over."""
    large, small = (first, second) if len(first) >= len(second) else (second, first)
    for key, weight in small.items():
        large[key] = large.get(key, 0.0) + weight
    return large


def frequencies(vectors: Iterable[Mapping[str, float]]) -> dict[str, int]:
    """How many of the vectors hold each key."""
    found: dict[str, int] = {}
    for vector in vectors:
        for key in vector:
            found[key] = found.get(key, 0) + 1
    return found
