"""Files and texts to Sources: formats, encodings, metadata.

``find`` lists source files, ``read_all`` reads the articles of one, ``from_text`` makes one of a
text that is at hand. A format is one module (``plain``, ``markdown``) with lines in ``formats``.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from factcheck.errors import SourceError
from factcheck.model import Metadata, Source
from factcheck.sources import dates
from factcheck.sources.base import Content
from factcheck.sources.fields import Fields, mapped
from factcheck.sources.files import Tell, find, is_article, unsupported
from factcheck.sources.formats import SUFFIXES, form

__all__ = ["find", "from_text", "is_article", "parse", "read", "read_all", "read_bytes"]


def read(path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None) -> Source:
    """The one article of a file. Its ``path`` is told relative to ``root`` (default: the working
    directory).

    Raises SourceError for a file that is gone, closed to the reader, empty, binary or of an
    unknown format, and for one that holds several articles.
    """
    return _only(*_raw(path, root))


def read_bytes(path: str, raw: bytes) -> Source:
    """One article whose bytes are at hand; the format is that of the path's suffix. Raises
    SourceError like ``read``."""
    return _only(path, raw)


def read_all(
    path: str | os.PathLike[str],
    *,
    root: str | os.PathLike[str] | None = None,
    fields: Fields | None = None,
    tell: Tell | None = None,
) -> list[Source]:
    """Every article of a file: one, but for JSON. ``fields`` names the keys under which a record
    has its text, title, date and so on, before the usual ones.

    ``tell`` is called with a SourceError for each article that cannot be read; without it, the
    first is raised.
    """
    name, raw = _raw(path, root)
    return parse(name, raw, fields=fields, tell=tell)


def parse(
    path: str, raw: bytes, *, fields: Fields | None = None, tell: Tell | None = None
) -> list[Source]:
    """Like ``read_all``, of bytes that are at hand (standard input, a blob of an older revision);
    the format is that of the path's suffix."""
    reader = form(Path(path).suffix)
    if reader is None:
        raise unsupported(Path(path))
    digest = hashlib.sha256(raw).hexdigest()
    found: list[Source] = []
    for content in reader.parse(raw, path, mapped(fields or {})):
        if isinstance(content, SourceError):
            if tell is None:
                raise content
            tell(content)
        else:
            found.append(_source(path, content, digest))
    return found


def _source(path: str, content: Content, digest: str) -> Source:
    """An article that shares its file with others is known by its own text."""
    if content.part:
        digest = hashlib.sha256(content.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(
        f"{path}#{content.part}" if content.part else path,
        content.text,
        digest,
        metadata=content.metadata,
        body=content.body,
        note="; ".join(content.notes),
        part=content.part,
        origin=content.origin,
    )


def _only(path: str, raw: bytes) -> Source:
    found = parse(path, raw)
    if len(found) != 1:
        raise SourceError(f"holds {len(found)} articles, not one; read them all", path=path)
    return found[0]


def _raw(path: str | os.PathLike[str], root: str | os.PathLike[str] | None) -> tuple[str, bytes]:
    """The path as reports show it, and the bytes behind it."""
    file = Path(path)
    if file.suffix.lower() not in SUFFIXES:
        raise unsupported(file)
    name = _relative(file, root)
    try:
        return name, file.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("does not exist (any more); check the path", path=name) from error
    except IsADirectoryError as error:
        raise SourceError("is a folder, not a file; name the files in it", path=name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"cannot be read ({reason}); check its permissions", path=name) from error


def from_text(  # noqa: PLR0913 - the metadata's fields by name
    path: str,
    text: str,
    *,
    title: str = "",
    published: str = "",
    publisher: str = "",
    agency: str = "",
    author: str = "",
    url: str = "",
) -> Source:
    """One article whose text is at hand; ``published`` in EDTF or any format that front matter
    may have.

    Raises SourceError for a text without words.
    """
    if not text.strip():
        raise SourceError("is empty; give it a text", path=path)
    day = dates.edtf(published)
    unread = published.strip() and not day
    return Source(
        path,
        text,
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        metadata=Metadata(
            title=title,
            published=day,
            publisher=publisher,
            agency=agency,
            author=author,
            url=url,
        ),
        note=f'the date "{published}" could not be read; write it as YYYY-MM-DD' if unread else "",
    )


def _relative(file: Path, root: str | os.PathLike[str] | None) -> str:
    """Relative to ``root`` with forward slashes; absolute where there is no relative way (another
    drive)."""
    try:
        return Path(os.path.relpath(file, root or Path.cwd())).as_posix()
    except ValueError:
        return file.absolute().as_posix()
