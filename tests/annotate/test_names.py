"""Names and their chains, against what a person reads in each text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.annotate.layout import read
from factcheck.annotate.names import find as find_names
from factcheck.annotate.sentences import split
from factcheck.annotate.times import find as find_times
from factcheck.model import LocalEntity, Mention, Source

CASES = Path(__file__).parent / "cases"
SENTENCES = [
    case
    for name in ("names", "names_spans", "names_fields")
    for case in yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
]
CHAINS = yaml.safe_load((CASES / "names_chains.yaml").read_text("utf-8"))


def find(text: str) -> tuple[list[Mention], list[LocalEntity]]:
    page = read(Source("a.txt", text, ""))
    spans = split(text, page.regions)
    anchor = page.published.date if page.published else None
    return find_names(text, layout=page, sentences=spans, times=find_times(text, anchor=anchor))


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:60])
def test_names_of_a_sentence(case: dict[str, Any]) -> None:
    mentions, _ = find(case["text"])
    kinds = {"person": "people", "organization": "organizations", "place": "places"}
    found = {plural: [m.text for m in mentions if m.kind == kind] for kind, plural in kinds.items()}
    assert found == {plural: case.get(plural, []) for plural in kinds.values()}


@pytest.mark.parametrize("case", CHAINS, ids=lambda case: case["text"][:60])
def test_chains(case: dict[str, Any]) -> None:
    _, entities = find(case["text"])
    chains = [[e.name, *e.aliases] for e in entities if e.aliases]
    assert chains == case["chains"]
    assert {e.name: e.acronym for e in entities if e.acronym} == case.get("acronyms", {})


def test_a_headline_with_capitals_on_every_word_is_read_by_the_body() -> None:
    text = (
        "Acme Rivals Cheer As Jane Roe Quits After Long Fight\n\n"
        "Jane Roe has resigned as head of Acme Corp, the company said on Monday.\n"
    )
    mentions, _ = find(text)
    assert [m.text for m in mentions if m.start < text.index("\n")] == ["Acme", "Jane Roe"]


def test_the_place_of_a_dateline_is_a_mention_and_its_agency_is_none() -> None:
    text = "Nairobi, Jan 22 (Reuters) The talks have ended, officials said on Thursday.\n"
    mentions, _ = find(text)
    assert [(m.text, m.kind) for m in mentions] == [("Nairobi", "place")]


@settings(max_examples=150)
@given(st.text(alphabet="ABab .,'’-–\n(&USof", max_size=200))
def test_spans_hold_their_words_and_do_not_overlap(text: str) -> None:
    mentions, entities = find(text)
    end = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        assert entities[mention.entity].kind == mention.kind
        end = mention.end


def test_hostile_text_takes_linear_time() -> None:
    mentions, entities = find("The Aaa of Bbb and Ccc de Ddd " * 4000)
    assert len(mentions) >= len(entities)
