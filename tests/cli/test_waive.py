"""``factcheck waive``, and what becomes of a finding that is waived."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.papers import EVENING, Run

NAME = "factcheck-waivers.toml"
WHO = ("--author", "Ana Roe", "--reason", "the clerk has the minutes")


@pytest.fixture
def fingerprint(folder: Path, run: Run) -> str:
    (folder / "factcheck.toml").write_text('sources = ["news"]\n')
    [finding] = findings(run("check", "--format", "json"))
    return str(finding["fingerprint"])


def findings(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return found


def waive(run: Run, fingerprint: str, *options: str, expires: str = "2027-06-30") -> Result:
    return run("waive", fingerprint, *(options or WHO), "--expires", expires)


def test_a_waived_finding_does_not_fail(fingerprint: str, run: Run) -> None:
    result = waive(run, fingerprint[:6])
    assert result.exit_code == 0
    assert f"{NAME}: FC201 {fingerprint} is waived through 2027-06-30" in result.stdout
    checked = run("check", "--today", "2027-06-30")
    assert checked.exit_code == 0
    assert "0 contradictions; 1 known" in checked.stdout


def test_the_reason_is_told(fingerprint: str, run: Run) -> None:
    waive(run, fingerprint)
    why = "waived by Ana Roe through 2027-06-30: the clerk has the minutes"
    [finding] = findings(run("check", "--today", "2027-01-01", "--format", "json"))
    assert (finding["status"], finding["known"]) == ("waived", why)
    shown = run("check", "--today", "2027-01-01", "--show", "all").stdout
    assert "error[FC201] (waived)" in shown
    assert f"= {why}" in shown
    sarif = json.loads(run("check", "--today", "2027-01-01", "--format", "sarif").stdout)
    [result] = sarif["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == why


def test_the_day_after_it_fails_again(fingerprint: str, run: Run) -> None:
    waive(run, fingerprint)
    result = run("check", "--today", "2027-07-01")
    assert result.exit_code == 1
    assert "error[FC201]: sources disagree" in result.stdout
    assert "warning[FC902]: waiver " in result.stdout
    assert f"--> {NAME}:2:16" in result.stdout


def test_source_date_epoch_is_the_day(
    fingerprint: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    waive(run, fingerprint)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814400000")  # 2027-07-01, 00:00 UTC
    assert run("check").exit_code == 1
    assert run("check", "--today", "2027-06-30").exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814399999")
    assert run("check").exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    result = run("check")
    assert result.exit_code == 2
    assert "must be seconds since 1970" in result.stderr


def test_the_clock_is_asked_only_where_a_waiver_ends(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run("check", "news").exit_code == 1  # no waivers: the day does not matter


def test_a_day_that_is_none(folder: Path, run: Run) -> None:
    result = run("check", "news", "--today", "tomorrow")
    assert result.exit_code == 2
    assert "--today tomorrow: write a date such as 2027-06-30" in result.stderr


def test_a_settled_dispute_leaves_an_unused_waiver(
    folder: Path, fingerprint: str, run: Run
) -> None:
    waive(run, fingerprint)
    (folder / "news" / "evening.txt").write_text(EVENING.replace("March 5", "March 3"))
    result = run("check", "--today", "2027-01-01", "--format", "json")
    [finding] = findings(result)
    assert finding["rule"] == "FC901"
    assert finding["positions"][0]["sources"] == [NAME]
    assert finding["place"] == {"path": NAME, "line": 2, "column": 16}
    assert run("check", "--today", "2027-01-01", "--ignore", "FC9").stdout.startswith("2 sources")
    assert run("check", "--today", "2027-01-01", "--fail-level", "warning").exit_code == 1


def test_of_a_source_that_is_not_checked_nothing_is_said(fingerprint: str, run: Run) -> None:
    waive(run, fingerprint)
    for narrow in (["news/morning.txt"], ["--ignore", "FC201"], ["--select", "FC9"]):
        assert "FC901" not in run("check", *narrow, "--today", "2027-01-01").stdout


def test_a_renamed_source_stays_waived(folder: Path, fingerprint: str, run: Run) -> None:
    waive(run, fingerprint)
    (folder / "news" / "evening.txt").rename(folder / "news" / "late.txt")
    assert run("check", "--today", "2027-01-01").exit_code == 0


def test_another_paper_is_not_waived(folder: Path, fingerprint: str, run: Run) -> None:
    waive(run, fingerprint)
    (folder / "news" / "weekly.txt").write_text(EVENING.replace("Ferries", "Ships"))
    [first, *_] = findings(run("check", "--today", "2027-01-01", "--format", "json"))
    assert (first["rule"], first["status"]) == ("FC201", "new")
    assert first["known"].endswith("; news/weekly.txt is new")


def test_what_is_waived_is_not_baselined_as_well(fingerprint: str, folder: Path, run: Run) -> None:
    waive(run, fingerprint)
    assert "0 findings accepted" in run("baseline", "create").stdout


def test_it_is_added_behind_what_is_there(folder: Path, fingerprint: str, run: Run) -> None:
    (folder / NAME).write_text("# agreed with the desk")
    waive(run, fingerprint)
    text = (folder / NAME).read_text()
    assert text.startswith("# agreed with the desk\n\n[[waiver]]\nfingerprint = ")
    again = waive(run, fingerprint)
    assert again.exit_code == 2
    assert "is waived already, through 2027-06-30; change that entry" in again.stderr
    assert (folder / NAME).read_text() == text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["0000000", *WHO, "--expires", "2027-06-30"], "; the nearest is "),
        (["00", *WHO, "--expires", "2027-06-30"], "by 4 digits or more"),
        (["{}", *WHO, "--expires", "30 June"], "--expires 30 June: write a date"),
        (["{}", *WHO, "--expires", "2027-02-29"], "--expires 2027-02-29: write a date"),
        (["{}", "--author", "A", "--reason", " ", "--expires", "2027-06-30"], "--reason is empty"),
        (["{}", "--author", " ", "--reason", "a", "--expires", "2027-06-30"], "--author NAME"),
        (["{}", "--reason", "a"], "--expires"),
        (["{}", "--expires", "2027-06-30"], "--reason"),
    ],
)
def test_usage(folder: Path, fingerprint: str, run: Run, options: list[str], message: str) -> None:
    result = run("waive", *(option.replace("{}", fingerprint) for option in options))
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (folder / NAME).exists()


def test_the_author_is_git_s_user(folder: Path, fingerprint: str, run: Run) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    subprocess.run(["git", "config", "user.name", "Jon Doe"], cwd=folder, check=True)
    waive(run, fingerprint, "--reason", "so")
    assert 'author = "Jon Doe"' in (folder / NAME).read_text()


def test_what_is_wrong_in_the_file_is_told_and_the_rest_holds(
    folder: Path, fingerprint: str, run: Run
) -> None:
    waive(run, fingerprint)
    with (folder / NAME).open("a") as file:
        file.write('\n[[waiver]]\nfingerprint = "12"\n')
    result = run("check", "--today", "2027-01-01")
    assert result.exit_code == 2
    assert f"{NAME}:" in result.stderr
    assert "waiver 2: reason is missing" in result.stderr
    assert "0 contradictions; 1 known" in result.stdout


def test_the_configuration_names_the_file(folder: Path, fingerprint: str, run: Run) -> None:
    waive(run, fingerprint)
    (folder / NAME).rename(folder / "own.toml")
    assert run("check", "--today", "2027-01-01").exit_code == 1
    (folder / "factcheck.toml").write_text('sources = ["news"]\nwaivers = "own.toml"\n')
    assert run("check", "--today", "2027-01-01").exit_code == 0


@pytest.mark.parametrize(
    "form", ["full", "concise", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "html"]
)
def test_every_format_tells_of_a_waiver_and_its_file(
    folder: Path, fingerprint: str, run: Run, form: str
) -> None:
    waive(run, fingerprint)
    result = run("check", "--today", "2027-07-01", "--format", form, "--show", "all")
    assert result.exit_code == 1, result.stderr
    assert "FC902" in result.stdout
    assert NAME in result.stdout


def test_the_offsets_of_sarif_are_those_of_the_file(
    folder: Path, fingerprint: str, run: Run
) -> None:
    (folder / NAME).write_text("# größer\n")
    waive(run, fingerprint)
    sarif = json.loads(run("check", "--today", "2027-07-01", "--format", "sarif").stdout)
    [found] = [each for each in sarif["runs"][0]["results"] if each["ruleId"] == "FC902"]
    region = found["locations"][0]["physicalLocation"]["region"]
    text = (folder / NAME).read_text()
    start = region["charOffset"]
    assert text[start : start + region["charLength"]] == fingerprint
    assert text.splitlines()[region["startLine"] - 1].startswith("fingerprint = ")
