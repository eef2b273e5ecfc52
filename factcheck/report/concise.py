"""One line per finding, as editors jump to it: ``path:line:column: error[FC201] ...``."""

from __future__ import annotations

from factcheck.report.places import primary, sources
from factcheck.report.text import speller, style, summary_line
from factcheck.report.view import Page, View


def render(view: View, page: Page) -> str:
    """A line for each finding shown, and the summary."""
    spell, styled = speller(page), style(view, page)
    lines = []
    for finding in view.shown:
        claim = primary(finding, view)
        if claim:
            where = view.where(claim)
        elif finding.spot:
            where = f"{finding.spot.path}:{finding.spot.line}:{finding.spot.column}"
        else:
            where = ":".join([*sources(finding)[:1], "1:1"])
        lines.append(f"{spell(where)}: {styled.head(finding)} {spell(finding.message)}")
    if page.summary:
        lines.append(summary_line(view))
    return "".join(f"{line}\n" for line in lines)
