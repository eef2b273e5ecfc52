"""Time expressions: hand-worked sentences, then what holds for every text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotate import times
from factcheck.model import Time
from factcheck.values import Date

FILES = sorted((Path(__file__).parent / "cases").glob("times*.yaml"))
BOOKS: list[dict[str, Any]] = [
    yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in FILES
]
CASES = [{"anchor": book["anchor"], **case} for book in BOOKS for case in book["cases"]]
ANCHOR = Date("2026-01-28")


def written(time: Time) -> str:
    """The time as a case writes it."""
    edtf = time.date.edtf if time.date is not None else "-"
    if time.type == "DATE" and time.timex == edtf:
        return f"{time.text} => {edtf}"
    return f"{time.text} => {edtf}; {time.type} {time.timex}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:60])
def test_case(case: dict[str, Any]) -> None:
    anchor = case["anchor"]
    found = times.find(case["text"], anchor=None if anchor == "none" else Date(anchor))
    assert [written(time) for time in found] == case["times"]
    assert [time.fault for time in found if time.fault] == case.get("faults", [])


def test_the_derivation_names_the_year_and_its_source() -> None:
    (time,) = times.find("The meeting held from January 20-21 was opened.", anchor=ANCHOR)
    assert time.derivation == (
        'year 2026 of "January 20-21" is taken from the article\'s date, 2026-01-28'
    )
    assert time.anchored


def test_a_stated_year_is_not_anchored() -> None:
    (time,) = times.find("It was signed on 20 January 2026.", anchor=ANCHOR)
    assert not time.anchored
    assert time.derivation == ""


def test_the_derivation_of_a_weekday_names_the_articles_date() -> None:
    (time,) = times.find("He said so on Monday.", anchor=ANCHOR)
    assert time.derivation == '"Monday" is counted from the article\'s date, 2026-01-28'


def test_an_open_day_and_month_says_so() -> None:
    (time,) = times.find("Dated 03/04/2025.", anchor=ANCHOR)
    assert time.derivation == (
        'day and month of "03/04/2025" are left open: 3 April or 4 March 2025'
    )


def test_a_stated_weekday_is_kept_even_if_it_is_wrong() -> None:
    (time,) = times.find("On Tuesday, January 28, 2026, it rained.", anchor=ANCHOR)
    assert time.weekday == 1
    assert time.date == Date("2026-01-28")


@pytest.mark.parametrize("words", ["around 5 May 2024", "about 5 May 2024", "circa 5 May 2024"])
def test_about_a_day_is_approximate(words: str) -> None:
    (time,) = times.find(f"It was built {words}.", anchor=None)
    assert time.approximate
    assert time.date == Date("2024-05-05~")


def test_offsets_count_in_the_whole_text() -> None:
    text = "1 May 2020. Then 2 May 2020. Then 3 May 2020."
    (time,) = times.find(text, anchor=None, start=12, end=28)
    assert (time.start, time.end, time.text) == (17, 27, "2 May 2020")


def test_letters_beyond_the_basic_plane_count_as_one() -> None:
    text = "\N{GRINNING FACE} am 5 May 2024 İstanbul"
    (time,) = times.find(text, anchor=None)
    assert text[time.start : time.end] == time.text == "5 May 2024"


WORDS = st.sampled_from(
    """the a of in on at from to between and , . - – ( ) : / May March January Jan. Monday Tue 3
    5 20 31 99 2024 2026 1990 1990s '90s last next this past week weeks days year years ago
    later early mid- noon pm a.m. 8:30 25:70 GMT three twenty few every twice annual Christmas
    Day quarter second half Q3 today tomorrow night morning 03/04/2025 2026-01-20 \n""".split(" ")
)


@given(
    st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60),
    st.sampled_from([ANCHOR, None]),
)
def test_times_lie_in_order_apart_and_on_their_text(text: str, anchor: Date | None) -> None:
    edge = 0
    for time in times.find(text, anchor=anchor):
        assert edge <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        assert time.timex
        if time.date is not None:
            assert Date.parse(time.date.edtf) == time.date
        if time.fault:
            assert time.date is None
        edge = time.end


@pytest.mark.parametrize(
    "words",
    [
        "from Wednesday 8 to Thursday 9 November 2023",
        "Wednesday, November 8, through Thursday, November 9, 2023",
        "on Wednesday 8 and Thursday 9 November 2023",
        "Wednesday and Thursday, 8 and 9 November 2023",
    ],
)
def test_a_stretch_of_days_keeps_the_weekday_of_its_first(words: str) -> None:
    (time,) = times.find(f"The choir sang {words}.", anchor=ANCHOR)
    assert time.date == Date("2023-11-08/2023-11-09")
    assert time.weekday == 2


def test_the_year_last_named_is_the_source_of_that_year() -> None:
    _, time = times.find("Begun in 2016, it was open by October of that year.", anchor=ANCHOR)
    assert time.derivation == 'year 2016 of "October of that year" is taken from "2016"'
