"""Where an office's words end and the next name begins.

"Under Secretary for Rural Affairs Jane Roe": what an office is about ends in a noun of matters,
and what follows is a person. "Palace Office of Rail Safety Director": a body stands under another.
"""

from __future__ import annotations

from typing import Final

from factcheck.annotate.names import words
from factcheck.annotate.names.tokens import AND, FOR, JOIN, OF, PARTICLE, Token
from factcheck.annotate.names.words import (
    BODY,
    COMMON,
    DEMONYM,
    FUNCTION,
    GIVEN,
    KNOWN_BODY,
    MATTER,
    MODIFIER,
    NOUN,
    PERSONAL,
    PHRASE,
    PLACE,
    PLACE_NOUN,
    POST,
    RANKING,
    UNIT,
)

_LONGEST_NAME: Final = 4  # words
_LONGEST_MATTER: Final = 16  # words of what an office is about
_SHORT_WORD: Final = 6  # letters
_ABSTRACT: Final = (
    "tions",
    "tion",
    "ments",
    "ment",
    "ities",
    "ity",
    "ology",
    "ings",
    "ics",
    "ship",
)
_NO_NAME: Final = COMMON | MODIFIER | NOUN | DEMONYM | PLACE | KNOWN_BODY | POST | FUNCTION | MATTER
_NO_SEAT: Final = COMMON | MODIFIER | NOUN | DEMONYM | PLACE | PERSONAL
_PLAIN: Final = COMMON | MODIFIER | NOUN
_MINISTERIAL: Final = frozenset(("Minister", "Secretary", "Undersecretary", "Commissioner"))
_STANDING: Final = frozenset("Deputy Assistant Associate Acting Interim Former Senior".split())
_NAMING: Final = frozenset(("Royal", "Second"))  # "Royal Swedish Opera"
_ARTICLES: Final = frozenset("La Le El".split())


def matter_end(tokens: list[Token], at: int, end: int) -> int:
    """Index after what an office is about, from ``at``, where a person is named next; else 0."""
    if at >= end or tokens[at].gap not in (OF, FOR):
        return 0
    index = at
    end = min(end, at + _LONGEST_MATTER)
    while index + 1 < end:
        following = tokens[index + 1]
        if following.gap == JOIN and is_matter(tokens[index]) and _is_person(tokens, index + 1):
            return index + 1
        if following.gap not in (JOIN, AND, OF, FOR):
            return 0
        index += 1
    return 0


def whole_matter(text: str, tokens: list[Token], at: int, end: int) -> int:
    """Index after what a minister's office is about where nothing but ordinary words follow to the
    end of the run ("Minister of Water and Roads, Jane Roe"); 0 for a name of a body or place."""
    if not 0 < end - at <= _LONGEST_MATTER or tokens[at].gap not in (OF, FOR):
        return 0
    if tokens[at - 1].word.removesuffix("s") not in _MINISTERIAL:
        return 0
    for token in tokens[at:end]:
        told = token.flags & (COMMON | MODIFIER | MATTER) or is_matter(token)
        if not told or token.flags & (PLACE | KNOWN_BODY | DEMONYM | UNIT | POST):
            return 0
        if token.flags & PHRASE and words.phrase_at(text, token.start, token.word)[0]:
            return 0
    return end


def wide_title(tokens: list[Token], at: int, end: int) -> int:
    """Index after "Deputy Public Works Director", where a name follows it; else 0.

    A word of rank begins it and ordinary words lie before its noun, no body that has a name.
    """
    if tokens[at].word not in _STANDING:
        return 0
    index = at + 1
    while index + 1 < end and tokens[index].gap == JOIN:
        flags = tokens[index].flags
        if flags & POST:
            named = tokens[index + 1].gap == JOIN and _is_person(tokens, index + 1)
            return index + 1 if index > at + 1 and named else 0
        if not flags & (COMMON | MODIFIER) or flags & (_NO_SEAT & ~_PLAIN | UNIT):
            return 0
        index += 1
    return 0


def is_matter(token: Token) -> bool:
    """By the list, or by the form of an abstract noun ("Equalities")."""
    if token.flags & (MATTER | PERSONAL):
        return bool(token.flags & MATTER)
    return len(token.word) > _SHORT_WORD and token.word.endswith(_ABSTRACT)


def _is_person(tokens: list[Token], at: int) -> bool:
    """Whether nothing but one to four words of a person's name follow up to the next gap."""
    first = tokens[at].flags
    if first & _NO_NAME and not first & PERSONAL:
        return False
    last = at + 1
    while last < len(tokens) and tokens[last].gap in (JOIN, PARTICLE):
        flags = tokens[last].flags
        if flags & _NO_NAME and not flags & PERSONAL and not first & GIVEN:
            return False
        last += 1
    return last - at <= _LONGEST_NAME


def is_apart(text: str, tokens: list[Token], at: int, end: int) -> bool:
    """Whether a modifier stands before a body that comes between it and the role.

    "Acting White House chief of staff": it is no part of the body's name.
    """
    if tokens[at].flags & (NOUN | PLACE | KNOWN_BODY | PERSONAL) or at + 1 >= end:
        return False
    if tokens[at].word in _NAMING:
        return False
    following = tokens[at + 1]
    acronym = following.word.isupper() and len(following.word) > 1
    known = bool(following.flags & (KNOWN_BODY | DEMONYM)) and not following.flags & COMMON
    if following.flags & PHRASE and not known:
        known = words.phrase_at(text, following.start, following.word)[0] > 0
    return following.gap == JOIN and (acronym or known)


def keeps_matter(tokens: list[Token], at: int, index: int) -> bool:
    """Whether the word at ``index`` belongs to the body before it rather than the role after it.

    "Agency for Flood Defence Assistant Director": the words after "for" lack a noun without it.
    """
    flags = tokens[index].flags
    if flags & RANKING or not flags & (MATTER | MODIFIER) or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    if following.gap != JOIN or not _is_governed(tokens, at, index):
        return False
    whole = tokens[index - 1].flags & (MATTER | PLACE)
    return not whole or bool(following.flags & RANKING)


def _is_governed(tokens: list[Token], at: int, index: int) -> bool:
    """Whether the word at ``index`` is among those after "of" or "for" in a body's name."""
    for place in range(index - 1, at, -1):
        if tokens[place].gap in (OF, FOR):
            return bool(tokens[place - 1].flags & BODY)
    return False


def under_seat(tokens: list[Token], at: int, last: int) -> int:
    """Index where the lower body begins in "Palace Office of Rail Safety"; ``at`` for none.

    The seat above has no noun of a body, no ordinary word and no country among its words, so that
    "Texas Department of Labor" and "National Bureau of Statistics" stay whole.
    """
    for index in range(at, last - 1):
        flags = tokens[index].flags
        if index > at and tokens[index].gap != JOIN:
            return at
        if flags & BODY:
            return index if flags & UNIT and tokens[index + 1].gap in (OF, FOR) else at
        named = flags & PLACE_NOUN if index > at else tokens[at].word in _ARTICLES
        if flags & _NO_SEAT and not named:
            return at
    return at
