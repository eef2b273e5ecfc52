"""One text printed twice is one voice.

Passes: two articles that quote one statement. Fires: a wire report and its reprint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checks.findings import Draft, Side
from factcheck.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One variant for a text and all that repeat it; it rests on the claims that date them."""
    paths = {path for copy in bundle.copies for path in (copy.path, copy.original)}
    notes = tuple(
        f"{copy.path} repeats {copy.containment:.0%} of its words from {copy.original}"
        for copy in bundle.copies
    )
    yield Draft(
        verdict="variant",
        predicate=rule.predicates[0] if rule.predicates else "document.text",
        sides=(Side(Text(bundle.subject.label), bundle.claims, tuple(sorted(paths))),),
        notes=notes,
    )
