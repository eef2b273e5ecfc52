"""Sentences inside regions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotate.layout import read as read_layout
from factcheck.annotate.sentences import split as split_sentences
from factcheck.model import Region, Source


def split(text: str) -> list[str]:
    return [span.text for span in split_sentences(text, [Region(0, len(text), text, "body")])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ('"We won." He left.', ['"We won."', "He left."]),
        ("`` We will go. '' He said so.", ["`` We will go. ''", "He said so."]),
        ("Rents rose 4 per cent. Ann Roe left.", ["Rents rose 4 per cent.", "Ann Roe left."]),
        ('"Really?" he asked. "Yes."', ['"Really?" he asked.', '"Yes."']),
        ("Yes! ... And so on.", ["Yes! ...", "And so on."]),
        (
            "Lt. Col. John A. Doe died. Mr. Roe did not.",
            ["Lt. Col. John A. Doe died.", "Mr. Roe did not."],
        ),
        (
            "He lives in the U.S. The firm is in Ohio.",
            ["He lives in the U.S.", "The firm is in Ohio."],
        ),
        ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
        (
            "The price rose to $3.5 million. No. 5 seed Duke won.",
            ["The price rose to $3.5 million.", "No. 5 seed Duke won."],
        ),
        ("One thing\n\nAnother thing.", ["One thing", "Another thing."]),
        ("One thing\r\n\r\nAnother thing.", ["One thing", "Another thing."]),
        ("  He left.  \t", ["He left."]),
    ],
)
def test_split(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


def test_a_headline_does_not_run_into_the_body() -> None:
    text = "Dam holds in flood\n\nThe dam held on Tuesday. Tags: dam\n\nTags: dam"
    page = read_layout(Source("a.txt", text, ""))
    assert [span.text for span in split_sentences(text, page.regions)] == [
        "Dam holds in flood",
        "The dam held on Tuesday.",
        "Tags: dam",
    ]


PIECES = st.sampled_from(
    [
        *("He left", ". ", "The U.S. ", '"', "”", "''", "? ", "\n", "\n\n", "\r\n\r\n"),
        *("Mr. Doe", "... ", "a", " ", "5. "),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=120))
def test_sentences_reproduce_the_text(text: str) -> None:
    page = read_layout(Source("a.txt", text, ""))
    spans = split_sentences(text, page.regions)
    end = 0
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert span.text == span.text.strip() != ""
        assert end <= span.start
        assert sum(r.start <= span.start and span.end <= r.end for r in page.regions) == 1
        end = span.end
    kept = [r.text for r in page.regions if r.kind in ("headline", "standfirst", "body")]
    joined = "".join("".join(span.text.split()) for span in spans)
    assert joined == "".join("".join(part.split()) for part in kept)


@pytest.mark.parametrize("unit", ["(", '"', ". ", "U.S. ", "\n", "A.", "... "])
def test_hostile_text_is_split_in_linear_time(unit: str) -> None:
    from time import process_time

    text = unit * (100_000 // len(unit))
    begun = process_time()
    split(text)
    assert process_time() - begun < 4.0
