"""An acronym stands for one body, and a body has one acronym.

Passes: "Counternarcotics Working Group (CNWG)" twice. Fires: "Campaign to Re-elect the President
(CREEP)" and "Committee to Re-elect the President (CREEP)" in one story.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from factcheck.checks import gates
from factcheck.checks.findings import Draft, Side
from factcheck.checks.wording import acronym_key
from factcheck.model import Gate
from factcheck.values import Name, Relation, Text, compare_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim, Entity

_MOST_BODIES: Final = 12
_MOST_PATHS: Final = 20
_SHARED: Final = 2  # people and bodies that two articles of one story both name


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """Contradictions on what an acronym stands for and on a body's acronym; agreements on the
    latter."""
    if bundle.by == "acronym":
        yield from _expansions(bundle, rule)
    else:
        yield from _acronyms(bundle, rule)


def _held(bundle: Bundle, body: Entity, rule: Rule) -> list[Claim]:
    return [c for c in bundle.of(body, *rule.predicates) if gates.firm(c, bundle)]


def _expansions(bundle: Bundle, rule: Rule) -> Iterator[Draft]:
    """One acronym, long names that exclude each other, in one story."""
    bodies = [b for b in bundle.entities if len(b.label.split()) > 1][:_MOST_BODIES]
    held = {body.id: _held(bundle, body, rule) for body in bodies}
    apart: dict[str, Entity] = {}
    for first, second in combinations([body for body in bodies if held[body.id]], 2):
        relation = compare_names(first.label, second.label, kind="organization")
        own = {first.id, second.id}
        if relation is Relation.DISJOINT and _one_story(
            bundle, held[first.id], held[second.id], own
        ):
            apart |= {first.id: first, second.id: second}
    if apart:
        claims = held[next(iter(apart))]
        acronym = claims[0].value.text if isinstance(claims[0].value, Text) else ""
        yield Draft(
            verdict="contradiction",
            predicate=claims[0].predicate,
            subject=next(iter(apart.values())),
            sides=tuple(
                Side(Name(body.label, "organization"), tuple(held[body.id]))
                for body in apart.values()
            ),
            gates=(
                Gate("same-subject", True, f"one acronym, {acronym}"),
                Gate("scope", True, "the articles tell one story"),
            ),
            detail=f"what {acronym} stands for",
        )


def _one_story(
    bundle: Bundle, first: Sequence[Claim], second: Sequence[Claim], own: set[str]
) -> bool:
    """Whether some article of one and some of the other are one, share an event, or name the same
    people and bodies: far stories may well use one acronym for two things."""
    ones = sorted({c.source for c in first})[:_MOST_PATHS]
    twos = sorted({c.source for c in second})[:_MOST_PATHS]
    for one in ones:
        for two in twos:
            shared = bundle.contexts.get(one, frozenset()) & bundle.contexts.get(two, frozenset())
            named = [key for key in shared if key.partition("/")[2] not in own]
            if one == two or len(named) >= _SHARED or any(k.startswith("event/") for k in named):
                return True
    return False


def _acronyms(bundle: Bundle, rule: Rule) -> Iterator[Draft]:
    """One body, two acronyms; or one that several voices give."""
    by_key: dict[str, list[Claim]] = defaultdict(list)
    for claim in _held(bundle, bundle.subject, rule):
        if isinstance(claim.value, Text):
            by_key[acronym_key(claim.value.text)].append(claim)
    sides = [Side(claims[0].value, tuple(claims)) for _, claims in sorted(by_key.items())]
    predicate = next((c.predicate for claims in by_key.values() for c in claims), "")
    detail = f"the acronym of {bundle.label}"
    if len(sides) > 1:
        yield Draft(verdict="contradiction", predicate=predicate, sides=tuple(sides), detail=detail)
    for side in sides:
        if len({bundle.voice(path) for path in side.sources}) > 1:
            yield Draft(verdict="agreement", predicate=predicate, sides=(side,), detail=detail)
