"""Two names so near that one may be a slip for the other; never merged, only asked about.

Passes: "Sara Carter" and "Sara Carver-Jones". Fires: "Sara Carter" and "Sarah Carter".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checks.findings import Draft, Side
from factcheck.checks.wording import listed, show
from factcheck.model import Gate
from factcheck.values import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Entity


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for a chain of near names that articles use apart."""
    predicate = f"{bundle.subject.kind}.name"
    if predicate not in rule.predicates:
        return
    sides = sorted(
        (
            side
            for entity in _alike(bundle.entities)
            if (side := _side(bundle, entity, predicate)).claims or entity.kind != "person"
        ),
        key=lambda side: (-len(side.sources), str(side.value)),
    )
    if len(sides) > 1:
        yield Draft(
            verdict="contradiction",
            predicate=predicate,
            sides=tuple(sides),
            gates=(Gate("same-subject", True, "near names in articles that have much in common"),),
            detail=listed([show(side.value) for side in sides]),
        )


def _alike(entities: Sequence[Entity]) -> list[Entity]:
    """Those of as full a name as the first, and not just its plural: "Michael" is no slip for
    "Michele Calo", nor "Playmates" for "Playmate"."""
    first = entities[0]
    alone = len(first.label.split()) == 1
    singular = first.label.casefold().rstrip("s")
    return [
        first,
        *(
            entity
            for entity in entities[1:]
            if (len(entity.label.split()) == 1) == alone
            and entity.label.casefold().rstrip("s") != singular
        ),
    ]


def _side(bundle: Bundle, entity: Entity, predicate: str) -> Side:
    kind = entity.kind
    assert kind in ("person", "organization", "place")
    paths = tuple(sorted({path for path, _ in entity.members}))
    return Side(Name(entity.label, kind), tuple(bundle.of(entity, predicate)), paths)
