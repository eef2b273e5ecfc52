"""From what an expression says to its TIMEX3 value and its EDTF date, counted from the article's
own day.

The clock of the machine is never read: a year or day that neither the words nor the article give
stays unknown.
"""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from factcheck.annotate.times import cues, feasts
from factcheck.annotate.times.nodes import (
    Calendar,
    Clock,
    Expression,
    Named,
    Node,
    Period,
    Range,
    Reference,
    Shift,
)
from factcheck.annotate.times.tokens import Tokens

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_PERIODS = {
    **{"SP": "21", "SU": "22", "FA": "23", "WI": "24"},
    **{"Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41"},
}
_PERIOD_MONTH = {
    "SP": 4,
    "SU": 7,
    "FA": 10,
    "WI": 1,
    "Q1": 2,
    "Q2": 5,
    "Q3": 8,
    "Q4": 11,
    "H1": 4,
    "H2": 10,
}


class Resolved(NamedTuple):
    """A TIMEX3 value, the EDTF date (None where there is none) and how it was had."""

    timex: str
    edtf: str | None = None
    anchored: bool = False
    derivation: str = ""
    fault: str = ""
    approximate: bool = False


class Context(NamedTuple):
    """What an expression is resolved against. ``day_first`` is whether dates in figures put the
    day first, None
    where the text does not tell."""

    tokens: Tokens
    anchor: date | None
    day_first: bool | None = None


def resolve(e: Expression, context: Context) -> Resolved:
    """The value of one expression."""
    text = context.tokens.slice(e.first, e.last)
    found = _node(e.node, e, context, text)
    if e.given and not found.derivation:
        found = found._replace(derivation=e.given[0].format(text=text))
    if e.clock is not None:
        return _with_clock(found, e.clock)
    if e.part and found.timex and isinstance(e.node, Shift | Named | Calendar):
        return found._replace(timex=f"{found.timex}T{e.part}")
    return found


def _node(node: Node, e: Expression, context: Context, text: str) -> Resolved:
    if isinstance(node, Calendar):
        return _calendar(node, e, context, text)
    if isinstance(node, Named):
        return _named(node, e, context, text)
    if isinstance(node, Shift):
        return _shift(node, context, text, e.part)
    if isinstance(node, Range):
        return _range(node, e, context, text)
    if isinstance(node, Period):
        return Resolved(node.timex)
    if isinstance(node, Reference):
        return Resolved(node.timex)
    return Resolved("")


# ---------------------------------------------------------------- calendar dates


def _calendar(node: Calendar, e: Expression, context: Context, text: str) -> Resolved:
    if node.fiscal:
        return Resolved(f"{node.year}")  # no date: its first day differs by country and by company
    if node.decade is not None or node.century is not None:
        years = f"{node.century:02}XX" if node.decade is None else f"{node.decade:03}X"
        return Resolved(years, years)
    if node.open and (left := _left_open(node, context, text)) is not None:
        return left
    fault = _impossible(node)
    if fault:
        return Resolved(_write(node.year, node.month, node.day), fault=fault)
    year, derivation = _year(node, e, context, text)
    if node.feast:
        return _feast(node, year, derivation)
    if _is_limit(node):
        ahead = cues.tense(context.tokens, e.first, e.last) == "future"
        return Resolved(_write(year if ahead else None, node.month, node.day))
    if node.period:
        stem = f"{year:04d}" if year else "XXXX"
        edtf = f"{stem}-{_PERIODS[node.period]}" if year else None
        return Resolved(f"{stem}-{node.period}", edtf, bool(derivation), derivation)
    if year is not None and (fault := _impossible(Calendar(year, node.month, node.day))):
        return Resolved(
            _write(year, node.month, node.day), None, bool(derivation), derivation, fault
        )
    written = _write(year, node.month, node.day)
    return Resolved(written, written, bool(derivation), derivation)


def _is_limit(node: Calendar) -> bool:
    """Before Christmas: a limit, and no day of what is told."""
    return node.bound and node.year is None and node.year_shift is None


def _feast(node: Calendar, year: int | None, derivation: str) -> Resolved:
    """The day of a holiday that moves, in its year."""
    if year is None:
        return Resolved("XXXX")
    day = feasts.day_of(node.feast, year).isoformat()
    return Resolved(day, None if _is_limit(node) else day, bool(derivation), derivation)


