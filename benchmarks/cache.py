"""What the cache saves: `factcheck check` without it, cold and warm, and with one article edited.

    python benchmarks/cache.py [FOLDER] [--articles 200] [--repeat 3]

Over the articles of FOLDER, or over made ones; processor time of whole commands, start-up
included, best of several, one worker. The four outputs are compared byte for byte.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

import corpus

from factcheck import sources
from factcheck.store import ArticleCache, keys


def check(folder: Path, *options: str) -> tuple[float, bytes]:
    """Seconds of processor time, and the JSON report."""
    command = [sys.executable, "-m", "factcheck", "check", "news", "--isolated", "-j", "1"]
    start = _spent()
    done = subprocess.run(
        [*command, "--format", "json", *options], cwd=folder, capture_output=True, check=False
    )
    return _spent() - start, done.stdout


def _spent() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def best(
    repeat: int, folder: Path, *options: str, before: Callable[[], object] = lambda: None
) -> tuple[float, bytes]:
    """The fastest of several runs, ``before`` each of which something is done."""
    runs = []
    for _ in range(repeat):
        before()
        runs.append(check(folder, *options))
    return min(runs)


def measure(folder: Path, repeat: int) -> None:
    """Print a line for each state of the cache."""
    cache, edited = folder / "cache", min((folder / "news").rglob("*.*"))
    text = edited.read_text(encoding="utf-8")

    turns = count(1)

    def edit() -> None:
        """Another text each time, with the same claims."""
        edited.write_text(text.rstrip() + "\n" * next(turns), encoding="utf-8")

    kept = ("--cache-dir", "cache")
    plain, expected = best(repeat, folder, "--no-cache")
    print(f"no cache         {plain:6.2f} s")
    lines = [("cold", lambda: shutil.rmtree(cache, ignore_errors=True)), ("warm", lambda: None)]
    for name, before in lines:
        seconds, output = best(repeat, folder, *kept, before=before)
        same = "same bytes" if output == expected else "ANOTHER RESULT"
        print(f"{name:16s} {seconds:6.2f} s  {seconds / plain:.2f}  {same}")
    seconds, _ = best(repeat, folder, *kept, before=edit)
    print(f"one article new  {seconds:6.2f} s  {seconds / plain:.2f}")
    state = ArticleCache(cache).state()
    print(f"{state.bytes / state.articles / 1000:.1f} kB per article on disk")


def keying(folder: Path) -> None:
    """Print what the keys cost."""
    read = [sources.read(path) for path in sources.find([folder / "news"])]
    start = perf_counter()
    way = keys.way_of("extract_batch", "rules")
    program = perf_counter()
    for source in read:
        keys.key_of(source, way)
    each = (perf_counter() - program) / len(read)
    print(f"digest of the program {(program - start) * 1e3:.1f} ms; a key {each * 1e6:.0f} us")


def main() -> None:
    """Read the options and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="real articles")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        if options.folder:
            shutil.copytree(options.folder, place / "news")
        else:
            (place / "news").mkdir()
            corpus.write(options.articles, place / "news")
        measure(place, options.repeat)
        keying(place)


if __name__ == "__main__":
    main()
