"""Titles among capitalised words: "Acting Deputy Director", "Prime Minister", "Mr", "Sgt"."""

from __future__ import annotations

from typing import Final

from factcheck.annotate.names import words
from factcheck.annotate.names.tokens import FOR, JOIN, OF, PARTICLE, TO, Token
from factcheck.annotate.names.words import (
    BODY,
    COMMON,
    DEMONYM,
    FUNCTION,
    GIVEN,
    HONORIFIC,
    KNOWN_BODY,
    MODIFIER,
    NOUN,
    OCCUPATION,
    PART,
    PERSONAL,
    PLACE,
    PLACE_NOUN,
    POST,
    RANK,
    ROLE,
    SURNAME,
    TITLE_PHRASE,
)

# a token with none of these begins no title
BEGINS: Final = POST | RANK | TITLE_PHRASE | MODIFIER | HONORIFIC | OCCUPATION
_INSIDE: Final = BEGINS & ~OCCUPATION
_NO_PERSON: Final = COMMON | MODIFIER | NOUN | DEMONYM | PLACE | KNOWN_BODY | POST | FUNCTION | RANK
_INSTITUTION: Final = BODY | PLACE_NOUN
_NAMESAKES: Final = frozenset("King Queen Prince Princess Duke Bishop".split())


_GUARDED: Final = frozenset("National Coast Republican Revolutionary Presidential Home".split())
_LONGEST_ROLE: Final = 24  # words; nothing a person is called is longer


class Titling:
    """Finds titles among the tokens of one region. Indices are of tokens; 0 stands for "none"."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def after(self, at: int, end: int) -> int:
        """Index after the title that begins at ``at``."""
        after = self._role_end(at, end)
        if not after:
            return 0
        if after >= end or self.tokens[after].gap != JOIN:
            governs = after < end and self.tokens[after].gap in (OF, FOR, TO)
            return after if governs or self._stands_alone(at) else 0
        return 0 if self._names_a_thing(after, end) else after

    def begins(self, at: int, end: int) -> bool:
        """Whether a name ends before the title at ``at`` ("Cook County" before "Sheriff")."""
        flags = self.tokens[at].flags
        if not flags & _INSIDE:
            return False
        if flags & MODIFIER and flags & _INSTITUTION:
            district = flags & PLACE_NOUN and flags & TITLE_PHRASE and self._phrase_end(at, end)
            return bool(district)  # "District Attorney"
        return bool(self.after(at, end))

    def _names_a_thing(self, after: int, end: int) -> bool:
        """Whether the title is part of a name: "Queen Elizabeth Hospital", "General Assembly"."""
        tokens = self.tokens
        if tokens[after].flags & PART:
            return True
        chain = after
        while chain < end and tokens[chain].gap in (JOIN, PARTICLE):
            if tokens[chain].flags & FUNCTION:
                break
            chain += 1
        follows, final = tokens[after].flags, tokens[max(after, chain - 1)].flags
        if final & _INSTITUTION and tokens[after - 1].word in _NAMESAKES:
            return True
        if chain - after > 1 and final & _INSTITUTION and not final & PERSONAL:
            return True
        if follows & (GIVEN | SURNAME) and not follows & NOUN:
            return False
        return any(t.flags & NOUN and not t.flags & PERSONAL for t in tokens[after:chain])

    def _stands_alone(self, at: int) -> bool:
        """A title that nothing follows stands alone, or after the name of a body or place."""
        if at == 0 or self.tokens[at].gap != JOIN:
            return True
        before = self.tokens[at - 1].flags
        return bool(before & _NO_PERSON) and not before & (GIVEN | SURNAME)

    def _role_end(self, at: int, end: int) -> int:
        """Index after the modifiers, honorifics and role words at ``at``."""
        tokens = self.tokens
        end = min(end, at + _LONGEST_ROLE)
        index, honorific = at, 0
        while index < end and (index == at or tokens[index].gap == JOIN):
            flags = tokens[index].flags
            if flags & TITLE_PHRASE and (last := self._phrase_end(index, end)):
                return self._more(last, end)
            if flags & HONORIFIC and not flags & POST:
                honorific = index + 1
            elif flags & ROLE:
                if flags & BODY and index > at and tokens[index - 1].word in _GUARDED:
                    return 0  # "Vermont Air National Guard"
                return self._more(index + 1, end)
            elif not flags & MODIFIER:
                break
            index += 1
        return honorific

    def is_phrase(self, at: int, end: int) -> bool:
        """Whether a listed title of several words begins at ``at`` ("Prime Minister")."""
        return bool(self.tokens[at].flags & TITLE_PHRASE and self._phrase_end(at, end))

    def _phrase_end(self, at: int, end: int) -> int:
        token = self.tokens[at]
        stop = words.title_at(self.text, token.start, token.word.split("-")[0])
        if not stop:
            return 0
        at += 1
        while at < end and self.tokens[at].start < stop:
            at += 1
        return at

    def _more(self, at: int, end: int) -> int:
        """Titles heap up: "President and CEO", "Ambassador Shri"."""
        if at >= end or self.tokens[at].gap != JOIN:
            return at
        flags = self.tokens[at].flags
        if not flags & (ROLE | HONORIFIC | TITLE_PHRASE) or flags & (GIVEN | SURNAME):
            return at
        return self._role_end(at, end) or at
