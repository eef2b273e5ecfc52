"""Time expressions in the sense of TIMEX3, with their EDTF dates: own grammar, no clock, no network.

``find`` reads the spans (``grammar``), anchors them to the article's date (``resolve``) and gives model records.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from factcheck.annotate.times.grammar import scan
from factcheck.annotate.times.nodes import Calendar, Expression, Period
from factcheck.annotate.times.resolve import Context, Resolved, resolve
from factcheck.annotate.times.tokens import tokenize, Tokens
from factcheck.model import Time
from factcheck.values import Date

__all__ = ["find"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find(text: str, *, anchor: Date | None, start: int = 0, end: int | None = None) -> list[Time]:
    """The time expressions of ``text[start:end]`` in order, none overlapping; offsets are into the whole text.

    ``anchor`` is the article's own date. Yearless and relative dates are counted from it; without one they keep the
    best TIMEX3 value the words allow, and ``date`` is None where the day is not known.
    """
    tokens = tokenize(text, start, len(text) if end is None else end)
    found = scan(tokens)
    if not found:
        return []
    context = Context(tokens, _anchor_day(anchor), _day_first(found))
    resolved = [resolve(expression, context) for expression in found]
    _lend_days(found, resolved, tokens)
    return [_time(e, r, tokens) for e, r in zip(found, resolved, strict=True)]


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


def _lend_days(found: list[Expression], resolved: list[Resolved], tokens: Tokens) -> None:
    """Gives a bare time of day the day that its own sentence names last before it, else first after it."""
    for k, e in enumerate(found):
        if e.clock is None or e.node is not None or e.clock.fault:
            continue
        for near in (k - 1, k + 1):
            if not 0 <= near < len(found):
                continue
            day = resolved[near].edtf
            low, high = (
                sorted((found[near].last, e.first)) if near < k else (e.last, found[near].first)
            )
            if day is None or not _DAY.match(day) or "/" in day or high - low > 30:
                continue
            if _sentence_ends(tokens, low, high):
                continue
            hour = resolved[k].timex[10:]
            words = tokens.slice(found[near].first, found[near].last)
            resolved[k] = Resolved(
                day[:10] + hour, day[:10] + hour, True, f'the day is that of "{words}", {day[:10]}'
            )
            break


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
    weekday = e.node.weekday if isinstance(e.node, Calendar) else None
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