def _write(year: int | None, month: int | None, day: int | None) -> str:
    out = "XXXX" if year is None else f"{year:04d}"
    if month is not None:
        out += f"-{month:02d}"
    if day is not None:
        out += f"-{day:02d}"
    return out


def _impossible(node: Calendar) -> str:
    """Why there is no such date, or nothing."""
    if node.month is None:
        return ""
    if not 1 <= node.month <= 12:
        return f"impossible: there is no month {node.month}"
    if node.day is None:
        return ""
    length = (
        29
        if node.month == 2 and node.year is None
        else monthrange(node.year or 2000, node.month)[1]
    )
    if 1 <= node.day <= length:
        return ""
    name = _MONTHS[node.month - 1]
    if node.month == 2 and node.year is not None:
        return f"impossible: {name} {node.year} has {length} days"
    return f"impossible: {name} has {length} days"


def _left_open(node: Calendar, context: Context, text: str) -> Resolved | None:
    """A date in figures of which either number may be the month: settled by the other dates of the
    text, or not.
    """
    if context.day_first is None:
        assert node.month is not None
        assert node.day is not None
        readings = (
            f"{node.day} {_MONTHS[node.month - 1]} or "
            f"{node.month} {_MONTHS[node.day - 1]} {node.year}"
        )
        return Resolved(
            "XXXX-XX-XX", derivation=f'day and month of "{text}" are left open: {readings}'
        )
    if not context.day_first:
        node.month, node.day = node.day, node.month
    order = "day first" if context.day_first else "month first"
    written = _write(node.year, node.month, node.day)
    return Resolved(
        written,
        written,
        derivation=f'"{text}" is read {order}, as the other dates of the article are',
    )


def _year(node: Calendar, e: Expression, context: Context, text: str) -> tuple[int | None, str]:
    """The year of a date and how it was had; no words where the text itself states it."""
    if node.year is not None or (node.month is None and not node.period):
        return node.year, ""
    anchor = context.anchor
    if anchor is None or node.year_of is not None:
        return None, ""
    if node.year_shift is not None:
        year = anchor.year + node.year_shift
    else:
        month = node.month or _PERIOD_MONTH[node.period]
        tense = cues.tense(context.tokens, e.first, e.last)
        nearest = nearest_year(month, node.day, anchor, tense)
        if nearest is None:  # 29 February, far from a leap year
            return None, ""
        year = nearest
    return year, f'year {year} of "{text}" is taken from the article\'s date, {anchor.isoformat()}'


def nearest_year(month: int, day: int | None, anchor: date, tense: cues.Tense) -> int | None:
    """The year that brings a yearless date nearest to the article's; None where no near year has
    that day.

    A coming day told in the past counts as twelve times as far, a day gone by told as to come as
    six times, and the future as half as far again where nothing tells: a wrong year is worse than
    an odd tense.
    """
    best: tuple[float, int] | None = None
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        if not 1 <= year <= 9999 or (day or 1) > monthrange(year, month)[1]:
            continue
        if day is None:
            distance = 30 * ((year - anchor.year) * 12 + month - anchor.month)
        else:
            distance = (date(year, month, day) - anchor).days
        weight = 1.5 if distance > 0 and not tense else 1.0
        if distance > 0 and tense == "past":
            weight = 12.0
        elif distance < 0 and tense == "future":
            weight = 6.0
        if best is None or abs(distance) * weight < best[0]:
            best = (abs(distance) * weight, year)
    return best[1] if best is not None else None


# ---------------------------------------------------------------- names and shifts


