"""Every span of a text that was taken out of a file leads back to the words in the file."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Origin, Run
from factcheck.sources import parse
from factcheck.sources.origins import Way, Writer


def test_a_span_is_led_back_run_by_run() -> None:
    # the file: 'ab&amp;cd', the text: 'ab&cd'
    way = Way(Origin("ab&amp;cd", (Run(0, 2, 0, 2), Run(2, 1, 2, 5), Run(3, 2, 7, 2))))
    assert way.span(0, 2) == (0, 2)
    assert way.span(1, 4) == (1, 8)
    assert way.span(2, 3) == (2, 7), "an escape is one piece"
    assert way.span(3, 3) == (7, 7)


def test_what_stands_nowhere_goes_to_the_text_before_it() -> None:
    writer = Writer()
    writer.add("Title", 10)
    writer.add("\n\n")
    writer.add("Body", 40)
    way = Way(writer.origin("x" * 60))
    assert way.span(5, 7) == (15, 15)
    assert way.span(4, 8) == (14, 41)
    assert way.place(40) == (1, 41)


def test_runs_that_go_on_are_one() -> None:
    writer = Writer()
    writer.add("ab", 3)
    writer.add("cd", 5)
    writer.add("e", 9)
    assert writer.origin("").runs == (Run(0, 4, 3, 4), Run(4, 1, 9, 1))
    assert writer.text() == "abcde"


def test_lines_are_counted_whatever_ends_them() -> None:
    way = Way(Origin("a\r\nb\rc\nd", ()))
    assert [way.place(at) for at in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    st.booleans(),
    st.data(),
)
def test_json_strings_lead_back_escape_by_escape(
    text: str, ascii_only: bool, data: st.DataObject
) -> None:
    raw = json.dumps({"n": 1, "text": text}, ensure_ascii=ascii_only).encode()
    [source] = parse("a.json", raw)
    assert source.text == text
    assert source.origin is not None
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = Way(source.origin).span(start, end)
    assert json.loads(f'"{source.origin.text[first:last]}"') == text[start:end]
