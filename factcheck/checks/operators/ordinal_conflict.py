"""An event of a series has one number.

Passes: the fourth meeting in May 2024 and the fifth in May 2025. Fires: the 21st congress in Faenza
on 4-7 July and the 22nd congress of that union in Faenza on 4-7 July.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.checks.findings import Draft, Side
from factcheck.checks.numbered import Numbered, series
from factcheck.checks.operators import conflict
from factcheck.values import Ordinal, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """What sources say of the number of one event, as ``conflict`` does; and events of one body
    that differ in nothing but their number."""
    if bundle.by == "subject":
        yield from conflict.check(bundle, rule)
        return
    for events in series(bundle).values():
        dated = sorted((e for e in events if e.start), key=lambda e: (e.start, e.end, e.number))
        for _, same in groupby(dated, key=lambda e: (e.start, e.end)):
            yield from _twins(list(same))


def _twins(events: Sequence[Numbered]) -> Iterator[Draft]:
    """Two numbers on one day in one place; an article that tells of both means two events."""
    first = events[0]
    twins = [e for e in events[1:] if e.number != first.number and _one_event(first, e)]
    if twins:
        involved = [first, *twins]
        yield Draft(
            verdict="contradiction",
            predicate="event.ordinal",
            subject=first.event,
            sides=tuple(Side(Ordinal(e.number), e.ordinals) for e in involved),
            notes=("same event: the body, the dates and the place agree",),
        )


def _one_event(one: Numbered, other: Numbered) -> bool:
    paths = {path for path, _ in one.event.members} & {path for path, _ in other.event.members}
    told = {c.source for c in one.ordinals} & {c.source for c in other.ordinals}
    alike = any(compare(a.value, b.value).agrees for a in one.places for b in other.places)
    return alike and not paths and not told and _within_days(one)


def _within_days(event: Numbered) -> bool:
    """Whether the date is told to the day; a month or a year holds many events."""
    return event.start[:7] == event.end[:7] and not (
        event.start.endswith("-01") and int(event.end[8:]) >= 28
    )
