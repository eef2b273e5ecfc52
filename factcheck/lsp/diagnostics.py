"""A snapshot as diagnostics: each finding in every file that it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from factcheck.lsp.lines import Lines
from factcheck.lsp.snapshot import Snapshot
from factcheck.model import Claim, Finding, Problem
from factcheck.model import Position as Stand
from factcheck.report.text import describe

SOURCE: Final = "factcheck"
RELATED: Final = 20  # places told beside one; the hover has them all

_LEVELS: Final = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "note": DiagnosticSeverity.Information,
}

Found = dict[Path, list[Diagnostic]]
Uri = Callable[[Path], str]


class Diagnostics:
    """Makes the diagnostics of one snapshot for a client that counts in ``encoding``."""

    def __init__(self, snapshot: Snapshot, encoding: str, uri: Uri) -> None:
        self._snapshot = snapshot
        self._encoding = encoding
        self._uri = uri
        self._lines: dict[Path, Lines] = {}
        self._rules = {rule.id: rule for rule in snapshot.view.report.rules}

    def all(self) -> Found:
        """By file; the files without any are not in it."""
        found: Found = defaultdict(list)
        for finding in self._snapshot.view.shown:
            if finding.status == "new":
                for file, diagnostic in self._of(finding):
                    found[file].append(diagnostic)
        for problem in self._snapshot.view.report.errors:
            if problem.path:
                found[self._snapshot.file(problem.path)].append(_left_out(problem))
        return dict(found)

    def location(self, claim: Claim) -> Location:
        """Where a claim stands."""
        file = self._snapshot.file(claim.source)
        return Location(self._uri(file), self._range(file, claim))

    def _range(self, file: Path, claim: Claim) -> Range:
        if file not in self._lines:
            self._lines[file] = Lines(self._snapshot.files[file].text, self._encoding)
        return self._lines[file].range(claim.start, claim.end)

    def _of(self, finding: Finding) -> Iterator[tuple[Path, Diagnostic]]:
        """One for each source and each value that it gives."""
        places = list(self._places(finding))
        for stand, claim in places:
            others = [(s, c) for s, c in places if c.id != claim.id]
            file = self._snapshot.file(claim.source)
            yield (
                file,
                self._diagnostic(
                    finding,
                    self._range(file, claim),
                    f"{finding.message} (here {describe(stand.value)})",
                    [
                        DiagnosticRelatedInformation(
                            self.location(c), f"{describe(s.value)}: {c.text}"
                        )
                        for s, c in others[:RELATED]
                    ],
                ),
            )
        if finding.spot is not None:
            spot = finding.spot
            line, column = spot.line - 1, spot.column - 1
            where = Range(Position(line, column), Position(line, column + len(spot.text)))
            file = self._snapshot.file(spot.path)
            yield file, self._diagnostic(finding, where, finding.message, [])
        elif not places:
            paths = sorted({path for each in finding.positions for path in each.sources})
            for path in paths:
                yield (
                    self._snapshot.file(path),
                    self._diagnostic(finding, _top(0), finding.message, []),
                )

    def _places(self, finding: Finding) -> Iterator[tuple[Stand, Claim]]:
        """The first claim of each source on each value."""
        for stand in finding.positions:
            seen: set[str] = set()
            for claim in (self._snapshot.view.claims[each] for each in stand.claims):
                if claim.source not in seen:
                    seen.add(claim.source)
                    yield stand, claim

    def _diagnostic(
        self,
        finding: Finding,
        where: Range,
        message: str,
        related: list[DiagnosticRelatedInformation],
    ) -> Diagnostic:
        rule = self._rules.get(finding.rule)
        return Diagnostic(
            range=where,
            message=message,
            severity=_LEVELS[finding.severity]
            if finding.verdict in ("contradiction", "variant")
            else DiagnosticSeverity.Hint,
            code=finding.rule,
            code_description=CodeDescription(self._uri(self._snapshot.root / rule.path))
            if rule and rule.path
            else None,
            source=SOURCE,
            related_information=related,
            data=finding.fingerprint,
        )


def _left_out(problem: Problem) -> Diagnostic:
    """What could not be read or used, at the line that says so."""
    return Diagnostic(
        range=_top(max(problem.line - 1, 0)),
        message=problem.message,
        severity=DiagnosticSeverity.Warning,
        source=SOURCE,
    )


def _top(line: int) -> Range:
    """All of a line; a client takes what lies beyond it for its end."""
    return Range(Position(line, 0), Position(line, 1000))
