"""What the words around a number say of it a second time, to be held against it.

``converted``: the same measure in another unit ("5 miles (8 km)"). ``digits``: the figures beside
a number word ("five (5)"). ``share``: the count and the whole of a share ("4 of 20 (20%)").
``parts``: the parts that a whole is told to have, all of them ("eight people, five men and three
women"); ``part``: one that others may join ("ten people, including three children"). ``listed``:
how many names a closed list holds ("three ministers: A, B and C"). ``votes``: the votes of a body
whose members are counted ("the nine-member board voted 5-4"). ``change``: what a change in per cent
went from and to ("from $40 to $50, a gain of 25%"). Checks compare; here nothing is judged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.claims.quantities import changes
from factcheck.claims.quantities import lists as told
from factcheck.lexicon.numerals import small_numbers
from factcheck.values import Quantity
from factcheck.values.units import unit
from factcheck.values.written import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Number

_CONVERTED: Final = re.compile(r" ?\((?:or |i\.e\.,? |that is,? |equal to )?\Z|, or \Z| ?/ ?\Z")
_END: Final = re.compile(r"\s?[),/;]|,| or\b")
_BELOW: Final = re.compile(r"(?:[-–−]|\bminus )\Z")  # degrees below nought
_JOINED: Final = re.compile(r"(?:,? (?:and )?|-|–)\Z")  # 5ft 10in, 6 feet, 2 inches
_MEASURES: Final = frozenset(("length", "mass", "area", "volume", "speed", "temperature"))
_DIGITS: Final = re.compile(r"(?:an? |the )?([A-Za-z-]+(?: [A-Za-z-]+)*) \((\d[\d,.]*)\)")
_FIGURES_IN: Final = " ("

_FIGURE: Final = r"\d[\d,]*(?:\.\d+)?(?: (?:million|billion))?|[A-Za-z-]+(?:-[a-z]+)?"
_SHARE_BEFORE: Final = re.compile(
    rf"\b({_FIGURE}) (?:out )?of (?:the |its |their |his |her |our |all )?(?:total )?({_FIGURE})"
    r"(?: [a-z-]+){0,3}(?: \(|, or | [-–—] )(?:or |i\.e\. )?\Z"
)
_SHARE_OF: Final = re.compile(  # of the 40 patients, 10 (25%)
    rf"\b[Oo]f (?:the |its |their |all )?({_FIGURE})(?: [a-z-]+){{1,3}}, "
    rf"(?:only |just )?({_FIGURE})"
    r"(?: [a-z-]+){0,2}(?: \(|, or )\Z"
)
_SHARE_AFTER: Final = re.compile(
    rf",?(?: of [a-z ]{{1,24}})? \(({_FIGURE}) (?:out )?of (?:the |its |their |all )?({_FIGURE})"
    r"(?: [a-z-]+){0,3}\)"
)
_SHARE_REACH: Final = 70
_CHANGE: Final = re.compile(r"\b(?:up|down|rise|fall|rose|fell|more|less|increase|decrease)\b")

_SOME: Final = re.compile(
    r"(?: (?:people|persons|others))?(?: (?:was|were|had been|have been) [a-z]+(?: and [a-z]+)?"
    r"| (?:died|perished))?,? ?(?:\(|, |– |— |- )?(?:including|among them|of whom|of them)"
    r"(?: (?:were|are))? \Z"
)
_OF_THEM: Final = re.compile(r" of (?:them|whom)\b")
_AFTER_WHOLE: Final = re.compile(
    r"(?: (?:was|were|had been|have been) [a-z]+(?: and [a-z]+)?| (?:died|perished))?(?:, | – | — "
    r"| \()(?:at least |about )?\Z"
)
_PART_REACH: Final = 60
_MEMBERS: Final = ("-member", "-seat", "-judge", "-person", "-strong")
_VOTED: Final = re.compile(  # the nine-member city board voted by 5 to 4
    r"(?: [\w'’&()-]+){1,6}? (?:has |had )?voted,? (?:by )?([\w]+)(?:-|–| to | votes to )([\w]+)\b"
)


def stated(reading: Reading, number: Number) -> Iterator[tuple[str, str]]:
    """What stands beside ``number``, as pairs for ``Claim.stated``."""
    if _FIGURES_IN in number.text and (found := _DIGITS.match(number.text)) is not None:
        yield "digits", found[2].replace(",", "").rstrip(".")
    if number.low is None or number.high is None:
        return
    if number.unit == "%":
        if share := _share(reading, number):
            yield "share", share
        elif change := changes.ends(reading, number):
            yield "change", change
        return
    of = unit(number.unit)
    if of.dimension in _MEASURES:
        if other := _converted(reading, number):
            yield "converted", other
    elif of.is_count and number.unit and number.low == number.high and not number.approximate:
        if number.text.endswith(_MEMBERS) and (votes := _votes(reading, number)):
            yield "votes", votes
        yield from _divided(reading, number)


def lists(reading: Reading, number: Number) -> bool:
    """Whether a closed list behind "the four finalists" counts them anew."""
    return any(key in ("parts", "listed") for key, _ in _divided(reading, number))


# ---------------------------------------------------------------- 5 miles (8 km)


def _converted(reading: Reading, number: Number) -> str:
    """The measure beside a measure, in another unit of its dimension; nothing where the first is
    itself the end of a longer one (5ft 10in)."""
    text, of = reading.text, unit(number.unit)
    if of.dimension == "temperature" and _BELOW.search(
        text, max(0, number.start - 6), number.start
    ):
        return ""
    for other in reading.numbers_in(number.end, number.end + 24):
        if _CONVERTED.fullmatch(text[number.end : other.start]) is None:
            return ""
        two = unit(other.unit)
        if two.dimension != of.dimension or two.name == of.name:
            return ""
        if _END.match(text, other.end) is None or _grown(reading, number, of.dimension):
            return ""
        return write(Quantity(other.low, other.high, other.unit, other.approximate))
    return ""


def _grown(reading: Reading, number: Number, dimension: str) -> bool:
    before = reading.numbers_in(max(0, number.start - 24), number.start)
    return bool(before) and (
        unit(before[-1].unit).dimension == dimension
        and _JOINED.fullmatch(reading.text[before[-1].end : number.start]) is not None
    )


# ---------------------------------------------------------------- 4 of 20 (20%)


def _share(reading: Reading, number: Number) -> str:
    """The part and the whole of a share, as "4/20"."""
    text = reading.text
    mark = text[max(0, number.start - 2) : number.start]
    if mark not in (" (", "r ", "- ", "– ", "— "):
        found = _SHARE_AFTER.match(text, number.end)
        return _counts(found[1], found[2]) if found is not None else ""
    if mark == " (" and text[number.end : number.end + 1] not in (")", ","):
        return ""  # (25% more than last year)
    low = max(0, number.start - _SHARE_REACH)
    found = _SHARE_BEFORE.search(text, low, number.start)
    if found is not None:
        return "" if _CHANGE.search(found[0]) else _counts(found[1], found[2])
    found = _SHARE_OF.search(text, low, number.start)
    return _counts(found[2], found[1]) if found is not None else ""


def _counts(part: str, whole: str) -> str:
    one, two = figure(part), figure(whole)
    return f"{one:g}/{two:g}" if one is not None and two else ""


def figure(words: str) -> float | None:
    """The number that figures or number words below a hundred stand for: 1,200, twelve,
    twenty-one."""
    if words[0].isdigit():
        digits, _, scale = words.replace(",", "").partition(" ")
        return float(digits) * {"million": 1e6, "billion": 1e9}.get(scale, 1)
    parts = words.lower().split("-")
    known = [small_numbers().get(part) for part in parts]
    if None in known or len(parts) > 2:
        return None
    return float(sum(value for value in known if value is not None))


# ---------------------------------------------------------------- the nine-member board voted 5-4


def _votes(reading: Reading, number: Number) -> str:
    """The votes for and against of the body that has so many members, as "5+4"."""
    sentence = reading.sentence_at(number.start)
    if sentence is None:
        return ""
    found = _VOTED.match(reading.text, number.end, sentence.end)
    if found is None:
        return ""
    ayes, noes = figure(found[1]), figure(found[2])
    return f"{ayes:g}+{noes:g}" if ayes and noes is not None else ""


# ---------------------------------------------------------------- eight people, five of them men


def _divided(reading: Reading, number: Number) -> Iterator[tuple[str, str]]:
    """The parts of a whole, or how many names are listed behind it."""
    next_char = reading.text[number.end : number.end + 1]
    if next_char not in (" ", ",", ":", "(", "–", "—", "-"):
        return
    if told.counts_people(number.unit):
        if parts := told.parts(reading, number):
            yield "parts", "+".join(map(str, parts))
            return
        if part := _part(reading, number):
            yield "part", part
            return
    elif next_char != "," and (parts := told.parts(reading, number)):
        yield "parts", "+".join(map(str, parts))
        return
    if names := told.names(reading, number):
        yield "listed", str(names)


def _part(reading: Reading, number: Number) -> str:
    """The first number that is told to be some of these people: "including 12 children", "12 of
    them children"."""
    for other in reading.numbers_in(number.end, number.end + _PART_REACH):
        if other.low is None or not (other.unit == "" or told.counts_people(other.unit)):
            return ""
        gap = reading.text[number.end : other.start]
        if _SOME.fullmatch(gap) and other.unit:
            return _plain(other)
        of_them = _OF_THEM.match(reading.text, other.end) or _OF_THEM.search(other.text)
        return _plain(other) if of_them and _AFTER_WHOLE.fullmatch(gap) else ""
    return ""


def _plain(number: Number) -> str:
    return write(Quantity(number.low, number.high, number.unit, number.approximate))
