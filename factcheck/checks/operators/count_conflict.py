"""Two counts of one thing that cannot both be right.

Passes: "more than 10 countries" and "17 countries"; "five houses burnt" and "eight houses sold".
Fires: "eight arrests" and "nine people were arrested" in one raid.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.checks import gates
from factcheck.checks.operators.conflict import ConflictOptions, Scale, weigh
from factcheck.values import Quantity
from factcheck.values.units import unit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.findings import Draft
    from factcheck.checks.gates import Lasting
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim


class CountOptions(ConflictOptions, frozen=True):
    """``sure``: units that mean one thing wherever they are counted of an event (the killed, the
    arrested); for any other noun, an article may well count two things by one name, so that only
    two articles can differ. ``whole``: the event nouns that stand for all an article tells, of
    which nothing but ``sure`` units can be compared. A measure, a share or a sum is compared
    only where its verb says what it measures.
    """

    sure: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """Contradictions and agreements on each count of ``bundle.subject``."""
    options = rule.options_as(CountOptions)
    for predicate in rule.predicates:
        for claims in _propositions(bundle, predicate, options.sure):
            if len(claims) > 1:
                yield from weigh(CountScale(bundle, predicate, claims, options))


def _propositions(bundle: Bundle, predicate: str, sure: Container[str]) -> Iterator[list[Claim]]:
    """Claims that count one thing: one dimension (miles and kilometres, nations and countries) and
    one role, since five houses burnt and five houses sold are two counts."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in bundle.of(bundle.subject, predicate):
        if (
            isinstance(claim.value, Quantity)
            and gates.holds(claim, bundle)
            and not _is_rate(claim.value)
        ):
            role = "" if claim.value.unit in sure else dict(claim.stated).get("role", "")
            found[unit(claim.value.unit).dimension, role].append(claim)
    for _, claims in sorted(found.items()):
        yield claims


def _is_rate(value: Quantity) -> bool:
    """Whether a number of countable things is no whole one: "15.5 points" are points per game."""
    ends = [end for end in (value.low, value.high) if end is not None]
    return unit(value.unit).is_count and any(end != int(end) for end in ends)


class CountScale(Scale):
    """Counts of one dimension and role being weighed."""

    def __init__(
        self, bundle: Bundle, predicate: str, claims: list[Claim], options: CountOptions
    ) -> None:
        super().__init__(bundle, predicate, claims, options)
        self.counting = options

    def together(self, one: Claim, two: Claim) -> bool:
        """Whether the two may count different things by one name."""
        assert isinstance(one.value, Quantity)
        apart, whole = one.source != two.source, self.bundle.subject.head in self.counting.whole
        if one.value.unit in self.counting.sure:
            return whole and not apart
        if _of_two(one, two):
            return True
        role = dict(one.stated).get("role", "")
        if whole or not (apart or role):
            return True
        return not unit(one.value.unit).is_count and not (apart and role)

    def lasting(self, one: Claim, two: Claim) -> Lasting:
        """A measure is no count and does not grow with it."""
        assert isinstance(one.value, Quantity)
        grows = unit(one.value.unit)
        return self.options.lasting if grows.is_count or _is_money(grows.dimension) else "fixed"


def _of_two(one: Claim, two: Claim) -> bool:
    """Whether the words name two different people, bodies or places as those it is told of."""
    first, second = (dict(c.stated).get("who", "").casefold().split() for c in (one, two))
    return bool(first and second) and first[-1] != second[-1]


def _is_money(dimension: str) -> bool:
    return dimension.startswith("money")
