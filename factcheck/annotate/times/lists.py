"""Dates that share their words: 20-22 January, January 20 and 21, on 3 and 5 May 2024, from 30
April to 2 May.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.annotate.times import calendar, clock
from factcheck.annotate.times.nodes import Calendar, Clock, Expression, Named, Point, Range, Shift
from factcheck.annotate.times.tokens import DASHES, Tokens

_TO = frozenset(("to", "through", "thru", "until", "till", "—")) | DASHES
_THROUGH = frozenset(("to", "through", "thru", "until", "till"))
_AND = frozenset((",", "and", "&", "or"))
# "moved from 3 May to 10 June" names two dates, not the days between them
_MOVES = frozenset(
    "moved move moves moving shifted shift postponed postpones postpone rescheduled "
    "reschedule delayed delays pushed pushes "
    "brought changed changes deferred advanced back forward revised corrected".split()
)
_AFTER_DAY = frozenset(
    "and to in at of for with when by from on where as or during after before the it he she "
    "they we a an that which who is was "
    "will has had have are were but while until through via under over between near amid "
    "since this next last".split()
)

_LONGEST = 30  # tokens of an enumeration of days, up to its month
# first token, end, day, last day of a range, weekday of the first day
Item = tuple[int, int, int, int | None, int | None]


def days(t: Tokens, i: int) -> list[Expression] | None:
    """Two or more days of one month: one range, or a list of days and ranges. None where there is
    but one day.
    """
    if t.kinds[i] == "month":
        return _month_first(t, i)
    if t.kinds[i + 2] == "weekday" and t.kinds[i] == "weekday" and t.capital(i):
        return _weekdays_first(t, i)
    if "month" not in t.kinds[i + 1 : i + _LONGEST]:
        return None
    return _month_last(t, i)


def _weekdays_first(t: Tokens, i: int) -> list[Expression] | None:
    """Saturday and Sunday, 7-8 June: the weekdays say again what the days say."""
    if not (t.words[i + 1] in _TO or t.words[i + 1] in ("and", "&")):
        return None
    k = i + 3 + (t.words[i + 3] == ",")
    found = _month_first(t, k) if t.kinds[k] == "month" else _month_last(t, k)
    if found is not None:
        found[0].first = i
        day = found[0].node.first if isinstance(found[0].node, Range) else found[0].node
        if isinstance(day, Calendar):
            day.weekday = t.value(i)
    return found


def _between(t: Tokens, i: int) -> bool:
    return "between" in (t.words[i - 1], t.words[i - 2])


def _sequence(t: Tokens, i: int, *, ends: bool, between: bool) -> tuple[int, list[Item], str]:
    """Days from token ``i`` on, the token after them and the last separator. ``ends`` asks each
    further day to look
    like one (what follows it is no noun), for days that come after their month."""
    items: list[Item] = []
    separator, k = "", i
    while len(items) < 12 and (hit := _day(t, k)) is not None:
        end, first, weekday = hit
        if items and (t.kinds[k] in ("number",) or (ends and not _ends_day(t, k, end))):
            break
        second = None
        moved = t.words[end] in ("to", "until", "till") and _moves(t, i)
        if (t.words[end] in _TO and not moved) or (between and t.words[end] == "and"):
            other = _day(t, end + 1)
            if (
                other is not None
                and t.kinds[end + 1] != "number"
                and (not ends or _ends_day(t, end + 1, other[0]))
            ):
                end, second, _ = other
        items.append((k, end, first, second, weekday))
        if t.words[end] not in _AND:
            return end, items, separator
        separator = t.words[end]
        k = end + 1
        if t.words[k] in ("and", "or", "&"):
            separator = t.words[k]
            k += 1
    return (items[-1][1] if items else i), items, separator


def _day(t: Tokens, k: int) -> tuple[int, int, int | None] | None:
    """3, the 3rd, Wednesday 3: the token after a day of the month, the day, its weekday."""
    if t.kinds[k] != "weekday" or not t.capital(k):
        hit = calendar.day(t, k)
        return (*hit, None) if hit is not None else None
    j = k + 1 + (t.words[k + 1] in (",", "."))
    hit = calendar.day(t, j + (t.words[j] == "," and t.words[j - 1] == "."))
    return (*hit, t.value(k)) if hit is not None else None


def _ends_day(t: Tokens, i: int, end: int) -> bool:
    if (
        t.glued(end - 1)
        and t.words[end] in (":", ".", ",", "%", "/", "-")
        and t.words[end + 1].isdigit()
        and len(t.words[end + 1]) != 4
    ):
        return False
    return not t.is_word(end) or t.words[end] in _AFTER_DAY or t.capital(end)


def _month_last(t: Tokens, i: int) -> list[Expression] | None:
    if t.words[i] == "the":
        i += 1
    end, items, separator = _sequence(t, i, ends=False, between=_between(t, i))
    if not items or (len(items) == 1 and items[0][3] is None) or separator == ",":
        return None
    j = end + 1 if t.words[end] == "of" else end
    named = calendar.month(t, j)
    if (
        named is None
        or not t.capital(j)
        or (t.kinds[named[0]] == "digit" and len(t.words[named[0]]) <= 2)
    ):
        return None
    if t.kinds[i] in ("ordinal", "number") and j == end:
        return None
    last, tail = calendar.tail(t, named[0], Calendar(month=named[1]))
    return _spread(items, tail, first=i, last=last)


def _month_first(t: Tokens, i: int) -> list[Expression] | None:
    named = calendar.month(t, i)
    if named is None or not t.capital(i) or calendar.month_day(t, i) is None:
        return None
    end, items, _ = _sequence(t, named[0], ends=True, between=_between(t, i))
    if not items or (len(items) == 1 and items[0][3] is None):
        return None
    low, high = items[-1][2], items[-1][3]
    if high is not None and high < low and t.is_word(end) and t.words[end] not in _AFTER_DAY:
        return None  # "in May 3-1 winners"
    last, tail = calendar.tail(t, end, Calendar(month=named[1]))
    return _spread(items, tail, first=i, last=last)


def _spread(items: list[Item], tail: Calendar, *, first: int, last: int) -> list[Expression]:
    """One expression per item; the first and the last hold the month and year that all share."""
    out = []
    for n, (start, end, low, high, weekday) in enumerate(items):
        day = _on(tail, low)
        day.weekday = weekday
        node: Point | Range = day
        if high is not None:
            node = Range(day, _on(tail, high))
        out.append(
            Expression(first if n == 0 else start, last if n == len(items) - 1 else end, node)
        )
    return out


def _on(tail: Calendar, day: int) -> Calendar:
    return Calendar(
        year=tail.year,
        month=tail.month,
        day=day,
        year_shift=tail.year_shift,
        year_of=tail.year_of,
    )


def extend(
    t: Tokens, e: Expression, point: Callable[[Tokens, int], tuple[int, Point] | None]
) -> None:
    """Makes a range of a point that "to", a dash or, after "between", "and" joins to another of
    its kind.
    """
    at = e.last
    if t.words[at] == "," and t.words[at + 1] in _THROUGH and _is_day(e.node):
        at += 1  # Wednesday, June 4, through Friday, June 6
    mark = t.words[at]
    if not (mark in _TO or (mark == "and" and _between(t, e.first))) or isinstance(e.node, Range):
        return
    if mark in ("to", "until", "till") and _moves(t, e.first):
        return
    j = at + 1
    j += t.words[j] == "the" or (
        t.words[j] in ("early", "late", "mid") and t.words[j + 1] not in DASHES
    )
    hit = point(t, j)
    if hit is None or not _alike(e.node, hit[1]):
        return
    if isinstance(e.node, Calendar) and isinstance(hit[1], Calendar):
        _share(e.node, hit[1])
    if isinstance(e.node, Calendar | Named | Shift):
        e.node = Range(e.node, hit[1])
        e.last = hit[0]


def _is_day(node: object) -> bool:
    return isinstance(node, Calendar) and node.day is not None


def _moves(t: Tokens, i: int) -> bool:
    return any(t.words[k] in _MOVES for k in range(max(0, i - 6), i))


def _alike(a: object, b: object) -> bool:
    if isinstance(a, Calendar) and isinstance(b, Calendar):
        same = (a.day is None, a.month is None, bool(a.period), a.decade is None, a.century is None)
        return same == (
            b.day is None,
            b.month is None,
            bool(b.period),
            b.decade is None,
            b.century is None,
        )
    if isinstance(a, Named) and isinstance(b, Named):
        return a.kind == b.kind and b.shift is None
    return isinstance(a, Shift) and isinstance(b, Shift | Named) and a.unit == "D"


def _share(first: Calendar, last: Calendar) -> None:
    """The year one end of a range states is the other's, across New Year one less or more."""
    turn = (first.month or 0) > (last.month or 0)
    if first.year is None and last.year is not None:
        first.year = last.year - turn
    elif last.year is None and first.year is not None:
        last.year = first.year + turn
    elif first.year_shift is None and last.year_shift is not None:
        first.year_shift = last.year_shift


