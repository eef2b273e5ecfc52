"""On which line of a TOML file a key is set: ``tomllib`` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Final

_PART: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED: Final = rf"{_PART}(?:\s*\.\s*{_PART})*"
_TABLE: Final = re.compile(rf"\s*\[\s*({_DOTTED})\s*\]")
_KEY: Final = re.compile(rf"\s*({_DOTTED})\s*=")
_PARTS: Final = re.compile(_PART)


def line_of(text: str, place: Sequence[str | int]) -> int:
    """The line (from 1) on which ``place`` is set, or the last key on the way to it that a line of
    its own sets; 0 where none is."""
    lines = text.splitlines()
    best, found = 0, 0
    for number, path in _set(lines):
        leads = best < len(path) and tuple(place[: len(path)]) == path
        if leads and _begins(lines, number):
            best, found = len(path), number
    return found


def _set(lines: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each line that looks like a table's head or a key, with the full way to it."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if head := _TABLE.match(line):
            table = _parts(head[1])
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, *_parts(key[1]))


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(dotted))


def _begins(lines: Sequence[str], number: int) -> bool:
    """Whether a statement begins on this line, which no list or text of the lines above holds."""
    try:
        tomllib.loads("\n".join(lines[: number - 1]))
    except tomllib.TOMLDecodeError:
        return False
    return True
