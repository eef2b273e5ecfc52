"""What a format must be: a module with its suffixes and one function."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from factcheck.model import Metadata


class Content(Struct, frozen=True, kw_only=True):
    """What a format makes of a file. ``text`` is all of it as decoded; ``body`` is where the
    article begins in it; ``notes`` say what a reader of the report should know of the reading."""

    text: str
    metadata: Metadata = Metadata()
    body: int = 0
    notes: tuple[str, ...] = ()


class Format(Protocol):
    """A module that reads one input format; listed in ``formats.FORMATS``."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:
        """File name endings in lower case, with the dot."""
        ...

    def parse(self, raw: bytes, path: str) -> Content:
        """The content of a file. Raises SourceError, with the path and the fix, for what is no
        such file."""
        ...
