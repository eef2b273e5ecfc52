"""Which kind of the counted two counts name, by the words before the noun."""

from __future__ import annotations

import pytest

from factcheck.checks.modifiers import APART, SHARED, weight


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("15 compilation albums", "more than 16 compilation albums", SHARED),
        ("31 studio albums", "15 compilation albums", APART),
        ("nine new cases", "63 confirmed cases", APART),
        ("63 cases", "63 confirmed cases", 0.0),
        ("about 20 cases", "at least 30 cases", 0.0),
    ],
)
def test_weight(one: str, two: str, expected: float) -> None:
    assert weight(one, two) == expected
    assert weight(two, one) == expected
