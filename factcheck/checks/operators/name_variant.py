"""One person or body under several spellings.

Passes: "Vinay Kwatra", "Kwatra" and "Mr Kwatra". Fires: "Vinay Kwatra" and "Vinay Mohan Kwatra";
"US-India Working Group" and "India-US Working Group".
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Final

from factcheck.checks.findings import Draft, Side
from factcheck.checks.rule import Options, says
from factcheck.model import SPELT
from factcheck.values import Name, Relation, compare_names
from factcheck.values.person_parts import person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim


_MARKS: Final = str.maketrans(dict.fromkeys('.,"“”()', ""))
_INITIALS: Final = re.compile(r"\b(?:\w )+\w\b")


class VariantOptions(Options, frozen=True):
    """Which forms of a name count."""

    fuller: Annotated[
        bool,
        says(
            "Whether a fuller form of a name is a variant of it: one with a middle name is, a "
            "body's name that is cut short is not."
        ),
    ] = False
    words: Annotated[
        int,
        says("How many words a form must have to be a name in full."),
    ] = 2


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One variant where two or more articles, between them, use two or more full forms."""
    options = rule.options_as(VariantOptions)
    if bundle.subject.kind not in ("person", "organization", "place"):
        return  # an event's claims name its body, whose own bundle has them as well
    forms: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim in bundle.claims:
        if claim.derivation == SPELT:
            continue  # a possible slip is another rule's matter
        if claim.predicate in rule.predicates and isinstance(claim.value, Name):
            form = spelled(claim, claim.value)
            if len(form.split()) >= options.words and claim.id not in bundle.retracted:
                forms[_plain(form)].append((form, claim))
    kept = _variants(forms, options)
    claims = [claim for key in kept for _, claim in forms[key]]
    if len(kept) > 1 and len({claim.source for claim in claims}) > 1:
        yield Draft(
            verdict="variant",
            predicate=claims[0].predicate,
            sides=tuple(_side(forms[key]) for key in kept),
        )


def spelled(claim: Claim, value: Name) -> str:
    """The name as the article writes it, where the claim's words are no more than the name."""
    text = " ".join(claim.text.split()).removeprefix("the ").removesuffix("'s").removesuffix("’s")
    same = compare_names(text, value.name, kind=value.kind) if text != value.name else None
    return text if same in (Relation.EQUAL, Relation.EQUIVALENT) else value.name


def _plain(form: str) -> str:
    """Case, points and commas, spaces between initials and kinds of marks are no variants."""
    bare = form.casefold().replace("’", "'").translate(_MARKS)
    return " ".join(_INITIALS.sub(lambda found: found[0].replace(" ", ""), bare).split())


def _variants(forms: dict[str, list[tuple[str, Claim]]], options: VariantOptions) -> list[str]:
    """The keys of the forms that are one name with the fullest form, the most used first."""
    if not forms:
        return []
    keys = sorted(forms, key=lambda key: (-len({c.source for _, c in forms[key]}), key))
    fullest = max(keys, key=lambda key: (len(key.split()), len(key)))
    whole, claim = forms[fullest][0]
    kind = claim.value.kind if isinstance(claim.value, Name) else ""
    if kind == "person":
        keys = _own(forms, keys)
        fullest = max(keys, key=lambda key: (len(key.split()), len(key)))
        whole = forms[fullest][0][0]
    wanted = {Relation.EQUAL, Relation.EQUIVALENT, *([Relation.REFINES] if options.fuller else [])}
    return [
        key
        for key in keys
        if key == fullest or compare_names(forms[key][0][0], whole, kind=kind) in wanted
    ]


def _own(forms: dict[str, list[tuple[str, Claim]]], keys: list[str]) -> list[str]:
    """The keys without those that only say of what sort the person is ("Kicker Ray Moss")."""
    shortest: dict[tuple[str, ...], int] = {}
    parts = {key: person(forms[key][0][0]) for key in keys}
    for key, name in parts.items():
        size = len(key.split())
        shortest[name.words] = min(size, shortest.get(name.words, size))
    return [
        key
        for key in keys
        if parts[key].generation or len(key.split()) == shortest[parts[key].words]
    ]


def _side(held: list[tuple[str, Claim]]) -> Side:
    form, first = held[0]
    kind = first.value.kind if isinstance(first.value, Name) else ""
    return Side(Name(form, kind), tuple(claim for _, claim in held))
