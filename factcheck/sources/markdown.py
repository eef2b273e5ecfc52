"""Markdown: YAML front matter is metadata, the rest is the page. Offsets count from the file's
start."""

from __future__ import annotations

import re
from typing import Any

from factcheck.errors import SourceError
from factcheck.sources import fields as keys
from factcheck.sources.base import Content
from factcheck.sources.decoding import decode
from factcheck.sources.fields import Fields

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)


def parse(raw: bytes, path: str, fields: Fields) -> list[Content]:
    """The text, its front matter's metadata and where the article begins.

    Raises SourceError for front matter that is no YAML, and where no article follows it.
    """
    text, note = decode(raw, path)
    notes = [note] if note else []
    match = _FRONT.match(text)
    record = _front_matter(match[1], path) if match else None
    if match is None or record is None:
        return [Content(text=text, notes=tuple(notes))]
    if not text[match.end() :].strip():
        raise SourceError("is empty below its front matter; give it a text", path=path)
    known, unread = keys.metadata(record, fields)
    return [
        Content(text=text, metadata=known, body=match.end(), notes=(*notes, *unread)),
    ]


def _front_matter(block: str, path: str) -> dict[str, Any] | None:
    """The fields as strings and lists of strings; None where the block is no front matter but text
    between two rules."""
    import yaml

    try:
        # every scalar stays a string: "date: 2026-06-31" is ours to judge
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        raise SourceError(
            f"front matter is no valid YAML{where}; quote values that hold a colon, "
            "or remove the block",
            path=path,
        ) from error
    if not isinstance(loaded, dict):
        return None
    return {key: value for key, value in loaded.items() if isinstance(key, str)}
