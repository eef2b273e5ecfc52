"""``compare``: how two values of one subject relate, whatever their type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.values.relation import Relation

if TYPE_CHECKING:
    from factcheck.values import Value


def compare(first: Value, second: Value) -> Relation:
    raise NotImplementedError
