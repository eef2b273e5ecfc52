"""Counts, measures, shares and sums as closed intervals, and ordinals."""

from __future__ import annotations

from msgspec import Struct


class Quantity(Struct, frozen=True, tag="quantity", tag_field="type"):
    low: int | float | None
    high: int | float | None
    unit: str
    approximate: bool = False


class Ordinal(Struct, frozen=True, tag="ordinal", tag_field="type"):
    number: int
