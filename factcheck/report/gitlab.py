"""GitLab's code quality report: a list of issues, each with a fingerprint of its own."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from factcheck.model import Finding
from factcheck.report.located import Place, located
from factcheck.report.view import Page, View

_SEVERITY: Final = {"error": "major", "warning": "minor", "note": "info"}


def render(view: View, page: Page) -> str:
    """One JSON array; findings that a waiver or the baseline accepts are left out, since the format
    cannot say that they are."""
    issues: list[dict[str, Any]] = [
        {
            "description": each.message,
            "check_name": each.finding.rule,
            "fingerprint": each.finding.fingerprint,
            "severity": _severity(each.finding),
            "location": _location(each.place),
            "other_locations": [_location(place) for place in each.others],
        }
        for each in located(view)
        if each.finding.status == "new"
    ]
    text = msgspec.json.encode(issues, order="sorted").decode()
    return msgspec.json.format(text, indent=2) + "\n"


def _severity(finding: Finding) -> str:
    return _SEVERITY[finding.severity] if finding.verdict == "contradiction" else "info"


def _location(place: Place) -> dict[str, Any]:
    return {"path": place.path, "lines": {"begin": place.line, "end": place.end_line}}
