"""The text reports of one hand-written report, as a person sees them (``tests/golden``).

After a wanted change run ``UPDATE_GOLDEN=1 pytest tests/report`` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from factcheck.model import Claim, Finding, Position, Report, Source
from factcheck.report import renderer
from factcheck.report.columns import width
from factcheck.report.view import Page, View, view
from factcheck.values import Text
from tests.report.conftest import WIRE

GOLDEN = Path(__file__).parent.parent / "golden"


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["full", "concise"])
def test_contradictions(format_: str, contradictions: View) -> None:
    compare(f"{format_}.txt", renderer(format_)(contradictions, Page()))


@pytest.mark.parametrize("format_", ["full", "concise"])
def test_everything(format_: str, everything: View) -> None:
    compare(f"{format_}-all.txt", renderer(format_)(everything, Page()))


def test_a_narrow_terminal(contradictions: View) -> None:
    text = renderer("full")(contradictions, Page(width=60, wraps=True))
    compare("full-narrow.txt", text)


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_page(columns: int, everything: View) -> None:
    text = renderer("full")(everything, Page(width=columns, wraps=True))
    places = ("-->", ":::")  # a path is never broken
    wide = [line for line in text.splitlines() if width(line) > columns]
    assert [line for line in wide if line.split()[0] not in places] == []


def test_a_value_without_room_beside_its_mark_goes_below(contradictions: View) -> None:
    lines = renderer("full")(contradictions, Page(width=40, wraps=True)).splitlines()
    at = next(n for n, line in enumerate(lines) if "^" in line)
    assert lines[at - 1 : at + 2] == [
        " 1 | ... Regatta (2–5 May) ended ...",
        "   |              ^^^^^^^",
        "   |            2025-05-02 to 2025-05-05",  # as far right as it fits
    ]


def test_json(everything: View) -> None:
    compare("report.json", renderer("json")(everything, Page()))


@pytest.mark.parametrize("format_", ["full", "concise"])
def test_colour_adds_nothing_but_colour(format_: str, everything: View) -> None:
    plain = renderer(format_)(everything, Page())
    coloured = renderer(format_)(everything, Page(colour=True))
    assert coloured != plain
    assert click.unstyle(coloured) == plain


def test_many_places_are_shown_in_part_and_counted() -> None:
    text = WIRE
    sources = tuple(Source(f"{index}.txt", text, "0" * 64) for index in range(1, 10))
    claims = tuple(
        Claim(
            id=source.path,
            source=source.path,
            predicate="event.status",
            subject="event:regatta-12",
            value=Text("held"),
            start=text.index("was held"),
            end=text.index("was held") + len("was held"),
            text="was held",
            line=1,
            column=27,
        )
        for source in sources
    )
    paths = tuple(source.path for source in sources)
    finding = Finding(
        rule="FC207",
        name="event-status-conflict",
        verdict="agreement",
        severity="error",
        predicate="event.status",
        subject="event:regatta-12",
        message="sources agree",
        positions=(Position(Text("held"), paths, paths, 9),),
    )
    report = Report(
        version="1.2.3",
        sources=sources,
        articles=(),
        subjects=(),
        claims=claims,
        findings=(finding,),
    )
    lines = renderer("full")(view(report, show=["all"]), Page()).splitlines()
    assert [line.split()[1] for line in lines if "-->" in line or ":::" in line] == [
        "1.txt:1:27",
        "2.txt:1:27",
        "3.txt:1:27",
    ]
    assert "   = also at 4.txt:1:27, 5.txt:1:27, 6.txt:1:27, 7.txt:1:27, 2 more" in lines
