"""What an engine can do: four primitives over records, all given pure top-level functions.

Results never depend on the engine, the number of workers or how records were batched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Engine(Protocol):
    """How the stages are spread."""

    def map_batches(
        self, function: Callable[[Sequence[A]], Sequence[B]], records: Sequence[A]
    ) -> list[B]:
        """``function`` over batches of ``records``; one result per record, in their order."""
        ...

    def pairs_by_key(
        self, records: Sequence[A], keys: Callable[[A], Iterable[str]], *, limit: int
    ) -> list[tuple[int, int]]:
        """Blocking: sorted pairs ``i < j`` of records that share a key, each pair once.

        A key shared by more than ``limit`` records says nothing and pairs only neighbours in record
        order, so that the number of pairs grows like the number of records.
        """
        ...

    def connected_components(self, count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
        """For each of ``count`` records the smallest index in its component."""
        ...

    def map_groups(
        self,
        function: Callable[[str, Sequence[A]], Sequence[B]],
        groups: Mapping[str, Sequence[A]],
    ) -> list[B]:
        """``function`` on each group, groups in order of their key, results joined."""
        ...
