from __future__ import annotations

from msgspec.structs import replace

from factcheck.model import Entity
from tests.checks.made_by_hand import (
    BODY,
    EVENT,
    PERSON,
    check,
    date_of,
    link,
    numbered,
    summary,
    worded,
)


def test_two_ranges_that_end_on_different_days_contradict() -> None:
    found = check([date_of("a", "2026-01-20/2026-01-21"), date_of("b", "2026-01-20/2026-01-22")])
    assert summary(found) == [
        (
            "FC201",
            "contradiction",
            ["20-21 January 2026", "20-22 January 2026"],
            ["a", "b"],
        )
    ]
    assert found[0].severity == "error"
    assert found[0].odd_one_out is None
    assert [(gate.name, gate.passed) for gate in found[0].gates] == [
        ("same-subject", True),
        ("scope", True),
        ("as-of", True),
        ("asserted", True),
        ("retracted", True),
        ("reported", True),
    ]


def test_the_message_names_the_meeting_by_its_number_and_its_body() -> None:
    claims = [
        date_of("a", "2026-01-20/2026-01-21", derivation='year 2026 of "January 20-21"'),
        date_of("b", "2026-01-20/2026-01-22"),
        numbered("a", 1, text="inaugural meeting"),
    ]
    event = replace(
        EVENT,
        label="inaugural meeting of the Harbour Safety Board",
        links=(link("a", "b", ("group", ""), ("ordinal", "1"), ("place", "Washington")),),
    )
    [finding] = check(claims, entities=[event, BODY])
    assert finding.message == (
        "sources disagree on when the inaugural meeting of the Harbour Safety Board took place: "
        "20-21 January 2026 against 20-22 January 2026"
    )
    assert finding.notes == (
        "same event: group, ordinal 1 and Washington agree",
        'year 2026 of "January 20-21"',
        "1 voice against 1: neither is called the odd one out",
    )


def test_one_article_can_disagree_with_itself() -> None:
    [finding] = check([date_of("a", "2026-01-20"), date_of("a", "2026-01-23")])
    assert finding.message == (
        "a disagrees with itself on when the second meeting of the Harbour Safety Board took "
        "place: 20 January 2026 against 23 January 2026"
    )


def test_the_month_that_holds_both_days_takes_no_side() -> None:
    found = check([date_of("a", "2026-01-20"), date_of("b", "2026-01-25"), date_of("c", "2026-01")])
    assert summary(found) == [
        ("FC201", "contradiction", ["20 January 2026", "25 January 2026"], ["a", "b"])
    ]


def test_a_month_and_its_day_agree() -> None:
    found = check([date_of("a", "2021-06"), date_of("b", "2021-06-02")])
    assert [(f.rule, f.verdict, f.severity) for f in found] == [("FC201", "agreement", "note")]
    assert len(found[0].positions) == 1
    assert found[0].positions[0].voices == 2


def test_a_plan_and_a_fact_do_not_contradict() -> None:
    assert not check([date_of("a", "2026-01-20", modality="planned"), date_of("b", "2026-01-25")])


def test_one_voice_against_two_is_the_odd_one_out() -> None:
    claims = [date_of("a", "2026-01-20"), date_of("b", "2026-01-20"), date_of("c", "2026-01-25")]
    contradiction, agreement = check(claims)
    assert contradiction.odd_one_out == "c"
    assert contradiction.notes[-1] == "2 voices against 1: c is the odd one out"
    assert agreement.verdict == "agreement"
    copied = check(claims, voices={"a": "a", "b": "a", "c": "c"})
    assert [(f.verdict, f.odd_one_out) for f in copied] == [("contradiction", None)]


def test_papers_that_quote_one_statement_are_one_voice_for_what_it_says() -> None:
    statement = Entity(
        id="quote:1", kind="quote", label="we met", members=(("a", "quote:0"), ("b", "quote:0"))
    )
    said = [
        worded(path, "we met on 20 January", "quote.text", statement, start=10, end=40)
        for path in ("a", "b")
    ]
    inside = [date_of(path, "2026-01-20", start=20, end=30, quoted=True) for path in ("a", "b")]
    entities = (EVENT, BODY, PERSON, statement)
    found = check([*said, *inside], entities=entities, select=["FC201"])
    assert not found
    told = date_of("b", "2026-01-20", start=60, end=70)  # b has it from the same statement
    assert not check([*said, *inside, told], entities=entities, select=["FC201"])
    other = date_of("c", "2026-01-20")
    [agreement] = check([*said, *inside, other], entities=entities, select=["FC201"])
    assert agreement.positions[0].voices == 2
    assert agreement.positions[0].sources == ("a", "b", "c")
    against = date_of("d", "2026-01-25")
    [dispute] = check([*said, *inside, against], entities=entities, select=["FC201"])
    assert [position.voices for position in dispute.positions] == [1, 1]
    assert dispute.odd_one_out is None
