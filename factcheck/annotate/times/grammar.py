"""The grammar of time expressions: which tokens make one, and what they say before it is anchored.

``scan`` walks the tokens once. Each word of time is handed to the readings that can begin with it;
a reading looks a
bounded number of tokens ahead, so that a text costs time in proportion to its length.
"""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import compress

from factcheck import lexicon
from factcheck.annotate.times import calendar, clock, lists, periods, relative, spans
from factcheck.annotate.times.nodes import (
    Calendar,
    Expression,
    Named,
    Node,
    Point,
    Range,
    Reference,
    Shift,
)
from factcheck.annotate.times.tokens import DASHES, Tokens

Reading = Callable[[Tokens, int], "list[Expression] | None"]
# frequent, and no time without a word of time behind them
_LEADS = frozenset(("article", "apostrophe", "deictic", "that", "same"))
_CAPITALISED = frozenset(("month", "weekday", "weekdays", "holiday"))
_FIGURES = frozenset(("digit", "number", "ordinal"))
_PLURAL_PARTS = frozenset(("nights", "mornings", "afternoons", "evenings"))
# words without a part in time that may yet stand behind a numeral that has one, besides zones
_AFTER_FIGURES = frozenset(
    "st nd rd th s o of and or to through thru until till times t am pm a p m local eastern "
    "pacific central mountain more full straight consecutive whole long short solid additional "
    "further working business calendar in".split()
)


def scan(t: Tokens) -> list[Expression]:
    """All time expressions in order; none overlap."""
    out: list[Expression] = []
    kinds, free = t.kinds, 0
    for i in compress(range(t.count), kinds):
        kind = kinds[i]
        if i < free or (kind in _LEADS and not kinds[i + 1]) or _is_idle(t, i, kind):
            continue
        reading = _READINGS.get(kind)
        if reading is not None and (found := reading(t, i)):
            out += found
            free = found[-1].last
    lists.share_years(t, out)
    return out


def _is_idle(t: Tokens, i: int, kind: str) -> bool:
    """Whether a look at the word and the next one tells that no time begins here ("may", "15
    people"), which spares the readings.
    """
    if kind in _CAPITALISED:
        return not t.capital(i)
    if kind not in _FIGURES or t.kinds[i + 1] or (kind == "digit" and len(t.words[i]) == 4):
        return False
    after = t.words[i + 1]
    return after.isalpha() and after not in _after_figures()


@cache
def _after_figures() -> frozenset[str]:
    return _AFTER_FIGURES.union(lexicon.mapping("zones"))


def point(t: Tokens, i: int) -> tuple[int, Point] | None:
    """A day, month, year or longer stretch that begins at token ``i``, ranges and times of day
    left aside.
    """
    reading = _POINTS.get(t.kinds[i])
    return reading(t, i) if reading else None


def _digit_point(t: Tokens, i: int) -> tuple[int, Point] | None:
    return (
        calendar.numeric(t, i)
        or calendar.day_month(t, i)
        or calendar.year_month(t, i)
        or periods.decade(t, i)
        or periods.century(t, i)
        or periods.quarter(t, i)
        or calendar.bare_year(t, i)
    )


def _month_point(t: Tokens, i: int) -> tuple[int, Point] | None:
    return (
        periods.holiday(t, i)
        or calendar.month_day(t, i)
        or calendar.month_year(t, i)
        or calendar.bare_month(t, i)
    )


def _ordinal_point(t: Tokens, i: int) -> tuple[int, Point] | None:
    return calendar.day_month(t, i) or periods.century(t, i) or periods.quarter(t, i)


def _article_point(t: Tokens, i: int) -> tuple[int, Point] | None:
    if t.words[i] != "the":
        return None
    inner = t.kinds[i + 1]
    if inner == "digit" and (hit := periods.decade(t, i + 1)) is not None:
        return hit
    if inner in ("digit", "ordinal", "number"):
        return _ordinal_point(t, i + 1)
    if inner in ("apostrophe", "decadename", "mod", "weekday", "deictic", "seasonname"):
        return point(t, i + 1)
    return None


