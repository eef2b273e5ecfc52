"""The questions a difference must pass before it is called a contradiction.

Three are asked of each claim (asserted, retracted, reported), three of two claims together
(same-subject, scope, as-of). Every answer is kept, so that ``explain`` can show it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from factcheck.checks.wording import listed
from factcheck.model import Gate
from factcheck.values import Date, Quantity, Title, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.model import Claim, Link

Lasting = Literal["fixed", "held", "grows"]
"""How a fact stands to time: ``fixed`` never changes (a date, a place), ``held`` may pass to
another value (a title), ``grows`` is counted anew (a toll)."""

_PART: Final = re.compile(
    r"\b(?:(?:an)?others?|additional|further|remaining|each|every|per|next|last|first|"
    r"more(?! than)|"
    r"of (?:the|his|her|its|their|them|those|these|which|whom))\b",
    re.IGNORECASE,
)
"""Words beside a number that make it a part of a count."""
_OTHERS: Final = re.compile(
    r"\b(?:(?:an)?others?|additional|further|more(?! than))\b", re.IGNORECASE
)

_TELLING: Final = 1.0  # weight from which a piece of evidence is worth telling
_FAINT: Final = frozenset({"kind", "main event", "story"})  # true of too many pairs to be told

_ASPECT: Final = {
    "event.date": "date",
    "event.group": "group",
    "event.hosted_by": "role",
    "event.led_by": "role",
    "event.opened_by": "role",
    "event.ordinal": "ordinal",
    "event.place": "place",
    "person.name": "name",
    "person.title": "title",
}
"""The evidence that a predicate's own values make."""

_WORDS: Final = re.compile(r"\w[\w.]*\w")
_STEM: Final = 3  # letters that an adjective shares with its country

_YEAR: Final = 365.25  # days
_WEEK: Final = 7
_SETTLED: Final = 120  # days after an event in which its counts may still grow
_SCOPE_YEAR: Final = re.compile(r"\bin (\d{4})$")
ACTING: Final = frozenset({"acting", "interim", "caretaker", "officiating", "provisional"})


# ---------------------------------------------------------------- of one claim


def holds(claim: Claim, bundle: Bundle) -> bool:
    """Whether the source stands behind the value at all: as a fact or as a plan, in its own
    words."""
    return (
        claim.modality in ("asserted", "planned")
        and (claim.routine or not claim.attribution)
        and claim.id not in bundle.retracted
    )


def firm(claim: Claim, bundle: Bundle) -> bool:
    """Whether the claim can contradict another: held, and told as a fact."""
    return claim.modality == "asserted" and holds(claim, bundle)


# ---------------------------------------------------------------- of two claims


def ask(first: Claim, second: Claim, *, bundle: Bundle, lasting: Lasting, days: int) -> list[Gate]:
    """All gates for two claims whose values exclude each other, in their fixed order.

    ``days`` is how far apart two claims of a ``held`` fact may speak and still be of one time.
    """
    return [
        Gate("same-subject", True, _same_subject(first, second, bundle)),
        _scope(first, second),
        _as_of(first, second, bundle=bundle, lasting=lasting, days=days),
        _asserted(first, second),
        _retracted(first, second, bundle),
        _reported(first, second),
    ]


def outcome(
    asked: Iterable[list[Gate]],
) -> tuple[Literal["contradiction", "update", "held"], list[Gate]]:
    """What the gates, asked of pairs of claims in turn, make of a difference, with the answers that
    say why: a ``contradiction`` where one pair passes them all, an ``update`` where for a pair
    time alone tells the two apart, else ``held``."""
    later: list[Gate] = []
    for answers in asked:
        failed = [gate.name for gate in answers if not gate.passed]
        if not failed:
            return "contradiction", answers
        if failed == ["as-of"]:
            later = later or answers
    return ("update", later) if later else ("held", [])


def _same_subject(first: Claim, second: Claim, bundle: Bundle) -> str:
    if first.source == second.source:
        return f"one article speaks of one {bundle.subject.kind}"
    return why_same(bundle, [first, second]) or f"matched as one {bundle.subject.kind}"


