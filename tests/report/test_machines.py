"""The formats that other programs read: one report, each in its own words."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from factcheck.model import RuleInfo
from factcheck.report import renderer
from factcheck.report.github import summary
from factcheck.report.view import Page, View
from tests.report.test_golden import compare

MACHINES = ("sarif", "github", "gitlab", "junit", "rdjson")


def load(format_: str, view: View) -> Any:
    return json.loads(renderer(format_)(view, Page()))


@pytest.mark.parametrize("format_", MACHINES)
def test_golden(format_: str, everything: View) -> None:
    compare(f"{format_}.txt", renderer(format_)(everything, Page()))


# ---------------------------------------------------------------- SARIF


def test_sarif_has_one_primary_location_and_links_to_the_others(everything: View) -> None:
    result = load("sarif", everything)["runs"][0]["results"][0]
    assert len(result["locations"]) == 1
    here = result["locations"][0]["physicalLocation"]
    assert here["artifactLocation"]["uri"] == "times.txt"  # the odd one out
    assert (here["region"]["startLine"], here["region"]["startColumn"]) == (1, 31)
    assert here["region"]["snippet"]["text"] == "2–5 May"
    related = {each["id"]: each for each in result["relatedLocations"]}
    assert [each["physicalLocation"]["artifactLocation"]["uri"] for each in related.values()] == [
        "herald.txt",
        "news/wire.txt",
    ]
    for number in related:
        assert f"]({number})" in result["message"]["text"]


def test_sarif_fingerprints_levels_and_kinds(everything: View) -> None:
    results = load("sarif", everything)["runs"][0]["results"]
    assert results[0]["partialFingerprints"] == {
        "factcheck/v1": "9f3a1c7e5b2d4f60",
        "primaryLocationLineHash": "9f3a1c7e5b2d4f60:1",
    }
    told = {each["ruleId"]: (each["kind"], each["level"]) for each in results}
    assert told == {
        "FC201": ("fail", "error"),
        "FC601": ("fail", "warning"),
        "FC207": ("informational", "none"),
        "FC204": ("informational", "none"),
        "FC801": ("fail", "note"),
    }


def test_sarif_tells_of_the_rules_that_spoke(everything: View) -> None:
    rules = (
        RuleInfo(id="FC101", name="weekday-mismatch", level="error"),
        RuleInfo(id="FC201", name="event-date-conflict", level="error", summary="Two dates."),
    )
    known = replace(everything, report=replace(everything.report, rules=rules))
    run = load("sarif", known)["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["FC201"]
    assert run["tool"]["driver"]["rules"][0]["name"] == "EventDateConflict"
    assert run["results"][0]["ruleIndex"] == 0
    assert "ruleIndex" not in run["results"][1]


def test_sarif_names_what_was_left_out(everything: View) -> None:
    invocation = load("sarif", everything)["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["message"]["text"] == "cannot be read: no such file"


def test_sarif_reports_what_is_waived_as_suppressed(contradictions: View) -> None:
    waived = replace(contradictions.shown[0], status="waived")
    view = replace(contradictions, shown=(waived, *contradictions.shown[1:]))
    first, second = load("sarif", view)["runs"][0]["results"]
    assert first["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "waived"}
    ]
    assert "suppressions" not in second


def test_brackets_in_a_message_begin_no_link(contradictions: View) -> None:
    odd = replace(contradictions.shown[0], message="sources disagree on [sic] the day")
    text = load("sarif", replace(contradictions, shown=(odd,)))["runs"][0]["results"][0]["message"]
    assert text["text"].startswith("sources disagree on \\[sic\\] the day. ")


# ---------------------------------------------------------------- the others


def test_github_escapes_what_would_end_an_annotation(contradictions: View) -> None:
    odd = replace(contradictions.shown[0], message="100% wrong\nor not", name="a, b: c")
    text = renderer("github")(replace(contradictions, shown=(odd,)), Page())
    assert text.count("\n") == 2  # what was left out, and the finding
    assert "title=FC201 a%2C b%3A c::100%25 wrong%0Aor not (2025" in text


def test_github_summary_is_a_table_of_findings(contradictions: View) -> None:
    lines = summary(contradictions).splitlines()
    assert lines[0] == "## factcheck"
    assert [line for line in lines if line.startswith("| error\\[FC201\\] ")]
    assert len([line for line in lines if line.startswith("| ")]) == 3


def test_github_says_what_it_will_not_show(contradictions: View) -> None:
    def of(count: int) -> View:
        shown = tuple(
            replace(contradictions.shown[1], fingerprint=f"{number:016x}")
            for number in range(count)
        )
        return replace(contradictions, shown=shown)

    ten = renderer("github")(of(10), Page())
    assert "annotates" not in ten
    eleven = renderer("github")(of(11), Page()).splitlines()
    assert eleven[-1].startswith("factcheck: 11 warnings; GitHub annotates the first 10 of each")
    assert len(eleven) == 1 + 11 + 1


def test_a_long_summary_is_cut_at_a_row_and_says_so(contradictions: View) -> None:
    text = summary(replace(contradictions, shown=contradictions.shown * 500))
    assert len(text.encode()) < 65_535
    rows = sum(line.startswith("| ") for line in text.splitlines()) - 1  # without the heads
    told = f"{1000 - rows} more findings, for which there is no room here, are in the step's log."
    assert text.endswith(f"\n\n{told}\n")


def test_what_an_article_says_is_no_markdown(contradictions: View) -> None:
    odd = replace(contradictions.shown[0], message="the *12th* | `Race` <b>\nwas [held](x)")
    text = summary(replace(contradictions, shown=(odd,)))
    assert r"| the \*12th\* \| \`Race\` \<b\> was \[held\](x) | `times.txt:1` |" in text


def test_accepted_findings_are_left_out_where_a_format_cannot_say_so(contradictions: View) -> None:
    waived = replace(contradictions.shown[0], status="baselined")
    view = replace(contradictions, shown=(waived, contradictions.shown[1]))
    assert [issue["check_name"] for issue in load("gitlab", view)] == ["FC601"]
    assert [d["code"]["value"] for d in load("rdjson", view)["diagnostics"] if "code" in d] == [
        "FC601"
    ]
    assert renderer("github")(view, Page()).splitlines()[1].startswith("::notice ")


def test_fingerprints_of_gitlab_are_unique(everything: View) -> None:
    fingerprints = [issue["fingerprint"] for issue in load("gitlab", everything)]
    assert len(set(fingerprints)) == len(fingerprints) == 5


def test_junit_counts_what_it_lists(everything: View) -> None:
    suite = ElementTree.fromstring(renderer("junit")(everything, Page()))[0]
    cases = suite.findall("testcase")
    assert int(suite.attrib["tests"]) == len(cases)
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure")) == 2
    assert int(suite.attrib["errors"]) == len(suite.findall("testcase/error")) == 1


def test_junit_holds_no_character_that_xml_forbids(contradictions: View) -> None:
    odd = replace(contradictions.shown[0], message='a\x00b\x1bc <d> "e" & f')
    text = renderer("junit")(replace(contradictions, shown=(odd,)), Page())
    (failure,) = ElementTree.fromstring(text).iter("failure")
    assert failure.attrib["message"].startswith('a b c <d> "e" & f')


def test_columns_of_rdjson_count_bytes(everything: View) -> None:
    diagnostic = load("rdjson", everything)["diagnostics"][0]
    # "The twelfth Osthaven Regatta (" is 30 bytes; "2–5 May" has a dash of three
    assert diagnostic["location"]["range"]["start"] == {"line": 1, "column": 31}
    assert diagnostic["location"]["range"]["end"] == {"line": 1, "column": 40}