def _modified(t: Tokens, i: int) -> tuple[int, Point] | None:
    """early 2024, mid-June, the end of 2019, earlier this month, late on Friday."""
    word, j = t.words[i], i + 1
    if word in ("middle", "beginning", "start", "end"):
        if t.words[j] != "of":
            return None
        j += 1
        if t.words[j] == "the" and t.words[j + 1] in ("month", "year"):
            return relative.ongoing(t, j + 1)
    elif t.words[j] in DASHES or (
        t.words[j] in ("on", "in")
        and t.kinds[j + 1] in ("weekday", "month", "digit")
        and word != "later"
    ):
        j += 1
    if t.words[j] == "to" and t.words[j + 1] in ("mid", "late") and word in ("early", "mid"):
        j += 2
        j += t.words[j] in DASHES
    if t.kinds[j] == "mod":
        return None
    hit = point(t, j)
    if hit is None or isinstance(hit[1], Reference):
        return hit if hit is not None and word in ("later", "earlier") else None
    if (word in ("later", "earlier") and not isinstance(hit[1], Shift | Named)) or t.kinds[
        j
    ] == "unit":
        return None
    return hit


def _apostrophe_point(t: Tokens, i: int) -> tuple[int, Point] | None:
    """'90s; '86 after a word of time."""
    if t.kinds[i + 1] != "digit" or not t.glued(i) or (i and t.glued(i - 1)):
        return None
    return periods.decade(t, i) or (
        calendar.short_year(t, i) if t.words[i - 1] in calendar.CUES else None
    )


_POINTS: dict[str, Callable[[Tokens, int], tuple[int, Point] | None]] = {
    "digit": _digit_point,
    "month": _month_point,
    "weekday": relative.weekday,
    "relday": relative.day_word,
    "night": relative.day_word,
    "deictic": relative.deictic,
    "apostrophe": _apostrophe_point,
    "same": relative.deictic,
    "that": relative.deictic,
    "ordinal": _ordinal_point,
    "number": _ordinal_point,
    "article": _article_point,
    "seasonname": periods.season,
    "decadename": periods.decade,
    "qname": periods.quarter,
    "holiday": periods.holiday,
    "mod": _modified,
}


# ---------------------------------------------------------------- readings: whole expressions


def _dated(t: Tokens, i: int) -> list[Expression] | None:
    """Dates, with their ranges, lists and times of day."""
    if t.kinds[i] == "weekday" and t.words[i + 1] in _PLURAL_PARTS:
        return _spanned(t, i)
    if (
        t.kinds[i] in ("digit", "month", "ordinal", "article", "weekday")
        and (found := lists.days(t, i)) is not None
    ):
        if len(found) == 1:
            _attach(t, found[0])
        return found
    if (
        t.kinds[i] == "digit"
        and (pair := calendar.years(t, i)) is not None
        and not _is_count_range(t, i)
    ):
        node = Range(Calendar(year=pair[1]), Calendar(year=pair[2]))
        return [Expression(i, pair[0], node)]
    hit = point(t, i)
    if hit is None:
        return None
    expression = Expression(i, *hit)
    if t.kinds[i] == "article" and isinstance(hit[1], Calendar) and hit[1].day is not None:
        expression.first = i + 1
    if t.kinds[i] == "mod":
        expression.approximate = t.words[i] in ("mid", "middle")
    lists.extend(t, expression, point)
    _attach(t, expression)
    return [expression]


def _is_count_range(t: Tokens, i: int) -> bool:
    return t.words[i - 1] in ("$", "£", "€", "₹", "than", "#")


def _attach(t: Tokens, e: Expression) -> None:
    """A part of the day or a time of day that follows a day."""
    if not _is_day(e.node):
        return
    if t.kinds[e.last] == "part" and not e.part and isinstance(e.node, Named | Shift | Calendar):
        e.part = t.code(e.last)
        e.last += 1
    elif t.words[e.last] == "night" and not e.part:
        e.part = "NI"
        e.last += 1
    j = e.last + (
        t.words[e.last] in (",", "t", "(") and (t.words[e.last] != "t" or t.glued(e.last - 1))
    )
    while t.words[j] in ("at", "around", "about", "by", "@", "approximately"):
        j += 1
    hit = clock.clock(t, j)
    if hit is not None and t.words[e.last] != "(":
        e.last, e.clock = lists.two_clocks(t, *hit)


def _is_day(node: Node) -> bool:
    if isinstance(node, Calendar):
        return node.day is not None
    return (isinstance(node, Shift) and node.unit == "D") or (
        isinstance(node, Named) and node.kind.startswith("weekday")
    )


def _points_to_day(node: Node) -> bool:
    """The next day, the same day."""
    return isinstance(node, Reference) and node.unit == "D"