def _named(node: Named, e: Expression, context: Context, text: str) -> Resolved:
    if node.kind == "weekend":
        return _weekend(node, e, context, text)
    anchor = context.anchor
    if node.kind.startswith("weekday"):
        if anchor is None:
            return Resolved(f"XXXX-WXX-{int(node.value) + 1}")
        tense = (
            cues.tense(context.tokens, e.first, e.last)
            if node.shift is None or node.shift == 0
            else ""
        )
        return _day(_weekday(node, anchor, tense), anchor, text)
    month = int(node.value) if node.kind == "month" else _PERIOD_MONTH[str(node.value)]
    suffix = f"-{month:02d}" if node.kind == "month" else f"-{node.value}"
    if anchor is None:
        return Resolved(f"XXXX{suffix}", f"XXXX{suffix}" if node.kind == "month" else None)
    if node.shift is None:
        tense = cues.tense(context.tokens, e.first, e.last)
        year = nearest_year(month, None, anchor, tense) or anchor.year
    else:
        year = _shifted_year(month, node.shift, anchor)
    edtf = (
        f"{year:04d}{suffix}" if node.kind == "month" else f"{year:04d}-{_PERIODS[str(node.value)]}"
    )
    return Resolved(f"{year:04d}{suffix}", edtf, True, _counted(text, anchor))


def _shifted_year(month: int, shift: int, anchor: date) -> int:
    """last July is the latest one that is over, next July the first to begin, this July the one of
    the year.
    """
    if shift < 0:
        return anchor.year - (month >= anchor.month)
    if shift > 0:
        return anchor.year + (month <= anchor.month)
    return anchor.year


def _weekday(node: Named, anchor: date, tense: cues.Tense) -> date:
    ahead = (int(node.value) - anchor.weekday()) % 7
    if node.kind == "weekday of week":
        monday = anchor - timedelta(days=anchor.weekday())
        return monday + timedelta(days=7 * (node.shift or 0) + int(node.value))
    if node.shift == -1:
        return anchor - timedelta(days=(7 - ahead) % 7 or 7)
    if node.shift == 1:
        return anchor + timedelta(days=ahead or 7)
    if node.shift == 0 and tense != "past":
        return anchor + timedelta(days=ahead)
    if ahead == 0 or tense == "future":
        return anchor + timedelta(days=ahead)
    return anchor - timedelta(days=7 - ahead)


def _day(day: date, anchor: date, text: str) -> Resolved:
    return Resolved(day.isoformat(), day.isoformat(), True, _counted(text, anchor))


def _counted(text: str, anchor: date) -> str:
    return f'"{text}" is counted from the article\'s date, {anchor.isoformat()}'


def _weekend(node: Named, e: Expression, context: Context, text: str) -> Resolved:
    anchor = context.anchor
    if anchor is None:
        return Resolved("XXXX-WXX-WE")
    tense = cues.tense(context.tokens, e.first, e.last)
    weeks = 0 if tense == "future" or anchor.weekday() >= 5 else -1
    return _week(anchor, weeks, text, weekend=True)


def _week(anchor: date, weeks: int, text: str, *, weekend: bool = False) -> Resolved:
    """A week of the ISO calendar, or its Saturday and Sunday: some day or days of it, so both ends
    are approximate.
    """
    monday = anchor + timedelta(days=7 * weeks - anchor.weekday())
    first = monday + timedelta(days=5 if weekend else 0)
    last = monday + timedelta(days=6)
    year, week, _ = monday.isocalendar()
    timex = f"{year:04d}-W{week:02d}" + ("-WE" if weekend else "")
    edtf = f"{first.isoformat()}~/{last.isoformat()}~"
    return Resolved(timex, edtf, True, _counted(text, anchor), approximate=False)


def _shift(node: Shift, context: Context, text: str, part: str = "") -> Resolved:
    anchor = context.anchor
    if anchor is None:
        return Resolved(_unanchored(node, part))
    if abs(node.count) > 3000 and node.unit not in ("D", "TH", "TM", "TS"):
        return Resolved("PAST_REF" if node.count < 0 else "FUTURE_REF")
    try:
        found = _shift_from(node, anchor, text)
    except (OverflowError, ValueError):  # before year 1 or after 9999
        return Resolved("PAST_REF" if node.count < 0 else "FUTURE_REF")
    if node.exact or found.edtf is None:
        return found
    edtf = found.edtf if "~" in found.edtf else f"{found.edtf}~"
    return found._replace(edtf=edtf, approximate=True)


def _unanchored(node: Shift, part: str) -> str:
    if node.unit == "D":
        return "PRESENT_REF" if node.count == 0 and not part else "XXXX-XX-XX"
    return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(
        node.unit, "XXXX"
    )


