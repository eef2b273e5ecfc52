"""The text reports of one hand-written report, as a person sees them (``tests/golden``).

After a wanted change run ``UPDATE_GOLDEN=1 pytest tests/report`` and read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import click
import pytest

from factcheck.model import Claim, Finding, Position, Report, Source
from factcheck.report import renderer
from factcheck.report.columns import width, widths
from factcheck.report.view import Page, View, view
from factcheck.values import Date, Text
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


@pytest.mark.parametrize("columns", [24, 32])
def test_a_very_narrow_terminal(columns: int, contradictions: View) -> None:
    text = renderer("full")(contradictions, Page(width=columns, wraps=True))
    compare(f"full-{columns}.txt", text)


def test_wide_characters_keep_the_marks_in_place() -> None:
    compare("full-wide.txt", renderer("full")(wide(), Page(width=60)))


def test_in_ascii() -> None:
    text = renderer("full")(wide(), Page(width=60, ascii=True))
    assert text.isascii()
    compare("full-ascii.txt", text)


@pytest.mark.parametrize("ascii_", [False, True])
def test_marks_stand_under_their_words(ascii_: bool) -> None:
    lines = renderer("full")(wide(), Page(width=60, ascii=ascii_)).splitlines()
    marked = [n for n, line in enumerate(lines) if re.search(r"\| +(\^+|-+)", line)]
    assert len(marked) == len(WIDE)
    for at in marked:
        bar = lines[at].index("|")
        start = re.search(r"[\^-]", lines[at][bar:])
        assert start is not None
        first = bar + start.start()
        above, column = "", 0
        for char, columns in zip(lines[at - 1], widths(lines[at - 1]), strict=True):
            if first <= column < first + 6:
                above += char
            column += columns
        assert above == "12 May"


WIDE = {
    "chinese.txt": "大会は大阪で 12 May に開かれた。",
    "decomposed.txt": "E\u0301lys\u00e9e, ce\u0301re\u0301monie: 12 May, dit-on.",
    "emoji.txt": "🚀❤\ufe0f👩\u200d🚀🇮🇳 lift-off 12 May 👍\U0001f3fd",
    "hindi.txt": "बैठक दिल्ली में 12 May को हुई।",
    "korean.txt": "\u1112\u1161\u11ab\u1100\u116e\u11a8 회의 12 May 열렸다",
    "marks.txt": "“Osthaven” – the Ærø ferry… sailed 12 May, cost €5",
}


def wide() -> View:
    """One claim per source, behind characters of every width."""
    sources = tuple(Source(path, text, "0" * 64) for path, text in sorted(WIDE.items()))
    claims = tuple(
        Claim(
            id=source.path,
            source=source.path,
            predicate="event.date",
            subject="event:race",
            value=Date(f"2025-05-{day:02}"),
            start=source.text.index("12 May"),
            end=source.text.index("12 May") + len("12 May"),
            text="12 May",
            line=1,
            column=source.text.index("12 May") + 1,
        )
        for day, source in enumerate(sources, 1)
    )
    finding = Finding(
        rule="FC201",
        name="event-date-conflict",
        verdict="contradiction",
        severity="error",
        predicate="event.date",
        subject="event:race",
        message="sources disagree on when the “Ærø” race (大会) took place",
        positions=tuple(Position(claim.value, (claim.id,), (claim.source,), 1) for claim in claims),
        notes=("one of them says “12 May…”",),
        fingerprint="9f3a1c7e5b2d4f60",
    )
    return view(
        Report(
            version="1.2.3",
            sources=sources,
            articles=(),
            subjects=(),
            claims=claims,
            findings=(finding,),
        )
    )


@pytest.mark.parametrize("columns", [20, 24, 30, 40, 60, 80, 100])
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
