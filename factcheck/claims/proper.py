"""The proper words of an article: what stands with a capital wherever it stands, and its
neighbours.

Films, ships, storms and medals are no people, bodies or places, and a family name alone may be
taken for none; but a name that articles of one story spell in two ways is a word in a setting. Here
the words are gathered; ``factcheck.resolve.slips`` compares them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.model import Proper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.claims.reading import Reading

_SHORTEST: Final = 4  # letters: of three, every two are near
_MOST: Final = 4  # settings kept of one word
_RUN: Final = re.compile(r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*(?![\w@])")
_SLIGHT: Final = frozenset("the a an of".split())
_OWNING: Final = frozenset(("", "'s", "’s"))
_REACH: Final = 24
_OPENS: Final = frozenset('.!?:\n“”"‘(-–—')
_READ: Final = ("headline", "standfirst", "body")


class _Found:
    """One word on its way: where it first stands, its settings and how often it was met."""

    __slots__ = ("around", "count", "run", "start")

    def __init__(self, start: int, run: str) -> None:
        self.start = start
        self.run = run
        self.around: set[str] = set()
        self.count = 0


def extract(reading: Reading, lower: Iterable[str]) -> tuple[Proper, ...]:
    """The proper words in the alphabet; ``lower`` are the words that the article has without a
    capital, which are none. A word that only ever begins a sentence is none either."""
    text = reading.text
    plain = _no_names().union(lower)
    found: dict[str, _Found] = {}
    openers: dict[str, int] = {}
    for region in reading.document.regions:
        if region.kind not in _READ:
            continue
        for run in _RUN.finditer(text, region.start, region.end):
            start, end = run.span()
            opens = text[start - 2 : start - 1] in _OPENS or text[start - 1 : start] in _OPENS
            name = run.group()
            if " " in name or "-" in name:
                words = name.replace("-", " ").split(" ")
                _read(text, (start, end), words, found, skip=(opens, plain))
            elif len(name) >= _SHORTEST and name.lower() not in plain:
                if opens:
                    openers[name] = openers.get(name, 0) + 1
                else:
                    _count(text, [name], 0, (start, end), found)
    return tuple(
        Proper(
            word=word,
            phrase=one.run,
            around=tuple(sorted(one.around)),
            count=one.count + openers.get(word, 0),
            spot=(one.start, *reading.position(one.start)),
        )
        for word, one in sorted(found.items())
    )


def _read(
    text: str,
    span: tuple[int, int],
    names: list[str],
    found: dict[str, _Found],
    *,
    skip: tuple[bool, frozenset[str]],
) -> None:
    """Count the words of one run of capitals, but its first where a sentence begins with it."""
    opens, plain = skip
    at = span[0]
    for index, word in enumerate(names):
        if not (opens and index == 0) and len(word) >= _SHORTEST and word.lower() not in plain:
            _count(text, names, index, (at, span[1]), found)
        at += len(word) + 1


def _count(
    text: str, names: list[str], index: int, span: tuple[int, int], found: dict[str, _Found]
) -> None:
    """One more of ``names[index]``, which begins a stretch of capitals: the words on either side
    are kept as ``before _`` and ``_ after``."""
    start, end = span
    word = names[index]
    one = found.get(word)
    if one is None:
        one = found[word] = _Found(start, " ".join(names))
    one.count += 1
    if len(one.around) >= _MOST:
        return
    if index:
        one.around.add(f"{names[index - 1]} _")
    elif before := _near(text[max(0, start - _REACH) : start].split(" ")[:0:-1]):
        one.around.add(f"{before} _")
    if index + 1 < len(names):
        one.around.add(f"_ {names[index + 1]}")
    elif after := _near(text[end : end + _REACH].split(" ")[:-1]):
        one.around.add(f"_ {after}")


def _near(words: list[str]) -> str:
    """The first telling word of those beside a name, "" where a mark parts them; what touches the
    name is nothing, or its possessive."""
    if not words or words[0] not in _OWNING:
        return ""
    for word in words[1:]:
        if word not in _SLIGHT:
            return word if word.isalpha() else ""
    return ""


@cache
def _no_names() -> frozenset[str]:
    """Words of time, small words, peoples: capitals of another kind, in lower case."""
    small = (lexicon.words("stop_words"), lexicon.words("function_words"), _DAYS)
    peoples = (form for row in lexicon.rows("demonyms") for form in row[1].split("|"))
    return frozenset(word.lower() for listed in (*small, peoples) for word in listed)


_DAYS: Final = tuple(
    "january february march april june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday".split()
)
