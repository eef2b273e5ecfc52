"""What came of an event: the score of a match, the verdict, the sentence, the count of a vote."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon

if TYPE_CHECKING:
    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.reading import Reading

# a result, and no run of play, record of a season or series on the way to it
_SCORE: Final = re.compile(
    r"(?<![\w-])(?<! to )(?<! of )(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w%]|[-–]\w)"
    r"(?! (?:run|lead|record|deficit|start|spurt|advantage|third|half|burst|stretch|margin))"
)
_WON: Final = re.compile(r"\b(?:won|wins?|lost|lose|drew) $")
_COUNTED: Final = re.compile(
    r"(?: (?:it|(?:the|an?|its) (?:[\w-]+ ){0,3}(?:bill|motion|measure|resolution|plan|budget|"
    r"law|act|treaty|amendment|reform|deal|proposal)|unanimously))?"
    r"(?: (?:by|of|with|in)(?: a)?(?: vote of)?)? (\d{1,3}(?:\s?[-–]\s?|(?: votes)? to )\d{1,3})"
    r"(?![\w%]|[-–]\w)"
)
_TERM: Final = re.compile(
    r" to ((?:a |an )?(?:(?:minimum|maximum|total) (?:of )?)?"
    r"(?:(?P<long>life|death)\b|(?:[\w-]+ ){0,4}?(?:years?|months?|days?|weeks?)\b|"
    r"(?:\d+|an?|two|three|four|five|six)-(?:years?|months?)\b))"
)
# a verdict on a part of the charges alone, beside which another stands
_PARTIAL: Final = re.compile(
    r" (?:of|on|from) (?:all (?:the )?other|an?other|other|(?:an?|the|his|her|their|\w+ of the) "
    r"(?:second|third|fourth|fifth|other|remaining|further|additional|lesser|more serious|"
    r"most serious|rest of)|(?:one|two|three|four|five|six|\d+|some|most|several) (?:other |of ))"
    r"[\w ]{0,30}?(?:counts?|charges?|offences?|offenses?|allegations?)\b"
)
_CLAUSE: Final = re.compile(
    r"[.;:“”\"()]|, (?:and|but|who|which|while|as|after)\b|\b(?:after|when|before)\b"
)
_REACH: Final = 90  # code points after a verb in which its outcome stands
_MOST: Final = 199  # points that one side of a score may have


class Outcome(Struct, frozen=True):
    """An outcome over ``text[start:end]``."""

    text: str
    start: int
    end: int


def of(reading: Reading, mention: EventMention) -> Outcome | None:
    """What the words at one mention say came of its event."""
    text = reading.text
    if mention.outcome:
        partial = _PARTIAL.match(text, mention.end)
        return None if partial else Outcome(mention.outcome, mention.start, mention.end)
    if mention.kind == "contest":
        return _score(text, mention)
    if mention.head == "sentencing" and mention.verb:
        return _term(text, mention.end)
    if mention.head in ("vote", "referendum"):
        return _vote(reading, mention)
    return None


def votes(reading: Reading, at: int) -> Outcome | None:
    """The count right after token ``at``: "passed 52-48", "approved by a vote of 52 to 48"."""
    tokens = reading.tokens
    found = _COUNTED.match(reading.text, tokens.ends[at - 1])
    if found is None:
        return None
    return Outcome(found.group(1).replace(" votes", ""), found.start(1), found.end(1))


def _clause(text: str, start: int) -> int:
    stop = _CLAUSE.search(text, start, start + _REACH)
    return stop.start() if stop else min(len(text), start + _REACH)


def _score(text: str, mention: EventMention) -> Outcome | None:
    """The score in "a 31-24 win", "beat Torino 3-1"."""
    if mention.verb:
        found = _SCORE.search(text, mention.start, _clause(text, mention.end))
    else:
        result = text[mention.noun_start : mention.noun_end].lower() in _results()
        found = _SCORE.search(text, mention.start, mention.noun_start) if result else None
        if found is None and _WON.search(text, max(0, mention.start - 12), mention.start):
            found = _SCORE.match(text, mention.end + 1)
    if found is None or max(int(found[1]), int(found[2])) > _MOST:
        return None
    return Outcome(found.group(), found.start(), found.end())


@cache
def _results() -> frozenset[str]:
    """Nouns of a contest's result: "a 3-1 win"; the "2-1 game" was not over."""
    return frozenset(row[0] for row in lexicon.rows("event_nouns") if row[2] == "result")


def scored(reading: Reading, at: int) -> bool:
    """Whether a score follows token ``at`` in its clause."""
    start = reading.tokens.ends[at - 1]
    return _SCORE.search(reading.text, start, _clause(reading.text, start)) is not None


def _term(text: str, at: int) -> Outcome | None:
    """The sentence in "sentenced to 12 years in prison", "sentenced her to life"."""
    found = _TERM.search(text, at, _clause(text, at))
    return Outcome(found.group(1), found.start(1), found.end(1)) if found else None


def _vote(reading: Reading, mention: EventMention) -> Outcome | None:
    found = _SCORE.search(reading.text, mention.start, mention.noun_start)
    if found is None or mention.verb:
        return votes(reading, reading.tokens.at(mention.end))
    return Outcome(found.group(), found.start(), found.end())
