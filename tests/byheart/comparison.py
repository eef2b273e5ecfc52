"""Two reports side by side: claims, what they are about, and findings, as plain rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import msgspec

import factcheck
from factcheck.model import Claim, Finding, Report
from factcheck.values import Date, Value
from tests.byheart.transforms import Retold

SEEDS: Final = Path(__file__).parents[2] / "seeds"


class ClaimRow(NamedTuple):
    """A claim without the ids that a run gives out."""

    source: str
    start: int
    end: int
    predicate: str
    text: str
    value: str
    modality: str
    as_of: str

    def __str__(self) -> str:
        tail = "" if self.modality == "asserted" else f" [{self.modality}]"
        return (
            f"{self.source[:3]} {self.start}-{self.end} {self.predicate} "
            f"{self.text[:90]!r} -> {self.value}{tail} as of {self.as_of}"
        )


class FindingRow(NamedTuple):
    """A finding without fingerprints, ids, labels and wording."""

    rule: str
    verdict: str
    predicate: str
    positions: tuple[tuple[str, tuple[str, ...], int], ...]
    odd_one_out: str

    def __str__(self) -> str:
        held = "; ".join(
            f"{value} in {' '.join(source[:3] for source in sources)} ({voices})"
            for value, sources, voices in self.positions
        )
        odd = f" odd one out {self.odd_one_out}" if self.odd_one_out else ""
        return f"{self.rule} {self.verdict} {self.predicate}: {held}{odd}"


@cache
def seeds() -> Mapping[str, str]:
    """The five articles by file name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}


def check(articles: Mapping[str, str]) -> Report:
    report = factcheck.check([factcheck.Source.from_text(*item) for item in articles.items()])
    assert not report.errors, report.errors
    return report


@cache
def original() -> Report:
    return check(seeds())


def spell(value: Value) -> str:
    return msgspec.json.encode(value, order="sorted").decode()


# ---------------------------------------------------------------- rows of a report


def claim_row(claim: Claim, retold: Retold | None = None) -> ClaimRow:
    """The claim as it stands, or as it should stand in ``retold``."""
    start, end, text, value, as_of = claim.start, claim.end, claim.text, claim.value, claim.as_of
    if retold is not None:
        start, end = retold.span(claim.source, start, end)
        text = retold.articles[claim.source][start:end]
        value = retold.value(value)
        moved = retold.value(as_of) if as_of else None
        as_of = moved if isinstance(moved, Date) else None
    return ClaimRow(
        source=claim.source,
        start=start,
        end=end,
        predicate=claim.predicate,
        text=text,
        value=spell(value),
        modality=claim.modality,
        as_of=as_of.edtf if as_of else "",
    )


def claim_rows(report: Report, retold: Retold | None = None) -> Counter[ClaimRow]:
    return Counter(claim_row(claim, retold) for claim in report.claims)


class SubjectRow(NamedTuple):
    """The claims of one subject, whatever it is called."""

    claims: tuple[ClaimRow, ...]

    def __str__(self) -> str:
        return "\n          ".join(["one subject:", *map(str, self.claims)])


def subject_rows(
    report: Report, known: Container[ClaimRow], retold: Retold | None = None
) -> Counter[SubjectRow]:
    """The subjects by those of their claims that are ``known``."""
    by_subject: dict[str, list[ClaimRow]] = {}
    for claim in report.claims:
        row = claim_row(claim, retold)
        if row in known:
            by_subject.setdefault(claim.subject, []).append(row)
    return Counter(SubjectRow(tuple(sorted(rows))) for rows in by_subject.values())


def finding_row(
    finding: Finding,
    value: Callable[[Value], Value] = lambda value: value,
    path: Callable[[str], str] = lambda path: path,
) -> FindingRow:
    positions = sorted(
        (spell(value(held.value)), tuple(sorted(map(path, held.sources))), held.voices)
        for held in finding.positions
    )
    odd = "" if finding.odd_one_out is None else path(finding.odd_one_out)
    return FindingRow(finding.rule, finding.verdict, finding.predicate, tuple(positions), odd)


def finding_rows(
    report: Report, retold: Retold | None = None, without: Sequence[str] = ()
) -> Counter[FindingRow]:
    def keep(value: Value) -> Value:
        return value

    value = keep if retold is None else retold.value
    kept = [finding for finding in report.findings if finding.rule not in without]
    return Counter(finding_row(finding, value) for finding in kept)


# ---------------------------------------------------------------- differences to read


Row = TypeVar("Row", bound=tuple[object, ...])


def difference(wanted: Counter[Row], got: Counter[Row], *, subset: bool = False) -> str:
    """What is missing and what is extra, one row a line; empty where there is none of it."""
    missing = sorted(f"missing {row}" for row in (wanted - got).elements())
    extra = [] if subset else sorted(f"extra   {row}" for row in (got - wanted).elements())
    return "\n".join([*missing, *extra])
