"""Unrelated articles beside a story change nothing that is said of it, and give little of their
own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck import pipeline, sources
from factcheck.checks import load
from factcheck.engine.local import LocalEngine
from factcheck.model import Finding, Report, Source

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
MIXED = {"redocred": 250, "wikigold": 100, "re3d": 46, "ecbplus": 104}
MOST = 0.04  # contradictions per unrelated article; half of them are wrong (docs/matching.md)

pytestmark = pytest.mark.skipif(
    not all((CORPORA / name / "docs").is_dir() for name in MIXED),
    reason="needs the corpora in ../shared",
)


def unrelated() -> list[Source]:
    """500 articles on other things, evenly taken from four corpora."""
    chosen: list[Path] = []
    for name, count in MIXED.items():
        paths = sorted((CORPORA / name / "docs").rglob("*.txt"))
        chosen += [paths[n * len(paths) // count] for n in range(count)]
    return [sources.read(path) for path in chosen]


def report(articles: Sequence[Source]) -> Report:
    with LocalEngine() as engine:
        return pipeline.check(articles, rules=load(), engine=engine)


def paths(finding: Finding) -> set[str]:
    return {path for position in finding.positions for path in position.sources}


@pytest.fixture(scope="module")
def seeds() -> list[Source]:
    return [sources.read(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]


@pytest.fixture(scope="module")
def mixed(seeds: list[Source]) -> Report:
    return report([*seeds, *unrelated()])


def test_findings_on_the_seeds_stay_as_they_are(seeds: list[Source], mixed: Report) -> None:
    own = {source.path for source in seeds}
    alone = report(seeds).findings
    among = [finding for finding in mixed.findings if paths(finding) & own]
    assert alone
    assert {f.fingerprint for f in among} == {f.fingerprint for f in alone}
    assert {f.message for f in among} == {f.message for f in alone}


def test_unrelated_articles_hardly_contradict_one_another(
    seeds: list[Source], mixed: Report
) -> None:
    own = {source.path for source in seeds}
    rest = [
        finding
        for finding in mixed.findings
        if finding.verdict == "contradiction" and not paths(finding) & own
    ]
    assert len(rest) <= MOST * sum(MIXED.values()), [finding.message for finding in rest]
