"""The composer: order, copies of one source, and an article that no stage can bear."""

from __future__ import annotations

import logging
from typing import cast

import pytest

from factcheck import pipeline, sources
from factcheck.checks import load
from factcheck.engine.local import LocalEngine
from factcheck.errors import UsageError
from factcheck.model import Problem, Report, Source

MORNING = (
    "VARNHOLM, March 10, 2025: The second meeting of the Harbour Safety Committee was held in "
    "Varnholm on March 3, 2025. Pilots and dockers sent their delegates."
)
EVENING = (
    "VARNHOLM, March 11, 2025: Shipping firms promised slower ferries. The second meeting of the "
    "Harbour Safety Committee took place on March 5, 2025, in Varnholm."
)

#: No text at all: every stage stumbles over it.
BROKEN = Source("broken.txt", cast(str, None), "0" * 64)


def papers() -> list[Source]:
    return [sources.from_text("morning.txt", MORNING), sources.from_text("evening.txt", EVENING)]


def check(given: list[Source], errors: tuple[Problem, ...] = ()) -> Report:
    return pipeline.check(given, rules=load(), engine=LocalEngine(), errors=errors)


def test_sources_go_by_path() -> None:
    report = check(papers())
    assert [source.path for source in report.sources] == ["evening.txt", "morning.txt"]
    assert [article.path for article in report.articles] == ["evening.txt", "morning.txt"]
    assert check(papers()[::-1]) == report


def test_gather_takes_the_words_that_check_takes_and_compares_nothing() -> None:
    gathered = pipeline.gather(papers(), engine=LocalEngine())
    checked = check(papers())

    def words(report: Report) -> list[tuple[str, str, int, int]]:
        return [(c.source, c.predicate, c.start, c.end) for c in report.claims]

    assert words(gathered) == words(checked)
    known = {entity.id for entity in gathered.subjects}
    assert {claim.subject for claim in gathered.claims} <= known
    assert all(len({path for path, _ in entity.members}) == 1 for entity in gathered.subjects)
    assert gathered.findings == ()
    assert checked.findings


def test_one_article_at_fault_spares_the_others() -> None:
    report = check([*papers(), BROKEN])
    assert [problem.path for problem in report.errors] == ["broken.txt"]
    assert report.errors[0].message.startswith("internal fault, please report it: ")
    assert report.findings == check(papers()).findings
    assert [source.path for source in report.sources] == ["evening.txt", "morning.txt"]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_traceback_is_in_the_log(workers: int, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="factcheck"), LocalEngine(workers) as engine:
        documents, problems = pipeline.annotate([*papers(), BROKEN], engine)
    assert len(documents) == 2
    assert [problem.path for problem in problems] == ["broken.txt"]
    assert "Traceback" in caplog.text and "broken.txt" in caplog.text


def test_earlier_problems_are_carried_along() -> None:
    gone = Problem("gone.txt", "does not exist")
    assert check(papers(), (gone, gone)).errors == (gone,)


def test_a_path_holds_one_text() -> None:
    with pytest.raises(UsageError, match=r"morning\.txt: two different texts"):
        check([*papers(), sources.from_text("morning.txt", EVENING)])
    assert check(papers() * 2) == check(papers())
