"""What time expressions of one text owe to each other: days enumerated one after the other are one
stretch of days ("on 14 and 15 May"), and "March of that year" takes the year last named.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from factcheck.annotate.times import cues
from factcheck.annotate.times.nodes import Calendar, Expression, Named, Range, Shift
from factcheck.annotate.times.resolve import Context, Resolved, resolve
from factcheck.annotate.times.tokens import APOSTROPHES, Tokens

_COMMA = ((",",),)
_AND = (("and",), ("&",))
_COMMA_AND = ((",", "and"), (",", "&"))
_DAY = timedelta(days=1)
_NEAR = 60  # tokens between "2024" and "of that year"
_LONGEST = 12  # days in an enumeration

End = Calendar | Named


def name_years(found: list[Expression], context: Context) -> None:
    """Gives "March of that year" the year that the text named last, if it did so shortly before."""
    named: tuple[int, Expression] | None = None
    months: dict[int, tuple[int, Expression]] = {}
    for e in found:
        _name_month(e, months, context)
        for node in (e.node.first, e.node.last) if isinstance(e.node, Range) else (e.node,):
            if not isinstance(node, Calendar) or node.year_of is None or node.year is not None:
                continue
            if named is not None and e.first - named[1].last <= _NEAR:
                node.year = named[0] + node.year_of
                words = context.tokens.slice(named[1].first, named[1].last)
                e.given = [f'year {node.year} of "{{text}}" is taken from "{words}"']
        year = _named_year(e, context)
        if year is not None:
            named = year, e


def _name_month(e: Expression, months: dict[int, tuple[int, Expression]], context: Context) -> None:
    """Gives "on June 20" the year of a "June 24, 2005" told shortly before, unless it is to come or
    of this year.
    """
    node = e.node
    if not isinstance(node, Calendar) or node.month is None or node.period or node.feast:
        return
    if node.year is not None:
        if node.day is not None:
            months[node.month] = node.year, e
        return
    before = months.get(node.month)
    if node.day is None or before is None or e.first - before[1].last > _NEAR:
        return
    if context.tokens.kinds[e.first] == "holiday":
        return
    anchor = context.anchor
    if node.year_of is not None or node.year_shift is not None:
        return
    if anchor is None or before[0] >= anchor.year:
        return
    if cues.tense(context.tokens, e.first, e.last) == "past":
        node.year = before[0]
        words = context.tokens.slice(before[1].first, before[1].last)
        e.given = [f'year {node.year} of "{{text}}" is taken from "{words}"']


def _named_year(e: Expression, context: Context) -> int | None:
    """The year that the words themselves name: 2024, May 2024, last year."""
    node = e.node.last if isinstance(e.node, Range) else e.node
    anchor = context.anchor
    if isinstance(node, Calendar):
        if node.year is None and node.year_shift is not None and anchor is not None:
            return anchor.year + node.year_shift
        return node.year
    if isinstance(node, Shift) and node.unit == "Y" and node.exact and anchor is not None:
        return anchor.year + node.count
    return None


def join_days(
    found: list[Expression], resolved: list[Resolved], context: Context
) -> tuple[list[Expression], list[Resolved]]:
    """The expressions with each enumeration of days that follow one another made one: "5 and 6
    May", "31 May and 1 June". Days with a gap between them stay several dates.
    """
    if len(found) < 2:
        return found, resolved
    out: list[Expression] = []
    values: list[Resolved] = []
    k = 0
    while k < len(found):
        end = _enumeration(found, k, context.tokens)
        one = _joined(found[k:end], resolved[k:end], context) if end > k + 1 else None
        if one is not None:
            out.append(one[0])
            values.append(one[1])
        else:
            out += found[k:end]
            values += resolved[k:end]
        k = end
    return out, values


def _enumeration(found: list[Expression], k: int, t: Tokens) -> int:
    """Index after the last expression that commas and a final "and" list with the one at ``k``;
    ``k + 1`` where it is listed with none.
    """
    end = commas = k
    closed = False
    while commas + 1 < min(len(found), k + _LONGEST):
        e, after = found[commas], found[commas + 1]
        if after.first - e.last > 2 or not _ends(e) or not _ends(after):
            break
        gap = tuple(t.words[e.last : after.first])
        if gap in _AND or (gap in _COMMA_AND and (commas > k or _ends_in_year(t, e))):
            end, closed = commas + 1, True
        elif gap not in _COMMA or closed:
            break
        commas += 1
    return end + 1


def _ends_in_year(t: Tokens, e: Expression) -> bool:
    """May 5, 2024, and May 6, 2024: the comma belongs to the year."""
    return t.kinds[e.last - 1] == "digit" and len(t.words[e.last - 1]) == 4


def _ends(e: Expression) -> tuple[End, End] | None:
    """First and last day of an expression that names nothing but days."""
    if e.clock is not None or e.part or e.approximate:
        return None
    first, last = (e.node.first, e.node.last) if isinstance(e.node, Range) else (e.node, e.node)
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        return (first, last) if first.day is not None and last.day is not None else None
    if isinstance(first, Named) and isinstance(last, Named):
        return (first, last) if first.kind == last.kind == "weekday" else None
    return None


def _joined(
    run: list[Expression], resolved: list[Resolved], context: Context
) -> tuple[Expression, Resolved] | None:
    """The enumeration as one stretch of days; None unless its days follow one another."""
    ends = [pair for e in run if (pair := _ends(e)) is not None]
    if len({type(pair[0]) for pair in ends}) != 1:
        return None
    last_token = run[-1].last
    after = context.tokens.words[last_token : last_token + 3]
    if "respectively" in after or after[0] in APOSTROPHES:
        return None  # a day for each of several events; "on Monday and Tuesday's vote"
    for (_, before), (first, _) in pairwise(ends):
        if isinstance(before, Calendar) and isinstance(first, Calendar):
            _follow_year(before, first)
    stretches = [_days(first, last, r) for (first, last), r in zip(ends, resolved, strict=True)]
    for before_days, days in pairwise(stretches):
        if before_days is None or days is None or days[0] - before_days[1] != _DAY:
            return None
    whole = Expression(run[0].first, last_token, Range(ends[0][0], ends[-1][1]))
    whole.given = run[-1].given
    value = resolve(whole, context)
    as_told = stretches[0] is not None and stretches[-1] is not None and not value.fault
    return (whole, value) if as_told and value.edtf is not None and "/" in value.edtf else None


def _follow_year(before: Calendar, after: Calendar) -> None:
    """5 May 2024 and 6 May: the second day is of the year that the first one states."""
    if after.year is None and before.year is not None and after.year_shift is None:
        after.year = before.year + ((before.month or 0) > (after.month or 0))


def _days(first: End, last: End, value: Resolved) -> tuple[date, date] | None:
    """The days of an expression; a year that nobody knows stands as a leap year."""
    if value.edtf is None or value.fault:
        return None
    low, _, high = value.edtf.replace("XXXX", "2000").partition("/")
    try:
        days = date.fromisoformat(low), date.fromisoformat(high or low)
        if isinstance(first, Calendar) and first.year is not None:
            days = days[0].replace(year=first.year), days[1]
        if isinstance(last, Calendar) and last.year is not None:
            days = days[0], days[1].replace(year=last.year)
    except ValueError:  # no day: a month, an approximate end
        return None
    return days
