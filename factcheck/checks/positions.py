"""Claims of one proposition grouped into positions: what is said, and by whom.

Values that agree (equal, equivalent, one more precise than the other) are one position. A value
that agrees with two values which exclude each other ("Director" alone, a month that holds both
days) is vague: it takes no side.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from factcheck.values import Date, Name, Quantity, Relation, Title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.model import Claim
    from factcheck.values import Value

MOST_VALUES: Final = 64
"""Distinct values of one proposition that are compared; beyond it, those that most sources hold."""

_UNBOUNDED: Final = float(10**9)


class Held(msgspec.Struct, frozen=True):
    """One position while it is being weighed: its value, its claims in claim order, what it
    excludes."""

    value: Value
    claims: tuple[Claim, ...]
    excludes: frozenset[int]  # positions, by index, that cannot be true beside this one

    @property
    def sources(self) -> tuple[str, ...]:
        """Paths that hold the position, sorted."""
        return tuple(sorted({claim.source for claim in self.claims}))


def encode(value: Value) -> str:
    """The value as JSON, the same for equal values."""
    return msgspec.json.encode(value, order="sorted").decode()


def group(claims: Iterable[Claim], relate: Callable[[Value, Value], Relation]) -> list[Held]:
    """The positions of one proposition, the most widely held first."""
    by_value: dict[Value, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_value[claim.value].append(claim)
    values = _ordered(by_value)
    agrees, excludes = _matrix(values, relate)
    clusters = _clusters(len(values), agrees, excludes)
    clusters.sort(key=lambda c: (-_support(c, values, by_value), c))
    return _held(clusters, values, by_value, excludes)


def _ordered(by_value: dict[Value, list[Claim]]) -> list[Value]:
    """The most precise value first; of too many, those that most sources hold."""
    sources = {value: len({c.source for c in claims}) for value, claims in by_value.items()}
    kept = sorted(by_value, key=lambda v: (-sources[v], encode(v)))[:MOST_VALUES]
    return sorted(kept, key=lambda v: ([-p for p in precision(v)], -sources[v], encode(v)))


def _matrix(
    values: Sequence[Value], relate: Callable[[Value, Value], Relation]
) -> tuple[list[int], list[int]]:
    """For each value, as bit sets over the values: those it agrees with, those it excludes."""
    agrees = [1 << i for i in range(len(values))]
    excludes = [0] * len(values)
    for i, first in enumerate(values):
        for j in range(i):
            relation = relate(values[j], first)
            if relation.agrees:
                agrees[i] |= 1 << j
                agrees[j] |= 1 << i
            elif relation is Relation.DISJOINT:
                excludes[i] |= 1 << j
                excludes[j] |= 1 << i
    return agrees, excludes


def _clusters(count: int, agrees: list[int], excludes: list[int]) -> list[list[int]]:
    """Values to positions: each joins the first that it agrees with and none of whose values it
    excludes."""
    vague = [any(agrees[i] & excludes[j] for j in _bits(agrees[i])) for i in range(count)]
    clusters: list[tuple[bool, list[int]]] = []
    for i in range(count):
        for is_vague, members in clusters:
            together = sum(1 << m for m in members)
            if is_vague == vague[i] and agrees[i] >> members[0] & 1 and not excludes[i] & together:
                members.append(i)
                break
        else:
            clusters.append((vague[i], [i]))
    return [members for _, members in clusters]


def _bits(mask: int) -> Iterable[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _support(
    cluster: Sequence[int], values: Sequence[Value], by_value: dict[Value, list[Claim]]
) -> int:
    return len({c.source for m in cluster for c in by_value[values[m]]})


def _held(
    clusters: list[list[int]],
    values: Sequence[Value],
    by_value: dict[Value, list[Claim]],
    excludes: list[int],
) -> list[Held]:
    masks = [sum(1 << m for m in members) for members in clusters]
    barred = [0] * len(clusters)
    for index, members in enumerate(clusters):
        for member in members:
            barred[index] |= excludes[member]
    positions = []
    for index, members in enumerate(clusters):
        claims = sorted(
            (c for m in members for c in by_value[values[m]]),
            key=lambda c: (c.source, c.start, c.end, c.id),
        )
        foes = frozenset(other for other, mask in enumerate(masks) if barred[index] & mask)
        value = _representative([values[m] for m in members], by_value)
        positions.append(Held(value, tuple(claims), foes))
    return positions


def _representative(members: Sequence[Value], by_value: dict[Value, list[Claim]]) -> Value:
    """Names and titles are told in full; dates and counts as most sources give them."""
    if isinstance(members[0], Name | Title):
        return members[0]
    return max(members, key=lambda v: len({c.source for c in by_value[v]}))


def precision(value: Value) -> tuple[float, float]:
    """How much a value pins down, to be compared among values of one type: more is more precise."""
    if isinstance(value, Date):
        return (-_days(value), 0.0)
    if isinstance(value, Quantity):
        open_ended = value.low is None or value.high is None
        return (-_UNBOUNDED if open_ended else -float(value.high - value.low), 0.0)  # type: ignore[operator]
    if isinstance(value, Title):
        return (float(value.organization is not None), float(len(value.role.split())))
    if isinstance(value, Name):
        return (float(len(value.name.split())), float(len(value.name)))
    return (0.0, 0.0)


def _days(value: Date) -> float:
    if value.start is None or value.end is None:
        return _UNBOUNDED
    return float((date.fromisoformat(value.end) - date.fromisoformat(value.start)).days)
