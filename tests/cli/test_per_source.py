"""Sources left out of a run, and sources that some rules leave alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.papers import EVENING, MORNING, Run
from tests.cli.test_hook import MEETING, git, hook, write

THIRD = MORNING.replace("Harbour committee meets", "Pilots and dockers at one table").replace(
    "officials said", "the pilots said"
)


def paths(result: Result) -> list[str]:
    return [source["path"] for source in json.loads(result.stdout)["sources"]]


def conflicts(result: Result) -> list[list[list[str]]]:
    """The sources of each position of each contradiction on a date."""
    return [
        [position["sources"] for position in finding["positions"]]
        for finding in json.loads(result.stdout)["findings"]
        if (finding["rule"], finding["verdict"]) == ("FC201", "contradiction")
    ]


def settings(folder: Path, text: str) -> None:
    (folder / "factcheck.toml").write_text(text, encoding="utf-8")


# ---------------------------------------------------------------- exclude


def test_what_is_excluded_is_not_read(folder: Path, run: Run) -> None:
    settings(folder, 'sources = ["news"]\nexclude = ["evening.*"]\n')
    assert paths(run("claims", "--format", "json")) == ["news/morning.txt"]
    assert paths(run("claims", "news", "--format", "json")) == ["news/morning.txt"]


def test_a_file_that_is_named_is_read_all_the_same(folder: Path, run: Run) -> None:
    settings(folder, 'exclude = ["evening.*"]\n')
    found = run("claims", "./news/evening.txt", "news", "--format", "json")
    assert paths(found) == ["news/evening.txt", "news/morning.txt"]


def test_the_option_adds_to_the_file(folder: Path, run: Run) -> None:
    settings(folder, 'exclude = ["evening.*"]\n')
    result = run("check", "news", "--exclude", "news/m*")
    assert result.exit_code == 2
    assert result.stderr == "factcheck: error: no articles that are not excluded in news\n"


def test_globs_of_a_file_are_taken_from_its_folder(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(folder, 'exclude = ["/news/evening.txt"]\n')
    monkeypatch.chdir(folder / "news")
    assert paths(run("claims", ".", "--format", "json")) == ["morning.txt"]


def test_the_hook_leaves_out_the_same(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "articles").mkdir()
    settings(tmp_path, 'sources = ["articles"]\nexclude = ["drafts-*"]\n')
    write(tmp_path, "a.txt", MEETING.format("12-13"))
    write(tmp_path, "drafts-b.txt", MEETING.format("12-14"))
    git(tmp_path, "add", ".")
    status, report = hook(tmp_path, "articles/a.txt", "articles/drafts-b.txt")
    assert (status, [source["path"] for source in report["sources"]]) == (0, ["articles/a.txt"])


# ---------------------------------------------------------------- per-source-ignores


def test_a_rule_leaves_alone_what_an_ignored_source_claims(folder: Path, run: Run) -> None:
    assert len(conflicts(run("check", "news", "--format", "json"))) == 1
    settings(folder, '[per-source-ignores]\n"evening.*" = ["event-date-conflict"]\n')
    result = run("check", "news", "--format", "json")
    assert (result.exit_code, conflicts(result)) == (0, [])
    assert paths(result) == ["news/evening.txt", "news/morning.txt"]


def test_other_rules_still_look_at_it(folder: Path, run: Run) -> None:
    settings(folder, '[per-source-ignores]\n"evening.*" = ["FC3", "FC202"]\n')
    assert len(conflicts(run("check", "news", "--format", "json"))) == 1


def test_it_takes_no_part_in_what_the_others_dispute(folder: Path, run: Run) -> None:
    (folder / "news" / "noon.txt").write_text(THIRD, encoding="utf-8")
    told = conflicts(run("check", "news", "--format", "json"))
    assert told == [[["news/morning.txt", "news/noon.txt"], ["news/evening.txt"]]]  # most voices
    settings(folder, '[per-source-ignores]\n"noon.txt" = ["FC2"]\n')
    told = conflicts(run("check", "news", "--format", "json"))
    assert told == [[["news/morning.txt"], ["news/evening.txt"]]]


def test_it_is_no_voice_of_an_agreement(folder: Path, run: Run) -> None:
    (folder / "news" / "evening.txt").write_text(
        EVENING.replace("March 5", "March 3"), encoding="utf-8"
    )
    agreed = '"verdict": "agreement"'
    arguments = ("check", "news", "--show", "all", "--select", "FC201", "--format", "json")
    assert agreed in run(*arguments).stdout
    settings(folder, '[per-source-ignores]\n"evening.*" = ["FC201"]\n')
    assert agreed not in run(*arguments).stdout


def test_copies_and_corrections_of_an_ignored_source(folder: Path, run: Run) -> None:
    (folder / "news" / "reprint.txt").write_text(MORNING, encoding="utf-8")
    arguments = ("check", "news", "--show", "all", "--select", "FC8", "--format", "json")
    assert [f["rule"] for f in json.loads(run(*arguments).stdout)["findings"]] == ["FC801"]
    settings(folder, '[per-source-ignores]\n"reprint.*" = ["FC8"]\n')
    assert json.loads(run(*arguments).stdout)["findings"] == []


def test_a_rule_that_there_is_not(folder: Path, run: Run) -> None:
    settings(folder, '[per-source-ignores]\n"evening.*" = [\n  "FC999", "FC201",\n]\n')
    result = run("check", "news", "--format", "json")
    assert (result.exit_code, conflicts(result)) == (2, [])
    assert result.stderr.startswith(
        "factcheck: error: factcheck.toml:2: key 'per-source-ignores.evening.*': no rule is called"
    )


@pytest.mark.parametrize("workers", ["1", "2"])
def test_workers_change_nothing(folder: Path, run: Run, workers: str) -> None:
    settings(folder, '[per-source-ignores]\n"evening.*" = ["FC201"]\n')
    assert conflicts(run("check", "news", "-j", workers, "--format", "json")) == []
