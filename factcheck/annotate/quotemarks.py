"""Where direct speech begins and ends: marks of all kinds, paired inside paragraphs and over
them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factcheck.model import Region

_TEXT = ("headline", "standfirst", "body")
# alternatives that begin with a literal each: the engine then skips to the next of their first
# characters
_MARK = re.compile("\"|“|”|„|«|»|‘|``|''|'(?=[A-Z])")
_CLOSERS = {
    "“": ("”", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "``": ("''", '"'),
    '"': ('"', "''"),
    "''": ("''",),
}
_OPENERS = ("“", "„", "«", "``")
# A single quotation mark closes after the punctuation of speech and before no letter.
_SINGLE_END = re.compile(r"(?<=[.,!?…])['’](?!\w)")
_LONGEST = 3000
_SINGLE_WORDS = 4
_CARRIED = 5  # paragraphs below in which an open quotation may close


class Marks(Struct, frozen=True):
    """A quotation with its marks, half-open. ``chained`` says that it goes on from the one before
    it, whose paragraph ended without a closing mark."""

    start: int
    end: int
    chained: bool = False


def find(text: str, regions: Sequence[Region]) -> list[Marks]:
    """All quotations in headline, standfirst and body, in order and not nested."""
    parts = [region for region in regions if region.kind in _TEXT]
    reader = _Reader(text)
    for index, part in enumerate(parts):
        reader.read(part, parts[index + 1 : index + 1 + _CARRIED])
    return reader.found


class _Reader:
    """Walks the marks of one paragraph after the other; an open quotation is carried on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Marks] = []
        self.open: tuple[int, str] | None = None  # offset and mark
        self.single_end: tuple[int, int] = (0, 0)  # the next end of single marks
        self.chained = False
        self._counted: tuple[int, int] = (-1, 0)  # start of a paragraph, straight marks in it

    def read(self, part: Region, below: Sequence[Region]) -> None:
        text, at = self.text, part.start
        if self.open is not None and self._reopens(part):
            # a paragraph that opens again goes on with the quotation of the one before
            self.open, self.chained = None, True
        while match := _MARK.search(text, at, part.end):
            at = match.end()
            if self.open is None:
                at = self._opens(match, part)
            elif self._closes(match, part):
                self._close(match.end())
        if self.open is not None:
            self._leave(part, below)

    def _opens(self, match: re.Match[str], part: Region) -> int:
        """Note an opening mark; the offset to go on from."""
        mark, text = match[0], self.text
        after = text[match.end() : match.end() + 1]
        before = text[match.start() - 1 : match.start()] if match.start() > part.start else ""
        if mark in ("'", "‘"):
            straight = mark == "'" and (before.isalnum() or before in tuple(".,!?'’"))
            return match.end() if straight else self._single(match, part)
        if mark == "''" and (before and not before.isspace() and before not in "(["):
            return match.end()
        if mark in ("”", "»") or (mark == '"' and before.isalnum()):
            return match.end()
        if after and match.end() < part.end:
            self.open = (match.start(), mark)
        return match.end()

    def _single(self, match: re.Match[str], part: Region) -> int:
        """A single mark counts only around clear speech: some words, then punctuation and the
        closing mark."""
        start, end = self._next_single_end(match.end())
        if end > part.end or end - match.start() > _LONGEST:
            return match.end()
        inside = self.text[match.end() : start]
        if inside.count(" ") + 1 < _SINGLE_WORDS or any(mark in inside for mark in '"“”'):
            return match.end()
        self.found.append(Marks(match.start(), end, self.chained))
        self.chained = False
        return end

    def _next_single_end(self, at: int) -> tuple[int, int]:
        """The edges of the next closing single mark; remembered, so that the text is searched
        once."""
        if self.single_end[0] < at:
            end = _SINGLE_END.search(self.text, at)
            self.single_end = end.span() if end else (len(self.text) + 1, len(self.text) + 1)
        return self.single_end

    def _closes(self, match: re.Match[str], part: Region) -> bool:
        assert self.open is not None
        opener, mark = self.open[1], match[0]
        if mark not in _CLOSERS[opener]:
            return False
        # in “... " and ``... " a straight mark may also open a quotation inside the quotation
        return opener == '"' or mark != '"' or not self._looks_open(match.start(), part)

    def _looks_open(self, at: int, part: Region) -> bool:
        """Whether a straight mark stands as an opening one does: after a space and before a
        word."""
        before = self.text[at - 1 : at] if at > part.start else " "
        after = self.text[at + 1 : at + 2] if at + 1 < part.end else " "
        if after.isspace() or not (before.isspace() or before in "([—–-"):
            return False
        # `..., "he said.`: the one mark of its paragraph, after a comma, closes what is open
        spaced = at - 2 >= part.start and self.text[at - 2] in ",.!?…"
        return not (spaced and self._count(part) % 2)

    def _count(self, part: Region) -> int:
        """The straight marks of a paragraph; counted once."""
        if self._counted[0] != part.start:
            self._counted = (part.start, self.text.count('"', part.start, part.end))
        return self._counted[1]

    def _close(self, end: int) -> None:
        assert self.open is not None
        start, _ = self.open
        if end - start <= _LONGEST and any(map(str.isalnum, self.text[start:end])):
            self.found.append(Marks(start, end, self.chained))
        self.open, self.chained = None, False

    def _reopens(self, part: Region) -> bool:
        assert self.open is not None
        return self.text.startswith(self.open[1], part.start)

    def _leave(self, part: Region, below: Sequence[Region]) -> None:
        """The paragraph ends inside a quotation: it goes on below, or its closing mark was
        forgotten."""
        assert self.open is not None
        start, mark = self.open
        if below and self._reopens(below[0]):
            self.found.append(Marks(start, part.end, self.chained))
            self.chained = False
        elif not self._closes_below(below, start):
            if (
                start == part.start
                and (mark != '"' or self.chained)
                and part.end - start <= _LONGEST
            ):
                self.found.append(Marks(start, part.end, self.chained))
            self.open, self.chained = None, False

    def _closes_below(self, below: Sequence[Region], start: int) -> bool:
        """Whether the next mark below is a closing one (where each line is a paragraph)."""
        for part in below:
            if part.end - start > _LONGEST:
                return False
            match = _MARK.search(self.text, part.start, part.end)
            while match is not None and match[0] in ("'", "‘"):
                match = _MARK.search(self.text, match.end(), part.end)
            if match is not None:
                return match[0] not in _OPENERS and not (
                    match[0] == '"' and self._looks_open(match.start(), part)
                )
        return False
