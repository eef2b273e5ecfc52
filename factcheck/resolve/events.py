"""Events: which mentions of different articles (and of one) are one event.

The body, the ordinal, the date, the place, the people in its roles, the names around it and the
story each give named evidence for; another ordinal of one series, or days that lie far apart, is a
negative edge that no cluster may cross. What is close but not equal (20-21 and 20-22 January; two
names of one group) counts little or nothing, so that it can still be compared afterwards.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon
from factcheck.model import Evidence, Link
from factcheck.resolve import statements
from factcheck.resolve.clusters import cluster, memoised
from factcheck.resolve.statements import Statement
from factcheck.values import Date, Relation, Text, compare, compare_names
from factcheck.values.organizations import body

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.engine.base import Engine
    from factcheck.resolve.nodes import Key, Node
    from factcheck.resolve.stories import Stories

THRESHOLD: Final = 3.0
_REASONS: Final = 3  # kinds of evidence that a link needs
_BLOCK: Final = 50  # records that one key may pair all with all
_FAR: Final = 45  # days: events of one kind that lie further apart are two
_NEAR: Final = 4  # days within which two dates may be one event reported differently
# kinds whose nouns name the steps of one person's or deal's story, not one event: an arrest is no
# sentencing, a death no resignation
_STEPS: Final = frozenset({"legal", "life", "deal"})
_ONCE: Final = frozenset({"death", "birth"})
# steps that a person takes once in a while: another of a few days on is the same
_SINGLE: Final = frozenset(
    "death birth arrest plea conviction sentencing resignation appointment dismissal wedding "
    "marriage divorce release retirement acquittal".split()
)
_UNREST: Final = frozenset({"riot", "protest", "clash", "strike", "fighting"})
_PARTIES: Final = ("person:", "organization:", "patient:", "agent:")  # who stands around an event
_LONGEST: Final = 6  # words of a clause that dated facts are blocked by
_CLAUSE: Final = 4  # words that two clauses must share
_ALIKE: Final = 0.5  # share of the words of two clauses that makes them one statement
_MOST: Final = 0.6  # share of the shorter clause's words that do so where both tell one figure
_LONG_SERIES: Final = 8  # sessions, rounds and races of one day are fewer
_LIKE: Final = 0.6  # share of content words that makes two group names alike


Days = tuple[tuple[date, date], ...]  # first and last of each, inclusive


class Profile(Struct, frozen=True):
    """All of an event node that can set it apart from another for certain."""

    fact: bool
    label: str
    head: str
    body: str
    numbers: tuple[int, ...]
    days: Days
    dates: tuple[Date, ...]
    places: tuple[str, ...]
    headline: bool
    patients: tuple[str, ...] = ()  # who underwent it, of a death, an arrest, a murder
    outcomes: tuple[str, ...] = ()
    expected: bool = False
    lead: bool = False  # its article is about it
    other: bool = False  # "the next hearing", "a similar quake": its article is about another one
    words: frozenset[str] = frozenset()  # of the clause that dates it
    beside: frozenset[str] = frozenset()  # EDTF of other dates in that sentence
    statement: Statement | None = None  # what its date is told of


class Linker:
    """Compares event nodes; ``bodies`` gives the resolved body of each node that has one.

    A ``Constraint`` of their clustering.
    """

    def __init__(self, nodes: Sequence[Node], bodies: Mapping[Key, str], stories: Stories) -> None:
        self.nodes = nodes
        self.bodies = bodies
        self._stories = stories
        self._profiles = [self._profile(node) for node in nodes]
        self.apart = memoised(_apart)
        self.apart_within = memoised(_apart_within)

    def link(self, engine: Engine) -> tuple[list[list[int]], list[Link]]:
        """Clusters of event nodes and the links that hold them."""
        links: dict[tuple[int, int], Link] = {}
        for i, j in engine.pairs_by_key(self.nodes, self._keys, limit=_BLOCK):
            a, b = self.nodes[i], self.nodes[j]
            one, two = self._profiles[i], self._profiles[j]
            if self.apart(one, two) or (a.path == b.path and self.apart_within(one, two)):
                continue
            evidence = tuple(self._evidence(i, j))
            score = sum(e.weight for e in evidence)
            worded = any(e.name in ("clause", "statement") for e in evidence)
            if score >= THRESHOLD and (worded or len(evidence) >= _REASONS):
                links[i, j] = Link(a.key, b.key, round(score, 3), evidence)
        edges = [(i, j, found.score) for (i, j), found in links.items()]
        clusters = cluster(len(self.nodes), edges, self, engine)
        home = {x: n for n, members in enumerate(clusters) for x in members}
        return clusters, [found for (i, j), found in links.items() if home[i] == home[j]]

    # ------------------------------------------------------------ the constraint

    def profile(self, index: int) -> Profile:
        """What can set the node apart."""
        return self._profiles[index]

    def place(self, index: int) -> str:
        """Two numbers in one article are two events, whatever their bodies."""
        return self.nodes[index].path

    def _profile(self, node: Node) -> Profile:
        fact = node.subject.id.startswith("fact:")
        return Profile(
            fact=fact,
            label=node.subject.label.lower() if fact else "",
            head=node.subject.head,
            body=self.bodies.get(node.key, ""),
            numbers=node.numbers,
            days=_days(node.dates),
            dates=node.dates,
            places=node.places,
            headline=node.headline,
            patients=tuple(_marked(node, "patient")),
            outcomes=node.outcomes,
            expected=node.expected,
            lead="lead" in _marked(node, "told"),
            other="other" in _marked(node, "told"),
            words=frozenset(_marked(node, "word")),
            beside=frozenset(_marked(node, "when")),
            statement=statements.of(node) if fact else None,
        )

    # ------------------------------------------------------------ blocking

    def _keys(self, node: Node) -> Iterable[str]:
        """Blocking keys: the body; the kind of event with its month, place or people."""
        head = node.subject.head
        keys = {f"{head}|in|{node.path}"}
        if body := self.bodies.get(node.key):
            keys.add(f"body|{body}")
        keys.update(f"{head}|{place}" for place in node.places)
        keys.update(f"{head}|{holder}" for holder in node.holders)
        keys.update(f"{head}|{name}" for name in node.subject.context if name.startswith(_PARTIES))
        keys.update(f"{head}|{d.start[:7]}" for d in node.dates if d.start)
        story = self._stories.story(node.path)
        keys.add(f"{head}|of|{story}")
        if node.subject.id.startswith("fact:"):
            longest = sorted(_marked(node, "word"), key=lambda word: (-len(word), word))
            keys.update(f"{word}|of|{story}" for word in longest[:_LONGEST])
            keys.update(f"verb:{verb}|of|{story}" for verb in _marked(node, "verb"))
        return sorted(keys)

    # ------------------------------------------------------------ for

    def _evidence(self, i: int, j: int) -> Iterable[Evidence]:
        """Each reason to think that two nodes are one event."""
        a, b = self.nodes[i], self.nodes[j]
        if a.subject.head == b.subject.head:
            yield Evidence("kind", 0.5, a.subject.head)
        yield from self._body(a, b)
        if both := sorted(set(a.numbers) & set(b.numbers)):
            yield Evidence("ordinal", 1.5, f"ordinal {both[0]}")
        if day := _date(a, b):
            yield day
        if place := _place(a, b):
            yield place
        if holders := _same_people(a.holders, b.holders):
            yield Evidence("role", 1.5, ", ".join(holders))
        around = sorted(set(a.subject.context) & set(b.subject.context))
        people = [n.partition(":")[2] for n in around if n.startswith("person:")]
        others = [n.partition(":")[2] for n in around if n.startswith("organization:")]
        if people:
            yield Evidence("people", min(1.5, 0.5 * len(people)), ", ".join(people[:4]))
        if others:
            yield Evidence("bodies", min(0.75, 0.25 * len(others)), ", ".join(others[:4]))
        one, two = self._profiles[i], self._profiles[j]
        stated = _one_statement(one, two)
        if story := self._stories.evidence(a, b, whole=stated):
            yield story
            if self._stories.story(a.path) == self._stories.story(b.path):
                yield from _told_alike(one, two)

    def _body(self, a: Node, b: Node) -> Iterable[Evidence]:
        mine, theirs = self.bodies.get(a.key), self.bodies.get(b.key)
        if mine is None or theirs is None:
            return
        if mine == theirs:
            yield Evidence("group", 2.0, mine)
        elif alike(mine, theirs):
            yield Evidence("group", 1.0, f"{mine} / {theirs}: alike")
        else:
            yield Evidence("group", -1.5, f"{mine} / {theirs}: two bodies")


def alike(first: str, second: str) -> bool:
    """Whether two bodies' names share most of their content words."""
    a, b = set(body(first).words), set(body(second).words)
    return bool(a and b) and len(a & b) / len(a | b) >= _LIKE


