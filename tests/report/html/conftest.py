"""The regatta of three papers as a page, with a story, titles and dates; a browser to open it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factcheck.model import Entity, Finding, Report
from factcheck.report import renderer
from factcheck.report.view import Page, view
from factcheck.values import Date

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATHS = ("herald.txt", "news/wire.txt", "times.txt")


def rendered(report: Report) -> str:
    return renderer("html")(view(report), Page())


@pytest.fixture(scope="session")
def race(regatta: Report) -> Report:
    """The regatta as one story; the Times is dated and titled, the count of people is waived."""
    story = Entity(
        id="event:regatta-draws-crowd",
        kind="event",
        label="Regatta draws crowd",
        head="story",
        members=tuple((path, "story") for path in PATHS),
    )
    members = {
        "event:regatta-12": PATHS,
        "person:solberg": ("herald.txt", "times.txt"),
        "person:wang": ("times.txt",),
    }
    subjects = [
        replace(entity, members=tuple((path, entity.id) for path in members[entity.id]))
        for entity in regatta.subjects
    ]
    articles = [
        replace(article, title="Twelfth regatta ends", published=Date("2025-05-06"), agency="AFN")
        if article.path == "times.txt"
        else article
        for article in regatta.articles
    ]
    waived: Finding = replace(regatta.findings[1], status="waived")
    findings = (regatta.findings[0], waived, *regatta.findings[2:])
    return replace(
        regatta,
        subjects=(*subjects, story),
        articles=tuple(articles),
        findings=findings,
    )


@pytest.fixture(scope="session")
def page_text(race: Report) -> str:
    return rendered(race)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a module, closed with its event loop before another module starts."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Report], Path]:
    """A file that holds the page of a report; written once for a name."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, report: Report) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(rendered(report), encoding="utf-8")
        return path

    return write
