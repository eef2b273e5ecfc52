"""The cache changes the time of a run and nothing else, whatever is done to it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pytest

from factcheck import pipeline, sources
from factcheck.checks import load
from factcheck.engine.local import LocalEngine
from factcheck.model import Article, Metadata, Source
from factcheck.store import ArticleCache, keys
from factcheck.store.folder import DATABASE
from tests.store.papers import paper, papers

KIND = "extract_batch"


def extracted(given: Sequence[Source], cache: ArticleCache | None) -> bytes:
    """The articles as bytes, so that 8 and 8.0 differ."""
    articles, problems = pipeline.extract(given, LocalEngine(), cache=cache)
    assert not problems
    return msgspec.msgpack.encode(articles)


def known(cache: ArticleCache, given: Sequence[Source]) -> list[str]:
    """Paths of the sources that the cache knows."""
    return sorted(cache.recall(given, kind=KIND, annotator="rules").articles)


def paths(given: Sequence[Source]) -> list[str]:
    return [source.path for source in given]


@pytest.fixture
def cache(tmp_path: Path) -> ArticleCache:
    return ArticleCache(tmp_path / "cache")


def test_warm_and_cold_are_the_same_bytes(cache: ArticleCache) -> None:
    given = papers(12)
    plain = extracted(given, None)
    assert known(cache, given) == []
    assert extracted(given, cache) == plain
    assert known(cache, given) == paths(given)
    assert extracted(given, cache) == plain
    assert not cache.notes


def test_any_order_and_any_part_of_it_known_gives_the_same_report(cache: ArticleCache) -> None:
    given = papers(12)
    rules, dice = load(), random.Random(7)
    plain = pipeline.check(given, rules=rules, engine=LocalEngine())
    for _ in range(5):
        some = dice.sample(given, dice.randrange(1, len(given)))
        extracted(some, cache)
        shuffled = dice.sample(given, len(given))
        again = pipeline.check(shuffled, rules=rules, engine=LocalEngine(), cache=cache)
        assert again == plain


def test_workers_and_the_cache_together(cache: ArticleCache) -> None:
    given = papers(30)
    extracted(given[::3], cache)
    with LocalEngine(2, batch_size=4) as engine:
        articles, _ = pipeline.extract(given, engine, cache=cache)
    assert msgspec.msgpack.encode(articles) == extracted(given, None)
    assert known(cache, given) == paths(given)


@pytest.mark.parametrize(
    "changed",
    [
        paper(0, count=99),
        msgspec.structs.replace(paper(0), path="news/other.txt"),
        msgspec.structs.replace(paper(0), metadata=Metadata(published="2024-06-01")),
        msgspec.structs.replace(paper(0), note="decoded as windows-1252"),
        msgspec.structs.replace(paper(0), body=11),
    ],
    ids=["text", "path", "metadata", "note", "body"],
)
def test_another_source_is_not_known(cache: ArticleCache, changed: Source) -> None:
    extracted([paper(0)], cache)
    assert known(cache, [changed]) == []


def test_another_way_of_extracting_is_not_known(cache: ArticleCache) -> None:
    extracted([paper(0)], cache)
    assert cache.recall([paper(0)], kind="claim_batch", annotator="rules").articles == {}
    assert keys.way_of(KIND, "rules") != keys.way_of(KIND, "spacy:none_such")


def test_a_text_that_cannot_be_written_down_is_extracted_each_time(cache: ArticleCache) -> None:
    odd = sources.from_text("odd.txt", "The board met on 3 May 2024 in \ud800 Brelhaven.")
    given = [odd, paper(1)]
    first = pipeline.extract(given, LocalEngine(), cache=cache)
    assert pipeline.extract(given, LocalEngine(), cache=cache) == first
    assert known(cache, given) == [paper(1).path]


def test_an_article_that_failed_is_tried_again(cache: ArticleCache) -> None:
    broken = Source("broken.txt", "x", "0" * 64, body="no number")  # type: ignore[arg-type]
    for _ in range(2):
        articles, problems = pipeline.extract([broken, paper(1)], LocalEngine(), cache=cache)
        assert paths_of(articles) == [paper(1).path]
        assert [problem.path for problem in problems] == ["broken.txt"]


def paths_of(articles: Sequence[Article]) -> list[str]:
    return [article.path for article in articles]


# ---------------------------------------------------------------- damage


def test_a_file_that_is_no_database_is_made_anew(cache: ArticleCache) -> None:
    cache.folder.mkdir()
    (cache.folder / DATABASE).write_bytes(b"no database at all " * 400)
    assert extracted(papers(3), cache) == extracted(papers(3), None)
    assert cache.notes == [f"the cache in {cache.folder.as_posix()} was damaged and is made anew"]
    assert known(ArticleCache(cache.folder), papers(3)) == paths(papers(3))


def test_whatever_byte_is_damaged_the_result_stands(cache: ArticleCache) -> None:
    given = papers(8)
    plain = extracted(given, None)
    extracted(given, cache)
    sound = (cache.folder / DATABASE).read_bytes()
    dice = random.Random(11)
    for _ in range(60):
        damaged = bytearray(sound)
        for _ in range(dice.choice((1, 1, 40))):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        for file in cache.folder.glob(f"{DATABASE}*"):
            file.unlink()
        (cache.folder / DATABASE).write_bytes(damaged[: dice.choice((len(damaged), 5000, 90_000))])
        again = ArticleCache(cache.folder)
        assert extracted(given, again) == plain
        assert extracted(given, again) == plain


def test_where_nothing_can_be_written_what_is_there_is_read(cache: ArticleCache) -> None:
    """Folders in the places of SQLite's own files stand for a folder that is closed to writing
    (which root may write in all the same)."""
    extracted(papers(3), cache)
    for ending in ("-wal", "-shm"):
        (cache.folder / f"{DATABASE}{ending}").mkdir()
    assert known(cache, papers(4)) == paths(papers(3))
    assert not cache.notes
    assert extracted(papers(4), cache) == extracted(papers(4), None)
    assert cache.notes == [
        f"the cache in {cache.folder.as_posix()} cannot be used (unable to open database file); "
        "--no-cache or --cache-dir silences this"
    ]


def test_a_database_of_another_make_is_made_anew(cache: ArticleCache) -> None:
    cache.folder.mkdir()
    with closing(sqlite3.connect(cache.folder / DATABASE)) as database:
        database.execute("CREATE TABLE articles (something TEXT)")
    extracted(papers(2), cache)
    extracted(papers(2), cache)
    assert known(cache, papers(2)) == paths(papers(2))


def test_a_record_of_another_article_is_not_taken(cache: ArticleCache) -> None:
    given = papers(2)
    extracted(given, cache)
    with closing(sqlite3.connect(cache.folder / DATABASE)) as database, database:
        rows = database.execute("SELECT key, record FROM articles").fetchall()
        (first, record), (second, other) = rows
        swapped = [(other, first), (record, second)]
        database.executemany("UPDATE articles SET record = ? WHERE key = ?", swapped)
    assert known(cache, given) == []
    assert extracted(given, cache) == extracted(given, None)


# ---------------------------------------------------------------- size


def entries(cache: ArticleCache) -> int:
    return cache.state().articles


def test_what_the_last_runs_did_not_use_is_dropped(tmp_path: Path) -> None:
    cache = ArticleCache(tmp_path, kept_runs=6)
    left, used = paper(0), paper(1)
    extracted([left, used], cache)
    for edit in range(1, 12):  # each run meets an article that was edited
        extracted([used, paper(2, count=100 + edit)], cache)
    assert known(cache, [left, used]) == [used.path]
    assert entries(cache) == 1 + 6


def test_runs_that_add_nothing_write_nothing(cache: ArticleCache) -> None:
    extracted(papers(3), cache)
    before = (cache.folder / DATABASE).stat().st_mtime_ns
    extracted(papers(3), cache)
    assert (cache.folder / DATABASE).stat().st_mtime_ns == before


def test_the_size_has_a_bound(tmp_path: Path) -> None:
    bound = 100_000
    cache = ArticleCache(tmp_path / "cache", largest=bound)
    for start in range(0, 120, 20):
        extracted([paper(number) for number in range(start, start + 20)], cache)
    assert (cache.folder / DATABASE).stat().st_size <= bound + 3 * 4096
    newest = [paper(119)]
    assert known(cache, newest) == paths(newest)


# ---------------------------------------------------------------- at the same time


def work(folder: Path, seed: int) -> tuple[bytes, list[str]]:
    """What one of several processes does: shuffled parts of one corpus, again and again."""
    given, dice = papers(40), random.Random(seed)
    notes: list[str] = []
    for _ in range(12):
        cache = ArticleCache(folder)
        extracted(dice.sample(given, dice.randrange(1, 40)), cache)
        notes += cache.notes
    return extracted(given, ArticleCache(folder)), notes


def test_processes_share_a_cache(tmp_path: Path) -> None:
    with get_context("spawn").Pool(3) as pool:
        answers = pool.starmap(work, [(tmp_path / "cache", seed) for seed in range(3)])
    assert answers == [(extracted(papers(40), None), [])] * 3
    assert known(ArticleCache(tmp_path / "cache"), papers(40)) == paths(papers(40))
