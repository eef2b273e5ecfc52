"""The normal forms of what articles state, and their algebra (see ``compare``)."""

from factcheck.values.compare import compare
from factcheck.values.dates import Date
from factcheck.values.names import Name, compare_names
from factcheck.values.quantities import Ordinal, Quantity
from factcheck.values.relation import Relation
from factcheck.values.texts import Text
from factcheck.values.titles import Title

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
    "compare",
    "compare_names",
]
