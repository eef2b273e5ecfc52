"""Events of an article, and the claims that say when, where, how and by whom they were held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from factcheck import lexicon
from factcheck.claims.dating import date_claim
from factcheck.claims.events import (
    chains,
    fronts,
    mentions,
    outcomes,
    roles,
    sessions,
    statuses,
    surroundings,
    verbs,
)
from factcheck.claims.events.mentions import MEETINGS
from factcheck.claims.facts import clause_words
from factcheck.model import Claim, Mention, Span, Subject, Time
from factcheck.values import Date, Name, Ordinal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from factcheck.claims.events.chains import EventChain
    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.reading import Reading

_DETERMINERS: Final = frozenset("the a an this that its their his her our my your".split())
# kinds of event that nobody plans, calls off or holds
_UNPLANNED: Final = frozenset({"disaster", "violence"})
_UNREST: Final = frozenset({"riot", "protest", "clash"})  # may go on for days
_HOUR: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_NEAR: Final = 240  # code points to either side of a mention whose names are its context


class Events:
    """The events of one article with everything attached to them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        named = [*mentions.find(reading), *verbs.find(reading)]
        self.mentions = _placed(reading, _apart([*named, *sessions.find(reading)]))
        self._around = {m.start: surroundings.around(reading, m) for m in self.mentions}
        self._fronts = fronts.find(reading)
        for start, time in fronts.dated(reading, self._fronts, self.mentions):
            if not any(isinstance(f.what, Time) for f in self._around[start]):
                self._around[start] = (*self._around[start], surroundings.Found(time))
        self.chains = chains.link(self.mentions, self._around, fronts.opening(reading))
        self._chain = {m.start: c for c in self.chains for m in c.mentions}
        self.dated: set[int] = set()  # starts of the times that date an event
        self.claims: list[Claim] = []
        self._told: set[tuple[str, str, int]] = set()
        self._hours: list[tuple[EventChain, Time]] = []  # bare times of day
        self._openers = statuses.known(reading)
        for mention in self.mentions:
            self._attach(mention, self._chain[mention.start])
        self._roles()
        self._fronted()
        self._clocked()

    def of(self, mention: EventMention) -> EventChain:
        """The event that a mention names."""
        return self._chain[mention.start]

    def subjects(self, claimed: AbstractSet[str]) -> Iterator[Subject]:
        """One subject per event whose id is among ``claimed``."""
        for chain in self.chains:
            if chain.id not in claimed:
                continue
            first = chain.mentions[0]
            yield Subject(
                id=chain.id,
                kind="event",
                label=self._label(chain),
                head=chain.head,
                group="" if chain.series is None else f"organization:{chain.series}",
                context=self._context(chain),
                start=first.start,
            )

    # ------------------------------------------------------------ identity

    def _label(self, chain: EventChain) -> str:
        words = [chain.ordinal_word, chain.head]
        if chain.series is not None:
            words.append(f"of the {self._reading.document.entities[chain.series].name}")
        elif chain.number is None:
            return self._descriptive(chain)
        return " ".join(w for w in words if w)

    def _descriptive(self, chain: EventChain) -> str:
        """ "earthquake in Aceh", "arrest of Maria Silva": the noun phrase, else the concept, with
        who underwent it or where it was."""
        named = [m for m in chain.mentions if not m.verb]
        longest = max(named, key=lambda m: (m.end - m.start, -m.start), default=None)
        label = _bare_phrase(self._reading.text[longest.start : longest.end]) if longest else ""
        if len(label.split()) > 1 or chain.kind in MEETINGS:
            return label
        label = label or chain.head
        parties = sorted(chain.patients)
        if parties and chain.kind != "contest":
            return f"{label} of {' and '.join(self._entity(e) for e in parties[:2])}"
        if parties:
            sides = sorted(chain.patients | chain.agents)
            return f"{label} of {' and '.join(self._entity(e) for e in sides[:2])}"
        if chain.places:
            return f"{label} in {self._entity(min(chain.places))}"
        return label

    def _context(self, chain: EventChain) -> tuple[str, ...]:
        names = set()
        for mention in chain.mentions:
            for near in self._reading.mentions_in(mention.start - _NEAR, mention.end + _NEAR):
                names.add(f"{near.kind}:{self._reading.name_of(near)}")
        names.update(f"patient:{self._entity(e)}" for e in chain.patients)
        names.update(f"agent:{self._entity(e)}" for e in chain.agents)
        if chain.lead:
            names.add("told:lead")
        if chain.contrast:
            names.add("told:other")
        if chain.dated is not None:
            names |= clause_words(self._reading, chain.dated)
        return tuple(sorted(names))

    def _entity(self, index: int) -> str:
        return self._reading.document.entities[index].name

    # ------------------------------------------------------------ claims

    def _claim(
        self,
        predicate: str,
        chain: EventChain,
        value: Name | Ordinal | Text,
        at: Span,
        **stated: str,
    ) -> None:
        told = (predicate, chain.id, at.start)
        if told in self._told:
            return
        self._told.add(told)
        self.claims.append(
            self._reading.claim(
                predicate, chain.id, value, at.start, at.end, stated=tuple(sorted(stated.items()))
            )
        )

    def _attach(self, mention: EventMention, chain: EventChain) -> None:
        if mention.number is not None:
            cadence = {"cadence": mention.cadence} if mention.cadence else {}
            # "met for the fourth time": the number may come after what it numbers
            end = mention.noun_end if mention.noun_end > mention.ordinal_start else mention.end
            span = _span(self._reading, mention.ordinal_start, end)
            self._claim("event.ordinal", chain, Ordinal(mention.number), span, **cadence)
        if mention.group is not None and mention.kind == "gathering":
            # whose statement it is tells no body that met
            name = Name(self._reading.name_of(mention.group), "organization")
            self._claim("event.group", chain, name, mention.group)
        for found in self._around[mention.start]:
            self._surrounding(found, mention, chain)
        if mention.kind not in _UNPLANNED and not mention.verb:
            self._status(mention, chain)
        outcome = outcomes.of(self._reading, mention)
        if outcome and (mention.kind != "legal" or chain.told):
            self._claim(
                "event.outcome",
                chain,
                Text(outcome.text),
                _span(self._reading, outcome.start, outcome.end),
            )

    def _surrounding(
        self, found: surroundings.Found, mention: EventMention, chain: EventChain
    ) -> None:
        what = found.what
        if isinstance(what, Time):
            if not self._announced(mention, what) and not self._lasts(mention):
                self._date(what, chain)
        elif isinstance(what, Mention):
            self._claim("event.place", chain, Name(self._reading.name_of(what), "place"), what)
        else:
            self._claim("event.mode", chain, Text(found.mode), what)

    def _date(self, time: Time, chain: EventChain) -> None:
        predicate = "date" if chain.kind == "communication" else "event.date"
        if _is_hour(time):
            self._hours.append((chain, time))
        claim = date_claim(self._reading, predicate, chain.id, time)
        if claim is not None and time.start not in self.dated:
            self.dated.add(time.start)
            chain.dated = chain.dated or time
            self.claims.append(claim)

    def _clocked(self) -> None:
        """ "The shaft collapsed at 3:20 a.m.": an hour of the day that the article gives the event,
        or, of what it is about, of the only day that it speaks of."""
        if not self._hours:
            return
        days: dict[str, set[str]] = {}
        for claim in self.claims:
            if claim.predicate == "event.date" and isinstance(claim.value, Date):
                days.setdefault(claim.subject, set()).add(claim.value.edtf[:10])
        told = {
            time.date.edtf
            for time in self._reading.document.times
            if time.date is not None and self._reading.claimable(time.start) and _recent(time)
        }
        for chain, time in self._hours:
            day = time.timex[:10]
            if day in days.get(chain.id, ()) or (
                chain.lead and chain.id not in days and told == {day}
            ):
                dated = replace(
                    time,
                    date=Date(time.timex + ("~" if time.approximate else "")),
                    anchored=True,
                    derivation=f'the day of "{time.text}" is that of the {chain.head}, {day}',
                )
                self._date(dated, chain)

    def _lasts(self, mention: EventMention) -> bool:
        """Whether days of unrest are named as one: "the riots on Monday" are a part of them."""
        noun = self._reading.text[mention.noun_start : mention.noun_end]
        return mention.head in _UNREST and noun.endswith(("s", "ing"))

    def _announced(self, mention: EventMention, time: Time) -> bool:
        """In "announced the merger on Friday" the day is the announcement's."""
        if mention.verb or self._word_before(mention.start) not in lexicon.words("speech_verbs"):
            return False
        tokens = self._reading.tokens
        between = tokens.lower[tokens.at(mention.end) : tokens.at(time.start)]
        # in "believed the death occurred on Friday" it is the death's
        happens = not lexicon.words("occurrence_verbs").isdisjoint(between)
        return time.anchored and not happens

    def _status(self, mention: EventMention, chain: EventChain) -> None:
        """The verb before or after the phrase: "concluded the ...", "... was called off"."""
        found = statuses.of(self._reading, mention, self._openers)
        if found is not None:
            form, start, end = found
            self._claim("event.status", chain, Text(form), _span(self._reading, start, end))

    def _word_before(self, offset: int) -> str:
        tokens = self._reading.tokens
        at = tokens.at(offset) - 1
        return tokens.lower[at] if at >= 0 else ""

    # ------------------------------------------------------------ roles and fronted dates

    def _roles(self) -> None:
        for role in roles.find(self._reading, self.mentions):
            chain = self._chain[role.event.start] if role.event else self._latest(role.body)
            if chain is not None:
                kind = role.holder.kind
                name = Name(self._reading.name_of(role.holder), kind)
                span = _span(self._reading, role.start, role.end)
                self._claim(role.predicate, chain, name, span)

    def _latest(self, body: Mention | None) -> EventChain | None:
        """The event of a body last spoken of before the body is named again."""
        if body is None:
            return None
        met = [
            m for m in self.mentions if m.start < body.start and self.of(m).series == body.entity
        ]
        return self.of(met[-1]) if met else None

    def _fronted(self) -> None:
        """ "In June 2021, the two countries convened the second meeting" dates the meeting."""
        for sentence, time in self._fronts:
            if time.start in self.dated or time.type == "DURATION":
                continue
            comma = self._reading.text[time.end : time.end + 1] == ","
            if comma and (mention := self._main_event(time.end + 1, sentence.end)):
                self._date(time, self.of(mention))

    def _main_event(self, start: int, end: int) -> EventMention | None:
        """The event that a clause is about: its subject, or the object of a verb of holding."""
        mention = next((m for m in self.mentions if start <= m.start < end), None)
        if mention is None:
            return None
        opens = not self._reading.text[start : mention.start].strip()
        held = self._word_before(mention.start) in lexicon.mapping("event_statuses")
        return mention if opens or held else None


