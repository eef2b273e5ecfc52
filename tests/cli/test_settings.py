"""What a run would go by: ``check --show-settings``."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.config import KEYS
from tests.cli.papers import Run
from tests.cli.test_rule_folders import RULE


@pytest.fixture
def configured(folder: Path) -> Path:
    (folder / "base.toml").write_text('ignore = ["FC1"]\nexclude = ["*.old"]\n')
    (folder / "factcheck.toml").write_text(
        'extend = "base.toml"\nsources = ["news"]\nseverity = {FC201 = "note"}\n'
    )
    return folder


def shown(run: Run, *arguments: str) -> dict[str, Any]:
    result = run("check", "--show-settings", "--format", "json", *arguments)
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert isinstance(document, dict)
    return document


def test_every_key_with_its_value_and_origin(configured: Path, run: Run) -> None:
    document = shown(run)
    assert set(document["settings"]) == set(KEYS)
    assert document["files"] == ["factcheck.toml", "base.toml"]
    assert document["settings"]["ignore"] == {"value": ["FC1"], "origin": "base.toml"}
    assert document["settings"]["sources"] == {"value": ["news"], "origin": "factcheck.toml"}
    assert document["settings"]["select"] == {"value": [], "origin": "default"}
    assert document["sources"] == ["news/evening.txt", "news/morning.txt"]


@pytest.mark.parametrize(
    ("arguments", "key", "value", "origin"),
    [
        (["--ignore", "FC7"], "ignore", ["FC1", "FC7"], "base.toml, --ignore"),
        (["--select", "FC2"], "select", ["FC2"], "--select"),
        (["--cache-dir", "kept"], "cache-dir", "kept", "--cache-dir"),
        (["--baseline", "known.json"], "baseline", "known.json", "--baseline"),
        (["--annotator", "rules"], "annotator", "rules", "--annotator"),
        (["--exclude", "e*"], "exclude", ["*.old", "e*"], "base.toml, --exclude"),
        (["--fail-level", "never"], "fail-level", "never", "--fail-level"),
        (["--config", 'fail-level="note"'], "fail-level", "note", "--config"),
        (
            ["--severity", "FC202=note"],
            "severity",
            {"FC201": "note", "FC202": "note"},
            "factcheck.toml, --severity",
        ),
        (["news/evening.txt"], "sources", ["news/evening.txt"], "PATH"),
    ],
)
def test_the_command_line_goes_over_the_file(
    configured: Path, run: Run, arguments: list[str], key: str, value: object, origin: str
) -> None:
    assert shown(run, *arguments)["settings"][key] == {"value": value, "origin": origin}


def test_the_rules_that_would_run(configured: Path, run: Run) -> None:
    ignores = 'per-source-ignores."e*" = ["FC201"]'
    rules = {each["id"]: each for each in shown(run, "--config", ignores)["rules"]}
    assert "FC101" not in rules
    assert rules["FC201"] == {
        "id": "FC201",
        "name": "event-date-conflict",
        "level": "note",
        "leaves_alone": ["e*"],
    }


def test_the_text_is_a_configuration(configured: Path, run: Run) -> None:
    arguments = ("check", "--show-settings", "--ignore", "FC7", "--severity", "FC202=error")
    text = run(*arguments).stdout
    kept = tomllib.loads(text)
    assert kept["ignore"] == ["FC1", "FC7"]
    assert kept["severity"] == {"FC201": "note", "FC202": "error"}
    assert "# configuration: factcheck.toml, base.toml" in text
    assert "\n#   news/morning.txt\n" in text
    assert "\n#   FC202 event-place-conflict: error\n" in text
    (configured / "kept.toml").write_text(text)
    assert run("check", "--config", "kept.toml", "--show-settings").exit_code == 0


def test_nothing_is_needed_to_show_settings(folder: Path, run: Run) -> None:
    assert shown(run)["sources"] == []


def test_what_is_wrong_is_told_as_ever(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('sources = ["news", "nwes"]\nselct = []\n')
    result = run("check", "--show-settings")
    assert result.exit_code == 2
    assert "factcheck.toml:2: unknown key 'selct'; did you mean 'select'?" in result.stderr
    assert "nwes: does not exist" in result.stderr
    assert "#   news/morning.txt" in result.stdout


def test_a_folder_of_rules_on_the_command_line(folder: Path, run: Run) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "house-dates.yaml").write_text(RULE)
    found = shown(run, "--rules", "own", "--select", "OWN1")
    assert [rule["id"] for rule in found["rules"]] == ["OWN1"]
    assert found["settings"]["rules"] == {"value": ["own"], "origin": "--rules"}
    result = run("check", "news", "--rules", "own", "--select", "OWN1", "--format", "json")
    assert [each["rule"] for each in json.loads(result.stdout)["findings"]] == ["OWN1"]
