"""Claims as a table: where, predicate, subject, value, the words."""

from __future__ import annotations

from factcheck.model import Report
from factcheck.report import text

WORDS = 60  # columns of a claim's own words and of a subject's label


def table(report: Report) -> str:
    """One row per claim, in order of source and place."""
    labels = {entity.id: entity.label for entity in report.subjects}
    return text.table(
        (
            f"{claim.source}:{claim.line}:{claim.column}",
            claim.predicate,
            text.shorten(labels.get(claim.subject, claim.subject), WORDS),
            text.shorten(text.describe(claim.value), WORDS),
            text.shorten(claim.text, WORDS),
        )
        for claim in report.claims
    )
