"""What the formats for machines share: where a finding is reported, and where else it stands.

Code hosts know one place per finding; the further ones are listed beside it or told in the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from msgspec import Struct

from factcheck.model import Claim, Finding
from factcheck.report.places import others, position_of, primary, sources
from factcheck.report.text import describe
from factcheck.report.view import View

LINE_END = re.compile("\r\n|\r|\n")


class Place(Struct, frozen=True):
    """One claim on the page, 1-based; ``end_column`` stands after its last code point, on
    ``end_line``. ``says`` is the value the claim holds, in plain words."""

    path: str  # of the file
    source: str  # of the article, where the file holds several
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    text: str
    says: str

    @property
    def uri(self) -> str:
        """The path as a relative URI."""
        return quote(self.path)


class Located(Struct, frozen=True):
    """A finding, where it is reported, and where else its positions stand."""

    finding: Finding
    place: Place
    others: tuple[Place, ...]

    @property
    def message(self) -> str:
        """The message with what is said where, on one line: each value once."""
        said: dict[str, list[str]] = {}
        for place in (self.place, *self.others):
            if place.says:
                said.setdefault(place.says, []).append(f"{place.path}:{place.line}")
        told = "; ".join(f"{value} in {', '.join(places)}" for value, places in said.items())
        return f"{self.finding.message} ({told})" if told else self.finding.message


def located(view: View) -> Iterator[Located]:
    """Every finding that is shown, in order."""
    yield from _located(view.shown, view)


def recorded(view: View) -> Iterator[Located]:
    """Every finding that is shown or known, in order: for formats that tell one from the other."""
    yield from _located(view.recorded, view)


def _located(findings: Iterable[Finding], view: View) -> Iterator[Located]:
    for finding in findings:
        first = primary(finding, view)
        shown, _ = others(finding, view)
        here = _place(first, finding, view) if first is not None else _top(finding, view)
        yield Located(finding, here, tuple(_place(claim, finding, view) for _, claim in shown))


def _place(claim: Claim, finding: Finding, view: View) -> Place:
    source = view.sources.get(claim.source)
    words = source.text[claim.start : claim.end] if source else claim.text
    lines = LINE_END.split(words)
    same = len(lines) == 1
    return Place(
        path=view.file(claim.source),
        source=claim.source,
        line=claim.line,
        column=claim.column,
        end_line=claim.line + len(lines) - 1,
        end_column=(claim.column if same else 1) + len(lines[-1]),
        start=claim.start,
        end=claim.end,
        text=claim.text,
        says=describe(position_of(claim, finding).value),
    )


def _top(finding: Finding, view: View) -> Place:
    """Where a finding stands that rests on no claim: its spot, else the first line of the first
    source."""
    if finding.spot is not None:
        spot = finding.spot
        end = len(spot.text)
        return Place(
            path=spot.path,
            source=spot.path,
            line=spot.line,
            column=spot.column,
            end_line=spot.line,
            end_column=spot.column + end,
            start=spot.start,
            end=spot.start + end,
            text=spot.text,
            says="",
        )
    path = (sources(finding) or [""])[0]
    return Place(view.file(path), path, 1, 1, 1, 1, 0, 0, "", "")
