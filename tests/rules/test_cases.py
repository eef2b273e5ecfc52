"""Every built-in rule against the cases beside it, through the whole pipeline."""

from __future__ import annotations

from collections import Counter

import pytest

from factcheck.checks import Rule, load
from factcheck.checks.ruleset import builtin_folder, rule_files
from factcheck.checks.schema import validate
from factcheck.testing import Case, read_cases
from factcheck.testing.cases import cases_path
from factcheck.testing.runner import run_case

RULES = load()
CASES = [
    pytest.param(rule, case, id=f"{rule.id}: {case.name}")
    for path in rule_files(builtin_folder())
    for rule in RULES
    if rule.path == path.as_posix()
    for case in read_cases(cases_path(path))
]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule: Rule, case: Case) -> None:
    assert list(run_case(case, rule, RULES)) == []


def test_every_rule_is_valid_under_the_full_validation() -> None:
    assert validate(builtin_folder()) == []


def test_every_rule_says_what_it_is_for() -> None:
    for rule in RULES:
        assert rule.summary.endswith("."), rule.id
        assert rule.why.endswith("."), rule.id
        assert rule.silenced_by, rule.id
        assert rule.not_meant, rule.id


def test_every_rule_has_three_cases_that_fire_and_three_that_do_not() -> None:
    for path in rule_files(builtin_folder()):
        cases = read_cases(cases_path(path))
        kinds = Counter("silent" if case.silent else "fires" for case in cases)
        assert min(kinds["silent"], kinds["fires"]) >= 3, path.name
        assert len({case.name for case in cases}) == len(cases), path.name
