"""One dispute is one finding: which of two rules that see the same thing speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.checks.wording import normalised, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Claim, Finding

_OF_WORDS: Final = frozenset(("FC101", "FC102", "FC103", "FC104", "FC105", "FC106"))
"""Rules that hold the words of one claim against themselves."""


def settle(findings: Iterable[Finding], claims: Iterable[Claim]) -> list[Finding]:
    """``findings`` without those that another rule already tells.

    One acronym for two long names is FC502, so that two names of one event's body (FC203) are
    told only where no acronym joins them. One number on accounts that differ in date and in
    place is FC302, so that the date (FC201) and the place (FC202) of what was taken for one
    event are not told again. A headline at odds with its own body is FC607, so that its number is
    no side of a dispute between counts (FC601) that stands on nothing else. A number in quotations
    whose words differ is FC701.
    """
    claims = tuple(claims)
    kept = _once(findings, claims)
    disputes = [f for f in kept if f.verdict == "contradiction"]
    joined = [_names(f) for f in disputes if f.rule == "FC502"]
    twice = _events([f for f in disputes if f.rule == "FC302"], claims)
    titles = frozenset(c for f in disputes if f.rule == "FC607" for c in f.positions[0].claims)
    quoted = _within([f for f in disputes if f.rule == "FC701"], claims)
    return [
        f
        for f in kept
        if f.verdict != "contradiction"
        or not (
            (f.rule == "FC203" and any(_names(f) <= names for names in joined))
            or (f.rule in ("FC201", "FC202") and f.subject in twice)
            or (f.rule == "FC601" and titles and not _without(f, titles))
            or (f.rule in ("FC601", "FC608") and quoted and not _without(f, quoted))
        )
    ]


def _within(findings: Iterable[Finding], claims: Sequence[Claim]) -> frozenset[str]:
    """The quantities inside the quotations that ``findings`` compare."""
    ids = {claim for f in findings for position in f.positions for claim in position.claims}
    spans: dict[str, list[tuple[int, int]]] = {}
    for claim in claims:
        if claim.id in ids:
            spans.setdefault(claim.source, []).append((claim.start, claim.end))
    return frozenset(
        claim.id
        for claim in claims
        if claim.predicate == "quantity"
        and any(a <= claim.start and claim.end <= b for a, b in spans.get(claim.source, ()))
    )


def _names(finding: Finding) -> frozenset[str]:
    return frozenset(normalised(text_of(position.value)) for position in finding.positions)


def _once(findings: Iterable[Finding], claims: Iterable[Claim]) -> list[Finding]:
    """``findings`` where what one rule says of the same words is said once: a day that dates a
    death and a person, of the event rather than of the person."""
    told = list(findings)
    ids = {f.positions[0].claims for f in told if f.rule in _OF_WORDS and f.positions}
    wanted = {claim for group in ids for claim in group}
    places = {c.id: (c.source, c.start, c.end) for c in claims if c.id in wanted}
    chosen: dict[tuple[object, ...], Finding] = {}
    for finding in told:
        if finding.rule in _OF_WORDS and finding.positions:
            words = (finding.rule, *sorted(places[c] for c in finding.positions[0].claims))
            other = chosen.get(words)
            if other is None or _rank(finding) < _rank(other):
                chosen[words] = finding
    kept = {id(finding) for finding in chosen.values()}
    return [f for f in told if f.rule not in _OF_WORDS or not f.positions or id(f) in kept]


def _rank(finding: Finding) -> tuple[bool, str, str]:
    return finding.predicate != "event.date", finding.predicate, finding.subject


def _without(finding: Finding, titles: frozenset[str]) -> bool:
    """Whether two positions are left where those that only ``titles`` hold are left out."""
    return sum(not titles.issuperset(position.claims) for position in finding.positions) > 1


def _events(findings: Iterable[Finding], claims: Iterable[Claim]) -> frozenset[str]:
    """The events that the claims of ``findings`` are about."""
    ids = {
        claim for finding in findings for position in finding.positions for claim in position.claims
    }
    return frozenset(claim.subject for claim in claims if claim.id in ids) if ids else frozenset()
