"""What a run knows already: which baseline and waivers hold, and what day it is.

The day is input like any file: ``--today``, else SOURCE_DATE_EPOCH, else the computer's clock (in
UTC). The clock is read here alone, and only where there are waivers, which end on a day; nothing
behind this module reads it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from factcheck.errors import ConfigError, UsageError
from factcheck.model import Problem

if TYPE_CHECKING:
    from factcheck.cli.options import Inputs
    from factcheck.known import Known
    from factcheck.model import Source

EPOCH: Final = "SOURCE_DATE_EPOCH"

BASELINE: Final = click.option(
    "--baseline",
    metavar="FILE",
    help="The accepted findings (default: the configuration's, else factcheck-baseline.jsonl "
    "beside it).",
)
TODAY: Final = click.option(
    "--today",
    metavar="DATE",
    help="The day by which waivers end (default: SOURCE_DATE_EPOCH, else the clock).",
)


class Files(NamedTuple):
    """Where the accepted disputes are written; ``""`` for a file that there is none of."""

    baseline: str
    waivers: str

    @property
    def named(self) -> list[str]:
        """Those that there are."""
        return [file for file in self if file]


def takes_baseline(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--baseline``."""
    return BASELINE(function)


def files(inputs: Inputs, baseline: str | None = None) -> Files:
    """The files of this run: ``baseline`` as named, else those of the configuration, else those of
    the usual names beside it (in the working directory where there is none)."""
    from factcheck.known import waivers
    from factcheck.known.baseline import NAME

    config = inputs.config
    own = baseline or config.baseline or _beside(inputs, NAME)
    return Files(own, config.waivers or _beside(inputs, waivers.NAME))


def usual(inputs: Inputs, name: str) -> str:
    """Where a file of the usual name lies, whether or not it is there."""
    folder = os.path.dirname(inputs.settings.path)  # noqa: PTH120 - only text is joined
    return Path(folder, name).as_posix()


def _beside(inputs: Inputs, name: str) -> str:
    if click.get_current_context().params.get("isolated"):
        return ""
    path = usual(inputs, name)
    return path if Path(path).is_file() else ""


def load(
    found: Files, sources: Iterable[Source], today: str | None = None
) -> tuple[Known, list[Problem]]:
    """What the files hold, and a problem for each that cannot be read and each entry that is none.

    Raises UsageError for a ``today`` that is no date.
    """
    from factcheck.known import Known, baseline, waivers

    problems: list[Problem] = []
    accepted: tuple[Any, ...] = ()
    waived: tuple[Any, ...] = ()
    try:
        accepted = baseline.read(found.baseline) if found.baseline else ()
    except ConfigError as error:
        problems.append(Problem(error.path, error.message))
    try:
        waived, faults = waivers.read(found.waivers) if found.waivers else ((), ())
        problems += faults
    except ConfigError as error:
        problems.append(Problem(error.path, error.message))
    named = {path for each in accepted for path in each.sources}
    named.update(path for each in waived for path in each.dispute.sources)
    known = Known(
        baseline=accepted,
        waivers=waived,
        today=day(today) if waived or today else "",
        unchecked=unchecked(named, sources),
        baseline_path=found.baseline,
    )
    return known, problems


def unchecked(named: Iterable[str], sources: Iterable[Source]) -> frozenset[str]:
    """Those of ``named`` that exist and are none of ``sources``."""
    checked = {source.path for source in sources}
    return frozenset(
        path
        for path in named
        if path not in checked and (Path(path).exists() or _lies_in_a_file(path))
    )


def _lies_in_a_file(path: str) -> bool:
    """Whether ``news.jsonl#3`` names a file that is there."""
    return "#" in path and Path(path.rpartition("#")[0]).exists()


def day(given: str | None) -> str:
    """The day as ISO: as given, else by SOURCE_DATE_EPOCH, else by the clock, in UTC."""
    from datetime import UTC, date, datetime

    if given:
        try:
            return date.fromisoformat(given).isoformat()
        except ValueError as error:
            reason = f"--today {given}: write a date such as 2027-06-30"
            raise UsageError(reason) from error
    epoch = os.environ.get(EPOCH, "").strip()
    if not epoch:
        return datetime.now(UTC).date().isoformat()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        reason = f'{EPOCH} is "{epoch}"; it must be seconds since 1970'
        raise UsageError(reason) from error
