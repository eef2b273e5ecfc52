"""How many findings each rule made, by verdict."""

from __future__ import annotations

from collections import Counter

from factcheck.report import text
from factcheck.report.view import View


def render(view: View) -> str:
    """One row per rule that found anything, by id; shown or not."""
    findings = view.report.findings
    names = {finding.rule: finding.name for finding in findings}
    counts = Counter((finding.rule, finding.verdict) for finding in findings)
    return text.table(
        (
            rule,
            names[rule],
            ", ".join(
                text.plural(counts[rule, verdict], verdict)
                for verdict in ("contradiction", "agreement", "variant", "update")
                if counts[rule, verdict]
            ),
        )
        for rule in sorted(names)
    )
