"""Titles: a role and the body it is held at."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.values.places import is_listed
from factcheck.values.relation import Relation
from factcheck.values.roles import WEAKNESS, Role, compare_roles, compare_scopes, normal_role, roles

_OWNER = re.compile(r"(.+?)['’]s? (?=\w)")
_REGION = re.compile(r".+ for (?:the )?(.+)")
# parties by what stands for them before an office: "Labour minister"
_PARTIES = frozenset(
    "democratic democrat democrats republican republicans gop labour conservative conservatives"
    " tory tories liberal liberals green greens socialist socialists communist bjp".split()
)
_TIERS = frozenset("national federal state regional provincial county district municipal".split())
_RULERS = frozenset(
    "mayor governor premier prefect sheriff councillor alderman chancellor monarch king queen"
    " ambassador".split()
)

__all__ = ["Title", "compare_titles", "normal_role"]


class Title(Struct, frozen=True, tag="title", tag_field="type"):
    """A role, and the body or country it is held at where that is said."""

    role: str
    organization: str | None = None


def compare_titles(first: Title, second: Title) -> Relation:
    """How two titles of one person relate; symmetric. One role at two bodies, and two steps of
    one ladder at one body (director, deputy director; acting and substantive), are disjoint;
    different roles are incomparable, and so is what was held before beside what is held now. What
    is said of one title alone (its body, its portfolio) refines."""
    if first == second:
        return Relation.EQUAL
    return _compare(first.role, first.organization or "", second.role, second.organization or "")


@lru_cache(maxsize=16384)
def _compare(role: str, organization: str, other_role: str, other_organization: str) -> Relation:
    bodies = _compare_bodies(organization, other_organization)
    one_is_place = is_listed(organization) != is_listed(other_organization)
    if bodies is Relation.DISJOINT and one_is_place and not _rules_places(role, other_role):
        bodies = Relation.COMPATIBLE  # the U.S. Navy and the United States
    echoed = _echoes(role, other_organization) or _echoes(other_role, organization)
    if bodies is Relation.DISJOINT and echoed:
        bodies = Relation.COMPATIBLE
    regions = {_looks_after(role), _looks_after(other_role)}
    if "" not in regions and len(regions) > 1:
        return Relation.INCOMPARABLE  # one minister may look after several regions
    if bodies.agrees and _two_tiers(role, other_role):
        return Relation.DISJOINT
    pairs = [(a, b) for a in roles(role) for b in roles(other_role)]
    vague = len(pairs) > 1
    if not (organization and other_organization) and any(a.acting != b.acting for a, b in pairs):
        # an interim coach is a coach where no body is named: only a post can be another's
        pairs = [(replace(a, acting=False), replace(b, acting=False)) for a, b in pairs]
        vague = True
    best = min((_compare_one(a, b, bodies) for a, b in pairs), key=WEAKNESS.index)
    return Relation.REFINES if vague and best.agrees else best


def _two_tiers(role: str, other: str) -> bool:
    """Whether two titles are one office at two levels: state secretary, national secretary."""
    first, _, office = normal_role(role).partition(" ")
    second, _, same = normal_role(other).partition(" ")
    return office == same and first != second and {first, second} <= _TIERS


def _compare_bodies(one: str, two: str) -> Relation:
    """How the bodies of two titles relate; what is a part of the other, and a party beside a body
    of state, say nothing against it."""
    relation = compare_scopes(one, two)
    if relation is not Relation.DISJOINT:
        return relation
    parties = _is_party(one) != _is_party(two)  # "Democratic President-elect"
    return Relation.COMPATIBLE if parties or _is_part(one, two) else relation


def _is_part(one: str, two: str) -> bool:
    """Whether one is said to be the other's: "WHO's Emergencies Programme" and the WHO."""
    for part, whole in ((one, two), (two, one)):
        owner = _OWNER.match(part)
        if owner is not None and compare_scopes(owner.group(1), whole).agrees:
            return True
    return False


def _looks_after(role: str) -> str:
    """The land or region of "minister for the Middle East"; "" for any other role."""
    found = _REGION.fullmatch(role)
    return found.group(1) if found is not None and is_listed(found.group(1)) else ""


def _echoes(role: str, body: str) -> bool:
    """Whether what a role is about is said again in the name of the other's body: "public safety
    director" and "director, Hull Public Safety"."""
    about = role.casefold().split()[:-1]
    return bool(about and body) and set(about) <= set(body.casefold().split())


def _is_party(body: str) -> bool:
    last = body.casefold().rpartition(" ")[2]
    return last in ("party", "parties", "caucus") or last in _PARTIES


def _rules_places(*names: str) -> bool:
    """Whether the role is an office over a place, so that what it stands with is one."""
    return any(part.head in _RULERS for name in names for part in roles(name))


def _compare_one(one: Role, two: Role, bodies: Relation) -> Relation:
    relation = compare_roles(one, two)
    if bodies.agrees:
        return max(relation, bodies, key=WEAKNESS.index)
    if not relation.agrees:
        # another role at what is, or may be, another body
        return relation if relation is Relation.COMPATIBLE else Relation.INCOMPARABLE
    if bodies is Relation.COMPATIBLE:
        return Relation.COMPATIBLE
    held_at_many = "shared" in (one.kind, two.kind) or "generic" in (one.kind, two.kind)
    past = one.time == two.time == "former"
    return Relation.INCOMPARABLE if held_at_many or past else Relation.DISJOINT
