"""How much of what the sources claim can be held against a second source at all."""

from __future__ import annotations

from collections import defaultdict

from factcheck.model import Claim, Report
from factcheck.values import Quantity

Proposition = tuple[str, str, str]  # subject, predicate, unit


def seconded(report: Report) -> int:
    """How many claims had a second source: one that speaks of the same proposition (a subject, a
    predicate, and of a quantity what it counts) and does not repeat the first one's text.

    It need not agree: 8 arrests in one source and 5 in another are two such claims.
    """
    originals = {copy.path: copy.original for copy in report.copies}
    sources: defaultdict[Proposition, set[str]] = defaultdict(set)
    for claim in report.claims:
        sources[_proposition(claim)].add(originals.get(claim.source, claim.source))
    return sum(len(sources[_proposition(claim)]) > 1 for claim in report.claims)


def _proposition(claim: Claim) -> Proposition:
    unit = claim.value.unit if isinstance(claim.value, Quantity) else ""
    return claim.subject, claim.predicate, unit
