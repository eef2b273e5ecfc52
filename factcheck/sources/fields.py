"""Which keys of a record (front matter, JSON) say what of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.model import Metadata
from factcheck.sources import dates

Fields = Mapping[str, tuple[str, ...]]

# What a record may call each thing; the first key that is there and says something counts.
KEYS: Final[Fields] = {
    "text": (
        "text", "body", "content", "articlebody", "article_body", "maintext", "full_text",
        "fulltext", "content_text", "story", "article",
    ),
    "id": ("id", "_id", "uuid", "guid", "slug"),
    "title": ("title", "headline"),
    "published": (
        "published", "date", "date_published", "datepublished", "publish_date", "pubdate",
        "published_at", "publishedat", "publication_date", "created",
    ),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "publication", "site_name", "site", "source", "sitename"),
    "agency": ("agency", "wire"),
    "url": ("url", "link", "canonical_url", "canonical", "permalink"),
}  # fmt: skip


def mapped(own: Fields) -> Fields:
    """The keys of each field, those that the configuration gives before the usual ones; ``date``
    is another word for ``published``."""
    given = {**own, "published": (*own.get("published", ()), *own.get("date", ()))}
    return {field: (*given.get(field, ()), *keys) for field, keys in KEYS.items()}


def values(record: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[Any]:
    """What the record holds under each of the keys, in their order, whatever their case.

    A key with dots leads into records within (``article.body``).
    """
    folded: dict[str, Any] = {}
    for key, value in record.items():
        folded.setdefault(key.casefold(), value)
    for key in keys:
        if key in record:
            yield record[key]
        elif key.casefold() in folded:
            yield folded[key.casefold()]
        else:
            head, dot, rest = key.partition(".")
            inner = record.get(head) if dot else None
            if isinstance(inner, Mapping):
                yield from values(inner, (rest,))


def metadata(record: Mapping[str, Any], fields: Fields) -> tuple[Metadata, tuple[str, ...]]:
    """What a record says of its article, and a note on a date that cannot be read."""
    known = {
        field: next(filter(None, map(words, values(record, fields[field]))), "")
        for field in Metadata.__struct_fields__
    }
    stated = known["published"]
    known["published"] = dates.edtf(stated)
    unread = bool(stated) and not known["published"]
    note = f'the date "{stated}" could not be read; write it as YYYY-MM-DD'
    return Metadata(**known), (note,) if unread else ()


def words(value: Any) -> str:
    """A scalar, the names of a list, or the name of a record."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(
            filter(None, (words(each) for each in value if not isinstance(each, list)))
        )
    if isinstance(value, Mapping):
        name = value.get("name", "")
        return "" if isinstance(name, Mapping) else words(name)
    return ""
