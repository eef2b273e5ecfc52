"""What a format must be: a module with one function."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from factcheck.errors import SourceError
from factcheck.model import Metadata, Origin
from factcheck.sources.fields import Fields


class Content(Struct, frozen=True, kw_only=True):
    """One article of a file. ``text`` is all of it as decoded; ``body`` is where the article
    begins in it; ``notes`` say what a reader of the report should know of the reading.

    Where the text was taken out of markup or escapes, ``origin`` leads back to the file; ``part``
    names the article where the file may hold several.
    """

    text: str
    metadata: Metadata = Metadata()
    body: int = 0
    notes: tuple[str, ...] = ()
    part: str = ""
    origin: Origin | None = None


Parsed = Content | SourceError


class Format(Protocol):
    """A module that reads one input format; listed in ``formats.SUFFIXES``."""

    def parse(self, raw: bytes, path: str, fields: Fields) -> Iterable[Parsed]:
        """Every article of a file, in order; an error, with the path and the fix, in place of one
        that cannot be read. ``fields`` says under which keys a record may hold what.

        Raises SourceError for what is no such file at all.
        """
        ...
