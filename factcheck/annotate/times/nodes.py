"""What the grammar reads, before it is anchored: parts of dates, shifts from the article's day,
spans, sets.
"""

from __future__ import annotations

from msgspec import Struct, field


class Calendar(Struct):
    """Parts of a date as the words give them.

    ``period`` is a TIMEX3 part of a year (``SP``, ``Q3``, ``H1``); ``decade`` the first three
    digits of a year, ``century`` the first two; ``year_shift`` is -1 for "last year", ``year_of`` 0
    for "of that year", counted from the year last named. ``open`` is True where day and month may
    be the other way round (03/04/2025), ``bound`` where a holiday is no day of what is told but
    its limit ("before Christmas"). ``feast`` is the rule of a holiday that moves ("easter+1",
    "11-thu4").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    period: str = ""
    decade: int | None = None
    century: int | None = None
    year_shift: int | None = None
    year_of: int | None = None
    bound: bool = False
    feast: str = ""
    open: bool = False
    fiscal: bool = False
    day_first: bool | None = None  # for dates in figures that can be read but one way


class Named(Struct):
    """A weekday, month or season by name without more: ``shift`` -1 last, 0 this, 1 next, None
    bare.
    """

    kind: str  # "weekday", "month" or "season"
    value: int | str
    shift: int | None = None


class Shift(Struct):
    """``count`` units from the article's day: today is 0 days, last week -1 week. ``exact`` is
    False for "a year ago",
    which names no calendar year."""

    unit: str  # TIMEX3 unit: D, W, WE, M, Q, Y, DE, CE, TH ...
    count: int
    exact: bool = True


class Period(Struct):
    """A duration or a set by its TIMEX3 value."""

    timex: str
    is_set: bool = False


class Reference(Struct):
    """PAST_REF, PRESENT_REF, FUTURE_REF, or what points to another time named before it: ``count``
    units (TIMEX3 ``D``, ``W``, ``M``, ``Y``) from that ("the next day", "two years later").
    ``timex`` is the value where there is no such time, ``part`` a TIMEX3 part of the day;
    ``ongoing`` is True where the article's own month or year may be meant ("the end of the year").
    """

    timex: str
    unit: str = ""
    count: int = 0
    part: str = ""
    ongoing: bool = False


class Clock(Struct):
    """A time of day. ``zone`` is an offset (``Z``, ``+05:30``) or empty; ``fault`` says why there
    is none such.
    """

    hour: int
    minute: int = 0
    second: int | None = None
    zone: str = ""
    fault: str = ""


Point = Calendar | Named | Shift | Reference


class Range(Struct):
    """From ``first`` to ``last``, both included."""

    first: Point
    last: Point


Node = Point | Range | Period | None


class Expression(Struct):
    """Tokens ``first`` to ``last`` (excluded) and what they say. ``part`` is a TIMEX3 part of the
    day.
    """

    first: int
    last: int
    node: Node
    clock: Clock | None = None
    part: str = ""
    approximate: bool = False
    given: list[str] = field(default_factory=list)  # how parts were had that the words do not hold
