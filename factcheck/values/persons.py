"""Names of people: their parts, and whether two name one person.

Parts are compared as words, in any order: the same (case, accents, script), a documented variant
(nickname, romanisation), an initial, alike (a slip of the pen or of the ear), or different. Two
different words on both sides make two people. Nothing here knows who anybody is: "cannot tell" is
an answer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.values.name_fit import (
    ALIKE,
    INITIAL,
    SAME,
    SLIP,
    SOUND,
    VARIANT,
    fit,
    given_names,
    known_names,
)
from factcheck.values.person_parts import EITHER, Person, person
from factcheck.values.relation import Relation
from factcheck.values.spelling import distance, fold

_FAMILY = 4  # letters of a family name that a slip is seen in
_MANY = 2  # parts that must fit before a bolder slip is believed


class Fit(NamedTuple):
    """How well two words fit: 0 the same, 1 a documented variant, 2 an initial, 3 sound alike, 4
    a slip, 5 alike but both known names."""

    cost: int
    first: int
    second: int


class Match(NamedTuple):
    """How the words of two names go together: the costs of the pairs, and the words left over on
    either side."""

    pairs: tuple[Fit, ...]
    left_first: tuple[int, ...]
    left_second: tuple[int, ...]


@lru_cache(maxsize=32768)
def compare_people(first: str, second: str) -> Relation:
    """Whether two names are one person's. See ``factcheck.values.names.compare_names``."""
    one, two = person(first), person(second)
    if one.generation and two.generation and one.generation != two.generation:
        return Relation.DISJOINT
    relation = Relation.EQUIVALENT if _glued(first, second) else _compare_words(one, two)
    if relation in (Relation.EQUAL, Relation.EQUIVALENT) and one.generation != two.generation:
        return Relation.REFINES
    if relation is Relation.EQUAL and first != second:
        return Relation.EQUIVALENT
    return relation


def _glued(first: str, second: str) -> bool:
    """Vincent Del Giudice and Vincent DelGiudice, O'Brien and OBrien: the same letters."""
    if len(first) == len(second) or first[:1] != second[:1] or first[-1:] != second[-1:]:
        return False
    one, two = ("".join(filter(str.isalnum, fold(name))) for name in (first, second))
    return one == two


def _compare_words(one: Person, two: Person) -> Relation:
    if one.words == two.words:
        return Relation.EQUAL
    if "".join(one.words) == "".join(two.words):
        return Relation.EQUIVALENT
    if _idle_particle(one.words, two.words) or _idle_particle(two.words, one.words):
        return _without_particle(one, two)
    return _compare_unlike(one, two)


def _compare_unlike(one: Person, two: Person) -> Relation:
    if _middle_initials_differ(one.words, two.words):
        return Relation.DISJOINT
    one_words, two_words = _mend(one.words, two.words), _mend(two.words, one.words)
    match = _match(one_words, two_words, foreign=one.foreign or two.foreign)
    if match.left_first and match.left_second:
        return _both_left_over(one_words, two_words, match)
    if len(one_words) == 1 or len(two_words) == 1:
        return _single(one_words, two_words, match)
    return _judge(match, (one_words, two_words))


