"""Runs cases through the whole pipeline and compares what was found with what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.checks.ruleset import (
    Ruleset,
    builtin_folder,
    load,
    misnamed_files,
    read_rule,
    rule_files,
)
from factcheck.checks.wording import plain
from factcheck.errors import RuleError
from factcheck.known import Known, settle
from factcheck.known.remember import Memory
from factcheck.known.waivers import NAME as WAIVERS
from factcheck.model import Dispute, Spot, Waiver
from factcheck.testing.cases import (
    Case,
    CaseResult,
    CaseWaiver,
    Expected,
    cases_path,
    read_cases,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.checks.rule import Rule
    from factcheck.model import Finding, Report


def run_cases(folder: str | Path | None = None) -> tuple[CaseResult, ...]:
    """A result per case of every rule under ``folder`` (the built-in rules by default), in order of
    path; and one per rule that lacks a firing or a silent case, or whose files are wrong.

    Raises RuleError when there is no such folder.
    """
    home = builtin_folder() if folder is None else Path(folder)
    known = load()
    paths = rule_files(home)
    results = [
        CaseResult(Path(error.path).stem, error.path, "", (error.message,), is_unread=True)
        for error in misnamed_files(home)
    ]
    for path in paths:
        results += _of_rule(path, known)
    return tuple(results)


def _of_rule(path: Path, known: Ruleset) -> Iterator[CaseResult]:
    try:
        rule = read_rule(path, known=known.rules)
        cases = read_cases(cases_path(path))
    except RuleError as error:
        is_unread = cases_path(path).exists()  # a rule without cases is none to rely on
        for each in error.faults or (error,):
            where = ":".join(str(part) for part in (each.path, each.line, each.column) if part)
            yield CaseResult(path.stem, path.as_posix(), "", (each.message,), where, is_unread)
        return
    rules = Ruleset([*(other for other in known if other.id != rule.id), rule])
    for number, case in enumerate(cases):
        problems = tuple(run_case(case, rule, rules))
        where = _where(cases_path(path), number) if problems else ""
        yield CaseResult(rule.id, path.as_posix(), case.name, problems, where)
    missing = [
        word
        for word, there in (
            ("fires", any(case.fires for case in cases)),
            ("is silent", any(case.silent for case in cases)),
        )
        if not there
    ]
    if missing:
        problems = tuple(f"no case {word}" for word in missing)
        yield CaseResult(rule.id, path.as_posix(), "", problems)


def _where(file: Path, number: int) -> str:
    from factcheck.checks.marks import mark

    line, column = mark(file, (number,))
    return f"{file.as_posix()}:{line}:{column}"


def found(case: Case, rules: Ruleset) -> tuple[Finding, ...]:
    """What ``rules`` find in the articles of a case."""
    return _report(case, rules).findings


def run_case(case: Case, rule: Rule, rules: Ruleset) -> Iterator[str]:
    """What is wrong with the findings of ``rule`` on the articles of a case, a sentence each."""
    report = _report(case, rules)
    for problem in report.errors:
        yield f"{problem.path}: {problem.message}"
    left = list(report.findings)
    for expected in case.fires:
        match = next((f for f in left if matches(f, expected, rule)), None)
        if match is None:
            yield f"expected {_told(expected, rule)}, found {_summary(left, rule)}"
        else:
            left.remove(match)
    for finding in left:
        if finding.rule == rule.id and finding.verdict != "agreement":
            yield f"found {_describe(finding)}, which the case does not expect"


def _report(case: Case, rules: Ruleset) -> Report:
    from factcheck import pipeline
    from factcheck.engine.local import LocalEngine
    from factcheck.sources import from_text, read_bytes

    sources = [
        # front matter tells the publisher
        read_bytes(path, text.encode()) if path.endswith(".md") else from_text(path, text)
        for path, text in sorted(case.articles.items())
    ]
    report = pipeline.check(sources, rules=rules, engine=LocalEngine())
    if not case.waivers:
        return report
    waivers = tuple(_waiver(each, report) for each in case.waivers)
    return settle(report, rules, Known(waivers=waivers, today=case.today))


def _waiver(given: CaseWaiver, report: Report) -> Waiver:
    """The waiver as ``factcheck waive`` would write it of the first finding of its rule."""
    dispute = Dispute(fingerprint=given.fingerprint)
    for finding in report.findings:
        if given.of in (finding.rule, finding.name):
            dispute = Memory(report).dispute(finding)
            break
    spot = Spot(WAIVERS, 1, 1, dispute.fingerprint)
    return Waiver(
        dispute=dispute, reason="a case", author="a person", expires=given.expires, spot=spot
    )


def matches(finding: Finding, expected: Expected, rule: Rule) -> bool:
    """Whether a finding is the one that is expected."""
    if finding.rule != (expected.rule or rule.id):
        return False
    if expected.verdict is None and finding.verdict == "agreement":
        return False
    values = sorted(plain(position.value) for position in finding.positions)
    sources = {path for position in finding.positions for path in position.sources}
    return (
        expected.verdict in (None, finding.verdict)
        and expected.predicate in ("", finding.predicate)
        and (not expected.values or sorted(expected.values) == values)
        and (not expected.sources or set(expected.sources) == sources)
        and expected.odd_one_out in ("", finding.odd_one_out)
    )


def _told(expected: Expected, rule: Rule) -> str:
    parts = [expected.verdict or "a finding", "of", expected.rule or rule.id]
    if expected.values:
        parts.append(f"on {' | '.join(expected.values)}")
    if expected.sources:
        parts.append(f"in {', '.join(expected.sources)}")
    return " ".join(parts)


def _summary(findings: Sequence[Finding], rule: Rule) -> str:
    return "; ".join(_describe(f) for f in findings if f.rule == rule.id) or "nothing"


def _describe(finding: Finding) -> str:
    values = " | ".join(plain(position.value) for position in finding.positions)
    sources = sorted({path for position in finding.positions for path in position.sources})
    return f"{finding.verdict} of {finding.rule} on {values} in {', '.join(sources)}"
