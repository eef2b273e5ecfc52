"""Every command of the tutorial runs as printed, and prints what the page says.

A ``console`` block is a session: lines that begin with ``$`` are commands, what follows is their
output, in which a line ``...`` stands for any lines. The commands run one after another, in one
folder that holds a copy of ``seeds/``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)


class Step(NamedTuple):
    command: str
    output: str


def steps(page: str) -> list[Step]:
    found = []
    for block in _BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            while command.endswith("\\"):
                more, _, output = output.partition("\n")
                command = f"{command}\n{more}"
            found.append(Step(command, output))
    return found


def fits(printed: str, stated: str) -> bool:
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == "..." else re.escape(line.rstrip()) + r"[ ]*\n"
        for line in stated.splitlines()
    )
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.parametrize(
    ("printed", "stated", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\nc\n", "a\n...\nc\n", True),
        ("a\nc\n", "a\n...\nc\n", True),
        ("a\nb\n", "a\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_dots_stand_for_any_lines(printed: str, stated: str, same: bool) -> None:
    assert fits(printed, stated) is same


@pytest.mark.parametrize("page", ["tutorial.md"])
def test_every_command_runs_as_printed(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    session = steps((ROOT / "docs" / page).read_text(encoding="utf-8"))
    assert session
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "GIT_AUTHOR_NAME": "Ann",
        "GIT_AUTHOR_EMAIL": "ann@example.org",
        "GIT_COMMITTER_NAME": "Ann",
        "GIT_COMMITTER_EMAIL": "ann@example.org",
    }
    if "PYTHONPATH" in os.environ:
        environment["PYTHONPATH"] = os.environ["PYTHONPATH"]
    for step in session:
        done = subprocess.run(
            ["bash", "-c", step.command],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert fits(done.stdout, step.output), f"$ {step.command}\n{done.stdout}"
