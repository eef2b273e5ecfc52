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

from factcheck import lexicon

# A line by any of Unicode's line ends, without the white space at its edges.
_LINE = re.compile(r"[^\s\u200b\ufeff](?:[^\r\n\v\f\x85\u2028\u2029]*[^\s\u200b\ufeff])?")
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40
_FULL = 0.85  # of the width, from which a line had no room for the next word
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
    found: list[Block] = []
    for paragraph in _paragraphs(text, lines):
        if _is_wrapped(text, paragraph):
            found.append(Block(paragraph[0].start, paragraph[-1].end))
        else:
            found.extend(paragraph)
    return found


def _paragraphs(text: str, lines: list[Block]) -> Iterator[list[Block]]:
    """Lines with no empty line between them."""
    group: list[Block] = []
    for line in lines:
        if group and not _adjacent(text, group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _adjacent(text: str, above: Block, below: Block) -> bool:
    between = text[above.end : below.start]
    if between in ("\n", "\n\n"):
        return between == "\n"
    between = between.replace("\r\n", "\n")
    return sum(between.count(end) for end in "\n\r\v\f\x85\u2028\u2029") < 2


def _is_wrapped(text: str, lines: list[Block]) -> bool:
    """Whether lines are one paragraph broken at a fixed width.

    A broken line ends where the next word would not have fitted, and enough of the lines below
    plainly go on: they begin in lower case, or the one above ends in a word that cannot end a
    sentence.
    """
    if len(lines) < 2:
        return False
    width = max(line.end - line.start for line in lines)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    pairs = list(pairwise(lines))
    if not all(_is_full(text, above, below, width) for above, below in pairs):
        return False
    on = sum(text[below.start].islower() or _goes_on(text, above) for above, below in pairs)
    return on > 0 and on >= _LEAST_WRAPPED * len(pairs)


def _is_full(text: str, above: Block, below: Block, width: int) -> bool:
    word = len(text[below.start : below.end].split(None, 1)[0])
    return above.end - above.start + 1 + word > _FULL * width


def _goes_on(text: str, line: Block) -> bool:
    last = text[line.start : line.end].rsplit(None, 1)[-1]
    return last.endswith(",") or last in lexicon.words("function_words")
