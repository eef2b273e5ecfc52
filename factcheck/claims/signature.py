"""What an article is like as a whole: hashed word n-grams to find copies, terms to find stories.

Copies are found by containment of word 5-grams (Broder 1997); hashing is blake2b, so that the
numbers are the same on every machine and under every hash seed.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from factcheck import lexicon

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

_N: Final = (
    5  # words in a shingle: long enough that a shared one is a shared sentence, not a phrase
)
_WORD: Final = re.compile(r"[^\W_]+")


def shingles(reading: Reading) -> tuple[int, ...]:
    """Sorted 63-bit hashes of the body's word 5-grams."""
    words = _words(reading)
    kept: set[int] = set()
    for index in range(len(words) - _N + 1):
        gram = " ".join(words[index : index + _N]).encode()
        kept.add(int.from_bytes(blake2b(gram, digest_size=8).digest(), "big") >> 1)
    return tuple(sorted(kept))


def terms(reading: Reading) -> tuple[str, ...]:
    """The content words of the body, sorted, each once."""
    stop = lexicon.words("stop_words")
    return tuple(sorted({w for w in _words(reading) if len(w) > 3 and w not in stop}))


def _words(reading: Reading) -> list[str]:
    text, words = reading.text, []
    for region in reading.document.regions:
        if region.kind in ("headline", "standfirst", "body"):
            words.extend(_WORD.findall(text[region.start : region.end].lower()))
    return words
