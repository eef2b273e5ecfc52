"""How alike two articles are as a whole: evidence that they report one story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Evidence

if TYPE_CHECKING:
    from factcheck.resolve.nodes import Node

# Overlap coefficient (Szymkiewicz-Simpson) of the content words of two articles. Two articles of
# one language that share nothing but newspaper English stay near 0.1.
_ALIKE: Final = 0.2
_SAME: Final = 0.4
_WEIGHT: Final = 1.0


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Shared words over the smaller number of words, in [0, 1]; 0 where either has none."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


class Stories:
    """Compares articles, each pair once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Evidence | None] = {}

    def evidence(self, first: Node, second: Node) -> Evidence | None:
        """Evidence "story" where two articles share enough words; one article proves nothing."""
        if first.path == second.path:
            return None
        key = (first.path, second.path) if first.path < second.path else (second.path, first.path)
        if key not in self._known:
            self._known[key] = _compare(first.terms, second.terms)
        return self._known[key]


def _compare(first: frozenset[str], second: frozenset[str]) -> Evidence | None:
    share = overlap(first, second)
    if share < _ALIKE:
        return None
    weight = _WEIGHT if share < _SAME else 1.5 * _WEIGHT
    return Evidence("story", weight, f"{share:.0%} of the shorter article's words are shared")
