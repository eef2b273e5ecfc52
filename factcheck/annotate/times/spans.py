"""Grammar of lengths and rhythms: three days, a 72-hour strike, two weeks ago, in 10 days, every
Tuesday, twice a week.
"""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from factcheck.annotate.times import calendar
from factcheck.annotate.times.nodes import Node, Period, Reference, Shift
from factcheck.annotate.times.tokens import DASHES, Tokens

_BEFORE_DURATION = frozenset(
    "for in within of after about nearly around over than almost only just the lasted took "
    "last past by since under "
    "least most up to another approximately roughly before during spent".split()
)
# verbs whose object is a length: it takes a day
_LASTING = frozenset(
    "take takes took taken taking last lasts lasting spend spends spending wait waits waited "
    "waiting need needs needed require requires required serve serves served serving".split()
)
_NO_RATE = frozenset(
    "is was as such what not like and or but with that on at be from has had have into to by "
    "than if when until till , ; one".split()
)
_AMOUNTS = frozenset(
    "times % percent pc million billion trillion hundreds thousands dozens dozen scores hundred "
    "thousand per tens millions billions".split()
)
_STOPS = frozenset((".", "\n", ";", "?", "!"))
_SHIFTED = {"later": 1, "afterwards": 1, "afterward": 1, "earlier": -1, "beforehand": -1}
_HEAPS = frozenset(("dozens", "hundreds", "thousands", "tens", "scores"))
_PAPERS = frozenset(("daily", "weekly", "monthly", "nightly"))
_AGES = ("old", "olds")

Found = tuple[int, Node]


def count(t: Tokens, i: int) -> tuple[int, str] | None:
    """How many: 3, three, twenty-four, 1.5, a, a few, a couple of, two and a half; "X" where
    nobody says.
    """
    kind = t.kinds[i]
    if kind == "digit":
        if t.words[i + 1] == "." and t.glued(i) and t.glued(i + 1) and t.words[i + 2].isdigit():
            return i + 3, f"{t.words[i]}.{t.words[i + 2][:4]}"
        if t.words[i + 1] in ",:/" and t.glued(i) and t.words[i + 2].isdigit() and t.words[i + 1]:
            return None
        return i + 1, str(int(t.words[i]))
    if kind == "number":
        return _number_words(t, i)
    if kind == "article" and t.words[i] != "the":
        if t.kinds[i + 1] == "vague":
            return count(t, i + 1)
        return (i + 2, "100") if t.words[i + 1] == "hundred" else (i + 1, "1")
    if kind == "vague":
        return _vague(t, i)
    return None


def _number_words(t: Tokens, i: int) -> tuple[int, str]:
    total, j = t.value(i), i + 1
    if 20 <= total < 100:
        k = j + 1 if t.words[j] in DASHES and t.glued(j - 1) else j
        if t.kinds[k] == "number" and 0 < t.value(k) < 10:
            total, j = total + t.value(k), k + 1
    elif t.words[j] == "hundred":
        total, j = total * 100, j + 1
    if t.words[j] == "and" and t.words[j + 1] == "a" and t.words[j + 2] == "half":
        return j + 3, f"{total}.5"
    if t.words[j] in DASHES and t.words[j + 1] == "and" and t.words[j + 5] == "half":
        return j + 6, f"{total}.5"  # two-and-a-half-year
    return j, str(total)


def _vague(t: Tokens, i: int) -> tuple[int, str] | None:
    code, j = t.code(i), i + 1
    if t.words[i] in _HEAPS:
        return (j + 1, code) if t.words[j] == "of" and t.kinds[j + 1] == "unit" else None
    if t.words[j] == "hundred" and code == "X":
        j += 1  # several hundred years
    if t.words[i] == "couple" and t.words[j] == "of":
        j += 1
    elif t.words[i] == "half":
        if t.kinds[j] not in ("article", "unit") and t.words[j] not in DASHES:
            return None
        j += 1 if t.kinds[j] == "article" else 0
    return j, code


def timex(number: str, unit: str) -> str:
    """The TIMEX3 value of so many units."""
    low, dash, high = number.partition("-")
    if dash:
        return f"{timex(low, unit)}/{timex(high, unit)}"
    if unit == "FN":
        whole = number.isdigit()
        return f"P{int(number) * 2}W" if whole else "PXW"
    return f"PT{number}{unit[1]}" if unit[0] == "T" and len(unit) == 2 else f"P{number}{unit}"


