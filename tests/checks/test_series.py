from __future__ import annotations

from factcheck.model import Claim, Entity
from factcheck.values import Date
from tests.checks.made_by_hand import BODY, check, claim, date_of, named, numbered, summary


def meeting(number: int, head: str = "meeting") -> Entity:
    return Entity(
        id=f"event:{head}-{number}",
        kind="event",
        label=f"{head} {number}",
        head=head,
        group=BODY.id,
    )


def held(number: int, edtf: str, source: str = "a", head: str = "meeting") -> list[Claim]:
    event = meeting(number, head)
    return [numbered(source, number, event), date_of(source, edtf, event)]


EVENTS = [BODY, *(meeting(n) for n in (1, 2, 3, 5, 6, 12)), *(meeting(n, "match") for n in (1, 2))]


def test_a_third_meeting_before_the_second() -> None:
    claims = [*held(2, "2021-06"), *held(3, "2020-03-04", "b"), *held(5, "2024-10")]
    [finding] = check(claims, entities=EVENTS)
    assert summary([finding]) == [
        ("FC301", "contradiction", ["June 2021", "4 March 2020"], ["a", "b"])
    ]
    assert finding.subject == BODY.id
    assert finding.message == (
        "the numbers and the dates of Harbour Safety Board run against each other: "
        "the third meeting is dated 4 March 2020, the second June 2021"
    )


def test_meetings_in_order_or_perhaps_in_order() -> None:
    assert not check([*held(2, "2021-06"), *held(5, "2024-10"), *held(6, "2025")], entities=EVENTS)
    assert not check([*held(2, "2021-06"), *held(3, "2021")], entities=EVENTS)


def test_a_season_begins_anew() -> None:
    far = [*held(2, "2021-06-05", head="match"), *held(1, "2024-06-01", head="match")]
    near = [*held(2, "2021-06-05", head="match"), *held(1, "2021-06-09", head="match")]
    assert not check(far, entities=EVENTS)
    assert [f.rule for f in check(near, entities=EVENTS)] == ["FC301"]


def test_one_number_on_two_meetings_apart_in_time_and_place() -> None:
    one, two = (
        meeting(2),
        Entity(id="event:other", kind="event", label="other", head="meeting", group=BODY.id),
    )
    claims = [
        numbered("a", 2, one),
        date_of("a", "2021-06-02", one),
        named("a", "Oslo", "event.place", one, "place"),
        numbered("b", 2, two),
        date_of("b", "2021-09-20", two),
        named("b", "Lisbon", "event.place", two, "place"),
    ]
    [finding] = check(claims, entities=[BODY, one, two])
    assert (finding.rule, finding.verdict) == ("FC302", "contradiction")
    assert finding.message == (
        "sources disagree on which meeting was the second of Harbour Safety Board: "
        "2 June 2021 in Oslo against 20 September 2021 in Lisbon"
    )
    assert not check(claims[:-1], entities=[BODY, one, two])


def test_a_number_is_skipped_only_where_the_text_says_next() -> None:
    plain = [*held(2, "2021-06"), *held(5, "2024-10")]
    assert not check(plain, entities=EVENTS)
    stated = numbered("a", 5, meeting(5), stated=(("follows", "2"),))
    assert [f.rule for f in check([stated, *held(2, "2021-06")], entities=EVENTS)] == ["FC302"]


def founded(year: str) -> Claim:
    return claim("a", "organization.founded", BODY, Date(year))


def annual(number: int, edtf: str) -> list[Claim]:
    event = meeting(number)
    return [
        numbered("b", number, event, stated=(("cadence", "annual"),)),
        date_of("b", edtf, event),
    ]


def test_an_annual_meeting_that_fits_its_founding_year() -> None:
    # the first in 2020 or 2021, so the sixth in 2025 or 2026, give or take a year
    for year in ("2024", "2025", "2026", "2027"):
        assert not check([founded("2020"), *annual(6, year)], entities=EVENTS), year


def test_an_annual_meeting_that_cannot_fit() -> None:
    [finding] = check([founded("2020"), *annual(12, "2025")], entities=EVENTS)
    assert (finding.rule, finding.verdict, finding.severity) == ("FC303", "contradiction", "note")
    assert summary([finding])[0][2] == ["twelfth", "2020"]
    assert [f.rule for f in check([founded("2010"), *annual(6, "2025")], entities=EVENTS)] == [
        "FC303"
    ]


def test_an_annual_meeting_against_another_of_its_series() -> None:
    assert not check([*held(2, "2021-06"), *annual(6, "2025-06")], entities=EVENTS)
    found = check([*held(2, "2021-06"), *annual(12, "2025-06")], entities=EVENTS)
    assert [f.rule for f in found] == ["FC303"]
