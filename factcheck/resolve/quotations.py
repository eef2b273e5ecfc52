"""Quotations of one statement: those of one story that share enough of their words.

Whether the words agree is the checks' question; here a quotation that was cut, tidied or changed is
still the same statement. Candidates share two telling words in a row, or all but one of few.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model import Evidence, Link
from factcheck.resolve import entities
from factcheck.values import Relation, Text
from factcheck.values.quotations import match, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.engine.base import Engine
    from factcheck.model import Article, Entity
    from factcheck.resolve.nodes import Node
    from factcheck.resolve.stories import Stories

_BLOCK = 60
_FEW = 6  # telling words


class _Said(NamedTuple):
    """A quotation, its words and the story in which it is quoted."""

    node: Node
    text: str
    story: str


def build(
    nodes: Sequence[Node], articles: Sequence[Article], stories: Stories, engine: Engine
) -> list[Entity]:
    """One entity for each statement that is quoted."""
    words = {
        (article.path, claim.subject): claim.value.text
        for article in articles
        for claim in article.claims
        if claim.predicate == "quote.text" and isinstance(claim.value, Text)
    }
    said = [_Said(node, words.get(node.key, ""), stories.story(node.path)) for node in nodes]
    links: list[Link] = []
    edges: list[tuple[int, int]] = []
    for i, j in engine.pairs_by_key(said, _keys, limit=_BLOCK):
        if link := _link(said[i], said[j]):
            links.append(link)
            edges.append((i, j))
    home = engine.connected_components(len(nodes), edges)
    clusters: dict[int, list[Node]] = {}
    for index, node in enumerate(nodes):
        clusters.setdefault(home[index], []).append(node)
    return entities.build(clusters.values(), links, {})


def _keys(said: _Said) -> Iterable[str]:
    words = telling(said.text)
    yield from (f"{said.story}/{one} {two}" for one, two in pairwise(words))
    if len(words) <= _FEW:  # of few, a word that differs leaves no two in a row
        yield from (f"{said.story}/{a} {b}" for a, b in zip(words, words[2:], strict=False))


def _link(one: _Said, two: _Said) -> Link | None:
    """Two quotations of one article that differ are two statements, as the article itself says."""
    if one.text > two.text:
        one, two = two, one
    found = match(one.text, two.text)
    if found.relation is Relation.INCOMPARABLE:
        return None
    if one.node.path == two.node.path and not found.relation.agrees:
        return None
    first, second = sorted((one.node.key, two.node.key))
    evidence = Evidence("words", 2.0, f"{found.shared} telling words are the same")
    return Link(first, second, evidence.weight, (evidence,))
