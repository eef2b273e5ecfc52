"""Offsets to positions and back, in each encoding of LSP."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from factcheck.lsp.lines import Lines

ENCODINGS = ("utf-8", "utf-16", "utf-32")
TEXTS = st.text(st.sampled_from("ab é€\U0001f41f\r\n\x0c\u2028\ud800"), max_size=30)


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 10), ("utf-16", 5), ("utf-32", 4)])
def test_units(encoding: str, character: int) -> None:
    lines = Lines("x\né€\U0001f41f!", encoding)
    assert lines.position(5) == Position(1, character - 1)
    assert lines.position(6) == Position(1, character)


def test_what_ends_a_line() -> None:
    lines = Lines("a\r\nb\rc\nd\x0ce\u2028f\x85g")
    starts = [lines.position(lines.text.index(letter)) for letter in "abcdefg"]
    assert [position.line for position in starts] == [0, 1, 2, 3, 3, 3, 3]


def test_beyond_the_text() -> None:
    lines = Lines("ab\ncd\n")
    assert lines.offset(Position(0, 99)) == 2
    assert lines.offset(Position(1, 99)) == 5
    assert lines.offset(Position(99, 0)) == 6
    assert lines.position(99) == Position(2, 0)


def test_inside_a_character_is_its_start() -> None:
    assert Lines("a\U0001f41fb", "utf-16").offset(Position(0, 2)) == 1
    assert Lines("a\U0001f41fb", "utf-8").offset(Position(0, 4)) == 1


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_there_and_back(text: str, encoding: str) -> None:
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        inside_a_break = text[offset - 1 : offset + 1] == "\r\n" if offset else False
        back = lines.offset(lines.position(offset))
        assert back == (offset - 1 if inside_a_break else offset)
