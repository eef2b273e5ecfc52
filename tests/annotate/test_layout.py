"""Layout: house styles worked out by hand, and what holds for every text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck import sources
from factcheck.annotate.layout import Layout
from factcheck.annotate.layout import read as read_layout
from factcheck.model import Metadata, Source, Span

CASES: list[dict[str, Any]] = [
    case
    for name in ("layout.yaml", "layout_pages.yaml")
    for case in yaml.safe_load(
        Path(__file__).with_name("cases").joinpath(name).read_text(encoding="utf-8")
    )
]
SEEDS = Path(__file__).parents[2] / "seeds"


def source(text: str, *, path: str = "a.txt", body: int = 0, published: str = "") -> Source:
    return Source(path, text, "", metadata=Metadata(published=published), body=body)


def read_case(case: dict[str, Any]) -> Layout:
    body = case["text"].index("---\n", 3) + 4 if "body" in case else 0
    return read_layout(
        source(
            case["text"],
            path=case.get("path", "a.txt"),
            body=body,
            published=case.get("published_metadata", ""),
        )
    )


def told(page: Layout) -> dict[str, Any]:
    line = page.dateline
    published = page.published
    return {
        "title": page.title,
        "agency": page.agency.text if page.agency else None,
        "place": line.place.text if line and line.place else None,
        "day": line.date.text if line and line.date else None,
        "day_value": line.date.date.edtf if line and line.date and line.date.date else None,
        "published": published.text if published else None,
        "published_value": published.date.edtf if published and published.date else None,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_house_styles(case: dict[str, Any]) -> None:
    page = read_case(case)
    found = told(page)
    assert {key: found[key] for key in found if key in case} == {
        key: case[key] for key in found if key in case
    }
    if "regions" in case:
        wanted = case["regions"]
        cut = [
            [region.kind, region.text[: len(words)]]
            for region, (_, words) in zip(page.regions, wanted, strict=False)
        ]
        assert (len(page.regions), cut) == (len(wanted), wanted)


def parts(page: Layout) -> list[Span]:
    line = page.dateline
    optional = [page.published, line, page.agency]
    if line:
        optional += [line.place, line.date, line.agency]
    return [*page.regions, *(span for span in optional if span is not None)]


def assert_sound(text: str, page: Layout) -> None:
    for span in parts(page):
        assert text[span.start : span.end] == span.text
    end = 0
    for region in page.regions:
        assert end <= region.start < region.end
        assert region.text == region.text.strip()
        end = region.end


@pytest.mark.parametrize(
    ("name", "published", "place", "day", "agency"),
    [
        ("000_ca77758a8d1bb211", (6, 16), None, None, None),
        ("001_2da80b6475633829", None, (0, 15), None, None),
        ("002_c0d3f13051a800f4", (82, 92), (128, 137), (139, 145), (2539, 2543)),
        ("003_4eaeaca561dd0ad9", None, (345, 359), None, None),
        ("004_a2457ac531a17758", (6, 16), (17, 27), (29, 35), (37, 41)),
    ],
)
def test_seeds(
    name: str,
    published: tuple[int, int] | None,
    place: tuple[int, int] | None,
    day: tuple[int, int] | None,
    agency: tuple[int, int] | None,
) -> None:
    article = sources.read(SEEDS / f"{name}.txt")
    page = read_layout(article)
    line = page.dateline

    def edges(span: Span | None) -> tuple[int, int] | None:
        return (span.start, span.end) if span else None

    assert edges(page.published) == published
    assert edges(line.place if line else None) == place
    assert edges(line.date if line else None) == day
    assert edges(page.agency) == agency
    assert_sound(article.text, page)


PIECES = st.sampled_from(
    [
        "Headline of the day",
        "LONDON (Reuters) - ",
        "New Delhi, Jan 28: ",
        "Published: 4 June 2021",
        "date 2021-06-04 ",
        "By Jane Doe",
        "The council met on Monday and voted for the plan. ",
        '"We won," he said. ',
        "--IANS",
        "Tags:",
        "Leave a Reply",
        "(AP)",
        "Photo: @x/X",
        "\n",
        "\r\n\r\n",
        "\u2028",
        " ",
        "\u00a0",
        "…",
        "-+=",
        "é",
        "(",
        '"',
        "“",
        "—",
        "12",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200))
def test_regions_reproduce_the_text(text: str) -> None:
    page = read_layout(source(text))
    assert_sound(text, page)
    covered = "".join(region.text for region in page.regions)
    assert [char for char in text if char.isalnum()] == [char for char in covered if char.isalnum()]


def test_metadata_comes_first_and_borrows_the_pages_words() -> None:
    text = "Title of it\n\nPublished: 4 June 2021\n\nThe council met on Friday."
    page = read_layout(source(text, published="2021-06-04"))
    assert page.published is not None
    assert page.published.text == "4 June 2021"
    other = read_layout(source(text, published="2021-06-05"))
    assert other.published is not None
    assert (other.published.text, other.published.start) == ("", 0)
    assert other.published.date is not None
    assert other.published.date.edtf == "2021-06-05"


@pytest.mark.parametrize(
    "unit", ["(", '"', "A", "A ", "A, ", "By A ", "1/", "\n", "--", "#x ", "(AP)", "Jan 1 "]
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    from time import process_time

    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        begun = process_time()
        read_layout(source(text))
        return process_time() - begun

    cost(1000)
    assert cost(100_000) < 2.0


LINES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("layout_lines.yaml").read_text(encoding="utf-8")
)
ABOVE = "The council voted on Monday to keep the ferry to Moss, at a cost of $40 million a year."
BELOW = "Work on the quay is to begin in May, the mayor told the meeting, and will take two years."


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, lines in LINES.items() for line in lines]
)
def test_lines_between_paragraphs(kind: str, line: str) -> None:
    blocks = ["Town keeps its ferry", ABOVE, "It was close.", line, BELOW, "Residents were glad."]
    text = "\n\n".join(blocks) + "\n"
    regions = read_layout(source(text)).regions
    start = text.index(line)
    found = [r.kind for r in regions if r.start < start + len(line) and r.end > start]
    assert found == [kind]
    assert [r.kind for r in regions if r.text in (ABOVE, BELOW)] == ["body", "body"]
