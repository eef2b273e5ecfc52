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
_FEWEST: Final = 4  # shared words below which a share means nothing
_WEIGHT: Final = 1.0


class Stories:
    """Compares articles, each pair once."""

    def __init__(self) -> None:
        self._shared: dict[tuple[str, str], frozenset[str]] = {}

    def evidence(self, first: Node, second: Node) -> Evidence | None:
        """Evidence "story" where two articles share enough words besides the nodes' own names.

        One article proves nothing about itself.
        """
        if first.path == second.path:
            return None
        key = (first.path, second.path) if first.path < second.path else (second.path, first.path)
        if key not in self._shared:
            self._shared[key] = first.terms & second.terms
        shared = self._shared[key]
        count = len(shared) - sum(word in shared for word in first.own | second.own)
        smaller = min(len(first.terms), len(second.terms))
        share = count / smaller if smaller else 0.0
        if share < _ALIKE or count < _FEWEST:
            return None
        weight = _WEIGHT if share < _SAME else 1.5 * _WEIGHT
        return Evidence("story", weight, f"{share:.0%} of the shorter article's words are shared")
