"""Two words of names, of whatever is named, of which one may be a slip of the pen for the other."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.values.name_fit import given_forms, known_names
from factcheck.values.places import is_listed, is_town
from factcheck.values.spelling import american, distance, fold

_FEWEST = 4  # letters of a word that a slip is seen in
_SHORT = 5
_STEM = 3  # letters that two forms of one word share
_PHRASE = 10  # letters of two words together that carry a slip of two letters
_ENDINGS = re.compile(
    r"(?:s|es|ies|y|n|an|ian|ean|ese|i|ish|er|ers|or|ors|ed|d|ing|ly|al|ic|ism|ist|ists|ive|e|a|o)?"
)


@lru_cache(maxsize=16384)
def are_near(first: str, second: str, *, beside: str = "") -> bool:
    """Whether one word may be the other misspelt: near, with the same first letter, neither an
    inflection, a documented form nor another spelling system's form of the other, and not two
    words of the language or two known places. ``beside`` is the word of a name that both stand
    beside ("Hurricane _"), which carries bolder slips. Symmetric."""
    if first.isupper() or second.isupper():
        return False  # initials: those of bodies are compared as such
    one, two = fold(first), fold(second)
    if one == two or one[0] != two[0] or min(len(one), len(two)) < _FEWEST:
        return False
    if not _near(one, two, beside) or _one_form(one, two, beside):
        return False
    ordinary = _ordinary()
    if one in ordinary and two in ordinary:
        return False
    return not (_is_place(first) and _is_place(second))


def is_ordinary(word: str) -> bool:
    """Whether it is a word of the language, and no name as well."""
    return fold(word) in _ordinary()


def are_two(first: str, second: str) -> bool:
    """Whether both words are names that many bear: two people, not a slip."""
    known = known_names()
    return fold(first) in known and fold(second) in known


def _near(one: str, two: str, beside: str) -> bool:
    off = distance(one, two)
    if off == 1:  # of a short word the second letter is hardly ever the one that is wrong
        return one[:2] == two[:2] or bool(beside) or min(len(one), len(two)) > _SHORT
    if off != 2 or one[:2] != two[:2] or one[-1] != two[-1]:
        return False
    carried = len(beside) - 2 + min(len(one), len(two)) >= _PHRASE if beside else False
    return carried or min(len(one), len(two)) >= 9


def _one_form(one: str, two: str, beside: str) -> bool:
    """Whether the two are forms of one word: Egypt and Egyptian, Tigers and Tiger, centre and
    center, Masoud and Massoud. Two given names of which one ends in s are no plural."""
    forms = given_forms()
    none: frozenset[str] = frozenset()
    if (forms.get(one, none) | {one}) & (forms.get(two, none) | {two}):
        return True
    if american(one) == american(two):
        return True
    if beside.endswith("_") and are_two(one, two):
        return False  # Hurricane George, Hurricane Georges
    return _stem(one, two)


def _stem(one: str, two: str) -> bool:
    """Whether the words differ in an ending alone."""
    short, long = sorted((one, two), key=len)
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    return any(
        _ENDINGS.fullmatch(short[cut:]) and _ENDINGS.fullmatch(long[cut:])
        for cut in range(same, _STEM - 1, -1)
    )


@cache
def _ordinary() -> frozenset[str]:
    """Words of the language: those of the lists, and of general English unless names are so."""
    spread = {word for word, _ in lexicon.rows("word_spread")} - known_names()
    return frozenset(spread | lexicon.words("common_words"))


def _is_place(word: str) -> bool:
    return is_listed(word) or is_town(word)
