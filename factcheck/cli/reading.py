"""Opening the sources that a command names; what cannot be read becomes a problem, not an end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck import sources
from factcheck.errors import SourceError, UsageError
from factcheck.model import Problem, Source

STDIN = "-"


def read(paths: Sequence[str], *, stdin_filename: str) -> tuple[list[Source], list[Problem]]:
    """The sources under ``paths`` (files, folders, ``-``) and a problem for each left out.

    Raises UsageError where there is nothing to read at all.
    """
    found: list[Source] = []
    problems: list[Problem] = []
    for path in _files((path for path in paths if path != STDIN), problems):
        try:
            found.append(sources.read(path))
        except SourceError as error:
            problems.append(_problem(error))
    if STDIN in paths:
        try:
            found.append(sources.read_bytes(shown_path(stdin_filename), sys.stdin.buffer.read()))
        except SourceError as error:
            problems.append(_problem(error))
    if not found and not problems:
        raise UsageError(f"no articles in {', '.join(paths)}")
    return found, problems


def _files(paths: Iterable[str], problems: list[Problem]) -> list[str]:
    """Every file under ``paths`` once, by path."""
    files: dict[str, str] = {}
    for path in paths:
        try:
            files.update((shown_path(file), file) for file in sources.find([path]))
        except SourceError as error:
            problems.append(_problem(error))
    return [files[path] for path in sorted(files)]


def _problem(error: SourceError) -> Problem:
    return Problem(shown_path(error.path) if error.path else "", error.message)


def shown_path(path: str) -> str:
    """As reports show it: relative to the working directory, with forward slashes."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()
