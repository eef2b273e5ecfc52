"""How many terminal columns a text takes.

What ASCII, Latin, Greek and Cyrillic letters and typographic marks take is known; all else is
looked up in the tables of rich (Unicode annexes 11 and 29, one version for every Python), which are
loaded when the first such character comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

ZERO_WIDTH_JOINER = "\N{ZERO WIDTH JOINER}"
EMOJI_STYLE = "\N{VARIATION SELECTOR-16}"  # turns a symbol of one column into an emoji of two

_PLAIN = ((0x20, 0x7F), (0xA0, 0xAD), (0xAE, 0x300), (0x370, 0x483), (0x2010, 0x2028))
"""Half-open ranges in which every character takes one column."""


def width(text: str) -> int:
    """Columns a text takes: wide characters take two, combining marks none."""
    return len(text) if text.isascii() else sum(widths(text))


def widths(cells: Iterable[str]) -> Iterator[int]:
    """Columns that each of ``cells`` adds: a character, what stands for one, or nothing.

    An emoji that a joiner or a skin tone puts together out of several shows as one, two columns
    wide; so does the pair of letters that makes a flag.
    """
    before = ""
    for cell in cells:
        yield len(cell) if cell.isascii() else _width_after(before, cell)
        before = cell or before


def _width_after(before: str, cell: str) -> int:
    if len(cell) > 1:  # a character spelt out
        return width(cell)
    if cell == EMOJI_STYLE:
        return 1 if before and _becomes_wide(before) else 0
    if before and (before == ZERO_WIDTH_JOINER or "\U0001f3fb" <= cell <= "\U0001f3ff"):
        return 0
    return char_width(cell)


@cache
def char_width(char: str) -> int:
    """Columns one character takes by itself."""
    code = ord(char)
    if any(first <= code < end for first, end in _PLAIN):
        return 1
    from rich.cells import get_character_cell_size

    alone = "\U0001f3fb" <= char <= "\U0001f3ff"  # a skin tone on nothing is a patch of colour
    return 2 if alone else get_character_cell_size(char, "latest")


def _becomes_wide(char: str) -> bool:
    from rich.cells import cell_len

    return char_width(char) == 1 and cell_len(char + EMOJI_STYLE, unicode_version="latest") == 2
