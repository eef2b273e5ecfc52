"""A number of a series belongs to one event, and none is skipped where the text says "next".

Passes: two articles on one second meeting. Fires: a second meeting in June in New Delhi and
another second meeting in August in Washington.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from factcheck.check.findings import Draft, Side
from factcheck.check.numbered import Numbered, exclude, series, told
from factcheck.check.rule import Options
from factcheck.check.wording import listed, ordinal
from factcheck.values import Ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.check.bundles import Bundle
    from factcheck.check.rule import Rule

_MOST_EVENTS: Final = 20  # events of one number that are compared


class NumbersOptions(Options, frozen=True):
    """``restarts``: event nouns whose numbers begin anew, so that one number on two events says
    nothing. ``skipped``: whether a number may be called skipped where the words themselves place
    an event right after another (``stated`` holds the number they name as ``follows``)."""

    restarts: tuple[str, ...] = ()
    skipped: bool = True


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """Contradictions on numbers used twice and on numbers skipped."""
    options = rule.options_as(NumbersOptions)
    for head, events in series(bundle).items():
        if head not in options.restarts:
            for number, same in groupby(events, key=lambda event: event.number):
                yield from _twice(head, number, list(same)[:_MOST_EVENTS])
        if options.skipped:
            for event in events:
                yield from _skipped(head, event)


def _twice(head: str, number: int, events: Sequence[Numbered]) -> Iterator[Draft]:
    """One number on events that differ in date and in place: with either alike they are one
    event."""
    apart = [
        event
        for event in events
        if any(
            exclude(event.dates, other.dates) and exclude(event.places, other.places)
            for other in events
            if other is not event
        )
    ]
    if apart:
        yield Draft(
            verdict="contradiction",
            predicate="event.ordinal",
            sides=tuple(Side(Ordinal(number), event.ordinals) for event in apart),
            notes=(f"{ordinal(number)} {head}: {listed([told(e) for e in apart])}",),
            detail=f"which {head} was the {ordinal(number)}",
        )


def _skipped(head: str, event: Numbered) -> Iterator[Draft]:
    for claim in event.ordinals:
        before = dict(claim.stated).get("follows", "")
        if before.isdigit() and int(before) + 1 != event.number:
            yield Draft(
                verdict="contradiction",
                predicate="event.ordinal",
                sides=(Side(Ordinal(int(before)), (claim,)), Side(claim.value, (claim,))),
                detail=f"which {head} followed the {ordinal(int(before))}",
            )
            return
