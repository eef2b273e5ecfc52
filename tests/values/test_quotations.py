"""How two quotations stand to one another, against hand-worked cases (cases/quotations.yaml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values import Relation
from factcheck.values.quotations import compare_quotations, match

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "quotations.yaml").read_text(encoding="utf-8")
)
WORDS = st.lists(
    st.sampled_from("we can't sell the old mill not nine 9 [the mayor] … boats, had wanted".split())
).map(" ".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['first']} | {case['second']}")
def test_quotations(case: dict[str, Any]) -> None:
    assert compare_quotations(case["first"], case["second"]).value == case["relation"]


@given(WORDS, WORDS)
def test_comparing_is_symmetric(first: str, second: str) -> None:
    one, two = match(first, second), match(second, first)
    assert one.relation is two.relation
    assert one.differing == two.differing[::-1]


@given(WORDS)
def test_a_quotation_equals_itself(text: str) -> None:
    assert compare_quotations(text, text) is Relation.EQUAL


def test_the_words_that_differ_stand_between_their_neighbours() -> None:
    first = "We had wanted to plant the lower field with rye"
    second = "We wanted to plant the lower field with rye"
    assert match(first, second).differing == ("we had wanted", "we wanted")
