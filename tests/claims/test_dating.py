"""The values of dates with the words that bound them, worked out by hand."""

from __future__ import annotations

import pytest

from factcheck.pipeline import extract_batch
from factcheck.sources import from_text
from factcheck.values import Date, Text


def dated(text: str, predicate: str) -> list[Date | Text]:
    """The value of each claim of ``predicate``."""
    article = extract_batch([from_text("a.txt", text, published="2024-06-12")])[0]
    found = [claim.value for claim in article.claims if claim.predicate == predicate]
    return [value for value in found if isinstance(value, Date | Text)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The Tarn Museum reopened before 2010.", "../2009"),
        ("The viaduct was built after 2010.", "2011/.."),
        ("The viaduct was built after March 1958.", "1958-04/.."),
        ("The viaduct was built before March 1958.", "../1958-02"),
        ("The treaty was signed after 5 March 2019.", "2019-03-06/.."),
        ("The treaty was signed prior to 1 January 1980.", "../1979-12-31"),
        ("The treaty was signed two days after 5 March 2019.", "2019-03-05"),
        ("The viaduct was closed after 2010 repairs.", "2010"),
        ("The viaduct was closed on 5 March 2019.", "2019-03-05"),
    ],
)
def test_before_and_after_bound_a_date(text: str, edtf: str) -> None:
    assert dated(text, "date") == [Date(edtf)]


def test_without_a_year_the_words_are_the_value() -> None:
    article = extract_batch([from_text("a.txt", "The viaduct was built after 5 March.")])[0]
    found = [claim.value for claim in article.claims if claim.predicate == "date"]
    assert found == [Text("after 5 March")]


@pytest.mark.parametrize(
    ("text", "predicate", "edtf"),
    [
        ("Asha Devi Karki was born before 1970.", "person.born", "../1969"),
        ("Asha Devi Karki died after 3 May 2011.", "person.died", "2011-05-04/.."),
        ("Asha Devi Karki ( born 3 May 1971 ) is a sculptor.", "person.born", "1971-05-03"),
        ("The Nordic Fisheries Council was set up before 1960.", "organization.founded", "../1959"),
        ("Ida Holm founded Tarn Foods Ltd in 2009.", "organization.founded", "2009"),
        ("Tarn Foods Ltd is a bakery founded in 1987.", "organization.founded", "1987"),
        ("Tarn Foods Ltd was formed in Portland, Oregon in 1992.", "organization.founded", "1992"),
    ],
)
def test_births_deaths_and_foundings(text: str, predicate: str, edtf: str) -> None:
    assert dated(text, predicate) == [Date(edtf)]


def test_a_stage_name_is_born_with_its_bearer() -> None:
    text = "Asha Devi Karki (born 3 May 1971), better known by her stage name Mira Thapa, sings."
    article = extract_batch([from_text("a.txt", text)])[0]
    born = {claim.subject for claim in article.claims if claim.predicate == "person.born"}
    labels = {subject.label for subject in article.subjects if subject.id in born}
    assert labels == {"Asha Devi Karki", "Mira Thapa"}
