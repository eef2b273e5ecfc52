"""Which files are sources."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from factcheck import sources
from factcheck.errors import SourceError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "seeds/b.txt",
        "seeds/a.md",
        "seeds/deep/c.TXT",
        "seeds/.hidden.txt",
        "seeds/x.png",
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Dam holds.")
    Path("seeds/.git").mkdir()
    Path("seeds/.git/d.txt").write_text("no source")
    return tmp_path


def test_folders_are_walked_and_each_file_counts_once() -> None:
    every = ["seeds/a.md", "seeds/b.txt", "seeds/deep/c.TXT"]
    assert sources.find(["seeds"]) == every
    assert sources.find(["seeds/b.txt", "./seeds", "seeds/deep"]) == every
    assert sources.find([]) == []


def test_a_hidden_file_that_is_named_counts() -> None:
    assert sources.find(["seeds/.hidden.txt"]) == ["seeds/.hidden.txt"]


def test_a_missing_path_names_the_nearest() -> None:
    with pytest.raises(SourceError) as caught:
        sources.find(["seed/b.txt"])
    assert (caught.value.path, caught.value.message) == (
        "seed/b.txt",
        "does not exist; the nearest name is seeds",
    )
    with pytest.raises(SourceError, match=r"the nearest name is seeds/b\.txt"):
        sources.find(["seeds/bb.txt"])
    with pytest.raises(SourceError, match=r"does not exist; check the path$"):
        sources.find(["quite/else.txt"])


def test_a_named_file_of_another_format_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"x\.png: \.png files are not supported; supported are"):
        sources.find(["seeds/x.png"])


def test_a_link_to_nowhere_is_told_and_the_rest_is_found() -> None:
    Path("seeds/gone.txt").symlink_to("nowhere.txt")
    Path("seeds/loop.txt").symlink_to("loop.txt")
    Path("seeds/sound.txt").symlink_to("b.txt")
    told: list[SourceError] = []
    found = sources.find(["seeds"], tell=told.append)
    assert found == ["seeds/a.md", "seeds/b.txt", "seeds/deep/c.TXT", "seeds/sound.txt"]
    assert [error.path for error in told] == ["seeds/gone.txt", "seeds/loop.txt"]
    assert told[0].message == "is a link to nowhere.txt, which is no file; mend or remove it"


def test_every_path_that_is_wrong_is_told() -> None:
    told: list[SourceError] = []
    assert sources.find(["seeds/x.png", "seed", "seeds/b.txt"], tell=told.append) == ["seeds/b.txt"]
    assert [error.path for error in told] == ["seeds/x.png", "seed"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere paths may be longer")
def test_a_folder_that_cannot_be_listed_is_told_and_the_rest_is_found(folder: Path) -> None:
    at = os.open("seeds", os.O_RDONLY)
    for _ in range(20):  # deeper than the 4096 bytes that a path may have
        os.mkdir("x" * 250, dir_fd=at)
        below = os.open("x" * 250, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)
    told: list[SourceError] = []
    every = ["seeds/a.md", "seeds/b.txt", "seeds/deep/c.TXT"]
    assert sources.find(["seeds"], tell=told.append) == every
    (error,) = told
    assert error.path.startswith("seeds/xxx")
    assert error.message.startswith("cannot be listed (File name too long)")
