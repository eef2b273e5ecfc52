"""How two values of one subject stand to one another."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """The six answers of every comparison; only ``DISJOINT`` can become a contradiction."""

    EQUAL = "equal"
    EQUIVALENT = "equivalent"  # one thing in two spellings: alias, unit, word order
    REFINES = "refines"  # one says the other more precisely
    COMPATIBLE = "compatible"  # both can be true
    DISJOINT = "disjoint"  # they cannot both be true
    INCOMPARABLE = "incomparable"  # they do not speak of the same thing

    @property
    def agrees(self) -> bool:
        """Whether the two values say one thing (equal, equivalent or more precise)."""
        return self in (Relation.EQUAL, Relation.EQUIVALENT, Relation.REFINES)
