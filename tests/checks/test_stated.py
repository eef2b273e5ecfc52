from __future__ import annotations

import pytest

from factcheck.model import Article
from factcheck.values import Date
from tests.checks.made_by_hand import check, date_of, summary, worded


def test_a_weekday_that_is_not_the_date_s() -> None:
    claims = [date_of("a", "2026-01-28", text="Tuesday, 28 January", stated=(("weekday", "1"),))]
    [finding] = check(claims)
    assert summary([finding]) == [("FC101", "contradiction", ["28 January 2026", "Tuesday"], ["a"])]
    assert finding.message == (
        "a names a weekday that its date does not fall on: "
        "28 January 2026 is a Wednesday, not a Tuesday"
    )


@pytest.mark.parametrize("edtf", ["2026-01-28", "2026-01", "XXXX-01-27", "2026-01-28/2026-01-29"])
def test_a_weekday_that_fits_or_cannot_be_held_against_a_date(edtf: str) -> None:
    assert not check([date_of("a", edtf, stated=(("weekday", "2"),))])


def test_a_stretch_of_days_begins_on_its_weekday() -> None:
    [finding] = check([date_of("a", "2026-01-26/2026-01-27", stated=(("weekday", "2"),))])
    assert finding.rule == "FC101"
    assert finding.message.endswith("26 January 2026 is a Monday, not a Wednesday")


def test_a_year_left_out_is_certain_only_near_the_article_s_own_date() -> None:
    # 22 January is a Thursday in 2026 and a Wednesday in 2025
    year_inferred = 'year 2026 of "Wednesday, Jan 22" is taken from the article\'s date'
    claims = [date_of("a", "2026-01-22", stated=(("weekday", "2"),), derivation=year_inferred)]
    near = [Article(path="a", sha256="", published=Date("2026-01-23"))]
    far = [Article(path="a", sha256="", published=Date("2026-08-01"))]
    assert [f.rule for f in check(claims, articles=near)] == ["FC101"]
    assert not check(claims, articles=far)


def test_a_date_that_no_calendar_has() -> None:
    claims = [
        worded(
            "a",
            "31 June",
            "event.date",
            text="31 June",
            stated=(("impossible", "June has 30 days"),),
        )
    ]
    [finding] = check(claims)
    assert (finding.rule, finding.severity) == ("FC102", "error")
    assert finding.message == (
        'a gives a date or an hour that does not exist, "31 June": June has 30 days'
    )


def test_a_range_that_ends_before_it_starts() -> None:
    claims = [
        worded(
            "a",
            "19 to 12 October",
            "event.date",
            text="19 to 12 October",
            stated=(("reversed", "19 October is after 12 October"),),
        )
    ]
    assert [(f.rule, f.severity) for f in check(claims)] == [("FC103", "error")]
