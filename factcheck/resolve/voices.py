"""Copies and voices: wire copy printed twice is one voice.

Containment of hashed word 5-grams (Broder 1997), over candidates that share one; what a copy adds
or cuts does not lower it, as it would a Jaccard index.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from factcheck.model import Copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.engine.base import Engine
    from factcheck.model import Article

COPIED: Final = 0.5  # containment from which one text is a copy of the other
_FEWEST: Final = 24  # shared shingles (two sentences) below which a share means nothing
_SAMPLE: Final = 8  # one shingle in so many is a blocking key (Manber 1994), and the least of each
_BLOCK: Final = 50


def copies(articles: Sequence[Article], engine: Engine) -> list[Copy]:
    """Every article that repeats an earlier one, with the one it repeats most of."""
    found: dict[int, Copy] = {}
    shingles = [frozenset(article.shingles) for article in articles]
    for i, j in engine.pairs_by_key(articles, _keys, limit=_BLOCK):
        a, b = sorted((articles[i], articles[j]), key=_age)
        shared = len(shingles[i] & shingles[j])
        smaller = min(len(shingles[i]), len(shingles[j]))
        share = round(shared / smaller, 3) if smaller else 0.0
        if shared < _FEWEST or share < COPIED:
            continue
        later = j if articles[j].path == b.path else i
        best = found.get(later)
        if best is None or (-share, a.path) < (-best.containment, best.original):
            found[later] = Copy(b.path, a.path, share)
    return sorted(found.values(), key=lambda copy: copy.path)


def voices(
    articles: Sequence[Article], found: Iterable[Copy], engine: Engine
) -> list[tuple[str, str]]:
    """(path, path that stands for its voice), sorted."""
    index = {article.path: n for n, article in enumerate(articles)}
    edges = ((index[copy.path], index[copy.original]) for copy in found)
    home = engine.connected_components(len(articles), edges)
    groups: defaultdict[int, list[Article]] = defaultdict(list)
    for n, article in enumerate(articles):
        groups[home[n]].append(article)
    first = {key: min(group, key=_age).path for key, group in groups.items()}
    return sorted((article.path, first[home[n]]) for n, article in enumerate(articles))


def _keys(article: Article) -> Iterable[str]:
    least = article.shingles[:_SAMPLE]
    return (f"{n:x}" for n in {*least, *(n for n in article.shingles if n % _SAMPLE == 0)})


def _age(article: Article) -> tuple[str, str]:
    """Earlier articles first; one without a date is taken for the later one."""
    published = article.published.start if article.published else None
    return published or "9999", article.path
