"""Writing what a command has to say: to standard output, to files, to standard error."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import click

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.model import Problem, Source

Colour = Literal["auto", "always", "never"]

DEFAULT_WIDTH = 100  # where the output is no terminal and COLUMNS is not set


class OutputError(UsageError):
    """An output cannot be written."""


def emit(text: str, target: str = "") -> None:
    """Write ``text`` to the file ``target``, or to standard output.

    A reader that closes the pipe early (``| head``) has seen enough: that is no error.
    Raises OutputError for what cannot be written (no such folder, a full disk).
    """
    if target:
        _save(text, target, mode="wb")
        return
    if sys.stdout is None:  # closed by the caller (``>&-``)
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_the_rest()
    except OSError as error:
        discard_the_rest()
        message = f"standard output cannot be written: {error.strerror}"
        raise OutputError(message) from error


def append(text: str, target: str) -> None:
    """Add ``text`` to the file ``target``. Raises OutputError."""
    _save(text, target, mode="ab")


def _save(text: str, target: str, *, mode: Literal["wb", "ab"]) -> None:
    try:
        with Path(target).open(mode) as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise OutputError(f"cannot be written: {_why(error, target)}", path=target) from error


def _why(error: OSError, target: str) -> str:
    """What is wrong with the file, and what mends it."""
    folder = Path(target).parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        shown = folder.as_posix()
        return f"there is no folder {shown}; make it first: mkdir -p {shlex.quote(shown)}"
    if isinstance(error, IsADirectoryError):
        return "it is a folder; name a file in it"
    return error.strerror or type(error).__name__


def discard_the_rest() -> None:
    """What is still in the buffer goes nowhere, so that the interpreter's end does not fail too."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:  # a stream without a file behind it
        sys.stdout = None


def tell(problems: Iterable[Problem], sources: Iterable[Source] = ()) -> None:
    """One line on standard error for each thing left out, and for each source read with a note."""
    for problem in problems:
        where = f"{problem.where}: " if problem.path else ""
        click.echo(f"factcheck: error: {where}{problem.message}", err=True)
    for source in sources:
        if source.note:
            click.echo(f"factcheck: note: {source.path}: {source.note}", err=True)


def in_colour(choice: Colour) -> bool:
    """Whether standard output gets colour: as told, else by NO_COLOR, FORCE_COLOR and
    CLICOLOR_FORCE, CLICOLOR (https://bixense.com/clicolors), else as the terminal can.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return _is_yes(forced)
    if _is_yes(os.environ.get("CLICOLOR_FORCE", "")):
        return True
    return _is_yes(os.environ.get("CLICOLOR", "1")) and is_terminal(sys.stdout)


def _is_yes(value: str) -> bool:
    return value.casefold() not in ("", "0", "false", "no", "off")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person looks on and cursor and colours can be moved.

    A program may be started with a stream closed; then there is none at all.
    """
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def is_looked_at() -> bool:
    """Whether standard output is a terminal, or a page of a width that somebody set."""
    # a program may be started with its output closed; then there is no stream at all
    return "COLUMNS" in os.environ or bool(sys.stdout and sys.stdout.isatty())


def page_width() -> int:
    """Columns of the terminal; COLUMNS goes first."""
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
