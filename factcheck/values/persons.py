"""Names of people: their parts, and whether two name one person.

Parts are compared as words, in any order: the same (case, accents, script), a documented variant (nickname,
romanisation), an initial, alike (a slip of the pen or of the ear), or different. Two different words on both sides make
two people. Nothing here knows who anybody is: "cannot tell" is an answer.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from factcheck import lexicon
from factcheck.values.relation import Relation
from factcheck.values.spelling import distance, fold, is_foreign, skeleton, sound_key

_QUOTED = re.compile(r"[\"“”«»„][^\"“”«»„]*[\"“”«»„]|\([^()]*\)|(?<!\w)'[^']{2,20}'(?!\w)")
_SPLIT = re.compile(r"[\s\-_·・.,;/]+")
_DOTTED = re.compile(r"(?<![^\W\d_])([^\W\d_])\.")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ]{3})(?=[A-Z][a-z])")
_APOSTROPHE = re.compile(r"'")
_PARTICLES = frozenset(
    "van von der den dem ter ten de del della delle di da das dos do du des la las le les lo los el al ul ud "
    "ad as an ash ar at az bin ibn ben bint binti ould abu zu zur zum y e und af av st san ap o".split()
)
_EITHER = frozenset("al van del des di lo abu".split())  # in first place a particle or a given name
_FIRST_NAMES = _EITHER | {"ben", "an", "dos"}  # in first place given names
_GLUED = ("abdul", "abdel", "abdal", "abdol", "abdil", "abd")
_MC = re.compile(r"^(?:mac|mc)(?=[a-z]{3})")
_ROMAN = {"jnr": "jr", "junior": "jr", "snr": "sr", "senior": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv"}
_MANY = 2  # parts that must fit before a bolder slip is believed


class Person(Struct, frozen=True):
    """The parts of a name, folded. ``words`` are given and family names in the order of writing, initials as one
    letter; ``generation`` is ``jr``, ``sr``, ``ii`` ...; ``family_first`` after "Smith, John"."""

    words: tuple[str, ...]
    generation: str = ""
    titled: bool = False
    foreign: bool = False


class Fit(NamedTuple):
    """How well two words fit: 0 the same, 1 a documented variant, 2 an initial, 3 sound alike, 4 a slip, 5 alike but
    both known names."""

    cost: int
    first: int
    second: int


SAME, VARIANT, INITIAL, SOUND, SLIP, ALIKE = range(6)


# ---------------------------------------------------------------- taking a name apart


@cache
def _styles() -> dict[str, str]:
    return {word: sort for word, sort in lexicon.rows("name_styles")}


@lru_cache(maxsize=32768)
def person(name: str) -> Person:
    """The parts of a person's name without honorifics, ranks, credentials, nicknames in quotes and particles."""
    bare = _QUOTED.sub(" ", name) if _QUOTED.search(name) else name
    bare = bare if len(bare.strip()) > 1 else name
    bare, generation = _reorder(bare)
    words = _words(bare)
    words, generation = _drop_after(words, generation)
    kept = _drop_before(words)
    titled = len(kept) < len(words)
    parts = _join_particles(kept)
    return Person(
        tuple(dict.fromkeys(parts)) or tuple(kept) or tuple(words), generation, titled, is_foreign(name)
    )


def _reorder(name: str) -> tuple[str, str]:
    """"Smith, John" is John Smith; "John Smith, Jr." has a generation."""
    head, comma, tail = name.partition(",")
    if not comma:
        return name, ""
    key = fold(tail).strip(" .,")
    if _styles().get(key) == "generation":
        return head, _ROMAN.get(key, key)
    if not tail.strip() or _styles().get(key.replace(".", "")) == "after":
        return head, ""
    return f"{tail} {head}", ""


def _words(name: str) -> list[str]:
    shouting = name.isupper()
    name = _CAMEL.sub(" ", _DOTTED.sub(r"\1 ", name))
    out: list[str] = []
    for raw in _SPLIT.split(name):
        word = _APOSTROPHE.sub("", fold(raw)).strip()
        if not word:
            continue
        pieces = word.split()
        if 2 <= len(raw) <= 3 and raw.isupper() and not shouting and _are_initials(word):
            pieces = list(word)
        out.extend(pieces)
    return out


def _are_initials(word: str) -> bool:
    """JC in "JC Juncker", not AL or ED."""
    return (
        word.isalpha()
        and word not in _PARTICLES
        and word not in _styles()
        and word not in _given_forms()
        and word not in _known_names()
    )


