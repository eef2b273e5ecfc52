"""How often a series is held, against the year it began and the dates of its events: a hint.

Passes: the sixth annual meeting, in 2025, of a group founded in 2020. Fires: the twelfth annual
meeting, in 2025, of a group founded in 2020.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from factcheck.checks import gates
from factcheck.checks.findings import Draft, Side
from factcheck.checks.numbered import Numbered, bounds, series
from factcheck.checks.rule import Options, says
from factcheck.checks.wording import ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim

Months = tuple[int, int]
"""An interval in months since year 0, inclusive."""


class CadenceOptions(Options, frozen=True):
    """How often each word says that a series is held."""

    months: Annotated[
        dict[str, int],
        says("The period of each word, in months: `annual` 12, `quarterly` 3."),
    ]
    slack: Annotated[
        int,
        says(
            "How many periods a series may be early or late (a year left out, a first meeting "
            "only in the year after the founding)."
        ),
    ] = 1


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One hint for each numbered event whose cadence cannot fit its date."""
    options = rule.options_as(CadenceOptions)
    founded = [
        c for c in bundle.of(bundle.subject, "organization.founded") if gates.firm(c, bundle)
    ]
    for events in series(bundle).values():
        for event in events:
            yield from _hint(event, events, founded, options)


def _hint(
    event: Numbered, events: Sequence[Numbered], founded: Sequence[Claim], options: CadenceOptions
) -> Iterator[Draft]:
    word, period = _cadence(event, options)
    held = _when(event)
    if not period or held is None:
        return
    others = [(o.number, _months(o.start, o.end), o.dates) for o in events if o.start]
    # the first event falls into the founding period or the one after it
    first, last = bounds(founded)
    if first and founded:
        months = _months(first, last)
        others.insert(0, (1, (months[0], months[1] + period), tuple(founded)))
    for number, when, claims in others:
        off = _off(event.number - number, period, when, held)
        if abs(off) > options.slack * period and claims:
            yield Draft(
                verdict="contradiction",
                predicate="event.ordinal",
                sides=(
                    Side(event.ordinals[0].value, event.ordinals),
                    Side(claims[0].value, claims),
                ),
                detail=(
                    f'whether "{word}" fits: the {ordinal(event.number)} {event.event.head} would '
                    f"be {abs(off) // period} {word} periods too {'late' if off > 0 else 'early'}"
                ),
            )
            return


def _cadence(event: Numbered, options: CadenceOptions) -> tuple[str, int]:
    for claim in event.ordinals:
        word = dict(claim.stated).get("cadence", "")
        if word in options.months:
            return word, options.months[word]
    return "", 0


def _when(event: Numbered) -> Months | None:
    """The months in which an event falls; one without a date, those in which it is spoken of."""
    if event.start:
        return _months(event.start, event.end)
    spoken = [c.as_of for c in event.ordinals if c.as_of and c.as_of.start and c.as_of.end]
    if not spoken:
        return None
    months = [_months(when.start or "", when.end or "") for when in spoken]
    return min(first for first, _ in months), max(last for _, last in months)


def _months(start: str, end: str) -> Months:
    return _month(start), _month(end)


def _month(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _off(steps: int, period: int, when: Months, held: Months) -> int:
    """Months by which ``held`` lies after (or, negative, before) ``steps`` periods from
    ``when``, at the least; 0 where it can fit."""
    earliest, latest = when[0] + steps * period, when[1] + steps * period
    if held[0] > latest:
        return held[0] - latest
    return min(0, held[1] - earliest)
