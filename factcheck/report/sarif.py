"""SARIF 2.1.0 (OASIS), as code scanning of GitHub, GitLab and Azure reads it.

One primary location; the other positions are related locations that the message links to. Columns
count code points. URIs are relative to the folder that was checked.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from factcheck.model import Finding, Problem, RuleInfo
from factcheck.report.json import Json, encode
from factcheck.report.located import Located, Place, recorded
from factcheck.report.view import Page, View
from factcheck.version import HOMEPAGE

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE: Final = "SRCROOT"
_PROBLEM: Final = {"error": "error", "warning": "warning", "note": "recommendation"}


def render(view: View, page: Page) -> str:
    """One log with one run."""
    used = {finding.rule for finding in view.recorded}
    rules = [rule for rule in view.report.rules if rule.id in used]
    at = {rule.id: index for index, rule in enumerate(rules)}
    run: Json = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": view.report.version,
                "semanticVersion": view.report.version,
                "informationUri": HOMEPAGE,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder that was checked."}}},
        "invocations": [
            {
                "executionSuccessful": not view.report.errors,
                "exitCode": view.summary.exit_status,
                "toolExecutionNotifications": [_notice(each) for each in view.report.errors],
            }
        ],
        "results": [_result(each, at) for each in recorded(view)],
    }
    return encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: RuleInfo) -> Json:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary or rule.name},
        "fullDescription": {"text": rule.why or rule.summary or rule.name},
        "help": _help(rule),
        "helpUri": HOMEPAGE,
        "defaultConfiguration": {"level": rule.level},
        "properties": {"tags": ["facts", rule.name], "problem.severity": _PROBLEM[rule.level]},
    }


def _help(rule: RuleInfo) -> Json:
    """What code hosts show beside a finding; the command says the rest."""
    told = [" ".join(part.split()) for part in (rule.summary, rule.why) if part]
    command = f"factcheck rules {rule.id}"
    return {
        "text": "\n\n".join([*told, f"Examples, and what silences the rule: {command}"]),
        "markdown": "\n\n".join([*told, f"Examples, and what silences the rule: `{command}`"]),
    }


def _result(each: Located, at: dict[str, int]) -> Json:
    finding = each.finding
    fault = finding.verdict in ("contradiction", "variant")
    result: Json = {
        "ruleId": finding.rule,
        "level": finding.severity if fault else "none",
        "kind": "fail" if fault else "informational",
        "message": {"text": _message(each)},
        "locations": [_location(each.place)] if each.place.path else [],
        "relatedLocations": [
            {"id": number, "message": {"text": place.says}, **_location(place)}
            for number, place in enumerate(each.others, 1)
        ],
        # GitHub knows a finding again by the second name alone
        "partialFingerprints": {
            "factcheck/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "properties": {"verdict": finding.verdict, "predicate": finding.predicate},
    }
    if finding.rule in at:
        result["ruleIndex"] = at[finding.rule]
    if suppressions := _suppressions(finding):
        result["suppressions"] = suppressions
    return result


def _message(each: Located) -> str:
    """The message, then what each place says; the related ones as links to their ids.

    Where there is little room code hosts show the first sentence alone.
    """
    here = f"{_plain(each.place.says)} here" if each.place.says else ""
    links = [
        f"[{_plain(place.says)} in {_plain(place.path)}]({number})"
        for number, place in enumerate(each.others, 1)
    ]
    told = "; ".join(part for part in (here, *links) if part)
    return f"{_plain(each.finding.message)}. {told}." if told else _plain(each.finding.message)


def _plain(text: str) -> str:
    """Brackets would begin a link (SARIF 2.1.0, 3.11.6)."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(place: Place) -> Json:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": place.uri, "uriBaseId": _BASE},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
                "charOffset": place.start,
                "charLength": place.end - place.start,
                **({"snippet": {"text": place.text}} if place.text else {}),
            },
        }
    }


def _suppressions(finding: Finding) -> list[Json]:
    """What a waiver or the baseline accepts is reported as suppressed, not left out."""
    if finding.status == "new":
        return []
    return [
        {"kind": "external", "status": "accepted", "justification": finding.known or finding.status}
    ]


def _notice(problem: Problem) -> Json:
    notice: Json = {"level": "error", "message": {"text": problem.message}}
    if problem.path:
        location = {"artifactLocation": {"uri": quote(problem.path), "uriBaseId": _BASE}}
        notice["locations"] = [{"physicalLocation": location}]
    return notice
