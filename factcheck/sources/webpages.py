"""Web pages: trafilatura finds the article, its title, date, author and site.

The page's own text is read a second time with its offsets (``Visible``), and each paragraph that
trafilatura keeps is looked up there, so that what is reported points into the file that the person
has.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import SourceError
from factcheck.model import Metadata
from factcheck.sources import dates
from factcheck.sources.base import Content
from factcheck.sources.decoding import decode
from factcheck.sources.markup import Visible
from factcheck.sources.origins import Writer

if TYPE_CHECKING:
    from factcheck.sources.fields import Fields


_PARAGRAPH: Final = "\n\n"
_DRESSING: Final = re.compile(r"^(?:[-*•]\s+|#+\s+|\|\s*)|\s*\|\s*$")  # trafilatura's list, table
_CELLS: Final = re.compile(r"\s*\|\s*")
_REACH: Final = 3200  # characters in which a word of a paragraph that is broken up is sought
_FEWEST: Final = 40  # characters below which a page holds no article
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_HEAD: Final = 4096
_OWN_REPORT: Final = '<meta name="generator" content="factcheck '


def parse(raw: bytes, path: str, fields: Fields) -> list[Content]:
    """The article of the page; none where it is a report of factcheck's own, which may lie beside
    the sources. Raises SourceError where there is none, or where trafilatura is not installed."""
    html, note = _decode(raw, path)
    if _OWN_REPORT in html[:_HEAD]:
        return []
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
        at = page.words.find(word, after, after + _REACH)
        if at < 0:
            writer.add(word)
        else:
            page.write(at, at + len(word), writer)
            after = at + len(word)
    return after
