"""Names of places: other names of one place, and what lies in what as far as lists know."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.values.relation import Relation
from factcheck.values.spelling import american, distance, fold, sound_key

_PUNCTUATION = re.compile(r"[.()\"“”]+")
_SPACE = re.compile(r"[\s\-]+")
_PREFIXES = (
    "the city of ",
    "city of ",
    "the state of ",
    "state of ",
    "the town of ",
    "town of ",
    "the ",
)
_RESPELLED = {
    "theatre": "theater",
    "centre": "center",
    "harbour": "harbor",
    "st": "saint",
    "mt": "mount",
}
_MOST_LETTERS = 400  # a longer name is none
_SLIP = 6  # letters a name of a place needs before one wrong letter is a slip


class Place(Struct, frozen=True):
    """``head`` is the canonical folded name; ``within`` what stands after the comma, folded;
    ``country`` an ISO code where the lists give just one, ``is_country`` whether it is the
    country itself."""

    head: str
    within: tuple[str, ...] = ()
    country: str = ""
    is_country: bool = False


@cache
def countries() -> dict[str, str]:
    """Folded names, adjectives and other names of countries to ISO 3166-1 alpha-2 codes."""
    table: dict[str, str] = {}
    for name, code, *rest in lexicon.rows("countries"):
        forms = [name]
        for column in rest:
            forms.extend(form for form in column.split("|") if form)
        for form in forms:
            table.setdefault(_plain(fold(form)), code)
    return _with_aliases(table)


@cache
def _nations() -> dict[str, str]:
    """Names of countries alone, without adjectives."""
    table: dict[str, str] = {}
    for name, code, _, others in (((*row, "", ""))[:4] for row in lexicon.rows("countries")):
        for form in (name, *others.split("|")):
            if form:
                table.setdefault(_plain(fold(form)), code)
    return _with_aliases(table)


def _with_aliases(table: dict[str, str]) -> dict[str, str]:
    """``table`` with the other names of the places in it."""
    for alias, place in lexicon.rows("place_aliases"):
        if place in table:
            table.setdefault(alias, table[place])
    return table


@cache
def _cities() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, code, *_ in lexicon.rows("cities"):
        found.setdefault(_plain(fold(name)), set()).update(code.split("|"))
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _states() -> dict[str, tuple[str, str]]:
    return {form: (state, country) for form, state, country in lexicon.rows("states")}


def _plain(folded: str) -> str:
    text = _SPACE.sub(" ", _PUNCTUATION.sub(" ", folded.replace("'s ", " "))).strip()
    for prefix in _PREFIXES:
        if text.startswith(prefix) and len(text) > len(prefix) + 2:
            text = text[len(prefix) :]
    return text


@lru_cache(maxsize=16384)
def place(name: str) -> Place:
    """The parts of a place's name."""
    folded = fold(name[:_MOST_LETTERS])
    head_text, *tail = folded.split(",")
    aliases = lexicon.mapping("place_aliases")
    whole = _plain(folded.replace(",", " "))
    if whole in aliases:
        head_text, tail = aliases[whole], []
    head = _canonical(head_text)
    code = _nations().get(head, "")
    within = tuple(_within(part) for part in tail if _plain(part))
    if within and within[0] == head:
        within = within[1:]
    return Place(head, within, code or _country_of(head, within), bool(code) and not within)


def level(name: str) -> str:
    """``country``, ``state`` or ``city`` where the lists know a place; else empty."""
    found = place(name)
    if found.is_country:
        return "country"
    if found.head in _states():
        return "state"
    return "city" if found.head in _cities() or found.head in _towns() else ""


@cache
def _towns() -> frozenset[str]:
    return frozenset(_plain(fold(row[0])) for row in lexicon.rows("gazetteer"))


def _canonical(text: str) -> str:
    plain = _plain(text)
    name = lexicon.mapping("place_aliases").get(plain, plain)
    code = _nations().get(name)
    if code is not None:
        return _country_names()[code]
    return " ".join(_RESPELLED.get(word, word) for word in name.split())


@cache
def _country_names() -> dict[str, str]:
    return {row[1]: _plain(fold(row[0])) for row in reversed(lexicon.rows("countries"))}


def _within(text: str) -> str:
    plain = _plain(text)
    state = _states().get(plain)
    return state[0] if state else _canonical(text)


