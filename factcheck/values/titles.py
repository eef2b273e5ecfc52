"""Titles: a role and the body it is held at."""

from __future__ import annotations

from msgspec import Struct

from factcheck.values.relation import Relation


class Title(Struct, frozen=True, tag="title", tag_field="type"):
    role: str
    organization: str | None = None


def compare_titles(first: Title, second: Title) -> Relation:
    """How two titles relate."""
    return Relation.EQUAL if first == second else Relation.INCOMPARABLE
