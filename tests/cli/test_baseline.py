"""``factcheck baseline``: what is accepted, what is still reported, what the file is told to be."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.papers import EVENING, MORNING, Run

FISHERIES = "The third meeting of the Nordic Fisheries Council was held in Bergen on {} May 2025.\n"
NAME = "factcheck-baseline.jsonl"


@pytest.fixture
def accepted(folder: Path, run: Run) -> Path:
    """The two papers that do not agree, and a baseline that accepts it."""
    (folder / "factcheck.toml").write_text('sources = ["news"]\n')
    assert run("baseline", "create").exit_code == 0
    return folder


def findings(result: Result) -> list[dict[str, Any]]:
    body = json.loads(result.stdout)
    return [each for each in body["findings"] if each["rule"] == "FC201"]


def rename(folder: Path, old: str, new: str) -> None:
    (folder / "news" / old).rename(folder / "news" / new)


def test_what_is_accepted_does_not_fail(accepted: Path, run: Run) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "FC201" not in result.stdout
    assert "0 contradictions; 1 known (--show known)" in result.stdout


@pytest.mark.parametrize("show", ["known", "all"])
def test_it_is_shown_on_demand(accepted: Path, run: Run, show: str) -> None:
    result = run("check", "--show", show)
    assert result.exit_code == 0
    assert "error[FC201] (baselined): sources disagree on when" in result.stdout
    assert f"= accepted in {NAME}" in result.stdout


def test_json_tells_its_status(accepted: Path, run: Run) -> None:
    result = run("check", "--format", "json")
    [finding] = findings(result)
    assert finding["status"] == "baselined"
    assert finding["known"] == f"accepted in {NAME}"
    assert json.loads(result.stdout)["summary"]["known"] == 1


def test_without_the_baseline_it_is_new(accepted: Path, run: Run) -> None:
    assert run("check", "news", "--isolated").exit_code == 1
    (accepted / NAME).rename(accepted / "kept.jsonl")
    assert run("check").exit_code == 1
    assert run("check", "--baseline", "kept.jsonl").exit_code == 0
    (accepted / "factcheck.toml").write_text('sources = ["news"]\nbaseline = "kept.jsonl"\n')
    assert run("check").exit_code == 0


def test_a_baseline_that_is_not_there_is_told_and_hides_nothing(folder: Path, run: Run) -> None:
    result = run("check", "news", "--baseline", "gone.jsonl")
    assert result.exit_code == 2
    assert "gone.jsonl: cannot be read" in result.stderr
    assert "error[FC201]" in result.stdout


def test_it_holds_wherever_the_command_is_run(
    accepted: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(accepted / "news")
    assert run("check").exit_code == 0
    assert run("check", ".").exit_code == 0


def test_a_renamed_source_is_known(accepted: Path, run: Run) -> None:
    rename(accepted, "evening.txt", "late.txt")
    assert run("check").exit_code == 0
    audit = run("baseline", "audit")
    assert audit.exit_code == 0
    assert "(a source was renamed)" in audit.stdout


def test_a_source_moved_to_another_folder_is_known(accepted: Path, run: Run) -> None:
    (accepted / "news" / "old").mkdir()
    rename(accepted, "evening.txt", "old/evening.txt")
    rename(accepted, "morning.txt", "old/first.txt")
    assert run("check").exit_code == 0


def test_a_third_paper_is_reported_as_a_change(accepted: Path, run: Run) -> None:
    (accepted / "news" / "weekly.txt").write_text(EVENING.replace("Ferries", "Ships"))
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    [finding] = findings(result)
    assert finding["status"] == "new"
    assert finding["known"] == (
        "known dispute between news/evening.txt and news/morning.txt; news/weekly.txt is new"
    )
    assert f"changed: {finding['known']}" in run("check").stdout
    assert run("baseline", "audit").exit_code == 1


def test_once_it_is_gone_the_rest_is_still_known(folder: Path, run: Run) -> None:
    third = folder / "news" / "weekly.txt"
    third.write_text(EVENING.replace("Ferries", "Ships").replace("March 5", "March 9"))
    run("baseline", "create", "news")
    third.unlink()
    assert run("check", "news").exit_code == 0
    assert "(some of its sources are gone)" in run("baseline", "audit", "news").stdout


def test_a_value_that_changes_is_reported(accepted: Path, run: Run) -> None:
    (accepted / "news" / "evening.txt").write_text(EVENING.replace("March 5", "March 7"))
    [finding] = findings(run("check", "--format", "json"))
    assert finding["status"] == "new"
    assert finding["known"].endswith("; news/evening.txt now gives 2025-03-07")


def test_an_edit_beside_the_dispute_changes_nothing(accepted: Path, run: Run) -> None:
    (accepted / "news" / "evening.txt").write_text("Late news\n\n" + EVENING)
    assert run("check").exit_code == 0
    before = (accepted / NAME).read_bytes()
    assert run("baseline", "update").exit_code == 0
    assert (accepted / NAME).read_bytes() == before


def test_create_writes_over_nothing(accepted: Path, run: Run) -> None:
    before = (accepted / NAME).read_bytes()
    result = run("baseline", "create")
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert (accepted / NAME).read_bytes() == before
    assert run("baseline", "create", "--force").exit_code == 0
    assert (accepted / NAME).read_bytes() == before


def test_update_accepts_what_is_new_and_drops_what_is_gone(accepted: Path, run: Run) -> None:
    for path, days in (("fish.txt", "12-13"), ("net.txt", "12-14")):
        (accepted / "news" / path).write_text(FISHERIES.format(days))
    (accepted / "news" / "evening.txt").unlink()
    result = run("baseline", "update")
    assert result.exit_code == 0
    first, second, last = result.stdout.splitlines()
    assert first.startswith("dropped    FC201")
    assert second.startswith("added      FC201")
    assert "nordic fisheries council" in second
    assert last == f"{NAME}: 1 finding accepted; 1 dropped, 0 rewritten, 1 added"
    assert run("check").exit_code == 0


def test_update_of_what_changed(accepted: Path, run: Run) -> None:
    (accepted / "news" / "weekly.txt").write_text(EVENING.replace("Ferries", "Ships"))
    assert "1 finding accepted; 0 dropped, 1 rewritten, 0 added" in run("baseline", "update").stdout
    assert run("check").exit_code == 0
    assert len((accepted / NAME).read_text().splitlines()) == 1


def test_prune_drops_and_accepts_nothing(accepted: Path, run: Run) -> None:
    (accepted / "news" / "weekly.txt").write_text(EVENING.replace("Ferries", "Ships"))
    assert "1 finding accepted; 0 dropped" in run("baseline", "prune").stdout
    assert run("check").exit_code == 1
    for name in ("weekly.txt", "evening.txt"):
        (accepted / "news" / name).unlink()
    assert run("baseline", "audit").exit_code == 1
    assert "0 findings accepted; 1 dropped" in run("baseline", "prune").stdout
    assert (accepted / NAME).read_text() == ""
    assert run("baseline", "audit").stdout == f"{NAME}: nothing is accepted\n"


def test_of_what_is_left_out_nothing_is_said(accepted: Path, run: Run) -> None:
    for call in (["baseline", "prune", "news/morning.txt"], ["baseline", "update"]):
        (accepted / "factcheck.toml").write_text('sources = ["news"]\nignore = ["FC2"]\n')
        assert "1 finding accepted" in run(*call).stdout
    audit = run("baseline", "audit", "news/morning.txt")
    assert audit.exit_code == 0
    assert audit.stdout.startswith("not checked  FC201")


def test_nothing_is_written_where_not_everything_was_read(accepted: Path, run: Run) -> None:
    before = (accepted / NAME).read_bytes()
    (accepted / "news" / "morning.txt").write_bytes(b"")
    for command in ("update", "prune"):
        result = run("baseline", command)
        assert result.exit_code == 2
        assert "not written" in result.stderr
    assert (accepted / NAME).read_bytes() == before


@pytest.mark.parametrize("command", ["update", "prune", "audit"])
def test_without_a_baseline_it_says_how_to_begin(folder: Path, run: Run, command: str) -> None:
    result = run("baseline", command, "news")
    assert result.exit_code == 2
    assert "`factcheck baseline create` writes one" in result.stderr


def test_a_baseline_knows_nothing_of_lines_and_days(accepted: Path, run: Run) -> None:
    before = (accepted / NAME).read_bytes()
    (accepted / "news" / "morning.txt").write_text("\n\n\n" + MORNING)
    assert run("baseline", "create", "--force").exit_code == 0
    [entry] = map(json.loads, (accepted / NAME).read_text().splitlines())
    assert entry["fingerprint"] == json.loads(before)["fingerprint"]
    assert set(entry) == {"fingerprint", "rule", "subject", "predicate", "positions"}


GUESTS = (
    "VARNHOLM, March 12, 2025: The second annual meeting of the Varnholm Harbour Safety Committee, "
    "in Varnholm, drew 40 guests.\n"
)


def test_a_source_beside_the_dispute_may_rename_its_subject(accepted: Path, run: Run) -> None:
    """The meeting is called in full by a paper that takes no side: subject and fingerprint are
    others, the dispute is the same."""
    [before] = findings(run("check", "--format", "json"))
    (accepted / "news" / "weekly.txt").write_text(GUESTS)
    [after] = findings(run("check", "--format", "json"))
    assert after["fingerprint"] != before["fingerprint"]
    assert after["status"] == "baselined"
    assert run("baseline", "create", "--force").exit_code == 0
    (accepted / "news" / "weekly.txt").unlink()
    [again] = findings(run("check", "--format", "json"))
    assert again["fingerprint"] == before["fingerprint"]
    assert again["status"] == "baselined"


def test_two_branches_merge(accepted: Path, run: Run) -> None:
    """Each accepts a dispute of its own; with merge=union no line is lost, none is in conflict."""

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

    def accept(branch: str, text: str) -> None:
        git("checkout", "--quiet", "-b", branch, "main")
        for name, days in (("one", "12-13"), ("two", "12-14")):
            (accepted / "news" / f"{branch}-{name}.txt").write_text(text.format(days))
        assert run("baseline", "update").exit_code == 0
        git("add", "news", NAME)
        git("commit", "--quiet", "--message", branch)

    (accepted / ".gitattributes").write_text(f"{NAME} merge=union\n")
    git("init", "--quiet", "--initial-branch=main")
    git("add", "news", NAME, ".gitattributes", "factcheck.toml")
    git("commit", "--quiet", "--message", "first")
    accept("fish", FISHERIES)
    accept("race", "The fifth Fjord Race was held in Voss on {} June 2024.\n")
    git("merge", "--quiet", "--no-edit", "fish")
    assert len((accepted / NAME).read_text().splitlines()) == 3
    assert run("check").exit_code == 0
    assert run("baseline", "audit").exit_code == 0


def test_what_a_run_writes_beside_the_articles_is_no_article(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('sources = ["."]\nbaseline = "kept [1].jsonl"\n')
    outputs = ("--output", "json=report.json", "--output", "html=report.html", "--output", "full")
    assert run("baseline", "create", "--baseline", NAME).exit_code == 0
    assert run("baseline", "create").exit_code == 0
    assert run("baseline", "audit").exit_code == 0
    for _ in range(2):
        result = run("check", *outputs)
        assert (result.exit_code, result.stderr) == (0, "")
        assert "2 sources" in result.stdout
    assert run("check", NAME, "news").exit_code == 2  # one that is named is read
