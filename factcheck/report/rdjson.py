"""Reviewdog's diagnostic format (rdjson). Its columns count UTF-8 bytes."""

from __future__ import annotations

from typing import Any, Final

from factcheck.model import Finding
from factcheck.report.json import encode
from factcheck.report.located import Place, located
from factcheck.report.view import Page, View
from factcheck.version import HOMEPAGE

_SEVERITY: Final = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(view: View, page: Page) -> str:
    """One diagnostic result: the findings shown, then what was left out.

    What a waiver or the baseline accepts is not among them: the format cannot say that it is.
    """
    return encode(
        {
            "source": {"name": "factcheck", "url": HOMEPAGE},
            "diagnostics": [
                {
                    "message": each.message,
                    "location": _location(each.place, view),
                    "severity": _severity(each.finding),
                    "code": {"value": each.finding.rule},
                    "related_locations": [
                        {"message": place.says, "location": _location(place, view)}
                        for place in each.others
                    ],
                }
                for each in located(view)
                if each.finding.status == "new"
            ]
            + [
                {
                    "message": problem.message,
                    "location": {"path": problem.path},
                    "severity": "ERROR",
                }
                for problem in view.report.errors
                if problem.path
            ],
        }
    )


def _severity(finding: Finding) -> str:
    return _SEVERITY[finding.severity] if finding.verdict == "contradiction" else "INFO"


def _location(place: Place, view: View) -> dict[str, Any]:
    columns = place.column, place.end_column
    if place.source in view.sources:
        text = view.sources[place.source].text
        columns = _column(text, place.start), _column(text, place.end)
    return {
        "path": place.path,
        "range": {
            "start": {"line": place.line, "column": columns[0]},
            "end": {"line": place.end_line, "column": columns[1]},
        },
    }


def _column(text: str, offset: int) -> int:
    """The 1-based column of ``offset`` in bytes of UTF-8."""
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return len(text[line:offset].encode("utf-8", "surrogatepass")) + 1