def why_same(bundle: Bundle, claims: Sequence[Claim]) -> str:
    """``same event: group, ordinal 1 and Washington agree``, from the links between the claims'
    sources."""
    links = _between(bundle.subject.links, {claim.source for claim in claims})
    compared = {_ASPECT.get(claim.predicate, "") for claim in claims}  # is no reason to match
    phrases = dict.fromkeys(
        _phrase(evidence.name, evidence.detail)
        for link in links
        for evidence in link.evidence
        if evidence.weight >= _TELLING and evidence.name not in _FAINT | compared
    )
    if not phrases:
        return ""
    verb = "agrees" if len(phrases) == 1 else "agree"
    return f"same {bundle.subject.kind}: {listed(list(phrases))} {verb}"


class _Links:
    """The links of one entity as a key: of an event of thousands of articles they are too many to
    be hashed or looked through for every pair of claims."""

    __slots__ = ("links",)

    def __init__(self, links: tuple[Link, ...]) -> None:
        self.links = links

    def __hash__(self) -> int:
        return id(self.links)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Links) and self.links is other.links


@lru_cache(maxsize=64)
def _by_path(key: _Links) -> dict[str, list[int]]:
    """The places of the links that touch each path."""
    found: dict[str, list[int]] = {}
    for place, link in enumerate(key.links):
        for path in {link.a[0], link.b[0]}:
            found.setdefault(path, []).append(place)
    return found


def _between(links: tuple[Link, ...], paths: set[str]) -> list[Link]:
    """The links between two of the paths, else those that touch one of them; in their order."""
    known = _by_path(_Links(links))
    touching = [links[i] for i in sorted({i for path in paths for i in known.get(path, ())})]
    return [x for x in touching if x.a[0] in paths and x.b[0] in paths] or touching


def _phrase(name: str, detail: str) -> str:
    """Evidence as a word or two: the place by its name, a number with what it numbers."""
    if name == "ordinal" and detail:
        return detail if detail.startswith(name) else f"{name} {detail}"
    return detail if name == "place" and detail else name


def _scope(first: Claim, second: Claim) -> Gate:
    """A narrower scope that the words state, or a count that is only a part of another."""
    one, two = (dict(claim.stated).get("scope", "") for claim in (first, second))
    if one != two:
        answer = f'one speaks of "{one or "all"}", the other of "{two or "all"}"'
        return Gate("scope", False, answer)
    for claim in (first, second):
        if _differ_by_body(first, second) and (body := _body_unsaid(claim)):
            return Gate("scope", False, f'"{claim.text}" does not name {body}')
    if not isinstance(first.value, Quantity):
        return Gate("scope", True, "neither states a narrower scope")
    for claim in (first, second):
        if is_part(claim):
            return Gate("scope", False, f'"{claim.text}" is a part of a count')
    return Gate("scope", True, f"both count {first.value.unit or 'one thing'}")


def _differ_by_body(first: Claim, second: Claim) -> bool:
    """Whether two titles are one role at two bodies."""
    one, two = first.value, second.value
    if not (isinstance(one, Title) and isinstance(two, Title)):
        return False
    return compare(Title(one.role), Title(two.role)).agrees


def _body_unsaid(claim: Claim) -> str:
    """The body of a title where it was taken from elsewhere in the article: "the police
    commissioner" beside the one police named before; "" where the words name it."""
    if not isinstance(claim.value, Title) or not claim.value.organization:
        return ""
    words = _WORDS.findall(claim.text)
    said = {word.casefold() for word in words}
    body = claim.value.organization
    own = {word.casefold() for word in _WORDS.findall(body)}
    own -= {word.casefold() for word in _WORDS.findall(claim.value.role)}
    short = any(word.isupper() and len(word) > 1 for word in words)  # "the FBI's director"
    adjective = any(word[:_STEM] in {s[:_STEM] for s in said} for word in own)  # "Greek", Greece
    return "" if short or adjective else body


def is_part(claim: Claim) -> bool:
    """Whether the words count a part or a share: "two others", "37 of the candidates", "5 per
    day"."""
    told = claim.text
    if dict(claim.stated).get("others"):  # of those killed and those wounded, all of the wounded
        told = _OTHERS.sub("", told)
    return _PART.search(told) is not None


def _asserted(first: Claim, second: Claim) -> Gate:
    kinds = sorted({first.modality, second.modality})
    if kinds == ["asserted"]:
        return Gate("asserted", True, "both are told as facts")
    return Gate("asserted", False, f"told as {' against '.join(kinds)}")


