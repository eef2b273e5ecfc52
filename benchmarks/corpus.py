"""A corpus made from the seeds: paragraphs rotated, numbers changed, the same in every run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SEEDS: Final = Path(__file__).parent.parent / "seeds"
# An ISO day, a year, or a small number that is neither part of a clock time nor of a word.
_NUMBER: Final = re.compile(
    r"\b(?P<year>20\d\d)(?:-(?P<month>\d\d)-(?P<day>\d\d))?\b|(?<![\w:])(?P<small>\d\d?)(?![\w:])"
)


def articles(count: int) -> Iterator[tuple[str, str]]:
    """``count`` articles as (file name, text), none like another, the same in every run.

    The first paragraph, which may hold the date line, stays first; days stay between 1 and 28, so
    that every date exists.
    """
    seeds = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    for number in range(count):
        yield f"{number:06d}.txt", _vary(seeds[number % len(seeds)], number // len(seeds))


def write(count: int, folder: Path) -> list[Path]:
    """The articles as files in ``folder``."""
    paths = []
    for name, text in articles(count):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def _vary(text: str, turn: int) -> str:
    first, *rest = re.split(r"\n\s*", text.rstrip())
    at = turn % len(rest)
    rotated = "\n\n".join([first, *rest[at:], *rest[:at]])
    return _NUMBER.sub(lambda match: _change(match, turn), rotated)


def _change(match: re.Match[str], turn: int) -> str:
    if match["small"]:
        return str(1 + (int(match["small"]) - 1 + turn) % 28)
    year = str(1950 + (int(match["year"]) - 1950 + turn) % 77)
    if match["month"] is None:
        return year
    month = 1 + (int(match["month"]) - 1 + turn) % 12
    day = 1 + (int(match["day"]) - 1 + turn) % 28
    return f"{year}-{month:02d}-{day:02d}"
