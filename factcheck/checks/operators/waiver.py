"""Waivers that waive nothing, and those whose day is past.

Passes: a waiver through 30 June on 30 June. Fires: the same on 1 July; one whose dispute is
settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from factcheck.checks.findings import Draft, Side
from factcheck.checks.rule import Options, says
from factcheck.checks.wording import show
from factcheck.values import Date, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Waiver


class WaiverOptions(Options, frozen=True):
    """What is looked for in a waiver."""

    fault: Annotated[
        Literal["unused", "expired"],
        says(
            "`unused`: it waives nothing, whatever its day; `expired`: its last day is past and "
            "its dispute still there."
        ),
    ]


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction where the waiver has the fault."""
    waived = bundle.waived
    if waived is None:
        return
    fault = rule.options_as(WaiverOptions).fault
    found = waived.finding
    if fault == "unused" and found is None:
        yield _draft(waived.waiver, detail=waived.waiver.dispute.rule or "any rule")
    elif fault == "expired" and found is not None and waived.expired:
        last = show(Date(waived.waiver.expires))
        yield _draft(waived.waiver, f"{found.rule} stands again: {found.message}", detail=last)


def _draft(waiver: Waiver, *notes: str, detail: str) -> Draft:
    side = Side(Text(waiver.dispute.fingerprint), (), (waiver.spot.path,))
    return Draft(
        verdict="contradiction",
        predicate="waiver",
        sides=(side,),
        notes=(f'{waiver.author} waived it: "{waiver.reason}"', *notes),
        detail=detail,
        spot=waiver.spot,
    )
