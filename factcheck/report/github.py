"""Workflow commands of GitHub Actions: one annotation per finding, on the line it is reported at.

``summary`` is the same as Markdown, for the summary of the step (``GITHUB_STEP_SUMMARY``).
"""

from __future__ import annotations

from factcheck.model import Finding
from factcheck.report.located import located
from factcheck.report.text import heading, summary_line
from factcheck.report.view import Page, View


def render(view: View, page: Page) -> str:
    """``::error file=...,line=...::message`` for each finding shown, in order."""
    lines = []
    for each in located(view):
        place, finding = each.place, each.finding
        places = {
            "file": place.path,
            "line": place.line,
            "endLine": place.end_line,
            "col": place.column,
            "endColumn": place.end_column,
            "title": f"{finding.rule} {finding.name}",
        }
        given = ",".join(f"{key}={_property(str(value))}" for key, value in places.items())
        lines.append(f"::{_command(finding)} {given}::{_data(each.message)}")
    return "".join(f"{line}\n" for line in lines)


def summary(view: View) -> str:
    """A table of the findings shown, as Markdown."""
    rows = [
        f"| {heading(each.finding)} | {_cell(each.finding.message)} | "
        f"`{each.place.path}:{each.place.line}` | "
        + _cell(", ".join(f"{place.path}:{place.line}" for place in each.others))
        + " |"
        for each in located(view)
    ]
    table = ["", "| finding | what | where | and |", "|---|---|---|---|", *rows] if rows else []
    return "\n".join(["## factcheck", "", summary_line(view), *table]) + "\n"


def _command(finding: Finding) -> str:
    if finding.verdict in ("agreement", "update") or finding.status != "new":
        return "notice"
    return {"error": "error", "warning": "warning"}.get(finding.severity, "notice")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
