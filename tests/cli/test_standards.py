"""What the command itself writes, with what is waived and what the baseline holds, against the
schemas of those who read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.cli.papers import EVENING, MORNING, Run
from tests.report.test_schemas import SCHEMAS, validate

MEETING = "The third meeting of the Nordic Fisheries Council was held in Bergen on {} May 2025.\n"


@pytest.fixture
def known(folder: Path, run: Run) -> dict[str, str]:
    """Two disputes, one waived and one in the baseline; the fingerprint of each by its status."""
    (folder / "news" / "fish.txt").write_text(MEETING.format("12-13"), encoding="utf-8")
    (folder / "news" / "boats.txt").write_text(MEETING.format("12-14"), encoding="utf-8")
    found = json.loads(run("check", "news", "--format", "json").stdout)["findings"]
    disputes = {each["subject"]: each["fingerprint"] for each in found}
    assert len(disputes) == len(found) == 2
    first, second = disputes.values()
    waived = run(
        "waive", first, "news", "--reason", "two [calendars]", "--expires", "2999-12-31",
        "--author", "A. Desk",
    )  # fmt: skip
    assert waived.exit_code == 0, waived.stderr
    made = run("baseline", "create", "news")
    assert made.exit_code == 0, made.stderr
    return {"waived": first, "baselined": second}


def test_sarif_suppresses_what_is_known_and_says_why(run: Run, known: dict[str, str]) -> None:
    result = run("check", "news", "--format", "sarif")
    assert result.exit_code == 0
    log = json.loads(result.stdout)
    validate(log, "sarif-2.1.0-rtm.5.json")
    found: dict[str, Any] = {
        each["partialFingerprints"]["factcheck/v1"]: each["suppressions"]
        for each in log["runs"][0]["results"]
    }
    assert set(found) == set(known.values())
    (waiver,), (baseline,) = found[known["waived"]], found[known["baselined"]]
    assert waiver["kind"] == baseline["kind"] == "external"
    assert waiver["status"] == baseline["status"] == "accepted"
    assert "two [calendars]" in waiver["justification"] and "A. Desk" in waiver["justification"]
    assert "factcheck-baseline.jsonl" in baseline["justification"]


def test_a_new_finding_is_not_suppressed(folder: Path, run: Run, known: dict[str, str]) -> None:
    (folder / "news" / "late.txt").write_text(
        MORNING.replace("second meeting", "fifth meeting"), encoding="utf-8"
    )
    (folder / "news" / "later.txt").write_text(
        EVENING.replace("second meeting", "fifth meeting"), encoding="utf-8"
    )
    result = run("check", "news", "--format", "sarif")
    assert result.exit_code == 1
    log = json.loads(result.stdout)
    validate(log, "sarif-2.1.0-rtm.5.json")
    fresh = [each for each in log["runs"][0]["results"] if "suppressions" not in each]
    assert fresh
    assert not {each["partialFingerprints"]["factcheck/v1"] for each in fresh} & set(known.values())


def test_formats_that_cannot_say_known_leave_it_out(run: Run, known: dict[str, str]) -> None:
    gitlab = json.loads(run("check", "news", "--format", "gitlab").stdout)
    validate(gitlab, "gitlab-code-quality.json")
    assert gitlab == []
    rdjson = json.loads(run("check", "news", "--format", "rdjson").stdout)
    validate(rdjson, "rdjson.json")
    assert rdjson["diagnostics"] == []
    assert run("check", "news", "--format", "github").stdout == ""


@pytest.mark.parametrize("show", [[], ["--show", "all"]])
def test_junit_passes_what_is_known(run: Run, known: dict[str, str], show: list[str]) -> None:
    root = etree.fromstring(run("check", "news", "--format", "junit", *show).stdout.encode())
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(root)
    assert root.get("failures") == "0"


def test_a_waiver_that_has_ended_is_a_finding_at_its_line(
    folder: Path, run: Run, known: dict[str, str]
) -> None:
    result = run("check", "news", "--format", "sarif", "--today", "3000-01-01")
    log = json.loads(result.stdout)
    validate(log, "sarif-2.1.0-rtm.5.json")
    (ended,) = [each for each in log["runs"][0]["results"] if each["ruleId"] == "FC902"]
    place = ended["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "factcheck-waivers.toml"
    assert place["region"]["startLine"] >= 1
    for format_, schema in (
        ("gitlab", "gitlab-code-quality.json"),
        ("rdjson", "rdjson.json"),
    ):
        out = run("check", "news", "--format", format_, "--today", "3000-01-01").stdout
        validate(json.loads(out), schema)
