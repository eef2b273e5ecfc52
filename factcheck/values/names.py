"""Names of people, bodies and places, and whether two are one.

``EQUAL``, ``EQUIVALENT`` and ``REFINES`` say one, ``COMPATIBLE`` cannot tell, ``DISJOINT`` says two.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from factcheck.values.persons import compare_people, near_people
from factcheck.values.relation import Relation

NameKind = Literal["person", "organization", "place", ""]


class Name(Struct, frozen=True, tag="name", tag_field="type"):
    """A name as it stands, and what it names."""

    name: str
    kind: NameKind = ""


def compare_names(first: str, second: str, *, kind: NameKind = "person") -> Relation:
    """Whether two names are one; symmetric."""
    if first == second:
        return Relation.EQUAL
    if second < first:
        first, second = second, first
    return compare_people(first, second)


def near_miss(first: str, second: str, *, kind: NameKind = "person") -> bool:
    """Whether one may be the other misspelt."""
    if second < first:
        first, second = second, first
    return near_people(first, second)
