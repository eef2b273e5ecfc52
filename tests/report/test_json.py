"""The JSON report against its schema, and what a reader of it may rely on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from factcheck.model import Report, Time
from factcheck.report import json as report_json
from factcheck.report import renderer, schema
from factcheck.report.view import Page, View, view
from factcheck.values import Date, Name, Ordinal, Quantity, Text, Title, Value


def test_the_report_fits_its_schema(everything: View) -> None:
    text = renderer("json")(everything, Page())
    schema.Report.model_validate_json(text)


def test_claims_fit_their_schema(regatta: Report) -> None:
    text = report_json.encode(report_json.claims_body(regatta))
    schema.ClaimsReport.model_validate_json(text)


def test_keys_are_sorted_and_the_text_ends_in_a_newline(everything: View) -> None:
    text = renderer("json")(everything, Page())
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def test_contradictions_alone_unless_more_is_shown(contradictions: View, everything: View) -> None:
    few = json.loads(renderer("json")(contradictions, Page()))
    many = json.loads(renderer("json")(everything, Page()))
    assert [finding["verdict"] for finding in few["findings"]] == ["contradiction"] * 2
    assert len(many["findings"]) == 5
    assert few["summary"] == many["summary"]
    assert few["claims"] == many["claims"]


def test_subjects_go_by_id_and_copies_are_named(everything: View) -> None:
    body = json.loads(renderer("json")(everything, Page()))
    assert [subject["id"] for subject in body["subjects"]] == [
        "event:regatta-12",
        "person:solberg",
        "person:wang",
    ]
    assert [source["copy_of"] for source in body["sources"]] == [None, "herald.txt", None]
    assert body["errors"] == [{"path": "gone.txt", "message": "cannot be read: no such file"}]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            Date("2026-01-20/2026-01-22"),
            {
                "type": "date",
                "edtf": "2026-01-20/2026-01-22",
                "start": "2026-01-20",
                "end": "2026-01-22",
            },
        ),
        (
            Date("2024-02"),
            {"type": "date", "edtf": "2024-02", "start": "2024-02-01", "end": "2024-02-29"},
        ),
        (
            Date("XXXX-11-28"),
            {"type": "date", "edtf": "XXXX-11-28", "start": None, "end": None},
        ),
        (Ordinal(3), {"type": "ordinal", "number": 3}),
        (
            Quantity(11, None, "country", True),
            {"type": "quantity", "low": 11, "high": None, "unit": "country"},
        ),
        (Name("Ana Roy", "person"), {"type": "name", "name": "Ana Roy"}),
        (
            Title("mayor", "Lima"),
            {"type": "title", "role": "mayor", "organization": "Lima"},
        ),
        (Title("mayor"), {"type": "title", "role": "mayor", "organization": None}),
        (Text("held"), {"type": "text", "text": "held"}),
    ],
)
def test_values_by_type(value: Value, expected: dict[str, Any]) -> None:
    assert report_json.value(value) == expected


def test_jsonl_has_one_finding_a_line(everything: View) -> None:
    lines = renderer("jsonl")(everything, Page()).splitlines()
    assert [json.loads(line)["rule"] for line in lines] == [
        "FC201",
        "FC601",
        "FC207",
        "FC204",
        "FC801",
    ]
    for line in lines:
        schema.Finding.model_validate_json(line)


def test_jsonl_of_nothing_is_empty(regatta: Report) -> None:
    assert renderer("jsonl")(view(replace(regatta, findings=())), Page()) == ""


def test_the_schema_allows_additions() -> None:
    body = json.loads(schema.schema())
    assert body["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(body["required"]) == {
        "schema_version",
        "tool",
        "sources",
        "subjects",
        "claims",
        "findings",
        "errors",
        "summary",
    }
    assert "additionalProperties" not in json.dumps(body)


def test_a_time_without_a_date_has_no_edtf() -> None:
    time = Time(0, 6, "recent", "DATE", "PAST_REF", None)
    assert report_json._time(time)["edtf"] is None