def _timed(t: Tokens, i: int) -> list[Expression] | None:
    """A time of day, with the day that follows it."""
    hit = clock.clock(t, i)
    if hit is None:
        return None
    j, found = lists.two_clocks(t, *hit)
    expression = Expression(i, j, None, clock=found)
    k = j + (t.words[j] in (",", "("))
    while t.words[k] in ("on", "in", "of", "the", "late", "early") and k < j + 3:
        k += 1
    part = relative.part_of_day(t, k)
    day = point(t, k) if t.kinds[k] not in ("number", "article") and part is None else None
    if part is not None and isinstance(part[1], Shift):
        expression.last, expression.node = part[:2]  # 7 p.m. last night
    elif day is not None and (_is_day(day[1]) or _points_to_day(day[1])):
        expression.last, expression.node = day
        if t.kinds[expression.last] == "part" or t.words[expression.last] == "night":
            expression.last += 1
        if t.words[j] == "(" and t.words[expression.last] == ")":
            expression.last += 1
        elif t.words[j] == "(":
            expression.last, expression.node = j, None
    return [expression]


def _fiscal(t: Tokens, i: int) -> list[Expression] | None:
    """fiscal 2024, the financial year 2024-25, FY25: a year of accounts."""
    k = i + 1 + (t.words[i + 1] == "year")
    if t.words[i] == "financial" and k == i + 1:
        return None
    node: Node = None
    if (pair := calendar.years(t, k)) is not None:
        end, node = pair[0], Range(Calendar(year=pair[1]), Calendar(year=pair[2]))
    elif (hit := calendar.year(t, k)) is not None:
        end, node = hit[0], Calendar(year=hit[1], fiscal=True)
    elif t.words[i] == "fy" and t.kinds[k] == "digit" and len(t.words[k]) == 2:
        end, node = k + 1, Calendar(year=2000 + int(t.words[k]), fiscal=True)
    else:
        return None
    if t.kinds[i - 1] == "article" and k == i + 2:
        i -= 1
    return [Expression(i, end, node)]


def _spanned(t: Tokens, i: int) -> list[Expression] | None:
    hit = spans.rhythm(t, i) or spans.duration(t, i)
    return [Expression(i, *hit)] if hit is not None else None


def _digit(t: Tokens, i: int) -> list[Expression] | None:
    if (
        i
        and t.ends[i - 1] == t.starts[i]
        and (t.is_word(i - 1) or t.words[i - 1] in ("$", "£", "€", "₹", "#", "@"))
    ):
        return None
    if len(t.words[i]) == 4 and (timed := _timed(t, i)) is not None:
        return timed
    return _dated(t, i) or _timed(t, i) or _spanned(t, i)


def _number(t: Tokens, i: int) -> list[Expression] | None:
    return _timed(t, i) or _spanned(t, i) or _dated(t, i)


def _article(t: Tokens, i: int) -> list[Expression] | None:
    if t.words[i] != "the":
        return _spanned(t, i)
    kind = t.kinds[i + 1]
    if not kind and t.words[i + 1] != "early":
        return None
    if t.words[i + 1] == "early" and t.words[i + 2] == "hours":
        return _early_hours(t, i)
    if kind in ("ordinal", "digit", "deictic") and (hit := spans.weekday_of_month(t, i + 1)):
        return [Expression(i, *hit)]
    if t.words[i + 2] == "of" and (kind == "part" or t.words[i + 1] == "night"):
        return _part_of_day(t, i)
    special = relative.definite(t, i)
    if special is not None:
        j, node, part = special
        return [Expression(i, j, node, part=part)]
    if (found := _dated(t, i)) is not None:
        return found
    if kind in ("digit", "number") and (hit := spans.duration(t, i + 1)) is not None:
        return [Expression(i if t.words[hit[0] - 2] not in DASHES else i + 1, *hit)]
    return None


def _ordinal(t: Tokens, i: int) -> list[Expression] | None:
    if (monthly := spans.weekday_of_month(t, i)) is not None:
        return [Expression(i, *monthly)]
    return _dated(t, i)


def _early_hours(t: Tokens, i: int) -> list[Expression] | None:
    """the early hours of Sunday morning: the morning of that day."""
    if t.words[i + 3] != "of":
        return [Expression(i, i + 3, Shift("D", 0), part="MO")] if t.words[i - 1] == "in" else None
    j = i + 4
    if t.words[j] == "the" and t.words[j + 1] == "morning":
        return [Expression(i, j + 2, Shift("D", 0), part="MO")]
    hit = point(t, j)
    if hit is None or not _is_day(hit[1]):
        return None
    end = hit[0] + (t.kinds[hit[0]] == "part")
    return [Expression(i, end, hit[1], part="MO")]


