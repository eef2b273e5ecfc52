"""Roles: the parts of "former Deputy Assistant Secretary for International Affairs", and how two
roles relate."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.values.organizations import compare_bodies
from factcheck.values.relation import Relation
from factcheck.values.spelling import fold

_NOISE = re.compile(r"[.,;:()\"“”]|'s\b")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_JOIN = re.compile(r"[\s\-/]+")
_AND = re.compile(r"\s+(?:and|cum)\s+|\s*&\s*|\s*,\s*(?:and\s+)?|\s*/\s*")
_TAIL = re.compile(r"\s+(?:of|for|in|at|on|with|responsible for|in charge of)\s+(?:the\s+)?")
_TO = re.compile(r"\s+to\s+(?:the\s+)?")
_STOP = frozenset("the a an of for and in on to at by with his her its their our s".split())
_LONGEST = 6  # words of the longest run looked up
# Words that name an office only together: a prime minister is not a kind of minister here.
_UNITS = (
    r"\b(?:chief \w+(?: \w+)? officer|(?:prime|chief|first) minister|chief justice|"
    r"first (?:lady|gentleman)|"
    r"(?:attorney|surgeon|solicitor|advocate|governor|auditor|postmaster|quartermaster) general|"
    r"(?:police|military|army|naval|probation) officer|(?:council|assembly|board|cabinet) member)\b"
)


class Role(Struct, frozen=True):
    """``head`` is the office (``minister``), ``qualifiers`` what kind (``home``), ``ranks`` the
    steps below or above it (``deputy``, ``assistant``), ``scope`` to whom (``united states``),
    ``time`` ``former``, ``coming`` or nothing."""

    head: str
    qualifiers: frozenset[str] = frozenset()
    ranks: tuple[str, ...] = ()
    acting: bool = False
    scope: str = ""
    time: str = ""
    kind: str = ""


# heads of one department, of which a country has one; papers use the first two alike
_SEATS = {"minister": "cabinet", "secretary": "cabinet", "commissioner": "commission"}


@cache
def _modifiers() -> dict[str, str]:
    return dict(lexicon.mapping("role_modifiers"))


@cache
def _kinds() -> dict[str, str]:
    return dict(lexicon.mapping("role_kinds"))


@cache
def _units() -> re.Pattern[str]:
    return re.compile(_UNITS)


@lru_cache(maxsize=16384)
def normal_role(role: str) -> str:
    """A role with abbreviations written out, in lower case without points and hyphens; forms for
    men and women are one: ``PM`` is ``prime minister``, ``Dy Director`` ``deputy director``,
    ``ex-Secretary-General`` ``former secretary general``."""
    plain = _DOTTED.sub(lambda m: m[0].replace(".", "") + " ", fold(role))
    words = [w for w in _JOIN.split(_NOISE.sub(" ", plain)) if w]
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    whole = lexicon.mapping("roles").get(" ".join(words))
    if whole is not None:
        return whole
    return " ".join(_write_out(["former" if w == "ex" else w for w in words]))


def _write_out(words: list[str]) -> list[str]:
    table = lexicon.mapping("roles")
    out: list[str] = []
    place = 0
    while place < len(words):
        for size in range(min(_LONGEST, len(words) - place), 0, -1):
            found = table.get(" ".join(words[place : place + size]))
            if found is not None:
                out.extend(found.split())
                place += size
                break
        else:
            out.append(words[place])
            place += 1
    return out


@lru_cache(maxsize=16384)
def roles(role: str) -> tuple[Role, ...]:
    """The roles a title names: two for "president and general manager"."""
    parts = [part for part in _AND.split(fold(role)) if part.strip()]
    if len(parts) > 1 and all(_is_role(normal_role(part)) for part in parts):
        return tuple(_role(normal_role(part)) for part in parts)
    return (_role(normal_role(role)),)


def _is_role(normal: str) -> bool:
    base = _TAIL.split(normal, maxsplit=1)[0]
    last = base.split()[-1] if base.split() else ""
    known = lexicon.words("titles")
    return base in known or last in known or last in _kinds() or bool(_units().search(base))


def _role(normal: str) -> Role:
    kinds = _kinds()
    text, scope = (*_TO.split(normal, maxsplit=1), "")[:2]
    base, tail = (*_TAIL.split(text, maxsplit=1), "")[:2]
    words, found = _take_modifiers(_units().sub(lambda m: m[0].replace(" ", "_"), base).split())
    head, before = words[-1].replace("_", " "), words[:-1]
    if before and f"{' '.join(before)} {head}" in kinds:
        head, before = f"{' '.join(before)} {head}", []
    ranks = sorted(word for word, kind in found if kind == "rank")
    step = " ".join((*ranks, head))
    if kinds.get(base) == "rank" or kinds.get(step) == "rank":
        head, ranks = base if kinds.get(base) == "rank" else step, []
    elif ranks == ["deputy"] and kinds.get(head) == "rank":
        ranks = []  # "Deputy Sgt. Jane Roe": a sheriff's deputy who is a sergeant
    qualifiers = {_singular(w) for w in (*before, *tail.split()) if w not in _STOP}
    return Role(
        head,
        frozenset(qualifiers),
        tuple(ranks),
        acting=any(kind == "acting" for _, kind in found),
        scope=scope.strip(),
        time=next((kind for _, kind in found if kind in ("former", "coming")), ""),
        kind=kinds.get(head, ""),
    )


def _take_modifiers(words: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """What is left of the words, and the modifiers taken out; the last word is a modifier only
    after another (director general, president elect)."""
    table = _modifiers()
    found: list[tuple[str, str]] = []
    kept: list[str] = []
    for place, word in enumerate(words):
        kind = table.get(word, "")
        last = place == len(words) - 1
        if word == "general":
            kind = "rank" if last and place else ""
        elif last and not (kind == "coming" and place):
            kind = ""
        if kind:
            found.append((word, kind))
        else:
            kept.append(word)
    if not kept:
        kept = [found.pop()[0]] if found else [""]
    return kept, found


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def compare_roles(one: Role, two: Role) -> Relation:
    """How two roles of one person at one body relate. ``DISJOINT``: two steps, two portfolios,
    two places of one kind of office; ``INCOMPARABLE``: different offices, or different times."""
    if one.time != two.time:
        return Relation.INCOMPARABLE
    if one.head != two.head:
        return _two_heads(one, two)
    if one.ranks != two.ranks or one.acting != two.acting:
        return Relation.DISJOINT
    return _weaker(_compare_qualifiers(one, two), compare_scopes(one.scope, two.scope))


def _two_heads(one: Role, two: Role) -> Relation:
    if one.kind == two.kind == "rank":
        return Relation.DISJOINT
    if "generic" in (one.kind, two.kind):
        return Relation.COMPATIBLE
    if one.qualifiers and one.qualifiers == two.qualifiers and one.ranks == two.ranks:
        seats = {_SEATS.get(one.head, ""), _SEATS.get(two.head, "")}
        if "" not in seats and len(seats) > 1:
            return Relation.DISJOINT  # a transport secretary, a transport commissioner
    return Relation.INCOMPARABLE


def _compare_qualifiers(one: Role, two: Role) -> Relation:
    a, b = one.qualifiers, two.qualifiers
    if a == b:
        return Relation.EQUIVALENT
    if a <= b or b <= a:
        return Relation.REFINES
    if one.kind == "shared":
        return Relation.INCOMPARABLE
    # "Police Constable", "spokesman Constable"; "Fire Chief", "Rescue Chief"
    vague = one.kind in ("rank", "generic")
    return Relation.COMPATIBLE if vague or a & b else Relation.DISJOINT


def compare_scopes(one: str, two: str) -> Relation:
    """How the bodies (or regions) of two roles relate; one that is left unsaid is a wider one."""
    if one == two:
        return Relation.EQUIVALENT
    if not one or not two:
        return Relation.REFINES
    return compare_bodies(*sorted((one, two)))


WEAKNESS = (  # from the relation that says most for one to that which says most against it
    Relation.EQUAL,
    Relation.EQUIVALENT,
    Relation.REFINES,
    Relation.COMPATIBLE,
    Relation.INCOMPARABLE,
    Relation.DISJOINT,
)


def _weaker(one: Relation, two: Relation) -> Relation:
    return max(one, two, key=WEAKNESS.index)
