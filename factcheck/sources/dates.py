"""Dates of metadata to EDTF: ISO first, then the formats of feeds and front matter."""

from __future__ import annotations

import re
from datetime import date, datetime

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?=$|[T\s])")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_NUMERIC = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})\b")
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})\b")
# An EDTF string of another shape than a plain day is taken as it stands.
_EDTF = re.compile(r"[\dX./~?%-]{4,21}")


def edtf(words: str) -> str:
    """The EDTF day (or month, or year) that ``words`` give, ``""`` where they give none for
    certain.

    03/04/2025 is ambiguous and stays unresolved. The clock and the time zone of the machine play
    no part: the day is the one the words state.
    """
    words = words.strip()
    if match := _ISO.match(words) or _COMPACT.fullmatch(words):
        year, month, day = match.groups()
        return _day(int(year), int(month), int(day) if day else None)
    if match := _YEAR_FIRST.match(words):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _NUMERIC.match(words):
        return _numeric(int(match[1]), int(match[3]), int(match[4]))
    if _EDTF.fullmatch(words):
        return _canonical(words)
    return _written(words) if words else ""


def _day(year: int, month: int, day: int | None) -> str:
    try:
        known = date(year, month, 1 if day is None else day)
    except ValueError:
        return ""
    return known.isoformat() if day else known.isoformat()[:7]


def _numeric(first: int, second: int, year: int) -> str:
    """Day and month in the one order that is possible; "" where both are."""
    orders = {_day(year, second, first), _day(year, first, second)} - {""}
    return orders.pop() if len(orders) == 1 else ""


def _canonical(words: str) -> str:
    from factcheck.values import Date

    try:
        return Date.parse(words).edtf
    except ValueError:
        return ""


def _written(words: str) -> str:
    """Month names and the like, by dateparser: English, absolute, day, month and year all
    stated."""
    import dateparser

    found = dateparser.parse(
        words,
        languages=["en"],
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "RELATIVE_BASE": datetime(2000, 1, 1),  # keeps the clock out
            "TIMEZONE": "UTC",  # and the machine's zone
        },
    )
    return found.date().isoformat() if found else ""
