"""Direct speech: cases worked out by hand, and what holds for every text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotate.layout import read as read_layout
from factcheck.annotate.quotes import find as find_quotes
from factcheck.model import Mention, Quote, Source

CASES: list[dict[str, Any]] = [
    case
    for file in sorted(Path(__file__).with_name("cases").glob("quotes*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def mentions_of(case: dict[str, Any]) -> list[Mention]:
    kinds: tuple[tuple[Literal["person", "organization"], str], ...] = (
        ("person", "people"),
        ("organization", "bodies"),
    )
    found = [
        Mention(match.start(), match.end(), name, kind, entity)
        for kind, key in kinds
        for entity, name in enumerate(case.get(key, ()))
        for match in re.finditer(rf"\b{re.escape(name)}\b", case["text"])
    ]
    return sorted(found, key=lambda mention: mention.start)


def find(text: str, mentions: list[Mention]) -> list[Quote]:
    regions = read_layout(Source("a.txt", text, "")).regions
    return find_quotes(text, regions=regions, mentions=mentions)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    mentions = mentions_of(case)
    found = [
        [
            quote.text,
            None if quote.speaker is None else mentions[quote.speaker].text,
            quote.cue.text if quote.cue else None,
            quote.speaker_text,
        ]
        for quote in find(case["text"], mentions)
    ]
    assert found == [[*wanted, ""][:4] for wanted in case["quotes"]]


PIECES = st.sampled_from(
    [
        *('"', "“", "”", "``", "''", "«", "»", "‘", "’", "'", "Carter", " said ", ", ", ". "),
        *("we will go", "\n", "\n\n", " according to ", "he", " the mayor ", ":", "Doe", " ", "5"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_quotes_reproduce_the_text(text: str) -> None:
    case = {"text": text, "people": ["Carter", "Doe"]}
    mentions = mentions_of(case)
    end = 0
    for quote in find(text, mentions):
        assert text[quote.start : quote.end] == quote.text
        assert end <= quote.start < quote.end
        end = quote.end
        if quote.cue is not None:
            assert text[quote.cue.start : quote.cue.end] == quote.cue.text
        assert quote.speaker is None or 0 <= quote.speaker < len(mentions)


@pytest.mark.parametrize(
    "unit", ['"', '" ', '"a ', "“", "“a” ", "`` ", "'A", "‘a ", '"a," he said. ', "(", "said "]
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    from time import process_time

    text = unit * (100_000 // len(unit))
    case = {"text": text, "people": ["he"]}
    mentions = mentions_of(case)
    begun = process_time()
    find(text, mentions)
    assert process_time() - begun < 3.0
