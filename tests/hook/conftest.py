"""The published hooks, installed by the real pre-commit, without a network.

pre-commit clones this repository, makes a virtual environment and lets pip install the clone there,
as it does for everyone. pip is shown the packages of the environment that the tests run in, so that
it needs no index; the hook then runs on them, but on the factcheck of its own environment.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent.parent
MISSING: Final = [
    name
    for name, there in (
        ("git", shutil.which("git")),
        ("pre-commit", importlib.util.find_spec("pre_commit")),
    )
    if not there
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a program that is not here."""
    for item in items if MISSING else ():
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.skip(reason=f"{' and '.join(MISSING)} missing"))


class Outcome(NamedTuple):
    """What a command ended with and printed, standard error included."""

    status: int
    text: str


class Repository(NamedTuple):
    """A person's repository with the hook in it."""

    folder: Path
    environment: Mapping[str, str]

    def write(self, name: str, text: str) -> None:
        """A file, its folders made."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def git(self, *arguments: str) -> Outcome:
        """A git command; commits run the hook."""
        return self._run("git", *arguments)

    def add(self, *names: str) -> None:
        """Stage ``names``; everything where there are none."""
        assert self.git("add", *(names or ("--all",))).status == 0

    def commit(self, *options: str) -> Outcome:
        """Commit what is staged, through the hook."""
        return self.git("commit", "--message", "news", *options)

    def pre_commit(self, *arguments: str) -> Outcome:
        """The program pre-commit."""
        return self._run(sys.executable, "-m", "pre_commit", *arguments)

    def factcheck(self, *arguments: str) -> Outcome:
        """What a CI job would run."""
        return self._run(sys.executable, "-m", "factcheck", *arguments, path=str(ROOT))

    def _run(self, *command: str, path: str = "") -> Outcome:
        own = {"PYTHONPATH": path} if path else {}
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environment, **own},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Outcome(done.returncode, done.stdout)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables for git, pre-commit and pip: nothing of the person's own settings, no index."""
    home = tmp_path_factory.mktemp("home")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PIP_", "PRE_COMMIT", "PYTEST", "FACTCHECK", "SKIP"))
    }
    return kept | {
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A Person",
        "GIT_AUTHOR_EMAIL": "person@example.org",
        "GIT_COMMITTER_NAME": "A Person",
        "GIT_COMMITTER_EMAIL": "person@example.org",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # as pip reads it: no isolation
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "COLUMNS": "200",
    }


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """This repository as pre-commit clones it: its files, those not yet committed too."""
    folder = tmp_path_factory.mktemp("published") / "factcheck"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "benchmarks/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "0.1"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True, env=environment)
    return folder


@pytest.fixture
def repository(tmp_path: Path, published: Path, environment: dict[str, str]) -> Repository:
    """One with two articles, committed, and the hook installed."""
    from tests.hook.articles import MEETING, RACE

    here = Repository(tmp_path, environment)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=published, check=True, capture_output=True, text=True
    )
    here.write(
        ".pre-commit-config.yaml",
        f"repos:\n- repo: {published}\n  rev: {head.stdout.strip()}\n  hooks:\n  - id: factcheck\n",
    )
    here.write("factcheck.toml", 'sources = ["articles"]\n')
    here.write(".gitignore", ".factcheck_cache\n")
    here.write("articles/old.txt", MEETING.format("12-13"))
    here.write("articles/race.txt", RACE)
    here.git("init", "--quiet", "--initial-branch=main")
    here.add()
    assert here.commit().status == 0
    here.git("tag", "first")
    installed = here.pre_commit("install", "--install-hooks")
    assert installed.status == 0, installed.text
    return here
