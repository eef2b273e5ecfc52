"""One finding per line, each a JSON object of the report's shape."""

from __future__ import annotations

from factcheck.report import json
from factcheck.report.view import Page, View


def render(view: View, page: Page) -> str:
    """The findings shown and those that are known, in the order of the report; nothing at all where
    there are none."""
    return "".join(json.encode_line(json.finding(each)) + "\n" for each in view.recorded)
