"""The blocks of a page: paragraphs, headings and single lines, before anything is known of their
part.

A line of its own is a block, except in text that was broken at a fixed width (old wire copy,
mail), where the lines of a paragraph belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

# A line by any of Unicode's line ends, without the white space at its edges.
_LINE = re.compile(r"[^\s\u200b\ufeff](?:[^\r\n\v\f\x85\u2028\u2029]*[^\s\u200b\ufeff])?")
_WIDEST_WRAP = 100
_LEAST_WRAPPED = (
    0.3  # share of line starts in lower case; about 0.7 in broken prose, 0 in lines of their own
)


class Block(Struct, frozen=True):
    """Half-open, in code points, no white space at the edges."""

    start: int
    end: int


def find(text: str, start: int = 0) -> list[Block]:
    """The blocks of ``text`` from ``start``, in order."""
    lines = [Block(m.start(), m.end()) for m in _LINE.finditer(text, start)]
    if not _is_wrapped(text, lines):
        return lines
    return list(_joined(text, lines))


def _adjacent(text: str, above: Block, below: Block) -> bool:
    """Whether two lines have no empty line between them."""
    between = text[above.end : below.start].replace("\r\n", "\n")
    return sum(between.count(end) for end in "\n\r\v\f\x85\u2028\u2029") < 2


def _is_wrapped(text: str, lines: list[Block]) -> bool:
    if len(lines) < 3 or max(line.end - line.start for line in lines) > _WIDEST_WRAP:
        return False
    pairs = [below for above, below in pairwise(lines) if _adjacent(text, above, below)]
    lower = sum(text[line.start].islower() for line in pairs)
    return lower >= 2 and lower >= _LEAST_WRAPPED * len(pairs)


def _joined(text: str, lines: list[Block]) -> Iterator[Block]:
    """Lines of one paragraph as one block: a line goes on below when the next word would not have
    fitted."""
    width = max(line.end - line.start for line in lines)
    start, above = lines[0].start, lines[0]
    for line in lines[1:]:
        word = len(text[line.start : line.end].split(None, 1)[0])
        full = above.end - above.start + 1 + word > 0.85 * width
        if not (_adjacent(text, above, line) and (full or text[line.start].islower())):
            yield Block(start, above.end)
            start = line.start
        above = line
    yield Block(start, above.end)
