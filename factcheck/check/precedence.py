"""One dispute is one finding: which of two rules that see the same thing speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.wording import normalised, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.model import Finding


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """``findings`` without those that another rule already tells.

    One acronym for two long names is FC502, so that two names of one event's body (FC203) are
    told only where no acronym joins them.
    """
    kept = list(findings)
    joined = [_names(f) for f in kept if f.rule == "FC502" and f.verdict == "contradiction"]
    if not joined:
        return kept
    return [
        f
        for f in kept
        if f.rule != "FC203"
        or f.verdict != "contradiction"
        or not any(_names(f) <= names for names in joined)
    ]


def _names(finding: Finding) -> frozenset[str]:
    return frozenset(normalised(text_of(position.value)) for position in finding.positions)
