"""``check --watch``: a real process that checks again when a file changes, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import IO

import pytest

from tests.cli.papers import AGREEING, EVENING, Run
from tests.cli.terminal import pythonpath

PATIENCE = 60.0  # seconds; a change is told of within two


class Watcher:
    """The process, and what it has said so far."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self.child = child
        self.out: list[str] = []
        self.err: list[str] = []
        self.readers: list[threading.Thread] = []
        for stream, lines in ((child.stdout, self.out), (child.stderr, self.err)):
            assert stream is not None
            reader = threading.Thread(target=_read, args=(stream, lines))
            reader.start()
            self.readers.append(reader)

    def close(self) -> None:
        """End it, if it has not ended."""
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()
        for reader in self.readers:
            reader.join()

    def wait_for(self, rounds: int) -> list[str]:
        """What stands on standard output after so many rounds."""
        until = monotonic() + PATIENCE
        while sum("watching for changes" in line for line in self.err) < rounds:
            assert monotonic() < until, (self.out, self.err)
            assert self.child.poll() is None, (self.out, self.err)
            sleep(0.05)
        sleep(0.2)  # the line on standard output comes by another pipe
        return [line for line in self.out if " sources, " in line]


def _interruptible() -> None:
    """Ctrl-C counts, though a shell that runs the tests in its background has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Watcher]:
    command = [sys.executable, "-u", "-m", "factcheck", "check", "--watch", "--format", "concise"]
    child = subprocess.Popen(
        [*command, *arguments], cwd=folder, env={**os.environ, "PYTHONPATH": pythonpath()},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_interruptible,
    )  # fmt: skip
    watcher = Watcher(child)
    try:
        yield watcher
    finally:
        watcher.close()


def _read(stream: IO[str], lines: list[str]) -> None:
    with stream:
        for line in stream:
            lines.append(line)  # noqa: PERF402 - each is to be seen as it comes


def test_it_checks_again_until_it_is_stopped(folder: Path) -> None:
    (folder / "factcheck.toml").write_text('sources = ["news"]\n')
    with watching(folder) as watcher:
        assert "1 contradiction" in watcher.wait_for(1)[-1]
        evening = folder / "news" / "evening.txt"
        evening.write_text(AGREEING, encoding="utf-8")
        assert "0 contradictions" in watcher.wait_for(2)[-1]
        draft = folder / "news" / "draft.tmp"  # as editors write: another file, then renamed
        draft.write_text(EVENING, encoding="utf-8")
        draft.replace(evening)
        assert "1 contradiction" in watcher.wait_for(3)[-1]
        (folder / "factcheck.toml").write_text('sources = ["news"]\nignore = ["FC201"]\n')
        assert "0 contradictions" in watcher.wait_for(4)[-1]
        (folder / "factcheck.toml").write_text("sources = [")
        watcher.wait_for(5)
        assert any("factcheck.toml: is no valid TOML" in line for line in watcher.err)
        (folder / "factcheck.toml").write_text('sources = ["news"]\n')
        assert "1 contradiction" in watcher.wait_for(6)[-1]
        watcher.child.send_signal(signal.SIGINT)
        assert watcher.child.wait(PATIENCE) == 0
        sleep(0.2)
        assert watcher.err[-1] == "factcheck: stopped\n"
        assert not any("Traceback" in line for line in watcher.err)
        assert not any("\x1b" in line for line in watcher.out)  # cleared on a terminal alone


def test_several_changes_at_once_are_one_round(folder: Path) -> None:
    with watching(folder, "news") as watcher:
        watcher.wait_for(1)
        for number in range(20):
            (folder / "news" / f"{number}.txt").write_text(f"Rain fell on parish {number}.\n")
        until = monotonic() + PATIENCE
        while "22 sources" not in "".join(watcher.out):
            assert monotonic() < until
            sleep(0.05)
        sleep(1.5)
        assert len([line for line in watcher.out if " sources, " in line]) <= 3


def test_its_own_reports_do_not_wake_it(folder: Path) -> None:
    with watching(folder, "news", "--output", "sarif=news/report.sarif") as watcher:
        watcher.wait_for(1)
        sleep(2.5)
        assert len(watcher.wait_for(1)) == 1
        assert (folder / "news" / "report.sarif").exists()


@pytest.mark.parametrize("arguments", [("-",), ("--focus-args", "news/evening.txt"), ("--staged",)])
def test_what_cannot_be_watched_is_usage(folder: Path, run: Run, arguments: list[str]) -> None:
    result = run("check", "--watch", *arguments)
    assert result.exit_code == 2
    assert "--watch needs files to look at" in result.stderr


def test_what_is_wrong_from_the_start_ends_it(folder: Path, run: Run) -> None:
    result = run("check", "news", "--watch", "--select", "FC999")
    assert result.exit_code == 2
    assert 'no rule is called "FC999"' in result.stderr


def test_without_watchfiles_it_names_the_extra(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = run("check", "news", "--watch")
    assert result.exit_code == 2
    assert 'pip install "factcheck-linter[watch]"' in result.stderr
