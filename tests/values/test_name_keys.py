"""Keys that bring names together, and names as a report shows them."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.values import (
    blocking_keys,
    compare_names,
    name_key,
    near_miss,
    normal_form,
    normal_role,
    tidy,
)
from factcheck.values.names import NameKind
from factcheck.values.organizations import spells
from tests.values.value_strategies import KINDS, NAMES

SAME: list[tuple[NameKind, str, str]] = [
    ("person", "Sara Carter", "Sarah Carter"),
    ("person", "Carter", "Ms Sara Carter"),
    ("person", "Smith, John", "John Q. Smith"),
    ("organization", "ONDCP", "White House Office of National Drug Control Policy"),
    ("organization", "Office of National Drug Control Policy (ONDCP)", "ONDCP"),
    ("organization", "Indo-US Counternarcotics Working Group", "Counter-narcotics Working Group"),
    ("organization", "Ministry of Defence", "Defense Ministry"),
    ("place", "Washington, D.C.", "Washington"),
    ("place", "Bombay", "Mumbai"),
]


@pytest.mark.parametrize(("kind", "a", "b"), SAME)
def test_names_that_may_be_one_share_a_key(kind: NameKind, a: str, b: str) -> None:
    assert set(blocking_keys(a, kind=kind)) & set(blocking_keys(b, kind=kind))


def test_keys_are_sorted_and_bare() -> None:
    assert blocking_keys("Ms. Sara J. Carter", kind="person") == ("karter", "sara")


@given(NAMES, KINDS)
def test_keys_are_sorted(name: str, kind: NameKind) -> None:
    assert list(blocking_keys(name, kind=kind)) == sorted(set(blocking_keys(name, kind=kind)))


@pytest.mark.parametrize(
    ("kind", "names", "key"),
    [
        (
            "person",
            ["Sara Carter", "SARA CARTER", "Ms. Sara Carter", "Carter, Sara"],
            "sara carter",
        ),
        (
            "organization",
            ["India-US Working Group", "US–India Working Group", "the Indo-U.S. Working Group"],
            "IN US group working",
        ),
        ("place", ["Washington", "Washington, D.C.", "WASHINGTON DC"], "washington"),
    ],
)
def test_spellings_of_one_name_have_one_key(kind: NameKind, names: list[str], key: str) -> None:
    assert {name_key(name, kind=kind) for name in names} == {key}


FEW = st.sampled_from(["Sara", "SARA", "Carter", "US", "U.S.", "the", "Group"])
FEW_NAMES = st.lists(FEW, min_size=1, max_size=2).map(" ".join)


@given(FEW_NAMES, FEW_NAMES, st.sampled_from(["person", "organization", "place"]))
@settings(max_examples=150)
def test_one_key_is_one_name(a: str, b: str, kind: NameKind) -> None:
    if name_key(a, kind=kind) and name_key(a, kind=kind) == name_key(b, kind=kind):
        assert compare_names(a, b, kind=kind).agrees
        assert not near_miss(a, b, kind=kind)


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        (
            "organization",
            "the  Office of National\nDrug Control Policy’s",
            "Office of National Drug Control Policy",
        ),
        ("organization", "Orion Inc.", "Orion Inc."),
        ("person", " John Smith Jr., ", "John Smith Jr."),
        ("person", "“Sara Carter”", "Sara Carter"),
        ("place", "Paris,", "Paris"),
    ],
)
def test_tidy(kind: NameKind, name: str, shown: str) -> None:
    assert tidy(name, kind=kind) == shown


@pytest.mark.parametrize(
    ("acronym", "words", "fits"),
    [
        ("ondcp", "office of national drug control policy", True),
        ("cnwg", "counternarcotics working group", True),
        ("nato", "north atlantic treaty organization", True),
        ("rbi", "reserve bank of india", True),
        ("usda", "us department of agriculture", True),
        ("ncb", "national crime agency", False),
        ("un", "united nations children's fund", False),
        ("who", "world health assembly", False),
    ],
)
def test_acronyms(acronym: str, words: str, fits: bool) -> None:
    assert spells(acronym, tuple(words.split())) is fits


@pytest.mark.parametrize(
    ("role", "normal"),
    [
        ("PM", "prime minister"),
        ("C.E.O.", "chief executive officer"),
        ("Dy Director", "deputy director"),
        ("ex-Secretary-General", "former secretary general"),
        ("the Spokeswoman", "spokesperson"),
        ("Chairwoman", "chair"),
        ("Lt. Col.", "lieutenant colonel"),
        ("Director General", "director general"),
    ],
)
def test_normal_role(role: str, normal: str) -> None:
    assert normal_role(role) == normal


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("took place", "held"),
        ("Opened its gates", "held"),
        ("will be held", "planned"),
        ("was called off", "cancelled"),
        ("virtually", "virtual"),
        ("1–3", "3-1"),
        ("52-48-2", "52-48-2"),
        ("31  June", "31 june"),
    ],
)
def test_normal_form(text: str, form: str) -> None:
    assert normal_form(text) == form


def test_hostile_names_stay_fast() -> None:
    names = [
        "a " * 3000,
        "the of " * 2000,
        "A.B." * 2000,
        "(" * 5000,
        "-" * 5000,
        "Ж" * 4000,
        "us " * 2000,
    ]
    kinds: list[Any] = ["person", "organization", "place"]
    for a, b in combinations(names, 2):
        for kind in kinds:
            compare_names(a, b, kind=kind)
            near_miss(a, b, kind=kind)
