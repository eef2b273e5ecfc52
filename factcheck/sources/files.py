"""Which files are sources: folders are walked, named files must have a format."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePath

from factcheck.errors import SourceError
from factcheck.sources.formats import BY_SUFFIX, supported


def find(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """The source files under ``paths``, each once, sorted, with forward slashes.

    Folders are walked for supported suffixes; hidden files and folders in them are left out.
    Raises SourceError for a path that does not exist (and names the nearest one that does) and
    for a named file of another format.
    """
    found = {path for given in paths for path in _files(Path(given))}
    return sorted(path.as_posix() for path in found)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _walk(path)
    elif not path.exists():
        raise SourceError(f"does not exist{_nearest(path)}", path=path.as_posix())
    elif path.suffix.lower() not in BY_SUFFIX:
        raise unsupported(path)
    else:
        yield path


def _walk(folder: Path) -> Iterator[Path]:
    def tell(error: OSError) -> None:
        where = PurePath(error.filename or folder).as_posix()
        raise SourceError(
            f"cannot be listed ({error.strerror}); allow reading it or leave it out", path=where
        ) from error

    for place, folders, names in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.suffix.lower() in BY_SUFFIX and path.is_file():
                yield path


def is_article(path: str) -> bool:
    """Whether a walk of a folder would take the file: a supported suffix, nothing hidden."""
    pure = PurePath(path)
    hidden = any(part.startswith(".") and part != ".." for part in pure.parts)
    return not hidden and pure.suffix.lower() in BY_SUFFIX


def unsupported(path: Path) -> SourceError:
    """The error for a file whose suffix no format has."""
    kind = f"{path.suffix} files are" if path.suffix else "files without a suffix are"
    return SourceError(f"{kind} not supported; supported are {supported()}", path=path.as_posix())


def _nearest(path: Path) -> str:
    """A hint at the nearest name in the nearest folder that exists."""
    for parent in path.parents:
        if parent.is_dir():
            wanted = path.relative_to(parent).parts[0]
            try:
                names = sorted(entry.name for entry in parent.iterdir())
            except OSError:
                return ""
            near = get_close_matches(wanted, names, n=1)
            return f"; the nearest name is {(parent / near[0]).as_posix()}" if near else ""
    return ""
