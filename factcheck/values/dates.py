"""EDTF dates and intervals (ISO 8601-2) and how two of them relate."""

from __future__ import annotations

from msgspec import Struct


class Date(Struct, frozen=True, tag="date", tag_field="type"):
    """A date or interval, held as its canonical EDTF string."""

    edtf: str

    @property
    def start(self) -> str | None:
        """First day, ISO; None where open or unknown."""
        raise NotImplementedError

    @property
    def end(self) -> str | None:
        raise NotImplementedError
