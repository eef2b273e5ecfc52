"""Values in plain words: ``20-22 January 2026``, ``$31.5 million``, ``more than 10 countries``.

What a number was rounded to, or "about", "nearly" and "dozens", are read back from the interval
they made, so that a reader meets the words again and not the bounds.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Final

from factcheck import lexicon
from factcheck.values.quantities import Quantity, Real, about, nearly, rounded, tidy_number
from factcheck.values.units import unit

_SIGNS: Final = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_PLACES: Final = 1000  # a number is put in millions where it has at most three places then
# what a verb made of those it befell: three killed, not three killeds
_STATES: Final = frozenset({"dead", "displaced", "homeless", "injured", "killed", "missing"})
_LONGEST_SYMBOL: Final = 3  # letters of a symbol of a measure: km, min, kWh

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAY: Final = re.compile(r"(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d)(?::\d\d)?(.*))?")


# ---------------------------------------------------------------- quantities


def quantity_words(value: Quantity) -> str:
    """``8 arrests``, ``about 200 people``, ``dozens injured``, ``$140 million to $150 million``."""
    return _number_words(value, noun=True)


def number_words(value: Quantity) -> str:
    """The same without the noun that is counted; a measure keeps its symbol."""
    named = unit(value.unit).is_count or plural(value.unit) != value.unit
    return _number_words(value, noun=not named)


def _number_words(value: Quantity, *, noun: bool) -> str:
    form, numbers = _read_back(value)
    told = form.format(*(_amount(number, value.unit) for number in numbers))
    return told + _noun(numbers, value.unit) if noun else told


def plural(name: str) -> str:
    """The plural of a unit as it is written: ``arrests``, ``countries``; ``killed`` and ``km``
    stay."""
    *before, word = name.split(" ")
    if not word.isalpha() or word in fates() or not word.islower():
        return name
    if not unit(name).is_count and len(word) <= _LONGEST_SYMBOL and word != "day":
        return name
    return " ".join([*before, _plurals().get(word) or _regular_plural(word)])


@cache
def fates() -> frozenset[str]:
    """Units that tell what became of those counted: ``killed``, ``rescued``, ``missing``. They
    have no plural."""
    told = lexicon.rows("count_verbs")
    return _STATES | {name for _, name, kind in told if kind != "noun" and name.endswith("ed")}


def _read_back(value: Quantity) -> tuple[str, tuple[Real, ...]]:
    """A template with a place for each number, and the numbers."""
    low, high = value.low, value.high
    if low is None or high is None:
        return _open(value)
    if low == high:
        return "{}", (low,)
    if value.approximate:
        return _approximate(value, low, high)
    if low == 0:
        return ("fewer than {}", (high + 1,)) if _rounder(high, high + 1) else ("up to {}", (high,))
    return _rounded(value, low, high)


def _open(value: Quantity) -> tuple[str, tuple[Real, ...]]:
    low, high = value.low, value.high
    if low is None:
        return ("any number of", ()) if high is None else ("at most {}", (high,))
    if unit(value.unit).is_count and _rounder(low, low - 1):
        return "more than {}", (low - 1,)
    return "at least {}", (low,)


def _approximate(value: Quantity, low: Real, high: Real) -> tuple[str, tuple[Real, ...]]:
    words = _vague().get((low, high))
    if words is not None:
        return words, ()
    for number in dict.fromkeys((tidy_number((low + high) / 2), *_round_numbers(low, high))):
        if about(number, value.unit) == value:
            return "about {}", (number,)
    for number in (high + 1, high):
        if nearly(number, value.unit) == value:
            return "nearly {}", (number,)
    return "about {} to {}", (low, high)


def _rounded(value: Quantity, low: Real, high: Real) -> tuple[str, tuple[Real, ...]]:
    """The number, or the two ends of a range, that were rounded to a power of ten."""
    for number in _round_numbers(low, high):
        step = 10 ** round(math.log10(high - low))
        if rounded(number, value.unit, step=tidy_number(step)) == value:
            return "{}", (number,)
    if not float(low).is_integer() or not float(high).is_integer():
        for power in range(12, -3, -1):
            step = tidy_number(10.0**power)
            first = tidy_number(round(low / step + 0.5) * step)
            last = tidy_number(round(high / step - 0.5) * step)
            if (
                first < last
                and rounded(first, value.unit, step=step).low == low
                and rounded(last, value.unit, step=step).high == high
            ):
                return "{} to {}", (first, last)
    return "{} to {}", (low, high)


def _round_numbers(low: Real, high: Real) -> list[Real]:
    """The number that an interval of one power of ten was rounded to, at most two."""
    step = 10.0 ** round(math.log10(high - low))
    middle = round((low + step / 2) / step) * step
    return [tidy_number(middle), tidy_number(step)]


def _rounder(number: Real, other: Real) -> bool:
    """Whether ``other``, the neighbour of a whole number, ends in more zeros."""
    if not float(number).is_integer() or other < 10:
        return False
    return _zeros(other) > _zeros(number)


def _zeros(number: Real) -> int:
    digits = str(int(number))
    return len(digits) - len(digits.rstrip("0"))


def _amount(number: Real, name: str) -> str:
    sign = _SIGNS.get(name, "")
    for scale, word in _SCALES:
        if number >= scale and float(number * _PLACES / scale).is_integer():
            return f"{sign}{number / scale:,g} {word}"
    number = tidy_number(round(number, 6))
    return f"{sign}{number:,}"


def _noun(numbers: tuple[Real, ...], name: str) -> str:
    if not name or name in _SIGNS:
        return ""
    if name == "%":
        return name
    return f" {name if numbers == (1,) else plural(name)}"


def _regular_plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return f"{word}s"


@cache
def _plurals() -> dict[str, str]:
    found: dict[str, str] = {"person": "people"}
    for many, one in lexicon.rows("irregular_plurals"):
        found.setdefault(one, many)
    return found


@cache
def _vague() -> dict[tuple[Real, Real], str]:
    found: dict[tuple[Real, Real], str] = {}
    for word, kind, ends in lexicon.rows("number_words"):
        if kind == "many":
            low, high = ends.split()
            found.setdefault((int(low), int(high)), word)
    return found


# ---------------------------------------------------------------- dates


def date_words(edtf: str) -> str:
    """``20-22 January 2026``, ``June 2021``, ``28 November``, ``about 3 May 2024``, ``the 1980s``.

    What has no such words (a season, a quarter) stays as it is.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(first)
    if first in ("", ".."):
        return f"until {_point(last)}"
    if last in ("", ".."):
        return f"from {_point(first)}"
    one, two = _point(first), _point(last)
    day, _, rest = one.partition(" ")
    if day.isdigit() and two.endswith(f" {rest}") and two.partition(" ")[0].isdigit():
        return f"{day}-{two}"  # the month and year, told once
    year = one.rpartition(" ")[2]
    if year.isdigit() and two.endswith(f" {year}"):
        one = one.removesuffix(f" {year}")
    return f"{one} to {two}"


def _point(edtf: str) -> str:
    plain = edtf.rstrip("~?%")
    marks = edtf[len(plain) :]
    words = _day(plain)
    if "~" in marks or "%" in marks:
        words = f"about {words}"
    return f"{words}, uncertain" if "?" in marks or "%" in marks else words


def _day(edtf: str) -> str:
    if edtf.endswith("XX") and edtf[:2].isdigit() and len(edtf) == 4:
        return f"the {edtf[:2]}00s"
    if edtf.endswith("X") and edtf[:3].isdigit() and len(edtf) == 4:
        return f"the {edtf[:3]}0s"
    match = _DAY.fullmatch(edtf)
    if match is None or not 1 <= int(match[2]) <= len(_MONTHS):
        return edtf
    year, month, day, hour, zone = match.groups()
    parts = [str(int(day)) if day else "", _MONTHS[int(month) - 1], "" if year == "XXXX" else year]
    words = " ".join(filter(None, parts))
    if hour:
        words += f", {hour}" + {"": "", "Z": " UTC"}.get(zone, f" UTC{zone}")
    return words
