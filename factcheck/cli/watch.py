"""``factcheck check --watch``: check again whenever a source, a rule or a setting changes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import click

from factcheck.cli.output import is_terminal
from factcheck.errors import FactcheckError, UsageError

LOOK: Final = 1000  # ms after which files are looked at although no change was told of
SETTLE: Final = 200  # ms without a change after which a burst of them is over
SETTINGS: Final = ("factcheck.toml", "pyproject.toml")

Stamp = tuple[int, int]


class Scope(NamedTuple):
    """What decides the outcome of a check; paths that need not exist."""

    sources: tuple[str, ...]
    rules: tuple[str, ...]  # folders
    files: tuple[str, ...]  # settings, and what is accepted


def repeat(context: click.Context) -> int:
    """Run the command of ``context`` now and after each change, until Ctrl-C: exit status 0.

    The configuration is read anew each time, for it may be what has changed. What is wrong at the
    start ends the command as it would without ``--watch``; later it is told, and the next change
    may mend it. Raises UsageError where watchfiles is not installed.
    """
    asked = context.params
    if "-" in asked["paths"] or asked["focus_args"] or asked["staged"]:
        raise UsageError("--watch needs files to look at, not -, --staged or --focus-args")
    try:
        import watchfiles  # noqa: F401 - missed here, before anything is checked
    except ImportError as error:
        raise UsageError(
            '--watch needs the package watchfiles: pip install "factcheck-linter[watch]"'
        ) from error
    once = {**asked, "watch": False}
    try:
        _loop(lambda: context.invoke(context.command, **once), lambda: _scope(asked))
    except KeyboardInterrupt:
        _say("stopped")
    return 0


def _loop(check: Callable[[], object], scope: Callable[[], Scope]) -> None:
    watched = scope()
    first = True
    while True:
        before = _stamps(watched)
        if is_terminal(sys.stdout):
            click.clear()
        try:
            watched = scope()
            before = _stamps(watched)
            check()
        except FactcheckError as error:
            if first:
                raise
            _say(f"error: {error}")
        first = False
        gc.collect()  # a single run goes without; many would not
        _say("watching for changes; Ctrl-C ends")
        _wait(watched, before)


def _say(what: str) -> None:
    click.echo(f"factcheck: {what}", err=True)


def _scope(asked: Mapping[str, Any]) -> Scope:
    from factcheck.config import load
    from factcheck.known import baseline, waivers

    settings = load(asked["config"], isolated=asked["isolated"])
    config = settings.config
    folders = {Path(), Path(settings.path).parent}
    names = (*SETTINGS, baseline.NAME, waivers.NAME)
    files = {str(folder / name) for folder in folders for name in names}
    named = {*settings.files, *asked["config"], asked["baseline"], config.baseline, config.waivers}
    return Scope(
        sources=tuple(asked["paths"] or config.sources),
        rules=(*config.rules, *asked["rules"]),
        files=tuple(sorted(files | {each for each in named if each})),
    )


def _wait(watched: Scope, before: Mapping[str, Stamp]) -> None:
    """Until a file has another stamp than ``before``.

    What has changed while the check was running is seen at once; what the system does not tell of
    (network drives, a file replaced by another of its name) within a second.
    """
    from watchfiles import watch

    if _stamps(watched) != before:
        return
    places = [place for part in watched for place in part if Path(place).exists()]
    for _ in watch(
        *places,
        watch_filter=None,
        step=SETTLE,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        raise_interrupt=True,
        ignore_permission_denied=True,
    ):
        if _stamps(watched) != before:
            return


def _stamps(watched: Scope) -> dict[str, Stamp]:
    """When each file was last written, and its size; a file that is not there has none."""
    found = {}
    for file in _files(watched):
        try:
            status = Path(file).stat()
        except OSError:
            continue
        found[file] = (status.st_mtime_ns, status.st_size)
    return found


def _files(watched: Scope) -> Iterator[str]:
    from factcheck import sources

    yield from sources.find(watched.sources, tell=_leave_to_the_check)
    for folder in watched.rules:
        yield from map(str, Path(folder).rglob("*.y*ml"))
    yield from watched.files


def _leave_to_the_check(_: FactcheckError) -> None:
    """It tells of what cannot be read."""
