"""Which numbers of two articles count one thing, told by what stands around them.

Every reason has a weight, and two numbers are one count where the sum is high enough and neither
has a better partner in the other's article. Counts are compared within blocks of one dimension.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import cache, cached_property, lru_cache
from math import fsum, log
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon
from factcheck.checks import gates, modifiers
from factcheck.values import Date, Quantity, Relation, compare
from factcheck.values.units import unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.model import Claim

Days = tuple[date, date]
Given = tuple[str, float | int | None, float | int | None]  # unit, low, high

THRESHOLD: Final = 2.6
_MOST: Final = 48  # counts of one dimension that are compared
_LEAD: Final = 400  # code points in which an article says what it is about
_FEW: Final = 6  # numbers that a brief gives at most
_TEXTS: Final = 701  # that ``lexicon/word_spread.tsv`` was counted in
_VALUES: Final = 3  # values that articles may give for one thing
_SAME_WORDS: Final = 0.7  # overlap of two clauses that are nearly one
_LARGE: Final = 20
_CLOSE: Final = 0.03  # of the decimal logarithm: 7 %
_ONE: Final = 1
_OUT_OF: Final = "out of"  # the scope of a whole that only a part of is told of
_SHORT: Final = 0.75  # weight of words that every frame is taken to lack
_NEAR: Final = 3  # days between two dates of one event, as two articles may give them
_TOLD_BY_ROLE: Final = frozenset(("length", "time"))  # how far, how long: one thing of each role
_MAGNITUDE: Final = "magnitude"  # of a quake
_DAYS: Final = 7  # in which two reports are of one quake
_AFTER: Final = frozenset("aftershock aftershocks previous earlier last another".split())
_FROM: Final = "from"  # the role of a distance
_POPULATION: Final = "population"
_RARE: Final = log(_TEXTS)


class Occasion(Struct, frozen=True):
    """An event: its noun, and the days it is said to have been on."""

    id: str
    head: str
    days: tuple[Days, ...] = ()


class Count(Struct, frozen=True, kw_only=True, dict=True):
    """A claim with what it is compared by."""

    claim: Claim
    value: Quantity
    role: str
    scope: str
    who: str
    frame: frozenset[str]
    event: Occasion | None = None  # None for the story as a whole
    place: str = ""  # whose population or distance it is
    published: str = ""  # the day of its article, ISO
    people: frozenset[str] = frozenset()  # last names in its sentence
    brief: bool = False  # its article counts few things, and this one in its lead

    @cached_property
    def is_part(self) -> bool:
        """Whether its words count a part."""
        return gates.is_part(self.claim)

    @cached_property
    def is_year(self) -> bool:
        """Whether it is written as years are: "their 1974 stories"."""
        text = self.claim.text
        return text[:4].isdigit() and text[:2] in ("19", "20") and text[4:5] == " "

    @cached_property
    def last_name(self) -> str:
        """The last word of who it is told of, casefolded."""
        return (self.who.casefold().split() or [""])[-1]

    @cached_property
    def where(self) -> frozenset[str]:
        """The words of its place, casefolded."""
        return frozenset(self.place.casefold().split())

    @cached_property
    def nameless(self) -> frozenset[str]:
        """Its frame without the people in it."""
        return self.frame - {name.casefold() for name in self.people}


class Pairs(Struct, frozen=True):
    """What counts one thing: claims by proposition, and which of them were matched."""

    propositions: tuple[tuple[Claim, ...], ...]
    matched: frozenset[tuple[str, str]]


def occasions(bundle: Bundle) -> dict[str, Occasion]:
    """The events of a story by id, with the days they were on."""
    days: dict[str, list[Days]] = defaultdict(list)
    for claim in bundle.claims:
        if claim.predicate == "event.date" and isinstance(claim.value, Date):
            first, last = claim.value.start, claim.value.end
            if first and last:
                days[claim.subject].append((date.fromisoformat(first), date.fromisoformat(last)))
    return {
        event.id: Occasion(event.id, event.head, tuple(days.get(event.id, ())))
        for event in bundle.entities
    }


def pair(
    claims: Sequence[Claim],
    *,
    told: Iterable[Claim],
    occasions: Mapping[str, Occasion],
    sure: Collection[str],
    published: Mapping[str, str],
) -> Pairs:
    """The propositions of ``claims``, which are quantities of one story. ``told``: all that its
    articles give, whoever says it; ``occasions``: the events among their subjects, by id;
    ``sure``: units that need no role; ``published``: the days of the articles that have one."""
    given = _given(told)
    propositions: list[tuple[Claim, ...]] = []
    matched: set[tuple[str, str]] = set()
    for _, block in sorted(_blocks(claims, occasions, published).items(), key=itemgetter(0)):
        links = list(_links(block, given, sure))
        matched.update(pair for a, b in links for pair in ((a, b), (b, a)))
        propositions += _joined(block, links)
    return Pairs(tuple(propositions), frozenset(matched))


def _blocks(
    claims: Sequence[Claim], occasions: Mapping[str, Occasion], published: Mapping[str, str]
) -> dict[str, list[Count]]:
    """Counts by dimension, those of two articles at least."""
    blocks: dict[str, list[Count]] = defaultdict(list)
    given = Counter(claim.source for claim in claims)
    for claim in claims:
        if not isinstance(claim.value, Quantity):
            continue
        stated = dict(claim.stated)
        count = Count(
            claim=claim,
            value=claim.value,
            role=stated.get("role", ""),
            scope=stated.get("scope", ""),
            who=stated.get("who", ""),
            place=stated.get("place", ""),
            published=published.get(claim.source, ""),
            frame=frozenset(stated.get("frame", "").split()),
            event=occasions.get(claim.subject),
            people=frozenset(stated.get("people", "").split()),
            brief=given[claim.source] <= _FEW and int(stated.get("at", "0")) < _LEAD,
        )
        blocks[unit(claim.value.unit).dimension].append(count)
    return {
        dimension: block[:_MOST]
        for dimension, block in blocks.items()
        if len({count.claim.source for count in block}) > 1
    }


class Block:
    """The counts of one dimension that a story's articles give."""

    def __init__(self, counts: Sequence[Count]) -> None:
        self.counts = counts
        self._values: dict[tuple[str, str, str], int] = {}

    def leads(self, one: Count) -> bool:
        """Whether a count is the first that its article gives of what happened, as the strength of
        the quake that it reports is; of an aftershock or an earlier quake it tells later."""
        if one.scope or not _AFTER.isdisjoint(one.frame):
            return False
        return all(
            count.claim.start >= one.claim.start or count.scope
            for count in self.counts
            if count.claim.source == one.claim.source
        )

    def values(self, source: str, one: Count, two: Count) -> int:
        """How many different values one article (all of them: "") gives for what two counts may
        both be: of their scope, and of their role or none. A measure that has a role is known by
        it, so that one without is another thing, and 60 m and 200 ft are one value."""
        role = one.role or two.role
        key = (source, one.scope, role)
        if key not in self._values:
            measured = bool(role) and unit(one.value.unit).dimension in _TOLD_BY_ROLE
            values = [
                count.value
                for count in self.counts
                if source in ("", count.claim.source)
                and count.scope == one.scope
                and (not role or count.role == role or not (count.role or measured))
            ]
            self._values[key] = (
                _unlike(values) if measured else len({(v.low, v.high) for v in values})
            )
        return self._values[key]


