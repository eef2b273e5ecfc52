"""Lines and columns of a text, both from 1, in code points; lines end as on Unix, Windows or old
Macintosh."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_END: Final = re.compile(r"\r\n|\r|\n")


class Lines:
    """Where the lines of a text begin."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
