"""One line of a source with a span marked under it, cut to the width of the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from factcheck.model import Claim
from factcheck.report.columns import width, widths
from factcheck.report.text import printable

LINE_ENDS = "\r\n"  # those of Unix, Windows (both) and old Macintosh files
LINE_END = re.compile("[\r\n]")
ELLIPSIS = "..."
REACH = 3  # line widths on either side of a span that are looked at
CONTEXT = 12  # columns of text kept on each side of a span where the page is narrow


class Excerpt(NamedTuple):
    """A line as printed; the mark stands ``pad`` columns in and is ``length`` columns long."""

    text: str
    pad: int
    length: int


def excerpt(
    text: str, claim: Claim, *, room: int, label: str, spell: Callable[[str], str] = printable
) -> Excerpt:
    """The line of ``text`` on which the claim starts, at most ``room`` columns wide.

    Where the line is longer it is cut around the span, so that the mark and ``label`` after it
    still fit where they can. A span that runs over several lines is marked to the end of its first.
    """
    # A page may be one line of a megabyte: what lies far from the span is never looked at.
    floor = max(claim.start - REACH * room, 0)
    ceiling = claim.start + REACH * room
    line_start = max(text.rfind(end, floor, claim.start) + 1 for end in LINE_ENDS)
    line_start = max(line_start, floor)
    line = LINE_END.split(text[line_start:ceiling], maxsplit=1)[0]
    start = min(claim.start - line_start, len(line))
    end = max(start, min(claim.end - line_start, len(line)))
    return cut(line, start, end, room=room, label=label, spell=spell)


def cut(
    line: str,
    start: int,
    end: int,
    *,
    room: int,
    label: str = "",
    spell: Callable[[str], str] = printable,
) -> Excerpt:
    """``line`` with ``[start, end)`` marked, elided to ``room`` columns.

    ``spell`` says what stands on the page for each character.
    """
    cells = [spell(char) for char in line]
    columns = [0, *accumulate(widths(cells))]
    first, last = 0, len(cells)
    if columns[last] > room:
        first = _left_edge(line, columns, (start, end), room=room, label=label)
        while first < start and columns[first + 1] == columns[first]:
            first += 1  # a mark or the rest of an emoji goes with what it stands on
        taken = len(ELLIPSIS) + 1 if first else 0
        last = _right_edge(line, columns, first, end, room=room - taken)
    before = f"{ELLIPSIS} " if first else ""
    after = f" {ELLIPSIS}" if last < len(cells) else ""
    shown_end = max(start, min(end, last))
    return Excerpt(
        text=before + "".join(cells[first:last]).rstrip() + after,
        # a mark without a column of its own (a combining accent at the edge) stays on the page
        pad=min(len(before) + columns[start] - columns[first], room - 1),
        length=max(1, columns[shown_end] - columns[start]),
    )


def _left_edge(
    line: str, columns: list[int], span: tuple[int, int], *, room: int, label: str
) -> int:
    """Index of the first character shown: what stands before the span as far as all else fits."""
    start, end = span
    dots = len(ELLIPSIS) + 1
    marked = columns[end] - columns[start]
    context = min(CONTEXT, (room - 2 * dots) // 2)
    beside = max(width(label) + 1 if label else 0, context)
    left = max(room - dots - marked - beside, context)
    if columns[start] <= left:
        return 0
    first = start
    while first > 0 and columns[start] - columns[first - 1] <= left:
        first -= 1
    word = line.find(" ", max(first - 1, 0), start)
    return word + 1 if word >= 0 else first


def _right_edge(line: str, columns: list[int], first: int, end: int, *, room: int) -> int:
    """Index after the last character shown, at the end of a word where one ends beyond the span."""
    if columns[-1] - columns[first] <= room:
        return len(line)
    last = first
    while columns[last + 1] - columns[first] <= room - len(ELLIPSIS) - 1:
        last += 1
    word = line.rfind(" ", end, last + 1)
    return word if word > 0 else last
