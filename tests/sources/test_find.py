"""Which files are sources."""

from __future__ import annotations

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
    with pytest.raises(SourceError, match=r"does not exist$"):
        sources.find(["quite/else.txt"])


def test_a_named_file_of_another_format_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"x\.png: \.png files are not supported; supported are"):
        sources.find(["seeds/x.png"])