def _part_of_day(t: Tokens, i: int) -> list[Expression] | None:
    """The night of 5 May, the morning of last Friday."""
    hit = point(t, i + 3)
    if hit is None or not _is_day(hit[1]):
        return None
    return [Expression(i, *hit, part="NI" if t.words[i + 1] == "night" else t.code(i + 1))]


def _about(t: Tokens, i: int) -> list[Expression] | None:
    """about 3 p.m., nearly three weeks: what follows, taken as approximate."""
    if t.words[i] in ("ca", "c") and t.words[i + 1] != ".":
        return None
    if t.words[i] == "c" and len(t.words[i + 2]) != 4:
        return None
    j = i + 2 if t.words[i + 1] == "." else i + 1
    reading = _READINGS.get(t.kinds[j])
    found = (
        reading(t, j)
        if reading is not None and t.kinds[j] in ("digit", "number", "article", "noonword", "vague")
        else None
    )
    if found is None or len(found) != 1:
        return None
    e = found[0]
    e.first, e.approximate = i, True
    return found


def _reference(t: Tokens, i: int) -> list[Expression] | None:
    word = t.words[i]
    if t.words[i + 1] in DASHES or (word == "now" and t.words[i + 1] == "that"):
        return None
    if word == "soon" and (
        t.words[i - 1] in ("as", "too", "so", "how")
        or t.words[i + 1] in ("after", "afterwards", "afterward", "thereafter", "then")
        or t.words[i + 1].endswith("ed")
    ):
        return None  # "soon erupted" is no future
    return [Expression(i, i + 1, Reference(t.code(i)))]


def _recent(t: Tokens, i: int) -> list[Expression] | None:
    if t.kinds[i + 1] == "unit" and t.words[i + 1].endswith("s"):
        return [Expression(i, i + 2, Reference("PAST_REF"))]
    return None


def _relative(t: Tokens, i: int) -> list[Expression] | None:
    """last Tuesday, this morning, the next three days, this past weekend."""
    if t.words[i] == "this" and t.words[i + 1] in ("past", "coming") and t.kinds[i + 2]:
        found = _relative(t, i + 1)
        if found is not None:
            found[0].first = i
        return found
    if (hit := relative.counted(t, i)) is not None:
        return [Expression(i, *hit)]
    if (part := relative.part_of_day(t, i)) is not None:
        j, node, code = part
        expression = Expression(i, j, node, part=code)
        if isinstance(node, Shift):
            _attach(t, expression)
        return [expression]
    return _dated(t, i)


def _day_word(t: Tokens, i: int) -> list[Expression] | None:
    hit = relative.day_word(t, i)
    if hit is None:
        return None
    e = Expression(i, *hit, part="NI" if t.words[i] == "tonight" else "")
    _attach(t, e)
    return [e]


def _modifier(t: Tokens, i: int) -> list[Expression] | None:
    j = i + 1
    if (
        t.words[i] in ("late", "early", "earlier", "later")
        and (part := relative.part_of_day(t, j)) is not None
    ):
        return [Expression(i, part[0], part[1], part=part[2])]
    found = _dated(t, i)
    if found is None and t.words[i] == "early" and t.kinds[j] == "part" and t.words[j + 1] == "on":
        later = _dated(t, j + 2)
        if later is not None and len(later) == 1 and _is_day(later[0].node):
            later[0].first, later[0].part = i, t.code(j)
            return later
    return found


_READINGS: dict[str, Reading] = {
    "digit": _digit,
    "month": _dated,
    "weekday": _dated,
    "weekdays": _spanned,
    "relday": _day_word,
    "night": _day_word,
    "deictic": _relative,
    "same": _relative,
    "that": _relative,
    "mod": _modifier,
    "article": _article,
    "number": _number,
    "ordinal": _ordinal,
    "vague": _spanned,
    "approx": _about,
    "every": _spanned,
    "set": _spanned,
    "times": _spanned,
    "ref": _reference,
    "recent": _recent,
    "fiscal": _fiscal,
    "unit": lambda t, i: [Expression(i, *hit)] if (hit := spans.bare_units(t, i)) else None,
    "seasonname": _dated,
    "decadename": _dated,
    "noonword": _timed,
    "qname": _dated,
    "apostrophe": _dated,
    "holiday": _dated,
}
