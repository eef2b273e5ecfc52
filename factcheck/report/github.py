"""Workflow commands of GitHub Actions: one annotation per finding, on the line it is reported at.

``summary`` is the same as Markdown, for the summary of the step (``GITHUB_STEP_SUMMARY``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from factcheck.model import Finding, Problem
from factcheck.report.located import Located, located
from factcheck.report.text import heading, plural, summary_line
from factcheck.report.view import Page, View

ANNOTATIONS: Final = 10
"""How many annotations of one level GitHub shows for a step; the log holds the others."""

SUMMARY_BYTES: Final = 65_000
"""The smallest of GitHub's limits for a text of Markdown is 65,535; a step's summary may be 1 MiB,
but nobody reads that."""


def render(view: View, page: Page) -> str:
    """``::error file=...,line=...::message`` for each finding shown and each thing left out.

    Where there are more of a level than GitHub shows, a last line of the log says so.
    """
    commands = [
        *(_left_out(problem) for problem in view.report.errors),
        *map(_found, located(view)),
    ]
    levels = Counter(level for level, _ in commands)
    lines = [line for _, line in commands]
    over = [
        plural(levels[level], level)
        for level in ("error", "warning", "notice")
        if levels[level] > ANNOTATIONS
    ]
    if over:
        lines.append(
            f"factcheck: {', '.join(over)}; GitHub annotates the first {ANNOTATIONS} of each level "
            "in a step, the step's summary and this log hold the others"
        )
    return "".join(f"{line}\n" for line in lines)


def summary(view: View) -> str:
    """The findings shown as a table of Markdown, as many as there is room for."""
    head = ["## factcheck", "", summary_line(view)]
    for problem in view.report.errors:
        head += ["", f"**Left out**: {_code(problem.path)} {_cell(problem.message)}"]
    rows = list(map(_row, located(view)))
    if rows:
        head += ["", "| finding | what | where | and |", "|---|---|---|---|"]
    return "\n".join(_fitting(head, rows)) + "\n"


def _fitting(head: list[str], rows: list[str]) -> Iterator[str]:
    room = SUMMARY_BYTES
    lines = [*head, *rows]
    for number, line in enumerate(lines):
        room -= len(line.encode("utf-8", "replace")) + 1
        if room < 0:
            rest = sum(each.startswith("| ") for each in lines[number:])
            yield f"\n{rest} more findings, for which there is no room here, are in the step's log."
            return
        yield line


def _found(each: Located) -> tuple[str, str]:
    place, finding = each.place, each.finding
    given: dict[str, str | int] = {"file": place.path, "line": place.line}
    given["endLine"] = place.end_line
    if place.line == place.end_line:  # columns go with a single line alone
        given |= {"col": place.column, "endColumn": place.end_column}
    given["title"] = f"{finding.rule} {finding.name}"
    level = _level(finding)
    return level, _command(level, given, each.message)


def _left_out(problem: Problem) -> tuple[str, str]:
    given = {"file": problem.path} if problem.path else {}
    return "error", _command("error", {**given, "title": "factcheck: left out"}, problem.message)


def _command(level: str, given: Mapping[str, str | int], message: str) -> str:
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in given.items())
    return f"::{level} {properties}::{_data(message)}"


def _level(finding: Finding) -> str:
    if finding.verdict in ("agreement", "update") or finding.status != "new":
        return "notice"
    return {"error": "error", "warning": "warning"}.get(finding.severity, "notice")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(each: Located) -> str:
    place, finding = each.place, each.finding
    others = ", ".join(_code(f"{other.path}:{other.line}") for other in each.others)
    where = _code(f"{place.path}:{place.line}")
    return f"| {_cell(heading(finding))} | {_cell(finding.message)} | {where} | {others} |"


_MARKUP: Final = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_[]<>|#~"} | {"\n": " ", "\r": " "}
)


def _cell(text: str) -> str:
    """Words from an article are words, whatever they would mean in Markdown."""
    return text.translate(_MARKUP)


def _code(text: str) -> str:
    shown = text.replace("|", "\\|").replace("\n", " ")
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"
