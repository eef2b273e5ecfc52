"""One statement quoted in differing words.

Passes: a quotation that is cut, tidied, or goes on after another's end; a name put in brackets.
Fires: "we are not leaving before June" and "we are not leaving before July", both of one speaker.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Final

from factcheck.checks.findings import Draft, Side
from factcheck.checks.positions import group
from factcheck.checks.rule import Options, says
from factcheck.model import Gate
from factcheck.values import Name, Relation, Text, compare_names
from factcheck.values.quotations import match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim
    from factcheck.values import Value

_MOST_CLAIMS: Final = 40  # quotations of one statement that are compared two by two


class WordingOptions(Options, frozen=True):
    """When two quotations are one statement."""

    words: Annotated[
        int,
        says(
            "How many telling words two quotations must share before a difference counts; one less "
            "where nearly all of a sentence is the same."
        ),
    ] = 4
    unsure: Annotated[
        int,
        says(
            "The same, where an article does not name the speaker or the two articles are "
            "more than `days` apart."
        ),
    ] = 7
    days: Annotated[
        int,
        says(
            "From how many days on two articles may quote what was said twice: what is said "
            "again on another day may be said otherwise."
        ),
    ] = 7


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for all wordings of a statement that differ; agreements of two voices."""
    options = rule.options_as(WordingOptions)
    texts = [c for c in bundle.of(bundle.subject, "quote.text") if c.id not in bundle.retracted]
    if len({claim.source for claim in texts}) < 2:
        return
    positions = group(texts, _relate)
    home = {claim.id: n for n, held in enumerate(positions) for claim in held.claims}
    disputed: dict[int, Claim] = {}
    details: list[str] = []
    for first, second in combinations(texts[:_MOST_CLAIMS], 2):
        if words := _differing(first, second, texts, bundle, options):
            details.append(words)
            disputed.setdefault(home[first.id], first)
            disputed.setdefault(home[second.id], second)
    if len(disputed) > 1:
        yield Draft(
            verdict="contradiction",
            predicate="quote.text",
            sides=tuple(_side(claim, positions[n].claims) for n, claim in sorted(disputed.items())),
            gates=(Gate("same-subject", True, "one story, one speaker and most of the words"),),
            detail=details[0],
        )
    for held in positions:
        if len({bundle.voice(source) for source in held.sources}) > 1:
            side = Side(held.value, held.claims)
            yield Draft(verdict="agreement", predicate="quote.text", sides=(side,))


def _side(claim: Claim, alike: Sequence[Claim]) -> Side:
    """The wording of ``claim`` with all that quote it so; another part of the statement is none."""
    return Side(claim.value, tuple(c for c in alike if _relate(claim.value, c.value).agrees))


def _relate(first: Value, second: Value) -> Relation:
    if isinstance(first, Text) and isinstance(second, Text):
        return match(first.text, second.text).relation
    return Relation.INCOMPARABLE


def _differing(
    first: Claim,
    second: Claim,
    texts: Sequence[Claim],
    bundle: Bundle,
    options: WordingOptions,
) -> str:
    """The words that differ, for the message; empty where the two do not contradict each other."""
    if first.source == second.source or _relate(first.value, second.value) is not Relation.DISJOINT:
        return ""
    if first.headline or second.headline:
        return ""  # a headline shortens what it quotes
    found = match(*(claim.value.text for claim in (first, second) if isinstance(claim.value, Text)))
    speakers = [_speaker(claim) for claim in (first, second)]
    if not _one_speaker(speakers[0], speakers[1]):
        return ""
    sure = None not in speakers and _one_occasion(first, second, bundle, options.days)
    fewest = options.words - found.nearly if sure else options.unsure
    if found.shared < fewest or _said_twice(first, second, texts):
        return ""
    here, there = found.differing
    return f'"{here}" against "{there}"'


def _said_twice(first: Claim, second: Claim, texts: Sequence[Claim]) -> bool:
    """Whether one of the two articles quotes the other wording too: the speaker said both."""
    return any(
        (claim.source, other.source)
        in ((first.source, second.source), (second.source, first.source))
        and _relate(claim.value, other.value).agrees
        for claim in texts
        for other in (first, second)
        if claim.id not in (first.id, second.id)
    )


def _speaker(claim: Claim) -> Name | None:
    stated = dict(claim.stated)
    kind = stated.get("speaker-kind", "")
    if "speaker" not in stated:
        return None
    return Name(stated["speaker"], kind if kind in ("person", "organization", "place") else "")  # type: ignore[arg-type]


def _one_speaker(first: Name | None, second: Name | None) -> bool:
    """Whether two names may be one speaker's: one person, one body, or words in common ("Surrey
    Police", "police")."""
    if first is None or second is None:
        return True
    if first.kind == second.kind == "person":
        return compare_names(first.name, second.name) is not Relation.DISJOINT
    return any(True for _ in _shared_words(first.name, second.name))


def _one_occasion(first: Claim, second: Claim, bundle: Bundle, days: int) -> bool:
    told = [bundle.published.get(claim.source, "") for claim in (first, second)]
    if not all(told):
        return True
    one, two = (date.fromisoformat(day) for day in told)
    return abs((one - two).days) <= days


def _shared_words(first: str, second: str) -> Iterator[str]:
    mine = first.casefold().split()
    yield from (word for word in second.casefold().split() if len(word) > 3 and word in mine)
