"""Claims that give a person, body or place its name, for those that may be misspelt.

An article names a dozen bodies and places; a claim for each would say nothing. Where two names are
so near that one may be a slip, the finding has to rest on the words: then, and only then, the
articles that use either name are taken to claim it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Claim
from factcheck.values import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.model import Article, Entity, Link
    from factcheck.resolve.nodes import Key


def claims(
    near: Iterable[Link], home: Mapping[Key, Entity], articles: Sequence[Article]
) -> dict[str, list[Claim]]:
    """Path -> claims ``person.name``, ``organization.name`` and ``place.name`` of its subjects
    that stand behind a near miss and have no such claim yet."""
    entities = {home[key].id: home[key] for link in near for key in (link.a, link.b)}
    wanted: dict[str, set[str]] = {}
    for entity in entities.values():
        for path, key in entity.members:
            wanted.setdefault(path, set()).add(key)
    of_path = {
        article.path: list(_names(article, wanted[article.path]))
        for article in articles
        if article.path in wanted
    }
    return {path: made for path, made in of_path.items() if made}


def _names(article: Article, wanted: set[str]) -> Iterable[Claim]:
    claimed = {c.subject for c in article.claims if c.predicate == "person.name"}
    for subject in article.subjects:
        kind = subject.kind
        if subject.id not in wanted or subject.id in claimed or not subject.spot:
            continue
        if kind not in ("person", "organization", "place"):
            continue
        start, line, column = subject.spot
        yield Claim(
            source=article.path,
            predicate=f"{kind}.name",
            subject=subject.id,
            value=Name(subject.label, kind),
            start=start,
            end=start + len(subject.written),
            text=subject.written,
            line=line,
            column=column,
            as_of=article.published,
        )
