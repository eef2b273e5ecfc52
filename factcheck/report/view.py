"""What of a report is shown, in which order it is counted, and the exit status it asks for."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.model import Claim, Finding, Report, Severity, Source, Verdict
from factcheck.report.coverage import seconded

Show = Literal["agreements", "variants", "updates", "known", "all"]
FailLevel = Literal["error", "warning", "note", "never"]

SHOWN_AS: Mapping[Verdict, Show] = {
    "agreement": "agreements",
    "variant": "variants",
    "update": "updates",
}
LEVELS: Mapping[str, int] = {"note": 1, "warning": 2, "error": 3, "never": 4}


class Page(Struct, frozen=True):
    """What a text format is written on: ``width`` in terminal columns, colour or none.

    Prose (headings, notes, the summary) ``wraps`` where a person looks on; in a pipe or a file a
    line stays one line, for the programs that search it. In ``ascii`` nothing else is written;
    ``links`` makes the ids of rules links; without ``summary`` the findings stand alone.
    """

    width: int = 100
    colour: bool = False
    wraps: bool = False
    ascii: bool = False
    links: bool = False
    summary: bool = True

    @property
    def prose(self) -> int:
        """Columns that a line of prose may take."""
        return self.width if self.wraps else sys.maxsize


class Summary(Struct, frozen=True, kw_only=True):
    """Counts of everything found, shown or not; ``known`` of it was accepted before."""

    sources: int
    claims: int
    claims_with_second_source: int
    contradictions: int
    agreements: int
    variants: int
    updates: int
    known: int
    exit_status: int


class View(Struct, frozen=True, dict=True):
    """A report and the findings of it that are shown.

    ``accepted`` are those that would be shown if they were not known (in the baseline, waived).
    """

    report: Report
    shown: tuple[Finding, ...]
    summary: Summary
    show: frozenset[Show] = frozenset()
    accepted: tuple[Finding, ...] = ()

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.report.claims}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by path."""
        return {source.path: source for source in self.report.sources}

    def file(self, path: str) -> str:
        """The file that the article at ``path`` is in: the same, but where it holds several."""
        source = self.sources.get(path)
        return source.file if source else path

    def where(self, claim: Claim) -> str:
        """``file:line:column`` of a claim."""
        return f"{self.file(claim.source)}:{claim.line}:{claim.column}"

    def shows(self, verdict: Verdict) -> bool:
        """Whether findings of this verdict are shown."""
        return verdict == "contradiction" or bool({"all", SHOWN_AS[verdict]} & self.show)

    @property
    def recorded(self) -> tuple[Finding, ...]:
        """What is shown and what is known, in report order: for the formats that write the status
        of each finding."""
        if not self.accepted:
            return self.shown
        at = {id(finding): place for place, finding in enumerate(self.report.findings)}
        both = (*self.shown, *self.accepted)
        return tuple(sorted(both, key=lambda finding: at.get(id(finding), -1)))

    @property
    def shows_known(self) -> bool:
        """Whether what was accepted before is shown."""
        return bool({"all", "known"} & self.show)


def view(
    report: Report,
    *,
    show: Collection[Show] = (),
    fail_level: FailLevel = "error",
    focus: Collection[str] | None = None,
) -> View:
    """Choose what is shown.

    Contradictions always are; agreements, variants and updates where ``show`` names them. ``focus``
    holds paths of sources: findings that rest on none of them are left out and not counted.
    A variant at or above ``fail_level`` is shown unasked, since it decides the exit status. What a
    waiver or the baseline accepts is shown for ``known`` or ``all``.
    """
    findings = report.findings
    if focus is not None:
        findings = tuple(finding for finding in findings if touches(finding, focus))
    chosen = View(
        replace(report, findings=findings),
        shown=(),
        summary=_summary(report, findings, fail_level),
        show=frozenset(show),
    )
    found = tuple(
        finding
        for finding in findings
        if chosen.shows(finding.verdict) or is_grave(finding, fail_level)
    )
    if chosen.shows_known:
        return replace(chosen, shown=found)
    return replace(
        chosen,
        shown=tuple(finding for finding in found if finding.status == "new"),
        accepted=tuple(finding for finding in found if finding.status != "new"),
    )


def touches(finding: Finding, paths: Collection[str]) -> bool:
    """Whether one of the sources at ``paths`` holds a position of the finding."""
    return any(source in paths for position in finding.positions for source in position.sources)


def fails(finding: Finding, fail_level: FailLevel) -> bool:
    """Whether the finding makes the exit status 1: it is grave, and was not accepted."""
    return finding.status == "new" and is_grave(finding, fail_level)


def is_grave(finding: Finding, fail_level: FailLevel) -> bool:
    """Whether the finding is a fault of ``fail_level`` or above.

    Agreements never are, nor are updates: a title held later or a toll that grew is no fault.
    """
    return (
        finding.verdict in ("contradiction", "variant")
        and LEVELS[finding.severity] >= LEVELS[fail_level]
    )


def levels(findings: Collection[Finding]) -> list[tuple[Severity, int]]:
    """How many new contradictions there are of each severity, gravest first, without the empty
    ones."""
    counts = Counter(
        f.severity for f in findings if f.verdict == "contradiction" and f.status == "new"
    )
    order: tuple[Severity, ...] = ("error", "warning", "note")
    return [(severity, counts[severity]) for severity in order if counts[severity]]


def _summary(report: Report, findings: Collection[Finding], fail_level: FailLevel) -> Summary:
    counts = Counter(finding.verdict for finding in findings)
    status = 1 if any(fails(finding, fail_level) for finding in findings) else 0
    return Summary(
        sources=len(report.sources),
        claims=len(report.claims),
        claims_with_second_source=seconded(report),
        contradictions=counts["contradiction"],
        agreements=counts["agreement"],
        variants=counts["variant"],
        updates=counts["update"],
        known=sum(finding.status != "new" for finding in findings),
        exit_status=2 if report.errors else status,
    )
