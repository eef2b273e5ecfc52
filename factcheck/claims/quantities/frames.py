"""The words around a number, by which two articles' numbers are known to count one thing.

Content words of the sentence, the nearest first, each as the lemma of its verb or without its
plural: "three undersea cables were damaged" gives "undersea damage" to a count of cables.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.claims.quantities.verbs import verb

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Span

_MOST: Final = 12  # words of a frame
_REACH: Final = 24  # tokens on either side in which they are looked for
_SHORTEST: Final = 3


def stated(reading: Reading, number: Span, unit: str) -> dict[str, str]:
    """``frame``: up to twelve words, nearest first; ``people``: the last names in the sentence;
    ``at``: where the sentence starts. Each is one string, words separated by spaces."""
    sentence = reading.sentence_at(number.start)
    if sentence is None:
        return {}
    named = reading.mentions_in(sentence.start, sentence.end)
    people = dict.fromkeys(m.text.split()[-1] for m in named if m.kind == "person")
    return {
        "at": str(sentence.start),
        "frame": " ".join(_frame(reading, number, sentence, unit)),
        "people": " ".join(people),
    }


def _frame(reading: Reading, number: Span, sentence: Span, unit: str) -> dict[str, None]:
    tokens = reading.tokens
    first, last = tokens.at(number.start), tokens.at(number.end)
    low = max(first - _REACH, tokens.at(sentence.start))
    high = min(last + _REACH, tokens.at(sentence.end))
    found = {base: None for word in tokens.lower[first:last] if (base := _base(word))}
    found.pop(unit, None)
    before, after = first - 1, last
    while len(found) < _MOST and (before >= low or after < high):
        for k in (before, after):
            if low <= k < high and (base := _base(tokens.lower[k])) and base != unit:
                found[base] = None
        before -= 1
        after += 1
    return found


@lru_cache(maxsize=16384)
def _base(word: str) -> str:
    """The lemma of a word that tells something; empty for any other."""
    if len(word) < _SHORTEST or not word[0].isalpha() or word in _told_nothing():
        return ""
    if (found := verb(word)) is not None:
        return "" if found.kind == "say" else found.lemma
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


@lru_cache(maxsize=1)
def _told_nothing() -> frozenset[str]:
    """Function words, words of time and of number."""
    lists = ("stop_words", "function_words", "time_words", "number_words", "bounds")
    return frozenset().union(*(lexicon.words(name) for name in lists))
