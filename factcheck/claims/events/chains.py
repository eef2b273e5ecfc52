"""Which event mentions of one article are one event (in-document event coreference).

A definite phrase takes up the latest event that it can mean: same noun (or a generic one of its
kind), same body, no other ordinal. Two bodies or two ordinals are two events here; whether one
meeting goes by two names is for ``resolve`` to weigh.

Other events than meetings are told apart by who took part in them, by their dates and places, and
by words that set one against another ("a similar quake", "last year's final"). What the headline
and the opening tell is one event; in doubt two mentions stay two, for mixing the event told with
one of its background makes contradictions that are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck.claims.events.mentions import MEETINGS
from factcheck.model import Mention, Time
from factcheck.values import Date, Relation, compare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.events.surroundings import Found

_CLOSE: Final = 200  # code points within which a generic noun takes up what was just told
_MEMORY: Final = 40  # events back that a phrase can take up: no reader reaches further

Around = dict[int, tuple["Found", ...]]  # start of a mention -> what stands around it


class Setting(Struct, frozen=True):
    """What stands around one mention, as far as it tells one event from another."""

    dates: frozenset[Date]
    places: frozenset[int]  # entities
    past: bool  # dated by a month or year alone: of the background, as a rule
    lead: bool  # in the headline or the opening sentences


class EventChain:
    """One event of an article: its mentions in order and what they say of its identity."""

    def __init__(self, index: int, first: EventMention, setting: Setting) -> None:
        self.id = f"event:{index}"
        self.lead = setting.lead
        self.contrast = first.contrast or (setting.past and not setting.lead)
        self.patients = first.patients
        self.agents = first.agents
        self.outcome = first.outcome
        self.covers = first.covers
        self.mentions = [first]
        self.dates = setting.dates
        self.places = setting.places
        self.dated: Time | None = None  # the first time that its claims rest on
        self._words = set(first.group.text.lower().split()) if first.group else set()
        self.head = first.head
        self.kind = first.kind
        self.number = first.number
        self.ordinal_word = first.ordinal_word
        self.group = first.group.entity if first.group else None
        self.series: int | None = self.group  # the body, its own or inherited from an earlier event

    def add(self, mention: EventMention, setting: Setting) -> None:
        """Let ``mention`` take up this event and tell what it knows."""
        self.mentions.append(mention)
        self.dates |= setting.dates
        self.places |= setting.places
        self.patients |= mention.patients
        self.agents |= mention.agents
        self.outcome = self.outcome or mention.outcome
        if self.covers and not mention.generic:
            self.head, self.kind, self.covers = mention.head, mention.kind, mention.covers
        if self.number is None:
            self.number, self.ordinal_word = mention.number, mention.ordinal_word
        if self.group is None and mention.group is not None:
            self.group = self.series = mention.group.entity
        if mention.head != self.head and not mention.generic and self.mentions[0].generic:
            self.head = mention.head

    @property
    def told(self) -> bool:
        """Whether the article is about it or gives its day: of the background, a person may have
        been tried more than once."""
        return self.lead or any(len(date.edtf) >= len("2000-01-01") for date in self.dates)

    def takes(self, mention: EventMention, setting: Setting) -> bool:
        """Whether ``mention`` can mean this event.

        One that gives another day is another event, unless it is the same number of the same
        series: then it must give another place too.
        """
        if mention.kind not in MEETINGS:
            return self._is(mention, setting)
        if not self._means(mention):
            return False
        if not _excluded(self.dates, setting.dates):
            return True
        both = bool(setting.places and self.places)
        elsewhere = both and setting.places.isdisjoint(self.places)
        return mention.number is not None and mention.number == self.number and not elsewhere

    def _means(self, mention: EventMention) -> bool:
        if mention.number is not None and self.number is not None and mention.number != self.number:
            return False
        numbered = mention.number is not None and mention.number == self.number
        if mention.contrast and not self.contrast and not numbered:
            return False  # "the next hearing", "a previous visit"
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

    # ------------------------------------------------------------ other events than meetings

    def _is(self, mention: EventMention, setting: Setting) -> bool:
        """Whether a mention of another event than a meeting can be this one."""
        lead = setting.lead
        if mention.head != self.head and not (mention.covers or self.covers):
            return False
        apart = mention.contrast or self.contrast or (setting.past and not lead)
        if (
            self._differs(mention)
            or _excluded(self.dates, setting.dates)
            or (apart and not self._same_time(mention, setting))
        ):
            return False
        if mention.within and self.mentions[-1].verb and self.kind == mention.kind:
            return mention.sentence == self.mentions[-1].sentence
        shared = bool(mention.patients & self.patients)
        if mention.head != self.head:
            taken = shared or mention.bare or (lead and self.lead)
            return taken and self._covered(mention)
        if mention.verb:
            return shared or self._verb(mention, lead=lead)
        return shared or mention.definite or (lead and self.lead and not mention.patients)

    def _covered(self, mention: EventMention) -> bool:
        """Whether one of two nouns is generic and can name events of the other's kind."""
        near = self.lead or mention.start - self.mentions[-1].end < _CLOSE
        definite = mention.definite and self.kind in mention.covers and near
        return definite or (self.lead and mention.kind in self.covers)

    def _differs(self, mention: EventMention) -> bool:
        """Whether number, outcome or participants tell two events."""
        if mention.number != self.number and (mention.number or self.number):
            return True
        if mention.outcome and self.outcome and mention.outcome != self.outcome:
            return True
        if mention.kind == "contest":
            mine, theirs = self.patients | self.agents, mention.patients | mention.agents
            enough = min(len(mine), len(theirs)) > 1
            return mine != theirs if enough else bool(mine and theirs) and not mine & theirs
        return bool(mention.patients and self.patients) and not mention.patients & self.patients

    def _same_time(self, mention: EventMention, setting: Setting) -> bool:
        """Whether a mention set apart by its time is of this event's time, or in its sentence."""
        if self.dates and setting.dates:
            return True
        here = mention.sentence == self.mentions[-1].sentence
        return (
            self.contrast
            and not mention.contrast
            and (mention.pointing or (mention.definite and here))
        )

    def _verb(self, mention: EventMention, *, lead: bool) -> bool:
        """Whether a verb with nobody named on one side tells this event again."""
        if mention.patients and self.patients:
            return False
        if mention.kind in ("violence", "disaster"):
            return self.lead or (lead and self.mentions[-1].end > mention.start - _CLOSE)
        return (self.lead and lead) or (mention.pronoun and bool(self.patients))


