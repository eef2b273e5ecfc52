"""What a text has named before lends to what points to it: the day to a bare time of day, the year
to "two years later" and "that year".

Only a time of day whose own sentence names its day gets a date of it. All else that rests on an
earlier sentence keeps to the TIMEX3 value: it is likely, but too little for a date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.annotate.times.nodes import Expression, Reference
from factcheck.annotate.times.resolve import Context, Resolved
from factcheck.annotate.times.tokens import Tokens

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d|X)")
_REACH = 300  # tokens that a narrative keeps to the day it named
_REACH_OF_CLOCK = 120
_REACH_OF_SENTENCE = 25
_REACH_OF_YEAR = 45
_TAKES_UP = re.compile(
    r"(?:later )?(?:in )?(?:that )?(?:the )?(?:same |that )?(?:year|month)", re.I
)
_PLAIN = {"D": 3, "W": 3, "M": 2, "Y": 1}  # parts of a date that a unit counts from


def follow(found: list[Expression], resolved: list[Resolved], context: Context) -> None:
    """Gives what points to a time named before its value, in place.

    A time of day takes the day that its own sentence names before it, else after it. Where the
    sentence names none, the TIMEX3 value alone takes the day last named, else the article's.
    """
    for k, e in enumerate(found):
        if isinstance(e.node, Reference) and e.node.unit:
            reach = _REACH_OF_SENTENCE if e.node.ongoing else _REACH
            named = _named_before(found, resolved, k, parts=_PLAIN[e.node.unit], reach=reach)
            if named is None and e.node.ongoing and context.anchor is not None:
                named = [context.anchor.year, context.anchor.month]
            if named is not None and (value := _pointed(e.node, named)):
                hour = resolved[k].timex[10:] if e.clock is not None else ""
                resolved[k] = resolved[k]._replace(timex=value + hour)
                if k and _TAKES_UP.fullmatch(context.tokens.slice(e.first, e.last)):
                    resolved[k] = _taken_up(found, resolved, k, context.tokens)
        elif e.clock is not None and e.node is None and not e.clock.fault:
            resolved[k] = _lent(found, resolved, k, context)


def _taken_up(found: list[Expression], resolved: list[Resolved], k: int, t: Tokens) -> Resolved:
    """ "Later that year": a date, where the time named just before tells the year, in the same
    sentence or the one before it."""
    value, last = resolved[k], found[k - 1]
    told = resolved[k - 1].edtf or ""
    owned = (
        t.words[found[k].last] in ("'", "’", "'s", "’s") if found[k].last < len(t.words) else False
    )
    far = found[k].first - last.last > _REACH_OF_YEAR
    if owned or far or not told.startswith(value.timex):
        return value  # "that year's winners" tells nothing of when
    words = t.slice(last.first, last.last)
    return value._replace(edtf=value.timex, derivation=f'it takes up "{words}", {told}')


def _named_before(
    found: list[Expression], resolved: list[Resolved], k: int, *, parts: int, reach: int
) -> list[int] | None:
    """Year, month and day, as far as ``parts`` asks, of the last time named before that tells
    them.
    """
    for j in range(k - 1, -1, -1):
        if found[k].first - found[j].last > reach:
            return None
        value = resolved[j]
        told = value.timex if isinstance(found[j].node, Reference) else value.edtf
        match = _DATED.match(told) if told and "/" not in told else None
        if match is None:
            continue
        numbers = [int(part) for part in match.groups() if part is not None]
        if len(numbers) > 1 and numbers[1] > 12:
            numbers = numbers[:1]  # a season or quarter
        if len(numbers) >= parts:
            return numbers[:parts]
    return None


def _pointed(node: Reference, parts: list[int]) -> str:
    """The TIMEX3 value of "the next day" or "two years later", counted from ``parts`` of a date."""
    try:
        if node.unit == "Y":
            return f"{date(parts[0] + node.count, 1, 1).year:04d}"
        if node.unit == "M":
            months = parts[0] * 12 + parts[1] - 1 + node.count
            return date(months // 12, months % 12 + 1, 1).isoformat()[:7]
        day = date(*parts) + timedelta(days=node.count * (7 if node.unit == "W" else 1))
    except (OverflowError, ValueError):
        return ""
    if node.unit == "W" and node.timex.startswith("XXXX"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return day.isoformat() + (f"T{node.part}" if node.part else "")


def _lent(found: list[Expression], resolved: list[Resolved], k: int, context: Context) -> Resolved:
    hour = resolved[k].timex[10:]
    near = _near_day(found, resolved, k, context.tokens)
    if near is not None:
        day = (resolved[near].edtf or "")[:10]
        words = context.tokens.slice(found[near].first, found[near].last)
        how = f'the day is that of "{words}", {day}'
        return Resolved(f"{day}{hour}", f"{day}{hour}", True, how)
    last = _named_before(found, resolved, k, parts=3, reach=_REACH_OF_CLOCK)
    if last is not None:
        return resolved[k]._replace(timex=f"{date(*last).isoformat()}{hour}")
    if context.anchor is not None:
        return resolved[k]._replace(timex=f"{context.anchor.isoformat()}{hour}")
    return resolved[k]


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