def _ends_a_number(t: Tokens, i: int) -> bool:
    """Whether digits are the last three of "1,200"."""
    start = t.starts[i]
    return start > 1 and t.text[start - 1] == "," and t.text[start - 2].isdigit()


def length(t: Tokens, i: int) -> tuple[int, str, str] | None:
    """Token after "three days", the number and the unit; "three-day" and "72-hour" as well."""
    hit = None if _ends_a_number(t, i) else count(t, i)
    if hit is None:
        return None
    j, number = hit
    upper = _upper(t, j) if number.isdigit() else None
    if upper is not None and int(upper[1]) > int(number):
        j, number = upper[0], f"{number}-{upper[1]}"
    compound = t.words[j] in DASHES
    if compound or t.words[j] in (
        "more",
        "full",
        "straight",
        "consecutive",
        "whole",
        "long",
        "short",
        "solid",
        "additional",
        "further",
        "working",
        "business",
        "calendar",
    ):
        j += 1
    if t.kinds[j] != "unit" or number == "0":
        return None
    unit = t.code(j)
    if unit == "S":
        if compound or not (t.words[j].endswith("s") and t.words[i - 1] in _BEFORE_DURATION):
            return None
        unit = "Y"  # for 11 seasons
    if unit == "Q" and (compound or not t.words[j].endswith("s")):
        return None
    if _is_age(t, j + 1):
        return None
    if t.words[j] in ("min", "sec", "hr") and t.words[j + 1] == "." and t.glued(j):
        return j + 2, number, unit
    return j + 1, number, unit


def _upper(t: Tokens, j: int) -> tuple[int, str] | None:
    """10 to 12 days, two or three weeks: the larger number."""
    if t.words[j] not in ("to", "or") and not (t.words[j] in DASHES and t.kinds[j + 1] == "digit"):
        return None
    if t.kinds[j + 1] not in ("digit", "number"):
        return None
    hit = count(t, j + 1)
    if (
        hit is None
        or not hit[1].isdigit()
        or t.kinds[hit[0] + (t.words[hit[0]] in DASHES)] != "unit"
    ):
        return None
    return hit


def _is_age(t: Tokens, j: int) -> bool:
    k = j + 1 if t.words[j] in DASHES else j
    return t.words[k] in _AGES or (t.words[j] == "of" and t.words[j + 1] == "age")


def duration(t: Tokens, i: int) -> Found | None:
    """A length and what it hangs on: ago, later, from now, a rate, or nothing."""
    hit = length(t, i)
    if hit is None:
        return None
    j, number, unit = hit
    after = t.words[j]
    if after == "ago" or (after == "back" and t.words[i - 1] not in DASHES):
        return j + 1, shifted(number, unit, -1)
    if after == "from" and t.words[j + 1] in ("now", "today"):
        return j + 2, shifted(number, unit, 1)
    if after in _SHIFTED:
        return j + 1, _from_then(number, unit, _SHIFTED[after])
    if (
        t.words[i - 1] in ("in", "within")
        and t.words[i - 1] == "in"
        and t.kinds[i] != "article"
        and number.isdigit()
        and _future_in(t, i)
    ):
        return j, shifted(number, unit, 1)
    if t.words[i] == "one" and unit == "D" and j == i + 2 and not _told_length(t, i, j):
        return None  # "one day he left"
    if t.kinds[i] == "article" and j == i + 2:
        return _with_article(t, i, number, unit)
    k = _joined(t, j, unit)
    if k is not None:
        more = length(t, k)
        if more is not None and number.isdigit() and more[1].isdigit():
            return more[0], Period(
                timex(number, unit) + timex(more[1], more[2])[2 if unit[0] == "T" else 1 :]
            )
    return j, Period(timex(number, unit))


def _from_then(number: str, unit: str, sign: int) -> Reference:
    """two years later: counted from the time last named, where that is known to the unit."""
    if number.isdigit() and unit in ("D", "W", "M", "Y") and int(number) < 1000:
        return Reference(timex(number, unit), unit=unit, count=sign * int(number))
    return Reference(timex(number, unit))


