"""The same findings, in the same order, however the claims come in."""

from __future__ import annotations

from factcheck.checks import load, run
from factcheck.checks.findings import fingerprint
from factcheck.engine.local import LocalEngine
from factcheck.model import Position, Resolution
from factcheck.values import Date
from tests.checks.made_by_hand import (
    BODY,
    EVENT,
    PERSON,
    check,
    claim,
    counted,
    date_of,
    named,
    numbered,
    worded,
)

CLAIMS = [
    date_of("b", "2026-01-25", id="c2"),
    date_of("a", "2026-01-20", id="c1"),
    named("a", "Anna Holm", "person.name", PERSON, id="c3"),
    named("b", "Anna Maria Holm", "person.name", PERSON, id="c4"),
    numbered("a", 2, id="c5"),
    numbered("b", 2, id="c6"),
    counted("a", 3, 3, "arrest", id="c7"),
    counted("b", 5, 5, "arrest", id="c8"),
    claim("a", "organization.founded", BODY, Date("1990"), id="c9"),
    claim("b", "organization.founded", BODY, Date("1991"), id="d1"),
    worded("a", "HSB", "organization.acronym", BODY, id="d2"),
    worded("b", "HSAB", "organization.acronym", BODY, id="d3"),
]


def test_errors_come_first_then_rules_in_order() -> None:
    found = check(CLAIMS)
    assert [(f.severity, f.rule) for f in found] == [
        ("error", "FC201"),
        ("error", "FC503"),
        ("error", "FC601"),
        ("warning", "FC502"),
        ("note", "FC204"),
        ("note", "FC402"),
    ]


def test_no_order_of_claims_entities_or_workers_changes_a_finding() -> None:
    found = check(CLAIMS)
    assert check(CLAIMS[::-1], entities=[PERSON, BODY, EVENT]) == found
    resolution = Resolution(entities=(EVENT, BODY, PERSON), claims=tuple(CLAIMS))
    with LocalEngine(2, batch_size=1) as engine:
        assert run(resolution, (), load(), engine) == found


def test_a_fingerprint_outlives_moved_lines_and_new_ids() -> None:
    one = [date_of("a", "2026-01-20", line=3, start=50), date_of("b", "2026-01-25")]
    two = [date_of("b", "2026-01-25", start=7), date_of("a", "2026-01-20", line=9, start=500)]
    [first], [second] = check(one), check(two)
    assert first.fingerprint == second.fingerprint
    assert len(first.fingerprint) == 16
    other = check([date_of("a", "2026-01-20"), date_of("b", "2026-01-26")])
    assert other[0].fingerprint != first.fingerprint


def test_a_fingerprint_is_written_down() -> None:
    # sha256 of ["FC201","event","second meeting of the harbour safety board","event.date",
    #            [["{\"type\":\"date\",\"edtf\":\"2026-01-20\"}","a"]]]
    positions = [Position(Date("2026-01-20"), ("c1",), ("a",), 1)]
    from hashlib import sha256

    key = (
        '["FC201","event","second meeting of the harbour safety board","event.date",'
        '[["{\\"edtf\\":\\"2026-01-20\\",\\"type\\":\\"date\\"}","a"]]]'
    )
    expected = sha256(key.encode()).hexdigest()[:16]
    assert fingerprint("FC201", EVENT, "event.date", positions) == expected


def test_many_values_and_many_claims_stay_cheap() -> None:
    from time import perf_counter

    days = [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 28)]
    many = [date_of(f"s{i:05}", days[i % len(days)]) for i in range(6_000)]
    began = perf_counter()
    found = check(many)
    assert perf_counter() - began < 5
    assert found[0].verdict == "contradiction"
