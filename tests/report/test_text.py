"""Words for values, and the last line."""

from __future__ import annotations

import pytest

from factcheck.report.columns import width
from factcheck.report.text import describe, shorten, summary_line, table, wrap
from factcheck.report.view import View
from factcheck.values import Date, Name, Ordinal, Quantity, Text, Title, Value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Date("2026-01-20"), "2026-01-20"),
        (Date("2026-01-20/2026-01-22"), "2026-01-20 to 2026-01-22"),
        (Date("2026-01-20~"), "about 2026-01-20"),
        (Date("../2026-01-20"), "until 2026-01-20"),
        (Date("2026-01-20/.."), "from 2026-01-20"),
        (Date("XXXX-11-28"), "XXXX-11-28, year unknown"),
        (Ordinal(7), "number 7"),
        (Quantity(8, 8, "arrest"), "8 arrests"),
        (Quantity(11, None, "country"), "more than 10 countries"),
        (Quantity(None, 10, "shop"), "at most 10 shops"),
        (Quantity(786_500_000, 787_500_000, "USD"), "$786.5 million to $787.5 million"),
        (Quantity(25, 25, "%"), "25%"),
        (Quantity(3, 3, ""), "3"),
        (Name("Ana Roy"), "Ana Roy"),
        (Title("mayor", "Lima"), "mayor, Lima"),
        (Title("mayor"), "mayor"),
        (Text("held"), "held"),
    ],
)
def test_a_value_in_words(value: Value, words: str) -> None:
    assert describe(value) == words


def test_the_summary_says_what_is_not_shown(contradictions: View) -> None:
    assert summary_line(contradictions) == (
        "3 sources, 11 claims: 2 contradictions (1 error, 1 warning); "
        "2 agreements, 1 variant, 0 updates not shown (--show all); 1 left out"
    )


def test_columns_line_up_under_wide_characters() -> None:
    assert table([("大会", "x"), ("abc", "y")]) == "大会  x\nabc   y\n"


def test_an_empty_table_is_nothing() -> None:
    assert table([]) == ""


def test_shortened_text_keeps_to_its_room() -> None:
    assert shorten("one\n two", 20) == "one two"
    short = shorten("大" * 30, 20)
    assert short.endswith("...") and width(short) <= 20


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("👩\u200d🚀", 2),  # a woman and a rocket: an astronaut
        ("👨\u200d👩\u200d👧", 2),
        ("👍\U0001f3fd", 2),  # with a skin tone
        ("🇮🇳", 2),
        ("🚀🚀", 4),
        ("❤\ufe0f", 2),  # a symbol that a selector makes an emoji
        ("❤", 1),
        ("a\ufe0f", 1),
        ("1\ufe0f\u20e3", 2),  # a key
    ],
)
def test_an_emoji_of_several_parts_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_lines_are_wrapped_at_words_and_hang() -> None:
    text = "sources disagree on when 大会 took place"
    assert wrap(text, 20, hang=4) == ["sources disagree on", "    when 大会 took", "    place"]
    assert wrap("a/very/long/path.txt is", 8, hang=2) == ["a/very/long/path.txt", "  is"]
    assert wrap("one; two, three; four", 10, hang=2, between="; ") == [
        "one;",
        "  two, three;",
        "  four",
    ]
    assert wrap("", 10, hang=2) == [""]
