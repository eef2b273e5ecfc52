"""Globs as a .gitignore has them; the expected answers are git's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.globs import anchored, literal, matcher


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        (
            "draft.txt",
            ["draft.txt", "a/draft.txt", "a/b/draft.txt"],
            ["draft.txt.md", "adraft.txt"],
        ),
        ("*.md", ["a.md", "x/b.md", ".md"], ["a.mdx", "md"]),
        ("old/", ["old/a.txt", "x/old/b/a.txt"], ["old", "x/older/a.txt"]),
        ("old", ["old", "old/a.txt", "x/old/a.txt"], ["olden"]),
        ("/old", ["old", "old/a.txt"], ["x/old/a.txt"]),
        ("news/*.txt", ["news/a.txt"], ["x/news/a.txt", "news/b/a.txt"]),
        ("news/**/a.txt", ["news/a.txt", "news/b/c/a.txt"], ["news/ba.txt"]),
        ("news/**", ["news/a.txt", "news/b/a.txt"], ["news"]),
        ("**/b", ["b", "a/b", "a/c/b"], ["ab"]),
        ("?.txt", ["a.txt"], ["ab.txt", "/.txt"]),
        ("[ab].txt", ["a.txt", "b.txt"], ["c.txt"]),
        ("[!ab].txt", ["c.txt"], ["a.txt"]),
        ("[z-a].txt", ["[z-a].txt"], ["z.txt"]),
        ("a+b(1).txt", ["a+b(1).txt"], ["aab1.txt"]),
        ("feed.jsonl", ["feed.jsonl#12", "x/feed.jsonl#x-1"], ["feed.jsonl.txt"]),
        ("*.json", ["a.json#the/first"], ["a.jsonl#the/first"]),
        ("a.txt", ["a.txt#3"], ["a.txt#x"]),
    ],
)
def test_what_a_pattern_fits(pattern: str, fitting: list[str], others: list[str]) -> None:
    fits = matcher([pattern])
    assert [path for path in fitting if not fits(path)] == []
    assert [path for path in others if fits(path)] == []


def test_the_last_pattern_that_fits_decides() -> None:
    fits = matcher(["*.md", "!keep.md", "/x/keep.md"])
    assert [fits(path) for path in ("a.md", "keep.md", "x/keep.md", "a.txt")] == [
        True,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("pattern", "folder", "expected"),
    [
        ("*.md", ".", "*.md"),
        ("*.md", "..", "/../**/*.md"),
        ("/old", "desk", "/desk/old"),
        ("old/", "desk", "/desk/**/old/"),
        ("!a/b.md", "desk", "!/desk/a/b.md"),
    ],
)
def test_a_pattern_is_taken_from_the_folder_it_is_written_for(
    pattern: str, folder: str, expected: str
) -> None:
    assert anchored(pattern, folder) == expected


def test_a_pattern_of_a_folder_above_fits_what_lies_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news" / "today").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "news" / "today")
    for pattern, path, answer in (
        ("*.md", "a.md", True),
        ("*.md", "../a.md", True),
        ("/news/today/a.md", "a.md", True),
        ("/news/*.md", "../a.md", True),
        ("/news/*.md", "a.md", False),
        ("/today/a.md", "a.md", False),
        ("/sport/", "../../sport/a.md", True),
    ):
        assert matcher([anchored(pattern, "../..")])(path) is answer, (pattern, path)


@pytest.mark.parametrize("path", ["a.txt", "x/a [1].txt", "a*b?.txt", "!a.txt", "../a.txt"])
def test_literal_fits_that_file_alone(path: str) -> None:
    fits = matcher([literal(path)])
    assert fits(path)
    for other in ("a 1.txt", "x/a 1.txt", "acb1.txt", f"x/{path}"):
        assert not fits(other) or other == path
