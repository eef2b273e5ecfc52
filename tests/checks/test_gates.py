"""Each gate, on the smallest difference that it holds back and its nearest neighbour that
passes."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.model import Article
from factcheck.values import Date
from tests.checks.made_by_hand import (
    EVENT,
    check,
    claim,
    counted,
    date_of,
    named,
    summary,
    titled,
    worded,
)


@pytest.mark.parametrize(
    ("more", "held"),
    [
        ({}, False),
        ({"modality": "planned"}, True),
        ({"modality": "denied"}, True),
        ({"modality": "reported"}, True),
        ({"attribution": "police"}, False),
        ({"attribution": "the defence lawyer", "routine": False}, True),
    ],
)
def test_what_a_source_must_stand_behind(more: dict[str, Any], held: bool) -> None:
    found = check([date_of("a", "2026-01-20", **more), date_of("b", "2026-01-25")])
    assert (not found) is held


def test_titles_far_apart_in_time_are_a_succession() -> None:
    early = titled("a", "Deputy Minister", "Ministry of Health", as_of="2020-03-01")
    late = titled("b", "Minister", "Ministry of Health", as_of="2026-03-01")
    [finding] = check([late, early])
    assert summary([finding]) == [
        (
            "FC401",
            "update",
            ["Deputy Minister, Ministry of Health", "Minister, Ministry of Health"],
            ["a", "b"],
        )
    ]
    assert finding.severity == "note"
    assert finding.message == (
        "the title of Anna Holm changed between the sources: "
        "Deputy Minister, Ministry of Health, then Minister, Ministry of Health"
    )
    assert [g.name for g in finding.gates if not g.passed] == ["as-of"]


def test_titles_of_one_week_contradict() -> None:
    claims = [
        titled("a", "Deputy Minister", "Ministry of Health", as_of="2026-03-01"),
        titled("b", "Minister", "Ministry of Health", as_of="2026-03-06"),
    ]
    assert [(f.rule, f.verdict, f.severity) for f in check(claims)] == [
        ("FC401", "contradiction", "warning")
    ]


def test_titles_of_one_naming_are_held_together() -> None:
    claims = [
        titled("a", "Minister", "Ministry of Health", start=100, end=118),
        titled("a", "Deputy Minister", "Ministry of Health", start=123, end=150),
    ]
    assert not check(claims)


def test_a_count_that_grew_is_superseded_and_one_that_fell_is_not() -> None:
    grew = [
        counted("a", 12, 12, "killed", as_of="2026-03-01"),
        counted("b", 15, 15, "killed", as_of="2026-03-02"),
    ]
    fell = [
        counted("a", 15, 15, "killed", as_of="2026-03-01"),
        counted("b", 12, 12, "killed", as_of="2026-03-02"),
    ]
    assert [(f.rule, f.verdict) for f in check(grew)] == [("FC802", "update")]
    assert [f.rule for f in check(fell)] == ["FC601"]


def test_the_missing_may_become_fewer() -> None:
    claims = [
        counted("a", 9, 9, "missing", as_of="2026-03-01"),
        counted("b", 4, 4, "missing", as_of="2026-03-02"),
    ]
    assert [(f.rule, f.verdict) for f in check(claims)] == [("FC802", "update")]
    disputed = [*claims, counted("c", 6, 6, "missing", as_of="2026-03-02")]
    assert [f.rule for f in check(disputed)] == ["FC601", "FC802"]


def test_a_length_does_not_grow() -> None:
    claims = [
        counted("a", 10, 10, "km", as_of="2026-03-01", stated=(("role", "widened"),)),
        counted("b", 15, 15, "km", as_of="2026-03-02", stated=(("role", "widened"),)),
    ]
    assert [f.verdict for f in check(claims)] == ["contradiction"]


def test_a_correction_voids_what_it_calls_wrong_in_earlier_articles_of_its_publisher() -> None:
    claims = [
        date_of("early", "2026-01-20", text="20 January"),
        date_of("other", "2026-01-21", text="21 January"),
        worded(
            "late",
            "",
            "correction",
            "document",
            text="An earlier version said the meeting was on 20 January. It was on 21 January.",
            stated=(
                ("wrong", "the meeting was on 20 January"),
                ("wrong-value", "2026-01-20"),
                ("right", "It was on 21 January"),
                ("right-value", "2026-01-21"),
            ),
        ),
    ]
    articles = [
        Article(path="early", sha256="", publisher="The Post", published=Date("2026-01-22")),
        Article(path="late", sha256="", publisher="The Post", published=Date("2026-01-24")),
        Article(path="other", sha256="", publisher="The Mail", published=Date("2026-01-22")),
    ]
    assert not check(claims, articles=articles)
    assert [f.rule for f in check(claims[:2], articles=articles)] == ["FC201"]
    right = [date_of("early", "2026-01-21", text="21 January"), claims[1], claims[2]]
    assert [f.verdict for f in check(right, articles=articles)] == ["agreement"]


def test_counts_with_another_role_are_two_counts() -> None:
    burnt = counted("a", 5, 5, "house", stated=(("role", "burn"),))
    sold = counted("b", 8, 8, "house", stated=(("role", "sell"),))
    also_burnt = counted("b", 8, 8, "house", stated=(("role", "burn"),))
    assert not check([burnt, sold])
    assert [f.rule for f in check([burnt, also_burnt])] == ["FC601"]


def test_leaders_that_one_article_names_together_are_a_set() -> None:
    pair = [
        named("a", "Anna Holm", "event.led_by"),
        named("a", "Karl Lind", "event.led_by"),
    ]
    assert not check(pair)
    assert not [
        f for f in check([*pair, named("b", "Karl Lind", "event.led_by")]) if f.rule != "FC205"
    ]
    [agreement] = check([*pair, named("b", "Karl Lind", "event.led_by")])
    assert agreement.verdict == "agreement"
    [conflict] = check([*pair, named("b", "Maria Sund", "event.led_by")])
    assert conflict.verdict == "contradiction"
    assert (
        conflict.message
        == "sources disagree on who led the second meeting of the Harbour Safety Board: "
        "Maria Sund, Anna Holm or Karl Lind"
    )


def test_who_attended_is_an_open_set() -> None:
    claims = [
        named("a", "Anna Holm", "event.attended_by"),
        named("b", "Karl Lind", "event.attended_by"),
    ]
    assert not check(claims)


def test_values_of_two_subjects_never_meet() -> None:
    other = claim("b", "event.date", "event:2", Date("2026-02-25"))
    assert not check([date_of("a", "2026-01-20", EVENT), other])
