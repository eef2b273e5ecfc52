"""The normal forms of what articles state, and their algebra (see ``compare``)."""

from factcheck.values.compare import compare
from factcheck.values.dates import Date
from factcheck.values.names import (
    Name,
    blocking_keys,
    compare_names,
    name_key,
    near_miss,
    tidy,
)
from factcheck.values.quantities import Ordinal, Quantity
from factcheck.values.relation import Relation
from factcheck.values.texts import Text, normal_form
from factcheck.values.titles import Title, normal_role
from factcheck.values.units import canonical_unit

Value = Date | Ordinal | Quantity | Name | Title | Text

__all__ = [
    "Date",
    "Name",
    "Ordinal",
    "Quantity",
    "Relation",
    "Text",
    "Title",
    "Value",
    "blocking_keys",
    "canonical_unit",
    "compare",
    "compare_names",
    "name_key",
    "near_miss",
    "normal_form",
    "normal_role",
    "tidy",
]