def _shift_from(node: Shift, anchor: date, text: str) -> Resolved:
    unit, count = node.unit, node.count
    if unit == "D":
        return _day(anchor + timedelta(days=count), anchor, text)
    if unit in ("W", "WE"):
        return _week(anchor, count, text, weekend=unit == "WE")
    if unit in ("TH", "TM", "TS"):
        return Resolved(f"{anchor.isoformat()}TXX:XX")
    how = _counted(text, anchor)
    if unit == "M":
        months = anchor.year * 12 + anchor.month - 1 + count
        written = date(months // 12, months % 12 + 1, 1).isoformat()[:7]
        return Resolved(written, written, True, how)
    if unit == "Q":
        quarters = anchor.year * 4 + (anchor.month - 1) // 3 + count
        year, quarter = quarters // 4, quarters % 4 + 1
        return Resolved(f"{year:04d}-Q{quarter}", f"{year:04d}-{32 + quarter}", True, how)
    if unit == "DE" and node.exact:
        written = f"{anchor.year // 10 + count:03d}X"
        return Resolved(written, written, True, how)
    if unit == "CE" and node.exact:
        written = f"{anchor.year // 100 + count:02d}XX"
        return Resolved(written, written, True, how)
    years = {"DE": 10, "CE": 100}.get(unit, 1)
    written = date(anchor.year + count * years, 1, 1).isoformat()[:4]
    return Resolved(written, written, True, how)


# ---------------------------------------------------------------- ranges and hours


def _range(node: Range, e: Expression, context: Context, text: str) -> Resolved:
    first = _node(node.first, e, context, text)
    last_node = node.last
    if isinstance(node.first, Calendar) and isinstance(last_node, Calendar):
        last_node = _same_year(node.first, last_node, first)
    last = _node(last_node, e, context, text)
    if isinstance(last_node, Named) and first.edtf and last.edtf and last.edtf < first.edtf:
        later = (
            (date.fromisoformat(last.edtf) + timedelta(days=7)).isoformat()
            if len(last.edtf) == 10
            else last.edtf
        )
        last = last._replace(timex=later, edtf=later)
    fault = first.fault or last.fault
    derivation = first.derivation or last.derivation
    timex = f"{first.timex}/{last.timex}"
    if not fault and _reversed(first.edtf, last.edtf, node):
        fault = f"reversed: {first.edtf} is after {last.edtf}"
    edtf = None
    if not fault and first.edtf and last.edtf:
        edtf = f"{first.edtf}/{last.edtf}" if first.edtf != last.edtf else first.edtf
    return Resolved(timex, edtf, first.anchored or last.anchored, derivation, fault)


def _same_year(first: Calendar, last: Calendar, found: Resolved) -> Calendar:
    """The last day of a yearless range falls in the year of the first, or across New Year in the
    next.
    """
    if (
        first.year is not None
        or last.year is not None
        or last.month is None
        or not found.timex[:4].isdigit()
    ):
        return last
    year = int(found.timex[:4]) + ((last.month or 0) < (first.month or 0))
    return Calendar(year=year, month=last.month, day=last.day)


def _reversed(first: str | None, last: str | None, node: Range) -> bool:
    if first is None or last is None or "~" in first or "~" in last:
        return False
    if (
        first.startswith("XXXX")
        and isinstance(node.first, Calendar)
        and isinstance(node.last, Calendar)
    ):
        return node.first.month == node.last.month and first > last
    return first[:4].isdigit() and last[:4].isdigit() and first > last


def _with_clock(found: Resolved, clock: Clock) -> Resolved:
    """Puts the hour behind the day, where there is one."""
    if clock.fault:
        return found._replace(
            timex=(found.timex or "XXXX-XX-XX") + "TXX:XX",
            edtf=None,
            fault=found.fault or clock.fault,
        )
    hour = clock.hour % 24
    written = f"T{hour:02d}:{clock.minute:02d}{clock.zone}"
    if not found.timex or found.timex == "PRESENT_REF":
        return Resolved(f"XXXX-XX-XX{written}")
    if found.edtf is None or len(found.edtf) != 10 or not found.edtf[:4].isdigit():
        return found._replace(timex=f"{found.timex[:10]}{written}", edtf=found.edtf)
    day = found.edtf
    if clock.hour == 24:
        day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return found._replace(timex=f"{day}{written}", edtf=f"{day}{written}")
