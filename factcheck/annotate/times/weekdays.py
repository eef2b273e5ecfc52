"""A weekday said after its date: "20 January 2026 (Monday)", "January 20, 2026, a Monday".

Both words give one day; the weekday is kept beside the date, so that it can be held against it.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from factcheck.model import Time

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BETWEEN: Final = re.compile(r"\s?\(\s?|, (?:a|an|which (?:was|is) a|on a) ")
_ONE_DAY: Final = re.compile(r"[\dX]{4}-\d\d-\d\d")


def join(times: list[Time], text: str) -> list[Time]:
    """``times`` with each weekday that is set beside a date taken into it."""
    joined: list[Time] = []
    for time in times:
        before = joined[-1] if joined else None
        if before is not None and _belongs(before, time, text):
            end = time.end + text.startswith(")", time.end)
            words = text[before.start : end]
            weekday = _DAYS.index(time.text.lower())
            joined[-1] = replace(before, end=end, text=words, weekday=weekday)
        else:
            joined.append(time)
    return joined


def _belongs(day: Time, time: Time, text: str) -> bool:
    if day.weekday is not None or day.date is None or time.text.lower() not in _DAYS:
        return False
    return bool(_ONE_DAY.fullmatch(day.date.edtf) and _BETWEEN.fullmatch(text, day.end, time.start))