def _told_alike(a: Profile, b: Profile) -> Iterable[Evidence]:
    """Of two articles of one story: clauses in nearly the same words; what both are about."""
    if shared := _common(a, b):
        words = sorted(shared, key=lambda word: (-len(word), word))
        yield Evidence("clause", 1.5, " ".join(sorted(words[:4])))
    if _one_step(a, b) and not _two_people(a, b):
        yield Evidence("step", 1.0, f"{a.head} of {a.patients[0]}")
    if a.statement and _one_statement(a, b):
        yield Evidence("statement", 1.5, a.statement.told)
    if a.lead and b.lead and a.head == b.head and not a.fact:
        yield Evidence("main event", 1.0, a.head)


def _one_statement(a: Profile, b: Profile) -> bool:
    """Whether two facts state one thing that happens once."""
    if a.statement is None or b.statement is None:
        return False
    return statements.same(a.statement, b.statement)


def _common(a: Profile, b: Profile) -> frozenset[str]:
    """The words that two clauses share, where they say nearly the same; else none.

    A figure told in both ("sold for $30 million") needs less beside it.
    """
    both = a.words & b.words
    if len(both) >= _CLAUSE and len(both) / len(a.words | b.words) >= _ALIKE:
        return both
    figure = len(both) > 2 and any(word[0].isdigit() for word in both)
    return both if figure and len(both) / min(len(a.words), len(b.words)) >= _MOST else frozenset()


