"""Words with one meaning share one normal form."""

from __future__ import annotations

from msgspec import Struct


class Text(Struct, frozen=True, tag="text", tag_field="type"):
    text: str
