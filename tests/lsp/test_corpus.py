"""What a check in the editor reads: the files of the folder, and open texts in their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.lsp.corpus import CancelledError, Corpus
from factcheck.lsp.diagnostics import Diagnostics
from factcheck.lsp.snapshot import Snapshot
from factcheck.store import ArticleCache

MEETING = "VOSS, May 14, 2025: The third meeting of the Fjord Council was held on {} May 2025.\n"
FIRST, OTHER = MEETING.format("12-13"), MEETING.format("12-14")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "factcheck.toml").write_text('sources = ["news"]\n', encoding="utf-8")
    (tmp_path / "news" / "a.txt").write_text(FIRST, encoding="utf-8")
    return tmp_path


def spans(snapshot: Snapshot) -> dict[str, list[str]]:
    """The words that the diagnostics of each file stand at."""
    found = Diagnostics(snapshot, "utf-32", Path.as_uri).all()
    words: dict[str, list[str]] = {}
    for path, diagnostics in found.items():
        lines = snapshot.files[path].text.split("\n")
        words[path.relative_to(snapshot.root).as_posix()] = sorted(
            lines[each.range.start.line][each.range.start.character : each.range.end.character]
            for each in diagnostics
        )
    return words


def test_an_open_text_stands_in_for_its_file(root: Path) -> None:
    corpus = Corpus(root)
    file = root / "news" / "b.txt"
    file.write_text(FIRST, encoding="utf-8")
    assert spans(corpus.check({})) == {}
    expected = {"news/a.txt": ["12-13 May 2025"], "news/b.txt": ["12-14 May 2025"]}
    assert spans(corpus.check({file: OTHER})) == expected
    file.unlink()
    assert spans(corpus.check({file: OTHER})) == expected  # deleted, and still open
    assert spans(corpus.check({})) == {}


def test_only_what_changed_is_extracted(root: Path) -> None:
    corpus = Corpus(root)
    before = corpus.check({root / "news" / "b.txt": FIRST}).view.report.articles
    after = corpus.check({root / "news" / "b.txt": OTHER}).view.report.articles
    assert [article.path for article in after] == ["news/a.txt", "news/b.txt"]
    assert after[0] is before[0]
    assert after[1] is not before[1]


def test_the_first_check_takes_and_leaves_what_is_on_disk(root: Path) -> None:
    Corpus(root).check({})
    cache = ArticleCache(root / ".factcheck_cache")
    assert cache.state().articles == 1
    corpus = Corpus(root)
    for text in (FIRST, OTHER, FIRST + "Rain fell."):
        corpus.check({root / "news" / "b.txt": text})
    assert cache.state().articles == 2  # not one for each text that was typed


def test_records_are_reported_in_their_file(root: Path) -> None:
    records = [{"title": '\U0001f41f "Fjord"', "text": text} for text in (OTHER, "Rain fell.")]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    found = Corpus(root).check({root / "news" / "wire.jsonl": lines})
    assert spans(found) == {
        "news/a.txt": ["12-13 May 2025"],
        "news/wire.jsonl": ["12-14 May 2025"],
    }


@pytest.mark.parametrize("name", ["news/.b.txt", "news/b.toml", "elsewhere/b.txt", "b.txt"])
def test_what_is_no_source_plays_no_part(root: Path, name: str) -> None:
    assert spans(Corpus(root).check({root / name: OTHER})) == {}


def test_line_ends_and_odd_characters(root: Path) -> None:
    text = OTHER.replace("VOSS", "\ud800\x0c VOSS").replace("\n", "\r\n")
    found = Corpus(root).check({root / "news" / "b.txt": text})
    assert spans(found)["news/b.txt"] == ["12-14 May 2025"]


def test_rules_of_ones_own_are_read_again_when_they_change(root: Path) -> None:
    (root / "rules").mkdir()
    settings = 'sources = ["news"]\nrules = ["rules"]\n'
    (root / "factcheck.toml").write_text(settings, encoding="utf-8")
    corpus = Corpus(root)
    assert not corpus.check({}).view.report.errors
    (root / "rules" / "broken.yaml").write_text("id: [", encoding="utf-8")
    assert [each.path for each in corpus.check({}).view.report.errors] == ["rules/broken.yaml"]


def test_a_check_that_is_no_longer_wanted_ends(root: Path) -> None:
    corpus = Corpus(root)
    here = Path.cwd()
    with pytest.raises(CancelledError):
        corpus.check({}, lambda: True)
    assert Path.cwd() == here
    assert corpus.check({}).view.report.articles