def _marked(node: Node, mark: str) -> list[str]:
    """What a node's context says under one mark, such as ``patient``."""
    mark += ":"
    return [name.removeprefix(mark) for name in node.subject.context if name.startswith(mark)]


# ---------------------------------------------------------------- against


def _apart(a: Profile, b: Profile) -> bool:
    """Whether two nodes certainly are two events."""
    if a.fact != b.fact:
        return True
    if a.fact:
        return not _one_fact(a, b)
    if a.head != b.head and not _one_kind(a, b):
        return True
    if a.head == b.head and _two_people(a, b):
        return True
    if _two_numbers(a, b) and (not a.body or not b.body or a.body == b.body):
        return not _one_occasion(a, b)
    far = _far_apart(a.days, b.days) and not _background(a, b)
    return far or _another_time(a, b) or _another_outcome(a, b)


def _one_fact(a: Profile, b: Profile) -> bool:
    """Dated facts are one only where they are worded alike; what is said recurs."""
    if any(d.edtf in b.beside for d in a.dates) or any(d.edtf in a.beside for d in b.dates):
        return False  # the sentence gives both dates, of two things
    if _one_statement(a, b):
        return True
    if statements.differ(a.statement, b.statement):
        return False
    speech = lexicon.words("speech_verbs")
    if a.head in speech or b.head in speech:
        return False
    if not a.head or not b.head:  # a time by a name alone is known by what happens once
        return statements.one_act(a.statement, b.statement) and bool(_common(a, b))
    return a.label == b.label or bool(_common(a, b))


def _another_time(a: Profile, b: Profile) -> bool:
    """Whether two dates that exclude each other tell two events: of the background, of what goes
    on or comes again, or further apart than reports of one event are."""
    if not a.dates or not b.dates or _meeting(a) or _meeting(b):
        return False
    if _agree(a.dates, b.dates):
        return False
    if a.head in _ONCE and a.patients and b.patients:
        return False  # nobody dies twice
    if a.expected != b.expected or a.head in _UNREST:
        return True
    if a.other or b.other:
        return not (_one_step(a, b) or _background(a, b))
    exact = all(_is_day(d) for d in (*a.dates, *b.dates))
    near = exact and min(_gap(x, y) for x in a.days for y in b.days) <= _NEAR
    return not ((near and a.lead and b.lead) or _one_step(a, b) or _common(a, b))


def _background(a: Profile, b: Profile) -> bool:
    """Whether two articles tell one thing that was long before, in nearly the same words."""
    told = a.other and b.other and not (a.expected or b.expected or _meeting(a))
    return told and bool(_common(a, b))


def _one_step(a: Profile, b: Profile) -> bool:
    """Whether two events are a step that a person takes once in a while, told of one person and of
    days that nearly meet."""
    told = a.head == b.head and a.head in _SINGLE and bool(a.patients) and bool(b.patients)
    return told and min((_gap(x, y) for x in a.days for y in b.days), default=_FAR) <= _NEAR


def _another_outcome(a: Profile, b: Profile) -> bool:
    """Whether what came of them tells two events of the background: a person may be tried twice."""
    if not a.outcomes or not b.outcomes or (a.lead and b.lead):
        return False
    return all(
        compare(Text(x), Text(y)) is Relation.DISJOINT for x in a.outcomes for y in b.outcomes
    )


