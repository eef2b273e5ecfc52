"""The words between a number and its noun, which tell one kind of the counted from another: 31
studio albums and 15 compilation albums, nine new cases and 63 confirmed cases.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from factcheck import lexicon

SHARED: Final = 1.0
APART: Final = -1.0


def weight(one: str, two: str) -> float:
    """How far the words of two counts say that they count one kind: ``SHARED`` where both name a
    kind and share a word of it, ``APART`` where both name one and share none, else 0."""
    first, second = _kind(one), _kind(two)
    if not first or not second:
        return 0.0
    return APART if first.isdisjoint(second) else SHARED


@lru_cache(maxsize=4096)
def _kind(words: str) -> frozenset[str]:
    """The telling words before the last, which is the noun: {"compilation"}."""
    inner = words.lower().split()[:-1]
    return frozenset(word for word in inner if word.isalpha() and word not in _plain())


@cache
def _plain() -> frozenset[str]:
    """Function words, and those of number and bound."""
    lists = ("stop_words", "function_words", "number_words", "bounds")
    return frozenset(
        part for name in lists for entry in lexicon.words(name) for part in entry.split()
    )
