"""Time expressions in the sense of TIMEX3, with their EDTF dates: own grammar, no clock, no
network.

``find`` reads the spans (``grammar``), anchors them to the article's date (``resolve``) and gives
model records.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from factcheck.annotate.times import links, weekdays
from factcheck.annotate.times.grammar import scan
from factcheck.annotate.times.nodes import Calendar, Expression, Period, Range, Reference
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
    context = Context(tokens, _anchor_day(anchor), _day_first(found))
    links.name_years(found, context)
    resolved = [resolve(expression, context) for expression in found]
    found, resolved = links.join_days(found, resolved, context)
    _lend_days(found, resolved, context)
    times = [_time(e, r, tokens) for e, r in zip(found, resolved, strict=True)]
    return weekdays.join(times, text)


def _anchor_day(anchor: Date | None) -> date | None:
    match = _DAY.match(anchor.edtf) if anchor is not None else None
    try:
        return date.fromisoformat(match[0]) if match is not None else None
    except ValueError:
        return None


def _day_first(found: list[Expression]) -> bool | None:
    """Whether dates in figures put the day first, told by those that can be read but one way."""
    votes = {e.node.day_first for e in found if isinstance(e.node, Calendar)} - {None}
    return votes.pop() if len(votes) == 1 else None


def _lend_days(found: list[Expression], resolved: list[Resolved], context: Context) -> None:
    """Gives a bare time of day, and what points to a day, a day.

    A time of day takes the day that its own sentence names before it, else after it. Where the
    sentence names none, the TIMEX3 value alone takes the article's day, and "the next day" that of
    the last day named: too little for a date.
    """
    last: str | None = None
    for k, e in enumerate(found):
        if isinstance(e.node, Reference) and e.node.days is not None:
            resolved[k] = resolved[k]._replace(timex=_pointed(e.node, last) or resolved[k].timex)
        elif e.clock is not None and e.node is None and not e.clock.fault:
            resolved[k] = _lent(found, resolved, k, context)
        edtf = resolved[k].edtf
        if edtf is not None and _DAY.match(edtf) and "/" not in edtf:
            last = edtf[:10]


def _lent(found: list[Expression], resolved: list[Resolved], k: int, context: Context) -> Resolved:
    hour = resolved[k].timex[10:]
    near = _near_day(found, resolved, k, context.tokens)
    if near is not None:
        day = (resolved[near].edtf or "")[:10]
        words = context.tokens.slice(found[near].first, found[near].last)
        how = f'the day is that of "{words}", {day}'
        return Resolved(f"{day}{hour}", f"{day}{hour}", True, how)
    if context.anchor is not None:
        return resolved[k]._replace(timex=f"{context.anchor.isoformat()}{hour}")
    return resolved[k]


def _pointed(node: Reference, last: str | None) -> str:
    """The TIMEX3 value of "the next day" counted from the last day named."""
    if last is None or node.days is None:
        return ""
    try:
        day = (date.fromisoformat(last) + timedelta(days=node.days)).isoformat()
    except OverflowError:
        return ""
    return day + (node.timex if node.timex.startswith("T") else "")


def _near_day(found: list[Expression], resolved: list[Resolved], k: int, t: Tokens) -> int | None:
    """The expression of the same sentence that names the day: the nearest before, else the nearest
    after.
    """
    for order in (range(k - 1, max(-1, k - 4), -1), range(k + 1, min(len(found), k + 3))):
        for near in order:
            before = near < k
            low = found[near].last if before else found[k].last
            high = found[k].first if before else found[near].first
            if high - low > 40 or _sentence_ends(t, low, high):
                break
            day = resolved[near].edtf
            if (
                day is not None
                and _DAY.match(day)
                and "/" not in day
                and found[near].node is not None
            ):
                return near
    return None


def _sentence_ends(t: Tokens, low: int, high: int) -> bool:
    return any(
        t.words[k] in ("\n", "?", "!")
        or (t.words[k] == "." and not t.glued(k) and t.capital(k + 1))
        for k in range(low, high)
    )


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
    if e.clock is not None or e.part:
        return "TIME"
    return "DURATION" if r.timex.startswith("P") and r.timex[1:2] in "T0123456789X" else "DATE"
