"""The text reports of one hand-written report, as a person sees them (``tests/golden``).

After a wanted change run ``UPDATE_GOLDEN=1 pytest tests/report`` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from factcheck.report import renderer
from factcheck.report.view import Page, View

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
    text = renderer("full")(contradictions, Page(width=60))
    compare("full-narrow.txt", text)


def test_json(everything: View) -> None:
    compare("report.json", renderer("json")(everything, Page()))


@pytest.mark.parametrize("format_", ["full", "concise"])
def test_colour_adds_nothing_but_colour(format_: str, everything: View) -> None:
    plain = renderer(format_)(everything, Page())
    coloured = renderer(format_)(everything, Page(colour=True))
    assert coloured != plain
    assert click.unstyle(coloured) == plain