def _told_length(t: Tokens, i: int, j: int) -> bool:
    return (
        t.words[i + 1] != "day"
        or t.words[i - 1] in _BEFORE_DURATION
        or t.words[j] in ("before", "after", "prior", "in", "and", "or")
    )


def _joined(t: Tokens, j: int, unit: str) -> int | None:
    """1hr 4 mins, two years and three months: where the smaller part begins."""
    k = j + 1 if t.words[j] in ("and", ",") else j
    smaller = {"TH": ("TM",), "TM": ("TS",), "Y": ("M",), "D": (), "M": ("D",), "W": ("D",)}.get(
        unit, ()
    )
    if t.kinds[k] not in ("digit", "number"):
        return None
    hit = length(t, k)
    return k if hit is not None and hit[2] in smaller else None


def _with_article(t: Tokens, i: int, number: str, unit: str) -> Found | None:
    """ "a year" is a rate after a number or noun, a length after a preposition or before "of"."""
    before, after, j = t.words[i - 1], t.words[i + 2], i + 2
    if unit in ("NI", "TS", "Q", "WE"):
        return None
    if (
        before in _BEFORE_DURATION
        or before in _LASTING
        or after in ("of", "long")
        or t.words[i + 1] in ("fortnight",)
    ):
        return j, Period(timex(number, unit))
    if after in ("and",) and t.words[j + 1] == "a" and t.words[j + 2] == "half":
        return j + 3, Period(timex("1.5", unit))
    if after in ("before", "after", "since"):
        return j, Period(timex(number, unit))
    if before not in _NO_RATE and _is_counted(t, i):
        return j, Period(timex("1", unit), is_set=True)
    return None


def _is_counted(t: Tokens, i: int) -> bool:
    """Whether something is told in numbers before "a day": 40 people, $5 million, twice."""
    if not (t.is_word(i - 1) or t.words[i - 1] in ("%", ")") or t.kinds[i - 1] == "digit"):
        return False
    for k in range(i - 1, max(-1, i - 7), -1):
        if t.words[k] in _STOPS:
            return False
        if t.kinds[k] in ("digit", "number", "times", "vague") or t.words[k] in _AMOUNTS:
            return True
        if t.words[k].isdigit():
            return True
    return False


def shifted(number: str, unit: str, sign: int) -> Node:
    """So many units from the article's day, or a mere reference where the number is vague."""
    if not number.isdigit() or int(number) > 5000:
        if number == "0.5":
            return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
        return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit == "FN":
        return Shift("W", 2 * sign * int(number), exact=False)
    return Shift("D" if unit == "NI" else unit, sign * int(number), exact=unit in ("D", "NI"))


def _future_in(t: Tokens, i: int) -> bool:
    """ "will open in 10 days" counts from now; "finished in 10 days" is a length."""
    for k in range(i - 2, max(-1, i - 14), -1):
        if t.words[k] in (".", "\n", ";"):
            return False
        if t.words[k] in (
            "will",
            "would",
            "shall",
            "due",
            "expected",
            "scheduled",
            "set",
            "going",
            "ll",
            "begins",
            "starts",
            "opens",
        ):
            return True
    return False


def bare_units(t: Tokens, i: int) -> Found | None:
    """weeks later, for years, decades ago: units without a number."""
    if t.kinds[i] != "unit" or not t.words[i].endswith("s"):
        return None
    if t.words[i] == "weekends" and t.words[i - 1] in ("at", "on", "during"):
        return i + 1, Period("XXXX-WXX-WE", is_set=True)
    if t.code(i) in ("S", "Q", "WE", "NI"):
        return None
    unit, after, before = t.code(i), t.words[i + 1], t.words[i - 1]
    if t.kinds[i - 1] in ("digit", "number", "every"):
        return None
    if after in ("later", "earlier"):
        return i + 2, Reference(timex("X", unit))
    if before == "in" and unit[0] != "T" and not t.is_word(i + 1) and after not in DASHES:
        return i + 1, Period(timex("X", unit))  # the worst storm in decades
    if after == "ago":
        return i + 2, Reference("PAST_REF")
    if (
        after in ("before", "after")
        or (before == "within" and after != "of")
        or (before == "for" and not t.is_word(i + 1))
        or (before == "for" and t.kinds[i + 1] == "")
    ):
        if unit in ("TS", "TM") and after not in ("before", "after") and before != "within":
            return None
        return i + 1, Period(timex("X", unit))
    return None


