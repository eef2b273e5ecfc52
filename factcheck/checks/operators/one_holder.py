"""A post that one person holds at a time cannot have two holders at one time.

Passes: two directors three years apart, a director and a deputy or an acting director. Fires:
"Ana Roe, director of the Port Authority" and "Ben Poe, director of the Port Authority" in one week.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Annotated

from factcheck.checks import gates
from factcheck.checks.findings import Draft, Side
from factcheck.checks.rule import Options, says
from factcheck.values import Name, compare_names
from factcheck.values.names import near_miss

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim, Entity, Gate


class HolderOptions(Options, frozen=True):
    """When two holders are holders at one time."""

    days: Annotated[
        int,
        says("How many days apart two articles may speak and still be of one time."),
    ] = 92


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for all who hold the post at one time, one update for those in turn.

    Two people whom one article gives the post are told apart by it (a co-director, a namesake
    body), and two names that may be one person's are other rules' matter.
    """
    days = rule.options_as(HolderOptions).days
    holders = dict(_holders(bundle))
    found: dict[str, dict[str, list[Gate]]] = {"contradiction": {}, "update": {}}
    for one, two in combinations(bundle.entities, 2):
        if one.id in holders and two.id in holders and not _maybe_one(one, two):
            outcome, asked = _weigh(holders[one.id], holders[two.id], bundle, days)
            for entity in (one, two) if outcome in found else ():
                found[outcome].setdefault(entity.id, asked)
    yield from _drafts(bundle, holders, found)


def _drafts(
    bundle: Bundle, holders: dict[str, list[Claim]], found: dict[str, dict[str, list[Gate]]]
) -> Iterator[Draft]:
    disputed, changed = found["contradiction"], found["update"]
    if disputed:
        yield _draft(bundle, "contradiction", holders, disputed)
    if changed.keys() - disputed.keys():
        yield _draft(bundle, "update", holders, changed)


def _draft(
    bundle: Bundle,
    verdict: str,
    holders: dict[str, list[Claim]],
    asked: dict[str, list[Gate]],
) -> Draft:
    people = [entity for entity in bundle.entities if entity.id in asked]
    people.sort(key=lambda e: (min(gates.start(c.as_of) for c in holders[e.id]), e.label, e.id))
    return Draft(
        verdict="contradiction" if verdict == "contradiction" else "update",
        predicate="person.title",
        sides=tuple(Side(Name(e.label, "person"), tuple(holders[e.id])) for e in people),
        gates=tuple(asked[people[0].id]),
    )


def _holders(bundle: Bundle) -> Iterator[tuple[str, list[Claim]]]:
    for entity in bundle.entities:
        claims = [c for c in bundle.claims if c.subject == entity.id and gates.firm(c, bundle)]
        if claims:
            yield entity.id, claims


def _maybe_one(one: Entity, two: Entity) -> bool:
    """Whether the two names may be one person's: spelt nearly alike, or one a part of the other."""
    names = [(x, y) for x in (one.label, *one.aliases) for y in (two.label, *two.aliases)]
    return any(near_miss(x, y) or compare_names(x, y).agrees for x, y in names)


def _weigh(
    mine: Sequence[Claim], theirs: Sequence[Claim], bundle: Bundle, days: int
) -> tuple[str, list[Gate]]:
    """``contradiction``, ``update`` or ``held``, with the gates that say why."""
    if {c.source for c in mine} & {c.source for c in theirs}:
        return "held", []
    return gates.outcome(
        gates.ask(one, two, bundle=bundle, lasting="held", days=days)
        for one in mine
        for two in theirs
        # who stands in for the holder holds the post beside them
        if gates.acting(one) == gates.acting(two)
    )
