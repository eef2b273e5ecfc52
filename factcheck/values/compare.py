"""``compare``: how two values of one subject relate, whatever their type."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.values.date_relations import compare_dates
from factcheck.values.dates import Date
from factcheck.values.names import Name, compare_names
from factcheck.values.quantities import (
    Ordinal,
    Quantity,
    compare_ordinals,
    compare_quantities,
)
from factcheck.values.relation import Relation
from factcheck.values.texts import Text, compare_texts
from factcheck.values.titles import Title, compare_titles

if TYPE_CHECKING:
    from factcheck.values import Value


def compare(first: Value, second: Value) -> Relation:
    """How two values relate; symmetric. Values of unlike types, and names of unlike kinds, are
    ``INCOMPARABLE``."""
    kind = type(first)
    if kind is not type(second):
        return Relation.INCOMPARABLE
    return _COMPARE[kind](first, second)


def _compare_name_values(first: Name, second: Name) -> Relation:
    if first.kind and second.kind and first.kind != second.kind:
        return Relation.INCOMPARABLE
    return compare_names(first.name, second.name, kind=first.kind or second.kind)


_COMPARE: dict[type, Callable[..., Relation]] = {
    Date: compare_dates,
    Quantity: compare_quantities,
    Ordinal: compare_ordinals,
    Name: _compare_name_values,
    Title: compare_titles,
    Text: compare_texts,
}
