"""The input formats, by suffix. A new one is a module like ``plain`` and a line here."""

from __future__ import annotations

from factcheck.sources import markdown, plain
from factcheck.sources.base import Format

FORMATS: tuple[Format, ...] = (plain, markdown)

BY_SUFFIX: dict[str, Format] = {suffix: form for form in FORMATS for suffix in form.SUFFIXES}


def supported() -> str:
    """The suffixes as a message names them."""
    return ", ".join(sorted(BY_SUFFIX))
