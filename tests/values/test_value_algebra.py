"""Symmetry, reflexivity, and that saying more never mends a contradiction."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.values import Date, Quantity, Relation, Value, compare, compare_names, near_miss
from factcheck.values.names import NameKind
from tests.values.value_strategies import KINDS, NAMES, VALUES, dates, days, quantities


@given(VALUES, VALUES)
@settings(max_examples=250)
def test_symmetric(a: Value, b: Value) -> None:
    assert compare(a, b) is compare(b, a)


@given(VALUES)
def test_reflexive(a: Value) -> None:
    assert compare(a, a) is Relation.EQUAL


@given(dates(), dates())
@settings(max_examples=250)
def test_symmetric_dates(a: Date, b: Date) -> None:
    assert compare(a, b) is compare(b, a)


@given(NAMES, NAMES, KINDS)
@settings(max_examples=250)
def test_names_are_symmetric_and_a_near_miss_is_never_the_same_spelling(
    a: str, b: str, kind: NameKind
) -> None:
    assert compare_names(a, b, kind=kind) is compare_names(b, a, kind=kind)
    assert near_miss(a, b, kind=kind) is near_miss(b, a, kind=kind)
    assert not near_miss(a, a, kind=kind)


@given(days(st.integers(2023, 2026)), dates(), st.integers(0, 2))
@settings(max_examples=200)
def test_a_finer_date_never_mends_a_contradiction(day: str, other: Date, step: int) -> None:
    coarse, fine = ((day[:4], day[:7]), (day[:7], day), (day, day + "T12:00"))[step]
    assert compare(Date(coarse), Date(fine)) is Relation.REFINES
    if compare(Date(coarse), other) is Relation.DISJOINT:
        assert not compare(Date(fine), other).agrees


@given(quantities(st.just("person")), quantities(st.just("person")), st.data())
@settings(max_examples=400)
def test_a_finer_count_never_mends_a_contradiction(
    a: Quantity, b: Quantity, data: st.DataObject
) -> None:
    if compare(a, b) is not Relation.DISJOINT:
        return
    low = 0 if a.low is None else a.low
    high = low + 100 if a.high is None else a.high
    inside = data.draw(st.floats(low, max(low, high)))
    assert not compare(Quantity(inside, inside, "person"), b).agrees


@given(VALUES, VALUES)
def test_unlike_types_do_not_speak_of_the_same_thing(a: Value, b: Value) -> None:
    if type(a) is not type(b):
        assert compare(a, b) is Relation.INCOMPARABLE
