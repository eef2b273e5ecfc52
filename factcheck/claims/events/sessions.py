"""Meetings that no event noun names: by their body, by a verb, or by a number alone.

"The 19th Congress of the Baltic Rowing Federation was held in Riga", "the Trade Committee met for
the fourth time on 5 May", "the fourth was held in Colombo". All are called meetings, so that they
can be matched with those that are named.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.claims.events.mentions import EventMention
from factcheck.model import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Mention

HEAD: Final = "meeting"
KIND: Final = "gathering"
_MET: Final = frozenset({"met", "meets", "convened", "reconvened", "assembled", "gathered"})
_AFTER_MET: Final = frozenset("in at on for from again here there virtually online".split())
_HELD: Final = frozenset(
    "held took takes opened opens ended ends began begins concluded concludes met meets convened "
    "closed started postponed cancelled".split()
)
_AUXILIARY: Final = frozenset("was is will be has had been to being were which".split())
_AT_ONE: Final = frozenset(
    "at during of hosted held attended opened concluded after before".split()
)
_GENERIC: Final = 2  # words of a name that says no more than the kind of meeting
_REACH: Final = 4  # tokens in which the verb of holding must follow
_APPOSITION: Final = 14  # tokens of ", established in 2020,"
_WORDS_BETWEEN: Final = 2  # "the fourth annual General Assembly of ..."


def find(reading: Reading) -> Iterator[EventMention]:
    """Numbered bodies, bodies that met, bare numbers that were held; in no order."""
    for number in reading.document.numbers:
        if number.ordinal and isinstance(number.low, int) and reading.claimable(number.start):
            found = _numbered_body(reading, number)
            if found is not None:
                yield found
    yield from _bare_numbers(reading)
    yield from _met(reading)


def _numbered_body(reading: Reading, number: Number) -> EventMention | None:
    """The body that directly follows an ordinal, where it is held or one was at it."""
    tokens = reading.tokens
    at = first = tokens.at(number.start)
    body = None
    while body is None and at + 1 < len(tokens.starts) and at - first <= _WORDS_BETWEEN:
        at += 1
        body = reading.mention_at(tokens.starts[at])
    if body is None or body.kind != "organization" or body.start != tokens.starts[at]:
        return None
    if first == 0 or tokens.lower[first - 1] not in ("the", "its", "their", "a", "an"):
        return None
    before = tokens.lower[first - 2] if first > 1 else ""
    if not (_is_held(reading, tokens.at(body.end)) or before in _AT_ONE):
        return None
    named = None if _is_generic(body) else body
    return _mention(reading, named, number, (tokens.starts[first - 1], body.end))


def _is_generic(body: Mention) -> bool:
    """Whether the words only say what kind of meeting it is: "its 34th General Synod"."""
    words = body.text.lower().split()
    return len(words) <= _GENERIC and words[-1] in lexicon.words("event_nouns")


def _bare_numbers(reading: Reading) -> Iterator[EventMention]:
    """ "The fourth was held in Colombo": a number that itself is held."""
    tokens = reading.tokens
    for index in tokens.among(_ordinals()):
        word = tokens.lower[index]
        if index == 0 or tokens.lower[index - 1] != "the":
            continue
        after = index + 1 + (tokens.lower[index + 1 : index + 2] == [","])
        if _is_held(reading, after) and reading.claimable(tokens.starts[index]):
            number = Number(
                tokens.starts[index],
                tokens.ends[index],
                tokens.words[index],
                _ordinals()[word],
                _ordinals()[word],
                "",
                ordinal=True,
            )
            yield _mention(reading, None, number, (tokens.starts[index - 1], number.end))


@cache
def _ordinals() -> dict[str, int]:
    """Ordinals in words -> their number."""
    return {row[0]: int(row[2]) for row in lexicon.rows("number_words") if row[1] == "ordinal"}


def _met(reading: Reading) -> Iterator[EventMention]:
    """ "The Joint Commission met in Jakarta on Thursday", with "for the fourth time" or without."""
    tokens = reading.tokens
    for index in tokens.among(_MET):
        if index == 0 or index + 1 >= len(tokens.lower):
            continue
        body = _subject_before(reading, index)
        if body is None:
            continue
        follows = reading.time_at(tokens.starts[index + 1]) is not None
        if follows or tokens.lower[index + 1] in _AFTER_MET:
            times = " ".join(tokens.lower[index + 1 : index + 5]).split()
            count = None
            end = tokens.ends[index]
            if times[:2] == ["for", "the"] and times[3:4] == ["time"]:
                start = tokens.starts[index + 3]
                count = next((n for n in reading.numbers_in(start, start + 1) if n.ordinal), None)
                end = tokens.ends[index + 4]
            yield _mention(reading, body, count, (body.start, end))


def _subject_before(reading: Reading, index: int) -> Mention | None:
    """The body right before token ``index``, an acronym in brackets or an apposition apart."""
    tokens = reading.tokens
    at = index - 1
    if tokens.words[at] == ",":
        first = max(
            (i for i in range(max(0, at - _APPOSITION), at) if tokens.words[i] == ","), default=0
        )
        at = first - 1
    if at > 2 and tokens.words[at] == ")" and tokens.words[at - 2] == "(":
        at -= 3
    body = reading.mention_at(tokens.starts[at]) if at >= 0 else None
    return body if body is not None and body.kind == "organization" else None


def _is_held(reading: Reading, at: int) -> bool:
    """Whether a verb of holding follows at token ``at``, auxiliaries apart."""
    for word in reading.tokens.lower[at : at + _REACH]:
        if word in _HELD:
            return True
        if word not in _AUXILIARY and word not in (",", "also", "then"):
            return False
    return False


def _mention(
    reading: Reading, body: Mention | None, number: Number | None, span: tuple[int, int]
) -> EventMention:
    tokens = reading.tokens
    word = tokens.lower[tokens.at(number.start)] if number else ""
    value = number.low if number and isinstance(number.low, int) else None
    noun_start = body.start if body else span[0]
    return EventMention(
        start=span[0],
        end=span[1],
        noun_start=noun_start,
        noun_end=span[1] if body is None else body.end,
        head=HEAD,
        kind=KIND,
        generic=True,
        definite=True,
        number=value,
        ordinal_start=number.start if number else -1,
        ordinal_word=word,
        group=body,
    )