def _middle_initials_differ(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """George H. W. Bush and George W. Bush."""
    if len(one) < 3 or len(two) < 3 or one[0] != two[0] or len(one[0]) == 1:
        return False
    return len(one[1]) == len(two[1]) == 1 and one[1] != two[1]


def _idle_particle(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a name starts with what may be a particle (Van Gogh) or a given name (Van
    Morrison), and the other has no word for it."""
    return (
        len(words) > 1 and words[0] in EITHER and all(fit(words[0], word) is None for word in other)
    )


def _without_particle(one: Person, two: Person) -> Relation:
    """Van Gogh may be Vincent van Gogh, but Ben Carson need not be any Carson."""
    parts = [replace(p, words=_strip_particle(p, q)) for p, q in ((one, two), (two, one))]
    relation = _compare_words(parts[0], parts[1])
    return Relation.COMPATIBLE if relation.agrees else relation


def _strip_particle(name: Person, other: Person) -> tuple[str, ...]:
    return name.words[1:] if _idle_particle(name.words, other.words) else name.words


def _mend(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Joins what was torn: "Patr ushev" beside "Patrushev"."""
    if len(words) < 2:
        return words
    whole = frozenset(other)
    for size in (2, 3, 4):
        for start in range(len(words) - size + 1):
            joined = "".join(words[start : start + size])
            if joined in whole and len(joined) > 3:
                return (*words[:start], joined, *words[start + size :])
    return words


def _match(one: tuple[str, ...], two: tuple[str, ...], *, foreign: bool) -> Match:
    """Pairs the words, best fits first; among equals the nearest in place."""
    found = [
        Fit(cost, i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(two)
        if (cost := fit(a, b, foreign=foreign)) is not None
    ]
    found.sort(key=lambda f: (f.cost, abs(f.first - f.second), f.first, f.second))
    used_one: set[int] = set()
    used_two: set[int] = set()
    pairs = []
    for pair in found:
        if pair.first not in used_one and pair.second not in used_two:
            used_one.add(pair.first)
            used_two.add(pair.second)
            pairs.append(pair)
    return Match(
        tuple(pairs),
        tuple(i for i in range(len(one)) if i not in used_one),
        tuple(j for j in range(len(two)) if j not in used_two),
    )


def _both_left_over(one: tuple[str, ...], two: tuple[str, ...], match: Match) -> Relation:
    """Two people, unless two other parts fit and the odd ones are alike, not both common names."""
    sure = sum(pair.cost <= VARIANT for pair in match.pairs)
    if sure < _MANY or len(match.left_first) > 1 or len(match.left_second) > 1:
        return Relation.DISJOINT
    a, b = one[match.left_first[0]], two[match.left_second[0]]
    known = known_names()
    alike = min(len(a), len(b)) >= 4 and distance(a, b) * 3 <= max(len(a), len(b))
    alike = alike and not (a in known and b in known)
    return Relation.EQUIVALENT if alike else Relation.DISJOINT


def _single(one: tuple[str, ...], two: tuple[str, ...], match: Match) -> Relation:
    """A lone word against a name: a surname or given name says too little."""
    if not match.pairs:
        return Relation.DISJOINT
    cost = match.pairs[0].cost
    if len(one) == len(two):
        if cost == SAME:
            return Relation.EQUAL
        long_enough = min(len(one[0]), len(two[0])) >= 7
        return Relation.EQUIVALENT if long_enough and cost <= SLIP else Relation.COMPATIBLE
    return Relation.COMPATIBLE


def _judge(match: Match, words: tuple[tuple[str, ...], tuple[str, ...]]) -> Relation:
    """At least two words each, and one side accounted for."""
    costs = [pair.cost for pair in match.pairs]
    sure = sum(cost <= SOUND and cost != INITIAL for cost in costs)
    slips = costs.count(SLIP)
    if not sure and not slips:
        return Relation.COMPATIBLE  # N.N.
    if ALIKE in costs or slips > max(1, sure) or not sure:
        return Relation.COMPATIBLE
    left = match.left_first or match.left_second
    if not left:
        return Relation.REFINES if INITIAL in costs else Relation.EQUIVALENT
    return Relation.REFINES if _anchored(match, words) else Relation.COMPATIBLE


def _anchored(match: Match, words: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether what a shorter name leaves out may be left out: its family name is the other's, or
    it leaves out the end (Maria Garcia for Maria Garcia Lopez), and a lone initial is not a
    middle name's."""
    longer = 0 if match.left_first else 1
    places = {(pair.first, pair.second)[longer]: pair.cost for pair in match.pairs}
    last = len(words[longer]) - 1
    first_in_order = all(place in places for place in range(len(places)))
    if last not in places and not first_in_order and len(places) < 3:
        return False
    initials = [place for place, cost in places.items() if cost == INITIAL]
    shorter_words = words[1 - longer]
    return (
        not initials or 0 in places or len(places) > len(initials) + 1 or len(shorter_words[0]) > 1
    )


@lru_cache(maxsize=32768)
def near_people(first: str, second: str) -> bool:
    """Whether one may be the other misspelt: some word is alike and no documented variant, the
    others fit."""
    one, two = person(first), person(second)
    if one.words == two.words or "".join(one.words) == "".join(two.words) or _glued(first, second):
        return False
    generations = {one.generation, two.generation} - {""}
    if len(generations) > 1 or _middle_initials_differ(one.words, two.words):
        return False
    one_words, two_words = _mend(one.words, two.words), _mend(two.words, one.words)
    match = _match(one_words, two_words, foreign=one.foreign or two.foreign)
    if match.left_first and match.left_second:
        return _both_left_over(one_words, two_words, match).agrees
    costs = [pair.cost for pair in match.pairs]
    if any(pair.cost >= SOUND and _plural(one_words, two_words, pair) for pair in match.pairs):
        return False
    doubtful = sum(cost >= SOUND for cost in costs)
    if len(one_words) > 1 and len(two_words) > 1:
        return doubtful >= 1 and len(costs) > doubtful - (doubtful > 1)
    return doubtful == 1 and len(costs) == 1


def _plural(one: tuple[str, ...], two: tuple[str, ...], pair: Fit) -> bool:
    """Whether two first words are a word and its plural: "Charger Jim Roe", "Chargers Jim Roe"."""
    if pair.first or pair.second or len(one) == 1 or len(two) == 1:
        return False
    return one[0].rstrip("s") == two[0].rstrip("s")


def near_family(lone: str, family: str) -> bool:
    """Whether a name that stands alone may be the family name beside it misspelt. Of one article
    that is asked more freely than of two: Grey and Gray, but no given names (Mary), no plurals."""
    one, two = fold(lone), fold(family)
    if one == two or one.rstrip("s") == two.rstrip("s") or one in given_names():
        return False
    if one[:1] != two[:1] or min(len(one), len(two)) < _FAMILY:
        return False
    cost = fit(one, two)
    return cost in (SOUND, SLIP, ALIKE) or (cost is None and distance(one, two) == 1)
