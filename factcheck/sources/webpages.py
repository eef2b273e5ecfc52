"""Web pages: trafilatura finds the article, its title, date, author and site.

The page's own text is read a second time with its offsets (``Visible``), and each paragraph that
trafilatura keeps is looked up there, so that what is reported points into the file that the person
has.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import SourceError
from factcheck.model import Metadata
from factcheck.sources import dates
from factcheck.sources.base import Content
from factcheck.sources.decoding import decode
from factcheck.sources.origins import Writer

if TYPE_CHECKING:
    from factcheck.sources.fields import Fields


_HIDDEN: Final = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s "
    "samp small span strike strong sub sup time tt u var wbr".split()
)
_PARAGRAPH: Final = "\n\n"
_DRESSING: Final = re.compile(r"^(?:[-*•]\s+|#+\s+|\|\s*)|\s*\|\s*$")  # trafilatura's list, table
_CELLS: Final = re.compile(r"\s*\|\s*")
_DROPPED: Final = frozenset("\u00ad\u200b\ufeff")  # signs that nobody sees
_REACH: Final = 400  # words within which a word of a paragraph that is broken up is looked for
_FEWEST: Final = 40  # characters below which a page holds no article
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_HEAD: Final = 4096


def parse(raw: bytes, path: str, fields: Fields) -> list[Content]:
    """The article of the page. Raises SourceError where there is none, or where trafilatura is
    not installed."""
    html, note = _decode(raw, path)
    document = _extracted(html, path)
    page = Visible(html)
    notes = [note] if note else []
    writer = Writer()
    title = " ".join((document.title or "").split()) if document else ""
    lines = [line for line in (document.text or "").split("\n") if line.strip()] if document else []
    if sum(map(len, lines)) < _FEWEST:
        lines = [page.words[start:end] for start, end in page.blocks()]
        notes.append("no article was made out on the page; all of its text was read")
    if title and (not lines or lines[0].strip() != title):
        lines.insert(0, title)
    strayed = sum(not each for each in _written(lines, page, writer))
    if strayed:
        notes.append(
            f"{strayed} of {len(lines)} paragraphs could not be traced to the file exactly"
        )
    if not writer.text().strip():
        raise SourceError("holds no text; save the page with its article", path=path)
    published = dates.edtf(document.date or "") if document else ""
    known = Metadata(
        title=title,
        published=published,
        publisher=(document.sitename or "") if document else "",
        author=(document.author or "") if document else "",
        url=(document.url or "") if document else "",
    )
    return [
        Content(
            text=writer.text(),
            metadata=known,
            notes=tuple(notes),
            origin=writer.origin(html),
        )
    ]


def _decode(raw: bytes, path: str) -> tuple[str, str]:
    """The page as text: what it declares goes before what detection would guess."""
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        declared = _CHARSET.search(raw[:_HEAD])
    if declared is not None:
        name = declared[1].decode("ascii").lower()
        try:
            return raw.decode(name), f"decoded as {name}"
        except (LookupError, UnicodeDecodeError):
            return decode(raw, path)
    return decode(raw, path)


def _extracted(html: str, path: str) -> Any:
    """What trafilatura makes of the page; None where it finds no article.

    Dates are those the page states: nothing is guessed, and the clock (htmldate's upper bound) is
    set out of the way.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise SourceError(
            "reading web pages needs trafilatura: pip install 'factcheck-linter[html]'", path=path
        ) from error
    for name in ("trafilatura", "htmldate"):  # what cannot be read is told in the note
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction(
        html,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": "2999-12-31",
        },
    )


def _written(lines: Iterable[str], page: Visible, writer: Writer) -> Iterator[bool]:
    """Write each line with where it stands on the page; whether all of it was found."""
    after = 0
    for line in lines:
        words = " ".join(_CELLS.sub(" ", _DRESSING.sub("", line.strip())).split())
        if not words:
            yield True
            continue
        if len(writer):
            writer.add(_PARAGRAPH)
        at = page.find(words, after)
        if at >= 0:
            page.write(at, at + len(words), writer)
            after = at + len(words)
            yield True
        else:
            after = _scattered(words, page, after, writer)
            yield False


def _scattered(words: str, page: Visible, after: int, writer: Writer) -> int:
    """Write a paragraph that the page breaks up, word by word; the offset after the last found."""
    for order, word in enumerate(words.split(" ")):
        if order:
            writer.add(" ")
        at = page.words.find(word, after, after + _REACH * 8)
        if at < 0:
            writer.add(word)
        else:
            page.write(at, at + len(word), writer)
            after = at + len(word)
    return after


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
            if self.words[start:end].strip():
                yield start, end
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
