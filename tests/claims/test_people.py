"""person.name, person.age, person.born and person.died claims."""

from __future__ import annotations

import pytest

from factcheck.annotate import annotate
from factcheck.claims import people
from factcheck.claims.reading import Reading
from factcheck.model import Source
from factcheck.values import Date, Name, Quantity


def read(text: str, predicate: str) -> list[tuple[str, object]]:
    """(person, value) of each claim of ``predicate``."""
    reading = Reading(annotate(Source("a.txt", text, "")))
    out: list[tuple[str, object]] = []
    for claim in people.extract(reading):
        assert text[claim.start : claim.end] == claim.text
        if claim.predicate == predicate:
            person = reading.document.entities[int(claim.subject.partition(":")[2])]
            out.append((person.name, claim.value))
    return out


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Asha Devi Karki, 63, spoke first.", 63),
        ("Asha Devi Karki (63) spoke first.", 63),
        ("Asha Devi Karki, aged 63, spoke first.", 63),
        ("Asha Devi Karki, a 63-year-old farmer, spoke first.", 63),
        ("The 63-year-old Asha Devi Karki spoke first.", 63),
        ("Asha Devi Karki is 63 years old.", 63),
        ("A 9-year-old boy called Asha Devi Karki was found.", 9),
        ("Sixty-year-old Asha Devi Karki spoke first.", 60),
        ("The sixty-three-year-old farmer Asha Devi Karki spoke first.", 63),
    ],
)
def test_age(text: str, age: int) -> None:
    assert read(text, "person.age") == [("Asha Devi Karki", Quantity(age, age, "year"))]


@pytest.mark.parametrize(
    "text",
    [
        "Asha Devi Karki, 2012 champion, spoke first.",
        "Asha Devi Karki scored 63 runs.",
        "Asha Devi Karki, 63 points ahead, was cheered.",
    ],
)
def test_no_age(text: str) -> None:
    assert read(text, "person.age") == []


def test_every_full_form_is_told_once_and_a_surname_never() -> None:
    text = "Asha Karki spoke. Asha Devi Karki left. Karki smiled, and Asha Karki slept."
    names = [value for _, value in read(text, "person.name")]
    assert names == [Name("Asha Karki", "person"), Name("Asha Devi Karki", "person")]


@pytest.mark.parametrize(
    ("text", "predicate", "date"),
    [
        ("Asha Devi Karki was born on 5 May 1950 in Pokhara.", "person.born", "1950-05-05"),
        ("Asha Devi Karki (born 5 May 1950) is a farmer.", "person.born", "1950-05-05"),
        ("Asha Devi Karki, who was born in 1950, is a farmer.", "person.born", "1950"),
        ("Asha Devi Karki died on 7 June 2019.", "person.died", "2019-06-07"),
        ("Asha Devi Karki, who died in March 2019, was a farmer.", "person.died", "2019-03"),
    ],
)
def test_birth_and_death(text: str, predicate: str, date: str) -> None:
    assert read(text, predicate) == [("Asha Devi Karki", Date(date))]


def test_an_age_is_that_of_the_person_named_next() -> None:
    text = "Police said that 23-year-old Mira Shah struck Asha Devi Karki with a van."
    assert read(text, "person.age") == [("Mira Shah", Quantity(23, 23, "year"))]
