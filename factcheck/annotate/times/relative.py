"""Grammar of expressions counted from the article's day: yesterday, on Wednesday, last July, next
month, this morning.
"""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from factcheck.annotate.times import calendar, periods, spans
from factcheck.annotate.times.nodes import Calendar, Named, Node, Period, Point, Reference, Shift
from factcheck.annotate.times.tokens import DASHES, Tokens

_ANAPHORIC = frozenset(("previous", "following", "preceding", "that", "same"))
_MODALS = frozenset(
    "to will would can could may might must should shall not only ll t did does do".split()
)
_BEFORE_PART = frozenset(
    "in during into through throughout spend spent spending for of and by later earlier".split()
)
_AFTER_PART = frozenset(
    "in at on with and but when as after before while he she they it to who where a the".split()
)
_RUNNING = frozenset(("last", "next", "coming", "following"))
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}
_OVER = frozenset("over during for throughout".split())
_UNITS = frozenset(("W", "WE", "M", "Y", "DE", "CE", "FN", "Q"))
_NAMES = frozenset("herald times mail post express star ashes league premiership wednesday".split())

Found = tuple[int, Point]


def day_word(t: Tokens, i: int) -> Found | None:
    """today, yesterday, tomorrow, tonight; "USA Today" and "today's world" are left."""
    if t.words[i] in ("today", "tonight") and t.capital(i) and _in_name(t, i):
        return None
    if t.words[i] == "tonight" and t.words[i + 1] == "show":
        return None
    return i + 1, Shift("D", t.value(i))


def _in_name(t: Tokens, i: int) -> bool:
    """USA Today, ABC's World News Tonight."""
    return t.capital(i - 1) and t.is_word(i - 1) and not t.kinds[i - 1]


def weekday(t: Tokens, i: int) -> Found | None:
    """Wednesday; "Wednesday, January 28, 2026"; "Wednesday (28 January)"; "Friday last week"."""
    short = not t.words[i].endswith("day")
    if not t.capital(i):
        return None
    j = i + 1
    if short and t.words[j] == "." and t.glued(i):
        j += 1
    number = t.value(i)
    if (hit := _with_date(t, j, number)) is not None:
        return hit
    if short and (t.text[t.starts[i] : t.ends[i]].isupper() or t.capital(j)):
        return None  # SAT, Sun Microsystems
    before = t.words[i - 1]
    if short and before not in ("on", "(", "\n") and before not in DASHES and number != 3:
        return None  # Thurs is no other word
    if t.capital(j) and t.words[j] in _NAMES:
        return None
    k = j + 1 if t.words[j] == "of" else j
    if t.kinds[k] == "deictic" and t.words[k + 1] == "week":
        return k + 2, Named("weekday of week", number, t.value(k))
    return j, Named("weekday", number)


def ongoing(t: Tokens, j: int) -> Found:
    """The end of the month: that of the one just told of, else of the article's own."""
    unit = t.code(j)
    return j + 1, Reference(_UNKNOWN[unit], unit=unit, ongoing=True)


def _is_over(t: Tokens, i: int, unit: str) -> bool:
    """Whether "the last year" is a length: over the last year, within the next day."""
    before = t.words[i - 2]
    return t.words[i - 1] == "the" and (
        before in _OVER or (unit == "D" and before in ("in", "within"))
    )


def _weekday_of(t: Tokens, i: int, shift: int) -> Found:
    """The Friday of "last week Friday", with the date that may stand behind it."""
    hit = weekday(t, i)
    if hit is not None and isinstance(hit[1], Calendar):
        return hit
    return i + 1, Named("weekday of week", t.value(i), shift)


def _with_date(t: Tokens, j: int, number: int) -> Found | None:
    closing = {"(": ")", "[": "]"}.get(t.words[j], "")
    k = j
    if closing or t.words[k] == "," or (t.words[k] in DASHES and not t.glued(k)):
        k += 1
    if t.words[k] == "the" and t.kinds[k + 1] in ("digit", "ordinal"):
        k += 1
    hit = calendar.numeric(t, k) or calendar.day_month(t, k) or calendar.month_day(t, k)
    if hit is None or (not closing and _ranged(t, hit[0])):
        return None
    end, found = hit
    if closing:
        if t.words[end] != closing:
            return None
        end += 1
    found.weekday = number
    return end, found


def _ranged(t: Tokens, end: int) -> bool:
    return t.words[end] in DASHES and t.kinds[end + 1] == "digit" and t.glued(end)


def counted(t: Tokens, i: int) -> tuple[int, Node] | None:
    """last three days, next two weeks, past few months: a length that ends or begins now."""
    if t.kinds[i] != "deictic" or t.kinds[i + 1] not in ("digit", "number", "vague"):
        if (
            t.words[i] == "past"
            and t.kinds[i + 1] == "unit"
            and t.code(i + 1) in _UNITS - {"WE", "Q"}
            and t.words[i - 1] in ("the", "this")
        ):
            return i + 2, Period(spans.timex("1", t.code(i + 1)))
        return None
    hit = spans.length(t, i + 1)
    if hit is None or hit[2] in ("NI",) or (t.words[i] == "last" and t.words[i - 1] in _MODALS):
        return None  # "to last three days" holds a verb
    return hit[0], Period(spans.timex(hit[1], hit[2]))


