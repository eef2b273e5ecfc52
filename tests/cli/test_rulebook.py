"""Rules explained, operators described, rules of one's own begun."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
import yaml

from factcheck.checks import load
from factcheck.checks.operators import OPERATORS
from factcheck.checks.rule import Rule
from factcheck.checks.schema import faults
from factcheck.cli.operators import described
from factcheck.cli.scaffold import new
from factcheck.testing import run_cases
from tests.cli.papers import Run

RULES = load()


@pytest.mark.parametrize("rule", RULES.known, ids=lambda rule: rule.id)
def test_every_rule_says_all_that_a_reader_wants_to_know(rule: Rule) -> None:
    assert rule.summary.endswith(".") and rule.why.endswith(".")
    assert rule.silenced_by and rule.not_meant
    for point in (*rule.silenced_by, *rule.leaves_alone, *rule.not_meant):
        assert not point.endswith("."), point
    for point in rule.not_meant:
        assert point.startswith("that "), "a finding does not mean THAT ..."


@pytest.mark.parametrize("name", OPERATORS)
def test_every_operator_is_described(name: str) -> None:
    told = described(name, RULES)
    assert told["summary"] and told["description"].endswith(".")
    assert told["passes"].startswith("Passes: ") and told["fires"].startswith("Fires: ")
    for option in told["options"]:
        assert option["description"].endswith("."), option["name"]
    options = [field.name for field in msgspec.structs.fields(OPERATORS[name].options)]
    assert [option["name"] for option in told["options"]] == options
    example = yaml.safe_load(told["example"])
    assert faults(example, path=Path("my-rule.yaml"), known=RULES.known) == []
    assert example["operator"] == name
    assert told["rules"]


def test_an_operator_on_the_page(run: Run) -> None:
    told = run("rules", "operators", "one_holder").stdout
    assert told.startswith("one_holder: two people in one post at a time\n\n")
    assert "  days: whole number; default 92\n    How many days apart" in told
    assert "\nRules made of it: FC404 one-holder\n" in told
    assert "  operator: one_holder\n" in told
    listed = run("rules", "operators").stdout
    assert [line.split()[0] for line in listed.splitlines()] == list(OPERATORS)
    (as_data,) = json.loads(run("rules", "operators", "one_holder", "--format", "json").stdout)
    assert as_data["options"][0]["default"] == 92


def test_an_operator_that_there_is_not(run: Run) -> None:
    result = run("rules", "operators", "one_older")
    assert result.exit_code == 2
    assert 'no operator is called "one_older"; did you mean "one_holder"?' in result.stderr


def test_a_rule_is_explained_with_cases_that_are_run(run: Run) -> None:
    told = run("rules", "weekday-mismatch").stdout
    assert told.startswith(
        "FC101 weekday-mismatch (error)\n\nThe weekday stated is not the date's."
    )
    for part in ("Silenced by:", "A finding does not mean:", "Fires on: ", "  -> error[FC101]: "):
        assert part in told
    silent = told.partition("Is silent on: ")[2]
    assert silent and "error[FC101]" not in silent


def test_rules_as_data(run: Run) -> None:
    rules = json.loads(run("rules", "--format", "json").stdout)
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    (one,) = json.loads(run("rules", "FC401", "--format", "json").stdout)
    assert one == next(rule for rule in rules if rule["id"] == "FC401")
    assert (one["operator"], one["options"]["several"]) == ("conflict", "mention")


# ---------------------------------------------------------------- rules new


@pytest.mark.parametrize(
    "made_from", [["--extends", "FC401"], ["--operator", "stated_number"], []], ids=str
)
def test_a_new_rule_holds_from_the_first(folder: Path, run: Run, made_from: list[str]) -> None:
    result = run("rules", "new", "OWN1", "house-rule", "own", *made_from)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(
        "wrote own/house-rule.yaml\nwrote own/house-rule.cases.yaml\nFill in"
    )
    assert 'add to factcheck.toml: rules = ["own"]' in result.stdout
    assert run("rules", "validate", "own").stdout == "1 rule: 0 wrong\n"
    assert run("rules", "test", "own").stdout == "2 cases of 1 rule: 0 failed\n"
    assert "Fill in" in run("rules", "--rules", "own", "OWN1").stdout


def test_a_new_rule_goes_to_the_configured_folder(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('rules = ["house"]\n')
    (folder / "house").mkdir()
    result = run("rules", "new", "OWN1", "house-rule")
    assert result.stdout.startswith("wrote house/house-rule.yaml\n")
    assert "add to factcheck.toml" not in result.stdout


def test_what_is_extended_can_be_overridden(folder: Path, run: Run) -> None:
    run("rules", "new", "OWN1", "house-rule", "own", "--extends", "FC201")
    rule = folder / "own" / "house-rule.yaml"
    rule.write_text(
        rule.read_text().replace("level: error", "level: note")
        + "options: {several: source}\nmessages: {contradiction: 'two days: {against}'}\n"
    )
    result = run("check", "news", "--rules", "own", "--select", "OWN1", "--format", "json")
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["severity"], finding["message"]) == (
        "note",
        "two days: 3 March 2025 against 5 March 2025",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["FC201", "x-y"], "FC201 is the rule event-date-conflict; take another id"),
        (["OWN1", "one-holder"], '"one-holder" is the rule FC404; take another name'),
        (["1", "x-y"], '"1" is no id'),
        (["OWN1", "X Y"], '"X Y" is no name'),
        (["OWN1", "x-y", "--extends", "FC209"], 'no rule is called "FC209"; did you mean'),
        (["OWN1", "x-y", "--operator", "conflct"], 'did you mean "conflict"?'),
        (["OWN1", "x-y", "--operator", "a", "--extends", "b"], "exclude one another"),
        (["OWN1", "there"], "rules/there.yaml: is there already"),
    ],
)
def test_a_new_rule_that_cannot_be(
    folder: Path, run: Run, arguments: list[str], message: str
) -> None:
    (folder / "rules").mkdir()
    (folder / "rules" / "there.yaml").write_text("id: X1\nextends: FC201\n")
    result = run("rules", "new", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert sorted(path.name for path in (folder / "rules").iterdir()) == ["there.yaml"]


def test_every_rule_and_operator_makes_a_rule_that_holds(tmp_path: Path) -> None:
    for number, operator in enumerate(OPERATORS):
        name = f"own-{operator.replace('_', '-')}"
        new(f"OWN{number}", name, folder=tmp_path, rules=RULES, operator=operator)
    for rule in RULES:
        new(f"MY{rule.id}", f"my-{rule.name}", folder=tmp_path, rules=RULES, extends=rule.id)
    results = run_cases(tmp_path)
    assert len(results) == 2 * (len(OPERATORS) + len(RULES))
    assert [result for result in results if not result.passed] == []
