"""Rules for a reader: the list, and one in full from its own file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.cli.reading import shown_path
from factcheck.report import text

if TYPE_CHECKING:
    from factcheck.checks.rule import Rule
    from factcheck.model import Finding
    from factcheck.testing import Case, CaseResult

WIDTH = 100


def listing(rules: Iterable[Rule]) -> str:
    """One row per rule: id, name, level, what it is for."""
    return text.table((rule.id, rule.name, rule.level, rule.summary) for rule in rules)


def as_json(rules: Iterable[Rule]) -> str:
    """The rules with all that is told of them, as JSON with sorted keys."""
    found = [
        {
            "id": rule.id,
            "name": rule.name,
            "topic": rule.topic,
            "level": rule.level,
            "operator": rule.operator,
            "options": msgspec.to_builtins(rule.options),
            "predicates": rule.predicates,
            "summary": rule.summary,
            "why": rule.why,
            "silenced_by": rule.silenced_by,
            "leaves_alone": rule.leaves_alone,
            "not_meant": rule.not_meant,
        }
        for rule in rules
    ]
    return msgspec.json.format(msgspec.json.encode(found, order="sorted")).decode() + "\n"


def explanation(rule: Rule, cases: Iterable[tuple[Case, Sequence[Finding]]], path: str) -> str:
    """What the rule finds, why that matters, what silences it, and an example each way.

    ``cases`` are those beside its file with what was found in them, ``path`` is where that lies.
    """
    lines = [f"{rule.id} {rule.name} ({rule.level})", "", *_wrapped(rule.summary)]
    if rule.why:
        lines += ["", *_wrapped(rule.why)]
    lines += _section("Reads", rule.predicates)
    lines += _section("Silenced by", rule.silenced_by)
    lines += _section("Does not look at", rule.leaves_alone)
    lines += _section("A finding does not mean", rule.not_meant)
    for case, findings in cases:
        lines += _example(case, [finding for finding in findings if finding.rule == rule.id])
    operator = f"{rule.operator} (factcheck rules operators {rule.operator})"
    lines += ["", f"Operator: {operator}", f"File: {path}"]
    return "".join(f"{text.printable(line)}\n" for line in lines)


def case_results(results: Sequence[CaseResult]) -> str:
    """What is wrong, a line each, and the count."""
    lines = [
        ": ".join(filter(None, (shown_path(result.where or result.path), result.case, problem)))
        for result in results
        for problem in result.problems
    ]
    ran = [result for result in results if result.case]
    rules = len({result.path for result in results})
    failed = sum(not result.passed for result in results)
    lines.append(
        f"{text.plural(len(ran), 'case')} of {text.plural(rules, 'rule')}: {failed} failed"
    )
    return "".join(f"{text.printable(line)}\n" for line in lines)


def _example(case: Case, findings: Sequence[Finding]) -> Iterator[str]:
    """The articles of a case, and what the rule says of them."""
    yield ""
    yield f"{'Is silent on' if case.silent else 'Fires on'}: {case.name}"
    for path, body in case.articles.items():
        yield f"  {path}"
        yield from (f"    {line}".rstrip() for line in body.splitlines())
    if case.waivers:
        waived = [f"{each.of or each.fingerprint} through {each.expires}" for each in case.waivers]
        yield f"  waived: {', '.join(waived)}; today is {case.today}"
    for finding in findings:
        yield from _wrapped(
            f"{_kind(finding)}[{finding.rule}]: {finding.message}",
            initial_indent="  -> ",
            subsequent_indent="     ",
        )


def _kind(finding: Finding) -> str:
    return finding.severity if finding.verdict == "contradiction" else finding.verdict


def _wrapped(words: str, initial_indent: str = "", subsequent_indent: str = "") -> list[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=initial_indent,
        subsequent_indent=subsequent_indent,
        break_on_hyphens=False,
    )


def _section(title: str, points: Iterable[str]) -> Iterator[str]:
    points = tuple(points)
    if points:
        yield ""
        yield f"{title}:"
        for point in points:
            yield from _wrapped(point, initial_indent="  - ", subsequent_indent="    ")
