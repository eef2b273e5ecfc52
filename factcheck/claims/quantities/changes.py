"""What a change in per cent went from and to: "from $40 to $50, a gain of 25%", "rose 8% to 54
million from 50 million", "up 8% from 50 million". Not a change of another measure (a yearly or an
average rate, a real one, percentage points)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.values import Quantity
from factcheck.values.units import unit
from factcheck.values.written import write

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Number

_REACH: Final = 110  # code points to either side in which the two ends stand
_OTHER: Final = re.compile(  # of another measure than the two figures, or one among several
    r"\b(?:annual(?:ly|i[sz]ed)?|yearly|averag\w+|compound(?:ed)?|each|real|organic(?:ally)?"
    r"|(?:per|an?|every) (?:year|month|week|quarter|annum|decade)(?! (?:ago|earlier|before))"
    r"|underlying|adjust\w+|inflation|currenc(?:y|ies)|like-for-like|same-store|points?|rates?"
    r"|margins?|respectively)\b",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\bfrom (?:(?:about|around|some|nearly|almost|just) )?\Z")
_TO: Final = re.compile(r"[^.;,:()]{0,30}? to (?:(?:about|around|some|nearly|almost|just) )?\Z")
_OF: Final = re.compile(
    r"(?: [a-z]+){0,3}(?:, (?:which is )?| \(|: | [–—-] )(?:or |up |down |by |an? |\+|-|[–—] )*"
    r"(?:(?:gain|rise|drop|fall|increase|decrease|jump|cut|growth|decline|loss|slide|slump|change"
    r"|reduction) of )?(?:about |around |nearly |almost |some )?\Z"
)
_UP: Final = re.compile(
    r"(?:\A|[ (])(?:up|down|rose|fell|gained|climbed|dropped|grew|jumped|slid) \Z"
)
_UP_TO: Final = re.compile(r",? to (?:(?:about|around|some|nearly|almost|just) )?\Z")
_BACK: Final = re.compile(
    r"(?: [a-z]+){0,3},? (?:from|on) (?:(?:about|around|some|nearly|almost|just) )?\Z"
)
_UP_FROM: Final = re.compile(r" (?:from|on) (?:(?:about|around|some|nearly|almost|just) )?\Z")
_UP_BESIDE: Final = re.compile(r"(?: [a-z]+){0,5},? (?:up|down|a (?:rise|fall|drop|gain) of) \Z")

Ends = tuple[Quantity, Quantity]


def ends(reading: Reading, number: Number) -> str:
    """The first and the last value of the change that ``number`` gives in per cent, joined by
    "/"; "" where the words around it tell none."""
    sentence = reading.sentence_at(number.start)
    if sentence is None or reading.text.startswith(" of ", number.end):
        return ""  # a share of something
    low, high = max(sentence.start, number.start - _REACH), min(sentence.end, number.end + _REACH)
    found = _before(reading, number, low) or _around(reading, number, low, high)
    if found is None or not _are_alike(*found):
        return ""
    if _OTHER.search(reading.text, max(low, number.start - 30), min(high, number.end + 30)):
        return ""
    return "/".join(write(quantity) for quantity in found)


def _are_alike(one: Quantity, two: Quantity) -> bool:
    """Whether both are of one unit, known at both ends and above nought."""
    if unit(one.unit).dimension in ("share", "temperature"):
        return False
    known = (one.low or 0) > 0 and (two.low or 0) > 0 and one.high is not None
    return known and two.high is not None and (one.unit == two.unit or "" in (one.unit, two.unit))


def _before(reading: Reading, number: Number, low: int) -> Ends | None:
    """From A to B, a gain of 25%."""
    text = reading.text
    told = reading.numbers_in(low, number.start)
    if not told or _OF.fullmatch(text, told[-1].end, number.start) is None:
        return None
    last = told[-1]
    if " to " in last.text and last.low != last.high and last.low and last.high:
        if _FROM.search(text, low, last.start) is None:
            return None
        first, second = last.low, last.high
        return Quantity(first, first, last.unit), Quantity(second, second, last.unit)
    if len(told) < 2 or _TO.fullmatch(text, told[-2].end, last.start) is None:
        return None
    if _FROM.search(text, low, told[-2].start) is None:
        return None
    return _plain(told[-2]), _plain(last)


def _around(reading: Reading, number: Number, low: int, high: int) -> Ends | None:
    """Rose 8% to B from A; B, up 8% from A."""
    text = reading.text
    after = reading.numbers_in(number.end, high)
    if not after:
        return None
    if len(after) > 1 and _UP_TO.fullmatch(text, number.end, after[0].start):
        if _UP.search(text, low, number.start) and _BACK.fullmatch(
            text, after[0].end, after[1].start
        ):
            return _plain(after[1]), _plain(after[0])
        return None
    before = reading.numbers_in(low, number.start)
    if not before or _UP_FROM.fullmatch(text, number.end, after[0].start) is None:
        return None
    if _UP_BESIDE.fullmatch(text, before[-1].end, number.start) is None:
        return None
    return _plain(after[0]), _plain(before[-1])


def _plain(number: Number) -> Quantity:
    return Quantity(number.low, number.high, number.unit)
