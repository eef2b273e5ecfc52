"""Reading EDTF, the Extended Date/Time Format (ISO 8601-2:2019), as far as news needs it.

Read are years, months and days with unknown digits (``202X``, ``XXXX-11-28``), seasons, quarters
and halves (``2024-21``, ``2024-33``, ``2024-40``), hours and zones (``2012-01-11T07:37+07:00``),
the qualifiers ``~ ? %`` at the end of a date, and intervals with open ends (``2020/..``). Years
are 0001 to 9999.
"""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date
from functools import lru_cache

from msgspec import Struct

_POINT = re.compile(
    r"""(?P<year>[0-9X]{4})
        (?:-(?P<month>[0-9X]{2})
        (?:-(?P<day>[0-9X]{2})
        (?:T(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?
           (?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?
        (?P<qualifier>[~?%]?)""",
    re.VERBOSE,
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# first and last month of what stands where a month would: seasons, quarters, thirds, halves
_SPANS = {
    **{21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)},
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)},
    **{37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)},
}
SEASONS = frozenset((21, 22, 23, 24))
UNKNOWN = "XXXX"


class Point(Struct, frozen=True):
    """One date. ``year`` keeps its unknown digits; ``month`` is 1 to 12 or a season, quarter or
    half (21 to 41); ``minute`` counts from midnight; ``zone`` is minutes east of Greenwich."""

    year: str
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: int | None = None
    approximate: bool = False

    @property
    def precision(self) -> str:
        """``time``, ``day``, ``month``, ``season``, ``year``, ``decade``, ``century`` or
        ``unknown``."""
        if self.hour is not None:
            return "time"
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month" if self.month <= 12 else "season"
        return ("year", "decade", "century", "unknown", "unknown")[self.year.count("X")]

    @property
    def year_known(self) -> bool:
        """Whether all digits of the year are known."""
        return "X" not in self.year

    def days(self) -> tuple[int, int] | None:
        """First and last day as proleptic Gregorian ordinals; None where the year is wholly
        unknown."""
        if self.year == UNKNOWN:
            return None
        low = max(1, int(self.year.replace("X", "0")))
        high = int(self.year.replace("X", "9"))
        if self.month is None:
            first, last = (1, 12)
        else:
            first, last = _SPANS.get(self.month, (self.month, self.month))
        return _first_day(low, first, self.day), _last_day(high, last, self.day)


class Span(Struct, frozen=True):
    """What an EDTF string says: one point (``last is first``) or an interval; None is an open
    end."""

    first: Point | None
    last: Point | None
    is_range: bool = False


def _first_day(year: int, month: int, day: int | None) -> int:
    if day is not None and day > _month_length(year, month):  # 20XX-02-29
        day = _month_length(year, month)
    return date(year, month, day or 1).toordinal()


def _last_day(year: int, month: int, day: int | None) -> int:
    if month > 12:  # a winter runs into the next year
        if year == 9999:
            return date.max.toordinal()
        year, month = year + 1, month - 12
    length = _month_length(year, month)
    return date(year, month, min(day or length, length)).toordinal()


def _month_length(year: int, month: int) -> int:
    return 28 if month == 2 and not isleap(year) else _DAYS[month - 1]


@lru_cache(maxsize=65536)
def parse(text: str) -> Span:
    """Reads an EDTF string. Raises ValueError for what is none, for dates that do not exist
    (``2025-02-29``) and for intervals that end before they start."""
    if "/" not in text:
        point = parse_point(text)
        return Span(point, point)
    first_text, _, last_text = text.partition("/")
    first, last = _end(first_text), _end(last_text)
    if first is None and last is None:
        raise ValueError(f"an interval needs at least one end: {text!r}")
    if first is not None and last is not None:
        if first == last:
            return Span(first, first)
        _check_order(first, last, text)
    return Span(first, last, is_range=True)


def _end(text: str) -> Point | None:
    return None if text in ("..", "") else parse_point(text)


def _check_order(first: Point, last: Point, text: str) -> None:
    start, end = first.days(), last.days()
    if start is not None and end is not None and start[0] > end[1]:
        raise ValueError(f"an interval ends before it starts: {text!r}")


def parse_point(text: str) -> Point:
    """One EDTF date, no interval. Raises ValueError."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month_text, day_text = match["year"], match["month"], match["day"]
    if year == "0000" or not re.fullmatch(r"[0-9]*X*", year):
        raise ValueError(
            f"year outside 0001 to 9999, or unknown digits before known ones: {text!r}"
        )
    month = _number(month_text, text)
    day = _number(day_text, text)
    if month is not None and not (1 <= month <= 12 or month in _SPANS):
        raise ValueError(f"there is no month {month}: {text!r}")
    if day is not None:
        _check_day(year, month, day, text)
    return _with_time(Point(year, month, day, approximate=bool(match["qualifier"])), match)


def _number(digits: str | None, text: str) -> int | None:
    if digits is None or digits == "XX":
        return None
    if "X" in digits:
        raise ValueError(f"a month or day is known or unknown as a whole: {text!r}")
    return int(digits)


def _check_day(year: str, month: int | None, day: int, text: str) -> None:
    if month is not None and month > 12:
        raise ValueError(f"a season has no days of the month: {text!r}")
    length = 31 if month is None else _DAYS[month - 1]
    if month == 2 and "X" not in year:
        length = _month_length(int(year), 2)
    if not 1 <= day <= length:
        raise ValueError(f"there is no such day: {text!r}")


def _with_time(point: Point, match: re.Match[str]) -> Point:
    if match["hour"] is None:
        return point
    hour, minute = int(match["hour"]), int(match["minute"]) if match["minute"] else None
    if hour > 23 or (minute or 0) > 59 or int(match["second"] or 0) > 59:
        raise ValueError(f"there is no such time of day: {match.string!r}")
    if point.day is None or point.month is None:
        raise ValueError(f"a time needs a day: {match.string!r}")
    zone = None if match["zone"] is None else _zone(match["zone"], match.string)
    return Point(
        point.year,
        point.month,
        point.day,
        hour=hour,
        minute=minute,
        zone=zone,
        approximate=point.approximate,
    )


def _zone(zone: str, text: str) -> int:
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes > 18 * 60 or int(digits[2:]) > 59:
        raise ValueError(f"there is no such zone: {text!r}")
    return -minutes if zone[0] == "-" else minutes


def write_point(point: Point) -> str:
    """The canonical EDTF of a point."""
    out = point.year
    if point.month is not None or point.day is not None:
        out += f"-{point.month:02d}" if point.month is not None else "-XX"
    if point.day is not None:
        out += f"-{point.day:02d}"
    if point.hour is not None:
        out += f"T{point.hour:02d}"
        if point.minute is not None:
            out += f":{point.minute:02d}"
        out += write_zone(point.zone)
    return out + ("~" if point.approximate else "")


def write_zone(zone: int | None) -> str:
    """``Z``, ``+05:30``, ``-08:00``; nothing where the zone is unknown."""
    if zone is None:
        return ""
    if zone == 0:
        return "Z"
    return f"{'-' if zone < 0 else '+'}{abs(zone) // 60:02d}:{abs(zone) % 60:02d}"


def write(span: Span) -> str:
    """The canonical EDTF of a span."""
    if not span.is_range and span.first is not None:
        return write_point(span.first)
    ends = ("" if end is None else write_point(end) for end in (span.first, span.last))
    return "/".join(end or ".." for end in ends)
