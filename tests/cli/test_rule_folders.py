"""A person's own rules: run, tested and validated without any Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.papers import EVENING, MORNING, Run

RULE = """\
id: OWN1
level: warning
operator: conflict
predicates: [event.date]
about: when {subject} was
summary: The papers of this house date an event differently.
"""


def indent(text: str) -> str:
    return "".join(f"        {line}\n" for line in text.splitlines())


CASES = f"""\
- name: two days
  articles:
    a.txt: |
{indent(MORNING)}
    b.txt: |
{indent(EVENING)}
  fires:
    - values: [2025-03-03, 2025-03-05]
- name: one paper alone
  articles:
    a.txt: |
{indent(MORNING)}
  silent: true
"""


@pytest.fixture
def own(folder: Path) -> Path:
    """A folder with one sound rule and its cases, named by the configuration."""
    place = folder / "own" / "house"
    place.mkdir(parents=True)
    (place / "house-dates.yaml").write_text(RULE)
    (place / "house-dates.cases.yaml").write_text(CASES)
    (folder / "factcheck.toml").write_text('sources = ["news"]\nrules = ["own"]\n')
    return place


def test_an_own_rule_takes_part(own: Path, run: Run) -> None:
    result = run("check", "--select", "OWN1", "--format", "json")
    assert result.exit_code == 0
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["rule"], finding["name"]) == ("OWN1", "house-dates")
    assert finding["severity"] == "warning"


def test_an_own_rule_is_listed_and_explained(own: Path, run: Run) -> None:
    assert "OWN1" in run("rules").stdout
    told = run("rules", "house-dates").stdout
    assert told.startswith("OWN1 house-dates (warning)\n\nThe papers of this house")
    for part in ("Fires on: two days", "Is silent on: one paper alone", "own/house/house-dates"):
        assert part in told


def test_its_cases_are_run(own: Path, run: Run) -> None:
    result = run("rules", "test")
    assert (result.exit_code, result.stdout) == (0, "2 cases of 1 rule: 0 failed\n")
    assert run("rules", "test", "own").stdout == result.stdout


def test_a_case_that_fails_is_named(own: Path, run: Run) -> None:
    file = own / "house-dates.cases.yaml"
    file.write_text(file.read_text().replace("2025-03-05]", "2025-03-06]"))
    result = run("rules", "test", "own")
    assert result.exit_code == 1
    assert result.stdout.startswith("own/house/house-dates.cases.yaml:1:3: two days: expected")


@pytest.mark.parametrize("name", ["house-dates.yaml", "house-dates.cases.yaml"])
def test_a_file_that_cannot_be_read_is_no_failing_case(own: Path, run: Run, name: str) -> None:
    (own / name).write_text("- name: [\n")
    result = run("rules", "test", "own")
    assert result.exit_code == 2
    assert f"own/house/{name}:2:1: is no valid YAML" in result.stdout


def test_its_folder_is_named_before_or_behind_it(own: Path, run: Run) -> None:
    (own.parent.parent / "factcheck.toml").unlink()
    for arguments in (["OWN1", "--rules", "own"], ["--rules", "own", "OWN1"]):
        told = run("rules", *arguments)
        assert told.exit_code == 0
        assert told.stdout.startswith("OWN1 house-dates (warning)\n")


def test_a_rule_without_cases_fails(own: Path, run: Run) -> None:
    (own / "house-dates.cases.yaml").unlink()
    assert run("rules", "test", "own").exit_code == 1


def test_validation_names_every_fault(own: Path, run: Run) -> None:
    assert run("rules", "validate").stdout == "1 rule: 0 wrong\n"
    (own / "house-dates.yaml").write_text(RULE.replace("level: warning", "level: loud"))
    (own / "second.yaml").write_text(RULE.replace("operator: conflict", "operator: conflct"))
    result = run("rules", "validate", "own")
    assert (result.exit_code, result.stdout) == (2, "2 rules: 2 wrong\n")
    first, second = result.stderr.splitlines()
    assert first.startswith('factcheck: error: own/house/house-dates.yaml:2:8: level: "loud" is')
    assert second.startswith('factcheck: error: own/house/second.yaml:3:11: operator: "conflct"')
    assert second.endswith('did you mean "conflict"?')


def test_a_folder_that_is_missing(folder: Path, run: Run) -> None:
    for action in ("test", "validate"):
        result = run("rules", action, "nowhere")
        assert result.exit_code == 2
        assert "nowhere: there is no such folder" in result.stderr


def test_the_built_in_rules_are_sound(folder: Path, run: Run) -> None:
    result = run("rules", "validate", "--help")
    assert result.exit_code == 0
    assert run("rules", "validate").exit_code == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("[event.date]", "[event.dat]"),
            '"event.dat" is no predicate; did you mean "event.date"?',
        ),
        (("id: OWN1", 'id: ""'), "id is empty"),
        (("id: OWN1", "id: FC201"), "or change that one with `extends: FC201`"),
        (("id: OWN1", "id: OWN1\nname: event-date-conflict"), "is that of the built-in rule FC201"),
        (("id: OWN1", "id: OWN1\nextends: FC201\nname: series-order"), "built-in rule FC301"),
        (
            ("about: when", "about: {event.dat: when}\n#"),
            '5:9: about: "event.dat" is no predicate; did',
        ),
        (
            ("{subject}", "{subjet}"),
            '5:8: about: no message knows "{subjet}"; did you mean "subject"?',
        ),
        (
            ("about:", "messages: {contradicton: x}\nabout:"),
            '5:12: messages.contradicton: "contradict',
        ),
        (("about:", "options: {severl: no}\nabout:"), "5:11: options.severl is no option of this"),
        (
            ("about:", "options: {days: soon}\nabout:"),
            "5:17: options.days: input should be a valid",
        ),
        (("[event.date]", "event.date"), "must be a list, not 'event.date'; write [event.date]"),
        (("about:", "options: {several: all}\nabout:"), 'several: "all" is none of no, mention, '),
        (("summary:", "about: x\nsummary:"), "6:1: about is given twice, first on line 5"),
        (("id: OWN1", "extends: FC2O1\nid: OWN1"), '1:10: extends: no rule is called "FC2O1"; did'),
        (("[event.date]", "[event.date"), "5:6: is no valid YAML: "),
        (("level: warning\n", ""), ":1:1: level is missing"),
    ],
)
def test_validation_names_what_no_rule_can_be(
    own: Path, run: Run, change: tuple[str, str], message: str
) -> None:
    (own / "house-dates.yaml").write_text(RULE.replace(*change))
    result = run("rules", "validate")
    assert (result.exit_code, result.stdout) == (2, "1 rule: 1 wrong\n")
    (line,) = result.stderr.splitlines()
    assert line.startswith("factcheck: error: own/house/house-dates.yaml:") and message in line


def test_a_built_in_rule_may_be_changed_by_extending_it(own: Path, run: Run) -> None:
    (own / "house-dates.yaml").write_text("extends: FC201\nid: FC201\nlevel: note\n")
    assert run("rules", "validate").exit_code == 0


def test_validation_reads_the_cases(own: Path, run: Run) -> None:
    file = own / "house-dates.cases.yaml"
    file.write_text(CASES.replace("values:", "valeus:"))
    result = run("rules", "validate", "own")
    assert result.exit_code == 2
    line = 1 + CASES.splitlines().index("    - values: [2025-03-03, 2025-03-05]")
    assert result.stderr == (
        f"factcheck: error: own/house/house-dates.cases.yaml:{line}:7: [0].fires[0].valeus is no "
        'key of a case; did you mean "values"?\n'
    )


def test_another_ending_is_told(own: Path, run: Run) -> None:
    (own / "second.yml").write_text(RULE)
    told = "own/house/second.yml: rule files end in .yaml; name it second.yaml"
    for arguments in (["rules", "validate"], ["rules"], ["check"]):
        result = run(*arguments)
        assert result.exit_code == 2
        assert told in result.stderr
    assert told in run("rules", "test").stdout


@pytest.mark.parametrize("command", ["test", "validate"])
def test_a_folder_without_rules_is_usage(own: Path, run: Run, command: str) -> None:
    result = run("rules", command, "news")
    assert result.exit_code == 2
    assert result.stderr == "factcheck: error: news: holds no rules; a rule is a .yaml file\n"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("options: &a {open: [*a]}\n", ""),  # leads back into itself
        (f"why: {'[' * 5000}\n", ""),
        ("why: !!timestamp 31 June\n", ": is no valid YAML: "),
        ("why: !!bool maybe\n", ": is no valid YAML: "),
        ("why: *nowhere\n", ":7:6: is no valid YAML: found undefined alias"),
    ],
)
def test_files_that_are_out_to_do_harm(own: Path, run: Run, more: str, message: str) -> None:
    (own / "house-dates.yaml").write_text(RULE + more)
    for arguments in (["rules", "validate"], ["check"]):
        result = run(*arguments)
        assert result.exit_code == 2
        assert f"error: own/house/house-dates.yaml{message}" in result.stderr
        assert "internal fault" not in result.stderr


def test_a_value_that_yaml_takes_for_a_date_is_its_words(own: Path, run: Run) -> None:
    file = own / "house-dates.cases.yaml"
    file.write_text(CASES.replace("2025-03-05]", "2025-02-30]"))
    result = run("rules", "test", "own")
    assert result.exit_code == 1
    assert "expected a finding of OWN1 on 2025-03-03 | 2025-02-30, found " in result.stdout
