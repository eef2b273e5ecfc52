"""What the words of a quantity come to, worked out by hand."""

from __future__ import annotations

import pytest

from factcheck.values import Quantity, canonical_unit
from factcheck.values import quantities as q


@pytest.mark.parametrize(
    ("made", "low", "high"),
    [
        (q.exactly(8, "arrest"), 8, 8),
        (q.more_than(10, "country"), 11, None),
        (q.more_than(10, "km"), 10, None),
        (q.more_than(3_000_000, "USD"), 3_000_000, None),
        (q.at_least(10, "nation"), 10, None),
        (q.up_to(10, "person"), 0, 10),
        (q.at_most(10, "person"), 0, 10),
        (q.fewer_than(10, "person"), 0, 9),
        (q.fewer_than(10, "%"), 0, 10),
        (q.nearly(350, "person"), 315, 349),
        (q.nearly(100, "%"), 90, 100),
        (q.about(200, "person"), 150, 250),
        (q.about(250, "person"), 237, 263),  # 5 % either way: 237.5 to 262.5
        (q.about(1000, "person"), 950, 1500),  # what rounds to 1,000: 949 would round to 900
        (q.about(63, "person"), 59, 67),  # 59.85 to 66.15
        (q.rounded(787_000_000, "USD"), 786_500_000, 787_499_999.99),
        (q.rounded(787_000_000.0, "USD"), 786_500_000, 787_499_999.99),
        (q.rounded(3_200_000, "USD"), 3_150_000, 3_249_999.99),
        (q.rounded(3_000_000, "USD", step=100_000), 2_950_000, 3_049_999.99),  # $3.0 million
        (q.rounded(1.5, "km"), 1.45, 1.5495),
        (q.vague("dozens", "person"), 18, 144),
    ],
)
def test_intervals(made: Quantity, low: float | None, high: float | None) -> None:
    assert (made.low, made.high) == (low, high)


def test_a_whole_count_stays_whole() -> None:
    assert isinstance(q.about(250, "person").low, int)
    assert isinstance(q.rounded(787e6, "vote").high, int)


def test_between_wants_its_ends_in_order() -> None:
    with pytest.raises(ValueError, match="10 is above 5"):
        q.between(10, 5, "house")


def test_membership() -> None:
    assert 12 in q.more_than(10, "country")
    assert 10 not in q.more_than(10, "country")
    assert "12" not in q.more_than(10, "country")


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("nations", "country"),
        ("miles", "mi"),
        ("per cent", "%"),
        ("deaths", "killed"),
        ("kg", "kg"),
        ("INR", "INR"),
        ("Yak", "yak"),
    ],
)
def test_units(name: str, unit: str) -> None:
    assert canonical_unit(name) == unit