def part_of_day(t: Tokens, i: int) -> tuple[int, Point, str] | None:
    """this morning, last night, that evening, the next morning."""
    if t.kinds[i] not in ("deictic", "that", "same"):
        return None
    word, j = t.words[i], i + 1
    part = "NI" if t.words[j] == "night" else t.code(j) if t.kinds[j] == "part" else ""
    if not part or (t.capital(i) and t.capital(j) and t.is_word(i - 1)):
        return None
    if word == "this":
        return j + 1, Shift("D", 0), part
    if word == "last":
        return j + 1, Shift("D", -1), part
    days = {"next": 1, "following": 1, "previous": -1, "that": 0, "same": 0}.get(word)
    if days is None or (word == "that" and part != "NI" and t.kinds[j] != "part"):
        return None
    return j + 1, Reference(f"XXXX-XX-XXT{part}", unit="D", count=days, part=part), part


def deictic(t: Tokens, i: int) -> Found | None:
    """last week, next month, this year, last Tuesday, last July, this summer; "that day" points to
    another day.
    """
    word, j = t.words[i], i + 1
    kind = t.kinds[j]
    shift = t.value(i)
    if kind == "unit":
        return _unit(t, i, shift)
    if word in ("that", "same", "preceding", "current"):
        return None
    if kind == "weekday" and t.capital(j):
        if word in ("previous", "following", "past") and word != "past":
            return j + 1, Reference(f"XXXX-WXX-{t.value(j) + 1}")
        return j + 1, Named("weekday", t.value(j), shift)
    if kind == "month" and t.capital(j) and (hit := calendar.month(t, j)) is not None:
        dated = calendar.month_day(t, j)
        if dated is not None and dated[1].year is None and word in ("last", "next", "this"):
            return dated
        if dated is not None:
            return None
        return hit[0], Named("month", hit[1], shift)
    if kind == "seasonname" and word != "past":
        return j + 1, Named("season", t.code(j), shift)
    if kind == "holiday" and (holiday := periods.holiday(t, j)) is not None:
        holiday[1].year_shift = None
        return holiday
    return None


def _unit(t: Tokens, i: int, shift: int) -> Found | None:
    word, j = t.words[i], i + 1
    unit = t.code(j)
    if unit == "W" and t.kinds[j + 1] == "weekday" and t.capital(j + 1):
        return _weekday_of(t, j + 1, shift) if word in ("last", "next", "this") else None
    if t.words[j].endswith("s") or (t.words[j + 1] in DASHES and t.glued(j)):
        if word == "coming" and unit in ("D", "W", "M", "Y", "DE"):
            return j + 1, Reference("FUTURE_REF")
        return None
    if word in _RUNNING and unit in _UNITS | {"D"} and _is_over(t, i, unit):
        return j + 1, Reference(spans.timex("1", unit))  # over the last year
    if word in _ANAPHORIC or (word == "next" and unit == "D"):
        known = _UNKNOWN.get(unit)
        return (j + 1, Reference(known, unit=unit, count=shift)) if known else None
    if unit not in _UNITS or word == "upcoming" or (word == "past" and unit != "WE"):
        return None
    if t.words[j + 1] == "of" and t.words[i - 1] == "the":
        return None  # the last week of May
    if unit == "FN":
        return j + 1, Shift("W", 2 * shift, exact=False)
    return j + 1, Shift(unit, shift)


def definite(t: Tokens, i: int) -> tuple[int, Node, str] | None:
    """the weekend, the next day, the day before yesterday, the past three weeks, the following
    morning.
    """
    j = i + 1
    if t.words[j] == "weekend" and t.words[j + 1] not in ("of",):
        return j + 1, Named("weekend", 0), ""
    if t.words[j] == "day" and t.words[j + 1] in ("before", "after"):
        if t.words[j + 2] in ("yesterday", "tomorrow"):
            return j + 3, Shift("D", -2 if t.words[j + 2] == "yesterday" else 2), ""
        if not t.is_word(j + 2):
            count = 1 if t.words[j + 1] == "after" else -1
            return j + 2, Reference("XXXX-XX-XX", unit="D", count=count), ""
        return None
    if t.kinds[j] == "part" or t.words[j] == "night":
        return _part_of(t, j)
    if (age := _past_or_future(t, i)) is not None:
        return age
    if t.kinds[j] not in ("deictic", "same"):
        return None
    if (hit := counted(t, j)) is not None:
        return *hit, ""
    if (part := part_of_day(t, j)) is not None:
        return part
    found = deictic(t, j)
    return (*found, "") if found is not None and not isinstance(found[1], Calendar) else None


def _past_or_future(t: Tokens, i: int) -> tuple[int, Node, str] | None:
    j = i + 1
    if t.kinds[j] != "far" and t.words[j] != "past":
        return None
    k = j + (t.kinds[j] == "far" and t.kinds[j + 1] == "far")
    if t.words[k] not in ("past", "future") or not (k > j or _in_the(t, i, k)):
        return None
    return k + 1, Reference("PAST_REF" if t.words[k] == "past" else "FUTURE_REF"), ""


def _in_the(t: Tokens, i: int, k: int) -> bool:
    """In the past, in the future; but "in the future of the club"."""
    return t.words[i - 1] == "in" and (not t.is_word(k + 1) or t.words[k + 1] in _AFTER_PART)


def _part_of(t: Tokens, j: int) -> tuple[int, Node, str] | None:
    """The morning, the night: those of the day last named, where no noun stands behind them ("the
    night shift"). "the night before" is a day earlier.
    """
    part = "NI" if t.words[j] == "night" else t.code(j)
    k, count = j + 1, 0
    if t.capital(j) or part == "12":
        return None
    if t.words[k] in ("before", "after") and not t.is_word(k + 1):
        k, count = k + 1, -1 if t.words[k] == "before" else 1
    elif t.words[j - 2] not in _BEFORE_PART or (t.is_word(k) and t.words[k] not in _AFTER_PART):
        return None
    return k, Reference(f"XXXX-XX-XXT{part}", unit="D", count=count, part=part), part
