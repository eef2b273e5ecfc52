"""What one check found in a folder, by file and offset."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from factcheck.model import Claim, Finding, Source
from factcheck.report.view import View


class Snapshot(Struct, frozen=True, dict=True):
    """The view of a check in ``root``. Files are absolute paths; ``waivers`` is where waivers are
    written, as seen from ``root``."""

    root: Path
    view: View
    waivers: str = ""

    @cached_property
    def files(self) -> dict[Path, Source]:
        """A source of each file, as the person has it: its text is that of the file."""
        return {self.file(source.path): source for source in self.view.report.sources}

    def file(self, path: str) -> Path:
        """The file of a source, or of a problem, from the path that reports show."""
        source = self.view.sources.get(path)
        return Path(os.path.normpath(self.root / (source.file if source else path)))

    @cached_property
    def _claims(self) -> dict[Path, list[Claim]]:
        found = defaultdict(list)
        for claim in self.view.report.claims:
            found[self.file(claim.source)].append(claim)
        return found

    @cached_property
    def _propositions(self) -> dict[tuple[str, str], list[Claim]]:
        found = defaultdict(list)
        for claim in self.view.report.claims:
            found[claim.subject, claim.predicate].append(claim)
        return found

    @cached_property
    def _findings(self) -> dict[str, list[Finding]]:
        found = defaultdict(list)
        for finding in self.view.report.findings:
            for position in finding.positions:
                for claim in position.claims:
                    found[claim].append(finding)
        return found

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each subject is called."""
        return {entity.id: entity.label for entity in self.view.report.subjects}

    def at(self, file: Path, offset: int, text: str) -> list[Claim]:
        """The claims of a file whose words stand around ``offset`` in its ``text`` of now, the
        shortest first. What was typed since the check is no claim yet."""
        around = [
            claim
            for claim in self._claims.get(file, ())
            if claim.start <= offset <= claim.end and text[claim.start : claim.end] == claim.text
        ]
        return sorted(around, key=lambda claim: (claim.end - claim.start, claim.predicate))

    def findings(self, claim: Claim) -> list[Finding]:
        """Those that rest on the claim."""
        return self._findings.get(claim.id, [])

    def proposition(self, claim: Claim) -> list[Claim]:
        """Every claim on the same proposition (subject and predicate), this one among them; and
        those that a finding holds against it, in the order of the report."""
        found = {each.id: each for each in self._against(claim)}
        found |= {each.id: each for each in self._propositions[claim.subject, claim.predicate]}
        return sorted(found.values(), key=lambda each: (each.source, each.start, each.id))

    def _against(self, claim: Claim) -> Iterator[Claim]:
        for finding in self.findings(claim):
            for position in finding.positions:
                yield from (self.view.claims[each] for each in position.claims)
