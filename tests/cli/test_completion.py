"""Shell completion: what a real process answers to the scripts of bash, zsh and fish."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import pythonpath


def process(folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": pythonpath(), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def complete(folder: Path, line: str) -> list[str]:
    """What may stand for the last word of ``line``; a word of files is ``file``."""
    words = line.split(" ")
    out = process(
        folder,
        _FACTCHECK_COMPLETE="bash_complete",
        COMP_WORDS=line,
        COMP_CWORD=str(len(words) - 1),
    )
    found = [each.partition(",") for each in out.splitlines()]
    return [word if kind == "plain" else kind for kind, _, word in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("factcheck ru", ["rules"]),
        ("factcheck check --sel", ["--select"]),
        ("factcheck check --select FC303", ["FC303"]),
        ("factcheck check --ignore event-da", ["event-date-conflict"]),
        ("factcheck check --select fc208", ["FC208"]),
        ("factcheck check --severity FC401", ["FC401"]),
        ("factcheck check --severity FC401=e", ["FC401=error"]),
        ("factcheck check --format j", ["json", "jsonl", "junit"]),
        ("factcheck check --output sar", ["sarif"]),
        ("factcheck check --output sarif=o", ["file"]),
        ("factcheck check --color al", ["always"]),
        ("factcheck check see", ["file"]),
        ("factcheck rules FC107", ["FC107"]),
        ("factcheck rules val", ["validate"]),
    ],
)
def test_bash(folder: Path, line: str, expected: list[str]) -> None:
    assert complete(folder, line) == expected


def test_a_prefix_names_all_that_begin_with_it(folder: Path) -> None:
    found = complete(folder, "factcheck check --select FC30")
    assert found[:4] == ["FC301", "FC302", "FC303", "FC304"]
    assert all(each.startswith("FC30") for each in found)


def test_rules_of_one_s_own_are_known(folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "venue.yaml").write_text(
        "id: HOUSE1\nlevel: error\noperator: conflict\npredicates: [event.place]\n"
        "about: where {subject} was held\nsummary: Two cities.\nwhy: Readers travel.\n"
    )
    (folder / "factcheck.toml").write_text('rules = ["house"]\n')
    assert complete(folder, "factcheck check --select HOU") == ["HOUSE1"]
    (folder / "factcheck.toml").write_text("rules = [")  # a fault is no reason to be silent
    assert complete(folder, "factcheck check --select FC303") == ["FC303"]


def test_fish_tells_what_a_rule_is_for(folder: Path) -> None:
    out = process(
        folder,
        _FACTCHECK_COMPLETE="fish_complete",
        COMP_WORDS="factcheck check --select FC201",
        COMP_CWORD="FC201",
    )
    (line,) = out.splitlines()
    word, _, told = line.partition("\t")
    assert word == "plain,FC201"
    assert len(told.split()) > 3


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(folder: Path, shell: str) -> None:
    if shell == "bash" and not shutil.which("bash"):
        pytest.skip("click asks bash for its version; there is no bash here")
    script = process(folder, _FACTCHECK_COMPLETE=f"{shell}_source")
    assert f"_FACTCHECK_COMPLETE={shell}_complete" in script


def test_the_script_works_in_bash(folder: Path, tmp_path: Path) -> None:
    """The script sourced in a real bash, its function called as bash calls it."""
    if not shutil.which("bash"):
        pytest.skip("there is no bash here")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    command = bin_ / "factcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
    command.chmod(0o755)
    script = """
        eval "$(_FACTCHECK_COMPLETE=bash_source factcheck)"
        COMP_WORDS=(factcheck check --select FC30); COMP_CWORD=3
        _factcheck_completion factcheck
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    path = f"{bin_}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env={"PATH": path, "PYTHONPATH": pythonpath()},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert {"FC301", "FC302", "FC303", "FC304"} <= set(done.stdout.split())


def test_help_says_how(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "--help"], capture_output=True, text=True, check=True
    )
    for shell in ("bash", "zsh", "fish"):
        assert f"_FACTCHECK_COMPLETE={shell}_source factcheck" in done.stdout
