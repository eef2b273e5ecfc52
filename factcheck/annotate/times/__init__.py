"""Time expressions in the sense of TIMEX3, with their EDTF dates: own grammar, no clock, no
network.

``find`` reads the spans (``grammar``), anchors them to the article's date (``resolve``) and gives
model records.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from factcheck.annotate.times import links, narrative, weekdays
from factcheck.annotate.times.grammar import scan
from factcheck.annotate.times.nodes import Calendar, Expression, Period, Range
from factcheck.annotate.times.resolve import Context, Resolved, resolve
from factcheck.annotate.times.tokens import Tokens, tokenize
from factcheck.model import Time
from factcheck.values import Date

__all__ = ["find"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find(text: str, *, anchor: Date | None, start: int = 0, end: int | None = None) -> list[Time]:
    """The time expressions of ``text[start:end]`` in order, none overlapping; offsets are into the
    whole text.

    ``anchor`` is the article's own date. Yearless and relative dates are counted from it; without
    one they keep the
    best TIMEX3 value the words allow, and ``date`` is None where the day is not known.
    """
    tokens = tokenize(text, start, len(text) if end is None else end)
    found = scan(tokens)
    if not found:
        return []
    own = _anchor_day(anchor)
    context = Context(tokens, own, _day_first(found, own, tokens))
    links.name_years(found, context)
    resolved = [resolve(expression, context) for expression in found]
    found, resolved = links.join_days(found, resolved, context)
    narrative.follow(found, resolved, context)
    times = [_time(e, r, tokens) for e, r in zip(found, resolved, strict=True)]
    return weekdays.join(times, text)


def _anchor_day(anchor: Date | None) -> date | None:
    match = _DAY.match(anchor.edtf) if anchor is not None else None
    try:
        return date.fromisoformat(match[0]) if match is not None else None
    except ValueError:
        return None


def _day_first(found: list[Expression], anchor: date | None, tokens: Tokens) -> bool | None:
    """Whether dates in figures put the day first: told by those that can be read but one way, else
    by one that is the article's own day in one order alone, else by spelled dates that put it first
    ("3 April"; "April 3" tells nothing, for Indian papers write that beside 03/04).
    """
    figures = [e.node for e in found if isinstance(e.node, Calendar)]
    votes = {node.day_first for node in figures} - {None}
    if votes:
        return votes.pop() if len(votes) == 1 else None
    opened = [node for node in figures if node.open]
    if not opened:
        return None
    own = {order for node in opened if (order := _own_day(node, anchor)) is not None}
    if own:
        return own.pop() if len(own) == 1 else None
    spelled = {
        tokens.kinds[e.first] == "month"
        for e in found
        if isinstance(e.node, Calendar) and e.node.day and not e.node.open and not e.node.feast
    }
    return True if spelled == {False} else None


def _own_day(node: Calendar, anchor: date | None) -> bool | None:
    """Which order makes a date in figures the article's own day, or the day before or after."""
    if anchor is None or node.year is None or node.month is None or node.day is None:
        return None
    near = [
        abs((date(node.year, month, day) - anchor).days) <= 1
        for month, day in ((node.month, node.day), (node.day, node.month))
    ]
    return near[0] if near[0] != near[1] else None


def _time(e: Expression, r: Resolved, t: Tokens) -> Time:
    approximate = e.approximate or r.approximate
    edtf = r.edtf
    if edtf is not None and e.approximate and "~" not in edtf:
        edtf = "/".join(f"{part}~" for part in edtf.split("/"))
    day = e.node.first if isinstance(e.node, Range) else e.node
    weekday = day.weekday if isinstance(day, Calendar) else None
    return Time(
        t.starts[e.first],
        t.ends[e.last - 1],
        t.slice(e.first, e.last),
        _type(e, r),
        r.timex,
        Date(edtf) if edtf is not None else None,
        anchored=r.anchored,
        approximate=approximate,
        derivation=r.derivation,
        weekday=weekday,
        fault=r.fault,
    )


def _type(e: Expression, r: Resolved) -> Literal["DATE", "TIME", "DURATION", "SET"]:
    if isinstance(e.node, Period):
        return "SET" if e.node.is_set else "DURATION"
    if e.clock is not None or e.part or r.timex.endswith("TXX:XX"):
        return "TIME"
    return "DURATION" if r.timex.startswith("P") and r.timex[1:2] in "T0123456789X" else "DATE"
