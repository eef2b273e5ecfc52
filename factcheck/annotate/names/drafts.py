"""A stretch of capitalised words on its way to a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from factcheck.annotate.names.tokens import Token

# "thing" and "demonym" are told apart so that they are not taken for names; "pair" is two places in
# one word (India-US)
Sort = Literal["person", "organization", "place", "thing", "demonym", "pair", ""]

# how surely the sort is known: by a list, a noun or a title; by its own words; by its look; not
SURE, GOOD, WEAK, UNKNOWN = 3, 2, 1, 0
KINDS: Final = ("person", "organization", "place")
APART: Final = ("thing", "demonym", "pair")


class Draft:
    """Where it stands, its words, its sort so far, and whether a sentence begins with it."""

    __slots__ = ("end", "initial", "names", "sort", "start", "strength", "text")

    def __init__(self, start: int, text: str, sort: Sort, strength: int) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.names: tuple[str, ...] = (text,)
        self.sort: Sort = sort
        self.strength = strength
        self.initial = False

    @classmethod
    def over(cls, text: str, tokens: list[Token], sort: Sort, strength: int) -> Draft:
        """The draft that reaches from the first to the last of ``tokens`` in ``text``."""
        first = tokens[0]
        draft = cls(first.start, text[first.start : tokens[-1].end], sort, strength)
        if len(tokens) > 1:
            draft.names = tuple([token.word for token in tokens])
        draft.initial = first.initial
        return draft
