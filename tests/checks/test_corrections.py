"""Which claims a correction notice voids."""

from factcheck.checks.corrections import voided
from factcheck.model import Article, Claim, Resolution
from factcheck.values import Date
from tests.checks.made_by_hand import PERSON, counted, named, titled, worded

LABELS = (PERSON,)


def void(notice: str, stated: dict[str, str], claims: list[Claim]) -> list[Claim]:
    """The claims of one article that its notice voids."""
    told = worded("a", notice, "correction", "document", text=notice, stated=tuple(stated.items()))
    article = Article(path="a", sha256="", published=Date("2026-05-04"))
    resolution = Resolution(entities=LABELS, claims=(*claims, told))
    return list(voided(resolution, {"a": article}).get(told.id, ()))


def test_a_figure_without_a_unit_is_that_of_the_thing_the_notice_speaks_of() -> None:
    notice = "Correction: The story misstated the number of people arrested. It was 8, not 14."
    arrests, houses = counted("a", 14, 14, "arrest"), counted("a", 14, 14, "house")
    stated = {"wrong": "14", "wrong-value": "14", "right": "It was 8", "right-value": "8"}
    assert void(notice, stated, [arrests, houses]) == [arrests]


def test_a_name_that_stands_beside_what_is_wrong_stays() -> None:
    notice = "An earlier version described Anna Holm as chairwoman. She is its director."
    stated = {"wrong": "Anna Holm as chairwoman", "right": "She is its director"}
    name = named("a", "Anna Holm", "person.name", subject=PERSON)
    wrong, right = titled("a", "chairwoman"), titled("a", "director")
    assert void(notice, stated, [name, wrong, right]) == [wrong]


def test_a_misspelt_name_is_void_in_full() -> None:
    notice = "Correction: The captain is Ida Falk, not Falck."
    stated = {"wrong": "Falck", "right": "Ida Falk"}
    wrong = named("a", "Ida Falck", "person.name", subject=PERSON)
    right = named("a", "Ida Falk", "person.name", subject=PERSON)
    assert void(notice, stated, [wrong, right]) == [wrong]


def test_a_notice_that_says_nothing_of_what_was_wrong_voids_nothing() -> None:
    claims = [counted("a", 14, 14, "arrest"), titled("a", "chairwoman")]
    assert void("A previous version of this story gave the wrong number.", {}, claims) == []
