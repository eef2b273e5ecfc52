"""Leading spans of a text that was taken out of a file back to the file.

An article in JSON or HTML is read without escapes and markup, while the person has the file: what
is reported must point there. A format that takes a text out notes runs of it with where they stand
(``Origin``); ``led_back`` rewrites the offsets of an Article from its text to its file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from factcheck.lines import Lines
from factcheck.model import Origin, Run, Span

if TYPE_CHECKING:
    from factcheck.model import Article, Document, Source

Kind = TypeVar("Kind", bound=Span)


class Writer:
    """Puts a text together piece by piece, and keeps where each piece stands in the file."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, piece: str, at: int | None = None, *, length: int | None = None) -> None:
        """Append ``piece``, which stands ``at`` this offset of the file.

        It has ``length`` code points there (default: as many as here; another number means that it
        is one escape, not to be divided). Without ``at`` it stands nowhere: a line break between
        two parts.
        """
        if not piece:
            return
        if at is not None:
            self._run(Run(self._length, len(piece), at, len(piece) if length is None else length))
        self._parts.append(piece)
        self._length += len(piece)

    def _run(self, run: Run) -> None:
        """Runs that go on where the last one ended are one run."""
        last = self._runs[-1] if self._runs else None
        plain = run.length == run.file_length
        if last and plain and last.length == last.file_length:
            after = last.start + last.length == run.start
            if after and last.at + last.length == run.at:
                self._runs[-1] = Run(
                    last.start,
                    last.length + run.length,
                    last.at,
                    last.file_length + run.length,
                )
                return
        self._runs.append(run)

    def origin(self, file: str) -> Origin:
        """Where the text stands in ``file``."""
        return Origin(file, tuple(self._runs))

    def text(self) -> str:
        """All that was added."""
        return "".join(self._parts)


class Way:
    """From offsets of an article's text to offsets, lines and columns of its file."""

    def __init__(self, origin: Origin) -> None:
        self._runs = origin.runs
        self._starts = [run.start for run in origin.runs]
        self._file = origin.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open, in the file; never empty where ``[start, end)`` is not.

        What stands nowhere in the file goes to the nearest text before it.
        """
        first = self._at(start)
        last = self._at(end - 1, last=True) if end > start else first
        return first, max(last, first)

    def _at(self, offset: int, *, last: bool = False) -> int:
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return self._runs[0].at if self._runs else 0
        run = self._runs[number]
        into = offset - run.start
        if into >= run.length:
            return run.at + run.file_length
        if run.length != run.file_length:
            return run.at + run.file_length if last else run.at
        return run.at + into + last

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset of the file."""
        return _lines(self._file).position(offset)


@lru_cache(maxsize=8)
def _lines(text: str) -> Lines:
    """The lines of a file: its articles ask in turn."""
    return Lines(text)


def led_back(article: Article, origin: Origin) -> Article:
    """The article with the offsets, lines and columns of its file."""
    way = Way(origin)
    claims = []
    for claim in article.claims:
        start, end = way.span(claim.start, claim.end)
        line, column = way.place(start)
        claims.append(replace(claim, start=start, end=end, line=line, column=column))
    subjects = []
    for subject in article.subjects:
        start, _ = way.span(subject.start, subject.start)
        spot = subject.spot
        if spot:
            first, _ = way.span(spot[0], spot[0] + 1)
            spot = (first, *way.place(first))
        subjects.append(replace(subject, start=start, spot=spot))
    return replace(article, claims=tuple(claims), subjects=tuple(subjects))


def document_led_back(document: Document, origin: Origin) -> Document:
    """The document with every span where it stands in its file."""
    way = Way(origin)

    def moved(spans: Iterable[Kind]) -> tuple[Kind, ...]:
        found = []
        for span in spans:
            start, end = way.span(span.start, span.end)
            found.append(replace(span, start=start, end=end))
        return tuple(found)

    return replace(
        document,
        source=as_filed(replace(document.source, origin=origin)),
        regions=moved(document.regions),
        sentences=moved(document.sentences),
        times=moved(document.times),
        numbers=moved(document.numbers),
        mentions=moved(document.mentions),
        quotes=moved(document.quotes),
    )


def as_filed(source: Source) -> Source:
    """The source as the person has it: its text is that of the file."""
    if source.origin is None:
        return source
    return replace(source, text=source.origin.text, origin=None, body=0)


def as_read(source: Source) -> Source:
    """The source as the stages read it, without the file around it."""
    return replace(source, origin=None) if source.origin is not None else source
