"""Values of one predicate that cannot all be true of one subject; and those that sources agree on.

Passes: "held on 20-22 January" and "20-22 January 2026". Fires: "held on 20-21 January" and
"held on 20-22 January".
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final, Literal

from factcheck.checks import gates
from factcheck.checks.findings import Draft, Side
from factcheck.checks.gates import Lasting
from factcheck.checks.positions import Held, group
from factcheck.checks.rule import Options, says
from factcheck.values import Date, Name, Relation, compare
from factcheck.values.places import level
from factcheck.values.words import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim, Gate
    from factcheck.values import Value

Several = Literal["no", "mention", "source", "named"]

_TODAY: Final = ("today", "this morning", "this afternoon", "this evening", "tonight")
_WEEK: Final = tuple(map(str.casefold, WEEKDAYS))
MOST_CLAIMS: Final = 40  # claims of one position that are weighed against another's, all different
# code points between two values that one naming gives: "director and chief scientist"
_ONE_MENTION: Final = 40


class ConflictOptions(Options, frozen=True):
    """How values of one predicate stand to one another."""

    several: Annotated[
        Several,
        says(
            "Which values can be true at once: `no`, none; `mention`, those that one naming "
            "gives together; `source`, all that one article gives, so that two articles "
            "disagree only when they share none; `named`, those that one of the two articles "
            "names anywhere beside the other, as a venue and its town, or that the lists of "
            "places do not know."
        ),
    ] = "no"
    open: Annotated[
        tuple[str, ...],
        says(
            "Predicates whose values never exclude one another, such as who attended: they "
            "are only agreed on."
        ),
    ] = ()
    lasting: Annotated[
        Lasting,
        says(
            "How the fact stands to time: `fixed` never changes (a date, a place), `held` may "
            "pass to another value (a title), `grows` is counted anew (a toll)."
        ),
    ] = "fixed"
    days: Annotated[
        int,
        says("How many days two times of a `held` fact may be apart and still count as one time."),
    ] = 92
    succession: Annotated[
        bool,
        says("Whether a difference that time explains is reported, as an update."),
    ] = False
    not_of: Annotated[
        tuple[str, ...],
        says(
            "Event nouns (`visit`, `strike`; `story` for what an article tells as a whole) of "
            "which the rule says nothing."
        ),
    ] = ()


def check(bundle: Bundle, rule: Rule) -> Iterator[Draft]:
    """Contradictions, updates and agreements on each proposition of ``bundle.subject``."""
    options = rule.options_as(ConflictOptions)
    if bundle.subject.head in options.not_of:
        return
    for predicate, claims in propositions(bundle, rule):
        if len(claims) > 1:
            yield from weigh(Scale(bundle, predicate, claims, options))


def propositions(bundle: Bundle, rule: Rule) -> Iterator[tuple[str, list[Claim]]]:
    """Claims of one predicate, in order of the rule's predicates."""
    for predicate in rule.predicates:
        yield (
            predicate,
            [c for c in bundle.of(bundle.subject, predicate) if gates.holds(c, bundle)],
        )


def relate(bundle: Bundle, first: Value, second: Value) -> Relation:
    """``compare``, where a name also equals another name of the same person or place, and a body
    its acronym."""
    if isinstance(first, Name) and isinstance(second, Name):
        one, two = first.name.casefold(), second.name.casefold()
        owner = bundle.known.get(one)
        if owner is not None and owner == bundle.known.get(two):
            bodies = "organization" in (first.kind, second.kind)
            if not bodies or bundle.acronyms & {one, two}:
                return Relation.EQUAL if one == two else Relation.EQUIVALENT
    return compare(first, second)


class Scale:
    """One proposition being weighed."""

    def __init__(
        self, bundle: Bundle, predicate: str, claims: list[Claim], options: ConflictOptions
    ) -> None:
        self.bundle = bundle
        self.predicate = predicate
        self.options = options
        self.positions = group(claims, partial(relate, bundle))
        self.held_by: dict[str, set[int]] = defaultdict(set)
        for index, position in enumerate(self.positions):
            for claim in position.claims:
                self.held_by[claim.source].add(index)

    @property
    def updates(self) -> bool:
        """Whether a difference that time explains is told."""
        return self.options.succession

    def firm(self, position: Held) -> tuple[Claim, ...]:
        """The claims of a position that can contradict another."""
        return tuple(c for c in position.claims if gates.firm(c, self.bundle))

    def rule_on(self, first: Held, second: Held) -> tuple[str, list[Gate]]:
        """``contradiction``, ``update`` or ``held``, with the gates that say why."""
        return gates.outcome(
            self._ask(one, two)
            for one in self._kinds(first)
            for two in self._kinds(second)
            if not self.together(one, two)
        )

    def lasting(self, one: Claim, two: Claim) -> Lasting:
        """How what the two claims state stands to time."""
        return self.options.lasting

    def _ask(self, one: Claim, two: Claim) -> list[Gate]:
        lasting = self.lasting(one, two)
        return gates.ask(one, two, bundle=self.bundle, lasting=lasting, days=self.options.days)

    def _kinds(self, position: Held) -> list[Claim]:
        """One firm claim for each way the gates could see it."""
        kinds: dict[tuple[str, ...], Claim] = {}
        for claim in self.firm(position):
            scope = f"{dict(claim.stated).get('scope', '')}/{gates.is_part(claim)}"
            when = claim.as_of.edtf if claim.as_of else ""
            kinds.setdefault((scope, when, claim.source), claim)
        return list(kinds.values())[:MOST_CLAIMS]

    def together(self, one: Claim, two: Claim) -> bool:
        """Whether the two values may both be true because their sources say so."""
        if _same_words(one, two):
            return True
        if self.options.several == "mention":
            if any("again" in dict(claim.stated) for claim in (one, two)):
                return False  # one statement made twice, not two days that one clause gives
            return one.source == two.source and (
                max(one.start, two.start) - min(one.end, two.end) <= _ONE_MENTION
            )
        if self.options.several in ("source", "named"):
            shared = one.source == two.source or self._share(one.source, two.source)
            return shared or (self.options.several == "named" and self._beside(one, two))
        return False

    def _beside(self, one: Claim, two: Claim) -> bool:
        """Whether one of the two articles names both places, one name holds the other, or the
        lists do not know both as cities, states or countries."""
        if not isinstance(one.value, Name) or not isinstance(two.value, Name):
            return False
        first, second = one.value.name.casefold(), two.value.name.casefold()
        named = [self.bundle.places.get(claim.source, frozenset()) for claim in (one, two)]
        held = set(first.split()), set(second.split())
        return (
            level(one.value.name) != level(two.value.name)
            or not level(one.value.name)
            or held[0] <= held[1]
            or held[1] <= held[0]
            or any(first in places and second in places for places in named)
        )

    def _share(self, one: str, two: str) -> bool:
        """Whether two sources have a value in common, or values that can both be true."""
        return any(
            j not in self.positions[i].excludes
            for i in self.held_by[one]
            for j in self.held_by[two]
        )


