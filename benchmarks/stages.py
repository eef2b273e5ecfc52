"""Milliseconds per article of each stage, in one process.

    python benchmarks/stages.py [FOLDER] [--articles 200] [--profile]

FOLDER is a folder of real articles; without it they are made from the seeds. ``--profile`` adds the
functions that the time of annotation and claims is spent in.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final, TypeVar

import corpus

import factcheck.annotate.layout as layout
import factcheck.annotate.names as names
import factcheck.annotate.numbers as numbers
import factcheck.annotate.quotes as quotes
import factcheck.annotate.sentences as sentences
import factcheck.annotate.times as times
from factcheck import claims, resolve, sources
from factcheck.annotate import annotate
from factcheck.checks import load, run
from factcheck.engine.local import LocalEngine
from factcheck.model import Document, Source
from factcheck.pipeline import extract_batch
from factcheck.values import Date

ROUNDS: Final = 3
TOP: Final = 30
Result = TypeVar("Result")


class Clock:
    """Least time of several rounds of each stage, per article."""

    def __init__(self, count: int) -> None:
        self._count = count
        self.milliseconds: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        """The result of ``work``, whose least time is noted under ``stage``."""
        least = float("inf")
        for _ in range(ROUNDS):
            start = perf_counter()
            result = work()
            least = min(least, perf_counter() - start)
        self.milliseconds[stage] = 1000 * least / self._count
        return result


def annotate_by_stage(read: Sequence[Source], clock: Clock) -> None:
    """Each reader of ``annotate`` by itself, over what those before it found."""
    pages = clock.time("layout", lambda: [layout.read(source) for source in read])
    both = list(zip(read, pages, strict=True))
    spans = clock.time(
        "sentences", lambda: [sentences.split(source.text, page.regions) for source, page in both]
    )
    anchors: list[Date | None] = [page.published.date if page.published else None for page in pages]
    dates = clock.time(
        "times",
        lambda: [
            times.find(source.text, anchor=anchor, start=source.body)
            for source, anchor in zip(read, anchors, strict=True)
        ],
    )
    clock.time(
        "numbers",
        lambda: [
            numbers.find(source.text, taken=taken, start=source.body)
            for source, taken in zip(read, dates, strict=True)
        ],
    )
    found = clock.time(
        "names",
        lambda: [
            names.find(source.text, layout=page, sentences=split, times=taken)
            for (source, page), split, taken in zip(both, spans, dates, strict=True)
        ],
    )
    clock.time(
        "quotes",
        lambda: [
            quotes.find(source.text, regions=page.regions, mentions=mentions)
            for (source, page), (mentions, _) in zip(both, found, strict=True)
        ],
    )


def measure(paths: Sequence[Path]) -> dict[str, float]:
    """Milliseconds per article by stage, in the order in which they run."""
    clock = Clock(len(paths))
    rules = load()
    warm = [sources.read(path) for path in paths[:5]]
    extract_batch(warm)  # compiles patterns and loads word lists
    gc.set_threshold(100_000, 20, 50)  # as the command line has it for many articles
    read = clock.time("sources", lambda: [sources.read(path) for path in paths])
    annotate_by_stage(read, clock)
    documents: list[Document] = [annotate(source) for source in read]
    articles = clock.time("claims", lambda: [claims.extract(document) for document in documents])
    with LocalEngine() as engine:
        resolution = clock.time("resolve", lambda: resolve.resolve(articles, engine))
        clock.time("check", lambda: run(resolution, articles, rules, engine))
    return clock.milliseconds


def profile(paths: Sequence[Path]) -> None:
    """Print where annotation and claims spend their time."""
    read = [sources.read(path) for path in paths]
    extract_batch(read[:5])
    profiler = cProfile.Profile()
    profiler.runcall(extract_batch, read)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(TOP)


def report(paths: Sequence[Path], *, profiled: bool) -> None:
    """Print the table, and the profile where it is asked for."""
    stages = measure(paths)
    total = sum(stages.values())
    print(f"{len(paths)} articles, best of {ROUNDS}")
    print(f"{'stage':12s} {'ms/article':>10s} {'share':>6s}")
    for stage, milliseconds in stages.items():
        print(f"{stage:12s} {milliseconds:10.3f} {milliseconds / total:6.1%}")
    print(f"{'all':12s} {total:10.3f}")
    if profiled:
        profile(paths)


def main() -> None:
    """Read the options and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="real articles")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    if options.folder:
        paths = [Path(path) for path in sources.find([options.folder])][: options.articles]
        report(paths, profiled=options.profile)
    else:
        with tempfile.TemporaryDirectory() as folder:
            made = corpus.write(options.articles, Path(folder))
            report(made, profiled=options.profile)


if __name__ == "__main__":
    main()
