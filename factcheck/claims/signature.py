"""What an article is like as a whole: hashed word n-grams to find copies, topics to find stories.

Copies are found by containment of word 4-grams (Broder 1997) of what the article tells in its own
words: two reporters who quote one statement share its words and are no copies. Four words, since an
edited reprint keeps few longer runs, and two texts of one event share many shorter ones. They are
hashed by a polynomial over the checksums of the words (Karp and Rabin 1987), so that the numbers
are the same on every machine and under every hash seed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final
from zlib import crc32

from factcheck import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.claims.reading import Reading

Stretch = tuple[bool, list[str]]  # whether it is direct speech, and its words

_SPEECH: Final = 4  # words from which a quotation is another's and not the article's own
_OWN: Final = 40  # words that an article must tell itself, lest its quotations count as well
_BASE: Final = 0x100000001B3  # the FNV prime, odd and wide
_MASK: Final = (1 << 63) - 1
_SQUARE: Final = pow(_BASE, 2, _MASK + 1)
_SHORTEST: Final = 3  # letters
_LEAD: Final = 40  # telling words that make up headline and lead
_TOPICS: Final = 250  # words beyond which the rest of an article tells no more of its story
_NUMBER: Final = 4.0  # weight of a number: that of a word which few texts hold
_NAMED: Final = 1.3  # what only stands with a capital tells more than a common word
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")


def shingles(stretches: Iterable[Stretch]) -> tuple[int, ...]:
    """Sorted 63-bit hashes of the word 4-grams, none across the edge of a stretch."""
    stretches = list(stretches)
    own = [words for quoted, words in stretches if not quoted]
    if sum(map(len, own)) < _OWN:
        own = [words for _, words in stretches]
    found: set[int] = set()
    for words in own:
        codes = list(map(_code, words))
        pairs = [a * _BASE + b for a, b in pairwise(codes)]
        found.update([(a * _SQUARE + b) & _MASK for a, b in zip(pairs, pairs[2:], strict=False)])
    return tuple(sorted(found))


@lru_cache(maxsize=65536)
def _code(word: str) -> int:
    """Checksum of a word, whatever its case."""
    return crc32(word.lower().encode())


def topics(words: list[str]) -> tuple[tuple[str, float], ...]:
    """The most telling words with their weights, strongest first, ties in the alphabet.

    Term frequency, dampened, by inverse document frequency in general English (Salton and Buckley
    1988), not in the articles at hand, so that unrelated articles beside them change nothing. What
    the headline and the lead say counts twofold; numbers and names tell more than common words.
    """
    rarity, most = _rarity()
    stop = _stop()
    told = [word for word in words if len(word) >= _SHORTEST or word[0].isdigit()]
    counts = Counter(map(str.lower, told))
    lead = {word.lower() for word in told[:_LEAD]}
    common = set(told)  # whoever stands here in lower case is no name
    ranked = []
    for word, count in counts.items():
        if word in stop:
            continue
        if word[0].isdigit():
            weight = _NUMBER
        else:
            weight = (1 + log(count)) * rarity.get(word, most)
            if word not in common:
                weight *= _NAMED
        ranked.append((-2 * weight if word in lead else -weight, word))
    ranked.sort()
    # to the thousandth, in a quarter of the time that ``round`` takes
    return tuple((word, int(0.5 - 1000 * weight) / 1000) for weight, word in ranked[:_TOPICS])


@cache
def _rarity() -> tuple[dict[str, float], float]:
    """Inverse document frequency of words of general English, and that of every other word."""
    spread = {word: int(texts) for word, texts in lexicon.mapping("word_spread").items()}
    total = max(spread.values()) + 1  # "the" stands in all of them
    return {word: log(total / (texts + 1)) for word, texts in spread.items()}, log(total)


@cache
def _stop() -> frozenset[str]:
    return lexicon.words("stop_words")


def stretches(reading: Reading) -> list[Stretch]:
    """Headline, standfirst and body, cut where speech begins and ends; the words of each stretch
    as they are written."""
    text, quotes = reading.text, reading.document.quotes
    found: list[Stretch] = []
    order = 0
    for region in reading.document.regions:
        at = region.start
        told = region.kind in ("headline", "standfirst", "body")
        while order < len(quotes) and quotes[order].start < region.end:
            quote = quotes[order]
            order += 1
            if told and quote.start >= at and quote.text.count(" ") >= _SPEECH - 1:
                found.append((False, _WORD.findall(text[at : quote.start])))
                found.append((True, _WORD.findall(text[quote.start : quote.end])))
                at = quote.end
        if told:
            found.append((False, _WORD.findall(text[at : region.end])))
    return found