def _unlike(values: Iterable[Quantity]) -> int:
    """How many of some measures are left where those that agree with one before are dropped."""
    kept: list[Quantity] = []
    for value in values:
        if not any(compare(value, other).agrees for other in kept):
            kept.append(value)
    return len(kept)


def _links(
    counts: Sequence[Count], given: Mapping[Given, set[str]], sure: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Ids of claims that are each other's best partner; where their values differ, no article gives
    both, for it has told two things."""
    certain = frozenset(count.value.unit for count in counts if count.value.unit in sure)
    best = _best(tuple(counts), certain)
    for (i, _), j in best.items():
        one, two = counts[i], counts[j]
        back = best.get((j, one.claim.source))
        if i < j and back == i and not _told_apart(counts, given, one, two):
            yield one.claim.id, two.claim.id


@lru_cache(maxsize=64)  # several rules ask for the same counts of a story, one after the other
def _best(counts: tuple[Count, ...], sure: frozenset[str]) -> Mapping[tuple[int, str], int]:
    """For each count and each other article, the likeliest partner there, in order."""
    block = Block(counts)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for i, one in enumerate(counts):
        for j in range(i):
            two = counts[j]
            if one.claim.source == two.claim.source:
                continue
            weight = likeness(one, two, block=block, sure=sure)
            if weight < THRESHOLD:
                continue
            for at, other in ((i, j), (j, i)):
                key = (at, counts[other].claim.source)
                if key not in best or weight > best[key][0]:
                    best[key] = (weight, other)
    return {key: other for key, (_, other) in sorted(best.items())}


def _told_apart(
    counts: Sequence[Count], given: Mapping[Given, set[str]], one: Count, two: Count
) -> bool:
    """Whether an article gives both values, or a part that makes one into the other. Of one quake,
    two agencies give two strengths, and some articles tell both."""
    if _summed(counts, given, one.value, two.value) or _summed(counts, given, two.value, one.value):
        return True
    return one.value.unit != _MAGNITUDE and _both(given, one.value, two.value)


def _summed(
    counts: Sequence[Count], given: Mapping[Given, set[str]], part: Quantity, whole: Quantity
) -> bool:
    """Whether an article tells apart what another counts in one: "seven assault rifles, two other
    rifles" and "nine rifles"."""
    if not (part.exact and whole.exact) or part == whole:
        return False
    sources = given.get(_key(part), set())
    return any(
        count.claim.source in sources
        and count.value.unit == part.unit
        and count.value.exact
        and (count.value.low or 0) + (part.low or 0) == whole.low
        and count.is_part
        for count in counts
    )


def _given(told: Iterable[Claim]) -> dict[Given, set[str]]:
    """The articles that give each value."""
    given: dict[Given, set[str]] = defaultdict(set)
    for claim in told:
        if isinstance(claim.value, Quantity):
            given[_key(claim.value)].add(claim.source)
    return given


def _key(value: Quantity) -> Given:
    return unit(value.unit).name, value.low, value.high


def _both(given: Mapping[Given, set[str]], one: Quantity, two: Quantity) -> bool:
    """Whether one article gives both values, exact or rounded ("300" and "about 300")."""
    if compare(one, two) is not Relation.DISJOINT:
        return False
    return not _giving(given, one).isdisjoint(_giving(given, two))


def _giving(given: Mapping[Given, set[str]], value: Quantity) -> set[str]:
    name = unit(value.unit).name
    if value.high is None or not value.low:  # a bound is what its words say, no more
        return given.get(_key(value), set())
    return {
        source
        for (unit_name, low, high), sources in given.items()
        if unit_name == name
        and None not in (low, high)
        and low  # "less than 450" does not give 180
        and compare(Quantity(low, high, name), value).agrees
        for source in sources
    }


def likeness(one: Count, two: Count, *, block: Block, sure: Collection[str]) -> float:
    """How surely two numbers of one dimension count one thing; below 0 where they do not.

    The weights were set by reading pairs of several hundred news articles; what matters is their
    order: one event, one role, the only such number of both articles, the words around.
    """
    if _barred(one, two):  # most pairs end here
        return -1.0
    if one.value.unit == _MAGNITUDE:
        main = block.leads(one) and block.leads(two) and not _rounded(one, two)
        return THRESHOLD if main else -1.0
    certain = one.value.unit in sure
    alone = [block.values(count.claim.source, one, two) == 1 for count in (one, two)]
    brief = one.brief and two.brief
    unlike = not certain and one.role and two.role and one.role != two.role
    if unlike and not (brief and all(alone)):
        return -1.0
    weight = _event_weight(one, two)
    weight += 1.0 if certain else _role_weight(one, two, brief=brief)
    if not certain:  # what a story counts many times is many things: goals, games
        weight -= min(2.0, 0.3 * max(0, block.values("", one, two) - _VALUES))
    weight += _unit_weight(one, two)
    if unit(one.value.unit).is_count and not certain:
        weight += modifiers.weight(one.claim.text, two.claim.text)
    weight += 1.0 * all(alone) - 0.5 * (not any(alone))
    weight += 1.25 * brief
    weight += 1.0 * (one.who == two.who != "")
    weight += 1.5 * (one.role == two.role != "" and _one_place(one, two))
    shared = _overlap(_frame(one, two), _frame(two, one))
    weight += 2.5 * shared + 1.25 * (shared > _SAME_WORDS)
    weight -= _others(one.people, two.people, brief=brief)
    if compare(one.value, two.value) is not Relation.DISJOINT:
        return weight + (0.75 if _bound(one.value) or _bound(two.value) else 1.5)
    return weight - _distance(one.value, two.value)


def _frame(one: Count, beside: Count) -> frozenset[str]:
    """The words around a number; without the people named there where nobody is beside the other,
    for a name that one article adds makes it no other count."""
    if beside.people or not one.people:
        return one.frame
    return one.nameless


def _others(one: frozenset[str], two: frozenset[str], *, brief: bool) -> float:
    """How much the people named beside two numbers tell against one count: nobody of one is with
    the other, or each has somebody whom the other lacks (a draw with Lund, a win over Roe)."""
    if not (one and two):
        return 0.0
    if one.isdisjoint(two):
        return 0.5 if brief else 1.5
    each = not (one <= two or two <= one)
    return 0.35 * each if brief else 0.75 * each


def _bound(value: Quantity) -> bool:
    """Whether a value is a bound alone, which agrees with much that is another thing."""
    return value.high is None or not value.low


def _barred(one: Count, two: Count) -> bool:
    """Whether something says that the two count different things."""
    return (
        one.scope != two.scope
        or one.scope == _OUT_OF
        or one.is_part != two.is_part
        or (_differ(one, two) and not _one_place(one, two))
        or _elsewhere(one, two)
        or one.is_year
        or two.is_year
        or _far(one, two)
        or not (unit(one.value.unit).is_count or _at_one_time(one, two))
    )


def _at_one_time(one: Count, two: Count) -> bool:
    """Whether two articles are both dated, or neither: one that nothing dates may tell of a like
    event of another year. Of a quake, whether they are of one week."""
    if one.value.unit != _MAGNITUDE or not (one.published and two.published):
        return bool(one.published) == bool(two.published) and one.value.unit != _MAGNITUDE
    first, second = (date.fromisoformat(count.published) for count in (one, two))
    return abs((first - second).days) <= _DAYS


def _role_weight(one: Count, two: Count, *, brief: bool) -> float:
    """One role, none on either side, or on one alone; two roles only in briefs."""
    if one.role and two.role:
        return 1.0 if one.role == two.role else -1.0
    if one.role or two.role:
        return -0.5
    if not unit(one.value.unit).is_count:
        return -1.0
    return 0.0 if brief else -0.75


def _unit_weight(one: Count, two: Count) -> float:
    """What the noun tells: "cables" more than "people"; of a measure what its role tells."""
    of = unit(one.value.unit)
    if not of.is_count:
        weight = -0.75 if of.dimension == "time" else 0.0
        if (
            one.role == two.role
            and of.dimension in _TOLD_BY_ROLE
            and of.name != "yd"
            and one.role not in ("", _FROM)
        ):
            weight += rarity(one.role.split()[-1])
        return weight
    weight = rarity(of.name)
    if "-" in one.claim.text[:4] + two.claim.text[:4]:
        weight -= 1.0  # a 32-bit version
    if _ONE in (one.value.high, two.value.high):
        weight -= 1.0  # hardly more than an article
    return weight


def _event_weight(one: Count, two: Count) -> float:
    if one.event is None or two.event is None:
        return 0.0
    if one.event.id == two.event.id:
        return 1.0
    return 0.0 if one.event.head == two.event.head else -1.0


def _far(one: Count, two: Count) -> bool:
    """Whether the events were on other days."""
    if one.event is None or two.event is None or one.event.id == two.event.id:
        return False
    gaps = [
        (max(x[0], y[0]) - min(x[1], y[1])).days for x in one.event.days for y in two.event.days
    ]
    return bool(gaps) and min(gaps) > _NEAR


def _distance(one: Quantity, two: Quantity) -> float:
    """0 for numbers of one size, growing to 2 for those that are far apart: parts and wholes differ
    more than two reports of one thing do. Below 0 for large numbers that are nearly one."""
    first, second = _size(one), _size(two)
    if first <= 0 or second <= 0:
        return 0.5
    apart = abs(log(first / second, 10))
    if min(first, second) >= _LARGE and apart < _CLOSE:
        return -0.75
    return min(2.0, 1.5 * apart)


def _size(value: Quantity) -> float:
    """The lower end, else the upper, in the base unit of its dimension."""
    of = unit(value.unit)
    return (value.low or value.high or 0) * of.factor + of.offset


def _differ(one: Count, two: Count) -> bool:
    """Whether the two are told of two people, bodies or places."""
    return bool(one.last_name and two.last_name) and one.last_name != two.last_name


def _rounded(one: Count, two: Count) -> bool:
    """Whether one of two magnitudes is given in whole numbers and may be the other's."""
    whole = any("." not in count.claim.text for count in (one, two))
    return whole and abs(_size(one.value) - _size(two.value)) < _ONE


def _one_place(one: Count, two: Count) -> bool:
    """Whether both tell of one place: Lund, Lund municipality."""
    first, second = one.where, two.where
    return bool(first and second) and (first <= second or second <= first)


def _elsewhere(one: Count, two: Count) -> bool:
    """Whether one of two populations or distances tells of another place, or of one that is not
    named."""
    told = one.role == two.role and one.role in (_FROM, _POPULATION)
    return told and not _one_place(one, two)


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of the smaller frame's weight that both frames hold; a short frame shows less."""
    return fsum(map(rarity, one & two)) / (min(_weight(one), _weight(two)) + _SHORT)


@lru_cache(maxsize=4096)
def _weight(frame: frozenset[str]) -> float:
    return fsum(map(rarity, frame))  # exact: a set has no order


@cache
def _rarities() -> Mapping[str, float]:
    spread = lexicon.mapping("word_spread")
    return {word: log(_TEXTS / (int(n) + 1)) / _RARE for word, n in spread.items()}


def rarity(word: str) -> float:
    """0 for a word of every text, 1 for one of hardly any."""
    return _rarities().get(word, 1.0)


def _joined(
    block: Sequence[Count], links: Iterable[tuple[str, str]]
) -> Iterator[tuple[Claim, ...]]:
    """Claims that links join, in claim order."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for a, b in links:
        root[find(b)] = find(a)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for count in block:
        if count.claim.id in root:
            groups[find(count.claim.id)].append(count.claim)
    yield from (tuple(group) for group in groups.values())
