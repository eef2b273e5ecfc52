"""Names of people, bodies and places, and whether two are one."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from factcheck.values.relation import Relation

NameKind = Literal["person", "organization", "place", ""]


class Name(Struct, frozen=True, tag="name", tag_field="type"):
    name: str
    kind: NameKind = ""


def compare_names(first: str, second: str, *, kind: NameKind = "person") -> Relation:
    raise NotImplementedError
