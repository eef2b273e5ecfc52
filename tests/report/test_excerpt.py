"""The marked line: carets stay under their words whatever the line's width, script or length."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Claim
from factcheck.report.columns import width
from factcheck.report.excerpt import cut, excerpt
from factcheck.values import Text


def marked(line: str, words: str, room: int = 100, label: str = "") -> tuple[str, str]:
    """The line as printed and the words above the mark."""
    start = line.index(words)
    found = cut(line, start, start + len(words), room=room, label=label)
    column = 0
    above = ""
    for char in found.text:
        if found.pad <= column < found.pad + found.length:
            above += char
        column += width(char)
    return found.text, above


def test_a_short_line_is_shown_whole() -> None:
    assert marked("The vote was 5 to 4.", "5 to 4") == ("The vote was 5 to 4.", "5 to 4")


def test_a_long_line_is_cut_at_words_around_the_span() -> None:
    line = "word " * 30 + "five miners were rescued alive" + " word" * 30
    text, above = marked(line, "five miners", room=50)
    assert text.startswith("... word word")
    assert text.endswith(" were ...")
    assert above == "five miners"
    assert width(text) <= 50


def test_room_is_left_for_the_label() -> None:
    line = "word " * 30 + "five miners"
    label = "a label of forty columns, more or less.."
    start = line.index("five")
    found = cut(line, start, len(line), room=80, label=label)
    assert found.pad + found.length + 1 + len(label) <= 80


def test_wide_characters_take_two_columns() -> None:
    found = cut("大会 in Tokyo", 6, 11, room=100)
    assert (found.pad, found.length) == (8, 5)


def test_a_mark_under_wide_characters_is_as_wide() -> None:
    found = cut("the 大会 opened", 4, 6, room=100)
    assert (found.pad, found.length) == (4, 4)


def test_combining_marks_take_no_column() -> None:
    line = "Jose\u0301 Silva, 63"
    start = line.index("63")
    found = cut(line, start, start + 2, room=100)
    assert found.pad == len("José Silva, ")


def test_tabs_and_no_break_spaces_are_one_column() -> None:
    assert marked("a\tb\u00a0c five", "five") == ("a b c five", "five")


def test_controls_cannot_reach_the_terminal() -> None:
    text, above = marked("a \x1b[31mred\u202e five", "five")
    assert "\x1b" not in text and "\u202e" not in text
    assert above == "five"


@given(
    st.text(
        st.sampled_from("ab  é大\u0301\u200b\u200d🚀❤\ufe0f\u1112\u1161का\t\x07"),
        min_size=1,
        max_size=150,
    ),
    st.data(),
    st.integers(12, 120),
)
def test_no_excerpt_is_wider_than_its_room(line: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    found = cut(line, start, end, room=room, label="label")
    assert width(found.text) <= room
    assert found.length >= 1
    assert found.pad < room


def test_a_page_of_one_huge_line_is_cut_like_any_other() -> None:
    text = "word " * 200_000 + "five miners" + " word" * 200_000
    start = text.index("five")
    claim = Claim(
        source="a.txt", predicate="quantity", subject="", value=Text(""), start=start,
        end=start + 11, text="five miners",
    )  # fmt: skip
    began = perf_counter()
    found = excerpt(text, claim, room=60, label="5 miner")
    assert perf_counter() - began < 0.1
    assert found.text.startswith("... word ") and found.text.endswith(" word ...")
    assert found.text[found.pad : found.pad + found.length] == "five miners"


@pytest.mark.parametrize("span", [(0, 0), (5, 5)])
def test_an_empty_span_still_has_a_mark(span: tuple[int, int]) -> None:
    assert cut("12345", *span, room=40).length == 1


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_line_ends_as_in_any_system_s_files(ends: str) -> None:
    text = ends.join(["Rain fell.", "", "Then five miners left.", "Snow fell."])
    start = text.index("five")
    claim = Claim(
        source="a.txt", predicate="quantity", subject="", value=Text(""), start=start,
        end=start + 11, text="five miners",
    )  # fmt: skip
    found = excerpt(text, claim, room=60, label="")
    assert (found.text, found.pad, found.length) == ("Then five miners left.", 5, 11)
