"""Two names so near that one may be a slip for the other; never merged, only asked about.

Passes: "Sara Carter" and "Sara Carver-Jones". Fires: "Sara Carter" and "Sarah Carter".
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.checks.findings import Draft, Side
from factcheck.checks.wording import listed, show
from factcheck.model import Gate
from factcheck.values import Name
from factcheck.values.names import NameKind, lone_slip, near_miss

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim, Entity


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for a chain of near names that articles use apart, or for the spellings of
    one word of a name."""
    predicate = f"{bundle.subject.kind}.name"
    if predicate not in rule.predicates:
        return
    found = _sides(bundle, predicate) if bundle.entities else _spelt(bundle, predicate)
    sides = sorted(found, key=lambda side: (-len(side.sources), str(side.value)))
    if len(sides) > 1:
        yield Draft(
            verdict="contradiction",
            predicate=predicate,
            sides=tuple(sides),
            gates=(Gate("same-subject", True, "near names in articles that have much in common"),),
            detail=listed([show(side.value) for side in sides]),
        )


def _sides(bundle: Bundle, predicate: str) -> list[Side]:
    """One side for each of the names that are alike."""
    every = [(entity, _side(bundle, entity, predicate)) for entity in _alike(bundle.entities)]
    return [s for entity, s in every if s.claims or (entity.kind != "person" and s.sources)]


def _spelt(bundle: Bundle, predicate: str) -> list[Side]:
    """One side for each spelling of a name that is no subject of its own."""
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim in bundle.claims:
        told = claim.predicate == predicate and claim.id not in bundle.retracted
        if told and isinstance(claim.value, Name):
            held[claim.value.name].append(claim)
    return [Side(claims[0].value, tuple(claims)) for _, claims in sorted(held.items())]


def _alike(entities: Sequence[Entity]) -> list[Entity]:
    """Those of as full a name as the first, and not just its plural: "Michael" is no slip for
    "Michele Calo", nor "Playmates" for "Playmate". A family name alone that an article spells in
    another way than beside the given name is one."""
    kept = [entities[0]]
    for entity in entities[1:]:
        if any(_is_slip(other, entity) for other in kept):
            kept.append(entity)
    return kept


def _is_slip(first: Entity, second: Entity) -> bool:
    alone = len(first.label.split()) == 1
    if alone != (len(second.label.split()) == 1):
        shared = {path for path, _ in first.members} & {path for path, _ in second.members}
        return first.kind == "person" and bool(shared) and lone_slip(first.label, second.label)
    if first.label.casefold().rstrip("s") == second.label.casefold().rstrip("s"):
        return False
    return any(near_miss(x, y, kind=_kind(first)) for x in _names(first) for y in _names(second))


def _names(entity: Entity) -> list[str]:
    """Its names that say as much as its label."""
    alone = len(entity.label.split()) == 1
    names = (entity.label, *entity.aliases)
    return [name for name in names if (len(name.split()) == 1) == alone]


def _kind(entity: Entity) -> NameKind:
    assert entity.kind in ("person", "organization", "place")
    return entity.kind


def _side(bundle: Bundle, entity: Entity, predicate: str) -> Side:
    """The spelling and who holds it; an article whose paper has taken the name back does not."""
    kind = _kind(entity)
    named = bundle.of(entity, predicate)
    held = tuple(claim for claim in named if claim.id not in bundle.retracted)
    void = {claim.source for claim in named} - {claim.source for claim in held}
    members = () if held else sorted({path for path, _ in entity.members} - void)
    return Side(Name(entity.label, kind), held, tuple(members))