def _drop_after(words: list[str], generation: str) -> tuple[list[str], str]:
    styles = _styles()
    while len(words) > 1 and styles.get(words[-1]) in ("after", "generation"):
        if styles[words[-1]] == "generation":
            generation = _ROMAN.get(words[-1], words[-1])
        words = words[:-1]
    return words, generation


def _drop_before(words: list[str]) -> list[str]:
    """Without the titles in front: the last word always stays, and a title that is also a name ("Earl", "King")
    stays unless two words follow it or another title stands before it."""
    styles, start = _styles(), 0
    while start < len(words) - 1:
        sort = styles.get(words[start])
        if sort == "before" or (sort == "surname" and (start > 0 or len(words) - start > 2)):
            start += 1
        else:
            break
    kept = words[start:]
    if len(kept) > 3:  # Isa Haji Asad Khan
        kept = [word for word in kept[:-1] if styles.get(word) != "before"] + kept[-1:]
    return kept


def _join_particles(words: list[str]) -> list[str]:
    """Particles drop out (bin, van der, al); Abdul and its kind join the word they govern; Mc joins its clan."""
    out: list[str] = []
    pending = ""
    for word in words:
        if word in _GLUED or word in ("mc", "mac"):
            pending = "abd" if word in _GLUED else "mc"
        elif word in _PARTICLES and len(words) > 1 and (out or pending or word not in _FIRST_NAMES):
            continue
        else:
            out.append(pending + _clean(word))
            pending = ""
    if pending:
        out.append(pending)
    return out


def _clean(word: str) -> str:
    for glued in _GLUED[:5]:
        if word.startswith(glued) and len(word) > len(glued) + 2:
            rest = word[len(glued) :]
            return "abd" + (rest[1:] if rest[0] == rest[1] else rest)
    return _MC.sub("mc", word)


# ---------------------------------------------------------------- two words


@cache
def _given_forms() -> dict[str, frozenset[str]]:
    """For each word the names it may stand for: Bill is William, Mohamed is Muhammad."""
    roots = lexicon.mapping("transliterations")
    forms: dict[str, set[str]] = {}
    for nickname, given in lexicon.rows("nicknames"):
        forms.setdefault(nickname, {nickname}).update(roots.get(x, x) for x in given.split("|"))
    for variant, root in roots.items():
        forms.setdefault(variant, {variant}).add(root)
    return {word: frozenset(found) for word, found in forms.items()}


@cache
def _known_names() -> frozenset[str]:
    """Common given and family names, folded."""
    lists = (lexicon.words("given_names"), lexicon.words("surnames"))
    return frozenset(fold(name) for names in lists for name in names)


@lru_cache(maxsize=65536)
def fit(first: str, second: str, *, foreign: bool = False) -> int | None:
    """How well two folded words of names fit (see ``Fit``); None where they are different words."""
    if first == second:
        return SAME
    if len(first) == 1 or len(second) == 1:
        return INITIAL if first[0] == second[0] else None
    none: frozenset[str] = frozenset()
    forms = _given_forms()
    if (forms.get(first, none) | {first}) & (forms.get(second, none) | {second}):
        return VARIANT
    if foreign:
        bones = skeleton(first)
        if len(bones) > 1 and bones == skeleton(second):
            return VARIANT
    return _likeness(first, second)


def _likeness(first: str, second: str) -> int | None:
    shorter = min(len(first), len(second))
    if shorter < 3:
        return None
    keys = sound_key(first), sound_key(second)
    if keys[0] == keys[1] and min(map(len, keys)) > 1:
        return SOUND
    if shorter < 4 or not _is_slip(first, second, keys):
        return None
    known = _known_names()
    if first in known and second in known:
        return ALIKE if _could_be_slip(first, second) else None
    return SLIP


def _is_slip(first: str, second: str, keys: tuple[str, str]) -> bool:
    shorter = min(len(first), len(second))
    cost = distance(first, second) + (first[0] != second[0])
    if cost <= 1 or (cost == 2 and shorter >= 8):
        return True
    if cost == 2 and shorter >= 5 and first[0] == second[0]:
        if distance(*keys) <= 1:
            return True
        near_length = abs(len(first) - len(second)) <= 1
        return shorter >= 6 and near_length and first[:4] == second[:4]  # Merkur for Merkel
    return _glued_particle(first, second)


