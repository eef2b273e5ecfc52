"""The input formats, by suffix. A new one is a module like ``plain`` and a line here.

A format is imported when a file of it is read: web pages and JSON need more than plain text does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from factcheck.sources.base import Format

SUFFIXES: Final[dict[str, str]] = {
    ".docx": "papers",
    ".htm": "webpages",
    ".html": "webpages",
    ".json": "records",
    ".jsonl": "records",
    ".markdown": "markdown",
    ".md": "markdown",
    ".ndjson": "records",
    ".pdf": "papers",
    ".text": "plain",
    ".txt": "plain",
    ".xhtml": "webpages",
}


def form(suffix: str) -> Format | None:
    """The module that reads files of this suffix, whatever its case; None where none does."""
    module = SUFFIXES.get(suffix.lower())
    return cast("Format", import_module(f"factcheck.sources.{module}")) if module else None


def supported() -> str:
    """The suffixes as a message names them."""
    return ", ".join(sorted(SUFFIXES))
