"""Quantities against values that a person worked out (cases/quantities.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.annotate import annotate
from factcheck.claims import extract
from factcheck.claims.quantities.verbs import verb
from factcheck.model import Claim
from factcheck.sources import from_text
from factcheck.values import Quantity, Text

FILE = Path(__file__).parent / "cases" / "quantities.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


def quantities(text: str) -> list[Claim]:
    article = extract(annotate(from_text("a.txt", text, published="2024-06-12")))
    return [c for c in article.claims if c.predicate == "quantity"]


def written(claim: Claim) -> str:
    """A claim as a case writes it."""
    value = claim.value
    assert isinstance(value, Quantity)
    low, high = ("" if end is None else f"{end:.15g}" for end in (value.low, value.high))
    interval = low if low == high else f"{low}..{high}"
    told = sorted((kv for kv in claim.stated if kv[0] in _ORDER), key=lambda kv: _ORDER[kv[0]])
    stated = "".join(f" {k}={v}" for k, v in told)
    return f"{claim.text} => {'~' if value.approximate else ''}{interval} {value.unit}{stated}"


_ORDER = {"role": 0, "who": 1, "scope": 2}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_case(case: dict[str, Any]) -> None:
    found = quantities(case["text"])
    assert set(case.get("claims", ())) <= {written(claim) for claim in found}
    units = {claim.value.unit for claim in found if isinstance(claim.value, Quantity)}
    assert not units & set(case.get("never", ()))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ten lorries were burnt in Metz.", "Rioters torched ten lorries in Metz."),
        ("The army deployed 400 troops.", "Some 400 troops were sent."),
        ("Thieves stole nine paintings.", "Nine paintings were stolen from the museum."),
        ("The firm sold 900 cars.", "In all, 900 cars were sold."),
        ("The airline cancelled 60 flights.", "Sixty flights were cancelled."),
        ("Doctors treated 31 patients.", "31 patients were treated for burns."),
        ("Rescuers freed 33 miners.", "Thirty-three miners were freed."),
        ("The state executed two men.", "Two men were executed by the state."),
        ("Voters elected 12 women.", "Twelve women were elected."),
        ("The dam displaced 4,000 people.", "4,000 people were displaced by the dam."),
        ("The strike grounded 20 aircraft.", "Twenty aircraft were grounded."),
        ("The city built 50 schools.", "Fifty schools were constructed."),
    ],
)
def test_active_and_passive_are_one_proposition(one: str, two: str) -> None:
    (first,), (second,) = quantities(one), quantities(two)
    assert isinstance(first.value, Quantity)
    assert isinstance(second.value, Quantity)
    assert first.value.unit == second.value.unit
    assert dict(first.stated).get("role") == dict(second.stated).get("role")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Five houses were burnt.", "Five houses were sold."),
        ("The blast killed nine people.", "The blast injured nine people."),
        ("Police arrested nine people.", "Police questioned nine people."),
        ("Nine people attacked the post.", "Nine people were attacked."),
        ("Profit rose 5%.", "Profit rose to 5%."),
        ("Profit rose 5%.", "Profit fell 5%."),
        ("Revenue was $5bn.", "Profit was $5bn."),
        ("The firm hired 90 people.", "The firm laid off 90 people."),
        ("It earned $9 million worldwide.", "It earned $9 million in Spain."),
        ("Drivers were paid $90 a day.", "Drivers were paid $90."),
        ("He served nine years.", "He was suspended for nine years."),
        ("The lake is 30 m deep.", "The lake is 30 m wide."),
    ],
)
def test_what_is_not_one_proposition_is_told_apart(one: str, two: str) -> None:
    assert _proposition(one) != _proposition(two)


def _proposition(text: str) -> tuple[str, str, str]:
    (claim,) = quantities(text)
    assert isinstance(claim.value, Quantity)
    stated = dict(claim.stated)
    return claim.value.unit, stated.get("role", ""), stated.get("scope", "")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("damaged", "damage"), ("damaging", "damage"), ("planned", "plan"), ("carried", "carry"),
        ("cut", "cut"), ("fell", "fall"), ("bought", "buy"), ("wrecked", "wreck"),
        ("visited", "visit"), ("rescued", "rescue"), ("vaccinated", "vaccinate"),
        ("evacuating", "evacuate"), ("looted", "loot"), ("charged", "charge"), ("ruled", "rule"),
        ("sensed", "sense"), ("closed", "close"), ("provided", "provide"), ("examined", "examine"),
    ],
)  # fmt: skip
def test_forms_come_back_to_their_verb(form: str, lemma: str) -> None:
    found = verb(form)
    assert found is not None
    assert found.lemma == lemma


def test_a_result_is_an_outcome_of_its_event() -> None:
    source = from_text("a.txt", "The Senate approved the treaty in a 52-48 vote on Friday.")
    outcomes = [c for c in extract(annotate(source)).claims if c.predicate == "event.outcome"]
    assert [c.value for c in outcomes] == [Text("52-48")]