def link(mentions: Iterable[EventMention], around: Around, lead: int = 0) -> list[EventChain]:
    """Chains in order of their first mention; ``lead`` is where the opening of the article ends."""
    recent: list[EventChain] = []  # least recently spoken of first
    for mention in mentions:
        near = _setting(around[mention.start], lead=mention.start < lead)
        known = recent[-_MEMORY:]
        if mention.pointing and mention.kind not in MEETINGS:
            known = [c for c in known if c.head == mention.head][-1:] or known
        elif mention.kind not in MEETINGS and not mention.covers:
            known = [c for c in known if c.head == mention.head or c.covers]
        chain = next((c for c in reversed(known) if c.takes(mention, near)), None)
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


def _setting(found: tuple[Found, ...], *, lead: bool) -> Setting:
    if not found:
        return _IN_LEAD if lead else _PLAIN
    times = (f.what.date for f in found if isinstance(f.what, Time))
    dates = frozenset(date for date in times if date is not None)
    places = frozenset(f.what.entity for f in found if isinstance(f.what, Mention))
    past = any(len(date.edtf) < len("2000-01-01") for date in dates)
    return Setting(dates, places, past, lead)


_PLAIN: Final = Setting(frozenset(), frozenset(), past=False, lead=False)
_IN_LEAD: Final = Setting(frozenset(), frozenset(), past=False, lead=True)


def _excluded(first: frozenset[Date], second: frozenset[Date]) -> bool:
    """Whether every date of one excludes every date of the other."""
    return bool(first and second) and all(
        compare(x, y) is Relation.DISJOINT for x in first for y in second
    )
