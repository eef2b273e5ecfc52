"""The case runner that rule writers use."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import RuleError
from factcheck.testing import run_cases

RULE = """\
id: X1
level: warning
operator: conflict
predicates: [event.date]
about: when {subject} took place
"""

CASES = """\
- name: two days
  articles:
    a.txt: |
      Date: 2024-10-04

      The third meeting of the Adriatic Ports Association was held in Trieste on 1 October 2024.
    b.txt: |
      Date: 2024-10-05

      The Adriatic Ports Association held its third meeting in Trieste on 2 October 2024.
  fires:
    - values: [2024-10-01, 2024-10-02]
      sources: [a.txt, b.txt]
- name: one day
  articles:
    a.txt: |
      Date: 2024-10-04

      The third meeting of the Adriatic Ports Association was held in Trieste on 1 October 2024.
  silent: true
"""


def folder(at: Path, *, rule: str = RULE, cases: str | None = CASES) -> Path:
    (at / "ports").mkdir()
    (at / "ports" / "port-dates.yaml").write_text(rule, encoding="utf-8")
    if cases is not None:
        (at / "ports" / "port-dates.cases.yaml").write_text(cases, encoding="utf-8")
    return at


def test_cases_that_hold(tmp_path: Path) -> None:
    results = run_cases(folder(tmp_path))
    assert [(r.rule, r.case, r.passed) for r in results] == [
        ("X1", "two days", True),
        ("X1", "one day", True),
    ]


def test_a_finding_that_is_not_expected(tmp_path: Path) -> None:
    first = CASES.partition("- name: one day")[0]
    quiet = first.partition("  fires:")[0] + "  silent: true\n"
    [result, whole] = run_cases(folder(tmp_path, cases=quiet))
    assert result.problems == (
        "found contradiction of X1 on 2024-10-01 | 2024-10-02 in a.txt, b.txt, "
        "which the case does not expect",
    )
    assert whole.problems == ("no case fires",)


def test_an_expected_finding_that_is_missing(tmp_path: Path) -> None:
    [result, _] = run_cases(folder(tmp_path, cases=CASES.replace("2 October", "1 October")))
    assert result.problems == (
        "expected a finding of X1 on 2024-10-01 | 2024-10-02 in a.txt, b.txt, "
        "found agreement of X1 on 2024-10-01 in a.txt, b.txt",
    )


@pytest.mark.parametrize(
    ("rule", "cases", "words"),
    [
        (RULE, None, "cannot be read"),
        (RULE, "- nam: x\n  articles: {}\n  silent: true\n", 'did you mean "name"?'),
        (RULE, "- name: x\n  articles: {}\n", 'needs either "fires" or "silent: true"'),
        (RULE.replace("conflict", "konflict"), CASES, 'did you mean "conflict"?'),
    ],
)
def test_faults_of_the_files(tmp_path: Path, rule: str, cases: str | None, words: str) -> None:
    [result] = run_cases(folder(tmp_path, rule=rule, cases=cases))
    assert not result.passed
    assert words in result.problems[0]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        run_cases(tmp_path / "none")
