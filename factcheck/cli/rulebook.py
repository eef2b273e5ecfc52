"""Rules for a reader: the list, and one in full from its own file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.cli.reading import shown_path
from factcheck.report import text

if TYPE_CHECKING:
    from factcheck.checks.rule import Rule
    from factcheck.testing import Case, CaseResult

WIDTH = 100


def listing(rules: Iterable[Rule]) -> str:
    """One row per rule: id, name, level, what it is for."""
    return text.table((rule.id, rule.name, rule.level, rule.summary) for rule in rules)


def explanation(rule: Rule, cases: Iterable[Case], path: str) -> str:
    """What the rule finds, why that matters, what silences it, and an example each way.

    ``cases`` are those beside its file, ``path`` is where that lies.
    """
    lines = [f"{rule.id} {rule.name} ({rule.level})", "", *textwrap.wrap(rule.summary, WIDTH)]
    if rule.why:
        lines += ["", *textwrap.wrap(rule.why, WIDTH)]
    lines += _section("Reads", rule.predicates)
    lines += _section("Silenced by", rule.silenced_by)
    lines += _section("Does not mean", rule.not_meant)
    cases = tuple(cases)
    lines += _example("Fires on", next((case for case in cases if case.fires), None))
    lines += _example("Is silent on", next((case for case in cases if case.silent), None))
    lines += ["", f"File: {path}"]
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


def _example(title: str, case: Case | None) -> Iterator[str]:
    if case is None:
        return
    yield ""
    yield f"{title}: {case.name}"
    for path, body in case.articles.items():
        yield f"  {path}"
        yield from (f"    {line}".rstrip() for line in body.splitlines())


def _section(title: str, points: Iterable[str]) -> Iterator[str]:
    points = tuple(points)
    if points:
        yield ""
        yield f"{title}:"
        for point in points:
            yield from textwrap.wrap(point, WIDTH, initial_indent="  - ", subsequent_indent="    ")