def rhythm(t: Tokens, i: int) -> Found | None:
    """every Tuesday, each year, every two weeks, per day, twice a week, Tuesdays, annually."""
    kind = t.kinds[i]
    if kind == "set":
        named = t.capital(i) and i and t.words[i - 1] not in (".", "\n", "“", '"')
        if named or t.words[i + 1] in DASHES or (t.words[i] in _PAPERS and t.capital(i + 1)):
            return None  # the Daily Mail; the daily Le Monde
        return i + 1, Period(t.code(i), is_set=True)
    if kind == "weekday":
        day = f"XXXX-WXX-{t.value(i) + 1}"
        if not t.capital(i) or not (t.kinds[i + 1] == "mornings" or t.words[i + 1] == "nights"):
            return None
        part = "NI" if t.words[i + 1] == "nights" else t.code(i + 1)
        return i + 2, Period(f"{day}T{part}", is_set=True)
    if kind == "weekdays":
        if not t.capital(i) or t.words[i - 1] == "the" or t.words[i + 1] == "ago":
            return None
        return i + 1, Period(f"XXXX-WXX-{t.value(i) + 1}", is_set=True)
    if kind == "times" or (kind in ("digit", "number") and t.words[i + 1] == "times"):
        return _so_often(t, i)
    return _every(t, i) if kind == "every" else None


def _every(t: Tokens, i: int) -> Found | None:
    """Every Tuesday, each January, every other week, every two weeks, every morning."""
    if (monthly := weekday_of_month(t, i + 1)) is not None:
        return monthly
    j = i + 2 if t.words[i + 1] == "other" else i + 1
    doubled = "2" if j == i + 2 else "1"
    if t.kinds[j] == "weekday":
        day, night = f"XXXX-WXX-{t.value(j) + 1}", t.words[j + 1] == "night"
        if night or t.kinds[j + 1] == "part":
            return j + 2, Period(f"{day}T{'NI' if night else t.code(j + 1)}", is_set=True)
        return j + 1, Period(day, is_set=True)
    if t.kinds[j] == "month" and t.capital(j):
        return j + 1, Period(f"XXXX-{t.value(j):02d}", is_set=True)
    if t.kinds[j] == "unit" and t.code(j) != "S":
        return j + 1, Period(timex(doubled, t.code(j)), is_set=True)
    if t.kinds[j] == "part":
        return j + 1, Period(f"XXXX-XX-XXT{t.code(j)}", is_set=True)
    if t.words[i] == "every" and (hit := length(t, j)) is not None:
        return hit[0], Period(timex(hit[1], hit[2]), is_set=True)
    return None


def weekday_of_month(t: Tokens, i: int) -> Found | None:
    """First Monday of the month, first and third Monday of each month: a set of days, no one day
    of them.
    """
    j = i
    while j < i + 10:
        hit = calendar.day(t, j)
        if t.words[j] != "last" and (hit is None or not 1 <= hit[1] <= 5):
            return None
        j = hit[0] if hit is not None else j + 1
        if t.words[j] not in ("and", "&", ","):
            break
        j += 1 + (t.words[j + 1] in ("and", "&", "the")) + (t.words[j + 2] == "the")
    if t.kinds[j] not in ("weekday", "weekdays") or t.words[j + 1] not in ("of", "in"):
        return None
    k = j + 2
    if (t.kinds[k] != "every" and t.words[k] not in ("the", "a")) or t.words[k + 1] not in (
        "month",
        "quarter",
    ):
        return None
    return k + 2, Period(f"XXXX-WXX-{t.value(j) + 1}", is_set=True)


def _so_often(t: Tokens, i: int) -> Found | None:
    j = i + 1 if t.kinds[i] == "times" else i + 2
    if t.words[j] in ("a", "an", "per", "every", "each") and t.kinds[j + 1] == "unit":
        return j + 2, Period(timex("1", t.code(j + 1)), is_set=True)
    if t.words[j] == "every" and (hit := length(t, j + 1)) is not None:
        return hit[0], Period(timex(hit[1], hit[2]), is_set=True)
    return None
