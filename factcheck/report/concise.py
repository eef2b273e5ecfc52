"""One line per finding, as editors jump to it: ``path:line:column: error[FC201] ...``."""

from __future__ import annotations

from factcheck.report.places import primary, sources
from factcheck.report.text import Style, heading, printable, summary_line
from factcheck.report.view import Page, View


def render(view: View, page: Page) -> str:
    """A line for each finding shown, and the summary."""
    style = Style(page.colour)
    lines = []
    for finding in view.shown:
        claim = primary(finding, view)
        if claim:
            where = f"{claim.source}:{claim.line}:{claim.column}"
        else:
            where = ":".join([*sources(finding)[:1], "1:1"])
        head = style.grade(heading(finding), finding)
        lines.append(f"{printable(where)}: {head} {printable(finding.message)}")
    return "\n".join([*lines, summary_line(view)]) + "\n"
