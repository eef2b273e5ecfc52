"""What a time dates, as the verb, what underwent it, who did it and where."""

from __future__ import annotations

import pytest

from factcheck.annotate import annotate
from factcheck.claims import statements
from factcheck.claims.reading import Reading
from factcheck.sources import from_text


def told(text: str, *, last: bool = True) -> set[str]:
    """The marks of the last time of a text."""
    reading = Reading(annotate(from_text("a.txt", text)))
    times = [time for time in reading.document.times if time.type == "DATE"]
    return statements.marks(reading, times[-1 if last else 0])


@pytest.mark.parametrize(
    "text",
    [
        "The chronicle was published on 4 May 1911.",
        "Orsted published the chronicle on 4 May 1911.",
        "The chronicle was finally published by Orsted on 4 May 1911.",
        "On 4 May 1911, Orsted published the chronicle.",
        "The chronicle, published on 4 May 1911, was reprinted.",
    ],
)
def test_one_statement_in_every_voice(text: str) -> None:
    assert {"verb:publish", "kind:public", "done:chronicle"} <= told(text)


def test_who_did_it_is_told_of_both_voices() -> None:
    assert "by:orsted" in told("Orsted published the chronicle on 4 May 1911.")
    assert "by:orsted" in told("The chronicle was published by Orsted on 4 May 1911.")


def test_of_a_named_thing_the_name_alone_is_kept() -> None:
    marks = told("The album Grey Harbour was released in 1987.")
    assert {mark for mark in marks if mark.startswith("done:")} == {"done:grey", "done:harbour"}


def test_a_pronoun_may_stand_for_the_headline() -> None:
    marks = told("Grey Harbour\n\nIt was released in 1987.")
    assert {"verb:release", "maybe:grey", "maybe:harbour"} <= marks


def test_any_one_is_told_from_the_one() -> None:
    assert "vague:" in told("Holm released an album in 1987.")
    assert "vague:" not in told("Holm released the album in 1987.")


def test_a_predicate_noun_points_to_its_subject() -> None:
    marks = told("Grey Harbour is a pamphlet published in 1987.")
    assert {"verb:publish", "maybe:grey", "maybe:harbour"} <= marks
    assert "vague:" not in marks


def test_where_and_in_what_form() -> None:
    marks = told("Grey Harbour was released in Chile on vinyl on 4 May 1987.")
    assert {"scope:chile", "scope:vinyl"} <= marks


def test_a_verb_beyond_a_turn_is_another_statement() -> None:
    assert told("Holm resigned when the strike of 4 May 1911 spread.", last=True) == set()
