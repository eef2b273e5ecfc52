"""People, bodies and places: which nodes of different articles are one.

A scored sum of named evidence: how the names relate, titles and acronyms that agree, people and
bodies named in both articles, and how alike the stories are. Nothing merges on a name alone.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Final, Literal

from factcheck.model import Evidence, Link
from factcheck.resolve.clusters import cluster, memoised
from factcheck.values import Relation, compare, compare_names
from factcheck.values.names import (
    blocking_keys,
    family_slip,
    is_short_for,
    lone_slip,
    near_miss,
    slip_keys,
)
from factcheck.values.roles import normal_role
from factcheck.values.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.engine.base import Engine
    from factcheck.resolve.nodes import Node
    from factcheck.resolve.stories import Stories

THRESHOLD: Final = 3.0
_BLOCK: Final = 50  # records that one key may pair all with all
_TRIED: Final = 4  # nodes of one name and story that are tried for evidence

_NAME_WEIGHT: Final = {
    Relation.EQUAL: 2.5,
    Relation.EQUIVALENT: 2.25,
    Relation.REFINES: 2.0,
    Relation.COMPATIBLE: 0.5,
}
_ONLY: Final = 1.5  # a short form of the one full name in the story that it can be short for
_PLACE_BONUS: Final = 1.0
_LONG: Final = 3  # words of a body's name that no two bodies are likely to share
_LONG_BONUS: Final = 0.5

NamedKind = Literal["person", "organization", "place"]
Profile = tuple[str, str]  # label, acronym


class Linker:
    """Compares nodes of one kind; a ``Constraint`` of their clustering."""

    def __init__(self, nodes: Sequence[Node], kind: NamedKind, stories: Stories) -> None:
        self.nodes = nodes
        self.kind: NamedKind = kind
        self._stories = stories
        self._names: dict[str, set[str]] = {}  # path -> names of this kind in the article
        for node in nodes:
            self._names.setdefault(node.path, set()).add(node.subject.label)
        self.apart = memoised(self._apart)
        self.apart_within = memoised(self._apart_within)

    def link(self, engine: Engine) -> tuple[list[list[int]], list[Link], list[Link]]:
        """Clusters of nodes, the links that hold them, and the near misses left apart.

        Nodes of one story with one name are tied to one of them, not each to each; names are then
        compared once for each story that tells them.
        """
        links: dict[tuple[int, int], Link] = {}
        near: list[tuple[int, int, Link]] = []
        groups = self._groups()
        for members in groups:
            self._tie(members, links)
        first = [self.nodes[members[0]] for members in groups]
        for g, h in engine.pairs_by_key(first, self._keys, limit=_BLOCK):
            self._compare(groups[g], groups[h], links, near)
        for i, j in sorted(set(self._slips(engine))):
            self._compare((i,), (j,), links, near)
        edges = [(i, j, found.score) for (i, j), found in links.items()]
        clusters = cluster(len(self.nodes), edges, self, engine)
        home = {x: n for n, members in enumerate(clusters) for x in members}
        kept = [found for (i, j), found in links.items() if home[i] == home[j]]
        return clusters, kept, [found for i, j, found in near if home[i] != home[j]]

    def _groups(self) -> list[list[int]]:
        """Indexes of the nodes of one story with one profile, in order of the first of each."""
        found: dict[tuple[str, Profile], list[int]] = {}
        for index, node in enumerate(self.nodes):
            key = (self._stories.story(node.path), self.profile(index))
            found.setdefault(key, []).append(index)
        return list(found.values())

    def _tie(self, members: Sequence[int], links: dict[tuple[int, int], Link]) -> None:
        """Link each of the nodes with one name to the first of those before it that fits."""
        for at, j in enumerate(members[1:], 1):
            for i in members[: min(at, _TRIED)]:
                found = self._link(i, j, Relation.EQUAL)
                if found.score >= THRESHOLD:
                    links[i, j] = found
                    break

    def _compare(
        self,
        one: Sequence[int],
        two: Sequence[int],
        links: dict[tuple[int, int], Link],
        near: list[tuple[int, int, Link]],
    ) -> None:
        """Link two groups by the first pair of nodes with evidence enough, or note a near miss."""
        relation = self._relation(self.profile(one[0]), self.profile(two[0]))
        slip = self._misspelt(self.nodes[one[0]], self.nodes[two[0]])
        if relation not in _NAME_WEIGHT and not slip:
            return
        for a, b in product(one[:_TRIED], two[:_TRIED]):
            i, j = min(a, b), max(a, b)
            found = self._link(i, j, relation)
            # a slip of the pen is said, never merged in silence; in another story it is nothing
            if slip and self._is_told(self.nodes[i], self.nodes[j], found.evidence):
                near.append((i, j, found))
                return
            if not slip and found.score >= THRESHOLD:
                links[i, j] = found
                return

    def _link(self, i: int, j: int, relation: Relation) -> Link:
        a, b = self.nodes[i], self.nodes[j]
        evidence = tuple(self._evidence(a, b, relation))
        return Link(a.key, b.key, round(sum(e.weight for e in evidence), 3), evidence)

    def _slips(self, engine: Engine) -> Iterable[tuple[int, int]]:
        """Pairs that no key of the names joins: names of one word a letter apart in one story,
        and, in one article, a name alone beside the full names."""
        firsts: dict[tuple[str, str], int] = {}
        lone: dict[str, list[int]] = {}
        full: dict[str, list[int]] = {}
        for index, node in enumerate(self.nodes):
            if slip_keys(node.subject.label, kind=self.kind):
                lone.setdefault(node.path, []).append(index)
                firsts.setdefault((self._stories.story(node.path), node.subject.label), index)
            else:
                full.setdefault(node.path, []).append(index)
        told = list(firsts.items())
        kind = self.kind
        for i, j in engine.pairs_by_key(
            told,
            lambda one: [f"{one[0][0]}\n{key}" for key in slip_keys(one[0][1], kind=kind)],
            limit=_BLOCK,
        ):
            yield min(told[i][1], told[j][1]), max(told[i][1], told[j][1])
        if kind == "person":
            for path, alone in lone.items():
                for i in alone:
                    yield from ((min(i, j), max(i, j)) for j in full.get(path, ()))

    def _is_told(self, a: Node, b: Node, evidence: Sequence[Evidence]) -> bool:
        """Whether a slip is worth telling: of two articles of one story that share more than the
        name, or of a family name that one article spells in two ways."""
        if a.path == b.path:
            first, second = a.subject.label, b.subject.label
            return self.kind == "person" and (
                lone_slip(first, second) or family_slip(first, second)
            )
        told = self._stories.story(a.path) == self._stories.story(b.path)
        return told and any(e.name != "name" for e in evidence)

    # ------------------------------------------------------------ the constraint

    def profile(self, index: int) -> Profile:
        """What tells two names apart: the full name and the acronym."""
        subject = self.nodes[index].subject
        return subject.label, subject.acronym

    def place(self, index: int) -> str:
        """Two nodes of one article were told apart there."""
        return self.nodes[index].path

    def _apart(self, first: Profile, second: Profile) -> bool:
        """Names that exclude one another, or may be one misspelt, are two."""
        if first == second:
            return False
        if self._relation(first, second) is Relation.DISJOINT:
            return True
        return near_miss(first[0], second[0], kind=self.kind)

    def _apart_within(self, first: Profile, second: Profile) -> bool:
        relation = self._relation(first, second)
        if relation in (Relation.EQUAL, Relation.EQUIVALENT):
            return False
        if self.kind == "person" or relation is Relation.REFINES:
            return self.kind == "person"
        short, full = sorted((first[0], second[0]), key=lambda name: len(name.split()))
        return not is_short_for(short, full, kind=self.kind)

    # ------------------------------------------------------------ evidence

    def _relation(self, first: Profile, second: Profile) -> Relation:
        """How the full names relate; a shared acronym settles what the names leave open.

        Short forms ("Carter") were tied to their long form inside their own article.
        """
        relation = compare_names(first[0], second[0], kind=self.kind)
        if relation is Relation.COMPATIBLE and first[1] and first[1] == second[1]:
            return Relation.EQUIVALENT
        return relation

    def _misspelt(self, a: Node, b: Node) -> bool:
        if a.subject.label == b.subject.label:
            return False
        if near_miss(a.subject.label, b.subject.label, kind=self.kind):
            return True
        return a.path == b.path and lone_slip(a.subject.label, b.subject.label)

    def _keys(self, node: Node) -> Iterable[str]:
        keys = set(blocking_keys(node.subject.label, kind=self.kind))
        if node.subject.acronym:
            keys.add(f"acronym:{node.subject.acronym}")
        return sorted(keys)

    def _evidence(self, a: Node, b: Node, relation: Relation) -> Iterable[Evidence]:
        if weight := _NAME_WEIGHT.get(relation):
            detail = f"{a.subject.label} / {b.subject.label}: {relation.value}"
            yield Evidence("name", weight + self._bonus(a, relation), detail)
        if relation is Relation.COMPATIBLE and (only := self._is_only(a, b)):
            yield Evidence("only", _ONLY, f"the one {only} of the story")
        if a.subject.acronym and a.subject.acronym == b.subject.acronym:
            yield Evidence("acronym", 1.5, a.subject.acronym)
        if title := _title(a, b):
            yield title
        if series := sorted(set(a.holds) & set(b.holds)):
            yield Evidence("series", 0.75, f"both hold a {series[0]}")
        if both := self._context(a, b):
            detail = "both name " + ", ".join(both[:4])
            yield Evidence("context", min(1.5, 0.5 * len(both)), detail)
        if a.heads and b.heads and " " in a.subject.label:
            yield Evidence("headline", 1.0, f"both articles are headed {a.subject.label}")
        if story := self._stories.evidence(a, b):
            yield story

    def _is_only(self, a: Node, b: Node) -> str:
        """The full name of which the other is the short form, where the story that both articles
        tell has no other that it could be short for; "" else."""
        if a.path == b.path or self._stories.story(a.path) != self._stories.story(b.path):
            return ""
        short, full = sorted((a.subject.label, b.subject.label), key=lambda x: len(x.split()))
        if not is_short_for(short, full, kind=self.kind):
            return ""
        rivals = self._labels[self._stories.story(a.path)]
        alone = all(
            compare_names(full, other, kind=self.kind).agrees
            for other in rivals.get(_last(short), ())
            if is_short_for(short, other, kind=self.kind)
        )
        return full if alone else ""

    @cached_property
    def _labels(self) -> dict[str, dict[str, list[str]]]:
        """Story -> word -> the names that hold it."""
        found: dict[str, dict[str, list[str]]] = {}
        for node in self.nodes:
            held = found.setdefault(self._stories.story(node.path), {})
            for word in sorted({_last(word) for word in node.subject.label.split()}):
                names = held.setdefault(word, [])
                if node.subject.label not in names:
                    names.append(node.subject.label)
        return found

    def _bonus(self, a: Node, relation: Relation) -> float:
        """A place is known by its name; so is a body by one and the same long name."""
        if self.kind == "place":
            return _PLACE_BONUS
        long = self.kind == "organization" and len(a.subject.label.split()) >= _LONG
        return _LONG_BONUS if long and relation is Relation.EQUAL else 0.0

    def _context(self, a: Node, b: Node) -> list[str]:
        """Names of this kind, other than their own, that both articles hold."""
        if a.path == b.path:
            return []
        return sorted((self._names[a.path] & self._names[b.path]) - {*a.names, *b.names})


def _last(name: str) -> str:
    """The last word of a name, to look for others that have it."""
    return fold(name.split()[-1]).rstrip("s")


def _title(a: Node, b: Node) -> Evidence | None:
    """A title that both hold, or the role or the body that two titles share.

    Two bodies of one role are a contradiction only if the two are one person; so they may count a
    little towards that.
    """
    pairs = [(mine, theirs) for mine in a.titles for theirs in b.titles]
    for mine, theirs in pairs:
        if compare(mine, theirs).agrees:
            return Evidence("title", 1.0, mine.role)
    for mine, theirs in pairs:
        if normal_role(mine.role) == normal_role(theirs.role):
            return Evidence("role", 0.5, mine.role)
        if mine.organization and mine.organization == theirs.organization:
            return Evidence("employer", 0.5, mine.organization)
    return None