def _country_of(head: str, within: tuple[str, ...]) -> str:
    for part in reversed(within):
        if part in _nations():
            return _nations()[part]
        if part in _states():
            return _states()[part][1]
    if head in _states() and head not in _cities():
        return _states()[head][1]
    codes = _cities().get(head, frozenset())
    return next(iter(codes)) if len(codes) == 1 else ""


@lru_cache(maxsize=16384)
def compare_places(first: str, second: str) -> Relation:
    """Whether two names are one place's. A city of the word lists refines its country; "Rose
    Garden" and "White House Rose Garden" are one, the shorter name the vaguer; plainly different
    names are two."""
    one, two = place(first), place(second)
    if one.head == two.head:
        return _compare_within(one, two)
    if one.is_country or two.is_country:
        return _city_and_country(one, two)
    if one.head in two.within or two.head in one.within:
        return Relation.REFINES
    return _compare_heads(one.head, two.head)


def _compare_within(one: Place, two: Place) -> Relation:
    if one.within == two.within:
        return Relation.EQUIVALENT
    if not one.within or not two.within:
        return Relation.REFINES
    if set(one.within) <= set(two.within) or set(two.within) <= set(one.within):
        return Relation.REFINES
    if one.country and two.country and one.country != two.country:
        return Relation.DISJOINT
    if one.country == two.country != "" and not (_both_states(one, two)):
        return Relation.REFINES
    return Relation.DISJOINT if _both_states(one, two) else Relation.COMPATIBLE


def _both_states(one: Place, two: Place) -> bool:
    return one.within[0] in _states() and two.within[0] in _states()


def _city_and_country(one: Place, two: Place) -> Relation:
    if one.is_country and two.is_country:
        return Relation.DISJOINT
    inner, outer = (two, one) if one.is_country else (one, two)
    if inner.country == outer.country:
        return Relation.REFINES
    known = inner.country or inner.head in _cities()
    return Relation.DISJOINT if known else Relation.COMPATIBLE


def _compare_heads(one: str, two: str) -> Relation:
    if one.replace(" ", "") == two.replace(" ", "") or american(one) == american(two):
        return Relation.EQUIVALENT
    a, b = one.split(), two.split()
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) >= 2 and long[-len(short) :] == short:
        return Relation.REFINES
    if len(short) < len(long) and set(short) <= set(long):
        return Relation.COMPATIBLE
    if near_places(one, two):
        long_enough = min(len(one), len(two)) >= _SLIP
        return Relation.EQUIVALENT if long_enough else Relation.COMPATIBLE
    return (
        Relation.COMPATIBLE if _may_lie_in(one, two) or _may_lie_in(two, one) else Relation.DISJOINT
    )


def _may_lie_in(inner: str, outer: str) -> bool:
    """Whether the lists leave it open: a venue in a town, a town in a state of its country or in
    a region."""
    if inner.split()[-1] in lexicon.words("venue_nouns") and not _is_venue(outer):
        return True
    if _wide(inner) or not _wide(outer):
        return False
    countries_of = place(inner).country, place(outer).country
    return not (countries_of[0] and countries_of[1] and countries_of[0] != countries_of[1])


def _is_venue(head: str) -> bool:
    return head.split()[-1] in lexicon.words("venue_nouns")


def _wide(head: str) -> bool:
    return is_region(head) and head not in _cities()


@lru_cache(maxsize=16384)
def near_places(first: str, second: str) -> bool:
    """Whether one may be the other misspelt: one letter off, and not both known places."""
    one, two = place(first).head, place(second).head
    if one == two or min(len(one), len(two)) < 4:
        return False
    if (_known(one) and _known(two)) or american(one) == american(two):
        return False
    if distance(one, two) <= 1:
        return one[0] == two[0] or min(len(one), len(two)) >= 8
    return min(len(one), len(two)) >= 5 and sound_key(one) == sound_key(two)


def is_listed(name: str) -> bool:
    """Whether a name is that of a country, state, region or city in the lists."""
    return _known(place(name).head)


def is_town(name: str) -> bool:
    """Whether a name is that of a town of the wide gazetteer."""
    return place(name).head in _towns()


def _known(head: str) -> bool:
    return head in _cities() or head in _nations() or head in _states() or head in _regions()


@cache
def _regions() -> frozenset[str]:
    return frozenset(_plain(fold(name)) for name in lexicon.words("regions"))


def is_region(folded: str) -> bool:
    """Whether a folded name is that of a state, region or continent in the lists."""
    return folded in _states() or folded in _regions()
