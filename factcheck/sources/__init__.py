"""Files and texts to Sources: formats, encodings, metadata.

``find`` lists source files, ``read`` reads one, ``from_text`` makes one of a text that is at
hand. A format is one module (``plain``, ``markdown``) with a line in ``formats``.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from factcheck.errors import SourceError
from factcheck.model import Metadata, Source
from factcheck.sources import dates
from factcheck.sources.files import find, is_article, unsupported
from factcheck.sources.formats import BY_SUFFIX

__all__ = ["find", "from_text", "is_article", "read", "read_bytes"]


def read(path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None) -> Source:
    """One article. Its ``path`` is told relative to ``root`` (default: the working directory).

    Raises SourceError for a file that is gone, closed to the reader, empty, binary or of an
    unknown format.
    """
    file = Path(path)
    if file.suffix.lower() not in BY_SUFFIX:
        raise unsupported(file)
    name = _relative(file, root)
    try:
        raw = file.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("does not exist (any more); check the path", path=name) from error
    except IsADirectoryError as error:
        raise SourceError("is a folder, not a file; name the files in it", path=name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"cannot be read ({reason}); check its permissions", path=name) from error
    return read_bytes(name, raw)


def read_bytes(path: str, raw: bytes) -> Source:
    """One article whose bytes are at hand (standard input, a blob of an older revision); the format
    is that of the path's suffix. Raises SourceError like ``read``."""
    form = BY_SUFFIX.get(Path(path).suffix.lower())
    if form is None:
        raise unsupported(Path(path))
    content = form.parse(raw, path)
    return Source(
        path,
        content.text,
        hashlib.sha256(raw).hexdigest(),
        metadata=content.metadata,
        body=content.body,
        note="; ".join(content.notes),
    )


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
