"""The tables of tests/values/cases: each row worked out by hand, and read both ways round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.values import (
    Date,
    Quantity,
    Relation,
    Text,
    Title,
    compare,
    compare_names,
    near_miss,
)
from factcheck.values import quantities as q
from factcheck.values.name_slips import are_near
from factcheck.values.names import NameKind

CASES = Path(__file__).parent / "cases"
CONSTRUCTORS: dict[str, Callable[..., Quantity]] = {
    "exactly": q.exactly,
    "at_least": q.at_least,
    "more_than": q.more_than,
    "up_to": q.up_to,
    "fewer_than": q.fewer_than,
    "nearly": q.nearly,
    "about": q.about,
    "rounded": q.rounded,
    "between": q.between,
    "vague": q.vague,
}


def rows(name: str) -> list[Any]:
    table = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=f"{row['a']} | {row['b']}") for row in table]


def both_ways(a: Any, b: Any) -> Relation:
    forth, back = compare(a, b), compare(b, a)
    assert forth is back
    return forth


@pytest.mark.parametrize("row", rows("dates"))
def test_dates(row: dict[str, str]) -> None:
    assert both_ways(Date.parse(row["a"]), Date.parse(row["b"])) == row["relation"]


def quantity(form: list[Any]) -> Quantity:
    name, *numbers, unit = form
    return CONSTRUCTORS[name](*numbers, unit)


@pytest.mark.parametrize("row", rows("quantities"))
def test_quantities(row: dict[str, Any]) -> None:
    assert both_ways(quantity(row["a"]), quantity(row["b"])) == row["relation"]


@pytest.mark.parametrize("row", rows("texts"))
def test_texts(row: dict[str, str]) -> None:
    assert both_ways(Text(row["a"]), Text(row["b"])) == row["relation"]


def title(form: str | list[str]) -> Title:
    return Title(form) if isinstance(form, str) else Title(*form)


@pytest.mark.parametrize("row", rows("titles"))
def test_titles(row: dict[str, Any]) -> None:
    assert both_ways(title(row["a"]), title(row["b"])) == row["relation"]


def check_names(row: dict[str, Any], kind: NameKind) -> None:
    a, b = row["a"], row["b"]
    assert compare_names(a, b, kind=kind) is compare_names(b, a, kind=kind)
    assert compare_names(a, b, kind=kind) == row["relation"]
    assert near_miss(a, b, kind=kind) is near_miss(b, a, kind=kind) is row["near"]


@pytest.mark.parametrize("row", rows("people"))
def test_people(row: dict[str, Any]) -> None:
    check_names(row, "person")


@pytest.mark.parametrize("row", rows("organizations"))
def test_organizations(row: dict[str, Any]) -> None:
    check_names(row, "organization")


@pytest.mark.parametrize("row", rows("places"))
def test_places(row: dict[str, Any]) -> None:
    check_names(row, "place")


@pytest.mark.parametrize("row", rows("slips"))
def test_two_words_of_names_of_which_one_may_be_a_slip(row: dict[str, Any]) -> None:
    beside = row.get("beside", "")
    for first, second in ((row["a"], row["b"]), (row["b"], row["a"])):
        assert are_near(first, second, beside=beside) is row["near"]