def _glued_particle(first: str, second: str) -> bool:
    """LaCalamita and Calamita."""
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return (
        len(shorter) >= 5
        and longer.endswith(shorter)
        and longer[: -len(shorter)] in ("la", "le", "de", "di", "da", "mc", "al", "el", "o", "van", "del")
    )


def _could_be_slip(first: str, second: str) -> bool:
    """Two known names are a slip of one another only where a letter inside differs: Vinay and Vijay, Brian and
    Bryant, not Mary and Mark, Daniel and Daniela, Mario and Maria."""
    if min(len(first), len(second)) < 5 or first[0] != second[0]:
        return False
    if first[-1] == second[-1]:
        return True
    return first[-1] not in "aeiou" and second[-1] not in "aeiou"


# ---------------------------------------------------------------- two people


class Match(NamedTuple):
    """How the words of two names go together: the costs of the pairs, and the words left over on either side."""

    pairs: tuple[Fit, ...]
    left_first: tuple[int, ...]
    left_second: tuple[int, ...]


@lru_cache(maxsize=32768)
def compare_people(first: str, second: str) -> Relation:
    """Whether two names are one person's. See ``factcheck.values.names.compare_names``."""
    one, two = person(first), person(second)
    if one.generation and two.generation and one.generation != two.generation:
        return Relation.DISJOINT
    relation = _compare_words(one, two)
    if relation in (Relation.EQUAL, Relation.EQUIVALENT) and one.generation != two.generation:
        return Relation.REFINES
    if relation is Relation.EQUAL and first != second:
        return Relation.EQUIVALENT
    return relation


def _compare_words(one: Person, two: Person) -> Relation:
    if one.words == two.words:
        return Relation.EQUAL
    if "".join(one.words) == "".join(two.words):
        return Relation.EQUIVALENT
    if _middle_initials_differ(one.words, two.words):
        return Relation.DISJOINT
    if _idle_particle(one.words, two.words) or _idle_particle(two.words, one.words):
        return _without_particle(one, two)
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
    """Whether a name starts with what may be a particle (Van Gogh) or a given name (Van Morrison), and the other
    has no word for it."""
    return (
        len(words) > 1
        and words[0] in _EITHER
        and all(fit(words[0], word) is None for word in other)
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
    """Two people, unless two other parts fit and the odd ones are alike and no common names both."""
    sure = sum(pair.cost <= VARIANT for pair in match.pairs)
    if sure < _MANY or len(match.left_first) > 1 or len(match.left_second) > 1:
        return Relation.DISJOINT
    a, b = one[match.left_first[0]], two[match.left_second[0]]
    known = _known_names()
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
    """Whether what a shorter name leaves out may be left out: its family name is the other's, or it leaves out the end
    (Maria Garcia for Maria Garcia Lopez), and a lone initial is not a middle name's."""
    longer = 0 if match.left_first else 1
    places = {(pair.first, pair.second)[longer]: pair.cost for pair in match.pairs}
    last = len(words[longer]) - 1
    first_in_order = all(place in places for place in range(len(places)))
    if last not in places and not first_in_order and len(places) < 3:
        return False
    initials = [place for place, cost in places.items() if cost == INITIAL]
    shorter_words = words[1 - longer]
    return not initials or 0 in places or len(places) > len(initials) + 1 or len(shorter_words[0]) > 1


# ---------------------------------------------------------------- possible misspellings


@lru_cache(maxsize=32768)
def near_people(first: str, second: str) -> bool:
    """Whether one may be the other misspelt: some word is alike and no documented variant, the others fit."""
    one, two = person(first), person(second)
    if one.words == two.words or "".join(one.words) == "".join(two.words):
        return False
    if one.generation and two.generation and one.generation != two.generation:
        return False
    if _middle_initials_differ(one.words, two.words):
        return False
    one_words, two_words = _mend(one.words, two.words), _mend(two.words, one.words)
    match = _match(one_words, two_words, foreign=one.foreign or two.foreign)
    if match.left_first and match.left_second:
        return _both_left_over(one_words, two_words, match).agrees
    costs = [pair.cost for pair in match.pairs]
    doubtful = sum(cost >= SOUND for cost in costs)
    if len(one_words) > 1 and len(two_words) > 1:
        return doubtful == 1 and len(costs) > 1
    return doubtful == 1 and len(costs) == 1
