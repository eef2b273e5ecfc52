from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values import Quantity
from factcheck.values.written import read, write

ENDS = (
    st.none() | st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9).filter(lambda x: x != int(x))
)
UNITS = st.sampled_from(["killed", "mi", "%", "police officer", "USD", "", "°C"])


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(8, 8, "killed"), "8 killed"),
        (Quantity(4.5, 5.5, "mi"), "4.5..5.5 mi"),
        (Quantity(11, None, "country"), "11.. country"),
        (Quantity(None, 10, "police officer"), "..10 police officer"),
        (Quantity(57, 63, "%", approximate=True), "~57..63 %"),
        (Quantity(-5, -5, "°C"), "-5 °C"),
    ],
)
def test_as_it_is_written(quantity: Quantity, words: str) -> None:
    assert write(quantity) == words
    assert read(words) == quantity


@given(ENDS, ENDS, UNITS, st.booleans())
def test_what_is_written_is_read_back(
    low: float | None, high: float | None, unit: str, approximate: bool
) -> None:
    quantity = Quantity(low, high, unit, approximate)
    assert read(write(quantity)) == quantity
