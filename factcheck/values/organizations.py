"""Names of bodies: what of a name tells bodies apart, and whether two name one.

A name is a set of content words beside the countries it names, its legal form and its acronym.
Articles, prepositions, hyphens, word order and the order of a country pair say nothing: India-US,
US-India and Indo-US are one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.values.body_parts import STOP, Body, body, legal_forms
from factcheck.values.name_slips import is_ordinary
from factcheck.values.places import countries
from factcheck.values.relation import Relation
from factcheck.values.spelling import american, distance, fold, sound_key

__all__ = ["Body", "body", "compare_bodies", "near_bodies", "spells", "without_parents"]

_SPELLED_OUT = frozenset(("us", "uk", "eu", "un"))
_PREFIX = re.compile(r"(counter|anti|inter|trans|multi|bio|tele|cyber|micro)(?=[a-z]{4})")
_LONE = 7  # letters a name of one word needs before one wrong letter is a slip
_SUFFIX_RUN = 3  # content words a shared end needs to be one body with and without its parent
_FORCE = frozenset(("department", "force", "service"))
_VAGUE = frozenset(
    "government parliament congress senate police army navy court embassy ministry department "
    "bank council committee commission agency board authority group union party team university "
    "hospital school company office assembly cabinet military force administration association "
    "club federation foundation institute consulate".split()
)


@lru_cache(maxsize=32768)
def compare_bodies(first: str, second: str) -> Relation:
    """Whether two names are one body's. With and without its countries, or the name of its parent
    before three or more words it shares, the shorter name is the vaguer (REFINES)."""
    if _known_alias(first) == _known_alias(second):
        return Relation.EQUIVALENT
    one, two = body(first), body(second)
    acronyms = _compare_acronyms(one, two)
    if acronyms is not None:
        return acronyms
    relation = _compare_words(one, two)
    if relation is Relation.DISJOINT or relation is Relation.COMPATIBLE:
        return relation
    if {one.legal, two.legal} == {"public", "private"}:
        return Relation.COMPATIBLE
    return _with_countries(one, two, relation)


def _known_alias(name: str) -> str:
    """EU is European Union, as in the list of places; FCO is the Foreign Office."""
    plain = fold(name).replace(".", "").replace("&", "and").removeprefix("the ")
    plain = lexicon.mapping("place_aliases").get(plain, plain)
    return lexicon.mapping("body_aliases").get(plain, plain)


def _with_countries(one: Body, two: Body, relation: Relation) -> Relation:
    if one.countries == two.countries:
        return relation
    a, b = set(one.countries), set(two.countries)
    if not (a <= b or b <= a):
        return Relation.DISJOINT
    if len(one.words) == 1 and one.words[0] in _VAGUE:
        return Relation.COMPATIBLE  # the government, and that of one country
    return Relation.REFINES if not a or not b else Relation.COMPATIBLE


def _compare_words(one: Body, two: Body) -> Relation:
    a, b = one.words, two.words
    if a == b or "".join(a) == "".join(b):
        return Relation.EQUIVALENT
    left_a, left_b = _left_over(a, b), _left_over(b, a)
    if not left_a and not left_b:
        return Relation.EQUIVALENT
    if left_a and left_b:
        return _unlike(left_a, left_b, shared=len(a) - len(left_a))
    short, long = (a, b) if not left_a else (b, a)
    if len(short) >= _SUFFIX_RUN and long[-len(short) :] == short:
        return Relation.REFINES
    if long[:-1] == short and short[-1:] == ("police",) and long[-1] in _FORCE and len(short) > 1:
        return Relation.REFINES  # Hull Police and the Hull Police Department
    return Relation.COMPATIBLE


def _left_over(words: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    rest = list(other)
    out = []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            out.append(word)
    return out


def _unlike(left_a: list[str], left_b: list[str], *, shared: int) -> Relation:
    """Words left on both sides: one slip of the pen at most, and the rest of the name, or a long
    word, to carry it."""
    if len(left_a) == len(left_b) == 1:
        (a,), (b,) = left_a, left_b
        shorter = min(len(a), len(b))
        if sound_key(a) == sound_key(b) and shorter >= 4:
            return Relation.EQUIVALENT
        if _slip(a, b):
            carried = shared or (shorter >= _LONE and distance(a, b) == 1)
            return Relation.EQUIVALENT if carried else Relation.COMPATIBLE
    return Relation.DISJOINT


def _slip(a: str, b: str) -> bool:
    shorter = min(len(a), len(b))
    if shorter < 4 or a.isdigit() or b.isdigit():
        return False
    known = lexicon.words("common_words")
    if a in known and b in known:
        return False
    off = distance(a, b) + (a[0] != b[0])
    if off == 2 and (a.startswith(b) or b.startswith(a)):
        return False  # Democrat and Democratic
    return off <= 1 or (off == 2 and shorter >= 8)


def is_short_body(short: Body, long: Body) -> bool:
    """Whether a body's name is the end of another, or that without words in the middle; a word of
    the language says too little ("Herald" may be any), and so does the start (a parent's name)."""
    few, many = short.words, long.words
    if not few or len(few) >= len(many) or (short.countries and short.countries != long.countries):
        return False
    if many[-len(few) :] == few:
        return len(few) > 1 or not (few[0] in _VAGUE or is_ordinary(few[0]))
    if many[:-1] == few and _is_team(long.plain[-1]):
        return True  # Drake, and the Drake Bulldogs
    ends = few[0] == many[0] and few[-1] == many[-1]
    return ends and len(few) >= _SUFFIX_RUN and not _left_over(few, many)


@cache
def _teams() -> frozenset[str]:
    return frozenset(fold(noun) for noun, sort in lexicon.rows("body_nouns") if sort == "team")


def _is_team(noun: str) -> bool:
    return noun in _teams()


# ---------------------------------------------------------------- acronyms


def _compare_acronyms(one: Body, two: Body) -> Relation | None:
    """None where neither name is an acronym."""
    bare_one = one.acronym if one.letters == (one.acronym,) else ""
    bare_two = two.acronym if two.letters == (two.acronym,) else ""
    if not bare_one:
        bare_one = _lone_capitals(one, two)
    if not bare_two:
        bare_two = _lone_capitals(two, one)
    if bare_one and bare_two:
        return _two_acronyms(bare_one, bare_two, one, two)
    if not bare_one and not bare_two:
        return None
    return _expand(bare_one, two) if bare_one else _expand(bare_two, one)


def _expand(acronym: str, long: Body) -> Relation | None:
    """An acronym beside a longer name; None where nothing joins them."""
    if long.acronym == acronym:
        return Relation.EQUIVALENT
    if len(long.words) == 1 and not long.countries:
        return None
    if spells(acronym, long.letters):
        return Relation.EQUIVALENT if len(acronym) > 2 else Relation.COMPATIBLE
    if long.letters[-1:] == ("police",) and spells(acronym, (*long.letters, "department")):
        return Relation.EQUIVALENT if len(acronym) > 2 else Relation.COMPATIBLE
    if len(acronym) > 2 and any(spells(acronym, part) for part in without_parents(long.letters)):
        return Relation.REFINES
    return None


def without_parents(letters: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What is left of a name without one to three words in front that may be its parent's (White
    House), at least three words."""
    return [letters[start:] for start in (1, 2, 3) if len(letters) - start >= _SUFFIX_RUN]


def _lone_capitals(name: Body, other: Body) -> str:
    """PLA in "PLA China": one short word beside countries that the other name's letters spell."""
    if len(name.words) != 1 or not name.countries or not 3 <= len(name.words[0]) <= 8:
        return ""
    return name.words[0] if spells(name.words[0], other.letters) else ""


def _two_acronyms(first: str, second: str, one: Body, two: Body) -> Relation:
    if first == second:
        return Relation.EQUIVALENT if one.countries == two.countries else Relation.REFINES
    near = distance(first, second) <= 1 and min(len(first), len(second)) >= 4
    return Relation.COMPATIBLE if near else Relation.DISJOINT


@lru_cache(maxsize=16384)
def spells(acronym: str, letters: tuple[str, ...]) -> bool:
    """Whether an acronym (folded) is made of the first letters of words: every content word gives
    one, a joined prefix may give another (CounterNarcotics), small words, countries' extra words
    and legal forms need not."""
    words = [word for word in letters if word]
    return len(acronym) > 1 and len(words) > 1 and _spell(acronym, 0, tuple(words), 0)


def _spell(acronym: str, at: int, words: tuple[str, ...], place: int) -> bool:
    if place == len(words):
        return at == len(acronym)
    word = words[place]
    if at < len(acronym) and word[0] == acronym[at]:
        if _spell(acronym, at + 1, words, place + 1):
            return True
        prefix = _PREFIX.match(word)
        if prefix and acronym[at + 1 : at + 2] == word[prefix.end() : prefix.end() + 1]:
            return _spell(acronym, at + 2, words, place + 1)
    if word in _SPELLED_OUT and acronym.startswith(word, at):
        return _spell(acronym, at + len(word), words, place + 1)  # USDA
    optional = word in STOP or word in countries() or (word,) in legal_forms()
    return optional and _spell(acronym, at, words, place + 1)


# ---------------------------------------------------------------- possible misspellings


@lru_cache(maxsize=16384)
def _differ_by_plural(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Hurricane George and Hurricane Georges."""
    return len(one) == len(two) and any(
        a != b for a, b in zip(sorted(one), sorted(two), strict=True)
    )


def _near_letters(longer: str, shorter: str) -> bool:
    """Two acronyms of which one may be a slip: a letter left out, or another one of five; the
    IRNA and the ISNA are two, and so are SMW3 and SMW4."""
    if longer == shorter or len(shorter) < 4 or distance(longer, shorter) > 1:
        return False
    whole = longer.isalpha() and shorter.isalpha()
    return whole and (len(longer) > len(shorter) or len(shorter) > 4)


def near_bodies(first: str, second: str) -> bool:
    """Whether one may be the other misspelt: two acronyms, or one word, a letter apart."""
    one, two = body(first), body(second)
    if one.countries and two.countries and one.countries != two.countries:
        return False
    if one.acronym and two.acronym and len(one.words) == len(two.words) == 1:
        longer, shorter = sorted((one.acronym, two.acronym), key=len, reverse=True)
        return _near_letters(longer, shorter)
    if one.words == two.words or "".join(one.words) == "".join(two.words):
        return _differ_by_plural(one.plain, two.plain)
    left_a, left_b = _left_over(one.words, two.words), _left_over(two.words, one.words)
    if len(left_a) != 1 or len(left_b) != 1 or american(left_a[0]) == american(left_b[0]):
        return False
    return _unlike(left_a, left_b, shared=len(one.words) - 1) is not Relation.DISJOINT
