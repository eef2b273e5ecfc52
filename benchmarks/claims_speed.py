"""Articles per second of ``factcheck claims`` and of ``dateparser.search`` on the same texts.

    python benchmarks/claims_speed.py [--articles 1000] [--sample 100]

factcheck takes all claims out of the articles, as one process of the command line with its
start-up; dateparser finds the dates alone, on every n-th article, with its data loaded beforehand.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import corpus


def time_claims(count: int) -> float:
    """Seconds of one ``factcheck claims`` over ``count`` articles, output thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(count, Path(folder))
        command = [sys.executable, "-m", "factcheck", "claims", folder, "--format", "jsonl"]
        start = perf_counter()
        subprocess.run(
            [*command, "--isolated", "--no-cache", "-j", "1"], stdout=subprocess.DEVNULL, check=True
        )
        return perf_counter() - start


def time_dateparser(texts: list[str]) -> float:
    """Seconds of ``search_dates`` over ``texts``."""
    from dateparser.search import search_dates

    search_dates("3 May 2024", languages=["en"])  # loads its language data
    start = perf_counter()
    for text in texts:
        search_dates(text, languages=["en"])
    return perf_counter() - start


def main() -> None:
    """Time both and print articles per second."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=100, help="articles given to dateparser")
    options = parser.parse_args()
    texts = [text for _, text in corpus.articles(options.articles)]
    sample = texts[:: max(1, len(texts) // options.sample)][: options.sample]

    ours = len(texts) / time_claims(len(texts))
    theirs = len(sample) / time_dateparser(sample)
    size = sum(map(len, texts)) / len(texts) / 1000
    print(f"{len(texts)} articles of {size:.1f} thousand characters on average")
    print(f"factcheck claims          {ours:8.1f} articles/s")
    print(f"dateparser search_dates   {theirs:8.1f} articles/s (from {len(sample)} of them)")
    print(f"ratio                     {ours / theirs:8.2f}")


if __name__ == "__main__":
    main()
