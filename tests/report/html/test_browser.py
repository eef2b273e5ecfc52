"""The page in a real browser: clicks, keys, light and dark, print, a small window, many sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model import Report
from tests.report.html.test_page import hostile, many

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DATE = "9f3a1c7e5b2d4f60"  # the fingerprint of the conflict of dates
FOCUSED = "document.activeElement"

Open = Callable[..., "Page"]


@pytest.fixture
def opened(
    browser: Browser, race: Report, written: Callable[[str, Report], Path]
) -> Iterator[Open]:
    """Opens a page; at the end nothing may have been fetched and nothing gone wrong."""
    requests: list[str] = []
    troubles: list[str] = []
    contexts = []

    def open_page(
        address: str = "", *, name: str = "race", report: Report | None = None, **options: Any
    ) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.goto(written(name, report or race).as_uri() + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []


def shown(page: Page, selector: str) -> int:
    return page.locator(f"{selector}:visible").count()


# ---------------------------------------------------------------- filters


def test_filtering_by_rule_leaves_its_findings_and_tells_how_many(opened: Open) -> None:
    page = opened()
    assert page.locator("#count").inner_text() == "5 findings"
    page.select_option("select[name=rule]", "FC601")
    assert page.locator("#count").inner_text() == "1 of 5 findings"
    assert page.locator(".finding:visible .rule").all_inner_texts() == ["FC601 count-conflict"]
    assert page.locator("#count").get_attribute("aria-live") == "polite"
    assert page.url.endswith("#view=findings&rule=FC601")
    page.get_by_role("button", name="Clear filters").click()
    assert page.locator("#count").inner_text() == "5 findings"


FOLLOW = """address => new Promise((done) => {
  addEventListener("hashchange", () => setTimeout(done), { once: true });
  location.hash = address;
})"""
COUNTS = (
    ("#view=findings&verdict=contradiction", "2 of 5 findings"),
    ("#view=findings&status=waived", "1 of 5 findings"),
    ("#view=findings&source=times.txt", "3 of 5 findings"),
    ("#view=findings&source=times.txt&verdict=agreement", "1 of 5 findings"),
    ("#view=findings&story=regatta-draws-crowd", "5 findings"),
    ("#view=findings&q=watched 4,500", "1 of 5 findings"),
    ("#view=matrix&source=news/wire.txt", "2 of 4 propositions"),
    ("#view=matrix&rule=FC204", "1 of 4 propositions"),
    ("#view=matrix&q=number+of+people", "1 of 4 propositions"),
    ("#view=timeline&q=nothing", "0 of 1 dated event"),
    ("#view=people&source=times.txt", "1 name"),
    ("#view=sources", "3 sources"),
)


def test_the_address_holds_the_filters(opened: Open) -> None:
    page = opened()
    told = {}
    for address, _ in COUNTS:
        page.evaluate(FOLLOW, address)
        told[address] = page.locator("#count").inner_text()
    assert told == dict(COUNTS)


def test_a_fingerprint_is_an_address(opened: Open) -> None:
    for address in (f"#{DATE}", f"#{DATE[:8]}"):
        page = opened(address)
        meant = page.locator(".finding.meant")
        assert meant.get_attribute("id") == DATE
        assert page.evaluate(f"{FOCUSED}.closest('article').id") == DATE


def test_going_back_returns_to_the_view_before(opened: Open) -> None:
    page = opened()
    page.get_by_role("link", name="Timeline").click()
    assert shown(page, "#timeline") and not shown(page, "#findings")
    page.go_back()
    assert shown(page, "#findings") and not shown(page, "#timeline")


# ---------------------------------------------------------------- the matrix and its panel


def test_a_cell_opens_the_sentence_with_its_words_marked_and_esc_leads_back(opened: Open) -> None:
    page = opened("#matrix")
    cell = page.get_by_role("gridcell", name="B contradicts: 2-5 May 2025")
    cell.click()
    panel = page.get_by_role("dialog")
    assert (
        panel.get_by_role("heading", level=2).inner_text()
        == "Osthaven Regatta, 12th: when it took place"
    )
    assert panel.locator("h3").inner_text() == "Twelfth regatta ends"
    assert "6 May 2025 · AFN" in panel.inner_text()
    assert panel.locator("mark").all_inner_texts() == ["2–5 May"]
    assert (
        "The twelfth Osthaven Regatta (2–5 May) ended" in panel.locator("blockquote").inner_text()
    )
    assert panel.locator("figcaption").inner_text() == "times.txt:1:31"
    assert "2-5 May 2025" in panel.locator("dl").inner_text()
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert cell.evaluate(f"cell => cell === {FOCUSED}")


def test_what_the_others_say_is_one_button_away(opened: Open) -> None:
    page = opened("#matrix")
    page.get_by_role("gridcell", name="B contradicts: 2-5 May 2025").click()
    page.get_by_role("button", name="What 2 other sources say").click()
    marks = page.get_by_role("dialog").locator("mark").all_inner_texts()
    assert marks == ["2 to 4 May", "2 to 4 May", "2–5 May"]
    page.get_by_role("dialog").get_by_role(
        "link", name=re.compile("sources disagree on when")
    ).click()
    assert not page.get_by_role("dialog").is_visible()
    assert page.evaluate(f"{FOCUSED}.closest('article').id") == DATE


def test_arrow_keys_walk_the_grid_and_enter_opens(opened: Open) -> None:
    page = opened("#matrix")
    grid = page.get_by_role("grid")
    assert grid.locator('[tabindex="0"]').count() == 1
    grid.locator('[tabindex="0"]').focus()

    def at() -> str:
        return str(page.evaluate(f"{FOCUSED}.textContent.replace(/\\s+/g, ' ').trim()"))

    assert at() == "Osthaven Regatta, 12th: when it took place"
    page.keyboard.press("ArrowRight")
    assert at() == "✕A contradicts: 2-4 May 2025"
    page.keyboard.press("End")
    assert at() == "✕B contradicts: 2-5 May 2025"
    page.keyboard.press("ArrowUp")
    assert at() == "times6 May 2025, AFN"
    page.keyboard.press("Control+Home")
    assert at() == "Proposition"
    page.keyboard.press("ArrowUp")  # the edge holds
    assert at() == "Proposition"
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowRight")
    assert grid.locator('[tabindex="0"]').count() == 1
    assert page.evaluate(f"{FOCUSED}.getAttribute('tabindex')") == "0"
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog").locator("mark").all_inner_texts() == ["2 to 4 May"]
    page.keyboard.press("Escape")
    assert at() == "✕A contradicts: 2-4 May 2025"


def test_a_click_beside_the_panel_closes_it(opened: Open) -> None:
    page = opened("#matrix", viewport={"width": 1200, "height": 800})
    page.get_by_role("gridcell", name="B contradicts: 2-5 May 2025").click()
    page.mouse.click(40, 400)
    assert not page.get_by_role("dialog").is_visible()


def test_silence_is_told_and_opens_nothing(opened: Open) -> None:
    page = opened("#view=matrix&rule=FC204")
    page.get_by_role("gridcell", name="silent").click()
    assert not page.get_by_role("dialog").is_visible()


def test_a_source_s_chip_opens_its_words(opened: Open) -> None:
    page = opened("#people")
    page.locator("#people .facts .chip").first.click()
    assert page.get_by_role("dialog").locator("mark").inner_text() == "harbour master"


def test_slash_leads_to_the_search_and_esc_empties_it(opened: Open) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("quays")
    assert page.locator("#count").inner_text() == "1 of 5 findings"
    page.keyboard.press("Escape")
    assert page.locator("#count").inner_text() == "5 findings"


def test_the_first_tab_skips_to_the_report(opened: Open) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "main"


# ---------------------------------------------------------------- how it looks

CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (name) => {
    canvas.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name);
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((of) => {
      const part = of / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const grounds = ["--paper", "--card", "--shade"];
  const pairs = ["--ink", "--soft", "--accent", "--bad", "--good", "--warn", "--change"]
    .flatMap((ink) => grounds.map((ground) => [ink, ground]));
  for (const tone of ["bad", "good", "warn", "change"]) {
    pairs.push([`--${tone}`, `--${tone}-shade`], ["--ink", `--${tone}-shade`]);
  }
  pairs.push(["--ink", "--mark"]);
  return pairs.map(([ink, ground]) => {
    const [low, high] = [light(ink), light(ground)].sort((a, b) => a - b);
    return [`${ink} on ${ground}`, (high + 0.05) / (low + 0.05)];
  });
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_legible(opened: Open, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    page = opened(color_scheme=scheme)
    assert [pair for pair in page.evaluate(CONTRAST) if pair[1] < 4.5] == []


def test_dark_follows_the_system_and_the_button_turns_it(opened: Open) -> None:
    page = opened(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    button = page.get_by_role("button", name="Dark")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert page.evaluate(ground) != dark
    assert button.get_attribute("aria-pressed") == "false"
    page.emulate_media(color_scheme="light")
    button.click()
    assert page.evaluate(ground) == dark


def test_print_has_everything_and_no_controls(opened: Open) -> None:
    page = opened(color_scheme="dark")
    sheets = page.pdf(format="A4")
    assert sheets.startswith(b"%PDF")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for view in ("findings", "matrix", "timeline", "people", "sources"):
        assert shown(page, f"#{view}")
    assert shown(page, "#matrix td.contradict") == 5
    assert not shown(page, "#filters") and not shown(page, "nav")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    folded = shown(page, "details.verdict[open]")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown(page, "details.verdict[open]") < folded


def test_a_narrow_window_is_never_wider_than_itself(opened: Open) -> None:
    page = opened(viewport={"width": 360, "height": 700})
    for view in ("findings", "matrix", "timeline", "people", "sources"):
        page.get_by_role("navigation").locator(f"a[href='#{view}']").click()
        assert shown(page, f"#{view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_its_script_the_page_lists_everything_but_the_matrix(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    assert "sources disagree on when" in page.locator(f"[id='{DATE}'] h4").inner_text().lower()
    for view in ("timeline", "people", "sources"):
        assert shown(page, f"#{view}")
    assert not shown(page, "#matrix") and not shown(page, "#filters")


# ---------------------------------------------------------------- hostile and large


def test_hostile_articles_run_nothing(opened: Open, race: Report) -> None:
    page = opened("#matrix", name="hostile", report=hostile(race))
    page.evaluate("() => { window.hacked = () => { throw new Error('hacked') } }")
    page.locator("#groups summary").first.click()
    for view in ("findings", "timeline", "people", "sources"):
        page.evaluate(f"location.hash = '{view}'")
    page.locator("#sources .chip").first.click()
    assert page.get_by_role("dialog").locator("h3").first.inner_text().startswith("</script><img")
    assert page.locator("img").count() == 0
    assert page.get_by_role("dialog").locator("a[href^='javascript']").count() == 0


def test_five_hundred_sources_in_one_story(opened: Open, race: Report) -> None:
    page = opened("#matrix", name="wide", report=many(race, sources=500, each=8))
    assert page.locator("#count").inner_text() == "6 propositions"
    grid = page.get_by_role("grid").first
    assert grid.get_by_role("columnheader").count() == 1 + 24
    assert grid.get_attribute("aria-colcount") == "501"
    pager = page.locator(".pager").first
    assert "Sources 1 to 24 of 500" in pager.inner_text()
    pager.get_by_role("button", name="Further sources").click()
    assert "Sources 25 to 48 of 500" in page.locator(".pager").first.inner_text()
    assert page.evaluate(f"{FOCUSED}.textContent") == "Further sources"
    page.get_by_role("gridcell").first.click()
    assert page.get_by_role("dialog").locator("mark").count() == 1
