"""Counts, shares, sums, measures and spans of time, each on what it is told of.

The unit carries the role of casualties and arrests (``killed``, ``arrest``). For anything else
``stated`` says what tells one quantity from another of the same unit: ``role`` (``roles``: five
houses burnt and five houses sold are two counts), ``who`` (the named subject of the verb) and
``scope`` (``scopes``: in Egypt, worldwide, per day, in 2010, what it was before); ``frame``,
``people`` and ``at`` (``frames``: the words around, who is named, the sentence). What the words
say a second time (``beside``, ``headlines``) is stated as well, to be held against the value.
Results of matches and votes are ``event.outcome``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from factcheck.claims.quantities import (
    beside,
    durations,
    frames,
    headlines,
    ratings,
    roles,
    scopes,
    subjects,
    totals,
)
from factcheck.claims.story import STORY
from factcheck.model import Claim, Number, Span
from factcheck.values import Quantity, Text
from factcheck.values.units import unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.events import Events
    from factcheck.claims.quantities.roles import Role
    from factcheck.claims.reading import Reading

RESULTS: Final = frozenset({"score", "vote split"})  # units whose two ends are the two sides'
_LIST: Final = re.compile(
    r"(?:in (?:the )?(?:[A-Z][\w .]{2,40}?|other \w+))? ?"
    r"(?:,|and|, ?and|&|or|,? ?for an? (?:\w+ )?total of)"
)
# words before the score with which a match ended; its verbs and nouns give theirs by themselves
_ENDED: Final = frozenset("score result ended ending finished finishing final drew".split())
_ENDED_REACH: Final = 4  # tokens
_LETTERS: Final = 3  # of the name of a make: AK, MiG, UH
_KNOWN: Final = 20  # from here on a definite phrase gives a number ("the 288 candidates")


def extract(reading: Reading, events: Events) -> list[Claim]:
    """One claim per number that counts something, per result, and per span of time with a role."""
    return headlines.held_against(reading, list(_claims(reading, events)))


def _claims(reading: Reading, events: Events) -> Iterator[Claim]:
    before: Number | None = None
    role = roles.NONE
    for number in reading.document.numbers:
        if number.ordinal or not reading.claimable(number.start):
            continue
        if number.unit in RESULTS:
            yield from _result(reading, events, number)
            continue
        role = _role(reading, number, before, role)
        named = _named_unit(number, role) or totals.of(reading, before, number)
        before = number if number.unit or not named else replace(number, unit=named)
        if not named or _is_model(reading, number):
            continue
        named = totals.told(reading, number, role, named)
        if not _points_back(number) or beside.lists(reading, number):
            yield _quantity(reading, events, number, role, named)
            if (part := totals.part(reading, number, role)) is not None:
                yield _quantity(reading, events, part, roles.NONE, part.unit)
    for time, length in durations.find(reading):
        found = roles.read(reading, time.start, time.end, counts=False, length=True)
        if found.name and not found.earlier:
            yield _measure(reading, events, time, length, found)
    for place, rating in ratings.find(reading):
        yield _measure(reading, events, place, rating, roles.Role("rating"))


# ---------------------------------------------------------------- numbers


def _is_count(number: Number) -> bool:
    return not number.unit or unit(number.unit).is_count


def _alike(one: Number, two: Number) -> bool:
    """Whether two numbers of a list have one role: both count, or both have one unit."""
    return one.unit == two.unit or (_is_count(one) and _is_count(two))


def _role(reading: Reading, number: Number, before: Number | None, last: Role) -> Role:
    """The number's own role, or that of the number before it, where it goes on with its list."""
    own = _own_role(reading, number)
    if not last.name or before is None or not _alike(before, number):
        return own
    sums = reading.text[before.end : number.start].rstrip().endswith("total of")
    if own.name and not sums:  # "$12m here and $9m there for a total of $21m"
        return own
    return last if _listed(reading, before, number) else own


def _own_role(reading: Reading, number: Number) -> Role:
    if number.unit in subjects.fates() or number.unit == "magnitude":
        return roles.NONE
    of = unit(number.unit)
    counts = bool(number.unit) and of.is_count
    length = of.dimension == "length"
    share = of.dimension == "share"
    if counts and (found := roles.population(reading, number.start, number.unit)) is not None:
        return found
    return roles.read(reading, number.start, number.end, counts=counts, length=length, share=share)


