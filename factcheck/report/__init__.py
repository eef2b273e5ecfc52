"""What the person sees: one file per format, each ``render(view, page) -> str``.

A format reads a View (a Report and what of it is shown) and knows nothing above it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.report.view import Page, View

FORMATS = {
    "full": "factcheck.report.full",
    "concise": "factcheck.report.concise",
    "json": "factcheck.report.json",
    "jsonl": "factcheck.report.jsonl",
    "sarif": "factcheck.report.sarif",
    "github": "factcheck.report.github",
    "gitlab": "factcheck.report.gitlab",
    "junit": "factcheck.report.junit",
    "rdjson": "factcheck.report.rdjson",
    "html": "factcheck.report.html",
}


def renderer(name: str) -> Callable[[View, Page], str]:
    """The ``render`` of the format called ``name``. Raises KeyError for an unknown format."""
    render: Callable[[View, Page], str] = import_module(FORMATS[name]).render
    return render
