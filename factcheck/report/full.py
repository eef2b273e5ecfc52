"""The terminal report, by rustc's conventions.

The primary place comes after ``-->`` with ``^`` under its words, others after ``:::`` with ``-``;
what agrees, what differs and where to read on follow as notes after ``=``.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Finding, Position, Spot
from factcheck.report.columns import width
from factcheck.report.excerpt import cut, excerpt
from factcheck.report.places import others, position_of, primary, sources
from factcheck.report.text import (
    describe,
    heading,
    shorten,
    speller,
    style,
    summary_line,
    wrap,
)
from factcheck.report.view import Page, View

LABEL = 72  # columns of a value after its mark
HANG = 4  # columns by which a heading's further lines are set in
NARROWEST = 12  # columns of a source's line below which an excerpt says nothing
NAMED = 4  # further places that are named
PREFIX = 8  # digits of a fingerprint that name it in practice


def render(view: View, page: Page) -> str:
    """Every finding shown, a blank line after each, and the summary."""
    writer = _Writer(view, page)
    blocks = ["\n".join(writer.finding(finding)) + "\n" for finding in view.shown]
    if not page.summary:
        return "\n".join(blocks)
    clauses = wrap(summary_line(view), page.prose, hang=HANG, between="; ")
    last = [line for clause in clauses for line in wrap(clause, page.prose, hang=HANG)]
    return "\n".join([*blocks, *last]) + "\n"


class _Writer:
    def __init__(self, view: View, page: Page) -> None:
        self.view = view
        self.page = page
        self.style = style(view, page)
        self.spell = speller(page)

    def finding(self, finding: Finding) -> Iterator[str]:
        head = heading(finding)
        said = wrap(f"{head}: {self.spell(finding.message)}", self.page.prose, hang=HANG)
        strong = self.style.strong
        yield f"{self.style.head(finding)}{strong(said[0].removeprefix(head))}"
        yield from map(strong, said[1:])
        first = primary(finding, self.view)
        shown, named = others(finding, self.view)
        lines = [claim.line for _, claim in shown] + ([first.line] if first else [])
        gutter = len(str(max(lines, default=0)))
        if first:
            yield from self._place(first, position_of(first, finding), finding, gutter=gutter)
        for position, claim in shown:
            yield from self._place(claim, position, finding, gutter=gutter)
        if first is None and finding.spot is not None:
            gutter = len(str(finding.spot.line))
            yield from self._spot(finding.spot, finding, gutter=gutter)
        pointed = first is not None or finding.spot is not None
        for note in self._notes(finding, named, pointed=pointed):
            first_line, *rest = wrap(note, self.page.prose - gutter - 4, hang=0)
            yield f"{' ' * (gutter + 2)}{self.style.other('=')} {first_line}"
            yield from (f"{' ' * (gutter + 4)}{line}" for line in rest)

    def _place(
        self, claim: Claim, position: Position, finding: Finding, *, gutter: int
    ) -> Iterator[str]:
        """Where, a bar, the line of the source, its mark with the value.

        A value for which the page leaves no room beside its mark goes below it.
        """
        is_first = claim is primary(finding, self.view)
        room = max(self.page.width - gutter - 4, NARROWEST)
        label = shorten(self.spell(describe(position.value)), LABEL)
        text = self.view.sources[claim.source].text
        found = excerpt(text, claim, room=room, label=label, spell=self.spell)
        mark = ("^" if is_first else "-") * found.length
        marks = [(found.pad, f"{mark} {label}")]
        if found.pad + width(marks[0][1]) > room:
            rows = [shorten(row, room) for row in wrap(label, room, hang=0)]
            left = min(found.pad, room - max(map(width, rows)))
            marks = [(found.pad, mark), *((left, row) for row in rows)]
        other = self.style.other
        bar = other("|")
        arrow = "-->" if is_first else ":::"
        where = self.spell(self.view.where(claim))
        yield f"{' ' * (gutter + 1)}{other(arrow)} {where}"
        yield f"{' ' * (gutter + 2)}{bar}"
        yield f" {other(str(claim.line).rjust(gutter))} {bar} {found.text}"
        for pad, words in marks:
            painted = self.style.grade(words, finding) if is_first else other(words)
            yield f"{' ' * (gutter + 2)}{bar} {' ' * pad}{painted}"

    def _spot(self, spot: Spot, finding: Finding, *, gutter: int) -> Iterator[str]:
        """The same of a line in a file that is no source."""
        start = spot.column - 1
        room = max(self.page.width - gutter - 4, NARROWEST)
        end = start + len(spot.text)
        found = cut(spot.context, start, end, room=room, spell=self.spell)
        other = self.style.other
        bar = other("|")
        where = self.spell(f"{spot.path}:{spot.line}:{spot.column}")
        yield f"{' ' * (gutter + 1)}{other('-->')} {where}"
        yield f"{' ' * (gutter + 2)}{bar}"
        yield f" {other(str(spot.line))} {bar} {found.text}"
        mark = self.style.grade("^" * found.length, finding)
        yield f"{' ' * (gutter + 2)}{bar} {' ' * found.pad}{mark}"

    def _notes(self, finding: Finding, named: list[Claim], *, pointed: bool) -> Iterator[str]:
        if not pointed:
            yield self.spell(f"in {', '.join(sources(finding))}")
        if named:
            places = [self.view.where(claim) for claim in named[:NAMED]]
            if len(named) > NAMED:
                places.append(f"{len(named) - NAMED} more")
            yield self.spell(f"also at {', '.join(places)}")
        yield from map(self.spell, finding.notes)
        if finding.known:
            yield self.spell(f"{'changed: ' if finding.status == 'new' else ''}{finding.known}")
        if finding.spot is not None:
            yield f"help: factcheck rules {finding.rule}"
        elif finding.fingerprint:
            yield f"help: factcheck explain {finding.fingerprint[:PREFIX]}"
