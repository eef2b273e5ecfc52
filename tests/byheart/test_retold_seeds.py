"""The seeds retold in other words must yield the same claims and findings: nothing is known by
heart.

Compared is all that the originals yield, not only what a careful reader takes from them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import pytest

from factcheck.model import Report
from tests.byheart.comparison import (
    check,
    claim_rows,
    difference,
    finding_rows,
    original,
    seeds,
    subject_rows,
)
from tests.byheart.transforms import (
    TABLES,
    DatesMoved,
    OrdinalsMoved,
    Padded,
    Retold,
    Transform,
    renaming,
)

# Moving a number without its dates, or the other way round, changes what an annual series should
# have reached by now, so the hint on its cadence may rightly come or go.
CADENCE = ("FC303",)

SAME_LENGTH: dict[str, Callable[[], list[Transform]]] = {
    **{table: lambda table=table: [renaming(table)] for table in TABLES},  # type: ignore[misc]
    "dates": lambda: [DatesMoved()],
    "ordinals": lambda: [OrdinalsMoved()],
    "dates and ordinals": lambda: [DatesMoved(), OrdinalsMoved()],
    **{
        f"{table}, dates and ordinals": lambda table=table: [  # type: ignore[misc]
            renaming(table),
            DatesMoved(),
            OrdinalsMoved(),
        ]
        for table in TABLES
    },
}
PADDED: dict[str, Callable[[], list[Transform]]] = {
    **{f"turn {turn}": lambda turn=turn: [Padded(turn, seeds())] for turn in range(3)},  # type: ignore[misc]
    **{
        f"turn {number % 3}, {table}, dates and ordinals": lambda number=number, table=table: [  # type: ignore[misc]
            renaming(table),
            DatesMoved(),
            OrdinalsMoved(),
            Padded(number % 3, seeds()),
        ]
        for number, table in enumerate(TABLES)
    },
}
WAYS = SAME_LENGTH | PADDED


@cache
def retold(way: str) -> tuple[Retold, Report]:
    told = Retold(seeds(), WAYS[way]())
    return told, check(told.articles)


def rules_left_out(way: str) -> Sequence[str]:
    return CADENCE if "ordinals" in way else ()


@pytest.mark.parametrize("way", SAME_LENGTH)
def test_claims_are_the_same(way: str) -> None:
    told, report = retold(way)
    told_apart = difference(claim_rows(original(), told), claim_rows(report))
    assert not told_apart, f"{way}: claims\n{told_apart}"


@pytest.mark.parametrize("way", PADDED)
def test_claims_are_still_found_among_other_paragraphs(way: str) -> None:
    told, report = retold(way)
    lost = difference(claim_rows(original(), told), claim_rows(report), subset=True)
    assert not lost, f"{way}: claims\n{lost}"


@pytest.mark.parametrize("way", WAYS)
def test_claims_are_about_the_same_subjects(way: str) -> None:
    """Claims that were about one person, body or event still are, and no others joined them."""
    told, report = retold(way)
    known = claim_rows(original(), told) & claim_rows(report)
    wanted = subject_rows(original(), known, told)
    told_apart = difference(wanted, subject_rows(report, known))
    assert not told_apart, f"{way}: subjects\n{told_apart}"


@pytest.mark.parametrize("way", WAYS)
def test_findings_are_the_same(way: str) -> None:
    told, report = retold(way)
    without = rules_left_out(way)
    told_apart = difference(
        finding_rows(original(), told, without), finding_rows(report, without=without)
    )
    assert not told_apart, f"{way}: findings\n{told_apart}"
