"""Taking a person's name apart: titles and particles go, given and family names stay."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.values.name_fit import given_forms, given_names, known_names
from factcheck.values.spelling import fold, is_foreign

_QUOTED = re.compile(r"[\"“”«»„][^\"“”«»„]*[\"“”«»„]|\([^()]*\)|(?<!\w)'[^']{2,20}'(?!\w)")
_SPLIT = re.compile(r"[\s\-_·・.,;/]+")
_DOTTED = re.compile(r"(?<![^\W\d_])([^\W\d_])\.")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ]{3})(?=[A-Z][a-z])")
_APOSTROPHE = re.compile(r"'")
_PARTICLES = frozenset(
    "van von der den dem ter ten de del della delle di da das dos do du des la las le les lo los "
    "el al ul ud ad as an ash ar at az bin ibn ben bint binti ould abu zu zur zum y e und af av "
    "st san ap o".split()
)
EITHER = frozenset("al van del des di lo abu".split())  # in first place a particle or a given name
_FIRST_NAMES = EITHER | {"ben", "an", "dos"}  # in first place given names
_GLUED = ("abdul", "abdel", "abdal", "abdol", "abdil", "abd")
_MC = re.compile(r"^(?:mac|mc)(?=[a-z]{3})")
_MOST_WORDS = 16  # a longer name is none
# where a player stands, in American football and baseball
_POSITIONS = frozenset(
    "QB RB WR TE CB NT DE DT LB FB SS FS OL DL OT OG MLB ILB OLB 1B 2B 3B SP RP CF LF RF DH".split()
)
_ROMAN = {"jnr": "jr", "junior": "jr", "snr": "sr", "senior": "sr"}
_ROMAN.update({"2nd": "ii", "3rd": "iii", "4th": "iv"})


class Person(Struct, frozen=True):
    """The parts of a name, folded. ``words`` are given and family names in the order of writing,
    initials as one letter; ``generation`` is ``jr``, ``sr``, ``ii`` ...; ``family_first`` after
    "Smith, John"."""

    words: tuple[str, ...]
    generation: str = ""
    titled: bool = False
    foreign: bool = False


@cache
def _styles() -> dict[str, str]:
    return dict(lexicon.mapping("name_styles"))


@lru_cache(maxsize=32768)
def person(name: str) -> Person:
    """The parts of a person's name without honorifics, ranks, credentials, nicknames in quotes
    and particles."""
    bare = _QUOTED.sub(" ", name) if _QUOTED.search(name) else name
    bare = bare if len(bare.strip()) > 1 else name
    bare, generation = _reorder(bare)
    words = _words(bare)
    words, generation = _drop_after(words, generation)
    kept = _drop_before(words)
    titled = len(kept) < len(words)
    parts = _join_particles(kept[:_MOST_WORDS])
    return Person(
        tuple(dict.fromkeys(parts)) or tuple(kept[:_MOST_WORDS]),
        generation,
        titled,
        is_foreign(name),
    )


def _reorder(name: str) -> tuple[str, str]:
    """ "Smith, John" is John Smith; "John Smith, Jr." has a generation."""
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
    raws = _SPLIT.split(name)
    for place, raw in enumerate(raws):
        if raw in _POSITIONS and len(raws) - place > 2 and not shouting:
            out = []  # "Falcons QB Ray Moss"
            continue
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
        and word not in given_forms()
        and word not in known_names()
    )


def _drop_after(words: list[str], generation: str) -> tuple[list[str], str]:
    styles = _styles()
    while len(words) > 1 and styles.get(words[-1]) in ("after", "generation"):
        if styles[words[-1]] == "generation":
            generation = _ROMAN.get(words[-1], words[-1])
        words = words[:-1]
    return words, generation


def _drop_before(words: list[str]) -> list[str]:
    """Without the titles in front: the last word always stays, and a title that is also a name
    ("Earl", "King") stays unless two words follow it or another title stands before it."""
    styles, start = _styles(), 0
    while start < len(words) - 1:
        sort = styles.get(words[start])
        if sort == "before" or (sort == "surname" and (start > 0 or len(words) - start > 2)):
            start += 1
        else:
            break
    kept = words[start:]
    while len(kept) > 2 and _describes(kept[0], kept[1]):
        kept = kept[1:]  # "American Jane Roe", "Kicker Ray Moss"
    if len(kept) > 3:  # Isa Haji Asad Khan
        kept = [word for word in kept[:-1] if styles.get(word) != "before"] + kept[-1:]
    return kept


def _describes(word: str, following: str) -> bool:
    """Whether a word says of what sort the person is, and is nobody's name."""
    if word in known_names():
        return False
    ordinary = following in given_names() and word in lexicon.words("common_words")
    return ordinary or word in _trades()


@cache
def _trades() -> frozenset[str]:
    """Occupations, offices and peoples of one word, folded."""
    roles = (row[0] for row in lexicon.rows("titles"))
    peoples = (name for row in lexicon.rows("countries") for name in row[2].split("|"))
    return frozenset(fold(word) for word in (*roles, *peoples) if word and " " not in word)


def _join_particles(words: list[str]) -> list[str]:
    """Particles drop out (bin, van der, al); Abdul and its kind join the word they govern; Mc
    joins its clan."""
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
