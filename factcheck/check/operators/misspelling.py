"""Two names so near that one may be a slip for the other; never merged, only asked about.

Passes: "Sara Carter" and "Sara Carver-Jones". Fires: "Sara Carter" and "Sarah Carter".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.findings import Draft, Side
from factcheck.check.wording import listed
from factcheck.model import Gate
from factcheck.values import Name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.check.bundles import Bundle
    from factcheck.check.rule import Rule
    from factcheck.model import Entity


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for a chain of near names that articles use apart."""
    predicate = f"{bundle.subject.kind}.name"
    if predicate not in rule.predicates:
        return
    sides = sorted(
        (_side(bundle, entity, predicate) for entity in bundle.entities),
        key=lambda side: (-len(side.sources), str(side.value)),
    )
    if len(sides) > 1:
        yield Draft(
            verdict="contradiction",
            predicate=predicate,
            sides=tuple(sides),
            gates=(Gate("same-subject", True, "near names in articles that have much in common"),),
            detail=listed([entity.label for entity in bundle.entities]),
        )


def _side(bundle: Bundle, entity: Entity, predicate: str) -> Side:
    kind = entity.kind
    assert kind in ("person", "organization", "place")
    paths = tuple(sorted({path for path, _ in entity.members}))
    return Side(Name(entity.label, kind), tuple(bundle.of(entity, predicate)), paths)
