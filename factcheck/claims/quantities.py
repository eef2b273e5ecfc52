"""Counts, shares, sums and measures, each on the event that it counts for.

The unit carries the role of casualties and arrests (``killed``, ``arrest``); for any other noun
the governing verb goes into ``stated`` as ``role``, since five houses burnt and five houses sold
are not one count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Claim, Number, Subject
from factcheck.values import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.events import Events
    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.reading import Reading

STORY: Final = "story"  # the subject of counts that no event of the article claims


def extract(reading: Reading, events: Events) -> Iterator[Claim]:
    """One claim per number that counts something."""
    for number in reading.document.numbers:
        if number.ordinal or number.definite or not number.unit:
            continue
        if not reading.claimable(number.start):
            continue
        mention = _counted_for(reading, events, number)
        subject = events.of(mention).id if mention else STORY
        role = _role(reading, number)
        yield reading.claim(
            "quantity",
            subject,
            Quantity(number.low, number.high, number.unit, number.approximate),
            number.start,
            number.end,
            approximate=number.approximate,
            stated=(("role", role),) if role else (),
        )


def story(reading: Reading) -> Subject:
    """The subject that stands for what the whole article reports."""
    names = sorted({f"{m.kind}:{reading.name_of(m)}" for m in reading.document.mentions})
    label = reading.document.title or f"the story of {reading.path}"
    return Subject(id=STORY, kind="event", label=label, head=STORY, context=tuple(names))


def _counted_for(reading: Reading, events: Events, number: Number) -> EventMention | None:
    """The event named in the number's sentence: the nearest before it, else the first after it."""
    sentence = reading.sentence_at(number.start)
    if sentence is None:
        return None
    inside = [m for m in events.mentions if sentence.start <= m.start < sentence.end]
    if not inside and sentence.text.startswith("It "):  # the event last spoken of
        inside = [m for m in events.mentions if m.end <= sentence.start][-1:]
    before = [m for m in inside if m.start < number.start]
    return before[-1] if before else next(iter(inside), None)


def _role(reading: Reading, number: Number) -> str:
    """The verb or preposition-free word that governs a count: the nearest participle or verb form
    before it in its clause ("spanning four continents")."""
    tokens = reading.tokens
    at = tokens.at(number.start) - 1
    for index in range(at, max(-1, at - 8), -1):
        word = tokens.lower[index]
        if not word[0].isalnum() and word not in ("’", "'"):
            return ""
        if word.endswith(("ed", "ing")) and len(word) > 4:
            return word
    return ""
