"""What people are by trade: "Murat Aydin, 34, a teacher in Bitlis", "striker Leon Bakker".

The bare noun is claimed, without what kind of teacher or lawyer: two kinds of one trade are no
contradiction, and two trades can be one person's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading, Tokens
    from factcheck.model import Mention

# "Murat Aydin, 34, a primary school "
_AFTER: Final = re.compile(
    r"(?:, (?:aged )?\d{1,3}| \(\d{1,3}\))?, (?:who (?:is|was) )?an? (?:[a-z-]+ ){0,3}\Z"
)
_CLOSES: Final = re.compile(
    r"[,.;)\n]|\Z| (?:who|in|at|from|of|and|with|whose|on|for|by|based|living|working)\b"
)
_REACH: Final = 60
_LONGEST_NAME: Final = 40


def find(reading: Reading) -> Iterator[tuple[Mention, str, int, int]]:
    """Person, occupation and the words that say it, in order."""
    tokens, text = reading.tokens, reading.text
    by_end = {m.end: m for m in reading.document.mentions if m.kind == "person"}
    for index in tokens.among(_occupations()):
        start, end = tokens.starts[index], tokens.ends[index]
        if reading.mention_at(start) is not None or not reading.claimable(start):
            continue
        name = tokens.words[index].capitalize()
        person = reading.mention_at(end + 1) if text[end : end + 1] == " " else None
        if person is not None and person.kind == "person" and person.start == end + 1:
            if _is_told(tokens, index):
                yield person, name, start, person.end
            continue
        if _CLOSES.match(text, end) is None:
            continue
        begin = max(0, start - _REACH)
        for gap in _AFTER.finditer(text, begin, start):
            holder = by_end.get(gap.start())
            if holder is not None:
                yield holder, name, holder.start, end


def _is_told(tokens: Tokens, index: int) -> bool:
    """Whether the noun before a name is written as one: small, or where a sentence begins."""
    word = tokens.words[index]
    return word[0].islower() or index == 0 or tokens.lower[index - 1] in (".", "\n", "!", "?", ":")


@cache
def _occupations() -> frozenset[str]:
    return lexicon.words("occupations")
