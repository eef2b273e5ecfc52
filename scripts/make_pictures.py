"""Makes the pictures of the README out of the articles in seeds/: the report as a terminal shows it
(docs/images/report.svg) and as a page (docs/images/page.png).

    python scripts/make_pictures.py            # both; the page needs Chromium
    python scripts/make_pictures.py report.svg # one, to standard output: a test compares it

The first is the same bytes each time; the second is as this machine's fonts have it.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
COMMAND = ("factcheck", "check", "seeds/")
WIDTH = 96  # columns
CHROMIUM = "/usr/bin/chromium"
WINDOW = {"width": 1180, "height": 820}

# rich's own frame fetches its font from a network; this one takes what the reader's system has
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font: {char_height}px/{line_height}px ui-monospace, "SF Mono", Menlo, Consolas, monospace;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
<rect fill="#1b1c1f" width="{width}" height="{height}" rx="10"/>
<g fill="#4a4b50">
<circle cx="24" cy="24" r="6"/><circle cx="44" cy="24" r="6"/><circle cx="64" cy="24" r="6"/>
</g>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def report_svg() -> str:
    """The first finding and the count, in colour, as an SVG."""
    from rich.console import Console
    from rich.terminal_theme import TerminalTheme
    from rich.text import Text

    env = {**os.environ, "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *COMMAND, "--isolated", "--color", "always"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    first, *_, count = done.stdout.strip().split("\n\n")
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {' '.join(COMMAND)}", style="dim"))
    console.print(Text.from_ansi(f"{first}\n\n{count}"), soft_wrap=True)
    theme = TerminalTheme(
        (27, 28, 31),
        (222, 221, 216),
        [
            *((60, 60, 64), (240, 128, 112), (130, 200, 150), (230, 190, 110)),
            *((130, 170, 240), (190, 160, 240), (120, 200, 210), (222, 221, 216)),
        ],
    )
    svg = console.export_svg(title="", theme=theme, code_format=FRAME, unique_id="factcheck")
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines())


def page_png(target: Path) -> None:
    """The matrix of the page, a cell in the focus."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page_file = Path(folder) / "report.html"
        command = [sys.executable, "-m", *COMMAND, "--isolated", "--output", f"html={page_file}"]
        subprocess.run(command, cwd=ROOT, check=False)
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW, color_scheme="light")
        page.goto(f"{page_file.as_uri()}#matrix")
        page.screenshot(path=target)
        browser.close()


def main(arguments: list[str]) -> None:
    """Write both, or print the first."""
    if arguments == ["report.svg"]:
        sys.stdout.write(report_svg())
        return
    IMAGES.mkdir(exist_ok=True)
    (IMAGES / "report.svg").write_text(report_svg(), encoding="utf-8")
    page_png(IMAGES / "page.png")


if __name__ == "__main__":
    main(sys.argv[1:])
