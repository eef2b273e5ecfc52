"""What resolution compares: one node per subject of one article, with all that tells what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck.values import Date, Name, Ordinal, Text, Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Article, Claim, Subject

Key = tuple[str, str]  # (path, subject id)

_PLACES: Final = frozenset({"event.place"})
# roles whose holder tells one event from another; open sets tell little
_TELLING_ROLES: Final = frozenset({"event.opened_by", "event.led_by", "event.hosted_by"})


class Node(Struct, frozen=True, kw_only=True):
    """One subject of one article and the values its claims give it."""

    path: str
    subject: Subject
    names: tuple[str, ...]  # label and aliases, sorted
    titles: tuple[Title, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    holders: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    expected: bool = False  # all that dates it is a plan
    headline: bool = False  # spoken of in the headline or standfirst alone
    own: frozenset[str] = frozenset()  # the words of its names
    heads: bool = False  # its name is the whole headline: an entry, a profile
    holds: tuple[str, ...] = ()  # of a body: the kinds of event that are its own ("meeting")

    @property
    def key(self) -> Key:
        """What identifies the node."""
        return self.path, self.subject.id

    @property
    def is_story(self) -> bool:
        """Whether it stands for what its whole article reports."""
        return self.subject.head == "story"


def build(articles: Iterable[Article]) -> list[Node]:
    """Every subject of every article, in order of (path, subject id)."""
    nodes: list[Node] = []
    for article in articles:
        claims: dict[str, list[Claim]] = {}
        for claim in article.claims:
            claims.setdefault(claim.subject, []).append(claim)
        held: dict[str, set[str]] = {}
        for subject in article.subjects:
            if subject.group:
                held.setdefault(subject.group, set()).add(subject.head)
        for subject in article.subjects:
            node = _node(article, subject, claims.get(subject.id, ()))
            holds = held.get(subject.id)
            nodes.append(replace(node, holds=tuple(sorted(holds))) if holds else node)
    return sorted(nodes, key=lambda node: node.key)


def _node(article: Article, subject: Subject, claims: Sequence[Claim]) -> Node:
    names = tuple(sorted({subject.label, *subject.aliases}))
    own = frozenset(subject.label.lower().split())
    heads = bool(article.title) and article.title in names
    if not claims:  # of most names nothing is claimed
        return Node(path=article.path, subject=subject, names=names, own=own, heads=heads)
    dating = [c for c in claims if c.predicate in ("event.date", "date")]
    dated = [c.value for c in dating]
    return Node(
        path=article.path,
        subject=subject,
        names=names,
        titles=tuple(c.value for c in claims if isinstance(c.value, Title)),
        dates=tuple(value for value in dated if isinstance(value, Date)),
        places=_named(claims, _PLACES),
        numbers=tuple(sorted({c.value.number for c in claims if isinstance(c.value, Ordinal)})),
        holders=_named(claims, _TELLING_ROLES),
        outcomes=tuple(
            c.value.text
            for c in claims
            if c.predicate == "event.outcome" and isinstance(c.value, Text)
        ),
        expected=bool(dating) and all(c.modality == "planned" for c in dating),
        headline=all(claim.headline for claim in claims),
        own=own,
        heads=heads,
    )


def _named(claims: Sequence[Claim], wanted: frozenset[str]) -> tuple[str, ...]:
    names = {c.value.name for c in claims if c.predicate in wanted and isinstance(c.value, Name)}
    return tuple(sorted(names))