def _retracted(first: Claim, second: Claim, bundle: Bundle) -> Gate:
    for claim in (first, second):
        if claim.id in bundle.retracted:
            return Gate("retracted", False, f'a correction voids "{claim.text}"')
    return Gate("retracted", True, "no correction notice voids either")


def _reported(first: Claim, second: Claim) -> Gate:
    for claim in (first, second):
        if claim.modality == "reported" or (claim.attribution and not claim.routine):
            view = claim.attribution or "a view"
            return Gate("reported", False, f"{claim.source} reports {view}")
    return Gate("reported", True, "each source speaks for itself")


# ---------------------------------------------------------------- time


def _as_of(first: Claim, second: Claim, *, bundle: Bundle, lasting: Lasting, days: int) -> Gate:
    if lasting == "fixed" and first.predicate != "person.age":
        return Gate("as-of", True, "what is stated does not change with time")
    earlier, later = sorted((first, second), key=lambda c: (start(c.as_of), c.source, c.start))
    apart = gap(earlier.as_of, later.as_of)
    if earlier.as_of is None or later.as_of is None or apart is None:
        together = bundle.one_story(first.source, second.source)
        answer = "nothing tells the times of the two apart"
        return Gate("as-of", together, answer if together else f"{answer}, nor that they are one")
    when = f"as of {earlier.as_of.edtf} and {later.as_of.edtf}"
    if first.predicate == "person.age":
        aged = _aged(earlier.value, later.value, apart)
        return Gate("as-of", not aged, f"{when}: {'time passed' if aged else 'too little time'}")
    if apart <= 0:
        return Gate("as-of", True, f"{when}: one time")
    if lasting == "grows":
        past = _long_past(earlier, bundle)
        grew = not past and _grew(earlier.value, later.value)
        answer = f"a later count {'supersedes' if grew else 'is no growth of'} the earlier"
        return Gate("as-of", not grew, f"{when}: {past or answer}")
    apart_too_far = apart > (0 if acting(earlier) != acting(later) else days)
    return Gate("as-of", not apart_too_far, f"{when}: {apart} days apart")


def _long_past(claim: Claim, bundle: Bundle) -> str:
    """Why a count grows no more: what it counts lay long behind the article; else ""."""
    assert claim.as_of is not None
    told = start(claim.as_of)
    year = _SCOPE_YEAR.search(dict(claim.stated).get("scope", ""))
    if year is not None and year[1] < told[:4]:
        return f"what is counted was in {year[1]}"
    ends = [
        each.value.end
        for each in bundle.claims
        if each.subject == claim.subject
        and each.predicate == "event.date"
        and isinstance(each.value, Date)
        and each.value.end
    ]
    if ends and (date.fromisoformat(told) - date.fromisoformat(max(ends))).days > _SETTLED:
        return f"what is counted was over on {max(ends)}"
    return ""


def start(when: Date | None) -> str:
    """First day of a time, ISO; empty where unknown."""
    return (when.start or "") if when else ""


def gap(earlier: Date | None, later: Date | None) -> int | None:
    """Days from the end of one to the start of the other; 0 or less where they overlap, None
    where unknown."""
    if earlier is None or later is None or earlier.end is None or later.start is None:
        return None
    return (date.fromisoformat(later.start) - date.fromisoformat(earlier.end)).days


def _grew(earlier: object, later: object) -> bool:
    """Whether the later count is above the earlier; of the missing, below it, for they are
    found."""
    if not (isinstance(earlier, Quantity) and isinstance(later, Quantity)):
        return False
    if earlier.unit == "missing":
        earlier, later = later, earlier
    return earlier.high is not None and later.low is not None and later.low > earlier.high


def _aged(earlier: object, later: object, days: int) -> bool:
    """Whether the years between two ages may have passed in ``days``: of two reports of one week,
    a birthday in between is not supposed."""
    if not (isinstance(earlier, Quantity) and isinstance(later, Quantity)):
        return False
    if earlier.low is None or later.low is None:
        return True
    years = float(later.low - earlier.low)
    passed = max(0, days) / _YEAR
    return years == 0 or (days > _WEEK and passed - 1 < years < passed + 1)


def acting(claim: Claim) -> bool:
    """Whether a title is held for the time being."""
    role = claim.value.role if isinstance(claim.value, Title) else ""
    return not ACTING.isdisjoint(role.casefold().split())
