"""A number of the headline against the same number in the body of its article."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from factcheck.claims.story import STORY
from factcheck.values import Quantity, Relation, compare
from factcheck.values.units import unit
from factcheck.values.written import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.reading import Reading
    from factcheck.model import Claim

# beside a number, what makes it a part of a count or leaves open what it counts
_PART: Final = re.compile(
    r"\b(?:(?:an)?others?|additional|further|remaining|each|every|per|next|last|first|more|fewer"
    r"|less|of)\b",
    re.IGNORECASE,
)
_SURE: Final = frozenset(("killed", "injured", "missing", "arrest"))
_OPENING: Final = 600  # code points of the body that tell what the headline tells
_PAST: Final = 21  # days before the article from which a time is another story's
_TO_COME: Final = re.compile(r" to [a-z]+ (?:(?:about|some|nearly|up to) )?\Z")  # "firm to cut _"
_TO_REACH: Final = 40  # code points before a headline's number that may tell so
_MOST: Final = 6  # different numbers of a body whose sums are tried


def held_against(reading: Reading, claims: list[Claim]) -> list[Claim]:
    """``claims`` with ``("body", quantity)`` stated by those of the headline that the body gives
    another number for, and none that fits."""
    titles = [c for c in claims if c.headline and _region(reading, c) == "headline"]
    keys = {_key(c) for c in titles} - {None}
    if not keys:
        return claims
    body = [c for c in claims if not c.headline and _key(c, part=False) in keys]
    told = {id(c): other for c in titles if (other := _other(reading, c, body)) is not None}
    return [
        replace(c, stated=tuple(sorted((*c.stated, ("body", write(told[id(c)]))))))
        if id(c) in told
        else c
        for c in claims
    ]


def _region(reading: Reading, claim: Claim) -> str:
    region = reading.region_at(claim.start)
    return region.kind if region is not None else ""


def _other(reading: Reading, claim: Claim, body: Sequence[Claim]) -> Quantity | None:
    """The first number that the body gives for what the headline counts, where none of them, and
    no sum of them, fits it. It must be of the headline's event or stand where the body opens."""
    key = _key(claim)
    if key is None or not isinstance(claim.value, Quantity):
        return None
    values: list[Quantity] = []
    opening = _opening(reading, claim.end)
    low = max(0, claim.start - _TO_REACH)
    plan = _TO_COME.search(reading.text[low : claim.start]) is not None
    for other in body:
        if isinstance(other.value, Quantity) and _key(other, part=False) == key:
            if compare(claim.value, other.value) is not Relation.DISJOINT:
                return None
            near = other.start < opening or (other.subject == claim.subject != STORY)
            if near and _key(other, plan=plan) == key and not _of_another_time(reading, other):
                values.append(other.value)
    return values[0] if values and not _sums(claim.value, values) else None


def _opening(reading: Reading, end: int) -> int:
    """Where the first sentences of the body end, counted from the headline's number."""
    first = next((r.start for r in reading.document.regions if r.kind == "body"), end)
    return first + _OPENING


def _of_another_time(reading: Reading, claim: Claim) -> bool:
    """Whether its sentence names a time long before the article ("In February, a gunman ...")."""
    sentence, published = reading.sentence_at(claim.start), reading.document.published
    now = published.date.start if published is not None and published.date is not None else None
    if sentence is None:
        return False
    for time in reading.times_in(sentence.start, sentence.end):
        if time.type != "DATE" or time.date is None or time.date.end is None:
            continue
        if (
            now is None
            or (date.fromisoformat(now) - date.fromisoformat(time.date.end)).days > _PAST
        ):
            return True
    return False


def _key(claim: Claim, *, part: bool = True, plan: bool = False) -> tuple[str, str] | None:
    """What a number counts: its unit's dimension and role; None where the words leave it open.
    ``plan``: it is of what is to come, as the headline's is."""
    value = claim.value
    if claim.predicate != "quantity" or not isinstance(value, Quantity):
        return None
    if part and (_PART.search(claim.text) or dict(claim.stated).get("scope")):
        return None
    if part and (claim.modality != ("planned" if plan else "asserted") or not claim.routine):
        return None
    of = unit(value.unit)
    if of.name in _SURE:
        return of.dimension, ""
    role = dict(claim.stated).get("role", "")
    return (of.dimension, role) if role and value.unit else None


def _sums(whole: Quantity, values: Sequence[Quantity]) -> bool:
    """Whether several of the numbers add up to the whole: three killed here and nine there."""
    lows = [q.low for q in values[:_MOST] if q.low is not None]
    return any(
        sum(chosen) in whole
        for size in range(2, len(lows) + 1)
        for chosen in combinations(lows, size)
    )
