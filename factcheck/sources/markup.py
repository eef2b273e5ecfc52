"""The text that markup shows, and where every piece of it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Final

from factcheck.sources.origins import Writer

_HIDDEN: Final = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s "
    "samp small span strike strong sub sup time tt u var wbr".split()
)
_DROPPED: Final = frozenset("\u00ad\u200b\ufeff")  # signs that nobody sees


class Visible(HTMLParser):
    """The text a page shows, white space collapsed, and where every piece of it stands."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self._hidden: list[str] = []
        self._parts: list[str] = []
        self._starts: list[int] = []  # of each part in ``words``
        self._places: list[tuple[int, int]] = []  # of each part in the file, and its length there
        self._length = 0
        self._ends: list[int] = []  # of blocks, in ``words``
        self.feed(html)
        self.close()
        self.words = "".join(self._parts)

    # ------------------------------------------------------------ reading

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A block begins a new line; what is hidden is passed over."""
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag not in _INLINE:
            self._break()

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """``<br/>`` and the like hold nothing."""
        if tag not in _INLINE:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """The end of what is hidden, or of a block."""
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        elif tag not in _INLINE:
            self._break()

    def handle_data(self, data: str) -> None:
        """Words between marks."""
        if self._hidden:
            return
        at = self._at()
        for match in re.finditer(r"\s+|[^\s\u00ad\u200b\ufeff]+", data):
            self._add(match[0], at + match.start(), len(match[0]))

    def handle_entityref(self, name: str) -> None:
        """``&amp;``."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """``&#8211;``."""
        self._reference(f"&#{name}")

    def _reference(self, words: str) -> None:
        at = self._at()
        if self._html.startswith(";", at + len(words)):
            words += ";"
        shown = unescape(words)
        if not self._hidden and shown not in _DROPPED:
            self._add(shown, at, len(words))

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, words: str, at: int, length: int) -> None:
        if words.isspace():
            if not self._parts or self._parts[-1] == " ":
                return
            words, length = " ", 1 if length == len(words) else length
        self._starts.append(self._length)
        self._parts.append(words)
        self._places.append((at, length))
        self._length += len(words)

    def _break(self) -> None:
        if self._parts and self._parts[-1] != " ":
            self._add(" ", self._at(), 1)
        self._ends.append(self._length)

    # ------------------------------------------------------------ asking

    def find(self, words: str, after: int) -> int:
        """Where ``words`` stand, after an offset or, failing that, anywhere; -1 where nowhere."""
        at = self.words.find(words, after)
        return at if at >= 0 else self.words.find(words)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Start and end of every stretch between two block marks that holds words."""
        start = 0
        for end in sorted({*self._ends, self._length}):
            words = self.words[start:end]
            if words.strip():
                yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            start = end

    def write(self, start: int, end: int, writer: Writer) -> None:
        """Put ``words[start:end]`` into ``writer``, with where each part of it stands."""
        number = bisect_right(self._starts, start) - 1
        while number < len(self._parts) and self._starts[number] < end:
            part, first = self._parts[number], self._starts[number]
            at, length = self._places[number]
            left, right = max(start - first, 0), min(end - first, len(part))
            if length == len(part):
                writer.add(part[left:right], at + left)
            else:
                writer.add(part[left:right], at, length=length)
            number += 1
