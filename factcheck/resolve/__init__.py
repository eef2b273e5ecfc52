"""Articles -> Resolution: who and what the articles speak of, together.

Copies first, since what a copy says is said once; then people, bodies and places, since events are
known by them; then events. Every comparison is between records that share a blocking key: nothing
compares all with all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from factcheck.model import Entity, Link, Resolution
from factcheck.resolve import (
    entities,
    events,
    named,
    nodes,
    posts,
    quotations,
    slips,
    spellings,
    voices,
)
from factcheck.resolve.stories import Stories
from factcheck.values import Name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.engine.base import Engine
    from factcheck.model import Article, Claim
    from factcheck.resolve.nodes import Key, Node

_NAMED: Final[tuple[named.NamedKind, ...]] = ("person", "organization", "place")


def resolve(articles: Sequence[Article], engine: Engine) -> Resolution:
    """Entities across articles, claims on them with ids, copies and voices. Pure."""
    articles = sorted(articles, key=lambda article: article.path)
    copied = voices.copies(articles, engine)
    articles = voices.as_first_told(articles, copied)
    every = nodes.build(articles)
    found: list[Entity] = []
    near: list[Link] = []
    stories = Stories(articles, engine)
    for kind in _NAMED:
        alike = [node for node in every if node.subject.kind == kind]
        clusters, links, misspelt = named.Linker(alike, kind, stories).link(engine)
        found += entities.build([[alike[i] for i in c] for c in clusters], links, {})
        near += misspelt
    home = {member: entity for entity in found for member in entity.members}
    found += _events(every, home, stories, engine)
    found += _stories(every, stories)
    alone = [[node] for node in every if node.subject.kind == "document"]
    found += entities.build(alone, (), {})
    said = [node for node in every if node.subject.kind == "quote"]
    found += quotations.build(said, articles, stories, engine)
    home = {member: entity for entity in found for member in entity.members}
    spoken = voices.voices(articles, copied, engine)
    if errors := slips.shared_errors(articles, stories, dict(spoken), engine):
        spoken = voices.voices(articles, copied, engine, errors=errors)
    spelt = slips.find(articles, stories, dict(spoken), engine)
    things, homes, told = slips.claims(spelt, near=near, home=home, articles=articles)
    found += things
    home |= homes
    if named_so := spellings.claims(near, home, articles):
        articles = [
            replace(article, claims=(*article.claims, *named_so.get(article.path, ())))
            for article in articles
        ]
    if told:
        articles = [
            replace(article, claims=(*article.claims, *told.get(article.path, ())))
            for article in articles
        ]
    claims = _claims(articles, home)
    offices, held = posts.posts(claims, found)
    return Resolution(
        entities=tuple(sorted([*found, *offices], key=lambda entity: entity.id)),
        claims=claims,
        near_names=tuple(sorted(near, key=lambda link: (link.a, link.b))),
        stories=tuple((article.path, stories.story(article.path)) for article in articles),
        spellings=tuple(slips.spellings(claims)),
        posts=tuple(held),
        copies=tuple(copied),
        voices=tuple(spoken),
    )


def apart(articles: Sequence[Article]) -> Resolution:
    """Every subject of every article on its own: claims before articles are compared. Pure.

    Ids are ``path#id``, so that each subject and claim can be told from those of other articles.
    """
    found = [
        Entity(
            id=f"{article.path}#{subject.id}",
            kind=subject.kind,
            label=subject.label,
            aliases=tuple(sorted({*subject.aliases} - {subject.label})),
            members=((article.path, subject.id),),
        )
        for article in sorted(articles, key=lambda article: article.path)
        for subject in article.subjects
    ]
    placed = [
        (claim, f"{claim.source}#{claim.subject}")
        for article in articles
        for claim in article.claims
    ]
    return Resolution(entities=tuple(found), claims=_numbered(placed))


def _events(
    every: Sequence[Node], home: Mapping[Key, Entity], stories: Stories, engine: Engine
) -> list[Entity]:
    happened = [node for node in every if node.subject.kind == "event" and not node.is_story]
    bodies = {
        node.key: home[node.path, node.subject.group]
        for node in happened
        if (node.path, node.subject.group) in home
    }
    names = {key: entity.label for key, entity in bodies.items()}
    clusters, links = events.Linker(happened, names, stories).link(engine)
    ids = {key: entity.id for key, entity in bodies.items()}
    return entities.build([[happened[i] for i in c] for c in clusters], links, ids)


def _stories(every: Sequence[Node], stories: Stories) -> list[Entity]:
    """What each story reports as a whole: one entity of all articles that tell it."""
    told: dict[str, list[Node]] = {}
    for node in every:
        if node.is_story:
            told.setdefault(stories.story(node.path), []).append(node)
    links = [
        Link(nodes[0].key, node.key, evidence.weight, (evidence,))
        for nodes in told.values()
        for node in nodes[1:]
        if (evidence := stories.evidence(nodes[0], node)) is not None
    ]
    return entities.build(told.values(), links, {})


def _claims(articles: Sequence[Article], home: Mapping[Key, Entity]) -> tuple[Claim, ...]:
    """Every claim on its entity, in order of (source, start, end, predicate), numbered."""
    placed: list[tuple[Claim, str]] = []
    for article in articles:
        bodies: dict[str, str] = {}  # a body's label here -> the label of its entity
        for subject in article.subjects:
            if subject.kind == "organization":
                bodies.setdefault(subject.label, home[article.path, subject.id].label)
        placed += [
            (_grouped(claim, bodies), home[claim.source, claim.subject].id)
            for claim in article.claims
        ]
    return _numbered(placed)


def _numbered(placed: list[tuple[Claim, str]]) -> tuple[Claim, ...]:
    """Claims, each with the id of its subject, in order and numbered."""
    placed.sort(key=lambda of: (of[0].source, of[0].start, of[0].end, of[0].predicate, of[1]))
    return tuple(
        replace(claim, id=f"c{n}", subject=subject) for n, (claim, subject) in enumerate(placed, 1)
    )


def _grouped(claim: Claim, bodies: Mapping[str, str]) -> Claim:
    """The body of an event is named by its entity's label (the normal form of the words), so that
    "the Counternarcotics Working Group" is the India-US one where it is."""
    value = claim.value
    if claim.predicate == "event.group" and isinstance(value, Name) and value.name in bodies:
        return replace(claim, value=Name(bodies[value.name], "organization"))
    return claim
