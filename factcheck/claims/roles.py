"""Where an article names a role ("Acting Deputy Director", "chief executive"), by its tokens."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.reading import Tokens

_PREFIXES: Final = ("ex-", "then-", "co-", "vice-", "deputy-", "vice–", "ex–")
_SUFFIXES: Final = ("-elect", "-designate", "–elect")
_AGENTIVE: Final = ("or", "er", "ar", "ant", "ent", "ate")
_SMALL: Final = frozenset("of for and the to in at on de".split())


class Role(Struct, frozen=True):
    """Tokens ``[first, last)`` are a role: modifiers and the noun."""

    first: int
    last: int


@cache
def _nouns() -> frozenset[str]:
    """Offices of one word, lower case."""
    return frozenset(r for r, sort, *_ in lexicon.rows("titles") if sort == "post" and " " not in r)


@cache
def _ranks() -> Mapping[str, str]:
    """Abbreviations as written and what they are short for."""
    return {r.rstrip("."): full for r, sort, full in lexicon.rows("titles") if sort == "rank"}


@cache
def _phrases() -> Mapping[str, tuple[list[str], ...]]:
    """Offices of several words: by their first word the words after it, longest first."""
    out: dict[str, list[list[str]]] = {}
    for role, sort, *_ in lexicon.rows("titles"):
        if sort == "post" and " " in role:
            first, *rest = role.split(" ")
            out.setdefault(first, []).append(rest)
    return {first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in out.items()}


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(lexicon.words("title_modifiers"))


@cache
def standing() -> frozenset[str]:
    """Modifiers that say how an office is held, wherever they stand: "interim", "former"."""
    rows = lexicon.rows("title_modifiers")
    return frozenset(word for word, sort in rows if sort == "standing")


def is_rank(word: str) -> bool:
    """Whether ``word``, as written and without its full stop, is short for a rank ("Gen")."""
    return word in _ranks()


@cache
def _styles() -> frozenset[str]:
    kinds = lexicon.mapping("role_kinds")
    steps = {role for role, kind in kinds.items() if kind == "rank" and " " not in role}
    return frozenset({step.capitalize() for step in steps} | {"Judge", "Justice", "Professor"})


def is_style(word: str) -> bool:
    """Whether a capitalised word stands as a form of address between a role and a name: "Judge"."""
    return word in _styles()


def bare(word: str) -> str:
    """A lower-cased word without what is glued to it ("ex-president", "mayor-elect")."""
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        word = word.removesuffix(suffix)
    return word


def noun_end(tokens: Tokens, index: int) -> int:
    """Index after the role noun that begins at token ``index``; 0 where none does."""
    lower = tokens.lower
    word = lower[index]
    plain = bare(word) if "-" in word or "–" in word else word
    for rest in _phrases().get(plain, ()):
        end = index + 1 + len(rest)
        told = lower[index + 1 : end]
        if told and ("-" in told[-1] or "–" in told[-1]) and told != rest:
            told = [*told[:-1], bare(told[-1])]
        if told == rest and not _parts(tokens, index, end):
            return end
    if tokens.words[index] in _ranks():
        return index + 1
    return index + 1 if word in _nouns() or plain in _nouns() else 0


def _parts(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a small word and a capitalised one part two titles: "police chief Inspector Roe"."""
    small, large = tokens.words[first], tokens.words[end - 1]
    return small[0].islower() and large[0].isupper() and not large.isupper()


def _is_of_general(tokens: Tokens, index: int) -> bool:
    """ "Surveyor General", "Engineer General": an agent's noun before General makes an office."""
    words = tokens.words
    if not index or words[index] != "General":
        return False
    agent = words[index - 1].endswith(_AGENTIVE) and words[index - 1][0].isupper()
    return agent and tokens.ends[index - 1] + 1 == tokens.starts[index]


@cache
def _first_words() -> frozenset[str]:
    """Lower-case words that may begin the noun of a role."""
    return _nouns() | _phrases().keys() | {rank.lower() for rank in _ranks()}


def find(tokens: Tokens) -> list[Role]:
    """All roles, in order, none inside another. Two side by side are one ("President and CEO")."""
    out: list[Role] = []
    last, firsts = 0, _first_words()
    for index in tokens.matching(lambda word: word in firsts or "-" in word or "–" in word):
        end = noun_end(tokens, index) if index >= last else 0
        if not end:
            continue
        noun = index - 1 if index > last and _is_of_general(tokens, index) else index
        first = _with_modifiers(tokens, noun, last)
        if out and _heap(tokens, last, first):
            out[-1] = Role(out[-1].first, end)
        else:
            out.append(Role(first, end))
        last = end
    return out


def _heap(tokens: Tokens, last: int, first: int) -> bool:
    """Whether the second role goes on where the first ends ("President and CEO", "Lt. Gen.")."""
    if first == last:
        return not _parts(tokens, last - 1, first + 1)
    if first != last + 1:
        return False
    abbreviated = tokens.lower[last] == "." and tokens.words[last - 1] in _ranks()
    return abbreviated or tokens.lower[last] in ("and", "&")


def _with_modifiers(tokens: Tokens, index: int, floor: int) -> int:
    """Index of the first modifier before the role noun at ``index``."""
    first, modifiers = index, _modifiers()
    while first > floor:
        word = tokens.lower[first - 1]
        if word not in modifiers and ("-" not in word or bare(word) not in modifiers):
            break
        if tokens.ends[first - 1] + 1 < tokens.starts[first]:
            break
        first -= 1
    return first


def display(words: list[str]) -> str:
    """A role as it is shown: ranks written out, a capital on each word ("Chief Executive")."""
    ranks = _ranks()
    out = []
    for word in words:
        full = ranks.get(word.rstrip("."), word)
        small = full.lower() in _SMALL or full[:1].isupper()
        out.append(full if small else full[:1].upper() + full[1:])
    return " ".join(out)
