"""Titles: a role and the body it is held at."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from factcheck.values.relation import Relation
from factcheck.values.roles import Role, compare_roles, compare_scopes, normal_role, roles

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
    bodies = compare_scopes(organization, other_organization)
    found = [_compare_one(a, b, bodies) for a in roles(role) for b in roles(other_role)]
    best = min(found, key=_PREFERENCE.index)
    several = len(found) > 1
    return Relation.REFINES if several and best.agrees else best


_PREFERENCE = (
    Relation.EQUAL,
    Relation.EQUIVALENT,
    Relation.REFINES,
    Relation.COMPATIBLE,
    Relation.INCOMPARABLE,
    Relation.DISJOINT,
)


def _compare_one(one: Role, two: Role, bodies: Relation) -> Relation:
    relation = compare_roles(one, two)
    if bodies.agrees:
        return max(relation, bodies, key=_PREFERENCE.index)
    if not relation.agrees:
        # another role at what is, or may be, another body
        return relation if relation is Relation.COMPATIBLE else Relation.INCOMPARABLE
    if bodies is Relation.COMPATIBLE:
        return Relation.COMPATIBLE
    held_at_many = "shared" in (one.kind, two.kind) or "generic" in (one.kind, two.kind)
    past = one.time == two.time == "former"
    return Relation.INCOMPARABLE if held_at_many or past else Relation.DISJOINT
