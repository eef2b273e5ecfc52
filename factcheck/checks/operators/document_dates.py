"""The dates that one page gives itself: of publication, and of its dateline.

Passes: published on 10 April, dateline 9 April. Fires: "Date: 2010-04-10" over "Published: April
10, 2007".
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from factcheck.checks.findings import Draft, Side
from factcheck.checks.positions import group
from factcheck.checks.rule import Options, says
from factcheck.values import Date, compare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim


class DocumentOptions(Options, frozen=True):
    """When two dates of one page are too far apart."""

    days: Annotated[
        int,
        says(
            "How many days apart two dates of one page may be: it was written, printed, posted and "
            "taken up by others on different days."
        ),
    ] = 31


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for each page whose own dates are too far apart."""
    days = rule.options_as(DocumentOptions).days
    for path in bundle.paths:
        dated = [
            claim
            for claim in bundle.of(bundle.subject, *rule.predicates)
            if claim.source == path and isinstance(claim.value, Date)
        ]
        if _apart(dated) > days:
            sides = tuple(Side(held.value, held.claims) for held in group(dated, compare))
            yield Draft(verdict="contradiction", predicate=dated[0].predicate, sides=sides)


def _apart(claims: Iterable[Claim]) -> int:
    """Days between the first and the last of the dates that give year, month and day."""
    days = [
        date.fromisoformat(claim.value.start)
        for claim in claims
        if isinstance(claim.value, Date) and claim.value.start == claim.value.end
        if claim.value.start is not None
    ]
    return (max(days) - min(days)).days if days else 0
