"""How many findings each rule made, by verdict, and how much of the claims was covered twice."""

from __future__ import annotations

from collections import Counter

from factcheck.report import text
from factcheck.report.view import View


def render(view: View) -> str:
    """One row per rule that found anything, by id, shown or not; then what they say together."""
    return _by_rule(view) + _coverage(view)


def _by_rule(view: View) -> str:
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


def _coverage(view: View) -> str:
    counts = view.summary
    second, claims = counts.claims_with_second_source, counts.claims
    share = f" ({100 * second / claims:.0f}%)" if claims else ""
    return (
        f"{second} of {text.plural(claims, 'claim')} had a second source{share}\n"
        f"{text.plural(counts.agreements, 'agreement')}, "
        f"{text.plural(counts.contradictions, 'contradiction')}"
        f"{f'; {counts.known} known' if counts.known else ''}\n"
    )
