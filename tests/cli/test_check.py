"""``factcheck check``: what is reported, where to, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.papers import AGREEING, EVENING, SPORT, Run


def report(result: Result) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(result.stdout)
    return body


def test_a_contradiction_is_exit_status_one(folder: Path, run: Run) -> None:
    result = run("check", "news")
    assert result.exit_code == 1
    assert "error[FC201]" in result.stdout
    assert "news/evening.txt:3:" in result.stdout
    assert result.stderr == ""


def test_agreement_is_exit_status_zero(agreeing: Path, run: Run) -> None:
    result = run("check", "news")
    assert result.exit_code == 0
    assert "0 contradictions" in result.stdout


def test_the_configuration_names_the_sources(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('sources = ["news"]\n')
    assert run("check").exit_code == 1


def test_without_sources_there_is_nothing_to_do(folder: Path, run: Run) -> None:
    result = run("check")
    assert result.exit_code == 2
    assert "no sources" in result.stderr


def test_fail_level_never_reports_and_passes(folder: Path, run: Run) -> None:
    result = run("check", "news", "--fail-level", "never")
    assert result.exit_code == 0
    assert "error[FC201]" in result.stdout


def test_severity_lowers_a_rule(folder: Path, run: Run) -> None:
    result = run("check", "news", "--severity", "FC201=warning")
    assert result.exit_code == 0
    assert "warning[FC201]" in result.stdout
    assert run("check", "news", "--severity", "FC201=warning", "--fail-level", "warning").exit_code


@pytest.mark.parametrize(
    "settings", ['ignore = ["FC201"]', 'select = ["FC6"]', 'ignore = ["event"]']
)
def test_select_goes_over_the_configuration(folder: Path, run: Run, settings: str) -> None:
    (folder / "factcheck.toml").write_text(settings + "\n")
    assert run("check", "news").exit_code == 0
    for option in ("--select", "--extend-select"):
        for rule in ("FC201", "FC2", "event-date-conflict"):
            assert run("check", "news", option, rule).exit_code == 1


def test_ignore_adds_to_the_configuration(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('select = ["FC201"]\nignore = ["FC6"]\n')
    assert run("check", "news", "--ignore", "FC2").exit_code == 0
    assert run("check", "news", "--ignore", "FC5").exit_code == 1


@pytest.mark.parametrize("rule", ["FC201", "FC2", "event-date-conflict", "event", "FC"])
def test_severity_goes_over_the_configuration(folder: Path, run: Run, rule: str) -> None:
    (folder / "factcheck.toml").write_text('severity = {FC201 = "error", FC6 = "note"}\n')
    assert "warning[FC201]" in run("check", "news", "--severity", f"{rule}=warning").stdout


def test_ignore_and_select(folder: Path, run: Run) -> None:
    assert run("check", "news", "--ignore", "event-date-conflict").exit_code == 0
    assert run("check", "news", "--select", "FC6").exit_code == 0
    assert run("check", "news", "--select", "FC2").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "FC999"], 'no rule is called "FC999"'),
        (["--severity", "FC201"], "write RULE=LEVEL"),
        (["--severity", "FC201=fatal"], '"fatal" is no level; the levels are error, warning, note'),
        (["--format", "yaml"], "unknown format 'yaml'; the formats are full, concise"),
        (["--output", "json="], "name a file after the equals sign"),
        (["--output", "json=no/such/folder.json"], "cannot be written"),
        (["--show", "everything"], "--show"),
        (["--focus", "news/other.txt"], "--focus names none of the sources"),
        (["--no-such-option"], "--no-such-option"),
        (["--config", "gone.toml"], "gone.toml: cannot be read"),
    ],
)
def test_usage_is_exit_status_two(
    folder: Path, run: Run, arguments: list[str], message: str
) -> None:
    result = run("check", "news", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_json(folder: Path, run: Run) -> None:
    result = run("check", "news", "--format", "json")
    body = report(result)
    assert [source["path"] for source in body["sources"]] == [
        "news/evening.txt",
        "news/morning.txt",
    ]
    finding = next(each for each in body["findings"] if each["rule"] == "FC201")
    assert finding["verdict"] == "contradiction"
    dates = {position["value"]["edtf"]: position["sources"] for position in finding["positions"]}
    assert dates == {"2025-03-03": ["news/morning.txt"], "2025-03-05": ["news/evening.txt"]}
    assert body["summary"]["exit_status"] == result.exit_code == 1
    claims = {claim["id"]: claim for claim in body["claims"]}
    for position in finding["positions"]:
        for each in position["claims"]:
            text = (folder / claims[each]["source"]).read_text()
            assert text[claims[each]["start"] : claims[each]["end"]] == claims[each]["text"]


def test_real_reports_fit_the_schema(folder: Path, run: Run) -> None:
    from factcheck.report import schema

    schema.Report.model_validate_json(
        run("check", "news", "--show", "all", "--format", "json").stdout
    )
    schema.ClaimsReport.model_validate_json(run("claims", "news", "--format", "json").stdout)
    schema.AnnotateReport.model_validate_json(run("annotate", "news", "--format", "json").stdout)


def test_several_outputs_at_once(folder: Path, run: Run) -> None:
    result = run("check", "news", "--output", "concise", "--output", "json=report.json")
    assert result.exit_code == 1
    assert result.stdout.startswith("news/evening.txt:3:")
    assert json.loads((folder / "report.json").read_text())["summary"]["exit_status"] == 1


def test_one_output_that_cannot_be_written_leaves_the_others(folder: Path, run: Run) -> None:
    outputs = ["json=no/such/folder.json", "concise", "json=sound.json"]
    result = run("check", "news", *(f"--output={each}" for each in outputs))
    assert result.exit_code == 2
    assert result.stderr == (
        "factcheck: error: no/such/folder.json: cannot be written: there is no folder no/such; "
        "make it first: mkdir -p no/such\n"
    )
    assert result.stdout.startswith("news/evening.txt:3:")
    assert json.loads((folder / "sound.json").read_text())["findings"]


def test_show_adds_agreements(agreeing: Path, run: Run) -> None:
    assert report(run("check", "news", "--format", "json"))["findings"] == []
    shown = report(run("check", "news", "--format", "json", "--show", "agreements"))["findings"]
    assert shown and {finding["verdict"] for finding in shown} == {"agreement"}


def test_focus_reports_what_touches_a_path(folder: Path, run: Run) -> None:
    (folder / "news" / "sport.txt").write_text(SPORT)
    assert run("check", "news", "--focus", "news/morning.txt").exit_code == 1
    assert run("check", "news", "--focus", "news/sport.txt").exit_code == 0
    assert run("check", "news", "--focus", "./news").exit_code == 1


def test_the_arguments_of_a_commit_hook_are_the_focus(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('sources = ["news"]\n')
    (folder / "news" / "sport.txt").write_text(SPORT)
    (folder / "README.md").write_text("# No source\n")
    assert run("check", "--focus-args", "README.md", "news/morning.txt").exit_code == 1
    assert run("check", "--focus-args", "README.md", "news/sport.txt").exit_code == 0
    assert run("check", "--focus-args", "README.md").exit_code == 0


def test_standard_input_takes_part(folder: Path, run: Run) -> None:
    (folder / "news" / "evening.txt").unlink()
    arguments = ("check", "news", "-", "--stdin-filename", "news/late.txt", "--format", "json")
    result = run(*arguments, stdin=EVENING)
    assert result.exit_code == 1
    assert "news/late.txt" in [source["path"] for source in report(result)["sources"]]
    assert run(*arguments, stdin=AGREEING).exit_code == 0


def test_standard_input_stands_in_for_the_file_of_its_name(folder: Path, run: Run) -> None:
    arguments = ("check", "news", "-", "--stdin-filename", "news/evening.txt", "--format", "json")
    result = run(*arguments, stdin=AGREEING)
    assert result.exit_code == 0
    assert report(result)["summary"]["sources"] == 2


def test_statistics_count_by_rule(folder: Path, run: Run) -> None:
    result = run("check", "news", "--statistics", "--format", "json")
    assert "FC201" in result.stderr
    assert report(result)["findings"]


def test_colour_on_demand(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check", "news").stdout
    assert "\x1b[" in run("check", "news", "--color", "always").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "news").stdout
    assert "\x1b[" not in run("check", "news", "--color", "never").stdout
    monkeypatch.setenv("FORCE_COLOR", "0")
    assert "\x1b[" not in run("check", "news").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "news").stdout


def test_columns_set_the_width(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    lines = [line for line in run("check", "news").stdout.splitlines() if line.startswith(" 3 |")]
    assert lines and all(len(line) <= 70 and "..." in line for line in lines)


def test_a_source_named_twice_counts_once(folder: Path, run: Run) -> None:
    body = report(run("check", "news", "news/morning.txt", "./news", "--format", "json"))
    assert body["summary"]["sources"] == 2


def test_several_rules_may_stand_in_one_word(folder: Path, run: Run) -> None:
    both = run("check", "news", "--select", "FC2,FC601", "--format", "json", "--show", "all")
    apart = run("check", "news", "--select=FC2", "--select=FC601", "--format=json", "--show=all")
    assert both.stdout == apart.stdout
    assert run("check", "news", "--ignore", "FC201, FC2").exit_code == 0
