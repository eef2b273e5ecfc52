"""A body cannot have met before it was founded.

Passes: founded in 2020, first meeting in 2020. Fires: founded in 2020, second meeting in March
2019.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checks.findings import Draft, Side
from factcheck.checks.gates import firm
from factcheck.checks.numbered import bounds
from factcheck.checks.positions import group
from factcheck.checks.wording import listed, show
from factcheck.values import compare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for the founding and all events that certainly lie before it.

    Where the sources give two founding dates, the earliest counts: that they differ is another
    rule's matter.
    """
    foundings = [c for c in bundle.of(bundle.subject, "organization.founded") if firm(c, bundle)]
    dated = [(bounds((claim,)), claim) for claim in foundings]
    starts = [start for (start, _), _ in dated if start]
    if not starts or len(starts) < len(dated):
        return
    founded = min(starts)
    early = [c for event in bundle.entities for c in _before(bundle, event.id, founded)]
    if not early:
        return
    when = [Side(p.value, p.claims) for p in group(early, compare)]
    first = [claim for (start, _), claim in dated if start == founded]
    yield Draft(
        verdict="contradiction",
        predicate="organization.founded",
        sides=(Side(first[0].value, tuple(first)), *when),
        detail=f"founded {show(first[0].value)}, met {listed([show(each.value) for each in when])}",
    )


def _before(bundle: Bundle, event: str, founded: str) -> list[Claim]:
    """The dates of an event, if all that are told of it end before ``founded``."""
    dates = [
        claim
        for claim in bundle.claims
        if claim.subject == event and claim.predicate == "event.date" and firm(claim, bundle)
    ]
    _, end = bounds(dates)
    return dates if end and end < founded else []
