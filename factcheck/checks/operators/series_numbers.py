"""A number of a series belongs to one event, and none is skipped where the text says "next".

Passes: two articles on one second meeting. Fires: a second meeting in June in New Delhi and
another second meeting in August in Washington.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Final

from factcheck.checks.findings import Draft, Side
from factcheck.checks.numbered import Numbered, exclude, series, tellings, told
from factcheck.checks.rule import Options, says
from factcheck.checks.wording import against, ordinal
from factcheck.values import Ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule

_MOST_TELLINGS: Final = 40  # accounts of one number that are compared


class NumbersOptions(Options, frozen=True):
    """Which numbers may stand for two events, and which may be called skipped."""

    restarts: Annotated[
        tuple[str, ...],
        says(
            "Event nouns whose numbers begin anew (each season has a first match), so that "
            "one number on two events says nothing."
        ),
    ] = ()
    skipped: Annotated[
        bool,
        says(
            "Whether a number is called skipped where the words themselves place an event "
            "right after another."
        ),
    ] = True


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """Contradictions on numbers used twice and on numbers skipped."""
    options = rule.options_as(NumbersOptions)
    for head, events in tellings(bundle).items():
        if head not in options.restarts:
            for number, same in groupby(events, key=lambda event: event.number):
                yield from _twice(head, number, list(same)[:_MOST_TELLINGS], label=bundle.label)
    for head, events in series(bundle).items() if options.skipped else ():
        for event in events:
            yield from _skipped(bundle.label, head, event)


def _twice(head: str, number: int, accounts: Sequence[Numbered], *, label: str) -> Iterator[Draft]:
    """One number in accounts that differ in date and in place: with either alike it is one
    event."""
    apart = [one for one in accounts if any(_two_events(one, other) for other in accounts)]
    events: list[list[Numbered]] = []
    for one in apart:
        for event in events:
            if not any(_two_events(one, other) for other in event):
                event.append(one)
                break
        else:
            events.append([one])
    if events:
        yield Draft(
            verdict="contradiction",
            predicate="event.ordinal",
            sides=tuple(_side(number, event) for event in events),
            detail=f"which {head} was the {ordinal(number)} of {label}: "
            + against([told(event[0]) for event in events]),
        )


def _two_events(one: Numbered, other: Numbered) -> bool:
    return exclude(one.dates, other.dates) and exclude(one.places, other.places)


def _side(number: int, event: Sequence[Numbered]) -> Side:
    return Side(Ordinal(number), tuple(claim for account in event for claim in account.ordinals))


def _skipped(label: str, head: str, event: Numbered) -> Iterator[Draft]:
    for claim in event.ordinals:
        before = dict(claim.stated).get("follows", "")
        if before.isdigit() and int(before) + 1 != event.number:
            yield Draft(
                verdict="contradiction",
                predicate="event.ordinal",
                sides=(Side(Ordinal(int(before)), (claim,)), Side(claim.value, (claim,))),
                detail=f"which {head} of {label} followed the {ordinal(int(before))}",
            )
            return
