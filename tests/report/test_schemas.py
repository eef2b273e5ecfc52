"""Every format for programs against the schema of those who read it, on reports of every kind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree
from msgspec.structs import replace

import factcheck
from factcheck.model import Claim, Finding, Problem, Report, RuleInfo, Source
from factcheck.report import renderer, schema
from factcheck.report.view import Page, View, view
from factcheck.values import Date, Value
from tests.report.conftest import hold

SCHEMAS = Path(__file__).parent / "schemas"
SEEDS = Path(__file__).parent.parent.parent / "seeds"

ODD = "news/día 1%/[a] b#c:d.txt"  # what a URI, a link and an annotation could trip over
ODD_TEXT = (
    "Crews of 海龍 🚀 and e\u0301clair met\r\n\r\n"
    "The race of\x07 \x1b[1m<Osthaven> & ]]> was held on the 2\r\nof May \u2028 2025, it said.\r\n"
)
PLAIN_TEXT = "The race was held on 3 May 2025.\n"


def claim(source: Source, words: str, value: Value, name: str) -> Claim:
    start = source.text.index(words)
    before = source.text[:start].replace("\r\n", "\n")
    return Claim(
        id=name,
        source=source.path,
        predicate="event.date",
        subject="event:race",
        value=value,
        start=start,
        end=start + len(words),
        text=words,
        line=before.count("\n") + 1,
        column=start - max(source.text.rfind("\n", 0, start), -1),
    )


def odd_report(**changes: Any) -> Report:
    odd = Source(ODD, ODD_TEXT, "0" * 64)
    plain = Source("z.txt", PLAIN_TEXT, "1" * 64)
    second, third = Date("2025-05-02"), Date("2025-05-03")
    finding = Finding(
        rule="FC201",
        name="event-date-conflict",
        verdict="contradiction",
        severity="error",
        predicate="event.date",
        subject="event:race",
        message="100% of\nsources [both](1) disagree, ]]> \x00 <b> | `on` it: 海龍",
        positions=(hold(second, ("a",), (ODD,)), hold(third, ("b",), ("z.txt",))),
        fingerprint="0123456789abcdef",
    )
    report = Report(
        version="1.2.3",
        sources=(odd, plain),
        articles=(),
        subjects=(),
        claims=(
            claim(odd, "on the 2\r\nof May \u2028 2025", second, "a"),
            claim(plain, "3 May 2025", third, "b"),
        ),
        findings=(finding,),
        rules=(
            RuleInfo(id="FC201", name="event-date-conflict", level="error", summary="Two [days]."),
        ),
        errors=(
            Problem("gone %/[x].txt", "cannot be read: <no> such\nfile"),
            Problem("", "a setting is wrong"),
        ),
    )
    return replace(report, **changes)


@cache
def seeds() -> Report:
    return factcheck.check([factcheck.Source.from_path(path) for path in sorted(SEEDS.iterdir())])


VIEWS: dict[str, Callable[[Report], View]] = {
    "odd": lambda regatta: view(odd_report()),
    "waived": lambda regatta: view(
        odd_report(findings=(replace(odd_report().findings[0], status="waived"),)), show=["all"]
    ),
    "everything": lambda regatta: view(regatta, show=["all"]),
    "contradictions": view,
    "no findings": lambda regatta: view(replace(regatta, findings=(), errors=())),
    "nothing read": lambda regatta: view(odd_report(sources=(), claims=(), findings=(), rules=())),
    "seeds": lambda regatta: view(seeds(), show=["all"]),
}


@pytest.fixture(params=VIEWS)
def seen(request: pytest.FixtureRequest, regatta: Report) -> View:
    return VIEWS[request.param](regatta)


def validate(instance: Any, name: str) -> None:
    body = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(body)
    kind.check_schema(body)
    kind(body, format_checker=kind.FORMAT_CHECKER).validate(instance)


def body(format_: str, seen: View) -> Any:
    return json.loads(renderer(format_)(seen, Page()))


# ---------------------------------------------------------------- SARIF


def test_sarif(seen: View) -> None:
    validate(body("sarif", seen), "sarif-2.1.0-rtm.5.json")


def test_the_schema_of_sarif_is_heard(everything: View) -> None:
    log = body("sarif", everything)
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        validate(log, "sarif-2.1.0-rtm.5.json")


def test_sarif_points_at_what_there_is(seen: View) -> None:
    (run,) = body("sarif", seen)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["exitCode"] == seen.summary.exit_status
    for result in run["results"]:
        assert len(result["locations"]) == 1
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        related = [each["id"] for each in result["relatedLocations"]]
        links = re.findall(r"(?<!\\)\[(?:[^\]\\]|\\.)*\]\((\d+)\)", result["message"]["text"])
        assert [int(each) for each in links] == related
        for location in (*result["locations"], *result["relatedLocations"]):
            place = location["physicalLocation"]
            uri, region = place["artifactLocation"]["uri"], place["region"]
            assert re.fullmatch(r"[\w./%~-]+", uri, re.ASCII)
            text = seen.sources[unquote(uri)].text
            start = region["charOffset"]
            words = text[start : start + region["charLength"]]
            if "snippet" in region:
                assert region["snippet"]["text"] == words
                assert by_lines(text, region) == words


def by_lines(text: str, region: dict[str, int]) -> str:
    """What stands between the line and column of a region's start and end."""
    starts = [0, *(end.end() for end in re.finditer("\r\n|\r|\n", text))]
    first = starts[region["startLine"] - 1] + region["startColumn"] - 1
    last = starts[region["endLine"] - 1] + region["endColumn"] - 1
    return text[first:last]


