"""Numbers: hand-worked sentences, a second reader of number words, what holds for every text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from text_to_num import text2num

from factcheck.annotate import numbers, times
from factcheck.annotate.numbers.nouns import singular
from factcheck.model import Number, Span
from factcheck.values import Date

FILE = Path(__file__).parent / "cases" / "numbers.yaml"
BOOK: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)


def read(text: str) -> list[Number]:
    return numbers.find(text, taken=times.find(text, anchor=Date("2026-01-28")))


def written(number: Number) -> str:
    """The number as a case writes it."""
    low, high = (
        "" if end is None else f"{end:g}" if end < 1e5 else str(end)
        for end in (number.low, number.high)
    )
    interval = low if low == high else f"{low}..{high}"
    mark = "#" if number.ordinal else "~" if number.approximate else ""
    known = " (known)" if number.definite else ""
    unit = number.unit or "''"
    return f"{number.text} => {mark}{interval} {unit}{known}"


@pytest.mark.parametrize("case", BOOK["cases"], ids=lambda case: str(case["text"])[:60])
def test_case(case: dict[str, Any]) -> None:
    assert [written(number) for number in read(case["text"])] == case["numbers"]


@pytest.mark.parametrize(
    "words",
    [
        "eight", "nineteen", "twenty-five", "ninety-nine", "one hundred", "one hundred and six",
        "three hundred and twelve", "two thousand", "five thousand two hundred and ten",
        "one hundred and twenty-five thousand three hundred", "seven hundred thousand and forty",
    ],
)  # fmt: skip
def test_number_words_mean_what_another_reader_says(words: str) -> None:
    """The oracle is text2num, an independent parser of number words."""
    value = text2num(words.replace("-", " "), "en")
    (number,) = read(f"He has {words} sheep.")
    assert number.text == f"{words} sheep"
    if "thousand" not in words or not words.endswith("thousand"):
        assert number.low is not None
        assert number.high is not None
        assert number.low <= value <= number.high


@pytest.mark.parametrize(
    ("plural", "wanted"),
    [
        ("arrests", "arrest"), ("countries", "country"), ("boys", "boy"), ("people", "person"),
        ("women", "woman"), ("policemen", "policeman"), ("knives", "knife"), ("chiefs", "chief"),
        ("boxes", "box"), ("churches", "church"), ("buses", "bus"), ("cases", "case"),
        ("houses", "house"), ("witnesses", "witness"), ("analyses", "analysis"),
        ("movies", "movie"), ("heroes", "hero"), ("photos", "photo"), ("crisis", "crisis"),
        ("business", "business"), ("series", "series"), ("sheep", "sheep"), ("news", "news"),
        ("judges", "judge"), ("prizes", "prize"), ("waves", "wave"), ("olives", "olive"),
        ("gases", "gas"), ("status", "status"), ("breeches", "breech"),
    ],
)  # fmt: skip
def test_singular(plural: str, wanted: str) -> None:
    assert singular(plural) == wanted


def test_what_is_taken_holds_no_number() -> None:
    text = "On 20 January 12 men left."
    found = numbers.find(text, taken=[Span(3, 13, "20 January")])
    assert [number.text for number in found] == ["12 men"]


def test_a_counted_phrase_ends_where_a_time_begins() -> None:
    assert [number.text for number in read("They freed 12 hostages Tuesday.")] == ["12 hostages"]


def test_offsets_count_in_the_whole_text() -> None:
    text = "8 men. 9 women. 10 dogs."
    found = numbers.find(text, taken=[], start=7, end=15)
    assert [(number.start, number.end, number.text) for number in found] == [(7, 14, "9 women")]


WORDS = st.sampled_from(
    """the a of in to between and , . - – ( ) : / + % $ £ Rs US$ more than at least up to about
    nearly some 3 5 20 1,200 10k 3-1 2020 1.5 half dozen dozens hundred thousand million crore
    two twenty one first sixth both men people killed injured missing were arrested toll rose
    countries police officers km miles °C per cent May F-16 members meeting years old Tuesday
    \n""".split(" ")
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60))
def test_numbers_lie_in_order_apart_and_on_their_text(text: str) -> None:
    taken = times.find(text, anchor=None)
    edge = 0
    for number in numbers.find(text, taken=taken):
        assert edge <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        assert not any(t.start < number.end and number.start < t.end for t in taken)
        if number.low is not None and number.high is not None:
            assert number.low <= number.high
        edge = number.end


@given(st.integers(min_value=2, max_value=999_999))
def test_figures_with_and_without_commas_are_one(value: int) -> None:
    plain, grouped = read(f"They counted {value} birds."), read(f"They counted {value:,} birds.")
    assert [(n.low, n.high, n.unit) for n in grouped] == [(value, value, "bird")]
    if not 1000 <= value <= 2999:  # four figures may be a year
        assert [(n.low, n.high, n.unit) for n in plain] == [(value, value, "bird")]


@given(st.integers(min_value=1, max_value=10**6))
def test_bounds_lean_the_way_they_say(value: int) -> None:
    (more,) = read(f"They counted more than {value:,} birds.")
    (least,) = read(f"They counted at least {value:,} birds.")
    (less,) = read(f"They counted fewer than {value:,} birds.")
    assert (more.low, more.high) == (value + 1, None)
    assert (least.low, least.high) == (value, None)
    assert (less.low, less.high) == (0, value - 1)
