"""Quantities as a few plain characters, for what a claim states beside its value."""

from __future__ import annotations

from factcheck.values.quantities import Quantity


def write(quantity: Quantity) -> str:
    """``8 killed``, ``4.5..5.5 mi``, ``10.. person``, ``~60 %``; ``read`` gives it back."""
    low, high = ("" if end is None else repr(end) for end in (quantity.low, quantity.high))
    ends = low if low == high and low else f"{low}..{high}"
    return f"{'~' * quantity.approximate}{ends} {quantity.unit}"


def read(text: str) -> Quantity:
    """The quantity that ``write`` wrote. Raises ValueError for anything else."""
    ends, _, unit = text.partition(" ")
    rough = ends.startswith("~")
    low, dots, high = ends.removeprefix("~").partition("..")
    return Quantity(_end(low), _end(high if dots else low), unit, rough)


def _end(text: str) -> float | int | None:
    if not text:
        return None
    return int(text) if text.lstrip("-").isdigit() else float(text)
