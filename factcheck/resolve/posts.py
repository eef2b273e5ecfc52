"""Posts that one person holds at a time, with what is said of their holders.

A post is a role that has one holder (``lexicon/sole_posts.tsv``) at a body that the words name.
Deputies, former and coming holders hold other posts or none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.model import Entity, Post
from factcheck.values import Title
from factcheck.values.names import name_key
from factcheck.values.roles import normal_role, roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.model import Claim

_FOR_A_TIME: Final = re.compile(r"(?i)^(?:acting|interim) +")


def posts(claims: Iterable[Claim], entities: Sequence[Entity]) -> tuple[list[Entity], list[Post]]:
    """The posts that two people or more are said to hold: what each is, and the claims on it.

    A post is an entity of kind ``organization`` (an office), its id made of role and body.
    """
    bodies = _bodies(entities)
    held: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == "person.title" and isinstance(claim.value, Title):
            key = _key(claim.value, bodies)
            if key is not None:
                held[key].append(claim)
    offices: list[Entity] = []
    found: list[Post] = []
    for (role, body), about in sorted(held.items()):
        if len({claim.subject for claim in about}) > 1:
            office = Entity(
                id=f"organization:{role} of {body}".replace(" ", "-"),
                kind="organization",
                label=_label(about),
            )
            offices.append(office)
            found.append(Post(office.id, tuple(claim.id for claim in about)))
    return offices, found


def _key(title: Title, bodies: Mapping[str, str]) -> tuple[str, str] | None:
    """Role and body of a post with one holder; None for any other title."""
    if not title.organization:
        return None
    parts, role = roles(title.role), normal_role(title.role)
    if len(parts) != 1 or parts[0].time or set(parts[0].ranks) - {"general"}:
        return None
    post = _post(role.removeprefix("acting ").removeprefix("interim "))
    if not post:
        return None
    return post, bodies.get(title.organization.casefold()) or _plain(title.organization)


def _post(role: str) -> str:
    """The role by the one name of its post; "" where it may have several holders."""
    words = role.split()
    for at in range(len(words)):  # the longest known end first: "director general", not "general"
        end = " ".join(words[at:])
        if end in _sole():
            return " ".join((*words[:at], _sole()[end]))
    return ""


@cache
def _sole() -> dict[str, str]:
    return {normal_role(head): post for head, post in lexicon.rows("sole_posts")}


def _plain(body: str) -> str:
    return name_key(body, kind="organization") or body.casefold()


def _bodies(entities: Sequence[Entity]) -> dict[str, str]:
    """The name of each body and place, and what all its names come to; a name of two is left out.

    The key is that of the entity's label, so that other articles beside it change no id.
    """
    found: dict[str, str] = {}
    twice: set[str] = set()
    for entity in entities:
        if entity.kind in ("organization", "place"):
            for name in {n.casefold() for n in (entity.label, *entity.aliases, *entity.acronyms)}:
                key = _plain(entity.label)
                if found.setdefault(name, key) != key:
                    twice.add(name)
    return {name: key for name, key in found.items() if name not in twice}


def _label(claims: Sequence[Claim]) -> str:
    """The post as most claims word it, whoever fills it only for a time: "Director, FBI"."""
    worded = sorted(
        f"{_FOR_A_TIME.sub('', claim.value.role)}, {claim.value.organization}"
        for claim in claims
        if isinstance(claim.value, Title)
    )
    return min(worded, key=lambda words: (-worded.count(words), words))
