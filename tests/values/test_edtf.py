"""EDTF is read as the standard's examples and another implementation read it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.values import Date
from tests.values.value_strategies import dates


@given(dates())
@settings(max_examples=150)
def test_round_trip(a: Date) -> None:
    assert Date.parse(a.edtf) == a


def iso(struct: Any) -> str:
    return f"{struct.tm_year:04d}-{struct.tm_mon:02d}-{struct.tm_mday:02d}"


POINTS = [
    "2024",
    "2024-02",
    "2023-02",
    "2024-02-29",
    "202X",
    "20XX",
    "2024-21",
    "2024-22",
    "2024-23",
    "2024-33",
]
POINTS += [
    "2024-36",
    "2024-40",
    "2026-01-20~",
    "1987?",
    "2026-01-20/2026-01-22",
    "2019-12/2020-02",
    "1939/1945",
]
POINTS += ["2026-XX-20", "19XX-11-28", "2012-01-11T07:37:00+07:00", "0001-01-01", "9999-12-31"]


@pytest.mark.parametrize("text", POINTS)
def test_first_and_last_day_are_those_of_the_edtf_package(text: str) -> None:
    # winter (24) is left out: the package ends it in December
    edtf = pytest.importorskip("edtf")
    oracle = edtf.parse_edtf(text)
    ours = Date.parse(text)
    assert (ours.start, ours.end) == (iso(oracle.lower_strict()), iso(oracle.upper_strict()))


@given(st.dates(), st.sampled_from([4, 7, 10]))
@settings(max_examples=60)
def test_any_date_as_the_edtf_package_reads_it(day: date, length: int) -> None:
    edtf = pytest.importorskip("edtf")
    text = day.isoformat()[:length]
    oracle = edtf.parse_edtf(text)
    ours = Date.parse(text)
    assert (ours.start, ours.end) == (iso(oracle.lower_strict()), iso(oracle.upper_strict()))


@pytest.mark.parametrize("text", ["XXXX-11-28", "XXXX-11"])
def test_an_unknown_year_has_no_days(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    assert edtf.parse_edtf(text).lower_strict()[:3] == (0, 11, 28 if text.endswith("28") else 1)
    assert Date.parse(text).start is None
    assert Date.parse(text).end is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020/..", "2020-01-01", None),
        ("../2020", None, "2020-12-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("XXXX-12-30/2026-01-02", None, "2026-01-02"),
        ("2012-01-11T23:37-08:00", "2012-01-11", "2012-01-11"),
    ],
)
def test_ends(text: str, start: str | None, end: str | None) -> None:
    assert (Date.parse(text).start, Date.parse(text).end) == (start, end)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2020/2020", "2020"),
        ("2026-01-20?", "2026-01-20~"),
        ("2012-01-11T07:37+00:00", "2012-01-11T07:37Z"),
        ("2012-01-11T07:37+07", "2012-01-11T07:37+07:00"),
        ("2012-01-11T07:37:20Z", "2012-01-11T07:37Z"),
        ("2020/", "2020/.."),
        (" 2020-05 ", "2020-05"),
    ],
)
def test_canonical(text: str, canonical: str) -> None:
    assert Date.parse(text).edtf == canonical


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-02-29",
        "2025-06-31",
        "2025-13",
        "2025-00",
        "2025-01-32",
        "2025-01-20T25:70",
        "../..",
        "/",
        "X2X4",
        "2026-10-19/2026-10-12",
        "20 Jan",
        "2025-1-2",
        "2025-21-03",
        "0000",
        "2025-01T10:00",
        "2025-01-01T10:00+25:00",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        Date.parse(text)


def test_constructors() -> None:
    assert Date.of(2026, 1, 20).edtf == "2026-01-20"
    assert Date.of(2026, 1, approximate=True).edtf == "2026-01~"
    assert Date.of(month=11, day=28).edtf == "XXXX-11-28"
    assert Date.of("202X").edtf == "202X"
    assert Date.of(2024, 21).edtf == "2024-21"
    assert Date.interval(Date("2026-01-20"), Date("2026-01-22")).edtf == "2026-01-20/2026-01-22"
    assert Date.interval(Date("2020"), None).edtf == "2020/.."
    assert Date("2012-01-11").at(7, 37, zone=420).edtf == "2012-01-11T07:37+07:00"
    assert Date("XXXX-01-11").at(19).edtf == "XXXX-01-11T19"
    with pytest.raises(ValueError, match="no such day"):
        Date.of(2025, 2, 29)
    with pytest.raises(ValueError, match="ends before it starts"):
        Date.interval(Date("2026-10-19"), Date("2026-10-12"))


def test_what_a_date_tells_of_itself() -> None:
    assert Date("2026-01-20/2026-01-22").is_range
    assert not Date("2026-01").is_range
    assert Date("2026-01~").approximate
    assert not Date("XXXX-11-28").year_known
    precisions = {
        "2012-01-11T07:37": "time",
        "2012-01-11": "day",
        "2012-01": "month",
        "2012-21": "season",
    }
    precisions |= {
        "2012": "year",
        "201X": "decade",
        "20XX": "century",
        "XXXX": "unknown",
        "2012-01-11/2012-03": "month",
    }
    assert {text: Date(text).precision for text in precisions} == precisions
