"""Opening the sources that a command names; what cannot be read becomes a problem, not an end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import globs, sources
from factcheck.errors import SourceError, UsageError
from factcheck.model import Problem, Source
from factcheck.sources.fields import Fields
from factcheck.sources.files import Tell

if TYPE_CHECKING:
    from factcheck.config import Config

STDIN = "-"

Open = Callable[[Tell], list[Source]]


def read(
    paths: Sequence[str],
    *,
    stdin_filename: str,
    exclude: Sequence[str] = (),
    fields: Fields | None = None,
) -> tuple[list[Source], list[Problem]]:
    """The sources under ``paths`` (files, folders, ``-``) and a problem for each left out.

    What a glob of ``exclude`` fits is passed over in folders; a file that is named is read.
    ``fields`` says under which keys records have their text, title and so on.
    Standard input stands in for the file whose name it is given, as an editor's unsaved text does.
    Raises UsageError where there is nothing to read at all.
    """
    problems: list[Problem] = []
    files = listed([path for path in paths if path != STDIN], problems, exclude=exclude)
    found: list[Source] = []
    if STDIN in paths:
        name = shown_path(stdin_filename)
        files.pop(name, None)
        attempt(partial(_piped, name, fields), found, problems)
    for file in files.values():
        attempt(partial(_read, file, fields), found, problems)
    if not found and not problems:
        left = " that are not excluded" if exclude else ""
        raise UsageError(f"no articles{left} in {', '.join(paths)}")
    return found, problems


def _stdin(name: str) -> bytes:
    if sys.stdin is None:  # closed by the caller (``<&-``)
        raise SourceError("standard input is closed; pipe a text into it", path=name)
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"standard input cannot be read ({reason})", path=name) from error


def left_out(config: Config) -> tuple[str, ...]:
    """Globs of what is no article in a folder: what ``exclude`` says, and the files that factcheck
    writes there by this configuration."""
    targets = [each.partition("=")[2] for each in config.output]
    written = [shown_path(file) for file in (config.baseline, *targets) if file not in ("", "-")]
    return (*(globs.literal(file) for file in written if Path(file).is_file()), *config.exclude)


def passed_over(exclude: Iterable[str]) -> Callable[[str], bool]:
    """Whether a path in a folder fits a glob of ``exclude``, or is a baseline."""
    from factcheck.known.baseline import NAME

    return globs.matcher((NAME, *exclude))


def listed(
    paths: Iterable[str], problems: list[Problem], *, exclude: Sequence[str] = ()
) -> dict[str, str]:
    """Every file under ``paths`` once, by the path that reports show."""
    files: dict[str, str] = {}
    excluded = passed_over(exclude)

    def left_out(error: SourceError) -> None:
        problems.append(_problem(error))

    for path in paths:
        for file in sources.find([path], tell=left_out):
            if shown_path(file) != shown_path(path) and excluded(shown_path(file)):
                continue
            if is_utf8(file):
                files[shown_path(file)] = file
            else:
                problems.append(misnamed(shown_path(file)))
    return files


def _read(file: str, fields: Fields | None, tell: Tell) -> list[Source]:
    return sources.read_all(file, fields=fields, tell=tell)


def _piped(name: str, fields: Fields | None, tell: Tell) -> list[Source]:
    return sources.parse(name, _stdin(name), fields=fields, tell=tell)


def attempt(open_: Open, found: list[Source], problems: list[Problem]) -> None:
    """Add the sources that ``open_`` gives, and a problem for each error that it tells or
    raises."""

    def tell(error: SourceError) -> None:
        problems.append(_problem(error))

    try:
        found.extend(open_(tell))
    except SourceError as error:
        tell(error)


def is_utf8(path: str) -> bool:
    """Whether the name can be written in a report: bytes that are no UTF-8 come as surrogates."""
    return not any("\ud800" <= char <= "\udfff" for char in path)


def misnamed(path: str) -> Problem:
    """The problem of a file whose name is no UTF-8."""
    shown = path.encode("utf-8", "replace").decode()
    return Problem(shown, "the file's name is not UTF-8; rename it")


def _problem(error: SourceError) -> Problem:
    return Problem(shown_path(error.path) if error.path else "", error.message)


def shown_path(path: str) -> str:
    """As reports show it: relative to the working directory, with forward slashes."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()
