"""Articles for the cache: small, each with a date, a count and a name."""

from __future__ import annotations

from factcheck import sources
from factcheck.model import Source

_PAPER = (
    "BRELHAVEN, May {day}, 2024: The {nth} meeting of the Tidal Power Board was held in Brelhaven "
    "on May {day}, 2024. Chairwoman Orla Quist said {count} turbines were repaired.\n"
)
_NTH = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def paper(number: int, *, count: int = 0) -> Source:
    """The article of this number (from 0)."""
    text = _PAPER.format(day=number % 28 + 1, nth=_NTH[number % 8], count=count or number + 20)
    return sources.from_text(f"news/{number:03d}.txt", text)


def papers(count: int) -> list[Source]:
    return [paper(number) for number in range(count)]
