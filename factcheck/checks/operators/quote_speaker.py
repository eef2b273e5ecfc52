"""The same words quoted of two people.

Passes: a minister and her ministry; a person under two spellings. Fires: "we will rebuild this
bridge before the winter comes", said the mayor, Ana Roe; and, in another paper, the engineer, Ben
Poe.
"""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Annotated

from factcheck.checks.findings import Draft, Side
from factcheck.checks.operators.conflict import relate
from factcheck.checks.positions import group
from factcheck.checks.rule import Options, says
from factcheck.model import Gate
from factcheck.values import Name, Text, compare_names
from factcheck.values.names import near_miss
from factcheck.values.quotations import match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim


class SpeakerOptions(Options, frozen=True):
    """When two quotations are the same words."""

    words: Annotated[
        int,
        says("How many telling words the two quotations must have in common."),
    ] = 6


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for all people who are given the words; agreements of two voices."""
    options = rule.options_as(SpeakerOptions)
    claims = [c for c in bundle.of(bundle.subject, "quote.speaker") if _names(c)]
    claims = [c for c in claims if c.id not in bundle.retracted]
    texts = bundle.of(bundle.subject, "quote.text")
    positions = group(claims, partial(relate, bundle))
    disputed: dict[int, list[Claim]] = {}
    for i, j in combinations(range(len(positions)), 2):
        if j not in positions[i].excludes:
            continue
        for one in positions[i].claims:
            for two in positions[j].claims:
                if _two(one, two) and _same_words(one, two, texts, options.words):
                    disputed.setdefault(i, []).append(one)
                    disputed.setdefault(j, []).append(two)
    if disputed:
        yield Draft(
            verdict="contradiction",
            predicate="quote.speaker",
            sides=tuple(
                Side(positions[n].value, tuple(c for c in positions[n].claims if c in held))
                for n, held in sorted(disputed.items())
            ),
            gates=(Gate("same-subject", True, "the quoted words are the same"),),
        )
    for held in positions:
        if len({bundle.voice(source) for source in held.sources}) > 1:
            side = Side(held.value, held.claims)
            yield Draft(verdict="agreement", predicate="quote.speaker", sides=(side,))


def _names(claim: Claim) -> bool:
    """Whether the words at the quotation name a person themselves: "she said" may be anybody's."""
    if not isinstance(claim.value, Name) or claim.value.kind != "person":
        return False
    return any(word in claim.text for word in claim.value.name.split() if len(word) > 2)


def _two(one: Claim, two: Claim) -> bool:
    """Whether the claims name two people for sure."""
    first, second = one.value, two.value
    if one.source == two.source or not (isinstance(first, Name) and isinstance(second, Name)):
        return False
    if first.name in two.text or second.name in one.text:
        return False  # "said Reading police Capt. Ida Roe" is no word of one Reading
    if near_miss(first.name, second.name) or compare_names(first.name, second.name).agrees:
        return False
    return not set(first.name.casefold().split()) & set(second.name.casefold().split())


def _same_words(one: Claim, two: Claim, texts: Sequence[Claim], words: int) -> bool:
    """Whether the quotations that the two cues stand at share ``words`` telling words."""
    here, there = _nearest(one, texts), _nearest(two, texts)
    if here is None or there is None:
        return False
    found = match(here.text, there.text)
    return found.relation.agrees and found.shared >= words


def _nearest(cue: Claim, texts: Sequence[Claim]) -> Text | None:
    """The quotation that stands nearest to the words which name its speaker."""
    own = [claim for claim in texts if claim.source == cue.source]
    best = min(
        own, key=lambda c: (max(c.start - cue.end, cue.start - c.end), c.start), default=None
    )
    return best.value if best is not None and isinstance(best.value, Text) else None
