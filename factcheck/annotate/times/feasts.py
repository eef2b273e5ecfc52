"""Holidays that move from year to year: counted from Easter, or the so-and-so-many weekday of a
month.
"""

from __future__ import annotations

from datetime import date, timedelta

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher
    (Meeus, Astronomical Algorithms, 1991).
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def day_of(rule: str, year: int) -> date:
    """The day of a holiday in ``year``: ``easter-2``, ``11-thu4``, ``05-mon-1``."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    month, weekday, nth = int(rule[:2]), _WEEKDAYS.index(rule[3:6]), int(rule[6:])
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def near(rule: str) -> tuple[int, int]:
    """Month and day of a holiday in a middling year, by which the year it is meant of is told."""
    day = day_of(rule, 2011 if rule.startswith("easter") else 2010)
    return day.month, day.day
