"""What ``--new-since`` adds to a run over a repository of articles.

    python benchmarks/new_since.py [--articles 2000] [--changed 20] [--rounds 3]

The articles are made from the seeds and committed; some are then changed, one is renamed and a few
are added. The two commands are run in turn, each as a process of its own, without a cache; the
least time of each counts: on the clock, and of the processor, git and workers included, which a
busy machine disturbs less. The aim is less than a fifth.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Final

import corpus

GIT: Final = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")


def build(folder: Path, *, articles: int, changed: int) -> None:
    """A repository with ``articles`` committed files, ``changed`` of them changed since."""
    news = folder / "news"
    news.mkdir()
    paths = corpus.write(articles, news)
    (folder / "factcheck.toml").write_text('sources = ["news"]\n', encoding="utf-8")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "all"]):
        subprocess.run([*GIT, *command], cwd=folder, check=True)
    for path in paths[:changed]:
        path.write_text(path.read_text(encoding="utf-8") + "\nMore to come.\n", encoding="utf-8")
    paths[changed].rename(news / "renamed.txt")
    for number, path in enumerate(paths[-changed:]):
        text = path.read_text(encoding="utf-8")
        (news / f"new-{number}.txt").write_text(f"Later\n\n{text}", encoding="utf-8")


def seconds(folder: Path, *options: str) -> tuple[float, float]:
    """How long one run takes, on the clock and of the processor."""
    command = [sys.executable, "-m", "factcheck", "check", "--no-cache", "--format", "concise"]
    here = str(Path(__file__).resolve().parent.parent)
    used, start = _used(), perf_counter()
    done = subprocess.run(
        [*command, *options],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": here},
        check=False,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"factcheck ended with {done.returncode}")
    return perf_counter() - start, _used() - used


def _used() -> float:
    """Processor time of every process that has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print both times and what the option adds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--changed", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder, articles=given.articles, changed=given.changed)
        plain, new = [], []
        for _ in range(given.rounds):
            plain.append(seconds(folder))
            new.append(seconds(folder, "--new-since", "HEAD"))
    print(f"{given.articles} articles, {given.changed} changed, {given.changed} new, 1 renamed")
    for place, what in enumerate(("clock", "processor")):
        before, after = (min(run[place] for run in runs) for runs in (plain, new))
        added = after / before - 1
        print(f"{what:10} {before:7.2f} s, with --new-since {after:7.2f} s: {added:+.1%}")


if __name__ == "__main__":
    main()
