"""What a name's own words tell of its sort: rules in order, the first that knows decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.annotate.names.drafts import GOOD, SURE, UNKNOWN, WEAK, Sort
from factcheck.annotate.names.tokens import FOR, JOIN, OF, PARTICLE, Token
from factcheck.annotate.names.words import (
    BODY,
    COMMON,
    COUNTRY,
    DEMONYM,
    GIVEN,
    KNOWN_BODY,
    LEAD,
    LEAD_BODY,
    LEAD_THING,
    MODIFIER,
    NOUN,
    PAIR,
    PART,
    PERSONAL,
    PLACE,
    PLACE_NOUN,
    SURNAME,
    TEAM,
    THING,
    TOWN,
    WEAK_GIVEN,
)

Verdict = tuple[Sort, int]  # sort and strength
_NONE: Final[Verdict] = ("", UNKNOWN)
# what meets again and again under one name is a body, if a proper word names it
_TALKS: Final = frozenset("Dialogue Process Mechanism Platform Consultations".split())
# names of teams that are often written with a capital for another reason
_NO_TEAMS: Final = frozenset(
    "Kings Royals Saints Angels Rebels Capitals Twins Challengers Patriots Athletics Chiefs".split()
)
_DIRECTIONS: Final = frozenset(
    "Central North South East West Northern Southern Eastern Western Upper Lower Greater Inner"
    " Outer Mid Far".split()
)


def judge(text: str, tokens: list[Token]) -> Verdict:
    """Sort and strength of the name made of ``tokens``."""
    if len(tokens) == 1:
        return single(tokens[0])
    name = _Name(text, tokens)
    for rule in _RULES:
        verdict = rule(name)
        if verdict is not None:
            return verdict
    return _NONE


class _Name:
    """A name of several words: the flags of each, the first, the last, and all together."""

    __slots__ = ("every", "final", "first", "flags", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.flags = [token.flags & ~TOWN for token in tokens]
        self.first, self.final = self.flags[0], self.flags[-1]
        self.every = 0
        for flag in self.flags:
            self.every |= flag


def single(token: Token) -> Verdict:
    """Sort and strength of a name of one word."""
    flags, word = token.flags, token.word
    plural = len(word) > 2 and word[-1] == "s" and word[:-1].isupper()  # "NGOs"
    if len(word) == 1 or plural or word[1] == "-" or (len(word) <= 3 and word[1:].isdigit()):
        return "thing", SURE
    if flags & (PLACE | KNOWN_BODY) and not (token.initial and flags & COMMON):
        return ("place" if flags & PLACE else "organization"), SURE
    if flags & (DEMONYM | PAIR):
        return ("demonym" if flags & DEMONYM else "pair"), SURE
    if flags & NOUN:
        team = flags & TEAM and word[-1] == "s" and not token.initial and word not in _NO_TEAMS
        return ("organization", WEAK) if team else _NONE
    sort: Sort = "person" if flags & (GIVEN | SURNAME) else ""
    if word.isupper() and not flags & COMMON:
        sort = "organization"
    elif flags & TOWN and not token.initial:
        sort = "place"
    return (sort, WEAK) if sort else _NONE


def _headed(name: _Name) -> Verdict | None:
    """By the noun before "of" or at the end: "Bank of England", "Narcotics Control Bureau"."""
    last = len(name.flags) - 1
    if name.tokens[last].word in _TALKS and _is_proper(name.flags[:last]):
        return "organization", SURE
    head = last
    for index in range(1, len(name.tokens)):
        if name.tokens[index].gap in (OF, FOR):
            head = index - 1
            break
    for index in (head, last):
        flag = name.flags[index]
        if flag & NOUN and not (index == last and _reads_as_person(name, flag)):
            if index < last and flag & PLACE_NOUN and not flag & BODY and _holds_body(name, index):
                return "organization", SURE
            sort: Sort = (
                "organization" if flag & BODY else "place" if flag & PLACE_NOUN else "thing"
            )
            return sort, SURE
    return None


def _is_proper(flags: list[int]) -> bool:
    """Whether a name is among the words: "Japan-UAE Space" (Dialogue), not "Peace" (Process)."""
    named = DEMONYM | PAIR | PLACE | KNOWN_BODY
    return any(flag & named or not flag & (COMMON | MODIFIER | NOUN) for flag in flags)


def _holds_body(name: _Name, head: int) -> bool:
    """Whether a body is named for the place whose noun is at ``head``: "Bay of Bengal Forum"."""
    return any(
        flag & BODY and not flag & PERSONAL and token.gap == JOIN
        for flag, token in zip(name.flags[head + 2 :], name.tokens[head + 2 :], strict=True)
    )


def _reads_as_person(name: _Name, flag: int) -> bool:
    """ "Helen Marsh": a noun that is a family name, after a given name."""
    return bool(name.first & GIVEN and flag & PERSONAL) and len(name.flags) <= 3


def _by_form(name: _Name) -> Verdict | None:
    """By Jr, "&", a direction before a place."""
    if name.final & PART and not name.flags[-2] & (COMMON | THING) & ~PERSONAL:
        return "person", SURE
    tokens = name.tokens
    if "&" in name.text[tokens[0].end : tokens[-1].start]:
        return "organization", GOOD
    if name.final & PLACE and tokens[0].word in _DIRECTIONS:
        return "place", GOOD
    return None


def _led(name: _Name) -> Verdict | None:
    """By its first word: "Lake X", "FC X", "USS X"; an adjective of a people makes no person."""
    first = name.first
    if first & DEMONYM and all(flag & DEMONYM for flag in name.flags):
        return "demonym", SURE
    if first & WEAK_GIVEN and not any(name.flags[1:]):
        return "person", GOOD
    if first & LEAD and not first & GIVEN:
        if first & LEAD_THING:
            return "thing", GOOD
        return ("organization" if first & LEAD_BODY else "place"), GOOD
    if first & DEMONYM and not name.every & PERSONAL:
        return ("organization", WEAK) if len(name.flags) > 2 else _NONE
    return None


def _named(name: _Name) -> Verdict | None:
    """By given names, initials and family names."""
    first, final = name.first, name.final
    if first & GIVEN and (not name.flags[1] & COMMON or name.flags[1] & PERSONAL):
        return "person", GOOD
    if _has_initials(name):
        return "person", GOOD
    if first & WEAK_GIVEN and final & PERSONAL:
        return "person", GOOD
    if any(token.gap == PARTICLE for token in name.tokens[1:]):
        return "person", WEAK
    if final & (SURNAME | GIVEN) and not first & (COMMON | PLACE | DEMONYM | NOUN):
        return "person", GOOD
    return None


def _has_initials(name: _Name) -> bool:
    """ "J. Smith", "Charles H. Keating", "J.R.R. Tolkien"."""
    first = name.tokens[0].word
    if "." in first and len(first) <= 6 and not name.first & PLACE:
        return True
    return any(
        len(token.word) == 1 and name.text[token.end : token.end + 1] == "."
        for token in name.tokens[:-1]
    )


def _placed(name: _Name) -> Verdict | None:
    """By a known body or place at either end."""
    first, final = name.first, name.final
    if first & KNOWN_BODY:
        return ("organization", WEAK) if final & PLACE else ("thing", WEAK)
    if first & PLACE and final & KNOWN_BODY:  # "Arizona Republican"
        return _NONE
    if first & PLACE or (final & COUNTRY and not first & PERSONAL):
        return "organization", WEAK
    if final & PLACE and not first and len(name.flags) == 2:
        return "place", WEAK
    return None


def _by_look(name: _Name) -> Verdict | None:
    """By the look alone."""
    tokens = name.tokens
    if name.first & GIVEN and len(tokens) == 2 and not tokens[0].initial:
        return "person", GOOD
    if name.every & (COMMON | MODIFIER | NOUN):
        return _NONE
    start = tokens[0].start
    if name.text[max(0, start - 4) : start] == "the ":
        return _NONE
    if all(len(token.word) > 1 and token.word.isupper() for token in tokens):
        return "organization", WEAK
    return ("person", WEAK) if len(tokens) <= 3 else _NONE


_RULES: Final[tuple[Callable[[_Name], Verdict | None], ...]] = (
    _headed,
    _by_form,
    _led,
    _named,
    _placed,
    _by_look,
)
