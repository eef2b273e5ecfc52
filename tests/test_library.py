"""The library's surface: what is exported, how light it is, and that it is pure."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import factcheck
from factcheck.errors import SourceError, UsageError

MORNING = (
    "VARNHOLM, March 10, 2025: The second meeting of the Harbour Safety Committee was held in "
    "Varnholm on March 3, 2025. Pilots and dockers sent their delegates."
)
EVENING = (
    "VARNHOLM, March 11, 2025: Shipping firms promised slower ferries. The second meeting of the "
    "Harbour Safety Committee took place on March 5, 2025, in Varnholm."
)


def test_the_public_names() -> None:
    assert factcheck.__all__ == ["FactcheckError", "Relation", "Source", "check", "compare_names"]
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
        assert name in dir(factcheck)
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        factcheck.chek  # noqa: B018


def test_check_is_the_function_whatever_was_imported_before() -> None:
    program = (
        "import factcheck.checks.ruleset\n"
        "import factcheck\n"
        "from factcheck.checks import Ruleset\n"
        "assert factcheck.check.__module__ == 'factcheck.library'\n"
        "assert factcheck.check([factcheck.Source.from_text('a.txt', 'It rained.')]).errors == ()\n"
        "assert factcheck.check.__name__ == 'check'\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


@pytest.mark.parametrize(
    "program",
    ["import factcheck", "import sys; sys.argv[1:] = ['--version']; import factcheck.cli"],
)
def test_importing_loads_nothing_heavy(program: str) -> None:
    heavy = "msgspec pydantic yaml dateparser nupunkt rapidfuzz concurrent tomllib logging"
    program += f"\nimport sys\nprint(*[m for m in {heavy.split()!r} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert result.stdout == "\n"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, ""),
        ("", ""),
        (date(2025, 3, 10), "2025-03-10"),
        (datetime(2025, 3, 10, 23, 30), "2025-03-10"),
    ],
)
def test_the_day_of_a_source_is_a_date_or_unknown(published: date | None, day: str) -> None:
    source = factcheck.Source.from_text("a.txt", MORNING, published=published)
    assert (source.metadata.published, source.note) == (day, "")


def test_one_selector_may_be_a_string() -> None:
    sources = [
        factcheck.Source.from_text("a.txt", MORNING),
        factcheck.Source.from_text("b.txt", EVENING),
    ]
    found = factcheck.check(sources, select="FC201")
    assert found.findings and {each.rule for each in found.findings} == {"FC201"}
    assert factcheck.check(sources, ignore="FC").findings == ()
    with pytest.raises(UsageError, match='no rule is called "FC999"'):
        factcheck.check(sources, select="FC999")


def test_a_source_of_a_text() -> None:
    source = factcheck.Source.from_text("a.txt", MORNING, published="2025-03-10", title="Harbour")
    assert isinstance(source, factcheck.Source)
    assert (source.path, source.text) == ("a.txt", MORNING)
    assert (source.metadata.published, source.metadata.title) == ("2025-03-10", "Harbour")
    with pytest.raises(SourceError, match="is empty"):
        factcheck.Source.from_text("a.txt", " ")


def test_a_source_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(MORNING, encoding="utf-8")
    assert factcheck.Source.from_path("a.txt") == factcheck.Source.from_path(tmp_path / "a.txt")
    with pytest.raises(factcheck.FactcheckError, match=r"gone\.txt"):
        factcheck.Source.from_path("gone.txt")


def test_check_finds_a_contradiction() -> None:
    report = factcheck.check(
        [
            factcheck.Source.from_text("morning.txt", MORNING),
            factcheck.Source.from_text("evening.txt", EVENING),
        ]
    )
    found = [finding for finding in report.findings if finding.verdict == "contradiction"]
    assert [finding.rule for finding in found] == ["FC201"]
    assert found[0].severity == "error"
    assert found[0].predicate == "event.date"
    assert [position.sources for position in found[0].positions] in (
        [("morning.txt",), ("evening.txt",)],
        [("evening.txt",), ("morning.txt",)],
    )


def test_select_and_ignore_choose_rules() -> None:
    sources = [
        factcheck.Source.from_text("morning.txt", MORNING),
        factcheck.Source.from_text("evening.txt", EVENING),
    ]
    assert "FC201" not in {f.rule for f in factcheck.check(sources, ignore=["FC2"]).findings}
    assert {f.rule for f in factcheck.check(sources, select=["FC201"]).findings} == {"FC201"}
    with pytest.raises(UsageError, match="FC999"):
        factcheck.check(sources, select=["FC999"])


def test_one_path_holds_one_text() -> None:
    first = factcheck.Source.from_text("a.txt", MORNING)
    assert len(factcheck.check([first, first]).sources) == 1
    with pytest.raises(UsageError, match=r"a\.txt: two different texts"):
        factcheck.check([first, factcheck.Source.from_text("a.txt", EVENING)])


def test_no_sources_are_an_empty_report() -> None:
    report = factcheck.check([])
    assert (report.claims, report.findings, report.errors) == ((), (), ())


def test_compare_names() -> None:
    same = factcheck.compare_names("Ana Roy", "Ana Roy", kind="person")
    assert same is factcheck.Relation.EQUAL
