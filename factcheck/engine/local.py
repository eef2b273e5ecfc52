"""The local engine: in process for one worker, else over worker processes; identical results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from multiprocessing.context import BaseContext

A = TypeVar("A")
B = TypeVar("B")

LARGEST_BATCH = 64
BATCHES_PER_WORKER = 4  # so that a slow batch does not keep the other workers waiting


class LocalEngine:
    """The four primitives on one machine.

    ``workers`` processes share the batches; with one worker, or one batch, everything runs in
    process. Neither ``workers`` nor ``batch_size`` changes a result. Use it as a context manager
    (or call ``close``) to end the worker processes, which start when first needed. Functions given
    to it are top-level and pure, so that a worker can import and run them.
    """

    def __init__(self, workers: int = 1, *, batch_size: int | None = None) -> None:
        if workers < 1 or (batch_size is not None and batch_size < 1):
            raise ValueError("an engine needs at least one worker and one record in a batch")
        self.workers = workers
        self.batch_size = batch_size
        self.told: Callable[[int, int], None] | None = None  # hears (done, of) after each batch
        self._pool: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker processes; the engine can be used again and starts new ones."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def map_batches(
        self, function: Callable[[Sequence[A]], Sequence[B]], records: Sequence[A]
    ) -> list[B]:
        """``function`` over batches of ``records``; one result per record, in their order."""
        batches = self._batches(records)
        results: list[B] = []
        for batch, answers in zip(batches, self._map(function, batches), strict=True):
            if len(answers) != len(batch):
                raise ValueError(f"{len(answers)} results for a batch of {len(batch)} records")
            results.extend(answers)
            if self.told:
                self.told(len(results), len(records))
        return results

    def pairs_by_key(
        self, records: Sequence[A], keys: Callable[[A], Iterable[str]], *, limit: int
    ) -> list[tuple[int, int]]:
        """Blocking: sorted pairs ``i < j`` of records that share a key, each pair once.

        A key shared by more than ``limit`` records says nothing and pairs only neighbours in record
        order, so that the number of pairs grows like the number of records.
        """
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        for index, record in enumerate(records):
            for key in dict.fromkeys(keys(record)):
                blocks[key].append(index)
        partners: defaultdict[int, set[int]] = defaultdict(set)  # of each record, those after it
        for block in blocks.values():
            reach = len(block) if len(block) <= limit else 1
            for at, first in enumerate(block[:-1], 1):
                partners[first].update(block[at : at + reach])
        return [(i, j) for i in sorted(partners) for j in sorted(partners[i])]

    def connected_components(self, count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
        """For each of ``count`` records the smallest index in its component."""
        parent = list(range(count))

        def root(index: int) -> int:
            while parent[index] != index:
                parent[index] = index = parent[parent[index]]  # halve the path on the way up
            return index

        for first, second in edges:
            low, high = sorted((root(first), root(second)))
            parent[high] = low  # the smaller index leads, so the root names the component
        return [root(index) for index in range(count)]

    def map_groups(
        self,
        function: Callable[[str, Sequence[A]], Sequence[B]],
        groups: Mapping[str, Sequence[A]],
    ) -> list[B]:
        """``function`` on each group, groups in order of their key, results joined."""
        items = [(function, key, groups[key]) for key in sorted(groups)]
        batches = self._batches(items)
        return [answer for answers in self._map(_run_groups, batches) for answer in answers]

    def _batches(self, records: Sequence[A]) -> list[Sequence[A]]:
        share = -(-len(records) // (self.workers * BATCHES_PER_WORKER))
        size = self.batch_size or max(1, min(LARGEST_BATCH, share))
        return [records[at : at + size] for at in range(0, len(records), size)]

    def _map(
        self, function: Callable[[Sequence[A]], Sequence[B]], batches: Sequence[Sequence[A]]
    ) -> Iterable[Sequence[B]]:
        if self.workers == 1 or len(batches) < 2:
            return map(function, batches)
        return self._executor().map(function, batches)

    def _executor(self) -> Executor:
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor

            self._pool = ProcessPoolExecutor(self.workers, mp_context=_context())
        return self._pool


def _run_groups(
    items: Sequence[tuple[Callable[[str, Sequence[A]], Sequence[B]], str, Sequence[A]]],
) -> list[B]:
    return [answer for function, key, records in items for answer in function(key, records)]


def _context() -> BaseContext:
    """Fork where that is safe (Linux, no other thread), so that workers need not import anew."""
    import multiprocessing
    import sys
    import threading

    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")
