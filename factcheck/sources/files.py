"""Which files are sources: folders are walked, named files must have a format."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePath

from factcheck.errors import SourceError
from factcheck.sources.formats import SUFFIXES, supported

Tell = Callable[[SourceError], None]


def find(paths: Iterable[str | os.PathLike[str]], *, tell: Tell | None = None) -> list[str]:
    """The source files under ``paths``, each once, sorted, with forward slashes.

    Folders are walked for supported suffixes; hidden files and folders in them are left out.
    ``tell`` is called with a SourceError for each thing left out: a path that does not exist (it
    names the nearest one that does), a named file of another format, a folder that cannot be
    listed, a link to nowhere. Without ``tell`` the first of them is raised.
    """
    tell = tell or _raise
    found = {path for given in paths for path in _files(Path(given), tell)}
    return sorted(path.as_posix() for path in found)


def _raise(error: SourceError) -> None:
    raise error


def _files(path: Path, tell: Tell) -> Iterator[Path]:
    if _is_folder(path):
        yield from _walk(path, tell)
    elif path.is_symlink() and not _is_file(path):
        tell(_broken(path))
    elif not _exists(path):
        tell(
            SourceError(
                f"does not exist{_nearest(path) or '; check the path'}", path=path.as_posix()
            )
        )
    elif path.suffix.lower() not in SUFFIXES:
        tell(unsupported(path))
    else:
        yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # below a folder that may not be entered
        return False


def _exists(path: Path) -> bool:
    """Whether there may be something: what may not be looked at is left to the reader's error."""
    try:
        return path.exists()
    except OSError:
        return True


def _walk(folder: Path, tell: Tell) -> Iterator[Path]:
    def unlisted(error: OSError) -> None:
        where = PurePath(error.filename or folder).as_posix()
        reason = error.strerror or type(error).__name__
        tell(
            SourceError(
                f"cannot be listed ({reason}); allow reading it or leave it out", path=where
            )
        )

    for place, folders, names in os.walk(folder, onerror=unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or path.suffix.lower() not in SUFFIXES:
                continue
            if _is_file(path):
                yield path
            elif path.is_symlink():
                tell(_broken(path))


def _broken(link: Path) -> SourceError:
    target = link.readlink().as_posix()
    return SourceError(
        f"is a link to {target}, which is no file; mend or remove it", path=link.as_posix()
    )


def _is_file(path: Path) -> bool:
    """Whether it can be opened as one; what may not be looked at is left to the reader's error."""
    try:
        return path.is_file()
    except OSError:
        return True


def is_article(path: str) -> bool:
    """Whether a walk of a folder would take the file: a supported suffix, nothing hidden."""
    pure = PurePath(path)
    hidden = any(part.startswith(".") and part != ".." for part in pure.parts)
    return not hidden and pure.suffix.lower() in SUFFIXES


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
