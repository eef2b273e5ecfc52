"""How well two words of people's names fit: the same, a documented variant, alike, different."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.values.spelling import distance, fold, skeleton, sound_key

# the same, a documented variant, an initial, sounding alike, a slip, alike but both known names
SAME, VARIANT, INITIAL, SOUND, SLIP, ALIKE = range(6)


@cache
def given_forms() -> dict[str, frozenset[str]]:
    """For each word the names it may stand for: Bill is William, Mohamed is Muhammad."""
    roots = lexicon.mapping("transliterations")
    forms: dict[str, set[str]] = {}
    for nickname, given in lexicon.rows("nicknames"):
        forms.setdefault(nickname, {nickname}).update(roots.get(x, x) for x in given.split("|"))
    for variant, root in roots.items():
        forms.setdefault(variant, {variant}).add(root)
    return {word: frozenset(found) for word, found in forms.items()}


@cache
def given_names() -> frozenset[str]:
    """Common given names, folded."""
    return frozenset(fold(name) for name in lexicon.words("given_names"))


@cache
def known_names() -> frozenset[str]:
    """Common given and family names, folded."""
    lists = (lexicon.words("given_names"), lexicon.words("surnames"))
    return frozenset(fold(name) for names in lists for name in names)


@lru_cache(maxsize=65536)
def fit(first: str, second: str, *, foreign: bool = False) -> int | None:
    """How well two folded words fit (``SAME`` and the others); None for different words."""
    if first == second:
        return SAME
    if len(first) == 1 or len(second) == 1:
        return INITIAL if first[0] == second[0] else None
    none: frozenset[str] = frozenset()
    forms = given_forms()
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
    known = known_names()
    if _differ_by_ending(first, second) and (first in known or second in known):
        return None
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
        and longer[: -len(shorter)]
        in ("la", "le", "de", "di", "da", "mc", "al", "el", "o", "van", "del")
    )


def _differ_by_ending(first: str, second: str) -> bool:
    """Daniel and Daniela, Mario and Maria: the ending tells a man from a woman."""
    stems = [word[:-1] if word[-1] in "aeo" else word for word in (first, second)]
    return stems[0] == stems[1]


def _could_be_slip(first: str, second: str) -> bool:
    """Two known names are a slip of one another only where a letter inside differs: Vinay and
    Vijay, Brian and Bryant, not Mary and Mark, Daniel and Daniela, Mario and Maria."""
    if first[0] != second[0]:
        return False
    if min(len(first), len(second)) < 5:
        return len(first) != len(second) and first[-1] == second[-1]  # Page and Paige
    if first[-1] == second[-1]:
        return True
    return first[-1] not in "aeiou" and second[-1] not in "aeiou"
