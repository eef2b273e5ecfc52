"""Same input, same output, byte for byte: whatever the order of files, workers, locale, zone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory that holds a copy of the seeds and nothing else."""
    place = tmp_path_factory.mktemp("work")
    shutil.copytree(SEEDS, place / "seeds")
    return place


def check(
    folder: Path,
    paths: Sequence[str] = ("seeds",),
    options: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
) -> bytes:
    run = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", *paths, "--isolated", "--show", "all",
         "--output", "json", "--output", "full=report.out", "--output", "html=report.html",
         *options],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", **(environment or {})},
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert run.returncode in (0, 1), run.stderr.decode()
    assert run.stderr == b""
    return b"".join(
        [run.stdout, *((folder / name).read_bytes() for name in ("report.out", "report.html"))]
    )


@pytest.fixture(scope="module")
def expected(folder: Path) -> bytes:
    return check(folder)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Adak", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=lambda environment: " ".join(environment),
)
def test_the_environment_changes_nothing(
    folder: Path, expected: bytes, environment: Mapping[str, str]
) -> None:
    assert check(folder, environment=environment) == expected


def test_the_order_of_files_changes_nothing(folder: Path, expected: bytes) -> None:
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))
    assert check(folder, paths[::-1]) == expected
    assert check(folder, [*paths[2:], "seeds", *paths[:2]]) == expected


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_number_of_workers_changes_nothing(folder: Path, expected: bytes, jobs: str) -> None:
    assert check(folder, options=["-j", jobs]) == expected


def test_the_place_of_the_folder_changes_nothing(
    tmp_path: Path, folder: Path, expected: bytes
) -> None:
    other = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(folder, other)
    for file in other.rglob("*.txt"):
        os.utime(file, (0, 0))
    assert check(other) == expected
