"""Two counts of one thing that cannot both be right.

Passes: "more than 10 countries" and "17 countries"; "five houses burnt" and "eight houses sold".
Fires: "eight arrests" and "nine people were arrested" in one raid.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Literal

from factcheck.checks import gates
from factcheck.checks.operators.conflict import MOST_CLAIMS, ConflictOptions, Scale, weigh
from factcheck.checks.rule import says
from factcheck.checks.same_count import occasions, pair
from factcheck.values import Quantity, Relation, compare
from factcheck.values.units import unit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.findings import Draft
    from factcheck.checks.gates import Lasting
    from factcheck.checks.positions import Held
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim, Gate


class CountOptions(ConflictOptions, frozen=True):
    """What is counted, and how counts stand to one another."""

    sure: Annotated[
        tuple[str, ...],
        says(
            "Units that mean one thing wherever they are counted of an event (the killed, the "
            "arrested). Any other noun an article may well use for two things, so that only "
            "two articles can differ on it."
        ),
    ] = ()
    whole: Annotated[
        tuple[str, ...],
        says(
            "The event nouns that stand for all that an article tells; what is counted there "
            "is compared story by story."
        ),
    ] = ()
    of: Annotated[
        Literal["", "sums", "others"],
        says("What is counted: `sums` of money, all `others`, or both where it is empty."),
    ] = ""
    growing: Annotated[
        tuple[str, ...],
        says(
            "Roles of sums that are counted anew as more becomes known (raised, stolen, lost); any "
            "other sum (a price, a profit) stays what it was."
        ),
    ] = ()
    superseded: Annotated[
        bool,
        says(
            "Whether the rule tells of counts that grew between two reports, and of nothing else."
        ),
    ] = False


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """Contradictions and agreements on each count of ``bundle.subject``; updates alone where the
    rule asks for them."""
    options = rule.options_as(CountOptions)
    for draft in _drafts(bundle, rule, options):
        if (draft.verdict == "update") == options.superseded:
            yield draft


def _drafts(bundle: Bundle, rule: Rule, options: CountOptions) -> Iterator[Draft]:
    if bundle.by == "stories":
        yield from _told(bundle, options)
    elif bundle.subject.head not in options.whole:
        for predicate in rule.predicates:
            counted = _counted(bundle.of(bundle.subject, predicate), bundle, options)
            for claims in _propositions(counted, options.sure):
                if len(claims) > 1:
                    yield from weigh(CountScale(bundle, predicate, claims, options))


def _counted(claims: Iterable[Claim], bundle: Bundle, options: CountOptions) -> list[Claim]:
    """The quantities that the rule looks at."""
    return [
        claim
        for claim in claims
        if isinstance(claim.value, Quantity)
        and gates.holds(claim, bundle)
        and not _is_rate(claim.value)
        and (
            not options.of or _is_money(unit(claim.value.unit).dimension) == (options.of == "sums")
        )
    ]


def _propositions(claims: Iterable[Claim], sure: Container[str]) -> Iterator[list[Claim]]:
    """Claims that count one thing: one dimension (miles and kilometres, nations and countries) and
    one role, since five houses burnt and five houses sold are two counts."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        assert isinstance(claim.value, Quantity)
        role = "" if claim.value.unit in sure else dict(claim.stated).get("role", "")
        found[unit(claim.value.unit).dimension, role].append(claim)
    for _, held in sorted(found.items()):
        yield held


def _told(bundle: Bundle, options: CountOptions) -> Iterator[Draft]:
    """What the articles of one story count, whatever event each of them puts it on."""
    quantities = [claim for claim in bundle.claims if claim.predicate == "quantity"]
    counted = _counted(quantities, bundle, options)
    found = pair(
        counted,
        told=quantities,
        occasions=occasions(bundle),
        sure=options.sure,
        published=bundle.published,
    )
    for claims in found.propositions:
        yield from weigh(StoryScale(bundle, list(claims), options, found.matched))


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
        apart = one.source != two.source
        if apart and self.bundle.is_told(one.source, two.source):
            return True  # the story's bundle tells
        if not apart and dict(one.stated).get("at") == dict(two.stated).get("at", ""):
            return True  # two numbers of one sentence count two things
        if one.value.unit in self.counting.sure:
            return False
        if _of_two(one, two):
            return True
        role = dict(one.stated).get("role", "")
        if not (apart or role):
            return True
        return not unit(one.value.unit).is_count and not (apart and role)

    @property
    def updates(self) -> bool:
        """Whether a count that grew is told."""
        return self.counting.superseded

    def lasting(self, one: Claim, two: Claim) -> Lasting:
        """A measure is no count and does not grow with it, but the ground that burns or floods; of
        sums only some do."""
        assert isinstance(one.value, Quantity)
        of = unit(one.value.unit)
        if _is_money(of.dimension):
            roles = {dict(claim.stated).get("role", "") for claim in (one, two)}
            return self.options.lasting if roles & set(self.counting.growing) else "fixed"
        return self.options.lasting if of.is_count or of.dimension == "area" else "fixed"


class StoryScale(CountScale):
    """Counts of one proposition of a story; ``matched`` are the claims that count one thing."""

    def __init__(
        self,
        bundle: Bundle,
        claims: list[Claim],
        options: CountOptions,
        matched: Container[tuple[str, str]],
    ) -> None:
        super().__init__(bundle, "quantity", claims, options)
        self.matched = matched

    def together(self, one: Claim, two: Claim) -> bool:
        """Whether nothing shows that the two count one thing, at one time: an article that nothing
        dates may tell of a like event of another year."""
        if (one.source in self.bundle.published) != (two.source in self.bundle.published):
            return True
        return (one.id, two.id) not in self.matched

    def rule_on(self, first: Held, second: Held) -> tuple[str, list[Gate]]:
        """As of any scale; two positions whose widest values meet are no dispute."""
        if compare(first.value, second.value) is not Relation.DISJOINT:
            return "held", []
        return super().rule_on(first, second)

    def _kinds(self, position: Held) -> list[Claim]:
        return list(self.firm(position))[:MOST_CLAIMS]


def _of_two(one: Claim, two: Claim) -> bool:
    """Whether the words name two different people, bodies or places as those it is told of."""
    first, second = (dict(c.stated).get("who", "").casefold().split() for c in (one, two))
    return bool(first and second) and first[-1] != second[-1]


def _is_money(dimension: str) -> bool:
    return dimension.startswith("money")
