"""``--new-since``: everything is checked, what touches the new is reported; git is only read."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.papers import AGREEING, EVENING, MORNING, SPORT, Run

FISHERIES = "The third meeting of the Nordic Fisheries Council was held in Bergen on {} May 2025.\n"


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The two papers that do not agree, committed and tagged ``first``; nothing of the machine's
    git is read."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A Person")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "person@example.org")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    (folder / "factcheck.toml").write_text('sources = ["news"]\n')
    (folder / ".gitignore").write_text(".factcheck_cache\n")
    git("init", "--quiet", "--initial-branch=main")
    commit("first")
    git("tag", "first")
    return folder


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


def write(folder: Path, name: str, text: str) -> None:
    (folder / "news" / name).write_text(text, encoding="utf-8")


def rules(run: Run, *options: str, status: int | None = None) -> list[str]:
    """The rules of the contradictions that are reported."""
    result = run("check", "--format", "json", *(options or ("--new-since", "first")))
    assert result.exit_code in ((0, 1) if status is None else (status,)), result.stderr
    body: dict[str, Any] = json.loads(result.stdout)
    return [each["rule"] for each in body["findings"]]


def test_nothing_is_new(repository: Path, run: Run) -> None:
    assert rules(run, "--isolated", "news") == ["FC201"]
    assert rules(run, status=0) == []


def test_everything_is_checked_all_the_same(repository: Path, run: Run) -> None:
    result = run("check", "--new-since", "first", "--format", "json")
    assert len(json.loads(result.stdout)["sources"]) == 2


def test_an_untracked_article_is_new(repository: Path, run: Run) -> None:
    write(repository, "weekly.txt", EVENING.replace("Ferries", "Ships"))
    assert rules(run, status=1) == ["FC201"]


@pytest.mark.parametrize("how", ["edited", "staged", "committed"])
def test_a_changed_article_is_new(repository: Path, run: Run, how: str) -> None:
    write(repository, "morning.txt", MORNING + "More to come.\n")
    if how == "staged":
        git("add", "news/morning.txt")
    elif how == "committed":
        commit("more")
    assert rules(run, status=1) == ["FC201"]


def test_what_touches_nothing_new_is_not_reported(repository: Path, run: Run) -> None:
    write(repository, "sport.txt", SPORT)
    assert rules(run, status=0) == []
    write(repository, "fish.txt", FISHERIES.format("12-13"))
    write(repository, "net.txt", FISHERIES.format("12-14"))
    result = run("check", "--new-since", "first", "--format", "json")
    [finding] = json.loads(result.stdout)["findings"]
    assert finding["positions"][0]["sources"] == ["news/fish.txt"]


@pytest.mark.parametrize("staged", [True, False])
def test_a_pure_rename_is_not_new(repository: Path, run: Run, staged: bool) -> None:
    (repository / "news" / "old").mkdir()
    (repository / "news" / "morning.txt").rename(repository / "news" / "old" / "first.txt")
    if staged:
        git("add", "--all")
    assert rules(run, status=0) == []


def test_a_rename_with_a_change_is_new(repository: Path, run: Run) -> None:
    git("mv", "news/morning.txt", "news/first.txt")
    write(repository, "first.txt", MORNING + "More to come.\n")
    assert rules(run, status=1) == ["FC201"]


def test_a_copy_beside_the_original_is_new(repository: Path, run: Run) -> None:
    write(repository, "copy.txt", EVENING)
    assert "FC201" in rules(run, status=1)


def test_a_deletion_is_nothing_new(repository: Path, run: Run) -> None:
    write(repository, "weekly.txt", EVENING.replace("Ferries", "Ships"))
    commit("a third")
    (repository / "news" / "weekly.txt").unlink()
    assert rules(run, "--new-since", "HEAD", status=0) == []


def test_only_a_new_time_stamp_is_no_change(repository: Path, run: Run) -> None:
    os.utime(repository / "news" / "morning.txt", (1, 1))
    write(repository, "evening.txt", EVENING)
    assert rules(run, status=0) == []


def test_what_others_did_since_is_no_change_here(repository: Path, run: Run) -> None:
    write(repository, "morning.txt", MORNING + "More to come.\n")
    commit("on main")
    git("checkout", "--quiet", "-b", "side", "first")
    write(repository, "sport.txt", SPORT)
    commit("on the side")
    assert rules(run, "--new-since", "main", status=0) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("factcheck.toml", 'sources = ["news"]\nfail-level = "warning"\n'),
        ("factcheck-waivers.toml", "# none yet\n"),
        ("factcheck-baseline.jsonl", ""),
    ],
)
def test_a_change_of_what_all_are_checked_by_makes_all_new(
    repository: Path, run: Run, name: str, text: str
) -> None:
    (repository / name).write_text(text)
    git("add", "--all")
    assert rules(run, status=1) == ["FC201"]
    commit("settings")
    assert rules(run, status=1) == ["FC201"]
    assert rules(run, "--new-since", "HEAD", status=0) == []


def test_a_changed_rule_makes_all_new(repository: Path, run: Run) -> None:
    (repository / "factcheck.toml").write_text('sources = ["news"]\nrules = ["own"]\n')
    (repository / "own").mkdir()
    commit("a folder of rules")
    (repository / "own" / "quiet.yaml").write_text(
        "id: OWN1\nextends: FC201\nlevel: note\nsummary: Dates.\n"
    )
    git("add", "--all")
    assert set(rules(run, "--new-since", "HEAD")) >= {"FC201"}


def test_it_works_from_a_subfolder(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository, "sport.txt", SPORT)
    monkeypatch.chdir(repository / "news")
    assert rules(run, status=0) == []
    write(repository, "morning.txt", MORNING + "More to come.\n")
    assert rules(run, status=1) == ["FC201"]


def test_it_works_in_a_linked_worktree(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    other = tmp_path_factory.mktemp("other") / "tree"
    git("worktree", "add", "--quiet", str(other), "first")
    monkeypatch.chdir(other)
    assert rules(run, status=0) == []
    write(other, "morning.txt", MORNING + "More to come.\n")
    assert rules(run, status=1) == ["FC201"]


def test_names_that_need_quoting(repository: Path, run: Run) -> None:
    write(repository, "größe \"neu\" 'x' #2.txt", EVENING.replace("Ferries", "Ships"))
    assert rules(run, status=1) == ["FC201"]
    commit("odd names")
    assert rules(run, status=1) == ["FC201"]
    assert rules(run, "--new-since", "HEAD", status=0) == []


def test_a_first_commit_is_all_new(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('sources = ["news"]\n')
    git("init", "--quiet")
    git("add", "news")
    assert rules(run, "--new-since", "HEAD", status=1) == ["FC201"]
    result = run("check", "--new-since", "main~1")
    assert result.exit_code == 2
    assert "the branch has no commit yet" in result.stderr


def test_articles_outside_the_repository_are_new(
    repository: Path, run: Run, tmp_path_factory: Any
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "evening.txt").write_text(EVENING.replace("Ferries", "Ships"))
    assert rules(run, "news", str(other), "--new-since", "first", status=1) == ["FC201"]


def test_a_revision_that_is_not_there(repository: Path, run: Run) -> None:
    for wrong in ("v9.9", "0" * 40, "first:news", "--help-me"):
        result = run("check", f"--new-since={wrong}")
        assert result.exit_code == 2
        assert f"--new-since: git knows no commit '{wrong}'" in result.stderr


def test_a_shallow_clone_says_what_to_do(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    write(repository, "sport.txt", SPORT)
    commit("second")
    old = git("rev-parse", "first")
    clone = tmp_path_factory.mktemp("other") / "clone"
    git("clone", "--quiet", "--depth=1", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    result = run("check", "--new-since", old)
    assert result.exit_code == 2
    assert "this clone is shallow and may lack it: `git fetch --unshallow`" in result.stderr
    assert rules(run, "--new-since", "HEAD", status=0) == []


def test_outside_a_repository(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    result = run("check", "news", "--new-since", "HEAD")
    assert result.exit_code == 2
    assert "--new-since needs a git work tree: not a git repository" in result.stderr


def test_git_s_files_are_left_as_they_are(repository: Path, run: Run) -> None:
    os.utime(repository / "news" / "morning.txt", (1, 1))
    write(repository, "sport.txt", SPORT)
    before = {path: path.stat().st_mtime_ns for path in (repository / ".git").rglob("*")}
    status = git("--no-optional-locks", "status", "--porcelain")
    rules(run)
    assert {path: path.stat().st_mtime_ns for path in (repository / ".git").rglob("*")} == before
    assert git("--no-optional-locks", "status", "--porcelain") == status


def test_an_article_added_to_a_file_of_many_is_new_alone(repository: Path, run: Run) -> None:
    """The two that were there do not agree, which was known before."""
    news = repository / "news"
    many = [json.dumps({"id": n, "text": FISHERIES.format(n)}) for n in ("12", "14")]
    (news / "many.jsonl").write_text("\n".join(many))
    commit("many")
    assert rules(run, "--new-since", "HEAD^") == ["FC201"]
    (news / "many.jsonl").write_text("\n".join([json.dumps({"id": "9", "text": SPORT}), *many]))
    for options in (["--new-since", "HEAD"], ["--staged"]):
        git("add", "--all")
        assert rules(run, *options, status=0) == []
    many[0] = json.dumps({"id": "12", "text": FISHERIES.format("13")})
    (news / "many.jsonl").write_text("\n".join(many))
    assert rules(run, "--new-since", "HEAD") == ["FC201"]


def test_focus_adds_to_what_is_new(repository: Path, run: Run) -> None:
    assert rules(run, "--new-since", "first", "--focus", "news/morning.txt") == ["FC201"]


@pytest.mark.parametrize(
    "options", [("--staged", "--focus-args"), ("--new-since=first", "--staged")]
)
def test_two_ways_exclude_one_another(repository: Path, run: Run, options: tuple[str, str]) -> None:
    result = run("check", *options)
    assert result.exit_code == 2
    assert "exclude one another" in result.stderr


def test_agreement_is_clean(repository: Path, run: Run) -> None:
    write(repository, "evening.txt", AGREEING)
    assert rules(run, status=0) == []
