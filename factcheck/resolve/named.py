"""People, bodies and places: which nodes of different articles are one.

A scored sum of named evidence: how the names relate, titles and acronyms that agree, people and
bodies named in both articles, and how alike the stories are. Nothing merges on a name alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Evidence, Link
from factcheck.resolve import stories
from factcheck.resolve.clusters import cluster
from factcheck.values import Relation, compare, compare_names
from factcheck.values.names import blocking_keys, near_miss

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.engine.base import Engine
    from factcheck.resolve.nodes import Node

THRESHOLD: Final = 3.0
_BLOCK: Final = 200  # a key that more nodes share is no evidence

_NAME_WEIGHT: Final = {
    Relation.EQUAL: 2.5,
    Relation.EQUIVALENT: 2.25,
    Relation.REFINES: 2.0,
    Relation.COMPATIBLE: 0.5,
}
# a place is known by its name; people and bodies need a second reason
_PLACE_BONUS: Final = 1.0


def link(nodes: Sequence[Node], engine: Engine) -> tuple[list[list[int]], list[Link], list[Link]]:
    """Clusters of nodes of one kind, the links that hold them, and the near misses left apart."""
    shared = _shared_names(nodes)
    links: dict[tuple[int, int], Link] = {}
    near: list[tuple[int, int, Link]] = []
    for i, j in engine.pairs_by_key(nodes, _keys, limit=_BLOCK):
        a, b = nodes[i], nodes[j]
        relation = best_relation(a, b)
        evidence = tuple(_evidence(a, b, relation, shared))
        score = sum(e.weight for e in evidence)
        found = Link(a.key, b.key, round(score, 3), evidence)
        if _misspelt(a, b):
            # a slip of the pen is said, never merged in silence; without context it is nothing
            if a.path != b.path and any(e.name != "name" for e in evidence):
                near.append((i, j, found))
        elif relation in _NAME_WEIGHT and score >= THRESHOLD:
            links[i, j] = found
    edges = [(i, j, found.score) for (i, j), found in links.items()]
    clusters = cluster(len(nodes), edges, lambda i, j: _apart(nodes[i], nodes[j]), engine)
    home = {x: n for n, members in enumerate(clusters) for x in members}
    kept = [found for (i, j), found in links.items() if home[i] == home[j]]
    return clusters, kept, [found for i, j, found in near if home[i] != home[j]]


def best_relation(a: Node, b: Node) -> Relation:
    """The closest relation between any name of one and any name of the other.

    Short forms ("Carter") were tied to their long form inside their own article, so that only full
    names meet here where there are any.
    """
    kind = a.subject.kind
    assert kind in ("person", "organization", "place")
    if (shared := a.subject.acronym) and shared == b.subject.acronym:
        relation = compare_names(a.subject.label, b.subject.label, kind=kind)
        return relation if relation is not Relation.COMPATIBLE else Relation.EQUIVALENT
    return compare_names(a.subject.label, b.subject.label, kind=kind)


def _keys(node: Node) -> Iterable[str]:
    kind = node.subject.kind
    assert kind in ("person", "organization", "place")
    keys = set(blocking_keys(node.subject.label, kind=kind))
    if node.subject.acronym:
        keys.add(f"acronym:{node.subject.acronym}")
    return sorted(keys)


def _apart(a: Node, b: Node) -> bool:
    """Two nodes of one article were told apart there; names that exclude one another are two."""
    if _misspelt(a, b):
        return True
    relation = best_relation(a, b)
    if a.path == b.path and relation not in (Relation.EQUAL, Relation.EQUIVALENT):
        return a.subject.kind == "person" or relation is not Relation.REFINES
    return relation is Relation.DISJOINT


def _evidence(
    a: Node, b: Node, relation: Relation, shared: dict[str, frozenset[str]]
) -> Iterable[Evidence]:
    if weight := _NAME_WEIGHT.get(relation):
        detail = f"{a.subject.label} / {b.subject.label}: {relation.value}"
        yield Evidence("name", weight + (_PLACE_BONUS if a.subject.kind == "place" else 0), detail)
    if a.subject.acronym and a.subject.acronym == b.subject.acronym:
        yield Evidence("acronym", 1.5, a.subject.acronym)
    for mine in a.titles:
        if any(compare(mine, theirs).agrees for theirs in b.titles):
            yield Evidence("title", 1.0, mine.role)
            break
    if both := _context(a, b, shared):
        yield Evidence("context", min(1.5, 0.5 * len(both)), "both name " + ", ".join(both[:4]))
    if story := stories.evidence(a, b):
        yield story


def _shared_names(nodes: Sequence[Node]) -> dict[str, frozenset[str]]:
    """Path -> names of this kind in the article."""
    names: dict[str, set[str]] = {}
    for node in nodes:
        names.setdefault(node.path, set()).add(node.subject.label)
    return {path: frozenset(found) for path, found in names.items()}


def _context(a: Node, b: Node, shared: dict[str, frozenset[str]]) -> list[str]:
    """Names, other than their own, that both articles hold."""
    if a.path == b.path:
        return []
    own = {*a.names, *b.names}
    return sorted((shared[a.path] & shared[b.path]) - own)


def _misspelt(a: Node, b: Node) -> bool:
    kind = a.subject.kind
    assert kind in ("person", "organization", "place")
    return near_miss(a.subject.label, b.subject.label, kind=kind)
