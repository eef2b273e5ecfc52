"""Verb forms brought back to their verb, so that "damaged" and "damaging" are one role."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, Literal

from msgspec import Struct

from factcheck import lexicon

Kind = Literal["act", "life", "light", "say", "level", "rise", "fall"]
KINDS: Final[dict[str, Kind]] = {
    kind: kind for kind in ("act", "life", "light", "say", "level", "rise", "fall")
}

_VOWELS: Final = "aeiou"
_NOT_VERBS: Final = frozenset(
    "during nothing something anything everything morning evening including excluding according "
    "following regarding concerning wing ring king thing spring string being building ceiling "
    "red bed seed speed need indeed hundred kindred sacred naked wicked rugged aged beloved "
    "unused limited used supposed based meeting wedding feeling sibling darling interesting "
    "outstanding missing remaining existing leading alleged related involved concerned armed "
    "estimated combined united scheduled".split()
)
_SHORTEST: Final = 5


class Verb(Struct, frozen=True):
    """A verb: its lemma, its role (for verbs of one meaning the same) and kind; ``participle``: the
    form can be passive."""

    lemma: str
    role: str
    kind: Kind = "act"
    participle: bool = False


@cache
def _forms() -> dict[str, Verb]:
    """Every form of the verbs of ``lexicon/number_verbs.tsv``."""
    table: dict[str, Verb] = {}
    for lemma, role, kind, irregular in lexicon.rows("number_verbs"):
        plain = Verb(lemma, role or lemma, KINDS[kind])
        passive = Verb(lemma, role or lemma, KINDS[kind], participle=True)
        base = lemma.split()[0]
        for form in (base, _present(base), _ing(base)):
            table.setdefault(form, plain)
        for form in irregular.split() or (_past(base),):
            table[form] = passive
    return table


@lru_cache(maxsize=16384)
def verb(word: str) -> Verb | None:
    """The verb that a word in lower case is a form of: listed ones in every form, others in -ed and
    -ing alone."""
    found = _forms().get(word)
    if found is not None or word in _NOT_VERBS or len(word) < _SHORTEST or not word.isalpha():
        return found
    if word.endswith("ed") and not word.endswith("eed"):
        lemma = _stem(word[:-2])
        return Verb(lemma, lemma, participle=True)
    if word.endswith("ing"):
        lemma = _stem(word[:-3])
        return Verb(lemma, lemma)
    return None


def _stem(stem: str) -> str:  # noqa: PLR0911 - one answer per ending
    """The verb a stem is of: plann is plan, damag is damage, carri is carry."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lszf":
        return stem[:-1]
    if stem.endswith(
        (
            "at",
            "iz",
            "is",
            "v",
            "c",
            "dg",
            "ag",
            "u",
            "bl",
            "pl",
            "tl",
            "gl",
            "ur",
            "rg",
            "ns",
            "rs",
        )
    ):
        return stem + "e"
    if stem.endswith(("ap", "ip", "yp")) and stem[-3:-2] not in _VOWELS and len(stem) > 3:
        return stem + "e"  # escape, wipe
    if stem.endswith("quir") or (stem.endswith("ar") and stem[-3:-2] not in _VOWELS):
        return stem + "e"  # require, compare
    if stem.endswith("ul") and stem[-3:-2] not in _VOWELS:
        return stem + "e"  # rule, schedule
    if stem[-1] in "stkdmnr" and stem[-2:-1] in _VOWELS and stem[-3:-2] not in (*_VOWELS, ""):
        # estimat-e, caus-e, provid-e, but visit, open, offer: a long word's last syllable is weak
        return stem + "e" if stem.endswith(("os", "us", "id", "ak", "ok", "in", "ir")) else stem
    return stem


def _doubles(base: str) -> bool:
    short = len(base) < _SHORTEST or base in ("occur", "prefer", "refer", "admit", "permit")
    return (
        short
        and len(base) > 2
        and base[-1] not in "aeiouwxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    )


def _present(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if _doubles(base) else base + "ed"


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if _doubles(base) else base + "ing"
