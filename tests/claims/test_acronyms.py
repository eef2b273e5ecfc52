"""organization.acronym claims."""

from __future__ import annotations

import pytest

from factcheck.annotate import annotate
from factcheck.claims import acronyms
from factcheck.claims.reading import Reading
from factcheck.model import Source
from factcheck.values import Text


def read(text: str) -> list[tuple[str, str, str]]:
    """(body, acronym, words) of each claim."""
    reading = Reading(annotate(Source("a.txt", text, "")))
    out = []
    for claim in acronyms.extract(reading):
        assert isinstance(claim.value, Text)
        assert claim.predicate == "organization.acronym"
        body = reading.document.entities[int(claim.subject.partition(":")[2])]
        out.append((body.name, claim.value.text, text[claim.start : claim.end]))
    return out


@pytest.mark.parametrize(
    ("text", "body", "acronym"),
    [
        ("The Ministry of Rural Roads (MRR) agreed.", "Ministry of Rural Roads", "MRR"),
        ("The MRR (Ministry of Rural Roads) agreed.", "Ministry of Rural Roads", "MRR"),
        ("The Kenya-Japan Fisheries Working Group (FWG), set up in 2020, met.",
         "Kenya-Japan Fisheries Working Group", "FWG"),
        ("The Campaign to Mend Old Bridges (CMOB) sued.", "Campaign to Mend Old Bridges", "CMOB"),
        ("The Bureau of Labour Statistics (BLS) will publish it.",
         "Bureau of Labour Statistics", "BLS"),
    ],
)  # fmt: skip
def test_acronym_in_brackets(text: str, body: str, acronym: str) -> None:
    assert read(text) == [(body, acronym, acronym)]


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Rural Roads agreed with the NHA.",
        "Washington, Jan 22 (IANS) The talks have ended, officials said.",
        "Sen. Laura Fields (D-Ohio) voted against it.",
        "The Ministry of Rural Roads (which is new) agreed.",
    ],
)
def test_no_acronym(text: str) -> None:
    assert read(text) == []


def test_two_bodies_of_one_acronym_are_told_apart() -> None:
    text = "The National Dyke Agency (NDA) agreed. The Northern Dairy Assembly (NDA) protested."
    assert read(text) == [
        ("National Dyke Agency", "NDA", "NDA"),
        ("Northern Dairy Assembly", "NDA", "NDA"),
    ]
