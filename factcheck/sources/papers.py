"""PDF and Word files: their text and title. Spans count in the text taken out, and a note says so.

A date of the file says when it was saved, not when the article came out: it is left alone, and the
article's own date is read from its text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

from factcheck.errors import SourceError
from factcheck.model import Metadata
from factcheck.sources.base import Content

if TYPE_CHECKING:
    from factcheck.sources.fields import Fields


_NOTE: Final = "lines and columns count in the text taken out of the file"
_PARAGRAPH: Final = "\n\n"
_BROKEN: Final = re.compile(r"(?<=\w)-\n(?=[a-z])")  # a word divided at the end of a line
_FULL: Final = 0.7  # share of the longest line from which a line is full


def parse(raw: bytes, path: str, fields: Fields) -> list[Content]:
    """The text of the file. Raises SourceError for one that is damaged, locked or holds no text,
    and where the library that reads it is not installed."""
    read = _pdf if PurePath(path).suffix.lower() == ".pdf" else _word
    try:
        text, title, author = read(raw, path)
    except ImportError as error:
        kind = "pypdf" if read is _pdf else "python-docx"
        raise SourceError(
            f"reading it needs {kind}: pip install 'factcheck-linter[docs]'", path=path
        ) from error
    if not text.strip():
        raise SourceError(
            "holds no text (a scan?); run text recognition over it, or save it as text", path=path
        )
    return [Content(text=text, metadata=Metadata(title=title, author=author), notes=(_NOTE,))]


def _pdf(raw: bytes, path: str) -> tuple[str, str, str]:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is no news to the reader
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError("is locked by a password; save it without one", path=path)
        pages = [page.extract_text() for page in reader.pages]
        about = reader.metadata
        title, author = (about.title, about.author) if about else (None, None)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceError(f"is no sound PDF ({error}); save it anew", path=path) from error
    text = _PARAGRAPH.join(_joined(page) for page in pages if page.strip())
    return text, " ".join(str(title or "").split()), " ".join(str(author or "").split())


def _joined(page: str) -> str:
    """The lines of a page as paragraphs: a PDF knows lines alone.

    A line goes on in the next one where it nearly fills the width of the page, or where it ends
    inside a sentence and the next one begins in lower case.
    """
    lines = [" ".join(line.split()) for line in _BROKEN.sub("", page).splitlines()]
    longest = max(map(len, lines), default=0)
    parts: list[str] = []
    before = ""
    for line in lines:
        full = len(before) > _FULL * longest or (before and line[:1].islower())
        if not line:
            pass
        elif full:
            parts[-1] += f" {line}"
        else:
            parts.append(line)
        before = line
    return _PARAGRAPH.join(parts)


def _word(raw: bytes, path: str) -> tuple[str, str, str]:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(raw))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise SourceError(f"is no sound .docx file ({error}); save it anew", path=path) from error
    about = document.core_properties
    return _PARAGRAPH.join(_blocks(document)), about.title or "", about.author or ""


def _blocks(document: Any) -> Iterator[str]:
    """Paragraphs, and rows of tables, in the order of the page."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells: list[str] = []
                for cell in row.cells:  # a cell over several columns comes once for each
                    words = " ".join(cell.text.split())
                    if words and (not cells or cells[-1] != words):
                        cells.append(words)
                if cells:
                    yield " ".join(cells)
        elif block.text.strip():
            yield block.text.strip()
