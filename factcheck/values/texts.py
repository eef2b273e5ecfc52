"""Words with one meaning share one normal form."""

from __future__ import annotations

from msgspec import Struct

from factcheck.values.relation import Relation


class Text(Struct, frozen=True, tag="text", tag_field="type"):
    text: str


def compare_texts(first: Text, second: Text) -> Relation:
    """How two texts relate."""
    return Relation.EQUAL if first == second else Relation.INCOMPARABLE