def share_years(t: Tokens, found: list[Expression]) -> None:
    """On 3 May and 5 June 2024: a date without a year takes that of the one it is listed with."""
    for k in range(len(found) - 2, -1, -1):
        e, after = found[k], found[k + 1]
        gap = t.words[e.last : after.first] if after.first - e.last <= 3 else [""]
        if not gap or not all(word in ("and", ",", "or", "&", "to", "on") for word in gap):
            continue
        donor = after.node.first if isinstance(after.node, Range) else after.node
        taker = e.node.last if isinstance(e.node, Range) else e.node
        if not (isinstance(donor, Calendar) and isinstance(taker, Calendar)) or donor.year is None:
            continue
        if (
            taker.year is None
            and taker.month is not None
            and donor.month is not None
            and taker.year_shift is None
            and (taker.day is None) == (donor.day is None)
        ):
            _share(taker, donor)
            e.given.append(
                f'year {taker.year} of "{{text}}" is taken from '
                f'"{t.slice(after.first, after.last)}"'
            )
            if isinstance(e.node, Range) and isinstance(e.node.first, Calendar):
                _share(e.node.first, taker)


def two_clocks(t: Tokens, j: int, found: Clock) -> tuple[int, Clock]:
    """ "09:10 hours (0440 GMT)": the hour there and in a known zone give the zone there."""
    if t.words[j] != "(" or found.zone:
        return j, found
    hit = clock.clock(t, j + 1)
    if hit is None or t.words[hit[0]] != ")" or hit[1].zone != "Z" or hit[1].fault or found.fault:
        return j, found
    minutes = (found.hour - hit[1].hour) * 60 + found.minute - hit[1].minute
    minutes = (minutes + 720) % 1440 - 720
    if minutes % 15 == 0:
        found.zone = (
            "Z"
            if not minutes
            else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
        )
        return hit[0] + 1, found
    return j, found
