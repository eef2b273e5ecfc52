"""A bar on standard error while many sources are read, gone when they are.

Only where somebody watches and the wait is long enough to wonder: rich takes a tenth of a second to
load.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.cli.manners import Manners

if TYPE_CHECKING:
    from factcheck.engine.local import LocalEngine

WORTH_IT = 100  # sources; fewer are read within half a second


@contextmanager
def shown(engine: LocalEngine, sources: int, manners: Manners) -> Iterator[LocalEngine]:
    """``engine``, which tells how far it is if anybody wants to know."""
    if sources <= WORTH_IT or not manners.shows_progress():
        yield engine
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("factcheck: {task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        auto_refresh=False,  # it would start a thread, and with one workers cannot be forked
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = bar.add_task("reading the sources", total=sources)

    def tell(done: int, of: int) -> None:
        if bar.tasks[task].finished:
            return
        bar.update(task, completed=done, total=of)
        if done == of:  # what follows takes a while as well, but nobody knows how long
            bar.update(task, description="comparing what they say")
        bar.refresh()

    engine.told = tell
    try:
        with bar:
            bar.refresh()
            yield engine
    finally:
        engine.told = None
