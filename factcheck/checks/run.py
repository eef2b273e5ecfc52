"""All rules over a resolution: bundles to an engine, drafts to findings, in one order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from factcheck.checks.findings import finish
from factcheck.checks.heard import heard
from factcheck.checks.index import Index
from factcheck.checks.operators import OPERATORS
from factcheck.checks.precedence import settle
from factcheck.checks.wording import normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from factcheck.checks.bundles import Bundle, Grouping
    from factcheck.checks.rule import Rule
    from factcheck.engine.base import Engine
    from factcheck.model import Article, Entity, Finding, Resolution

RANK: Final = {"error": 0, "warning": 1, "note": 2}


def run(
    resolution: Resolution, articles: Sequence[Article], rules: Iterable[Rule], engine: Engine
) -> tuple[Finding, ...]:
    """The findings of ``rules``, sorted by severity, rule, subject label and fingerprint."""
    chosen = tuple(rules)
    index = Index(resolution, articles)
    bundles = dict(_bundles(index, chosen, engine))
    found = engine.map_groups(partial(check_group, _by_grouping(chosen)), bundles)
    return in_order(settle(found, resolution.claims), resolution.entities)


def in_order(findings: Iterable[Finding], entities: Iterable[Entity]) -> tuple[Finding, ...]:
    """The findings as every report lists them: severity, rule, subject label, fingerprint."""
    findings = list(findings)
    told = {finding.subject for finding in findings}
    labels = {e.id: normalised(e.label) for e in entities if e.id in told}
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                RANK[f.severity],
                f.rule,
                labels.get(f.subject, ""),
                f.fingerprint,
                f.subject,
                f.predicate,
            ),
        )
    )


def _by_grouping(rules: Sequence[Rule]) -> dict[Grouping, list[Rule]]:
    """The rules that look at each kind of bundle, in their order."""
    found: dict[Grouping, list[Rule]] = {}
    for rule in rules:
        for by in OPERATORS[rule.operator].by:
            found.setdefault(by, []).append(rule)
    return found


def check_group(
    rules: Mapping[Grouping, Sequence[Rule]], key: str, bundles: Sequence[Bundle]
) -> list[Finding]:
    """The findings on the bundles of one key, by the ``rules`` for their kind; pure."""
    return [
        finish(draft, bundle, rule)
        for whole in bundles
        for rule in _concerned(rules.get(whole.by, ()), whole)
        for bundle in heard(whole, rule)
        for draft in OPERATORS[rule.operator].check(bundle, rule)
    ]


def _concerned(rules: Sequence[Rule], bundle: Bundle) -> Sequence[Rule]:
    """Of the rules for bundles of its kind those that look, for a subject's own, at what is
    claimed of it."""
    if bundle.by != "subject":
        return rules
    claimed = {claim.predicate for claim in bundle.claims}
    return [rule for rule in rules if not claimed.isdisjoint(rule.predicates)]


def _bundles(
    index: Index, rules: Sequence[Rule], engine: Engine
) -> Iterator[tuple[str, list[Bundle]]]:
    """Every bundle that some rule asks for, under a key of its own."""
    wanted: dict[Grouping, set[str]] = {}
    for rule in rules:
        for by in OPERATORS[rule.operator].by:
            wanted.setdefault(by, set()).update(rule.predicates)
    if "subject" in wanted:
        yield from _keyed("subject", index.subjects(frozenset(wanted["subject"])))
    others: dict[Grouping, Callable[[], Iterable[tuple[str, Bundle]]]] = {
        "series": index.series,
        "acronym": index.acronyms,
        "names": partial(index.names, engine),
        "posts": index.posts,
        "stories": index.told,
        "corrections": index.corrections,
        "copies": index.copied,
    }
    for by, bundles in others.items():
        if by in wanted:
            yield from _keyed(by, bundles())


def _keyed(
    by: Grouping, bundles: Iterable[tuple[str, Bundle]]
) -> Iterator[tuple[str, list[Bundle]]]:
    return ((f"{by}/{key}", [bundle]) for key, bundle in bundles)
