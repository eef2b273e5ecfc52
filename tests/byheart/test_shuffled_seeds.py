"""Neither file names nor the order of files change what is found."""

from __future__ import annotations

from collections import Counter

import pytest

import factcheck
from tests.byheart.comparison import SEEDS, difference, finding_row, original, seeds

# Fixed shuffles: the file name that each seed, in their usual order, is given. Articles are given
# to the check in order of the seeds; the names reverse, rotate and mix their own order.
SHUFFLES = {
    "reversed": ("e.txt", "d.txt", "c.txt", "b.txt", "a.txt"),
    "mixed, in a folder": ("news/3.txt", "news/5.txt", "news/1.txt", "news/4.txt", "news/2.txt"),
    "mixed, in folders": (
        "west/zebra.txt",
        "east/00.txt",
        "west/Älv.txt",
        "north/long name.txt",
        "east/_.txt",
    ),
}
ORDERS = {"reversed": (4, 3, 2, 1, 0), "mixed": (2, 0, 4, 1, 3), "rotated": (3, 4, 0, 1, 2)}


@pytest.mark.parametrize("shuffle", SHUFFLES)
def test_other_names_give_the_same_findings(shuffle: str) -> None:
    name_of = dict(zip(seeds(), SHUFFLES[shuffle], strict=True))
    articles = [factcheck.Source.from_text(name_of[path], seeds()[path]) for path in seeds()]
    report = factcheck.check(articles)
    wanted = Counter(
        finding_row(finding, path=name_of.__getitem__) for finding in original().findings
    )
    told_apart = difference(wanted, Counter(map(finding_row, report.findings)))
    assert not told_apart, f"{shuffle}: findings\n{told_apart}"


@pytest.mark.parametrize("order", ORDERS)
def test_any_order_gives_the_same_report(order: str) -> None:
    articles = [factcheck.Source.from_text(*item) for item in seeds().items()]
    assert factcheck.check([articles[index] for index in ORDERS[order]]) == original()


def test_text_and_file_give_the_same_findings() -> None:
    report = factcheck.check([factcheck.Source.from_path(path) for path in SEEDS.glob("*.txt")])
    by_name = {source.path: source.path.rpartition("/")[2] for source in report.sources}
    got = Counter(finding_row(each, path=by_name.__getitem__) for each in report.findings)
    told_apart = difference(Counter(map(finding_row, original().findings)), got)
    assert not told_apart, f"findings\n{told_apart}"
