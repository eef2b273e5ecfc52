"""The terminal report, by rustc's conventions.

The primary place comes after ``-->`` with ``^`` under its words, others after ``:::`` with ``-``;
what agrees, what differs and where to read on follow as notes after ``=``.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Finding, Position
from factcheck.report.excerpt import excerpt
from factcheck.report.places import others, position_of, primary, sources
from factcheck.report.text import Style, describe, heading, printable, shorten, summary_line
from factcheck.report.view import Page, View

LABEL = 72  # columns of a value after its mark
NAMED = 4  # further places that are named
PREFIX = 8  # digits of a fingerprint that name it in practice


def render(view: View, page: Page) -> str:
    """Every finding shown, a blank line after each, and the summary."""
    writer = _Writer(view, page)
    blocks = ["\n".join(writer.finding(finding)) + "\n" for finding in view.shown]
    return "\n".join([*blocks, summary_line(view) + "\n"])


class _Writer:
    def __init__(self, view: View, page: Page) -> None:
        self.view = view
        self.page = page
        self.style = Style(page.colour)

    def finding(self, finding: Finding) -> Iterator[str]:
        head = self.style.grade(heading(finding), finding)
        yield f"{head}{self.style.strong(f': {printable(finding.message)}')}"
        first = primary(finding, self.view)
        shown, named = others(finding, self.view)
        lines = [claim.line for _, claim in shown] + ([first.line] if first else [])
        gutter = len(str(max(lines, default=0)))
        if first:
            yield from self._place(first, position_of(first, finding), finding, gutter=gutter)
        for position, claim in shown:
            yield from self._place(claim, position, finding, gutter=gutter)
        for note in self._notes(finding, named, pointed=first is not None):
            yield f"{' ' * (gutter + 2)}{self.style.other('=')} {note}"

    def _place(
        self, claim: Claim, position: Position, finding: Finding, *, gutter: int
    ) -> Iterator[str]:
        """Four lines: where, a bar, the line of the source, its mark."""
        is_first = claim is primary(finding, self.view)
        other = self.style.other
        label = shorten(describe(position.value), LABEL)
        found = excerpt(
            self.view.sources[claim.source].text,
            claim,
            room=max(self.page.width - gutter - 4, 20),
            label=label,
        )
        mark = ("^" if is_first else "-") * found.length
        marked = f"{mark} {label}"
        painted = self.style.grade(marked, finding) if is_first else other(marked)
        bar = other("|")
        arrow = "-->" if is_first else ":::"
        where = printable(f"{claim.source}:{claim.line}:{claim.column}")
        yield f"{' ' * (gutter + 1)}{other(arrow)} {where}"
        yield f"{' ' * (gutter + 2)}{bar}"
        yield f" {other(str(claim.line).rjust(gutter))} {bar} {found.text}"
        yield f"{' ' * (gutter + 2)}{bar} {' ' * found.pad}{painted}"

    def _notes(self, finding: Finding, named: list[Claim], *, pointed: bool) -> Iterator[str]:
        if not pointed:
            yield printable(f"in {', '.join(sources(finding))}")
        if named:
            places = [f"{claim.source}:{claim.line}:{claim.column}" for claim in named[:NAMED]]
            if len(named) > NAMED:
                places.append(f"{len(named) - NAMED} more")
            yield printable(f"also at {', '.join(places)}")
        yield from map(printable, finding.notes)
        if finding.fingerprint:
            yield f"help: factcheck explain {finding.fingerprint[:PREFIX]}"
