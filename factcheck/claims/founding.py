"""When a body was founded: "the Working Group, established in 2020", "Acme, set up in 1950"."""

from __future__ import annotations

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
_BEFORE_DATE: Final = frozenset("in on during early late back as by".split())


def extract(reading: Reading) -> Iterator[Claim]:
    """organization.founded over the participle and its date ("established in 2020")."""
    tokens = reading.tokens
    verbs = _verbs()
    for index, word in enumerate(tokens.lower):
        if word not in verbs:
            continue
        rest = verbs[word]
        if rest and tokens.lower[index + 1 : index + 2] != [rest]:
            continue
        last = index + (1 if rest else 0)
        body = _body_before(reading, index)
        if body is not None and reading.claimable(tokens.starts[index]):
            yield from _claim(reading, body, index, last)


@cache
def _verbs() -> dict[str, str]:
    """First word of a participle -> its particle ("set" -> "up"), or ""."""
    return {
        form.partition(" ")[0]: form.partition(" ")[2] for form in lexicon.words("founding_verbs")
    }


def _claim(reading: Reading, body: Mention, index: int, last: int) -> Iterator[Claim]:
    tokens = reading.tokens
    at = last + 1
    while at < len(tokens.lower) and tokens.lower[at] in _BEFORE_DATE:
        at += 1
    if at >= len(tokens.lower) or at == last + 1:
        return
    for time in reading.times_in(tokens.starts[at], tokens.ends[at]):
        claim = date_claim(reading, "organization.founded", reading.subject_of(body), time)
        if claim is not None:
            start = tokens.starts[index]
            yield reading.claim(
                claim.predicate,
                claim.subject,
                claim.value,
                start,
                time.end,
                derivation=claim.derivation,
                stated=claim.stated,
                approximate=claim.approximate,
            )


def _body_before(reading: Reading, index: int) -> Mention | None:
    """The body whose name ends right before token ``index``, an acronym and auxiliaries apart."""
    tokens = reading.tokens
    at = index - 1
    while at >= 0 and index - at < 9:
        mention = reading.mention_at(tokens.starts[at])
        if mention is not None and mention.kind == "organization":
            # "(CNWG)" stands for the body named before it
            return mention
        if tokens.lower[at] not in _BETWEEN:
            return None
        at -= 1
    return None
