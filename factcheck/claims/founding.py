"""When a body was founded: "the Working Group, established in 2020", "Acme, set up in 1950"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.claims.dating import date_claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Claim, Mention, Time

# what may stand between a body's name and the participle: "(CNWG)", ", which was", "was first"
_BETWEEN: Final = frozenset(
    ", ( ) which that was were is has been had first formally itself".split()
)
_ARTICLES: Final = frozenset(("a", "an"))
_COPULAS: Final = frozenset("is was are were".split())
_THE: Final = frozenset({"the", "this", "that"})
_OPENS: Final = re.compile(
    r"(?: in [A-Z][\w.-]+(?:,? [A-Z][\w.-]+){0,3})?\s*,\s+(?:[Tt]he\s+)?['‘\"“]?(?=[A-Z])"
)
_REACH: Final = 9  # tokens between a body and the participle
_BEFORE_DATE: Final = frozenset("in on during early late back as by before after".split())


def extract(reading: Reading) -> Iterator[Claim]:
    """organization.founded over the participle and its date ("established in 2020")."""
    tokens = reading.tokens
    verbs = _verbs()
    for index in tokens.among(verbs):
        rest = verbs[tokens.lower[index]]
        if rest and tokens.lower[index + 1 : index + 2] != [rest]:
            continue
        last = index + (1 if rest else 0)
        if reading.claimable(tokens.starts[index]):
            yield from _claim(reading, index, last)


@cache
def _verbs() -> dict[str, str]:
    """First word of a participle -> its particle ("set" -> "up"), or ""."""
    return {
        form.partition(" ")[0]: form.partition(" ")[2] for form in lexicon.words("founding_verbs")
    }


def _claim(reading: Reading, index: int, last: int) -> Iterator[Claim]:
    tokens = reading.tokens
    founded = _body_at(reading, last + 1)  # "Ida Holm founded Acme in 2009"
    at = last + 1 if founded is None else tokens.at(founded.end)
    at, prepositions = _before_date(reading, at)
    if at >= len(tokens.lower) or not prepositions:
        return
    for time in reading.times_in(tokens.starts[at], tokens.ends[at]):
        body = founded or _founded(reading, index, time)
        if body is None:
            return
        subject, start = reading.subject_of(body), tokens.starts[index]
        claim = date_claim(reading, "organization.founded", subject, time, start=start)
        if claim is not None:
            yield claim


def _body_at(reading: Reading, at: int) -> Mention | None:
    """The body named at token ``at``, or after "the"."""
    tokens = reading.tokens
    at += tokens.lower[at : at + 1] == ["the"]
    mention = reading.mention_at(tokens.starts[at]) if at < len(tokens.starts) else None
    return mention if mention is not None and mention.kind == "organization" else None


def _before_date(reading: Reading, at: int) -> tuple[int, int]:
    """The token after "in Lyon, France, in early", and how many prepositions were passed."""
    tokens = reading.tokens
    passed = 0
    while at < len(tokens.lower):
        if tokens.lower[at] in _BEFORE_DATE:
            passed, at = passed + 1, at + 1
            continue
        place = reading.mention_at(tokens.starts[at])
        if place is not None and place.kind == "place" and passed:
            at = max(at + 1, tokens.at(place.end))
        elif tokens.lower[at] == "," and passed and reading.mention_at(tokens.starts[at - 1]):
            at += 1
        else:
            break
    return at, passed


def _founded(reading: Reading, index: int, time: Time) -> Mention | None:
    opens = index == 0 or reading.tokens.words[index - 1] in (".", "”", '"')
    return reading.body_after(_OPENS, time.end) if opens else _body_before(reading, index)


def _body_before(reading: Reading, index: int) -> Mention | None:
    """The body whose name ends right before token ``index``, an acronym and auxiliaries apart.

    A common noun ("the commission") stands for the body last named with it.
    """
    tokens = reading.tokens
    at = index - 1
    while at >= 0 and index - at < _REACH:
        mention = reading.mention_at(tokens.starts[at])
        if mention is not None and mention.kind == "organization":
            # "(CNWG)" stands for the body named before it
            return mention
        if tokens.lower[at] not in _BETWEEN:
            return _described(reading, at) or _meant(reading, at)
        at -= 1
    return None


def _described(reading: Reading, at: int) -> Mention | None:
    """The body of "Acme is a software company founded" and "Acme, a company founded", whose noun is
    token ``at``."""
    tokens = reading.tokens
    first = at
    while first > 0 and at - first < _REACH and tokens.lower[first] not in _ARTICLES:
        if not tokens.words[first][0].isalnum():
            return None
        first -= 1
    if tokens.lower[first] not in _ARTICLES or first < 2:
        return None
    apart = tokens.lower[first - 1] in _COPULAS or tokens.lower[first - 1] == ","
    k = first - 2 if apart else -1
    while k >= 0 and tokens.lower[k] in _BETWEEN:
        k -= 1
    mention = reading.mention_at(tokens.starts[k]) if k >= 0 else None
    return mention if mention is not None and mention.kind == "organization" else None


def _meant(reading: Reading, at: int) -> Mention | None:
    """The body that "the commission" or "the working group", ending at token ``at``, takes up."""
    tokens = reading.tokens
    noun = tokens.words[at]
    first = at - 1
    while first > 0 and tokens.words[first].islower() and tokens.lower[first] not in _THE:
        first -= 1
    if first < 0 or tokens.lower[first] not in _THE or at - first > 2 or not noun.islower():
        return None
    for mention in reversed(reading.mentions_in(0, tokens.starts[first])):
        words = reading.name_of(mention).lower().split()
        if mention.kind == "organization" and noun in words:
            return mention
    return _headed(reading) if noun.capitalize() in lexicon.words("body_nouns") else None


def _headed(reading: Reading) -> Mention | None:
    """The body whose name is the article's headline: "the band" of an entry on one."""
    title = reading.document.title
    named = reading.mentions_in(0, len(title) + 1) if title else ()
    return next((m for m in named if m.kind == "organization" and m.text == title), None)
