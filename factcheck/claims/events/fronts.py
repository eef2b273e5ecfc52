"""What stands in front: the opening of an article, and times that open a sentence.

The headline and the first sentences of the body tell what an article is about; "On Friday, a court
sentenced" dates the sentence, and "On Friday, police said" nothing but what was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.claims.events.clauses import STOPS
from factcheck.claims.events.mentions import MEETINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.reading import Reading
    from factcheck.model import Span, Time

Front = tuple["Span", "Time"]  # a sentence and the time near its start

_OPENING: Final = 2  # sentences of the body that tell what the article is about
_FRONT: Final = 24  # code points from a sentence's start in which a fronted time begins
_MAIN: Final = 16  # tokens from a fronted time to the verb that it dates
_BEFORE_TIME: Final = frozenset(
    "on in at late early earlier later shortly just soon after before about around the that".split()
)


def opening(reading: Reading) -> int:
    """Where the headline and the first sentences of the body end."""
    end = found = 0
    for sentence in reading.document.sentences:
        region = reading.region_at(sentence.start)
        if region is not None and region.kind in ("headline", "standfirst", "body"):
            end = sentence.end
            found += region.kind == "body"
            if found == _OPENING:
                break
    return end


def find(reading: Reading) -> list[Front]:
    """The first time of each sentence that stands near its start, in order."""
    fronts: list[Front] = []
    last = -1
    for time in reading.document.times:
        sentence = reading.sentence_at(time.start)
        if sentence is None or sentence.start == last:
            continue
        last = sentence.start
        if time.start < sentence.start + _FRONT:
            fronts.append((sentence, time))
    return fronts


def dated(
    reading: Reading, fronts: list[Front], mentions: list[EventMention]
) -> Iterator[tuple[int, Time]]:
    """Start of a mention and the time in front of its sentence, which is its own."""
    at = 0
    for sentence, time in fronts:
        while at < len(mentions) and mentions[at].start < sentence.start:
            at += 1
        if at >= len(mentions):
            return
        mention = mentions[at]
        if mention.start >= sentence.end or mention.kind in MEETINGS:
            continue
        dates = time.type in ("DATE", "TIME") and _opens(reading, sentence.start, time.start)
        if dates and _main_clause(reading, time.end, mention):
            yield mention.start, time


def _opens(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence opens with the time at ``end``: "On Friday", "Shortly after 8 pm"."""
    tokens = reading.tokens
    return _BEFORE_TIME.issuperset(tokens.lower[tokens.at(start) : tokens.at(end)])


def _main_clause(reading: Reading, start: int, mention: EventMention) -> bool:
    """Whether a mention belongs to the clause that a fronted time, ending at ``start``, opens."""
    tokens = reading.tokens
    between = tokens.lower[tokens.at(start) : tokens.at(mention.start)]
    if len(between) > _MAIN or not STOPS.isdisjoint(between):
        return False
    if not mention.verb:
        return all(word in (",", "the", "a", "an") for word in between)
    return lexicon.words("speech_verbs").isdisjoint(between)
