"""The events of a series must follow one another in the order of their numbers.

Passes: second meeting in June 2021, fifth in October 2024. Fires: second meeting in June 2021,
third in March 2020.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

from factcheck.checks.findings import Draft, Side
from factcheck.checks.numbered import Numbered, series
from factcheck.checks.rule import Options, says
from factcheck.checks.wording import ordinal, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule


class OrderOptions(Options, frozen=True):
    """Which events of a series can be set in order."""

    restarts: Annotated[
        tuple[str, ...],
        says(
            "Event nouns whose numbers begin anew (each season has a first match), so that "
            "only events at most `restart_days` apart are compared."
        ),
    ] = ()
    restart_days: Annotated[
        int,
        says(
            "How many days apart two events of a noun in `restarts` may be and still be of "
            "one season."
        ),
    ] = 60


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for each kind of event whose numbers and certain dates run against each
    other."""
    options = rule.options_as(OrderOptions)
    for head, events in series(bundle).items():
        days = options.restart_days if head in options.restarts else None
        wrong = list(_disorder([e for e in events if e.start], days))
        if wrong:
            yield _draft(head, wrong)


def _disorder(
    events: Sequence[Numbered], most_days: int | None
) -> Iterator[tuple[Numbered, Numbered]]:
    """Pairs of a lower number with a later date and a higher number with an earlier one; each
    higher number once, against the latest of those below it."""
    latest: Numbered | None = None
    for _, same in groupby(events, key=lambda event: event.number):
        alike = list(same)
        for event in alike:
            if latest is not None and latest.start > event.end:
                apart = date.fromisoformat(latest.start) - date.fromisoformat(event.end)
                if most_days is None or apart.days <= most_days:
                    yield latest, event
        latest = max([*alike, *([latest] if latest else [])], key=lambda e: (e.start, -e.number))


def _draft(head: str, wrong: Sequence[tuple[Numbered, Numbered]]) -> Draft:
    involved = {event.event.id: event for pair in wrong for event in pair}
    events = sorted(involved.values(), key=lambda e: (e.number, e.start, e.event.id))
    sides = tuple(Side(event.dates[0].value, event.dates) for event in events)
    told = "; ".join(
        f"the {ordinal(high.number)} {head} is dated {show(high.dates[0].value)}, "
        f"the {ordinal(low.number)} {show(low.dates[0].value)}"
        for low, high in wrong
    )
    return Draft(verdict="contradiction", predicate="event.date", sides=sides, detail=told)
