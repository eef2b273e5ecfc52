"""One dispute is one finding."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.model import Entity
from factcheck.values import Date
from tests.checks.made_by_hand import BODY, EVENT, check, date_of, named, numbered, summary, worded


def test_one_event_that_differs_in_date_and_place_is_one_number_on_two() -> None:
    claims = [
        numbered("a", 2, start=10),
        date_of("a", "2026-01-20", start=20),
        named("a", "Oslo", "event.place", EVENT, "place", start=30),
        numbered("b", 2, start=10),
        date_of("b", "2026-01-23", start=20),
        named("b", "Lisbon", "event.place", EVENT, "place", start=30),
    ]
    found = [f for f in check(claims) if f.verdict == "contradiction"]
    assert [(f.rule, f.subject) for f in found] == [("FC302", BODY.id)]
    only_date = [f for f in check(claims[:-1]) if f.verdict == "contradiction"]
    assert [f.rule for f in only_date] == ["FC201"]


def test_an_article_that_numbers_two_events_alike() -> None:
    claims = [
        numbered("a", 2, start=10),
        date_of("a", "2026-01-20", start=20),
        named("a", "Oslo", "event.place", EVENT, "place", start=30),
        numbered("a", 2, start=110),
        date_of("a", "2027-01-23", start=120),
        named("a", "Lisbon", "event.place", EVENT, "place", start=130),
    ]
    assert [f.rule for f in check(claims) if f.verdict == "contradiction"] == ["FC302"]


def test_one_acronym_for_two_names_is_told_once() -> None:
    board = Entity(
        id="organization:2",
        kind="organization",
        label="Harbour Rescue Council",
        members=(("b", "o:0"),),
    )
    first = replace(BODY, members=(("a", "o:0"),))
    event = replace(EVENT, members=(("a", "e:0"), ("b", "e:0")))
    claims = [
        named("a", first.label, "event.group", event, "organization"),
        named("b", board.label, "event.group", event, "organization"),
    ]
    acronyms = [
        worded("a", "HSB", "organization.acronym", first),
        worded("b", "HSB", "organization.acronym", board),
    ]
    entities = [event, first, board]
    assert [f.rule for f in check(claims, entities=entities)] == ["FC203"]
    assert [f.rule for f in check([*claims, *acronyms], entities=entities)] == ["FC502"]


def test_two_numbers_for_what_is_alike_in_all_else() -> None:
    other = Entity(
        id="event:2",
        kind="event",
        label="third meeting of the Harbour Safety Board",
        head="meeting",
        group=BODY.id,
    )
    claims = [
        numbered("a", 2),
        date_of("a", "2026-01-20/2026-01-21"),
        named("a", "Oslo", "event.place", EVENT, "place"),
        numbered("b", 3, other),
        date_of("b", "2026-01-20/2026-01-21", other),
        named("b", "Oslo", "event.place", other, "place"),
    ]
    entities = [EVENT, other, BODY]
    assert summary(check(claims, entities=entities)) == [
        ("FC204", "contradiction", ["second", "third"], ["a", "b"])
    ]
    in_one_article = [replace(claim, source="a") for claim in claims]
    assert not check(in_one_article, entities=entities)
    in_one_month = [
        replace(c, value=Date("2026-01")) if c.predicate == "event.date" else c for c in claims
    ]
    assert not check(in_one_month, entities=entities)
