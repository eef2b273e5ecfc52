"""How the time of resolution and of the rules grows with the number of articles.

    python benchmarks/resolution.py [FOLDER] [--sizes 500,2000,8000,32000,50000]

FOLDER is a folder of real articles (by default ../shared/corpora/ecbplus/docs, else articles made
from the seeds). They are taken in once and then copied: in each copy every name and every telling
word is another one, so that a copy tells stories of its own and the share of articles that belong
together stays as it is. What is printed beside each time is its growth over that of n log n since
the size before: 1.0 is growth like n log n, below it less.
"""

from __future__ import annotations

import argparse
import gc
import re
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from math import log
from pathlib import Path
from time import process_time
from typing import Any, Final

import corpus
import msgspec

from factcheck import resolve, sources
from factcheck.checks import load, run
from factcheck.engine.local import LocalEngine
from factcheck.model import Article
from factcheck.pipeline import extract_batch

NEWS: Final = Path(__file__).parent.parent.parent / "shared" / "corpora" / "ecbplus" / "docs"
SIZES: Final = "500,2000,8000,32000,50000"
MADE: Final = 200  # articles made from the seeds where there is no folder

_NAME: Final = re.compile(r"\b[A-Z][\w’'-]*[^\W\d_]\b")
_NAMED: Final = frozenset({"label", "name", "acronym", "organization"})
_LISTED: Final = frozenset({"aliases", "context"})
_CONSONANTS: Final = "bdfgklmnprstvz"
_VOWELS: Final = "aeiou"
_SHINGLE: Final = 0x9E3779B97F4A7C15  # odd, so that no two copies share the hash of a text


def copies(articles: Sequence[Article], count: int) -> list[Article]:
    """``count`` articles: the given ones, then copies of them under other names."""
    return [article for _, article in zip(range(count), _every(articles), strict=False)]


def _every(articles: Sequence[Article]) -> Iterator[Article]:
    yield from articles
    raw = [msgspec.to_builtins(article) for article in articles]
    number = 0
    while True:
        number += 1
        for article in raw:
            yield msgspec.convert(_copy(article, number), Article)


def _copy(article: dict[str, Any], number: int) -> dict[str, Any]:
    end = _ending(number)
    path = f"{number}/{article['path']}"
    copied = _renamed(article, end)
    return {
        **copied,
        "path": path,
        "claims": [{**claim, "source": path} for claim in copied["claims"]],
        "topics": [(word + end, weight) for word, weight in article["topics"]],
        "shingles": sorted((n + number * _SHINGLE) % 2**62 for n in article["shingles"]),
    }


def _renamed(value: Any, end: str, key: str = "") -> Any:
    """``value`` with another ending on every name in it."""
    if isinstance(value, dict):
        return {name: _renamed(inner, end, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        inner_key = "label" if key in _LISTED else key
        return [_renamed(inner, end, inner_key) for inner in value]
    if isinstance(value, str) and key in _NAMED:
        return _NAME.sub(partial(_with, end), value)
    return value


def _with(end: str, match: re.Match[str]) -> str:
    return match[0] + (end.upper() if match[0].isupper() else end)


def _ending(number: int) -> str:
    """``bab``, ``bad``: letters that spell the number of the copy."""
    letters = []
    for alphabet in (_CONSONANTS, _VOWELS, _CONSONANTS):
        number, rest = divmod(number, len(alphabet))
        letters.append(alphabet[rest])
    return "".join(letters)


def measure(articles: Sequence[Article]) -> tuple[float, float, int]:
    """Seconds of processor time of resolution and of the rules, and the contradictions found."""
    rules = load()
    with LocalEngine() as engine:
        start = process_time()
        resolution = resolve.resolve(articles, engine)
        resolved = process_time()
        findings = run(resolution, articles, rules, engine)
    told = sum(finding.verdict == "contradiction" for finding in findings)
    return resolved - start, process_time() - resolved, told


def report(folder: Path | None, sizes: Sequence[int]) -> None:
    """Print a line for each size."""
    with tempfile.TemporaryDirectory() as made:
        paths = [Path(path) for path in sources.find([folder])] if folder else []
        read = [sources.read(path) for path in paths or corpus.write(MADE, Path(made))]
    articles = sorted(extract_batch(read), key=lambda article: article.path)
    gc.set_threshold(100_000, 20, 50)  # as the command line has it for many articles
    measure(articles[:100])  # loads word lists
    print("milliseconds per article, and their growth over that of n log n")
    print(f"{'articles':>8s} {'resolve':>9s} {'growth':>6s} {'rules':>9s} {'growth':>6s}")
    before: tuple[int, float, float] | None = None
    for size in sizes:
        resolving, checking, told = measure(copies(articles, size))
        grown = ["", ""]
        if before is not None:
            fair = size * log(size) / (before[0] * log(before[0]))
            grown = [f"{resolving / before[1] / fair:.2f}", f"{checking / before[2] / fair:.2f}"]
        each = [1000 * seconds / size for seconds in (resolving, checking)]
        print(
            f"{size:8d} {each[0]:9.2f} {grown[0]:>6s} {each[1]:9.2f} {grown[1]:>6s}  "
            f"{told} contradictions",
            flush=True,
        )
        before = (size, resolving, checking)


def main() -> None:
    """Read the options and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="real articles")
    parser.add_argument("--sizes", default=SIZES)
    options = parser.parse_args()
    folder = options.folder or (NEWS if NEWS.is_dir() else None)
    report(folder, [int(size) for size in options.sizes.split(",")])


if __name__ == "__main__":
    main()
