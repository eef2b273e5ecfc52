"""Plain text: all of the file is the article's page."""

from __future__ import annotations

from factcheck.sources.base import Content
from factcheck.sources.decoding import decode

SUFFIXES = (".txt", ".text")


def parse(raw: bytes, path: str) -> Content:
    """The text as decoded, line ends and all."""
    text, note = decode(raw, path)
    return Content(text=text, notes=(note,) if note else ())
