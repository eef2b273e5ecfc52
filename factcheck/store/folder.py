"""The folder of the cache: where it lies, what marks it as one, and how it is thrown away."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from msgspec import Struct

NAME: Final = ".factcheck_cache"
VARIABLE: Final = "FACTCHECK_CACHE_DIR"
DATABASE: Final = "articles-v1.sqlite"  # another number where the tables change

_TAG: Final = "CACHEDIR.TAG"
_MARKS: Final = {
    ".gitignore": "# made by factcheck\n*\n",
    # https://bford.info/cachedir/: what makes backups leave a folder out
    _TAG: "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of factcheck.\n",
}
_BESIDE: Final = ("", "-wal", "-shm", "-journal")  # files of SQLite


class State(Struct, frozen=True):
    """What is in a cache: ``articles`` and the ``bytes`` its files take."""

    articles: int
    bytes: int


def locate(given: str | None, configured: str, configuration: str) -> Path:
    """The folder of the cache.

    It is the one ``given`` on the command line, else that of the environment, else the
    ``configured`` one, else ``.factcheck_cache`` beside the ``configuration`` file (``""``: in the
    working directory).
    """
    named = given or os.environ.get(VARIABLE) or configured
    return Path(named) if named else Path(configuration).parent / NAME


def make(folder: Path) -> None:
    """Make the folder, with the marks that keep it out of git and of backups.

    A folder that was there with something in it is somebody's own and gets no marks. Raises OSError
    where it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    for name, text in _MARKS.items():
        (folder / name).write_text(text, encoding="utf-8")


def drop_database(folder: Path) -> None:
    """Remove the database alone. Raises OSError where that cannot be done."""
    for ending in _BESIDE:
        (folder / f"{DATABASE}{ending}").unlink(missing_ok=True)


def clean(folder: Path) -> bool:
    """Remove the cache and, where nothing else is in it, its folder; whether there was any.

    Raises OSError where that cannot be done.
    """
    if not folder.is_dir():
        return False
    there = (folder / DATABASE).exists() or (folder / _TAG).exists()
    drop_database(folder)
    if there and {entry.name for entry in folder.iterdir()} <= _MARKS.keys():
        for name in _MARKS:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
    return there


def taken(folder: Path) -> int:
    """Bytes that the database's files take."""
    files = (folder / f"{DATABASE}{ending}" for ending in _BESIDE)
    return sum(file.stat().st_size for file in files if file.is_file())
