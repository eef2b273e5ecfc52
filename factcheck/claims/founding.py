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
    from factcheck.model import Claim, Mention

# what may stand between a body's name and the participle: "(CNWG)", ", which was", "was first"
_BETWEEN: Final = frozenset(
    ", ( ) which that was were is has been had first formally itself".split()
)
_THE: Final = frozenset({"the", "this", "that"})
_OPENS: Final = re.compile(r",\s+(?:the\s+)?", re.I)
_REACH: Final = 9  # tokens between a body and the participle
_BEFORE_DATE: Final = frozenset("in on during early late back as by".split())


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
    at = last + 1
    while at < len(tokens.lower) and tokens.lower[at] in _BEFORE_DATE:
        at += 1
    if at >= len(tokens.lower) or at == last + 1:
        return
    for time in reading.times_in(tokens.starts[at], tokens.ends[at]):
        opens = index == 0 or tokens.words[index - 1] in (".", "”", '"')
        body = reading.body_after(_OPENS, time.end) if opens else _body_before(reading, index)
        if body is None:
            return
        subject, start = reading.subject_of(body), tokens.starts[index]
        claim = date_claim(reading, "organization.founded", subject, time, start=start)
        if claim is not None:
            yield claim


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
            return _meant(reading, at)
        at -= 1
    return None


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
    return None
