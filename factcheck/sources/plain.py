"""Plain text: all of the file is the article's page."""

from __future__ import annotations

from factcheck.sources.base import Content
from factcheck.sources.decoding import decode
from factcheck.sources.fields import Fields


def parse(raw: bytes, path: str, fields: Fields) -> list[Content]:
    """The text as decoded, line ends and all."""
    text, note = decode(raw, path)
    return [Content(text=text, notes=(note,) if note else ())]
