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
def _phrases() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Offices of several words by their first word, longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for role, sort, *_ in lexicon.rows("titles"):
        if sort == "post" and " " in role:
            words = tuple(role.split(" "))
            out.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in out.items()}


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(lexicon.words("title_modifiers"))


@cache
def standing() -> frozenset[str]:
    """Modifiers that say how an office is held, wherever they stand: "interim", "former"."""
    rows = lexicon.rows("title_modifiers")
    return frozenset(word for word, sort in rows if sort == "standing")


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
    for phrase in _phrases().get(plain, ()):
        end = index + len(phrase)
        rest = lower[index + 1 : end]
        if end - index > 1 and rest and rest[-1].endswith(_SUFFIXES):
            rest = [*rest[:-1], bare(rest[-1])]
        if tuple(rest) == phrase[1:]:
            return end
    if tokens.words[index] in _ranks():
        return index + 1
    if _is_of_general(tokens, index):
        return index + 2
    return index + 1 if word in _nouns() or plain in _nouns() else 0


def _is_of_general(tokens: Tokens, index: int) -> bool:
    """ "Surveyor General", "Engineer General": an agent's noun before General makes an office."""
    words = tokens.words
    agent = words[index].endswith(_AGENTIVE) and words[index][0].isupper()
    return agent and index + 1 < len(words) and words[index + 1] == "General"


def find(tokens: Tokens) -> list[Role]:
    """All roles, in order, none inside another. Two side by side are one ("President and CEO")."""
    out: list[Role] = []
    index, count = 0, len(tokens.words)
    nouns, phrases, ranks = _nouns(), _phrases(), _ranks()
    while index < count:
        word = tokens.lower[index]
        known = word in nouns or word in phrases or tokens.words[index] in ranks
        known = known or tokens.lower[index + 1 : index + 2] == ["general"]
        end = noun_end(tokens, index) if known or "-" in word or "–" in word else 0
        if not end:
            index += 1
            continue
        first = _with_modifiers(tokens, index, out[-1].last if out else 0)
        if out and _heap(tokens, out[-1].last, first):
            out[-1] = Role(out[-1].first, end)
        else:
            out.append(Role(first, end))
        index = end
    return out


def _heap(tokens: Tokens, last: int, first: int) -> bool:
    """Whether the second role goes on where the first ends ("President and CEO", "Lt. Gen.")."""
    if first == last:
        return True
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
