"""Values in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values import Quantity
from factcheck.values.quantities import (
    about,
    at_least,
    between,
    exactly,
    fewer_than,
    more_than,
    nearly,
    rounded,
    up_to,
    vague,
)
from factcheck.values.words import date_words, number_words, plural, quantity_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (exactly(8, "arrest"), "8 arrests"),
        (exactly(1, "arrest"), "1 arrest"),
        (exactly(1234567, "vote"), "1,234,567 votes"),
        (exactly(4.5, "month"), "4.5 months"),
        (exactly(25, "%"), "25%"),
        (exactly(5, "km"), "5 km"),
        (exactly(3, ""), "3"),
        (more_than(10, "country"), "more than 10 countries"),
        (more_than(31_000, "killed"), "more than 31,000 killed"),
        (at_least(10, "killed"), "at least 10 killed"),
        (up_to(80, "injured"), "up to 80 injured"),
        (fewer_than(100, "car"), "fewer than 100 cars"),
        (between(5, 10, "day"), "5 to 10 days"),
        (about(200, "person"), "about 200 people"),
        (about(1400, "child"), "about 1,400 children"),
        (nearly(100, "shop"), "nearly 100 shops"),
        (vague("dozens", "injured"), "dozens injured"),
        (rounded(31_500_000, "USD", step=100_000), "$31.5 million"),
        (rounded(1_000_000_000, "EUR", step=1_000_000_000), "€1 billion"),
        (rounded(2_500_000, "person"), "2.5 million people"),
        (exactly(45_000, "CHF"), "45,000 CHF"),
        (Quantity(139_500_000, 150_499_999.99, "USD"), "$140 million to $150 million"),
        (Quantity(None, 10, "shop"), "at most 10 shops"),
    ],
)
def test_a_quantity_in_words(value: Quantity, words: str) -> None:
    assert quantity_words(value) == words


def test_a_number_goes_without_the_noun_that_the_sentence_names() -> None:
    assert number_words(more_than(10, "country")) == "more than 10"
    assert number_words(exactly(4, "month")) == "4"
    assert number_words(exactly(200, "ft")) == "200 ft"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("country", "countries"),
        ("day", "days"),
        ("church", "churches"),
        ("life sentence", "life sentences"),
        ("woman", "women"),
        ("killed", "killed"),
        ("rescued", "rescued"),
        ("stranded", "stranded"),
        ("seed", "seeds"),
        ("USD", "USD"),
        ("km", "km"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-01-20/2026-01-22", "20-22 January 2026"),
        ("2026-01-30/2026-02-02", "30 January to 2 February 2026"),
        ("2025-12-30/2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2020/2022", "2020 to 2022"),
        ("2021-06", "June 2021"),
        ("XXXX-11-28", "28 November"),
        ("2026-01-20~", "about 20 January 2026"),
        ("2026?", "2026, uncertain"),
        ("198X", "the 1980s"),
        ("02XX", "the 0200s"),
        ("../2026-01-20", "until 20 January 2026"),
        ("2026-01-20/..", "from 20 January 2026"),
        ("2012-01-11T07:37+07:00", "11 January 2012, 07:37 UTC+07:00"),
        ("2021-21", "2021-21"),
    ],
)
def test_a_date_in_words(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


@given(st.integers(1, 10**15), st.sampled_from(["person", "USD", "km", ""]))
def test_what_was_rounded_is_read_back(number: int, unit: str) -> None:
    digits = str(number)[:3].rstrip("0") or "1"
    number = int(digits) * 10 ** (len(str(number)) - len(digits))
    assert quantity_words(about(number, unit)).startswith("about ")
    assert " to " not in quantity_words(about(number, unit))
    assert " to " not in quantity_words(rounded(number, unit))
