"""Names of people, bodies and places, and whether two are one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from factcheck.values.body_parts import body
from factcheck.values.organizations import (
    compare_bodies,
    is_short_body,
    near_bodies,
    without_parents,
)
from factcheck.values.person_parts import person
from factcheck.values.persons import compare_people, near_family, near_people
from factcheck.values.places import compare_places, near_places, place
from factcheck.values.relation import Relation
from factcheck.values.spelling import sound_key, without_a_letter

NameKind = Literal["person", "organization", "place", ""]

_LONE = 4  # letters of a family name alone that a slip is seen in
_FULL = 2  # words of a given and a family name
_SMALL = frozenset("the of and for on in to".split())
_SPACE = re.compile(r"\s+")
_EDGES = " \t\n,;:.\"“”‘’'–—-()"
_WORD = re.compile(r"[^\W\d_]+")
# two letters that are a word of a place's name and no state's or country's initials
_SHORT_WORDS = frozenset({"EL", "LA", "LE", "ST", "AL", "AD", "DE", "DI", "DU", "SU", "XI"})
_INITIALS = frozenset({"UAE", "USA", "DRC", "PNG", "NSW", "NYC"})
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)


class Name(Struct, frozen=True, tag="name", tag_field="type"):
    """A name as it stands, and what it names."""

    name: str
    kind: NameKind = ""


def compare_names(first: str, second: str, *, kind: NameKind = "person") -> Relation:
    """Whether two names are one; symmetric.

    ``EQUAL``, ``EQUIVALENT`` (spelling, alias, word order) and ``REFINES`` (one says more) answer
    one; ``COMPATIBLE`` cannot tell (a surname alone, two given names a letter apart);
    ``DISJOINT`` answers two. Names a slip of the pen apart are taken for one: ask ``near_miss``
    before trusting it. Without a kind, names are compared as bodies, then as places.
    """
    if first == second:
        return Relation.EQUAL
    if second < first:
        first, second = second, first
    match kind:
        case "person":
            return compare_people(first, second)
        case "organization":
            return compare_bodies(first, second)
        case "place":
            return compare_places(first, second)
    relation = compare_bodies(first, second)
    return compare_places(first, second) if relation is Relation.DISJOINT else relation


def near_miss(first: str, second: str, *, kind: NameKind = "person") -> bool:
    """Whether one may be the other misspelt: near, no documented variant, and not clearly two.
    Symmetric."""
    if first == second or _has_number(first) or _has_number(second):
        return False  # 20MM and 21MM, Apollo 12 and Apollo 13: numbers are not misspelt
    if second < first:
        first, second = second, first
    match kind:
        case "person":
            return near_people(first, second)
        case "place":
            return near_places(first, second)
    return near_bodies(first, second)


@lru_cache(maxsize=16384)
def _has_number(name: str) -> bool:
    return any(map(str.isdigit, name))


def lone_slip(first: str, second: str) -> bool:
    """Whether one is a family name alone and the other a full name that ends in it misspelt:
    "Grey" beside "Kofi Gray"; not the family ("Grays"), not a nickname. Symmetric."""
    lone, full = sorted((first, second), key=lambda name: len(name.split()))
    words = full.split()
    if len(lone.split()) != 1 or len(words) < 2 or len(lone) < _LONE:
        return False
    return near_family(lone, words[-1])


def family_slip(first: str, second: str) -> bool:
    """Whether two full names are one but for a slip in the family name: "Kofi Gray" and "Kofi
    Grey", which one article hardly says of two people. Symmetric."""
    one, two = first.split(), second.split()
    if len(one) != len(two) or len(one) < _FULL or one[:-1] != two[:-1]:
        return False
    return (
        len(one[0].rstrip(".")) > 1
        and min(len(one[-1]), len(two[-1])) >= _LONE
        and (near_people(first, second))
    )


def is_short_for(short: str, full: str, *, kind: NameKind = "person") -> bool:
    """Whether a name may be cut short to another: a family or given name alone, the last words of
    a body's name ("Herald", the Boston Herald) or all its words but some in the middle. Nothing
    that any body may be called ("Commission", "Police")."""
    match kind:
        case "person":
            few, many = person(short).words, person(full).words
            return len(few) == 1 < len(many) and len(few[0]) > 1 and few[0] in (many[0], many[-1])
        case "organization":
            return is_short_body(body(short), body(full))
    return False


def blocking_keys(name: str, *, kind: NameKind = "person") -> tuple[str, ...]:
    """Keys, sorted, of which two names that may be one share at least one: for people the sound
    of each word of two letters or more, for bodies their content words and acronym, for places
    the head and its sound."""
    match kind:
        case "person":
            words = person(name).words
            return tuple(sorted({sound_key(word)[:6] for word in words if len(word) > 1}))
        case "place":
            head = place(name).head
            return tuple(sorted({head, sound_key(head)}))
    return tuple(sorted(_body_keys(name)))


def slip_keys(name: str, *, kind: NameKind = "person") -> tuple[str, ...]:
    """Keys, sorted, of which two names of one word that are a letter apart share at least one: the
    word, and the word without each of its letters. Names of more words share a word (``()``)."""
    match kind:
        case "person":
            words = person(name).words
        case "place":
            words = (place(name).head,)
        case _:
            words = body(name).words
    if len(words) != 1 or " " in words[0] or len(words[0]) < _LONE:
        return ()
    return without_a_letter(words[0])


def _body_keys(name: str) -> set[str]:
    parts = body(name)
    keys = {sound_key(word)[:8] for word in parts.words if len(word) > 1}
    for letters in (parts.letters, *without_parents(parts.letters)):
        initials = "".join(word[0] for word in letters if word not in _SMALL)
        if len(initials) > 1:
            keys.add("=" + initials)
    if parts.acronym:
        keys.add("=" + parts.acronym)
    return keys


def name_key(name: str, *, kind: NameKind = "person") -> str:
    """One string for all spellings that differ in case, accents, hyphens, order of a country pair
    or the like; names with the same key are one."""
    match kind:
        case "person":
            parts = person(name)
            return " ".join((*parts.words, parts.generation)).strip()
        case "place":
            where = place(name)
            return ", ".join((where.head, *where.within))
    parts_of = body(name)
    return " ".join((*sorted(parts_of.countries), *sorted(parts_of.words)))


def tidy(name: str, *, kind: NameKind = "person") -> str:
    """The name as a report shows it: one line, no edges and no possessive.

    A body loses its article ("the Office of X"), a place keeps its own ("The Hague"), and a
    dateline's capitals are calmed ("WASHINGTON, DC" is "Washington, DC").
    """
    text = _POSSESSIVE.sub("", _SPACE.sub(" ", name).strip(_EDGES))
    if kind == "place" and text.isupper():
        text = _WORD.sub(_calm, text)
    if kind == "organization":
        text = _ARTICLE.sub("", text)
    if name.rstrip(' ,;:"”’)').endswith(".") and re.search(
        r"(?:\b[A-Z]|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|Bros))$", text
    ):
        text += "."
    return text


def _calm(word: re.Match[str]) -> str:
    """A word of a dateline in capitals as it is else written; initials ("DC", "US") stay."""
    letters = word.group()
    keeps = len(letters) == 2 and letters not in _SHORT_WORDS
    return letters if keeps or letters in _INITIALS else letters.capitalize()
