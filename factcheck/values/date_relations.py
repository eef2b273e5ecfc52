"""How two dates relate: what each states is compared, and nothing that it leaves open.

- A date inside a coarser one refines it: 2 June 2021 and June 2021.
- Two stated ranges are exact: 20-21 and 20-22 January are disjoint, though they overlap; a single
  day, or an open end, says less and is compatible with any range it touches.
- An unknown year leaves month and day to compare: XXXX-11-28 is compatible with 28 November of
  any year.
- Approximate dates reach ``_REACH`` days further on both sides, and a range with approximate ends
  ("this week": some day or days of it) is compatible with any range it then touches; seasons
  reach a month further against months and days (where spring begins is custom), and a winter
  takes in the January to March of its year.
- Hours are compared as instants where both zones are known, as clock times where neither is; ten
  minutes apart are one clock time in two reports (half an hour when approximate). With an hour
  known, neighbouring days are compatible.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from factcheck.values.dates import Date
from factcheck.values.edtf import SEASONS, UNKNOWN, Point, Span, parse
from factcheck.values.relation import Relation

# how far an approximate date reaches, in days, by its precision
_REACH = {
    "time": 1,
    "day": 2,
    "month": 31,
    "season": 31,
    "year": 366,
    "decade": 5 * 366,
    "century": 20 * 366,
    "unknown": 0,
}
_SEASON_REACH = 31
_CLOCK_TOLERANCE = 10  # minutes
_LOOSE_CLOCK_TOLERANCE = 30
_WEST, _EAST = -12 * 60, 14 * 60  # the zones of the world
_FOREVER = 10**7
_FAR = 4 * 366  # an unknown year fits somewhere in a span as long as this
_CLOSENESS = {
    relation: rank
    for rank, relation in enumerate(
        (
            Relation.DISJOINT,
            Relation.COMPATIBLE,
            Relation.REFINES,
            Relation.EQUIVALENT,
            Relation.EQUAL,
        )
    )
}
Bounds = tuple[int, int]


def compare_dates(first: Date, second: Date) -> Relation:
    """How two dates relate; symmetric. Raises ValueError where one is no EDTF."""
    return _compare(first.edtf, second.edtf)


@lru_cache(maxsize=65536)
def _compare(first: str, second: str) -> Relation:
    one, two = parse(first), parse(second)
    if one == two:
        return Relation.EQUAL
    if _masked(one) or _masked(two):
        return _compare_masked(one, two)
    return _compare_known(one, two)


def _compare_known(one: Span, two: Span) -> Relation:
    if one == two:
        return Relation.EQUAL
    if one.is_range and two.is_range:
        return _ranges(one, two)
    if one.is_range:
        return _range_and_point(one, two)
    if two.is_range:
        return _range_and_point(two, one)
    assert one.first is not None and two.first is not None  # only an interval has open ends
    return _points(one.first, two.first)


# ---------------------------------------------------------------- points


def _points(one: Point, two: Point) -> Relation:
    if one.hour is not None and two.hour is not None:
        return _clocks(one, two)
    a, b = _days(one), _days(two)
    if a == b:
        same = one.approximate == two.approximate and (one.hour is None) == (two.hour is None)
        return Relation.EQUIVALENT if same else Relation.REFINES
    if _inside(a, b) or _inside(b, a):
        return Relation.REFINES
    loose = (_loose(one, two), _loose(two, one))
    if _overlap(*loose) or _winters_meet(one, loose[1]) or _winters_meet(two, loose[0]):
        return Relation.COMPATIBLE
    return Relation.DISJOINT


def _days(point: Point) -> Bounds:
    days = point.days()
    return (-_FOREVER, _FOREVER) if days is None else days


def _loose(point: Point, other: Point | None) -> Bounds:
    """The days a point may still mean when set beside ``other``."""
    low, high = _days(point)
    reach = _REACH[point.precision] if point.approximate else 0
    if point.hour is not None:
        reach = max(reach, 1)
    if point.month in SEASONS and (other is None or other.month not in SEASONS):
        reach = max(reach, _SEASON_REACH)
    return low - reach, high + reach


def _winters_meet(point: Point, other: Bounds) -> bool:
    """ "In the winter of 2024" may also mean the cold months at the start of that year."""
    if point.month != 24:
        return False
    year = int(point.year)
    return _overlap((date(year, 1, 1).toordinal(), date(year, 3, 31).toordinal()), other)


def _inside(inner: Bounds, outer: Bounds) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlap(one: Bounds, two: Bounds) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


# ---------------------------------------------------------------- hours


def _clocks(one: Point, two: Point) -> Relation:
    if (one.zone is None) != (two.zone is None):
        return _zoned_and_not(one, two) if two.zone is None else _zoned_and_not(two, one)
    if one.zone is None and _days(one) != _days(two):
        near = abs(_days(one)[0] - _days(two)[0]) <= 1
        return Relation.COMPATIBLE if near else Relation.DISJOINT
    a, b = _minutes(one), _minutes(two)
    if a == b:
        return (
            Relation.EQUIVALENT if one.approximate == two.approximate else Relation.REFINES
        )  # 07:37+07:00 and 00:37Z
    if _inside(a, b) or _inside(b, a):
        return Relation.REFINES
    loose = one.approximate or two.approximate
    gap = max(a[0], b[0]) - min(a[1], b[1])
    tolerance = _LOOSE_CLOCK_TOLERANCE if loose else _CLOCK_TOLERANCE
    return Relation.COMPATIBLE if gap <= tolerance else Relation.DISJOINT


def _zoned_and_not(zoned: Point, bare: Point) -> Relation:
    """An hour without its zone may be that of any place on earth; the same clock time is the same
    hour."""
    if _minutes(replace(zoned, zone=None)) == _minutes(bare):
        return Relation.REFINES
    low, high = _minutes(bare)
    reach = low - _EAST - _CLOCK_TOLERANCE, high - _WEST + _CLOCK_TOLERANCE
    return Relation.COMPATIBLE if _overlap(_minutes(zoned), reach) else Relation.DISJOINT


def _minutes(point: Point) -> Bounds:
    """First and last minute the point may mean, since 1 January 1, in its zone or in UTC where
    that is known."""
    start = _days(point)[0] * 1440 + (point.hour or 0) * 60 + (point.minute or 0)
    start -= point.zone or 0
    return start, start + (59 if point.minute is None else 0)


# ---------------------------------------------------------------- ranges


def _range_days(span: Span, other: Point | None) -> Bounds:
    low = -_FOREVER if span.first is None else _loose(span.first, other)[0]
    high = _FOREVER if span.last is None else _loose(span.last, other)[1]
    return low, high


def _strict_range_days(span: Span) -> Bounds:
    low = -_FOREVER if span.first is None else _days(span.first)[0]
    high = _FOREVER if span.last is None else _days(span.last)[1]
    return low, high


def _ranges(one: Span, two: Span) -> Relation:
    if not _overlap(_range_days(one, None), _range_days(two, None)):
        return Relation.DISJOINT
    if None in (one.first, one.last, two.first, two.last):
        return Relation.COMPATIBLE
    assert one.first and one.last and two.first and two.last
    ends = (_point_or_equal(one.first, two.first), _point_or_equal(one.last, two.last))
    if all(end.agrees for end in ends):
        return max(ends, key=_RANGE_ORDER.index)
    if Relation.DISJOINT not in ends or _coarse_around_fine(one, two):
        return Relation.COMPATIBLE
    if _is_about(one) or _is_about(two):
        return Relation.COMPATIBLE
    return Relation.DISJOINT


_RANGE_ORDER = (Relation.EQUAL, Relation.EQUIVALENT, Relation.REFINES)


def _point_or_equal(one: Point, two: Point) -> Relation:
    return Relation.EQUAL if one == two else _points(one, two)


def _is_about(span: Span) -> bool:
    """Whether both ends are approximate: the range holds the time meant and does not state it."""
    return all(end is not None and end.approximate for end in (span.first, span.last))


def _coarse_around_fine(one: Span, two: Span) -> bool:
    """2020 to 2022 and 1 to 5 March 2021: the years are the bounds of a time, the days of another
    in it."""
    for outer, inner in ((one, two), (two, one)):
        coarser = outer.first and inner.first and outer.first.precision != inner.first.precision
        if coarser and _inside(_strict_range_days(inner), _strict_range_days(outer)):
            return True
    return False


def _range_and_point(span: Span, single: Span) -> Relation:
    point = single.first
    assert point is not None
    if (clocks := _range_and_clock(span, point)) is not None:
        return clocks
    if _inside(_strict_range_days(span), _days(point)):
        return Relation.REFINES
    if _overlap(_range_days(span, point), _loose(point, span.first or span.last)):
        return Relation.COMPATIBLE
    return Relation.DISJOINT


def _range_and_clock(span: Span, point: Point) -> Relation | None:
    """An hour against "between 07:28 and 08:06"; None unless every hour is known, in one way."""
    if span.first is None or span.last is None:
        return None
    ends = (span.first, span.last, point)
    if any(end.hour is None for end in ends) or len({end.zone is None for end in ends}) > 1:
        return None
    low, high = _minutes(span.first)[0], _minutes(span.last)[1]
    loose = any(end.approximate for end in ends)
    slack = _LOOSE_CLOCK_TOLERANCE if loose else _CLOCK_TOLERANCE
    within = _overlap((low - slack, high + slack), _minutes(point))
    return Relation.COMPATIBLE if within else Relation.DISJOINT


# ---------------------------------------------------------------- unknown years and months


def _hidden(point: Point | None) -> bool:
    """Whether the days a point may mean are scattered: 28 November of some year, the 28th of some
    month."""
    if point is None or point.precision in ("year", "decade", "century"):
        return False
    return "X" in point.year or (point.month is None and point.day is not None)


def _masked(span: Span) -> bool:
    return _hidden(span.first) or _hidden(span.last)


def _compare_masked(one: Span, two: Span) -> Relation:
    if not _masks_meet(one, two):
        return Relation.DISJOINT
    if _masked(one) and _masked(two):
        years_one, years_two = range(2000, 2001), range(1999, 2002)
        same = _mask(one) == _mask(two)
    else:
        one, two = (one, two) if _masked(one) else (two, one)
        low, high = _strict_range_days(two)
        if high - low > _FAR:
            return Relation.COMPATIBLE
        years_one = range(_year(low) - 1, _year(high) + 2)
        years_two, same = range(1), False
    best = max(
        (
            _compare_known(a, b)
            for a in _placed(one, years_one)
            for b in (_placed(two, years_two) if _masked(two) else (two,))
        ),
        key=_CLOSENESS.__getitem__,
        default=Relation.DISJOINT,
    )
    return best if same or best is Relation.DISJOINT else Relation.COMPATIBLE


def _year(ordinal: int) -> int:
    return date.fromordinal(ordinal).year


def _mask(span: Span) -> tuple[object, ...]:
    return tuple(
        None if end is None else (end.year, end.month is None) for end in (span.first, span.last)
    )


def _masks_meet(one: Span, two: Span) -> bool:
    """Whether the digits two single years both state are the same (19XX and 2026 are not)."""
    if one.is_range or two.is_range or one.first is None or two.first is None:
        return True
    years = zip(one.first.year, two.first.year, strict=True)
    near = one.first.hour is not None or two.first.hour is not None
    near = near or one.first.approximate or two.first.approximate
    return near or all(a == b or "X" in (a, b) for a, b in years)


def _placed(span: Span, years: range) -> Iterator[Span]:
    """The span with its unknown years and months filled in, for each year that may be meant."""
    for year in years:
        for month in range(1, 13) if _lacks_month(span) else (None,):
            placed = _place(span, year, month)
            if placed is not None:
                yield placed


def _lacks_month(span: Span) -> bool:
    return any(
        end is not None and end.month is None and end.day is not None
        for end in (span.first, span.last)
    )


def _place(span: Span, year: int, month: int | None) -> Span | None:
    first = _fill(span.first, year, month)
    if not span.is_range:
        return None if first is None else Span(first, first)
    last = _fill(span.last, year, month)
    if first is not None and last is not None and _days(first)[0] > _days(last)[1]:
        if _hidden(span.last):
            last = _fill(span.last, year + 1, month)  # 30 December to 2 January
        elif _hidden(span.first):
            first = _fill(span.first, year - 1, month)
    lost = (first is None) != (span.first is None) or (last is None) != (span.last is None)
    return None if lost else Span(first, last, is_range=True)


def _fill(point: Point | None, year: int, month: int | None) -> Point | None:
    """None where there is no such day (29 February of a common year), or no such year in the
    mask."""
    if point is None or not _hidden(point):
        return point
    text = f"{year:04d}" if "X" in point.year else point.year
    if "X" in point.year and point.year != UNKNOWN and not _fits(point.year, text):
        text = point.year.replace("X", "0")
    filled = replace(point, year=text, month=month if point.month is None else point.month)
    try:
        date(int(text), _calendar_month(filled.month), filled.day or 1)
    except ValueError:
        return None
    return filled


def _fits(mask: str, year: str) -> bool:
    return all(a in ("X", b) for a, b in zip(mask, year, strict=True))


def _calendar_month(month: int | None) -> int:
    return month if month is not None and month <= 12 else 1
