"""What people died of and where, and pages that date themselves twice, by hand."""

from __future__ import annotations

import pytest

from factcheck.annotate import annotate
from factcheck.claims import extract
from factcheck.model import Article
from factcheck.sources import from_text
from factcheck.values import Text


def article(text: str) -> Article:
    return extract(annotate(from_text("a.txt", text)))


def told(text: str) -> dict[str, str]:
    return {
        c.predicate.removeprefix("person."): c.value.text
        for c in article(text).claims
        if c.predicate.endswith("_of_death") and isinstance(c.value, Text)
    }


@pytest.mark.parametrize(
    ("text", "cause", "place"),
    [
        (
            "Painter Ada Lindt died of pneumonia in a Basel hospital on Monday.",
            "pneumonia",
            "hospital",
        ),
        ("Ada Lindt, the painter, died Monday from a massive heart attack.", "heart attack", ""),
        (
            "Ada Lindt died at her home in Basel of lung cancer, her son said.",
            "lung cancer",
            "home",
        ),
        ("Ada Lindt succumbed to complications of a stroke on Monday.", "", ""),
        ("Ada Lindt succumbed to pneumonia on Monday.", "pneumonia", ""),
        ("Cyclist Juan Roca died on the way to the hospital.", "", "way to the hospital"),
        ("Cyclist Juan Roca died at the scene.", "", "scene"),
        ("Juan Roca died of complications of diabetes at a nursing home.", "", "nursing home"),
        ("Juan Roca died on Sunday after he left the hospital.", "", ""),
        ("Juan Roca died of boredom, he joked.", "", ""),
    ],
)
def test_cause_and_place(text: str, cause: str, place: str) -> None:
    expected = {"cause_of_death": cause, "place_of_death": place}
    assert told(text) == {key: value for key, value in expected.items() if value}


def published(text: str) -> list[str]:
    return [c.text for c in article(text).claims if c.predicate == "document.published"]


def test_a_page_may_date_itself_twice() -> None:
    page = "Date: 2013-06-04\n\nFerry Aground\nPublished: June 4, 2010\n\nA ferry ran aground."
    assert published(page) == ["2013-06-04", "June 4, 2010"]


def test_an_update_is_no_second_date() -> None:
    page = "Date: 2013-06-04\n\nFerry Aground\nUpdated: June 9, 2013\n\nA ferry ran aground."
    assert published(page) == ["2013-06-04"]
