"""Headlines with a capital on every word: only names that the body or the word lists vouch for."""

from __future__ import annotations

import re
from typing import Final

from factcheck.annotate.names import words
from factcheck.annotate.names.drafts import SURE, Draft, Sort
from factcheck.annotate.names.tokens import JOIN, Token
from factcheck.annotate.names.words import COMMON, GIVEN, KNOWN_BODY, PLACE, SURNAME

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_LONGEST = 8
_OPENING: Final = frozenset("\"“'‘(")


def in_title_case(text: str) -> bool:
    """Whether capitals tell nothing: four or more long words, hardly one of them in lower case."""
    long_words = _WORD.findall(text)
    lower = sum(word[0].islower() for word in long_words)
    return len(long_words) >= 4 and lower * 5 <= len(long_words)


def is_place(word: str) -> bool:
    """Whether ``word`` is a listed place."""
    return bool(words.flags().get(word, 0) & PLACE)


def find(text: str, tokens: list[Token], drafts: list[Draft]) -> list[Draft]:
    """Names in such a headline, longest first, known from ``drafts`` or the lists."""
    surfaces: dict[str, Sort] = {}
    for draft in drafts:
        if draft.sort in ("person", "organization", "place"):
            surfaces.setdefault(draft.text.lower(), draft.sort)
            if draft.sort == "person":
                surfaces.setdefault(draft.names[-1].lower(), draft.sort)
            elif len(draft.names) == 2 and words.is_company_form(draft.names[1]):
                surfaces.setdefault(draft.names[0].lower(), draft.sort)
    out: list[Draft] = []
    at = 0
    while at < len(tokens):
        last, sort = _longest(text, tokens, at, surfaces)
        if last:
            out.append(Draft.over(text, tokens[at:last], sort, SURE))
        at = last or at + 1
    return out


def _longest(
    text: str, tokens: list[Token], at: int, surfaces: dict[str, Sort]
) -> tuple[int, Sort]:
    start = tokens[at].start
    for last in range(min(len(tokens), at + _LONGEST), at, -1):
        sort = surfaces.get(text[start : tokens[last - 1].end].lower())
        if sort:
            return last, sort
    token = tokens[at]
    stop, kind = words.phrase_at(text, start, token.word)
    if stop and kind in ("place", "organization"):
        last = at + 1
        while last < len(tokens) and tokens[last].start < stop:
            last += 1
        return last, "place" if kind == "place" else "organization"
    if token.flags & (PLACE | KNOWN_BODY) and not token.flags & COMMON:
        return at + 1, "place" if token.flags & PLACE else "organization"
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is None or follows.gap != JOIN or not token.flags & GIVEN:
        return 0, ""
    if text[follows.start - 1] in _OPENING:  # Bill "Red" Mays
        third = tokens[at + 2] if at + 2 < len(tokens) else None
        return (at + 3, "person") if third is not None and third.gap == JOIN else (0, "")
    surname = follows.flags & (SURNAME | GIVEN) and not follows.flags & COMMON
    return (at + 2, "person") if surname or not follows.flags else (0, "")
