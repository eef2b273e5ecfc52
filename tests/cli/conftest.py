"""A folder with two papers that do not agree on a toll, and the command line to run on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import cli
from tests.cli.papers import AGREEING, EVENING, MORNING, Run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: ``news`` holds the two papers."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "morning.txt").write_text(MORNING, encoding="utf-8")
    (news / "evening.txt").write_text(EVENING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "FACTCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def agreeing(folder: Path) -> Path:
    """The same folder with two papers that agree."""
    (folder / "news" / "evening.txt").write_text(AGREEING, encoding="utf-8")
    return folder


@pytest.fixture
def run() -> Run:
    """The command line, in process; ``.exit_code``, ``.stdout`` and ``.stderr`` of the result."""

    def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, arguments, input=stdin)

    return call
