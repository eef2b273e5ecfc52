"""Stories: which articles report one and the same thing.

Articles are clustered twice by their telling words. First into topics, by how rare a word is in
general English. Then each topic into stories, by how rare a word is within the topic as well: what
all reports of quakes in Iran share says nothing there, and what sets one quake apart from another
says all. Neither step looks at articles of other topics, so that unrelated articles beside them
change nothing.
"""

from __future__ import annotations

from itertools import combinations
from math import log
from typing import TYPE_CHECKING, Final

from factcheck.model import Evidence
from factcheck.resolve import linkage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.engine.base import Engine
    from factcheck.model import Article
    from factcheck.resolve.nodes import Node

# Thresholds of the mean cosine, and how many words are compared: measured on news of 35 topics with
# two confusable events each (docs/matching.md). Of two articles on unrelated things one pair in a
# thousand reaches 0.18, of two on one event 97 in a hundred; from 0.11 to 0.25, and from 0.07 to
# 0.08 for the stories of few articles, little changes.
_TOPIC: Final = 0.18
_TOPIC_WORDS: Final = 60
_STORY: Final = 0.075
_STORIES: Final = 0.09  # of two stories with several articles each
_STORY_WORDS: Final = 150
_KEYS: Final = 8  # strongest words of an article that it is blocked by
_BLOCK: Final = 40
_SMALL: Final = 60  # articles of a topic that are all compared with one another
_TELLING: Final = 3  # articles of a topic below which rarity within it means nothing

_REST: Final = 0.05  # cosine that must be left without the names that are being compared
_SAME_STORY: Final = 1.5
_SAME_TOPIC: Final = 1.0


class Stories:
    """The stories of a set of articles, and what they say of two subjects being one."""

    def __init__(self, articles: Sequence[Article], engine: Engine) -> None:
        self._vectors = {
            article.path: linkage.unit(article.topics[:_TOPIC_WORDS]) for article in articles
        }
        self._topic: dict[str, int] = {}
        self._story: dict[str, str] = {}
        self._alike: dict[tuple[str, str], float] = {}
        for number, topic in enumerate(_topics(articles, self._vectors, engine)):
            for story in _stories([articles[i] for i in topic], engine):
                for path in story:
                    self._topic[path] = number
                    self._story[path] = min(story)

    def story(self, path: str) -> str:
        """The story of an article: the first path of those that report it."""
        return self._story[path]

    def evidence(self, first: Node, second: Node, *, whole: bool = False) -> Evidence | None:
        """Evidence "story" where two articles report one story, or are at least of one topic.

        The nodes' own names do not count: what is compared is not what matched. One article proves
        nothing about itself. Only where more than names matched (``whole``) do they count as well.
        """
        a, b = first.path, second.path
        if a == b or self._topic[a] != self._topic[b]:
            return None
        rest = self.likeness(a, b, frozenset() if whole else first.own | second.own)
        if rest < _REST:
            return None
        if self._story[a] == self._story[b]:
            return Evidence("story", _SAME_STORY, f"the articles report one story ({rest:.2f})")
        return Evidence("story", _SAME_TOPIC, f"the articles are of one topic ({rest:.2f})")

    def likeness(self, a: str, b: str, without: Iterable[str]) -> float:
        """How alike two articles are in all but some words (lower case), which are compared."""
        one, two = self._vectors[a], self._vectors[b]
        both = sorted(word for word in set(without) if word in one and word in two)
        return self._cosine(a, b) - sum(one[word] * two[word] for word in both)

    def are_one(self, a: str, b: str, without: Iterable[str]) -> bool:
        """Whether two articles report one story for more than the words that are compared."""
        return self._story[a] == self._story[b] and self.likeness(a, b, without) >= _REST

    def _cosine(self, a: str, b: str) -> float:
        key = (a, b) if a < b else (b, a)
        if key not in self._alike:
            self._alike[key] = linkage.product(self._vectors[a], self._vectors[b])
        return self._alike[key]


def _topics(
    articles: Sequence[Article], vectors: dict[str, linkage.Vector], engine: Engine
) -> list[list[int]]:
    """Indexes of the articles of each topic."""
    pairs = engine.pairs_by_key(articles, _keys, limit=_BLOCK)
    ordered = [vectors[article.path] for article in articles]
    return linkage.clusters(ordered, pairs, threshold=_TOPIC)


def _keys(article: Article) -> Iterable[str]:
    return (word for word, _ in article.topics[:_KEYS])


def _stories(topic: Sequence[Article], engine: Engine) -> list[list[str]]:
    """Paths of the articles of each story of one topic."""
    paths = [article.path for article in topic]
    if len(topic) < _TELLING:
        return [paths]
    found = linkage.frequencies(dict(article.topics) for article in topic)
    vectors = [_within(article, found, len(topic)) for article in topic]
    if len(topic) <= _SMALL:
        pairs: Iterable[tuple[int, int]] = combinations(range(len(topic)), 2)
    else:
        pairs = engine.pairs_by_key(vectors, lambda vector: list(vector)[:_KEYS], limit=_BLOCK)
    groups = linkage.clusters(vectors, pairs, threshold=_STORY, grown=_STORIES)
    return [[paths[i] for i in group] for group in groups]


def _within(article: Article, found: dict[str, int], count: int) -> linkage.Vector:
    """The article's words by their weight and their rarity within its topic."""
    weighed = (
        (word, weight * log((count + 1) / found[word]))
        for word, weight in article.topics
        if found[word] > 1
    )
    strongest = sorted(weighed, key=lambda item: (-item[1], item[0]))
    return linkage.unit(strongest[:_STORY_WORDS])
