"""One dispute is one finding: which of two rules that see the same thing speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checks.wording import normalised, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.model import Claim, Finding


def settle(findings: Iterable[Finding], claims: Iterable[Claim]) -> list[Finding]:
    """``findings`` without those that another rule already tells.

    One acronym for two long names is FC502, so that two names of one event's body (FC203) are
    told only where no acronym joins them. One number on accounts that differ in date and in
    place is FC302, so that the date (FC201) and the place (FC202) of what was taken for one
    event are not told again.
    """
    kept = list(findings)
    disputes = [f for f in kept if f.verdict == "contradiction"]
    joined = [_names(f) for f in disputes if f.rule == "FC502"]
    twice = _events([f for f in disputes if f.rule == "FC302"], claims)
    return [
        f
        for f in kept
        if f.verdict != "contradiction"
        or not (
            (f.rule == "FC203" and any(_names(f) <= names for names in joined))
            or (f.rule in ("FC201", "FC202") and f.subject in twice)
        )
    ]


def _names(finding: Finding) -> frozenset[str]:
    return frozenset(normalised(text_of(position.value)) for position in finding.positions)


def _events(findings: Iterable[Finding], claims: Iterable[Claim]) -> frozenset[str]:
    """The events that the claims of ``findings`` are about."""
    ids = {
        claim for finding in findings for position in finding.positions for claim in position.claims
    }
    return frozenset(claim.subject for claim in claims if claim.id in ids) if ids else frozenset()
