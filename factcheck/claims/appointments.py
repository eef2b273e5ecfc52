"""A role given by a verb of appointing, and the pronoun that is said to hold one.

"appointed Dr Ama Owusu as Commissioner for Health", "named Kofi Boateng his Special Adviser",
"She was until then director of the Otago Herbarium".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck import lexicon

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Mention, Span

_APPOINTS: Final = re.compile(
    r"\b(?:(?:re)?appoint(?:s|ed|ing)?|nam(?:es?|ed|ing)|elect(?:s|ed|ing)?|cho(?:o?se|oses|sen)"
    r"|nominat(?:es?|ed|ing)|hir(?:es?|ed|ing)|pick(?:s|ed|ing)?|install(?:s|ed|ing)?"
    r"|confirm(?:s|ed|ing)?|promot(?:es?|ed|ing)|recruit(?:s|ed|ing)?|select(?:s|ed|ing)?"
    r"|tapp(?:ed|ing)|unveil(?:s|ed|ing)?|present(?:s|ed|ing)?|announc(?:es?|ed|ing)"
    r"|replac(?:es?|ed|ing) [\w .’'-]{3,40} with)"
    r"(?: [^\s,.;:()\"“”]+\.?){0,4} \Z"
)
_REACH: Final = 90
_PRONOUN: Final = re.compile(r"\b([Hh]e|[Ss]he)\Z")
_SEXES: Final = {"he": "m", "she": "f"}
_SENTENCES: Final = 2  # before the pronoun's own


def is_told(text: str, start: int) -> bool:
    """Whether the name at ``start`` is the object of a verb of appointing."""
    return _APPOINTS.search(text, max(0, start - _REACH), start) is not None


def pronoun(reading: Reading, end: int) -> Mention | None:
    """The one person whom "he" or "she" ending at ``end`` can mean: named in the last sentences,
    alone or as their subject, and of no other sex."""
    found = _PRONOUN.search(reading.text, max(0, end - 4), end)
    sentence = reading.sentence_at(end - 1)
    if found is None or sentence is None or reading.quote_at(end - 1) is not None:
        return None
    if _people(reading, sentence, end):
        return None
    sex = _SEXES[found[1].lower()]
    for _ in range(_SENTENCES):
        earlier = reading.sentence_at(max(0, sentence.start - 3)) if sentence.start > 3 else None
        if earlier is None or earlier.start >= sentence.start:
            return None
        sentence = earlier
        people = _people(reading, sentence, sentence.end)
        if people:
            return _the_one(reading.text, people, sentence, sex)
    return None


def _people(reading: Reading, sentence: Span, end: int) -> list[Mention]:
    return [m for m in reading.mentions_in(sentence.start, end) if m.kind == "person"]


def _the_one(text: str, people: list[Mention], sentence: Span, sex: str) -> Mention | None:
    """The subject of the sentence, or its only person where somebody is appointed."""
    told = lexicon.mapping("genders")
    fitting = [m for m in people if told.get(m.text.split()[0], sex) == sex]
    if not fitting:
        return None
    alone = len({m.entity for m in fitting}) == 1 and is_told(text, fitting[0].start)
    return fitting[0] if alone or fitting[0].start == sentence.start else None
