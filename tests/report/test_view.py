"""What is shown, and which exit status a report asks for."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from factcheck.model import Claim, Finding, Report
from factcheck.report import statistics
from factcheck.report.view import view
from factcheck.values import Quantity


def rules(report: Report, **options: Any) -> list[str]:
    return [finding.rule for finding in view(report, **options).shown]


def clean(report: Report, **changes: Any) -> Report:
    return replace(report, errors=(), **changes)


def only(report: Report, rule: str, **changes: Any) -> Report:
    found = next(finding for finding in report.findings if finding.rule == rule)
    return clean(report, findings=(replace(found, **changes),))


def test_contradictions_alone_are_shown_by_default(regatta: Report) -> None:
    assert rules(regatta) == ["FC201", "FC601"]


def test_show_adds_a_verdict(regatta: Report) -> None:
    assert rules(regatta, show=["agreements"]) == ["FC201", "FC601", "FC207", "FC204"]
    assert rules(regatta, show=["variants"]) == ["FC201", "FC601", "FC801"]
    assert rules(regatta, show=["all"]) == ["FC201", "FC601", "FC207", "FC204", "FC801"]


def test_the_summary_counts_what_is_not_shown(regatta: Report) -> None:
    counts = view(regatta).summary
    assert (counts.sources, counts.claims) == (3, 11)
    assert (counts.contradictions, counts.agreements) == (2, 2)
    assert (counts.variants, counts.updates) == (1, 0)


def test_focus_keeps_what_touches_a_source(regatta: Report) -> None:
    seen = view(regatta, focus={"news/wire.txt"})
    assert [finding.rule for finding in seen.shown] == ["FC201"]
    assert seen.summary.contradictions == 1
    assert seen.summary.sources == 3


@pytest.mark.parametrize(
    ("fail_level", "status"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)]
)
def test_a_warning_fails_from_its_level_on(regatta: Report, fail_level: Any, status: int) -> None:
    report = only(regatta, "FC601")
    assert view(report, fail_level=fail_level).summary.exit_status == status


def test_an_error_fails_by_default(regatta: Report) -> None:
    assert view(only(regatta, "FC201")).summary.exit_status == 1


@pytest.mark.parametrize("verdict", ["agreement", "update"])
def test_agreements_and_updates_never_fail(regatta: Report, verdict: Any) -> None:
    report = only(regatta, "FC201", verdict=verdict)
    assert view(report, fail_level="note", show=["all"]).summary.exit_status == 0


def test_a_variant_that_fails_is_shown_unasked(regatta: Report) -> None:
    seen = view(only(regatta, "FC801"), fail_level="note")
    assert seen.summary.exit_status == 1
    assert [finding.rule for finding in seen.shown] == ["FC801"]


def test_what_was_accepted_does_not_fail(regatta: Report) -> None:
    assert view(only(regatta, "FC201", status="waived")).summary.exit_status == 0


def test_a_source_left_out_is_exit_status_two(regatta: Report) -> None:
    assert regatta.errors
    assert view(regatta, fail_level="never").summary.exit_status == 2


def test_no_findings_are_clean(regatta: Report) -> None:
    findings: tuple[Finding, ...] = ()
    assert view(clean(regatta, findings=findings)).summary.exit_status == 0


def test_claims_with_a_second_source(regatta: Report) -> None:
    # the date (herald, its copy news/wire, times), the number (herald, times) and the crowd
    # (herald, times) have one; the status stands in herald and its copy alone
    assert view(regatta).summary.claims_with_second_source == 3 + 2 + 2
    assert view(replace(regatta, copies=())).summary.claims_with_second_source == 3 + 2 + 2 + 2
    assert view(clean(regatta, claims=(), findings=())).summary.claims_with_second_source == 0


def test_counts_of_other_things_are_no_second_source(regatta: Report) -> None:
    def boats(claim: Claim) -> Claim:
        many = claim.source == "times.txt" and claim.predicate == "quantity"
        return replace(claim, value=Quantity(6000, None, "boat")) if many else claim

    report = replace(regatta, claims=tuple(map(boats, regatta.claims)))
    assert view(report).summary.claims_with_second_source == 3 + 2


def test_statistics_say_what_was_covered_twice(regatta: Report) -> None:
    assert statistics.render(view(regatta)) == (
        "FC201  event-date-conflict     1 contradiction\n"
        "FC204  event-ordinal-conflict  1 agreement\n"
        "FC207  event-status-conflict   1 agreement\n"
        "FC601  count-conflict          1 contradiction\n"
        "FC801  copied-text             1 variant\n"
        "7 of 11 claims had a second source (64%)\n"
        "2 agreements, 2 contradictions\n"
    )
    nothing = statistics.render(view(clean(regatta, claims=(), findings=())))
    assert nothing == "0 of 0 claims had a second source\n0 agreements, 0 contradictions\n"