def _weekdays(claim: Claim) -> frozenset[str]:
    """Those that the words name, where they give no day of the month beside them."""
    if any(char.isdigit() for char in claim.text):
        return frozenset()
    return frozenset(_WEEK).intersection(claim.text.casefold().replace(",", " ").split())


def _same_words(one: Claim, two: Claim) -> bool:
    """Whether two days differ only because the articles' own dates do: "Monday" and "on Monday" of
    one text printed a week later."""
    first, second = one.value, two.value
    if not (isinstance(first, Date) and isinstance(second, Date)):
        return False
    if one.source == two.source or not (one.derivation and two.derivation):
        return False
    if one.text.casefold() == two.text.casefold():
        return True
    if _weekdays(one) and (_weekdays(one) == _weekdays(two) or _is_day(second, _weekdays(one))):
        return True
    if _weekdays(two) and _is_day(first, _weekdays(two)):
        return True
    return (_is_today(one) or _is_today(two)) and _a_day_apart(first, second)


def _is_day(value: Date, weekdays: frozenset[str]) -> bool:
    """Whether a day is one of the weekdays: "Monday" and "today", both told of Mondays, differ by
    the dates of their pages alone."""
    if value.start is None or value.start != value.end:
        return False
    return _WEEK[date.fromisoformat(value.start).weekday()] in weekdays


def _is_today(claim: Claim) -> bool:
    """Whether the words name the day of the article itself: a page may be dated a day late."""
    return claim.text.casefold().removeprefix("earlier ").startswith(_TODAY)


def _a_day_apart(first: Date, second: Date) -> bool:
    days = [gates.gap(*pair) for pair in ((first, second), (second, first))]
    return max((gap for gap in days if gap is not None), default=0) == 1


def weigh(scale: Scale) -> Iterator[Draft]:
    """What the scale shows: a contradiction, an update, agreements."""
    positions = scale.positions
    if scale.predicate not in scale.options.open:
        disputed, changed, answers = _disputes(scale)
        if disputed:
            yield _draft(scale, "contradiction", disputed, answers["contradiction"])
        if scale.updates and not changed <= disputed:
            yield _draft(scale, "update", changed, answers["update"])
    agreed = [p for p in positions if _voices(scale.bundle, p.claims) > 1]
    if scale.options.several == "source" and agreed:
        yield _agreement(scale, agreed)
    elif agreed:
        for position in agreed:
            yield _agreement(scale, [position])


def _disputes(scale: Scale) -> tuple[set[int], set[int], dict[str, list[Gate]]]:
    """Indexes of the positions in contradiction, of those in an update, and the first answers of
    each."""
    found: dict[str, set[int]] = {"contradiction": set(), "update": set()}
    answers: dict[str, list[Gate]] = {}
    for i, first in enumerate(scale.positions):
        for j in sorted(first.excludes):
            if j > i:
                outcome, gates_asked = scale.rule_on(first, scale.positions[j])
                if outcome in found:
                    found[outcome] |= {i, j}
                    answers.setdefault(outcome, gates_asked)
    return found["contradiction"], found["update"], answers


def _draft(
    scale: Scale,
    verdict: Literal["contradiction", "update"],
    indexes: Iterable[int],
    answers: Sequence[Gate],
) -> Draft:
    sides = [
        Side(scale.positions[i].value, scale.firm(scale.positions[i])) for i in sorted(indexes)
    ]
    if verdict == "update":
        sides.sort(key=lambda side: min(gates.start(c.as_of) for c in side.claims))
    return Draft(
        verdict=verdict, predicate=scale.predicate, sides=tuple(sides), gates=tuple(answers)
    )


def _agreement(scale: Scale, positions: Sequence[Held]) -> Draft:
    sides = tuple(Side(position.value, position.claims) for position in positions)
    return Draft(verdict="agreement", predicate=scale.predicate, sides=sides)


def _voices(bundle: Bundle, claims: Sequence[Claim]) -> int:
    return bundle.speaking(claims)
