"""Whether an event came about: the verb of holding or calling off beside its noun phrase.

"Concluded the second round", "the festival was held", "a strike planned for 3 June was called off":
between the phrase and its verb stand only adjuncts of place, time and topic.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.claims.events.clauses import GEOGRAPHIC, PREPOSITIONS, STOPS
from factcheck.lexicon.auxiliaries import BE

if TYPE_CHECKING:
    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.reading import Reading

Status = tuple[str, int, int]  # normal form, and the code points of its words

_REACH: Final = 20  # tokens after the phrase in which its verb stands
_TOPIC: Final = 4  # common words that an adjunct may hold
_GOVERNS: Final = PREPOSITIONS | frozenset("on of for by to from with between the a an its".split())
_CARRIES: Final = frozenset(
    "was were is are be been being has have had will would which that also again since now "
    "finally , ( ) ' ’ to".split()
)
_OBJECTIVE: Final = frozenset("for to of".split())  # "the venue of the meeting was changed"


def known(reading: Reading) -> list[int]:
    """Indexes of the tokens at which a status may begin, in order."""
    return reading.tokens.among(_openers())


@cache
def _openers() -> frozenset[str]:
    return frozenset(words.split()[0] for words in lexicon.mapping("event_statuses"))


def of(reading: Reading, mention: EventMention, openers: list[int]) -> Status | None:
    """The status that the words right around a mention give its event; ``openers`` as ``known``
    gives them."""
    tokens = reading.tokens
    before, after = tokens.at(mention.start) - 1, tokens.at(mention.end)
    first = bisect_left(openers, before - 1)
    if first == len(openers) or openers[first] >= after + _REACH:
        return None
    for index in (before - 1, before):
        if found := _at(reading, index):
            return found
    return _after(reading, after, owned=before >= 0 and tokens.lower[before] in _OBJECTIVE)


def _after(reading: Reading, at: int, *, owned: bool) -> Status | None:
    """The first verb of a status after token ``at``; "planned for 3 June" gives way to what
    follows it."""
    tokens = reading.tokens
    if at >= len(tokens.starts):
        return None
    sentence = reading.sentence_at(tokens.starts[at])
    high = sentence.end if sentence is not None else tokens.starts[at]
    stop = min(len(tokens.starts), at + _REACH)
    plan: Status | None = None
    near, topic = at + 3, 0
    while at < stop and tokens.starts[at] < high:
        found = _at(reading, at)
        if found is not None:
            if found[0] != "planned" or tokens.lower[at - 1] in BE:
                return plan if owned and at >= near else found
            plan, at = plan or found, tokens.at(found[2])
            continue
        end = _adjunct(reading, at)
        if end is None:
            word = tokens.lower[at]
            topic = 0 if word in _GOVERNS else topic + (word not in _CARRIES)
            if at >= near and (topic > _TOPIC or _ends(word)):
                break
            end = at + 1
        at = end
    return plan


def _adjunct(reading: Reading, at: int) -> int | None:
    """The token after the time or the name at token ``at``; None where none stands there."""
    start = reading.tokens.starts[at]
    found = reading.time_at(start) or reading.mention_at(start)
    return None if found is None else max(at + 1, reading.tokens.at(found.end))


def _ends(word: str) -> bool:
    """Whether another clause begins with a word."""
    if word in _CARRIES or word in _GOVERNS or word in GEOGRAPHIC:
        return False
    return word in STOPS or not word[0].isalnum() or word.endswith(("ed", "ing"))


def _at(reading: Reading, index: int) -> Status | None:
    """The status that the one or two words at token ``index`` name."""
    statuses = lexicon.mapping("event_statuses")
    tokens = reading.tokens
    if index < 0 or tokens.lower[index] not in _openers():
        return None
    for size in (2, 1):
        words = " ".join(tokens.lower[index : index + size])
        if words in statuses:
            return statuses[words], tokens.starts[index], tokens.ends[index + size - 1]
    return None
