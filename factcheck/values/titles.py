"""Titles: a role and the body it is held at."""

from __future__ import annotations

from msgspec import Struct


class Title(Struct, frozen=True, tag="title", tag_field="type"):
    role: str
    organization: str | None = None
