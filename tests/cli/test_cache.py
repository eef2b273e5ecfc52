"""Where the cache lies, how it is turned off, and that a run never fails for it."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.store.folder import DATABASE, NAME, VARIABLE
from tests.cli.papers import Run


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_it_lies_in_the_working_directory(folder: Path, run: Run) -> None:
    cold = run("check", "news", "--format", "json")
    assert (folder / NAME / DATABASE).is_file()
    assert (folder / NAME / ".gitignore").read_text().splitlines()[-1] == "*"
    tag = (folder / NAME / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")
    warm = run("check", "news", "--format", "json")
    plain = run("check", "news", "--format", "json", "--no-cache")
    assert cold.output == warm.output == plain.output
    assert cold.exit_code == warm.exit_code == 1


def test_no_cache_leaves_nothing(folder: Path, run: Run) -> None:
    run("check", "news", "--no-cache")
    assert not (folder / NAME).exists()


def test_beside_the_configuration(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "factcheck.toml").write_text('sources = ["news"]\n', encoding="utf-8")
    monkeypatch.chdir(folder / "news")
    run("check")
    assert (folder / NAME / DATABASE).is_file()
    assert not (folder / "news" / NAME).exists()


def test_what_names_it_goes_in_order(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "factcheck.toml").write_text('cache-dir = "kept/here"\n', encoding="utf-8")
    assert run("cache", "dir").output == "kept/here\n"
    run("check", "news")
    assert (folder / "kept" / "here" / DATABASE).is_file()
    monkeypatch.setenv(VARIABLE, "of_the_environment")
    assert run("cache", "dir").output == "of_the_environment\n"
    assert run("cache", "--cache-dir", "told", "dir").output == "told\n"


def test_a_folder_of_the_persons_own_gets_no_marks(folder: Path, run: Run) -> None:
    run("check", "news", "--cache-dir", "news")
    assert (folder / "news" / DATABASE).is_file()
    assert not (folder / "news" / ".gitignore").exists()
    run("cache", "--cache-dir", "news", "clean")
    assert sorted(path.name for path in (folder / "news").iterdir()) == [
        "evening.txt",
        "morning.txt",
    ]


def test_info_and_clean(folder: Path, run: Run) -> None:
    assert run("cache", "info").output == f"{NAME}: 0 articles, 0.0 MB\n"
    run("check", "news")
    assert run("cache", "info").output.startswith(f"{NAME}: 2 articles, ")
    assert run("cache", "clean").output == f"removed {NAME}\n"
    assert not (folder / NAME).exists()
    assert run("cache", "clean").output == f"no cache in {NAME}\n"


def test_claims_and_explain_use_it_too(folder: Path, run: Run) -> None:
    first = run("claims", "news", "--format", "json")
    assert run("cache", "info").output.startswith(f"{NAME}: 2 articles, ")
    assert run("claims", "news", "--format", "json").output == first.output
    assert run("claims", "news", "--format", "json", "--no-cache").output == first.output


@pytest.mark.parametrize("place", ["news/morning.txt", "news/morning.txt/below"])
def test_a_folder_that_cannot_be_made_is_a_note(folder: Path, run: Run, place: str) -> None:
    plain = run("check", "news", "--no-cache")
    done = run("check", "news", "--cache-dir", place)
    assert (done.exit_code, done.stdout) == (plain.exit_code, plain.stdout)
    assert "factcheck: note: the cache in news/morning.txt" in done.stderr


def test_a_full_disk_is_a_note(folder: Path, run: Run) -> None:
    """No file of this process may grow past 8 kB: writing fails as it does on a full disk."""

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    command = [sys.executable, "-B", "-m", "factcheck", "check", "news"]
    plain, done = (
        subprocess.run(
            [*command, *options], cwd=folder, capture_output=True, text=True, preexec_fn=small
        )
        for options in (["--no-cache"], [])
    )
    assert (done.returncode, done.stdout) == (1, plain.stdout)
    assert done.stderr.startswith(f"factcheck: note: the cache in {NAME} cannot be used")
    assert done.stderr.count("\n") == 1
