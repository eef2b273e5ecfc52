"""The hook's way of checking: argv is the focus, the corpus is what git's index holds."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

MEETING = "The third meeting of the Nordic Fisheries Council was held in Bergen on {} May 2025.\n"
RACE = "The fifth Fjord Race was held in Voss on 3 May 2025.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "articles").mkdir()
    (tmp_path / "factcheck.toml").write_text('sources = ["articles"]\n', encoding="utf-8")
    write(tmp_path, "old.txt", MEETING.format("12-13"))
    git(tmp_path, "add", ".")
    return tmp_path


def git(folder: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True)


def write(folder: Path, name: str, text: str) -> None:
    (folder / "articles" / name).write_text(text, encoding="utf-8")


def hook(folder: Path, *files: str) -> tuple[int, dict[str, Any]]:
    """Exit status and report of the hook's entry with these files in argv."""
    entry = [sys.executable, "-m", "factcheck", "check", "--focus-args", "--format", "json"]
    env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    done = subprocess.run(
        [*entry, *files], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, json.loads(done.stdout)


def test_a_staged_article_that_contradicts_the_corpus_is_refused(repository: Path) -> None:
    write(repository, "new.txt", MEETING.format("12-14"))
    git(repository, "add", ".")
    status, report = hook(repository, "articles/new.txt")
    assert status == 1
    assert [f["rule"] for f in report["findings"]] == ["FC201"]


def test_one_that_agrees_is_accepted(repository: Path) -> None:
    write(repository, "new.txt", MEETING.format("12-13"))
    git(repository, "add", ".")
    assert hook(repository, "articles/new.txt")[0] == 0


def test_findings_that_touch_no_file_of_argv_are_not_reported(repository: Path) -> None:
    write(repository, "other.txt", MEETING.format("12-14"))
    write(repository, "race.txt", RACE)
    git(repository, "add", ".")
    status, report = hook(repository, "articles/race.txt")
    assert (status, report["findings"]) == (0, [])
    assert len(report["sources"]) == 3


def test_what_git_does_not_know_is_no_part_of_the_corpus(repository: Path) -> None:
    write(repository, "new.txt", MEETING.format("12-13"))
    git(repository, "add", ".")
    write(repository, "untracked.txt", MEETING.format("12-14"))
    status, report = hook(repository, "articles/new.txt")
    assert status == 0
    assert [s["path"] for s in report["sources"]] == ["articles/new.txt", "articles/old.txt"]


def test_of_a_partly_staged_article_the_staged_text_counts(repository: Path) -> None:
    write(repository, "new.txt", MEETING.format("12-14"))
    git(repository, "add", ".")
    write(repository, "new.txt", MEETING.format("12-13"))
    assert hook(repository, "articles/new.txt")[0] == 1


def test_a_deleted_article_is_gone(repository: Path) -> None:
    git(repository, "rm", "--quiet", "--cached", "articles/old.txt")
    write(repository, "new.txt", MEETING.format("12-14"))
    git(repository, "add", "articles/new.txt")
    status, report = hook(repository, "articles/new.txt")
    assert (status, [s["path"] for s in report["sources"]]) == (0, ["articles/new.txt"])


def test_outside_a_checkout_the_files_on_disk_stand_in(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "factcheck.toml").write_text('sources = ["articles"]\n', encoding="utf-8")
    write(tmp_path, "a.txt", MEETING.format("12-13"))
    write(tmp_path, "b.txt", MEETING.format("12-14"))
    assert hook(tmp_path, "articles/b.txt")[0] == 1


def test_an_index_without_articles_says_so(repository: Path) -> None:
    git(repository, "rm", "--quiet", "-r", "--cached", "articles")
    entry = [sys.executable, "-m", "factcheck", "check", "--focus-args", "articles/old.txt"]
    done = subprocess.run(entry, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "git's index holds no articles in articles" in done.stderr