def test_every_rule_of_sarif_tells_what_code_hosts_want(seen: View) -> None:
    for rule in body("sarif", seen)["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["fullDescription"]["text"] and rule["help"]["text"] and rule["help"]["markdown"]
        assert rule["helpUri"].startswith("https://")
        assert rule["id"] in rule["help"]["text"]


# ---------------------------------------------------------------- the others


def test_gitlab(seen: View) -> None:
    validate(body("gitlab", seen), "gitlab-code-quality.json")


def test_rdjson(seen: View) -> None:
    validate(body("rdjson", seen), "rdjson.json")


def test_rdjson_columns_are_those_of_the_bytes(seen: View) -> None:
    for diagnostic in body("rdjson", seen)["diagnostics"]:
        place = diagnostic["location"]
        if "range" not in place or place["path"] not in seen.sources:
            continue
        lines = re.split(b"\r\n|\r|\n", seen.sources[place["path"]].text.encode())
        first, last = place["range"]["start"], place["range"]["end"]
        if first["line"] != last["line"]:
            continue
        words = lines[first["line"] - 1][first["column"] - 1 : last["column"] - 1].decode()
        assert words == "" or any(words == each.text for each in seen.report.claims)


def test_junit(seen: View) -> None:
    xsd = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    xsd.assertValid(etree.fromstring(renderer("junit")(seen, Page()).encode()))


def test_json(seen: View) -> None:
    instance = body("json", seen)
    jsonschema.Draft202012Validator(json.loads(schema.schema())).validate(instance)


def test_jsonl(seen: View) -> None:
    definition = {**json.loads(schema.schema()), "$ref": "#/$defs/Finding"}
    for key in ("properties", "required", "type"):
        definition.pop(key)
    check = jsonschema.Draft202012Validator(definition)
    for line in renderer("jsonl")(seen, Page()).splitlines():
        check.validate(json.loads(line))


def test_an_annotation_of_github_is_one_line(seen: View) -> None:
    lines = renderer("github")(seen, Page()).splitlines()
    command = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,]*,)*\w+=[^:,]*)::.+")
    assert all(command.fullmatch(line) for line in lines if not line.startswith("factcheck: "))
    assert len(lines) >= len(seen.shown) + len(seen.report.errors)