def _named_unit(number: Number, role: Role) -> str:
    """The unit; a bare number may take it from its role ("a population of 120,000")."""
    return "person" if role.name == "population" and _is_count(number) else number.unit


def _points_back(number: Number) -> bool:
    """ "the two sides": a small known set, counted before."""
    return number.definite and (number.high is None or number.high < _KNOWN)


def _is_model(reading: Reading, number: Number) -> bool:
    """AK 47 rifles, a 170,000-square-foot building: a number that names a kind, or whose measure
    was not read."""
    if number.unit in ("square", "cubic"):
        return True
    tokens = reading.tokens
    k = tokens.at(number.start) - 1
    if k < 0 or len(tokens.words[k]) > _LETTERS or not tokens.words[k].isupper():
        return False
    return (
        number.text[0].isdigit()
        and tokens.words[k].isalpha()
        and len(tokens.words[k]) > 1
        and reading.mention_at(tokens.starts[k]) is None
    )


def _beside_another_fate(reading: Reading, number: Number) -> bool:
    """ "killing two women and wounding three others": the others are those who were not killed, and
    all of the wounded."""
    sentence = reading.sentence_at(number.start)
    if number.unit not in subjects.fates() or sentence is None:
        return False
    before = [n for n in reading.numbers_in(sentence.start, number.start) if not n.ordinal]
    last = before[-1].unit if before else ""
    return last in subjects.fates() and last != number.unit


def _listed(reading: Reading, before: Number, number: Number) -> bool:
    """Whether a number goes on with a list: "23 pirates, three rifles and 13 magazines"."""
    between = reading.text[before.end : number.start].strip()
    return _LIST.fullmatch(between) is not None


def _quantity(reading: Reading, events: Events, number: Number, role: Role, named: str) -> Claim:
    subject, who = subjects.of(reading, events, number, role, unit=number.unit, story=STORY)
    stated = {"role": role.name, "who": who}
    if subject.startswith("place:"):
        stated["place"] = reading.document.entities[int(subject.partition(":")[2])].name
    if named in totals.ACTS.values():
        del stated["role"]  # the unit tells it
    stated["scope"] = scopes.of(reading, number, role, fate=number.unit in subjects.fates())
    stated.update(frames.stated(reading, number, number.unit))
    stated.update(beside.stated(reading, number))
    if _beside_another_fate(reading, number):
        stated["others"] = "all"
    claim = reading.claim(
        "quantity",
        subject,
        Quantity(number.low, number.high, named, number.approximate),
        number.start,
        number.end,
        approximate=number.approximate,
        stated=tuple(sorted((key, value) for key, value in stated.items() if value)),
    )
    counted = scopes.counted_on(reading, number)
    return replace(claim, as_of=counted) if counted else claim


# ---------------------------------------------------------------- spans of time and results


def _measure(reading: Reading, events: Events, time: Span, length: Quantity, role: Role) -> Claim:
    subject, who = subjects.of(reading, events, time, role, unit=length.unit, story=STORY)
    told = {"role": role.name, "who": who, **frames.stated(reading, time, length.unit)}
    stated = tuple(sorted((key, value) for key, value in told.items() if value))
    return reading.claim(
        "quantity",
        subject,
        length,
        time.start,
        time.end,
        approximate=length.approximate,
        stated=stated,
    )


def _is_final(reading: Reading, number: Number) -> bool:
    """Whether a score ended the match: "the final score was 3-1", "it finished 2-2"."""
    tokens = reading.tokens
    at = tokens.at(number.start)
    return not _ENDED.isdisjoint(tokens.lower[max(0, at - _ENDED_REACH) : at])


def _result(reading: Reading, events: Events, number: Number) -> Iterator[Claim]:
    """3-1, 52-48: how an event ended, the larger number first; only of an event that is named."""
    told = (c for c in events.claims if c.predicate == "event.outcome")
    if any(c.start < number.end and number.start < c.end for c in told):
        return  # by the event's own words
    mention = subjects.event_at(reading, events, number.start)
    if mention is None:
        return
    if number.unit == "score" and not _is_final(reading, number):
        return
    subject = events.of(mention).id
    if any(c.predicate == "event.outcome" and c.subject == subject for c in events.claims):
        return  # its verb or noun has told it; this one was a score on the way ("tied it at 1-1")
    yield reading.claim(
        "event.outcome",
        subject,
        Text(f"{number.high}-{number.low}"),
        number.start,
        number.end,
        stated=(("kind", number.unit),),
    )
