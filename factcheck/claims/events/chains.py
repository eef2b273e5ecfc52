"""Which event mentions of one article are one event (in-document event coreference).

A definite phrase takes up the latest event that it can mean: same noun (or a generic one of its
kind), same body, no other ordinal. Two bodies or two ordinals are two events here; whether one
meeting goes by two names is for ``resolve`` to weigh.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Mention, Time
from factcheck.values import Date, Relation, compare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.events.surroundings import Found

_MEMORY: Final = 40  # events back that a phrase can take up: no reader reaches further

Around = dict[int, tuple["Found", ...]]  # start of a mention -> what stands around it


class EventChain:
    """One event of an article: its mentions in order and what they say of its identity."""

    def __init__(self, index: int, first: EventMention, around: tuple[Found, ...]) -> None:
        self.id = f"event:{index}"
        self.mentions = [first]
        self.dates = _dates(around)
        self.places = _places(around)
        self._words = set(first.group.text.lower().split()) if first.group else set()
        self.head = first.head
        self.kind = first.kind
        self.number = first.number
        self.ordinal_word = first.ordinal_word
        self.group = first.group.entity if first.group else None
        self.series: int | None = self.group  # the body, its own or inherited from an earlier event

    def add(self, mention: EventMention, around: tuple[Found, ...]) -> None:
        """Let ``mention`` take up this event and tell what it knows."""
        self.mentions.append(mention)
        self.dates |= _dates(around)
        self.places |= _places(around)
        if self.number is None:
            self.number, self.ordinal_word = mention.number, mention.ordinal_word
        if self.group is None and mention.group is not None:
            self.group = self.series = mention.group.entity
        if mention.head != self.head and not mention.generic and self.mentions[0].generic:
            self.head = mention.head

    def takes(self, mention: EventMention, around: tuple[Found, ...]) -> bool:
        """Whether ``mention`` can mean this event.

        One that gives another day is another event, unless it is the same number of the same
        series: then it must give another place too.
        """
        if not self._means(mention):
            return False
        if not _excluded(self.dates, _dates(around)):
            return True
        places = _places(around)
        elsewhere = bool(places and self.places) and places.isdisjoint(self.places)
        return mention.number is not None and mention.number == self.number and not elsewhere

    def _means(self, mention: EventMention) -> bool:
        if mention.number is not None and self.number is not None and mention.number != self.number:
            return False
        body = mention.group.entity if mention.group else None
        if body is not None and self.series is not None and body != self.series:
            return False
        # "the synod" takes up the meeting of "the 34th General Synod"
        same_head = mention.head == self.head or mention.head in self._words
        if not same_head and not (mention.generic and mention.kind == self.kind):
            return False
        if body is not None or mention.number is not None:
            known = body is not None and body == self.series
            numbered = mention.number is not None and mention.number == self.number
            return (known and (numbered or mention.number is None)) or (
                numbered and (body is None or self.series is None)
            )
        return mention.definite and (same_head or mention.bare)


def link(mentions: Iterable[EventMention], around: Around) -> list[EventChain]:
    """Chains in order of their first mention."""
    recent: list[EventChain] = []  # least recently spoken of first
    for mention in mentions:
        near = around[mention.start]
        chain = next((c for c in reversed(recent[-_MEMORY:]) if c.takes(mention, near)), None)
        if chain is None:
            chain = EventChain(len(recent), mention, near)
            _inherit(chain, recent)
        else:
            recent.remove(chain)
            chain.add(mention, near)
        recent.append(chain)
    return sorted(recent, key=lambda c: c.mentions[0].start)


def _inherit(chain: EventChain, earlier: list[EventChain]) -> None:
    """ "The fifth meeting", with no body of its own, is of the series last spoken of."""
    if chain.group is None and chain.number is not None and chain.mentions[0].definite:
        chain.series = next(
            (c.series for c in reversed(earlier) if c.head == chain.head and c.series is not None),
            None,
        )


def _dates(found: Iterable[Found]) -> set[Date]:
    return {f.what.date for f in found if isinstance(f.what, Time) and f.what.date is not None}


def _places(found: Iterable[Found]) -> set[int]:
    """Entities of the places."""
    return {f.what.entity for f in found if isinstance(f.what, Mention)}


def _excluded(first: set[Date], second: set[Date]) -> bool:
    """Whether every date of one excludes every date of the other."""
    return bool(first and second) and all(
        compare(x, y) is Relation.DISJOINT for x in first for y in second
    )
