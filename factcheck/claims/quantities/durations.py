"""Spans of time as quantities: four and a half months, 136 days, a six-month sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factcheck.model import Span
from factcheck.values import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading

_TIMEX: Final = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|Y|M|W|D|H|S)")
_UNITS: Final = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade",
    "TH": "h", "TM": "min", "TS": "s",
}  # fmt: skip
# a number of years with one of these behind it is a point in time or an age
_POINTS: Final = re.compile(
    r"[\s-]*(?:ago|earlier|later|after|before|old|olds|of age|from now|since|prior|early|late|into"
    r"|away)\b"
)
_PARTS: Final = re.compile(r"(?:(\d+)[\s-]?)?(\d)\s?/\s?\Z")
_BOUNDS: Final = re.compile(
    r"(?:(more than|over|above|(?:great|high)er than)|(at least)"
    r"|(less than|fewer than|under|below|lower than)|(up to|at most|no more than)"
    r"|(nearly|almost)|(about|around|some|roughly|approximately))\s+(?:an?\s+)?\Z",
    re.IGNORECASE,
)
_BEFORE: Final = 24  # code points before a span of time that may bound it


def find(reading: Reading) -> Iterator[tuple[Span, Quantity]]:
    """Spans of time that last, in order, with their length."""
    for time in reading.document.times:
        if time.type != "DURATION" or not reading.claimable(time.start):
            continue
        value = _length(time.timex)
        if value is None or _POINTS.match(reading.text, time.end):
            continue
        number, name = value
        yield bounded(reading.text, time, number, name, rough=time.approximate)


@lru_cache(maxsize=1024)
def _length(timex: str) -> tuple[float, str] | None:
    """The number and unit of P4.5M, PT30S; None for a vague one (PXM)."""
    found = _TIMEX.fullmatch(timex)
    if found is None:
        return None
    return float(found[2]), _UNITS.get(found[1] + found[3], "")


def bounded(
    text: str, time: Span, number: float, name: str, *, rough: bool = False
) -> tuple[Span, Quantity]:
    """A measure at ``time`` with the words before it that bound it."""
    start = time.start
    before = text[max(0, start - _BEFORE) : start]
    if (parts := _PARTS.search(before)) is not None and number:
        # "4 1/2 months", of which "2 months" was read
        number = float(parts[1] or 0) + float(parts[2]) / number
        start -= len(parts[0])
        before = before[: parts.start()]
    low: float | None = number
    high: float | None = number
    if (bound := _BOUNDS.search(before)) is not None:
        start -= len(bound[0])
        low, high = _interval(number, bound.lastindex or 0)
        rough = rough or bound.lastindex in (5, 6)
    elif rough:
        low, high = number * 0.9, number * 1.1
    span = Span(start, time.end, text[start : time.end])
    return span, Quantity(_plain(low), _plain(high), name, rough)


def _interval(number: float, bound: int) -> tuple[float | None, float | None]:
    """More than, at least, less than, up to, nearly, about, by the group that matched."""
    if bound in (1, 2):
        return number, None
    if bound in (3, 4):
        return 0, number
    return (number * 0.9, number) if bound == 5 else (number * 0.9, number * 1.1)


def _plain(number: float | None) -> float | int | None:
    return None if number is None else int(number) if float(number).is_integer() else number
