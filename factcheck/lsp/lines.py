"""Offsets in code points and the positions of LSP, which count lines and units of an encoding."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Final

from lsprotocol.types import Position, PositionEncodingKind, Range

# LSP knows these three; form feeds and the separators of Unicode do not end a line
_LINE_END: Final = re.compile(r"\r\n|\n|\r")

_UNITS: Final[Mapping[str, Callable[[str], int]]] = {
    "utf-8": lambda char: len(char.encode("utf-8", "surrogatepass")),
    "utf-16": lambda char: 1 + (char > "\uffff"),
    "utf-32": lambda _: 1,
}


class Lines:
    """The lines of a text, as a client that counts in ``encoding`` sees them."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self.text = text
        self._units = _UNITS[str(getattr(encoding, "value", encoding))]
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._ends = [*(match.start() for match in _LINE_END.finditer(text)), len(text)]

    def position(self, offset: int) -> Position:
        """Where an offset is; one beyond the text is at its end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : min(offset, self._ends[line])]
        units = len(before) if before.isascii() else sum(map(self._units, before))
        return Position(line, units)

    def range(self, start: int, end: int) -> Range:
        """Where a half-open span is."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset at a position; what lies beyond a line is its end, inside a character its
        start."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[position.line], self._ends[position.line]
        left = position.character
        for at in range(start, end):
            left -= self._units(self.text[at])
            if left < 0:
                return at
        return end