def _meeting(a: Profile) -> bool:
    return lexicon.mapping("event_nouns").get(a.head) == "gathering"


def _apart_within(a: Profile, b: Profile) -> bool:
    """Two facts of one article are two; so are two numbers, but for a headline's; so are events
    that it dates differently."""
    if a.fact and b.fact:
        return True
    numbered = bool(set(a.numbers) & set(b.numbers))
    if a.dates and b.dates and not numbered and not _agree(a.dates, b.dates):
        return True
    return _two_numbers(a, b) and not (_one_place(a, b) and _headed(a, b))


def _two_people(a: Profile, b: Profile) -> bool:
    """Whether both events name who underwent them, and nobody underwent both."""
    return bool(a.patients and b.patients) and not any(
        compare_names(x, y, kind="person") is not Relation.DISJOINT
        for x in a.patients
        for y in b.patients
    )


def _two_numbers(a: Profile, b: Profile) -> bool:
    return bool(a.numbers and b.numbers) and not set(a.numbers) & set(b.numbers)


def _headed(a: Profile, b: Profile) -> bool:
    return a.headline != b.headline and not (a.dates and b.dates)


def _one_place(a: Profile, b: Profile) -> bool:
    return any(compare_names(x, y, kind="place").agrees for x in a.places for y in b.places)


def _one_occasion(a: Profile, b: Profile) -> bool:
    """Whether two numbers were given to one meeting: the same day and place, or a headline and its
    article in the same place; of a long series, whose numbers no two events of one day can have,
    the same day alone."""
    days = [(x, y) for x in a.dates for y in b.dates if _is_day(x) and _is_day(y)]
    one_day = any(compare(x, y).agrees for x, y in days)
    if not _one_place(a, b):
        long = min((*a.numbers, *b.numbers)) >= _LONG_SERIES and a.head == b.head
        return one_day and long and not (a.places and b.places)
    return one_day or _headed(a, b)


def _agree(first: Iterable[Date], second: tuple[Date, ...]) -> bool:
    return any(compare(x, y) is not Relation.DISJOINT for x in first for y in second)


def _one_kind(a: Profile, b: Profile) -> bool:
    kinds = lexicon.mapping("event_nouns")
    kind = kinds.get(a.head)
    return kind is not None and kind == kinds.get(b.head) and kind not in _STEPS


def _days(dates: Iterable[Date]) -> Days:
    """First and last day of each date that has both."""
    found = [(d.start, d.end) for d in dates]
    return tuple((date.fromisoformat(s), date.fromisoformat(e)) for s, e in found if s and e)


def _far_apart(a: Days, b: Days) -> bool:
    """Whether every date of one lies far from every date of the other."""
    gaps = [_gap(x, y) for x in a for y in b]
    return bool(gaps) and min(gaps) > _FAR


def _gap(x: tuple[date, date], y: tuple[date, date]) -> int:
    """Days between two intervals; 0 where they meet."""
    return max(0, (max(x[0], y[0]) - min(x[1], y[1])).days)


def _date(a: Node, b: Node) -> Evidence | None:
    """Dates that agree, or lie so near that one event may have been reported differently."""
    best: Evidence | None = None
    for mine in a.dates:
        for theirs in b.dates:
            relation = compare(mine, theirs)
            if relation.agrees or relation is Relation.COMPATIBLE:
                weight = 1.5 if _is_day(mine) and _is_day(theirs) else 1.0
                best = _better(best, Evidence("date", weight, f"{mine.edtf} / {theirs.edtf}"))
    if best is None:
        gaps = [_gap(x, y) for x in _days(a.dates) for y in _days(b.dates)]
        if gaps and min(gaps) <= _NEAR:
            apart = f"{min(gaps)} days apart" if min(gaps) else "they overlap"
            best = Evidence("date", 0.5, apart)
    return best


def _is_day(value: Date) -> bool:
    return value.start is not None and value.end is not None and len(value.edtf) >= 10


def _better(old: Evidence | None, new: Evidence) -> Evidence:
    return new if old is None or new.weight > old.weight else old


def _place(a: Node, b: Node) -> Evidence | None:
    for mine in a.places:
        for theirs in b.places:
            if compare_names(mine, theirs, kind="place").agrees:
                return Evidence("place", 1.0, mine)
    return None


def _same_people(first: tuple[str, ...], second: tuple[str, ...]) -> list[str]:
    return [x for x in first if any(compare_names(x, y, kind="person").agrees for y in second)]
