"""Clusters of nodes -> entities with a label, aliases and an id that no file order can change."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from factcheck.model import Entity, Link
from factcheck.values.name_slips import is_ordinary
from factcheck.values.person_parts import person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.resolve.nodes import Key, Node


def build(
    clusters: Iterable[Sequence[Node]], links: Iterable[Link], bodies: Mapping[Key, str]
) -> list[Entity]:
    """One entity per cluster, sorted by id. ``bodies`` gives events the id of the body that met."""
    by_member: dict[Key, list[Link]] = {}
    for link in links:
        by_member.setdefault(link.a, []).append(link)
    drafts = sorted(
        (_draft(cluster, by_member, bodies) for cluster in clusters),
        key=lambda entity: (entity.id, entity.members),
    )
    return sorted(_numbered(drafts), key=lambda entity: entity.id)


def _draft(
    cluster: Sequence[Node], links: Mapping[Key, list[Link]], bodies: Mapping[Key, str]
) -> Entity:
    subject = cluster[0].subject
    if len(cluster) == 1:  # most of them
        return _alone(cluster[0], bodies)
    label = _label(cluster)
    names = {name for node in cluster for name in node.names}
    own = sorted((x for n in cluster for x in links.get(n.key, ())), key=lambda x: (x.a, x.b))
    # the body that a numbered meeting is of names the event before one that merely met
    numbered = [node for node in cluster if node.numbers] or cluster
    groups = [bodies[node.key] for node in numbered if node.key in bodies]
    return Entity(
        id=f"{subject.kind}:{_slug(_naming(cluster, label))}",
        kind=subject.kind,
        label=label,
        aliases=tuple(sorted(names - {label})),
        members=tuple(sorted(node.key for node in cluster)),
        head=Counter(sorted(n.subject.head for n in cluster)).most_common(1)[0][0],
        acronyms=tuple(sorted({n.subject.acronym for n in cluster if n.subject.acronym})),
        group=_most_common(groups),
        links=tuple(own),
    )


def _alone(node: Node, bodies: Mapping[Key, str]) -> Entity:
    subject = node.subject
    return Entity(
        id=f"{subject.kind}:{_slug(_naming((node,), subject.label))}",
        kind=subject.kind,
        label=subject.label,
        aliases=tuple(name for name in node.names if name != subject.label),
        members=(node.key,),
        head=subject.head,
        acronyms=(subject.acronym,) if subject.acronym else (),
        group=bodies.get(node.key, ""),
    )


def _label(cluster: Sequence[Node]) -> str:
    """The fullest label: most words, then the one used most, then the first in the alphabet.

    Of an event, a label with its number comes before any without.
    """
    numbered = [node for node in cluster if node.numbers] or cluster
    counts = Counter(node.subject.label for node in numbered)
    if cluster[0].subject.kind == "person":  # "American Jane Roe" is no fuller than "Jane Roe"
        return min(counts, key=lambda x: (-_length(x), len(x.split()), -counts[x], x))
    return min(counts, key=lambda x: (-len(x.split()), -counts[x], x))


def _length(name: str) -> int:
    """How many words of a person's own name there are, a generation ("Jr") among them; what a
    headline puts beside it ("Notorious Jane Roe", "Jane Roe Surgeon") is a word of the language."""
    parts = person(name)
    return sum(not is_ordinary(word) for word in parts.words) + bool(parts.generation)


def _naming(cluster: Sequence[Node], label: str) -> str:
    """What the id is made of: of a document its file's name, wherever its folder is."""
    document = cluster[0].subject.kind == "document"
    return cluster[0].path.rpartition("/")[2] if document else label


def _most_common(values: Sequence[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda x: (-counts[x], x)) if counts else ""


def _slug(label: str) -> str:
    if not label.isascii():
        label = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    plain = label.lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "unnamed"


def _numbered(drafts: Sequence[Entity]) -> Iterable[Entity]:
    """Ids made unique: the second of one name gets "-2", in order of its first member."""
    from msgspec.structs import replace

    seen: Counter[str] = Counter()
    for draft in drafts:
        seen[draft.id] += 1
        count = seen[draft.id]
        yield draft if count == 1 else replace(draft, id=f"{draft.id}-{count}")
