"""What a whole is told to be made of: counted parts, or names, in a list that leaves nothing open.

A list is closed by a colon, a bracket, a dash or an apposition, and by "and" before its last
member; "including", "such as" and "among them" leave it open, and so does a member that cannot be
counted ("and the pilot").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.values.units import unit

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Mention, Number

_OPENS: Final = re.compile(r"(?: (?:was|were|had been|have been) [a-z]+| died)?(:| –| —| -| \(|,) ")
_BRACKET_OPENS: Final = re.compile(r"(?: (?:was|were|had been|have been) [a-z]+| died)?( \()")
# people of no kind, so that "two people, one man and one woman" can only be those two
_ANYBODY: Final = frozenset(
    "person people individual victim suspect casualty fatality member survivor hostage".split()
)
_FATES: Final = frozenset("dead killed wounded injured hurt arrested missing persons".split())
_KINDS: Final = frozenset(
    "killed injured missing arrest rescued hospitalized evacuated passenger adult pensioner "
    "foreigner national citizen tourist villager teacher pupil nurse doctor farmer fisherman miner "
    "firefighter policeman migrant journalist".split()
)
_BETWEEN: Final = re.compile(r",? and (?:an?other )?|, |; |,? & ")
_WORDS: Final = re.compile(r"(?: [a-z-]+){1,2}?(?=[,;.)]| and\b| &)")
_ONE: Final = re.compile(
    r"(an?|the|his|her|their) (?:[a-z-]+ ){0,2}?([a-z-]+)(?=[,.;:)]| and\b| –| —| -|\Z)"
)
_PLURAL: Final = re.compile(r"s\Z|\b(?:children|people|men|women|police)\Z")
# "70 in the north and 60 in the south"
_WHERE: Final = re.compile(r" (?:in|from|on|at) (?:the )?[A-Za-z-]+(?: [A-Z][a-z]+)?")
_GOES_ON: Final = re.compile(r",? (?:and|as well as|plus|along with|or|&)\b|, \d|, an? ")
_ENDS: Final = re.compile(r"[.;:)\n]|,(?: |\Z)| –| —| -|\Z| [a-z]")
_OPEN_WORDS: Final = re.compile(
    r"\b(?:each|every|per|apiece|respectively|more|fewer|less|other|others|another|aged)\b"
)
_LONGEST: Final = 8  # members of a list
_AHEAD: Final = 240  # code points that a list may take


@cache
def _people() -> frozenset[str]:
    nouns = {unit(noun).name for noun in lexicon.words("people_nouns")}
    return frozenset(nouns | _ANYBODY | _KINDS)


def counts_people(name: str) -> bool:
    """Whether a unit counts people, of whom some may be of another kind of people."""
    return unit(name).name in _people()


# ---------------------------------------------------------------- parts


def parts(reading: Reading, number: Number) -> list[int]:
    """The exact counts of a closed list behind ``number``; empty where there is none."""
    opened = _OPENS.match(reading.text, number.end) or _BRACKET_OPENS.match(
        reading.text, number.end
    )
    if opened is None or (opened[1] == "," and not _of_no_kind(number)):
        return []
    low, high = opened.end(), _close(reading, opened.end(), opened[1].strip())
    found = _members(reading, low, high, all_people=opened[1] == ",")
    if len(found) < 2 or _OPEN_WORDS.search(reading.text, low, high):
        return []
    return found


def _of_no_kind(number: Number) -> bool:
    """Whether the words count people as such, or what became of them ("twelve dead")."""
    word = number.text.rpartition(" ")[2].lower()
    return bool({unit(number.unit).name, unit(word).name, word.removesuffix("s")} & _ANYBODY) or (
        word in _FATES
    )


def _close(reading: Reading, start: int, mark: str) -> int:
    """Where a list that ``mark`` opens must end: at its bracket or dash, or with its sentence."""
    sentence = reading.sentence_at(start)
    end = min(sentence.end if sentence is not None else start, start + _AHEAD)
    shut = {"(": ")", "–": " –", "—": " —", "-": " - "}.get(mark)
    if shut is None:
        return end
    at = reading.text.find(shut, start, end)
    return at if at >= 0 else (start if mark == "(" else end)


def _members(reading: Reading, start: int, end: int, *, all_people: bool) -> list[int]:
    """The counts from ``start``, each joined to the one before; empty where a member cannot be
    counted or the list has no "and"."""
    text, at, found, last = reading.text, start, list[int](), False
    while len(found) < _LONGEST:
        member = _member(reading, at, end, all_people=all_people)
        if member is None:
            return []
        found.append(member[0])
        at = member[1]
        joint = None if last else _BETWEEN.match(text, at, end)
        if joint is None or (joint[0] == ", " and not _counts(reading, joint.end(), end)):
            break
        last = "and" in joint[0] or "&" in joint[0]
        at = joint.end()
    if not last or _GOES_ON.match(text, at, end) or _ENDS.match(text, at) is None:
        return []
    return found


def _counts(reading: Reading, at: int, end: int) -> bool:
    return bool(reading.numbers_in(at, at + 1)) or _ONE.match(reading.text, at, end) is not None


def _member(reading: Reading, at: int, end: int, *, all_people: bool) -> tuple[int, int] | None:
    """How many a member of the list is, and where it ends."""
    number = next(iter(reading.numbers_in(at, at + 1)), None)
    if number is None:
        one = _ONE.match(reading.text, at, end)
        if one is None or not counts_people(one[2]) or _PLURAL.search(one[2]):
            return None
        return 1, one.end(2)
    if number.low is None or number.low != number.high or number.approximate or number.end > end:
        return None
    if number.definite or number.ordinal or not unit(number.unit).is_count:
        return None
    if all_people and not counts_people(number.unit):
        return None
    more = _WORDS if not number.unit else None
    if not all_people and _WHERE.match(reading.text, number.end, end) is not None:
        more = _WHERE
    words = more.match(reading.text, number.end, end) if more is not None else None
    return int(number.low), words.end() if words is not None else number.end


# ---------------------------------------------------------------- names

_LIST_OPENS: Final = re.compile(r"((?: (?:were|are) [a-z]+)?: | – | — | - | \()(?:the )?")
_APPOSED: Final = re.compile(r", (?:named as |identified as )?(?:the )?")
_DETAIL: Final = re.compile(
    r"(?:, (?:aged )?\d{1,2}(?=[, .;)\n]|\Z)| \(\d{1,2}\))?"
    r"(?:,? of (?:the )?[A-Z][\w.’' -]{1,30}?(?=,| and|[.;)]))?"
)
_JOINT: Final = re.compile(r"([,;]? and |,? & |, |; )(?:the )?")
_LIST_ENDS: Final = re.compile(r"[.;)\n]|\Z")
_APPOSITION_ENDS: Final = re.compile(r"[.;)\n]|\Z|,(?! (?:and|as well as|along))")


def names(reading: Reading, number: Number) -> int:
    """How many people, bodies or places a closed list behind ``number`` names; 0 where there is
    no such list."""
    text = reading.text
    if number.text[:4].lower() == "both":
        return 0  # both Lyon, France and Turin, Italy
    opened = _LIST_OPENS.match(text, number.end)
    if opened is None:
        opened = _APPOSED.match(text, number.end)
        if opened is None:
            return 0
    mark = opened[0].strip()
    count, at, closed = _named(reading, opened.end())
    ends = _APPOSITION_ENDS if mark.startswith((",", "–", "—", "-")) else _LIST_ENDS
    if not closed or count < 2:
        return 0
    if mark[0] in "–—-" and text[at : at + 2] in (" –", " —", " -"):
        return count
    return count if ends.match(text, at) else 0


def _named(reading: Reading, at: int) -> tuple[int, int, bool]:
    """The members from ``at``: how many, where they end, and whether "and" closes the list."""
    text, count, kind, closed = reading.text, 0, "", False
    while (mention := reading.mention_at(at)) is not None and mention.start == at:
        if _joined(mention) or (kind and mention.kind != kind):
            return 0, at, False
        count, kind, at = count + 1, mention.kind, mention.end
        if kind == "person" and (detail := _DETAIL.match(text, at)) is not None:
            at = detail.end()
        joint = None if closed else _JOINT.match(text, at)
        if joint is None:
            return count, at, closed
        closed, at = "and" in joint[1] or "&" in joint[1], joint.end()
    return 0, at, False  # a member that is no name: the list is open


def _joined(mention: Mention) -> bool:
    """Whether a mention may be two names read as one."""
    return " and " in mention.text or "," in mention.text or "&" in mention.text