def _is_hour(time: Time) -> bool:
    """A time of day with the day that TIMEX3 lends it, and no date of its own."""
    return time.date is None and not time.fault and _HOUR.fullmatch(time.timex) is not None


def _recent(time: Time) -> bool:
    """Whether a time is a day, and no month or year of the background."""
    return time.date is not None and len(time.date.edtf) == len("2026-01-20")


def _placed(reading: Reading, found: list[EventMention]) -> list[EventMention]:
    """Each with its sentence; without what is only counted for another event ("nine people were
    arrested in the raid")."""
    spans = [reading.sentence_at(m.start) for m in found]
    named = {s.start for s, m in zip(spans, found, strict=True) if s is not None and not m.verb}
    return [
        replace(m, sentence=-1 if s is None else s.start)
        for s, m in zip(spans, found, strict=True)
        if not (m.counted and s is not None and s.start in named)
    ]


def _apart(found: list[EventMention]) -> list[EventMention]:
    """Mentions in order, of two that overlap the earlier and longer one."""
    kept: list[EventMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _span(reading: Reading, start: int, end: int) -> Span:
    return Span(start, end, reading.text[start:end])


def _bare_phrase(text: str) -> str:
    """A noun phrase without its determiner, on one line."""
    words = text.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in _DETERMINERS else words)
