"""Dates and numbers against what their own words state: the algebra, apart from any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checks import load
from factcheck.model import Article, Claim
from factcheck.values import Date, Quantity
from factcheck.values.units import unit
from factcheck.values.written import write
from tests.checks.made_by_hand import PERSON, check, claim, counted, date_of, summary

FEW = settings(max_examples=15)
WORDS = load().select(["FC10", "FC602", "FC603", "FC604", "FC605"])
DAYS = st.dates(date(2001, 1, 1), date(2030, 12, 31))


def rules_of(*claims: Claim) -> list[str]:
    return [f.rule for f in check(list(claims), rules=WORDS) if f.verdict == "contradiction"]


# ---------------------------------------------------------------- dates


@FEW
@given(DAYS, st.integers(1, 20), st.integers(1, 21))
def test_a_length_is_counted_with_both_ends_or_with_one(
    first: date, apart: int, length: int
) -> None:
    last = first + timedelta(days=apart)
    stretch = date_of("a", f"{first}/{last}", stated=(("days", f"{length} day"),))
    fits = length in (apart, apart + 1)
    assert rules_of(stretch) == ([] if fits else ["FC106"])


@pytest.mark.parametrize(
    ("edtf", "length"),
    [
        ("2026-05-04", "3 day"),  # one day of it
        ("2026-05/2026-07", "3 day"),  # months have no first and last day
        ("2026-05-04/..", "3 day"),
        ("2026-05-04/2026-05-08", "1 week"),  # Monday to Friday
        ("2026-05-04/2026-05-18", "2 week"),
        ("2026-05-01/2026-05-25", "3 week"),
    ],
)
def test_a_length_that_nothing_speaks_against(edtf: str, length: str) -> None:
    assert rules_of(date_of("a", edtf, stated=(("days", length),))) == []


@FEW
@given(DAYS, st.integers(-800, 800))
def test_the_past_is_past(today: date, ahead: int) -> None:
    day = (today + timedelta(days=ahead)).isoformat()
    now = today.isoformat()
    past = date_of("a", day, stated=(("tense", "past"),), as_of=now)
    future = date_of("a", day, stated=(("tense", "future"),), as_of=now, modality="planned")
    assert rules_of(past) == (["FC105"] if 1 < ahead <= 400 else [])
    assert rules_of(future) == (["FC105"] if -400 <= ahead < -1 else [])


@FEW
@given(DAYS, st.integers(-60, 60))
def test_a_year_that_is_inferred_is_sure_only_near_the_article(today: date, ahead: int) -> None:
    day = (today + timedelta(days=ahead)).isoformat()
    past = date_of(
        "a",
        day,
        stated=(("tense", "past"),),
        as_of=today.isoformat(),
        derivation="year of it is taken from the article's date",
    )
    assert rules_of(past) == (["FC105"] if 1 < ahead <= 45 else [])


@FEW
@given(DAYS, st.integers(0, 6))
def test_a_weekday_beside_yesterday(day: date, weekday: int) -> None:
    counted_day = date_of(
        "a", day.isoformat(), text="yesterday", stated=(("relative", str(weekday)),)
    )
    assert rules_of(counted_day) == ([] if day.weekday() == weekday else ["FC104"])


def test_what_a_finding_says_of_yesterday() -> None:
    [finding] = check(
        [date_of("a", "2026-05-05", text="yesterday", stated=(("relative", "2026-05-03"),))]
    )
    assert summary([finding]) == [("FC104", "contradiction", ["5 May 2026", "3 May 2026"], ["a"])]


def test_one_day_of_an_event_and_of_a_person_is_told_once() -> None:
    event = date_of(
        "a",
        "2026-05-12",
        start=500,
        text="12 May",
        stated=(("tense", "past"),),
        as_of="2026-05-06",
    )
    person = claim(
        "a",
        "person.died",
        PERSON,
        Date("2026-05-12"),
        start=500,
        text="12 May",
        stated=(("tense", "past"),),
        as_of="2026-05-06",
    )
    [finding] = check([event, person])
    assert (finding.rule, finding.predicate) == ("FC105", "event.date")


# ---------------------------------------------------------------- ages


@FEW
@given(DAYS, st.integers(1, 99))
def test_an_age_fits_its_birthday(today: date, age: int) -> None:
    born = date(today.year - age, today.month, min(today.day, 28))
    told = [
        claim("a", "person.born", PERSON, Date(born.isoformat())),
        claim("a", "person.age", PERSON, Quantity(age, age, "year"), as_of=today.isoformat()),
    ]
    assert rules_of(*told) == []


@FEW
@given(st.integers(1920, 2020), st.integers(0, 100))
def test_a_year_of_birth_leaves_two_ages(year: int, age: int) -> None:
    told = [
        claim("a", "person.born", PERSON, Date(str(year))),
        claim("a", "person.age", PERSON, Quantity(age, age, "year"), as_of="2026-06-15"),
    ]
    fits = age in (2025 - year, 2026 - year)
    assert rules_of(*told) == ([] if fits else ["FC107"])


def test_an_age_of_another_time_and_of_no_time() -> None:
    born = claim("a", "person.born", PERSON, Date("1932"))
    then = claim(
        "a",
        "person.age",
        PERSON,
        Quantity(20, 20, "year"),
        as_of="2026-06-15",
        stated=(("scope", "in 1952"),),
    )
    undated = claim("a", "person.age", PERSON, Quantity(20, 20, "year"))
    assert rules_of(born, then) == []
    assert rules_of(born, undated) == []


# ---------------------------------------------------------------- numbers


@FEW
@given(st.lists(st.integers(1, 30), min_size=2, max_size=5), st.integers(2, 150))
def test_parts_add_up_or_do_not(parts: list[int], total: int) -> None:
    told = counted("a", total, total, "person", stated=(("parts", "+".join(map(str, parts))),))
    assert rules_of(told) == ([] if sum(parts) == total else ["FC602"])


@FEW
@given(st.integers(1, 100), st.integers(1, 100))
def test_a_part_is_not_above_its_whole(whole: int, part: int) -> None:
    stated = (("part", write(Quantity(part, part, "child"))),)
    assert rules_of(counted("a", whole, whole, "killed", stated=stated)) == (
        ["FC602"] if part > whole else []
    )
    assert rules_of(counted("a", whole, None, "killed", stated=stated)) == []


@FEW
@given(st.integers(1, 500), st.integers(1, 500), st.integers(0, 2))
def test_a_share_rounded_to_any_digits_fits_its_counts(part: int, more: int, digits: int) -> None:
    whole = part + more
    share = round(100 * part / whole, digits)
    number = int(share) if share == int(share) else share
    told = counted("a", number, number, "%", stated=(("share", f"{part}/{whole}"),))
    assert rules_of(told) == []


@FEW
@given(st.integers(0, 100), st.integers(1, 50), st.integers(50, 100))
def test_a_share_two_points_off_does_not(share: int, part: int, whole: int) -> None:
    told = counted("a", share, share, "%", stated=(("share", f"{part}/{whole}"),))
    off = abs(share - 100 * part / whole)
    if off > 1.01:
        assert rules_of(told) == ["FC603"]
    elif off < 0.99:
        assert rules_of(told) == []


MEASURES = st.sampled_from(
    [("mi", "km"), ("ft", "m"), ("lb", "kg"), ("acre", "ha"), ("mph", "km/h"), ("in", "cm")]
)


@FEW
@given(MEASURES, st.integers(1, 5000), st.integers(0, 2))
def test_a_conversion_rounded_to_its_digits_fits(
    names: tuple[str, str], number: int, digits: int
) -> None:
    one, two = names
    exact = number * unit(one).factor / unit(two).factor
    other = round(exact, digits)
    if other == 0:
        return
    stated = (("converted", write(Quantity(other, other, two))),)
    assert rules_of(counted("a", number, number, one, stated=stated)) == []


@FEW
@given(MEASURES, st.integers(20, 5000), st.sampled_from([0.5, 0.8, 1.25, 2.0]))
def test_a_conversion_a_fifth_off_does_not(
    names: tuple[str, str], number: int, slip: float
) -> None:
    one, two = names
    other = round(slip * number * unit(one).factor / unit(two).factor, 1)
    if other < 20:
        return
    stated = (("converted", write(Quantity(other, other, two))),)
    assert rules_of(counted("a", number, number, one, stated=stated)) == ["FC604"]


@pytest.mark.parametrize(
    ("number", "name", "other"),
    [
        (20, "°C", "68 °F"),
        (28, "°C", "82 °F"),
        (2, "°C", "3.6 °F"),  # a rise
        (10, "t", "11 short ton"),
        (300, "km", "200 mi"),  # round figures
    ],
)
def test_what_a_writer_may_round(number: int, name: str, other: str) -> None:
    told = counted("a", number, number, name, stated=(("converted", other),))
    assert rules_of(told) == []


def test_figures_beside_a_word() -> None:
    assert rules_of(counted("a", 5, 5, "school", stated=(("digits", "6"),))) == ["FC605"]
    assert rules_of(counted("a", 5, 5, "school", stated=(("digits", "5"),))) == []
    assert rules_of(counted("a", 5, 5, "school", stated=(("digits", "1.2.3"),))) == []


# ---------------------------------------------------------------- headline and body


def titled(number: int, other: int, source: str = "a") -> Claim:
    stated = (("body", f"{other} killed"),)
    return counted(source, number, number, "killed", headline=True, stated=stated)


def test_a_headline_at_odds_with_its_body_is_one_finding() -> None:
    claims = [titled(12, 10), counted("a", 10, 10, "killed")]
    articles = [Article(path="a", sha256="")]
    [finding] = [f for f in check(claims, articles=articles) if f.verdict == "contradiction"]
    assert summary([finding]) == [("FC607", "contradiction", ["12 killed", "10 killed"], ["a"])]
    assert finding.positions[1].claims == (claims[1].id,)


def test_another_paper_that_agrees_with_the_headline_disputes_the_body() -> None:
    claims = [
        titled(12, 10),
        counted("a", 10, 10, "killed"),
        counted("b", 12, 12, "killed"),
    ]
    articles = [Article(path=path, sha256="", published=Date("2026-05-06")) for path in "ab"]
    found = {f.rule for f in check(claims, articles=articles) if f.verdict == "contradiction"}
    assert found == {"FC601", "FC607"}


def test_another_paper_that_agrees_with_the_body_disputes_nothing() -> None:
    claims = [
        titled(12, 10),
        counted("a", 10, 10, "killed"),
        counted("b", 10, 10, "killed"),
    ]
    found = {f.rule for f in check(claims) if f.verdict == "contradiction"}
    assert found == {"FC607"}
