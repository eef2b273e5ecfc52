"""Which counts of one unit are counts of one thing."""

from __future__ import annotations

import pytest

from factcheck.model import Claim, Entity
from factcheck.values import Quantity
from tests.checks.made_by_hand import EVENT, check, claim, counted

STORY = Entity(
    id="event:story",
    kind="event",
    label="storm in Lund",
    head="story",
    members=(("a", "story"), ("b", "story")),
)


@pytest.mark.parametrize("unit", ["killed", "injured", "arrest"])
def test_casualties_and_arrests_are_compared_within_an_article_too(unit: str) -> None:
    claims = [counted("a", 8, 8, unit), counted("a", 10, 10, unit)]
    assert [f.rule for f in check(claims)] == ["FC601"]


def test_other_nouns_only_between_articles() -> None:
    booths = [counted("a", 27, 27, "booth"), counted("a", 2000, 2000, "booth")]
    assert not check(booths)
    assert [f.rule for f in check([booths[0], counted("b", 30, 30, "booth")])] == ["FC601"]


def test_a_verb_makes_two_counts_of_an_article_one() -> None:
    closed = (("role", "closed"),)
    claims = [
        counted("a", 27, 27, "school", stated=closed),
        counted("a", 30, 30, "school", stated=closed),
    ]
    assert [f.rule for f in check(claims)] == ["FC601"]


@pytest.mark.parametrize("unit", ["km", "USD", "%"])
def test_measures_shares_and_sums_need_the_verb(unit: str) -> None:
    assert not check([counted("a", 5, 5, unit), counted("b", 9, 9, unit)])
    fell = (("role", "lost"),)
    claims = [counted("a", 5, 5, unit, stated=fell), counted("b", 9, 9, unit, stated=fell)]
    assert [f.rule for f in check(claims)] == ["FC608" if unit == "USD" else "FC601"]


def test_what_a_whole_story_counts_is_compared_between_its_articles() -> None:
    def told(source: str, number: int, unit: str, frame: str = "") -> Claim:
        quantity = Quantity(number, number, unit)
        return claim(source, "quantity", STORY, quantity, stated=(("frame", frame),))

    entities = [STORY, EVENT]
    trees = [told("a", 3, "tree", "uproot gale"), told("b", 8, "tree", "uproot gale")]
    killed = [told("a", 3, "killed"), told("b", 8, "killed")]
    within = [told("a", 3, "killed"), told("a", 8, "killed")]
    assert not check(within, entities=entities)
    assert [f.rule for f in check(killed, entities=entities)] == ["FC601"]
    assert [f.rule for f in check(trees, entities=entities)] == ["FC601"]


def test_a_story_that_gives_both_numbers_counts_two_things() -> None:
    def told(source: str, number: int) -> Claim:
        frame = (("frame", "seize customs rifle port"),)
        return claim(source, "quantity", STORY, Quantity(number, number, "rifle"), stated=frame)

    entities = [STORY, EVENT]
    assert check([told("a", 12), told("b", 31)], entities=entities)
    both = check([told("a", 12), told("b", 31), told("b", 12)], entities=entities)
    assert "contradiction" not in [f.verdict for f in both]


@pytest.mark.parametrize(
    "text", ["two others", "37 of the candidates", "another 5 people", "three more arrests"]
)
def test_a_part_is_no_count_of_the_whole(text: str) -> None:
    claims = [counted("a", 2, 2, "arrest", text=text), counted("b", 9, 9, "arrest")]
    assert not check(claims)


def test_more_than_is_a_bound_and_no_part() -> None:
    claims = [
        counted("a", 11, None, "arrest", text="more than 10 arrests"),
        counted("b", 9, 9, "arrest"),
    ]
    assert [f.rule for f in check(claims)] == ["FC601"]


def test_what_is_no_whole_number_is_a_rate() -> None:
    assert not check([counted("a", 15.5, 15.5, "point"), counted("b", 14.9, 14.9, "point")])


def test_units_of_one_dimension_meet() -> None:
    fell = (("role", "fell"),)
    same = [counted("a", 10, 10, "km", stated=fell), counted("b", 6.2, 6.2, "mi", stated=fell)]
    apart = [counted("a", 10, 10, "km", stated=fell), counted("b", 9, 9, "mi", stated=fell)]
    assert "contradiction" not in [f.verdict for f in check(same)]
    assert [f.verdict for f in check(apart)] == ["contradiction"]
