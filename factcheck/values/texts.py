"""Words with one meaning share one normal form; forms of one closed set exclude one another."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.lexicon.numerals import small_numbers
from factcheck.values.relation import Relation
from factcheck.values.spelling import fold

_SPACE = re.compile(r"[\s\-]+")
_BLANK = re.compile(r"\s+")
_EDGES = " \t\n.,;:!?\"'“”‘’()"
_AUXILIARIES = frozenset(
    "was were is are has have had been being be got gets getting it he she they that which then "
    "also finally officially formally later already the a an eventually subsequently".split()
)
_PLANNED = re.compile(
    r"^(?:will|to|is to|are to|was to|were to|due to|set to|scheduled to|planned to|going to)\b"
)
_SCORE = re.compile(
    r"(\d{1,4})\s*(?:-|to|:|against|versus|v)\s*(\d{1,4})(?:\s*(?:-|to|:)\s*(\d{1,4}))?"
)
_TERM = re.compile(r"(?:an? )?(\w+)[ -](day|week|month|year)s?(?: in (?:prison|jail))?")
_LIFE = re.compile(r"life(?: in (?:prison|jail)| imprisonment)?")
_MONTHS = {"month": 1, "year": 12}


class Text(Struct, frozen=True, tag="text", tag_field="type"):
    """Words; ``normal_form`` gives what they come to."""

    text: str


@cache
def _forms() -> dict[str, tuple[str, str]]:
    return {phrase: (form, group) for phrase, form, group in lexicon.rows("normal_forms")}


@cache
def _groups() -> dict[str, str]:
    return {form: group for _, form, group in lexicon.rows("normal_forms")}


@cache
def _peaceful() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row[:2]) for row in lexicon.rows("outcomes"))


@lru_cache(maxsize=16384)
def normal_form(text: str) -> str:
    """What a phrase comes to: ``held`` (took place, opened its gates), ``cancelled``,
    ``postponed``, ``planned``, ``virtual``, ``in person``; outcomes (``not guilty``,
    ``rejected``); a term of prison (``term 144 month``); a score with the larger number first
    (``3-1``); any other text folded, in one line."""
    plain = _SPACE.sub(" ", fold(text).replace("-", " ")).strip(_EDGES)
    if (term := _term(plain)) is not None:
        return term
    if (score := _SCORE.fullmatch(_BLANK.sub(" ", fold(text)).strip(_EDGES))) is not None:
        return _score(score)
    found = _forms().get(plain)
    if found is None:
        found = _forms().get(_bare(plain))
    if found is None:
        return plain
    form, group = found
    return "planned" if form == "held" and group == "status" and _PLANNED.match(plain) else form


def _term(plain: str) -> str | None:
    """ "12 years", "a two-year", "life in prison" as ``term 144 month``, ``term life``."""
    if _LIFE.fullmatch(plain):
        return "term life"
    found = _TERM.fullmatch(plain)
    if found is None:
        return None
    count = small_numbers().get(found[1], int(found[1]) if found[1].isdecimal() else 0)
    if not count:
        return None
    if found[2] in _MONTHS:
        return f"term {count * _MONTHS[found[2]]} month"
    return f"term {count * (7 if found[2] == 'week' else 1)} day"


def _bare(plain: str) -> str:
    """Without auxiliaries and articles in front; "will be held" keeps its future."""
    words = plain.split()
    while len(words) > 1 and words[0] in _AUXILIARIES:
        words = words[1:]
    if _PLANNED.match(" ".join(words)):
        rest = _PLANNED.sub("", " ".join(words)).split()
        while len(rest) > 1 and rest[0] in _AUXILIARIES:
            rest = rest[1:]
        if _forms().get(" ".join(rest), ("", ""))[1] == "status":
            return " ".join(rest)
    return " ".join(words)


def _score(match: re.Match[str]) -> str:
    """Two numbers in falling order, since either side may be named first; a third (abstentions)
    after them."""
    first, second, third = match.groups()
    high, low = sorted((int(first), int(second)), reverse=True)
    return f"{high}-{low}" + (f"-{int(third)}" if third else "")


@lru_cache(maxsize=16384)
def _kind(form: str) -> str:
    if re.fullmatch(r"\d+-\d+", form):
        return "score"
    if form.startswith("term "):
        return "term" if form.endswith(("life", "month")) else "days"
    return _groups().get(form, "")


def compare_texts(first: Text, second: Text) -> Relation:
    """Equal, equivalent (one normal form), disjoint (two forms of one closed set: held and
    cancelled, virtual and in person, acquitted and convicted, 2-1 and 3-1), compatible (two forms
    that both can be true: planned and held), else incomparable. Symmetric."""
    if first.text == second.text:
        return Relation.EQUAL
    one, two = normal_form(first.text), normal_form(second.text)
    if one == two:
        return Relation.EQUIVALENT
    kind = _kind(one)
    if not kind or kind != _kind(two):
        return Relation.INCOMPARABLE
    return Relation.COMPATIBLE if frozenset((one, two)) in _peaceful() else Relation.DISJOINT
