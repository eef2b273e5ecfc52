"""When a folder is checked: after typing pauses, one check at a time, the latest text wins."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Final

from factcheck.errors import FactcheckError
from factcheck.lsp.corpus import CancelledError, Corpus
from factcheck.lsp.snapshot import Snapshot

PAUSE: Final = 0.2  # seconds without a change after which a check begins

_log = logging.getLogger("factcheck.lsp")


class Checker:
    """Keeps the snapshot of one folder up to date.

    ``open_texts`` is asked for at the start of each check; ``done`` is called with each snapshot,
    ``failed`` with one sentence where there is none. Checks run on ``executor``, which has one
    thread, for a check changes the working directory.
    """

    def __init__(
        self,
        root: Path,
        given: Sequence[str],
        *,
        executor: Executor,
        open_texts: Callable[[], Mapping[Path, str]],
        done: Callable[[Snapshot], None],
        failed: Callable[[str], None],
    ) -> None:
        self.root = root
        self.snapshot: Snapshot | None = None
        self._corpus = Corpus(root, given)
        self._executor = executor
        self._open_texts = open_texts
        self._done = done
        self._failed = failed
        self._wanted = 0
        self._task: asyncio.Task[None] | None = None

    def request(self) -> None:
        """Something has changed: check when it has settled. A check under way is given up."""
        self._wanted += 1
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    def stop(self) -> None:
        """Give up what is under way."""
        self._wanted += 1
        if self._task is not None:
            self._task.cancel()

    async def settled(self) -> Snapshot | None:
        """The snapshot of what is there now, once it is made."""
        if self._task is not None:
            await asyncio.wait([self._task])
        return self.snapshot

    async def _run(self) -> None:
        reached = -1
        while reached != self._wanted:
            number = self._wanted
            await asyncio.sleep(PAUSE)
            if number != self._wanted:
                continue
            texts = self._open_texts()
            await self._check(texts, number)
            reached = number

    async def _check(self, texts: Mapping[Path, str], number: int) -> None:
        def outdated() -> bool:
            return number != self._wanted

        loop = asyncio.get_running_loop()
        try:
            snapshot = await loop.run_in_executor(
                self._executor, self._corpus.check, texts, outdated
            )
        except CancelledError:
            return
        except FactcheckError as error:
            self._failed(str(error))
        except OSError as error:  # the folder is gone
            self._failed(f"{self.root}: {error.strerror or error}")
        except Exception as error:  # noqa: BLE001 - the edge: a session outlives any fault
            _log.exception("a check failed")
            self._failed(f"internal fault, please report it: {type(error).__name__}: {error}")
        else:
            self.snapshot = snapshot
            self._done(snapshot)
