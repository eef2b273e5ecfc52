"""Correction notices: what they say was wrong, and what is right.

One ``correction`` claim for each notice, about the article; its value is the notice's words. What
could be read of them stands in ``Claim.stated``: ``("wrong", words)``, ``("right", words)``, and,
where the words are a date or a number, ``("wrong-value", normal form)``, ``("right-value", ...)``
as EDTF or ``low..high unit``. All are taken from the notice, in its order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.claims.reading import DOCUMENT
from factcheck.model import Number, Time
from factcheck.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Claim, Region

_WORDS: Final = r"[^.;()\n]{1,120}?"
_END: Final = (
    r"(?=[.;)]?\s*(?:\Z|[.;)\n])|[.;)]\s|,\s(?:as|which|who|when|while|and|but|because)\b"
    r"|\sas (?:previously|originally|earlier|first|we|stated|reported|stated)\b)"
)
# "12, not 14"; "12 rather than 14"; "12 and not 14"
_NOT: Final = re.compile(
    rf"\b(?P<right>(?:[\w$€£%'’.,-]+ ){{0,5}}[\w$€£%'’-]+),? (?:and )?"
    rf"(?:not|rather than|instead of) (?P<wrong>(?!only\b){_WORDS}){_END}",
)
# "An earlier version said 14 people died"
_EARLIER: Final = re.compile(
    r"\b(?:version|edition|story|article|report|headline|caption|post|item|piece|review|we|it|press)"
    r"s?\b[^.;\n]{0,80}?\b"
    r"(?P<verb>said|stated|reported|gave|named|identified|referred to|misstated|misidentified"
    r"|misspelled|misspelt|described|attributed|listed|put|quoted|showed|claimed|suggested)\b"
    r"(?: (?:incorrectly|mistakenly|erroneously|wrongly|in error))?(?: that)?"
    rf" (?P<wrong>{_WORDS}){_END}",
    re.I,
)
# "the number of arrests was given as 80"
_GIVEN: Final = re.compile(
    r"\b(?:was|were|is|are|been) (?:(?:incorrectly|mistakenly|erroneously|wrongly) )?"
    r"(?:given|stated|reported|listed|put|described|identified|named|rendered|spelled"
    r"|spelt) (?:as|at) "
    rf"(?P<wrong>{_WORDS}){_END}",
    re.I,
)
# what is right is the notice's next sentence
_RIGHT: Final = re.compile(
    r"[.;)]\s+(?:in fact, |actually, )?"
    rf"(?P<right>(?:it|he|she|they|the|there|that|this|his|her|its|their)\b{_WORDS}){_END}",
    re.I,
)
_LEAD: Final = re.compile(r"[.;]\s+|\b(?:that|to|read|show|reflect|say)\s")
_FIGURE: Final = re.compile(r"\d[\d,.]*")
_NO_VALUE: Final = re.compile(r"(?:the |an? |his |her |its )?(?:wrong|incorrect|mistaken)", re.I)


def extract(reading: Reading) -> Iterator[Claim]:
    """correction, over each notice."""
    for notice in _notices(reading):
        value = Text(" ".join(notice.text.split()))
        yield reading.claim(
            "correction",
            DOCUMENT,
            value,
            notice.start,
            notice.end,
            stated=tuple(_stated(reading, notice)),
            modality="asserted",
        )


def _notices(reading: Reading) -> Iterator[Region]:
    """The notices; a heading alone ("Correction") is none."""
    for region in reading.document.regions:
        if region.kind == "correction" and " " in region.text and len(region.text) > 25:
            yield region


def _stated(reading: Reading, notice: Region) -> Iterator[tuple[str, str]]:
    """The wrong words and the right ones, each with its normal form where it has one."""
    for sort, (start, end) in sorted(_spans(notice.text).items(), reverse=True):
        yield sort, notice.text[start:end]
        normal = _normal(reading, notice.start + start, notice.start + end)
        if normal:
            yield f"{sort}-value", normal


def _spans(text: str) -> dict[str, tuple[int, int]]:
    """Where the wrong and the right words stand in a notice."""
    found: dict[str, tuple[int, int]] = {}
    if contrast := _NOT.search(text):
        start, end = contrast.span("right")
        start = max((start, *(m.end() for m in _LEAD.finditer(text, start, end))))
        return {"right": (start, end), "wrong": contrast.span("wrong")}
    earlier = _EARLIER.search(text) or _GIVEN.search(text)
    if earlier is None:
        return found
    verb = earlier.groupdict().get("verb", "")
    if not (verb.lower().startswith("mis") or _NO_VALUE.match(earlier["wrong"])):
        found["wrong"] = earlier.span("wrong")
    if right := _RIGHT.search(text, earlier.end()):
        found["right"] = right.span("right")
    return found


def _normal(reading: Reading, start: int, end: int) -> str:
    """The normal form of the one date, else the one number, in a stretch; "" where none or
    several."""
    times = [time for time in reading.times_in(start, end) if time.date is not None]
    if len(times) == 1:
        return _of_time(times[0])
    numbers = [n for n in reading.numbers_in(start, end) if not n.definite]
    if times or len(numbers) > 1:
        return ""
    if numbers:
        return _of_number(numbers[0])
    figures = _FIGURE.findall(reading.text, start, end)  # "The toll is 12"
    return figures[0].rstrip(".,").replace(",", "") if len(figures) == 1 else ""


def _of_time(time: Time) -> str:
    return time.date.edtf if time.date else ""


def _of_number(number: Number) -> str:
    low, high = ("" if x is None else f"{x:g}" for x in (number.low, number.high))
    return f"{low if low == high else f'{low}..{high}'} {number.unit}".strip()
