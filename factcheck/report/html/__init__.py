"""The report as one page to look at: ``--output html=report.html``.

The page needs no network and asks for none: its style and its script stand in it, and a policy
allows these two alone, by their hashes. Without the script it lists the summary, the findings, the
timeline, the people and the sources; the script adds the matrix, filters and the words in their
place. Equal reports are equal bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from factcheck.report.html import findings, overview, people, timeline
from factcheck.report.html.book import NO_STORY, Book
from factcheck.report.html.markup import Markup, joined, tag
from factcheck.report.html.passages import readable
from factcheck.report.html.propositions import Group, groups
from factcheck.report.places import sources
from factcheck.report.text import grade, plural
from factcheck.report.view import Page, View

SCRIPTS = ("dom.js", "filters.js", "panel.js", "matrix.js", "page.js")


def render(view: View, page: Page) -> str:
    """The whole page, ending in a newline; ``page`` (the terminal's) has no say in it."""
    book = Book(view)
    matrix = groups(book)
    style, script = _style(), _script()
    parts = {
        "policy": _policy(style, script),
        "title": _title(book),
        "style": style,
        "script": script,
        "summary": overview.summary(book),
        "filters": _filters(book),
        "findings": joined(findings.sections(book)) or tag("p", "Nothing was found."),
        "timeline": joined(timeline.sections(book)) or tag("p", "No event is dated."),
        "people": joined(people.sections(book)) or tag("p", "Nobody is named twice."),
        "sources": overview.sources(book),
        "version": joined(view.report.version),
        "data": _data(_rows(book, matrix)),
    }
    return Template(_file("page.html")).substitute(parts)


def _title(book: Book) -> Markup:
    fresh, _ = overview.contradictions(book)
    sources = plural(book.view.summary.sources, "source")
    return joined(f"{plural(fresh, 'contradiction')} in {sources}")


def _policy(style: str, script: str) -> Markup:
    """Nothing may be fetched, and nothing runs but the page's own script."""
    allowed = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return joined("; ".join(f"{key} {value}" for key, value in allowed.items()))


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _file(name: str) -> str:
    return files(__name__).joinpath("page", name).read_text(encoding="utf-8")


def _style() -> str:
    return _file("page.css")


def _script() -> str:
    return '"use strict";\n(() => {\n' + "\n".join(map(_file, SCRIPTS)) + "})();\n"


# ---------------------------------------------------------------- what the script reads


def _rows(book: Book, matrix: Sequence[Group]) -> dict[str, Any]:
    return {
        **book.rows(),
        "findings": [
            {
                "id": finding.fingerprint,
                "rule": finding.rule,
                "name": readable(finding.name),
                "verdict": finding.verdict,
                "severity": finding.severity,
                "grade": grade(finding),
                "status": finding.status,
                "message": readable(finding.message),
                "sources": [book.number[path] for path in sources(finding) if path in book.number],
            }
            for finding in book.report.findings
        ],
        "groups": [
            {
                "label": readable(group.label),
                "story": group.story,
                "sources": group.sources,
                "rows": [
                    {
                        "subject": readable(row.label),
                        "about": row.about,
                        "verdict": row.verdict,
                        "findings": row.findings,
                        "values": [[mark, readable(words)] for mark, words in row.values],
                        "cells": [
                            [cell.source, cell.state, cell.letters, cell.claims]
                            for cell in row.cells
                        ],
                    }
                    for row in group.rows
                ],
            }
            for group in matrix
        ],
    }


def _data(rows: dict[str, Any]) -> Markup:
    """JSON that no text can end and no encoding can change: ``<``, ``>``, ``&`` and all that is
    not ASCII are written as escapes."""
    text = json.dumps(rows, separators=(",", ":"), sort_keys=True)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


# ---------------------------------------------------------------- filters


def _filters(book: Book) -> Markup:
    report = book.report
    rules = Counter(finding.rule for finding in report.findings)
    names = {finding.rule: finding.name for finding in report.findings}
    stories = Counter(story for story in book.story.values() if story != NO_STORY)
    chosen: list[tuple[str, str, list[tuple[str, str]]]] = [
        ("verdict", "Verdict", _counted(f.verdict for f in report.findings)),
        (
            "severity",
            "Severity",
            _counted(
                f.severity for f in report.findings if f.verdict in ("contradiction", "variant")
            ),
        ),
        (
            "rule",
            "Rule",
            [(rule, f"{rule} {names[rule]} ({rules[rule]})") for rule in sorted(rules)],
        ),
        ("source", "Source", [(source.path, book.names[source.path]) for source in report.sources]),
        (
            "story",
            "Story",
            [
                (book.story_key(index), f"{book.story_label(index)} ({stories[index]})")
                for index in sorted(stories)
            ],
        ),
        ("status", "Status", _counted(f.status for f in report.findings)),
    ]
    return joined(
        _select(name, label, options) for name, label, options in chosen if len(options) > 1
    )


ORDER = (
    "contradiction",
    "update",
    "variant",
    "agreement",
    "error",
    "warning",
    "note",
    "new",
    "baselined",
    "waived",
)


def _counted(values: Iterable[str]) -> list[tuple[str, str]]:
    counts = Counter(values)
    known = sorted(counts, key=lambda each: (ORDER.index(each) if each in ORDER else 99, each))
    return [(each, f"{each} ({counts[each]})") for each in known]


def _select(name: str, label: str, options: Sequence[tuple[str, str]]) -> Markup:
    return tag(
        "label",
        tag("span", label),
        tag(
            "select",
            tag("option", "all", value=""),
            (tag("option", words, value=value) for value, words in options),
            name=name,
        ),
    )
