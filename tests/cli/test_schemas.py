"""The published JSON Schemas: up to date, sound, and true of the files that they are of."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from factcheck.cli.schema import NAMES
from factcheck.cli.schemas import SCHEMAS
from tests.cli.papers import Run

HOME = Path(__file__).parent.parent.parent
PUBLISHED = HOME / "docs" / "schemas"


def of(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8")))


def plain(document: Any) -> Any:
    """As an editor reads YAML 1.2: what YAML 1.1 takes for a date is a string."""
    return json.loads(json.dumps(document, default=str))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_published_is_what_the_command_prints(name: str, run: Run) -> None:
    printed = run("schema", name).stdout
    assert (PUBLISHED / f"{name}.json").read_text(encoding="utf-8") == printed, "make schemas"


def test_the_report_is_the_default_and_every_schema_has_a_name(run: Run) -> None:
    assert tuple(SCHEMAS) == NAMES
    assert run("schema").stdout == run("schema", "report").stdout
    assert "'rul' is not one of" in run("schema", "rul").stderr


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema_with_a_title_and_descriptions(name: str) -> None:
    schema = of(name).schema
    (Draft202012Validator if name == "report" else Draft7Validator).check_schema(schema)
    assert schema["title"] and schema["description"]
    if name != "report":
        whole = schema.get("items", schema)
        assert all(key["description"] for key in whole["properties"].values())


@pytest.mark.parametrize("path", sorted((HOME / "rules").rglob("*.yaml")), ids=lambda p: p.name)
def test_the_rules_and_their_cases_fit(path: Path) -> None:
    document = plain(yaml.safe_load(path.read_text(encoding="utf-8")))
    name = "cases" if path.name.endswith(".cases.yaml") else "rule"
    assert [error.message for error in of(name).iter_errors(document)] == []


def test_the_settings_of_this_repository_fit() -> None:
    document = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    assert of("config").is_valid(document["tool"]["factcheck"])


SOUND = """
extend = "../factcheck.toml"
select = ["FC2", "OWN1"]
severity = {FC401 = "error", OWN1 = "note"}
output = ["full", "json=report.json"]
[per-source-ignores]
"opinion/" = ["FC701"]
"""


@pytest.mark.parametrize(
    ("change", "sound"),
    [
        (("", ""), True),
        (("select", "selct"), False),
        (('["FC2", "OWN1"]', '"FC2"'), False),
        (('"note"', '"loud"'), False),
        (('["FC701"]', '"FC701"'), False),
    ],
)
def test_settings_that_do_not_fit(change: tuple[str, str], sound: bool) -> None:
    assert of("config").is_valid(tomllib.loads(SOUND.replace(*change))) is sound


RULE = {"id": "OWN1", "level": "note", "operator": "conflict", "predicates": ["event.date"]}
CASE = {"name": "one", "articles": {"a.txt": "Rain."}}


@pytest.mark.parametrize(
    ("rule", "sound"),
    [
        (RULE, True),
        ({**RULE, "options": {"several": "mention"}}, True),
        ({**RULE, "options": {"severl": "mention"}}, False),
        ({**RULE, "options": {"several": "all"}}, False),
        ({**RULE, "operator": "one_holder", "options": {"several": "no"}}, False),
        ({**RULE, "operator": "conflct"}, False),
        ({**RULE, "level": "loud"}, False),
        ({"level": "note", "operator": "conflict"}, False),
        ({"extends": "FC201", "level": "note"}, True),
        ({"extends": "MY7"}, True),
    ],
)
def test_rules_that_do_not_fit(rule: dict[str, Any], sound: bool) -> None:
    assert of("rule").is_valid(rule) is sound


@pytest.mark.parametrize(
    ("case", "sound"),
    [
        ({**CASE, "silent": True}, True),
        ({**CASE, "fires": [{"values": [2026, "2027"]}]}, True),
        ({**CASE, "fires": [{"valeus": ["2026"]}]}, False),
        ({**CASE, "fires": []}, False),
        ({**CASE, "fires": [{}], "silent": True}, False),
        (CASE, False),
    ],
)
def test_cases_that_do_not_fit(case: dict[str, Any], sound: bool) -> None:
    assert of("cases").is_valid([case]) is sound
