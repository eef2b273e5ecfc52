"""The numbered events of a series: a body's second meeting, its third, each with what is certain
of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from factcheck.checks import gates
from factcheck.checks.wording import show
from factcheck.values import Date, Name, Ordinal, Relation, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.model import Claim, Entity


class Numbered(msgspec.Struct, frozen=True):
    """One event of a series. ``start`` and ``end`` are its first and last possible day, ISO; empty
    where its date is unknown or disputed."""

    event: Entity
    number: int
    ordinals: tuple[Claim, ...]
    dates: tuple[Claim, ...] = ()
    places: tuple[Claim, ...] = ()
    start: str = ""
    end: str = ""


def series(bundle: Bundle) -> dict[str, list[Numbered]]:
    """Events by their noun ("meeting", "session"), in order of number; one that is given two is
    left out."""
    by_head: dict[str, list[Numbered]] = defaultdict(list)
    for event in bundle.entities:
        ordinals = _held(bundle, event, "event.ordinal")
        numbers = {c.value.number for c in ordinals if isinstance(c.value, Ordinal)}
        if len(numbers) == 1:
            by_head[event.head].append(_read(bundle, event, numbers.pop(), ordinals))
    for members in by_head.values():
        members.sort(key=lambda n: (n.number, n.start, n.event.id))
    return dict(sorted(by_head.items()))


def tellings(bundle: Bundle) -> dict[str, list[Numbered]]:
    """Like ``series``, each article's account of an event for itself: an article that numbers an
    event anew begins another account, so that one number may turn out to stand for two events."""
    by_head: dict[str, list[Numbered]] = defaultdict(list)
    for event in bundle.entities:
        ordinals = _held(bundle, event, "event.ordinal")
        details: dict[str, list[Claim]] = defaultdict(list)  # by source, in claim order
        for detail in bundle.of(event, "event.date", "event.place"):
            if gates.firm(detail, bundle):
                details[detail.source].append(detail)
        for at, claim in enumerate(ordinals):
            after = ordinals[at + 1] if at + 1 < len(ordinals) else None
            until = after.start if after and after.source == claim.source else None
            first = at == 0 or ordinals[at - 1].source != claim.source
            told = details.get(claim.source, [])
            low = 0 if first else bisect_left(told, claim.start, key=_start)
            high = len(told) if until is None else bisect_left(told, until, key=_start)
            own = told[low:high]
            if isinstance(claim.value, Ordinal):
                by_head[event.head].append(_telling(event, claim, own))
    for members in by_head.values():
        members.sort(key=lambda n: (n.number, n.start, n.event.id, n.ordinals[0].id))
    return dict(sorted(by_head.items()))


def _start(claim: Claim) -> int:
    return claim.start


def _telling(event: Entity, claim: Claim, own: Sequence[Claim]) -> Numbered:
    assert isinstance(claim.value, Ordinal)
    dates = tuple(c for c in own if c.predicate == "event.date")
    places = tuple(c for c in own if c.predicate == "event.place")
    return Numbered(event, claim.value.number, (claim,), dates, places, *bounds(dates))


def _held(bundle: Bundle, event: Entity, predicate: str) -> tuple[Claim, ...]:
    return tuple(c for c in bundle.of(event, predicate) if gates.holds(c, bundle))


def _read(bundle: Bundle, event: Entity, number: int, ordinals: tuple[Claim, ...]) -> Numbered:
    dates = tuple(c for c in bundle.of(event, "event.date") if gates.firm(c, bundle))
    places = tuple(c for c in bundle.of(event, "event.place") if gates.firm(c, bundle))
    start, end = bounds(dates)
    return Numbered(event, number, ordinals, dates, places, start, end)


def bounds(claims: Sequence[Claim]) -> tuple[str, str]:
    """First and last day that all dates allow, ISO; empty where one is open or they exclude each
    other."""
    days = [(c.value.start, c.value.end) for c in claims if isinstance(c.value, Date)]
    starts = [start for start, _ in days if start]
    ends = [end for _, end in days if end]
    if not days or len(starts) < len(days) or len(ends) < len(days) or max(starts) > min(ends):
        return "", ""
    return max(starts), min(ends)


def exclude(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Whether both sides state something and every value of one excludes every value of the
    other."""
    return bool(first and second) and all(
        compare(a.value, b.value) is Relation.DISJOINT for a in first for b in second
    )


def told(event: Numbered) -> str:
    """``2 June 2021 in New Delhi``: what is said of when and where, for a message."""
    dates = dict.fromkeys(show(c.value) for c in event.dates if isinstance(c.value, Date))
    places = dict.fromkeys(c.value.name for c in event.places if isinstance(c.value, Name))
    parts = [" or ".join(dates) or "no date", f"in {' or '.join(places)}" if places else ""]
    return " ".join(part for part in parts if part)
