"""What an article is like as a whole: hashed word n-grams to find copies, terms to find stories.

Copies are found by containment of word 5-grams (Broder 1997), hashed by a rolling polynomial over
the checksums of the words (Karp and Rabin 1987), so that the numbers are the same on every machine
and under every hash seed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zlib import crc32

from factcheck import lexicon

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

_N: Final = (
    5  # words in a shingle: long enough that a shared one is a shared sentence, not a phrase
)
_BASE: Final = 0x100000001B3  # the FNV prime, odd and wide
_MASK: Final = (1 << 63) - 1
_TOP: Final = pow(_BASE, _N - 1, _MASK + 1)
_WORD: Final = re.compile(r"[^\W_]+")


def shingles(words: list[str]) -> tuple[int, ...]:
    """Sorted 63-bit hashes of the word 5-grams."""
    found: set[int] = set()
    numbers = [crc32(word.encode()) for word in words]
    rolling = 0
    for index, number in enumerate(numbers):
        if index >= _N:
            rolling -= numbers[index - _N] * _TOP
        rolling = (rolling * _BASE + number) & _MASK
        if index >= _N - 1:
            found.add(rolling)
    return tuple(sorted(found))


def terms(words: list[str]) -> tuple[str, ...]:
    """The content words, sorted, each once."""
    stop = lexicon.words("stop_words")
    return tuple(sorted({w for w in words if len(w) > 3 and w not in stop}))


def words(reading: Reading) -> list[str]:
    """The words of headline, standfirst and body, in lower case."""
    text, found = reading.text, []
    for region in reading.document.regions:
        if region.kind in ("headline", "standfirst", "body"):
            found.extend(_WORD.findall(text[region.start : region.end].lower()))
    return found
