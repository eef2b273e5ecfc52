"""Who hosted, opened, led, attended or signed: "opened by X", "X delivered the opening remarks at".

The verbs are in ``lexicon/role_verbs.tsv``. The holder must stand in the verb's own clause, and the
event must be what the verb is about: a delegation that somebody led is no event.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon
from factcheck.claims.events.surroundings import CARRIERS
from factcheck.model import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.reading import Reading

_AUXILIARIES: Final = frozenset("had has have also jointly then later will would who".split())
_TO_OBJECT: Final = frozenset("at of for to the a an its their this that during in".split())
_ENDS_LIST: Final = frozenset(
    "with who which while said says was were is are has have had on at will in from during after "
    "before where when as that".split()
)
_ANY_HOLDER: Final = frozenset({"event.hosted_by", "event.signed_by", "event.attended_by"})


class Role(Struct, frozen=True):
    """One holder of a role: the claim's span and the event or body the verb is about."""

    predicate: str
    holder: Mention
    start: int
    end: int
    event: EventMention | None
    body: Mention | None  # "the Working Group, led by ..." where no event noun stands


class _Verb(Struct, frozen=True):
    words: tuple[str, ...]
    predicate: str
    preposition: str  # "by", "of", or "" where the holder is the verb's subject


@cache
def _verbs() -> dict[str, list[_Verb]]:
    table: dict[str, list[_Verb]] = {}
    for form, predicate, how in lexicon.rows("role_verbs"):
        verb = _Verb(tuple(form.split()), predicate, "" if how == "subject" else how)
        table.setdefault(verb.words[0], []).append(verb)
    for verbs in table.values():
        verbs.sort(key=lambda v: -len(v.words))
    return table


def find(reading: Reading, events: list[EventMention]) -> Iterator[Role]:
    """Every role that an event of the article is given, in order of the verbs."""
    verbs = _verbs()
    tokens = reading.tokens
    for index in tokens.among(verbs):
        for verb in verbs[tokens.lower[index]]:
            stop = index + len(verb.words)
            if tuple(tokens.lower[index:stop]) != verb.words:
                continue
            after = tokens.lower[stop] if stop < len(tokens.lower) else ""
            fits = after == verb.preposition if verb.preposition else after != "by"
            if fits and reading.claimable(tokens.starts[index]):
                roles = _passive if verb.preposition else _active
                yield from roles(reading, events, verb, index, stop)
                break


def _passive(
    reading: Reading, events: list[EventMention], verb: _Verb, index: int, stop: int
) -> Iterator[Role]:
    """ "<event> ... opened by <holders>"."""
    tokens = reading.tokens
    start = tokens.starts[index]
    event, body = _subject_of_verb(reading, events, start)
    if event is None and body is None:
        return
    holders = _holders(reading, stop + 1, verb.predicate)
    for n, holder in enumerate(holders):
        first = start if n == 0 and len(holders) == 1 else holder.start
        yield Role(verb.predicate, holder, first, holder.end, event, body)


def _active(
    reading: Reading, events: list[EventMention], verb: _Verb, index: int, stop: int
) -> Iterator[Role]:
    """ "<holder> opened <event>"; "<holder> delivered the opening remarks at <event>"."""
    tokens = reading.tokens
    event = _object_of_verb(reading, events, tokens.ends[stop - 1])
    holder = _before_verb(reading, index, verb.predicate)
    if event is not None and holder is not None:
        yield Role(verb.predicate, holder, holder.start, tokens.ends[stop - 1], event, None)


def _subject_of_verb(
    reading: Reading, events: list[EventMention], start: int
) -> tuple[EventMention | None, Mention | None]:
    """The event or body that ends right before the verb, carriers, dates and places apart."""
    sentence = reading.sentence_at(start)
    low = sentence.start if sentence else 0
    for event in reversed(events):
        if low <= event.start and event.end <= start:
            if _only_carriers(reading, event.end, start):
                return event, None
            break
    if _is_it(reading, low) and _only_carriers(reading, low + 2, start):
        # "It was opened by ...": the event last spoken of
        return next((event for event in reversed(events) if event.end <= low), None), None
    bodies = [m for m in reading.mentions_in(low, start) if m.kind == "organization"]
    if bodies and _only_carriers(reading, bodies[-1].end, start):
        return None, bodies[-1]
    return None, None


def _is_it(reading: Reading, start: int) -> bool:
    return reading.text[start : start + 3] == "It "


def _only_carriers(reading: Reading, start: int, end: int) -> bool:
    tokens = reading.tokens
    at, last = tokens.at(start), tokens.at(end)
    while at < last:
        offset = tokens.starts[at]
        covering: Span | None = next(iter(reading.times_in(offset, offset + 1)), None)
        covering = covering or reading.mention_at(offset)
        if covering is not None and not (
            isinstance(covering, Mention) and covering.kind == "person"
        ):
            at = max(at + 1, tokens.at(covering.end))
        elif tokens.lower[at] in CARRIERS or not tokens.lower[at][0].isalnum():
            at += 1
        else:
            return False
    return True


def _object_of_verb(reading: Reading, events: list[EventMention], end: int) -> EventMention | None:
    tokens = reading.tokens
    at = tokens.at(end)
    while at < len(tokens.lower) and tokens.lower[at] in _TO_OBJECT:
        at += 1
    if at >= len(tokens.starts) or "\n\n" in reading.text[end : tokens.starts[at]]:
        return None
    return next((e for e in events if end <= e.start <= tokens.starts[at] < e.end), None)


def _before_verb(reading: Reading, index: int, predicate: str) -> Mention | None:
    """The holder named right before an active verb; an apposition may stand between commas."""
    tokens = reading.tokens
    at = index - 1
    while at >= 0 and tokens.lower[at] in _AUXILIARIES:
        at -= 1
    if at < 0:
        return None
    end = tokens.ends[at]
    sentence = reading.sentence_at(end - 1)
    low = sentence.start if sentence else max(0, end - 200)
    named = [m for m in reading.mentions_in(low, end) if _may_hold(m, predicate)]
    if not named:
        return None
    gap = reading.text[named[-1].end : end].strip()
    comma = gap.startswith(",") and gap.endswith(",")
    return named[-1] if not gap or comma else None


def _holders(reading: Reading, at: int, predicate: str) -> list[Mention]:
    """The people (or, for hosts, bodies and countries) listed from token ``at`` on."""
    tokens = reading.tokens
    found: list[Mention] = []
    sentence = reading.sentence_at(tokens.starts[at - 1])
    last = tokens.at(sentence.end) if sentence else len(tokens.lower)
    while at < last:
        offset, word = tokens.starts[at], tokens.words[at]
        mention = reading.mention_at(offset)
        if mention is not None:
            if _may_hold(mention, predicate):
                found.append(mention)
            at = max(at + 1, tokens.at(mention.end))
            continue
        if _list_ends(word, bool(found)):
            return found
        at += 1
    return found


def _list_ends(word: str, any_found: bool) -> bool:
    if word in (".", ";", ":", "“", "”", '"', "—"):
        return True
    # a lower-case participle or finite verb after the first name ends the list of holders
    is_verb = word.islower() and (word in _ENDS_LIST or word.endswith("ed"))
    return any_found and is_verb


def _may_hold(mention: Mention, predicate: str) -> bool:
    return mention.kind == "person" or predicate in _ANY_HOLDER
