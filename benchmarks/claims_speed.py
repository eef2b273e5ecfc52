"""Articles per second of annotation and claims, and of ``dateparser.search`` on the same texts.

    python benchmarks/claims_speed.py [FOLDER] [--articles 1000] [--sample 100]

FOLDER is a folder of real articles; without it they are made from the seeds. Two figures are
factcheck's: annotation and claims in this process, and ``factcheck claims`` as one process of the
command line with its start-up. dateparser finds the dates alone, on every n-th article, with its
data loaded beforehand; its turns and those of annotation and claims alternate, so that a machine
whose speed changes changes both.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

import corpus

from factcheck import sources
from factcheck.model import Source
from factcheck.pipeline import claim_batch

TURNS: Final = 10
WARMING: Final = 10  # articles that load the word lists and compile the patterns


def time_command(folder: Path) -> float:
    """Seconds of one ``factcheck claims`` over ``folder``, output thrown away."""
    command = [sys.executable, "-m", "factcheck", "claims", str(folder), "--format", "jsonl"]
    start = perf_counter()
    subprocess.run(
        [*command, "--isolated", "--no-cache", "-j", "1"], stdout=subprocess.DEVNULL, check=True
    )
    return perf_counter() - start


def time_turns(articles: Sequence[Source], sample: int) -> tuple[float, float]:
    """Seconds per article of annotation and claims, and of dateparser on ``sample`` of them."""
    search = _dateparser()
    claim_batch(articles[:WARMING])
    gc.set_threshold(100_000, 20, 50)  # as the command line has it for many articles
    gc.collect()
    every = max(1, len(articles) // sample)
    ours = theirs = 0.0
    searched = 0
    for turn in range(TURNS):
        part = articles[turn::TURNS]
        texts = [source.text for source in part[::every]]
        ours += _seconds(partial(claim_batch, part))
        theirs += _seconds(partial(list, map(search, texts)))
        searched += len(texts)
    return ours / len(articles), theirs / searched


def _dateparser() -> Callable[[str], object]:
    from dateparser.search import search_dates

    search_dates("3 May 2024", languages=["en"])  # loads its language data
    return lambda text: search_dates(text, languages=["en"])


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def report(folder: Path, *, limit: int, sample: int) -> None:
    """Print articles per second over the articles of ``folder``."""
    paths = [Path(path) for path in sources.find([folder])]
    articles = [sources.read(path) for path in paths[:: max(1, len(paths) // limit)][:limit]]
    ours, theirs = time_turns(articles, sample)
    command = time_command(folder) / len(paths)
    size = sum(len(source.text) for source in articles) / len(articles) / 1000
    print(f"{len(articles)} articles of {size:.1f} thousand characters on average")
    print(f"annotate + claims         {1 / ours:8.1f} articles/s, {1000 * ours:.2f} ms each")
    print(f"factcheck claims          {1 / command:8.1f} articles/s with its start-up")
    print(f"dateparser search_dates   {1 / theirs:8.1f} articles/s")
    print(f"annotate + claims against dateparser {theirs / ours:8.2f}")
    print(f"factcheck claims against dateparser  {theirs / command:8.2f}")


def main() -> None:
    """Read the options and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="real articles")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=100, help="articles given to dateparser")
    options = parser.parse_args()
    if options.folder:
        report(options.folder, limit=options.articles, sample=options.sample)
        return
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(options.articles, Path(folder))
        report(Path(folder), limit=options.articles, sample=options.sample)


if __name__ == "__main__":
    main()
