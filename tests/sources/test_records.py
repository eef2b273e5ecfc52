"""JSON and JSON lines: which records are articles, and what is told of those that are none."""

from __future__ import annotations

import json

import pytest

from factcheck.errors import SourceError
from factcheck.model import Source
from factcheck.sources import parse, read_bytes
from factcheck.sources.origins import Way


def read(path: str, value: object, **fields: tuple[str, ...]) -> list[Source]:
    return parse(path, json.dumps(value).encode(), fields=fields)


def test_one_record_is_one_article() -> None:
    [source] = read(
        "a.json",
        {
            "title": "Ferry runs aground",
            "text": "Forty people were taken off.",
            "date": "2024-03-05T10:00:00Z",
            "url": "https://news.example/1",
            "publisher": {"name": "The Tide"},
        },
    )
    assert source.path == source.file == "a.json"
    assert source.text == "Ferry runs aground\n\nForty people were taken off."
    assert source.metadata.title == "Ferry runs aground"
    assert source.metadata.published == "2024-03-05"
    assert source.metadata.publisher == "The Tide"
    assert source.metadata.url == "https://news.example/1"


def test_a_headline_that_the_text_repeats_stands_once() -> None:
    [source] = read("a.json", {"headline": "Rain", "body": "Rain\nIt rained."})
    assert source.text == "Rain\nIt rained."


def test_paragraphs_in_a_list_are_one_text() -> None:
    [source] = read("a.json", {"content": ["One.", "", "Two."]})
    assert source.text == "One.\n\nTwo."


def test_markup_in_a_text_is_passed_over() -> None:
    html = (
        '<p>Rain &amp; <a href=\\"/w\\">wind</a> closed\\n12 roads</p><p>Two\\u2011day storm.</p>'
    )
    raw = f'{{"body": "{html}"}}'
    [source] = parse("a.json", raw.encode())
    assert source.text == "Rain & wind closed 12 roads\n\nTwo‑day storm."
    assert source.origin is not None
    for words, there in (("wind closed 12", "wind</a> closed\\n12"), ("Two‑day", "Two\\u2011day")):
        start = source.text.index(words)
        first, last = Way(source.origin).span(start, start + len(words))
        assert raw[first:last] == there


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ([{"text": "One."}, {"text": "Two."}], ["a.json#1", "a.json#2"]),
        ([{"id": 7, "text": "One."}, {"id": 7, "text": "Two."}], ["a.json#7", "a.json#2"]),
        ({"count": 1, "articles": [{"id": "x", "text": "One."}]}, ["a.json"]),
        ({"items": [{"id": "x", "text": "1."}, {"text": "2."}]}, ["a.json#x", "a.json#2"]),
    ],
)
def test_several_records_are_told_apart(value: object, paths: list[str]) -> None:
    found = read("a.json", value)
    assert [source.path for source in found] == paths
    assert {source.file for source in found} == {"a.json"}


def test_the_configuration_names_the_keys() -> None:
    record = {"meta": {"Day": "2024-05-06"}, "story": {"words": "It snowed."}, "text": "ad"}
    [source] = read("a.json", record, text=("story.words",), published=("meta.day",))
    assert source.text == "It snowed."
    assert source.metadata.published == "2024-05-06"


def test_date_is_another_word_for_published() -> None:
    [source] = read("a.json", {"text": "It snowed.", "day": "2024-05-06"}, date=("day",))
    assert source.metadata.published == "2024-05-06"


def test_a_line_that_cannot_be_read_costs_no_other() -> None:
    raw = b'{"text": "One."}\n\n{oops\n["x"]\n{"texts": 1}\n{"id": "z", "text": "Two."}\n'
    told: list[SourceError] = []
    found = parse("a.jsonl", raw, tell=told.append)
    assert [source.path for source in found] == ["a.jsonl#1", "a.jsonl#z"]
    assert [error.message.partition(";")[0] for error in told] == [
        "line 3 is no valid JSON (Expecting property name enclosed in double quotes)",
        "record 4: is no record but a list",
        "record 5: has no text",
    ]
    assert all(error.path == "a.jsonl" for error in told)


def test_the_error_of_a_record_names_its_keys_and_the_fix() -> None:
    with pytest.raises(SourceError, match=r"its keys are txt, day.*\[fields\] text = "):
        read("a.json", {"txt": "x", "day": 1})


def test_what_is_no_json_is_told_with_its_place() -> None:
    with pytest.raises(SourceError, match=r"is no valid JSON \(Expecting ',' delimiter: line 1"):
        parse("a.json", b'{"text": "a" "b"}')


def test_a_file_of_several_is_no_single_article() -> None:
    with pytest.raises(SourceError, match="holds 2 articles"):
        read_bytes("a.json", b'[{"text": "One."}, {"text": "Two."}]')


def test_an_article_among_others_is_known_by_its_own_text() -> None:
    first = read("a.json", [{"id": 1, "text": "One."}, {"id": 2, "text": "Two."}])
    second = read("a.json", [{"id": 1, "text": "One."}, {"id": 2, "text": "Else."}])
    assert first[0].sha256 == second[0].sha256
    assert first[1].sha256 != second[1].sha256


def test_nesting_without_end_is_an_error_and_no_crash() -> None:
    with pytest.raises(SourceError, match="no valid JSON"):
        parse("a.json", b"[" * 100_000)
