"""Markdown: YAML front matter is metadata, the rest is the page. Offsets count from the file's
start."""

from __future__ import annotations

import re
from typing import Any

from factcheck.errors import SourceError
from factcheck.model import Metadata
from factcheck.sources import dates
from factcheck.sources.base import Content
from factcheck.sources.decoding import decode

SUFFIXES = (".md", ".markdown")

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
# The metadata's field: the front matter's keys for it, the first that is there counts.
_KEYS = {
    "title": ("title", "headline"),
    "published": (
        "published", "date", "date_published", "datepublished", "publish_date", "pubdate",
        "published_at", "created",
    ),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "publication", "site_name", "site", "source"),
    "agency": ("agency", "wire"),
    "url": ("url", "link", "canonical_url", "canonical", "permalink"),
}  # fmt: skip


def parse(raw: bytes, path: str) -> Content:
    """The text, its front matter's metadata and where the article begins.

    Raises SourceError for front matter that is no YAML, and where no article follows it.
    """
    text, note = decode(raw, path)
    notes = [note] if note else []
    match = _FRONT.match(text)
    fields = _front_matter(match[1], path) if match else None
    if match is None or fields is None:
        return Content(text=text, notes=tuple(notes))
    if not text[match.end() :].strip():
        raise SourceError("is empty below its front matter; give it a text", path=path)
    known = {field: _first(fields, keys) for field, keys in _KEYS.items()}
    stated = known["published"]
    known["published"] = dates.edtf(stated)
    if stated and not known["published"]:
        notes.append(f'the date "{stated}" could not be read; write it as YYYY-MM-DD')
    return Content(text=text, metadata=Metadata(**known), body=match.end(), notes=tuple(notes))


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
    return {key.lower(): value for key, value in loaded.items() if isinstance(key, str)}


def _first(fields: dict[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        words = _words(fields.get(key))
        if words:
            return words
    return ""


def _words(value: Any) -> str:
    """A scalar, the names of a list, or the name of a mapping."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return ", ".join(
            filter(None, (_words(item) for item in value if not isinstance(item, list)))
        )
    if isinstance(value, dict):
        return _words(value.get("name", "")) if not isinstance(value.get("name"), dict) else ""
    return ""
