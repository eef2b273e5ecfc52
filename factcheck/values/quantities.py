"""Counts, measures, shares and sums as closed intervals, and ordinals."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import cache, lru_cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.values.relation import Relation
from factcheck.values.units import Unit, unit

Real = int | float
_INFINITY = math.inf
_ABOUT = 0.05  # "about N" reaches at least this far
_NEARLY = 0.9  # "nearly N" starts here
_CENT = 0.01  # what a rounded sum ends below the next one by
_DUST = 1e-9  # of binary fractions


class Quantity(Struct, frozen=True, tag="quantity", tag_field="type"):
    """A closed interval, None where it has no bound. ``unit`` is the lemma of the head noun, an
    ISO 4217 code, ``%`` or an SI symbol."""

    low: Real | None
    high: Real | None
    unit: str
    approximate: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int | float):
            return False
        low, high = _bounds(self)
        return low <= number <= high


class Ordinal(Struct, frozen=True, tag="ordinal", tag_field="type"):
    """A place in a series: the second meeting."""

    number: int


# ---------------------------------------------------------------- how words give intervals
#
# ``whole``: whether things are counted, which come in whole numbers; by default the unit tells.


def exactly(number: Real, unit_name: str = "") -> Quantity:
    """8 arrests: [8, 8]."""
    return Quantity(number, number, unit_name)


def between(low: Real, high: Real, unit_name: str = "") -> Quantity:
    """Between 5 and 10, 5 to 10: [5, 10]. Raises ValueError where low is above high."""
    if low > high:
        raise ValueError(f"{low} is above {high}")
    return Quantity(low, high, unit_name)


def at_least(number: Real, unit_name: str = "", *, whole: bool | None = None) -> Quantity:
    """At least 10, 10 or more, 10+: [10, inf)."""
    return Quantity(number, None, unit_name)


def more_than(number: Real, unit_name: str = "", *, whole: bool | None = None) -> Quantity:
    """More than 10, over 10: [11, inf) of what is counted, [10, inf) of a measure or sum."""
    return Quantity(number + _one(number, unit_name, whole), None, unit_name)


def up_to(number: Real, unit_name: str = "", *, whole: bool | None = None) -> Quantity:
    """Up to 10, at most 10: [0, 10]."""
    return Quantity(0, number, unit_name)


at_most = up_to


def fewer_than(number: Real, unit_name: str = "", *, whole: bool | None = None) -> Quantity:
    """Fewer than 10, under 10: [0, 9] of what is counted, [0, 10] of a measure or sum."""
    return Quantity(0, number - _one(number, unit_name, whole), unit_name)


def nearly(number: Real, unit_name: str = "", *, whole: bool | None = None) -> Quantity:
    """Nearly 100, almost 100: from nine tenths of it to below it; almost five things are four."""
    low = _NEARLY * number
    if not _one(number, unit_name, whole):
        return Quantity(tidy_number(low), number, unit_name, approximate=True)
    high = max(number - 1, 0)
    return Quantity(min(math.ceil(low - _DUST), high), high, unit_name, approximate=True)


def rounded(
    number: Real, unit_name: str = "", *, step: Real | None = None, whole: bool | None = None
) -> Quantity:
    """What rounds to a number: $787 million is 786.5 to just below 787.5 million, so
    that it and $788 million share nothing. ``step`` is the
    place rounded to (1_000_000 there); without it the last digit of ``number`` that is not 0.
    Counts stay whole."""
    below, half = _halves(number, step)
    least = _one(number, unit_name, whole) or min(_CENT, half / 100)
    return Quantity(tidy_number(number - below), tidy_number(number + half - least), unit_name)


def about(
    number: Real, unit_name: str = "", *, step: Real | None = None, whole: bool | None = None
) -> Quantity:
    """About 200, some 200, around 200: what rounds to it, and at least 5 % either way. ``step``
    as in ``rounded``; counts reach outward to the next whole number."""
    below, half = _halves(number, step)
    reach = abs(number) * _ABOUT
    low, high = number - max(below, reach), number + max(half, reach)
    if _one(number, unit_name, whole):
        low, high = math.floor(low + _DUST), math.ceil(high - _DUST)
    return Quantity(tidy_number(low), tidy_number(high), unit_name, approximate=True)


def _halves(number: Real, step: Real | None) -> tuple[Real, Real]:
    """How far below and above a number what rounds to it lies. Below a power of ten digits are
    finer: what rounds to 1,000 starts at 950."""
    step = _last_digit(number) if step is None else step
    size = abs(number)
    is_power = size > 1 and size == step and math.log10(size).is_integer()
    return step / 20 if is_power else step / 2, step / 2


def vague(words: str, unit_name: str = "") -> Quantity:
    """Dozens, hundreds, tens of thousands. KeyError for words that are not in
    ``lexicon/number_words.tsv``."""
    low, high = _vague()[words].split()
    return Quantity(int(low), int(high), unit_name, approximate=True)


@cache
def _vague() -> dict[str, str]:
    return {word: ends for word, kind, ends in lexicon.rows("number_words") if kind == "many"}


def _one(number: Real, unit_name: str, whole: bool | None) -> int:
    """1 where whole things are counted, else 0."""
    if whole is None:
        whole = unit(unit_name).is_count
    return int(whole and float(number).is_integer())


def _last_digit(number: Real) -> Real:
    """The place of the last digit that is not 0: 100 for 200, 10 for 250, 0.1 for 3.2."""
    if number == 0:
        return 1
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    step = Decimal(10) ** exponent
    return int(step) if exponent >= 0 else float(step)


def tidy_number(number: Real) -> Real:
    """Whole numbers as int, others without the dust of binary fractions."""
    number = round(number, 9)
    return int(number) if float(number).is_integer() else number


# ---------------------------------------------------------------- comparing


def compare_ordinals(first: Ordinal, second: Ordinal) -> Relation:
    """Equal or disjoint."""
    return Relation.EQUAL if first.number == second.number else Relation.DISJOINT


def compare_quantities(first: Quantity, second: Quantity) -> Relation:
    """How two quantities relate; symmetric. Unlike units, and sums in two currencies, are
    incomparable. A bound that touches (350 and "more than 350") is compatible. Two measures may
    differ by the rounding of the digits given (5 km and 5.2 km; 5 miles and 8 km)."""
    if first == second:
        return Relation.EQUAL
    return _compare(first, second)


@lru_cache(maxsize=16384)
def _compare(first: Quantity, second: Quantity) -> Relation:
    a, b = unit(first.unit), unit(second.unit)
    if a.dimension != b.dimension:
        return Relation.INCOMPARABLE
    if a.name != b.name:
        return _compare_converted(first, second)
    relation = _compare_bounds(first, second, a)
    if relation is Relation.EQUAL and first.unit != second.unit:
        return Relation.EQUIVALENT
    return relation


def _compare_bounds(first: Quantity, second: Quantity, of: Unit) -> Relation:
    (low, high), (other_low, other_high) = _bounds(first), _bounds(second)
    if (low, high) == (other_low, other_high):
        return Relation.EQUAL
    if not of.is_count and first.exact and second.exact:
        return _compare_digits(low, other_low)
    if (low <= other_low and other_high <= high) or (other_low <= low and high <= other_high):
        return Relation.REFINES
    if low <= other_high and other_low <= high:
        return Relation.COMPATIBLE
    return Relation.COMPATIBLE if _touch(first, second, of) else Relation.DISJOINT


def _touch(first: Quantity, second: Quantity, of: Unit) -> bool:
    """Whether a bound stands next to the other value. Only bounds that the words leave open
    count: 8 and "9 to 10" do not touch."""
    open_ended = any(q.approximate or q.high is None or q.low in (0, None) for q in (first, second))
    (low, high), (other_low, other_high) = _bounds(first), _bounds(second)
    gap = max(low, other_low) - min(high, other_high)
    if first.exact and second.exact:
        return False
    return open_ended and gap <= (1 if of.is_count else 0)


def _bounds(quantity: Quantity) -> tuple[Real, Real]:
    low = -_INFINITY if quantity.low is None else quantity.low
    high = _INFINITY if quantity.high is None else quantity.high
    return low, high


def _compare_digits(one: Real, two: Real) -> Relation:
    """Two plain measures in one unit: the finer, rounded to the digits of the coarser, is the
    coarser or is not."""
    places = min(_places(one), _places(two))
    scale = 10**places
    if _places(one) == _places(two) or math.floor(one * scale + 0.5) != math.floor(
        two * scale + 0.5
    ):
        return Relation.DISJOINT
    return Relation.REFINES


def _places(number: Real) -> int:
    """Digits after the point."""
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _compare_converted(first: Quantity, second: Quantity) -> Relation:
    """Two units of one dimension: the windows that the digits given leave open must meet."""
    (low, high), (other_low, other_high) = _window(first), _window(second)
    if not (low <= other_high and other_low <= high):
        return Relation.DISJOINT
    if first.exact and second.exact:
        return Relation.EQUIVALENT
    inside = (low <= other_low and other_high <= high) or (other_low <= low and high <= other_high)
    return Relation.REFINES if inside else Relation.COMPATIBLE


def _window(quantity: Quantity) -> tuple[float, float]:
    of = unit(quantity.unit)
    low, high = _bounds(quantity)
    low -= _half_step(low)
    high += _half_step(high)
    return low * of.factor + of.offset, high * of.factor + of.offset


def _half_step(number: Real) -> float:
    """How far rounding may have moved a number: half of its last digit, for trailing zeros at
    most 5 %."""
    if math.isinf(number):
        return 0.0
    step = _last_digit(number)
    half = step / 2
    return half if step <= 1 else max(0.5, min(half, abs(number) * _ABOUT))
