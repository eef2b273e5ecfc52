"""What the text formats share: words for values, terminal columns, colour, the summary line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from factcheck.model import Finding
from factcheck.report.columns import ZERO_WIDTH_JOINER, width
from factcheck.report.view import SHOWN_AS, Page, View, levels
from factcheck.values import Date, Name, Ordinal, Quantity, Text, Title, Value
from factcheck.values.words import quantity_words

COLOURS = {
    "error": "red",
    "warning": "yellow",
    "note": "cyan",
    "agreement": "green",
    "update": "green",
    "other": "blue",
}


class Style:
    """Colours that never carry meaning alone: without them the text is the same."""

    def __init__(self, colour: bool, links: Mapping[str, str] | None = None) -> None:
        self.colour = colour
        self.links = links or {}

    def grade(self, text: str, finding: Finding) -> str:
        """Bold, in the colour of the finding's grade."""
        return self._paint(text, COLOURS[grade(finding)])

    def head(self, finding: Finding) -> str:
        """The heading in its colour, the rule's id a link where the rule has one (OSC 8)."""
        painted = self.grade(heading(finding), finding)
        target = self.links.get(finding.rule)
        if not target:
            return painted
        linked = f"\x1b]8;;{target}\x1b\\{finding.rule}\x1b]8;;\x1b\\"
        return painted.replace(f"[{finding.rule}]", f"[{linked}]")

    def other(self, text: str) -> str:
        """Bold, in the colour of gutters, arrows and further places."""
        return self._paint(text, COLOURS["other"])

    def strong(self, text: str) -> str:
        """Bold."""
        return self._paint(text, None)

    def _paint(self, text: str, colour: str | None) -> str:
        if not self.colour:
            return text
        import click

        return click.style(text, fg=colour, bold=True)


def grade(finding: Finding) -> str:
    """The word before ``[FC201]``: the severity, or the verdict where nothing is at fault."""
    return finding.verdict if finding.verdict in ("agreement", "update") else finding.severity


def heading(finding: Finding) -> str:
    """``error[FC201]``, ``agreement[FC201]``, ``error[FC201] (waived)``."""
    accepted = "" if finding.status == "new" else f" ({finding.status})"
    return f"{grade(finding)}[{finding.rule}]{accepted}"


def describe(value: Value) -> str:
    """A value's normal form in a few words."""
    match value:
        case Date():
            return describe_date(value.edtf)
        case Ordinal():
            return f"number {value.number}"
        case Quantity():
            return quantity_words(value)
        case Name():
            return value.name
        case Title():
            return f"{value.role}, {value.organization}" if value.organization else value.role
        case Text():
            return value.text


def describe_date(edtf: str) -> str:
    """EDTF in words where it has words: ``2026-01-20 to 2026-01-22``, ``about 2026-01-20``."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _describe_day(first)
    if first in ("", ".."):
        return f"until {_describe_day(last)}"
    if last in ("", ".."):
        return f"from {_describe_day(first)}"
    return f"{_describe_day(first)} to {_describe_day(last)}"


def _describe_day(edtf: str) -> str:
    day = edtf.rstrip("~?%")
    marks = edtf[len(day) :]
    words = f"about {day}" if marks and marks in "~%" else day
    if "?" in marks or "%" in marks:
        words += ", uncertain"
    return f"{words}, year unknown" if day.startswith("XXXX") else words


def wrap(text: str, room: int, *, hang: int, between: str = " ") -> list[str]:
    """``text`` in lines of at most ``room`` columns, all but the first set in by ``hang``.

    Lines end at ``between`` alone: a word (a path) that is wider than a line keeps whole.
    """
    lines: list[str] = []
    room -= len(between.rstrip())
    for part in text.split(between):
        longer = f"{lines[-1]}{between}{part}" if lines else part
        if not lines:
            lines.append(part)
        elif width(longer) <= room:
            lines[-1] = longer
        else:
            lines[-1] += between.rstrip()
            lines.append(" " * hang + part)
    return lines


def style(view: View, page: Page) -> Style:
    """The colours of ``page``, and where it shows links, one from each rule to its file."""
    rules = view.report.rules if page.links else ()
    files = {rule.id: Path(rule.path).absolute() for rule in rules if rule.path}
    return Style(page.colour, {each: file.as_uri() for each, file in files.items()})


def speller(page: Page) -> Callable[[str], str]:
    """What makes a text fit for ``page``: printable, and in ASCII where it must be."""
    if not page.ascii:
        return printable
    from factcheck.report.ascii import spell

    return lambda text: spell(printable(text))


def printable(text: str) -> str:
    """``text`` on one line, without what could move the cursor or turn the writing direction."""
    return text if text.isascii() and text.isprintable() else "".join(map(_printable_char, text))


def _printable_char(char: str) -> str:
    if char.isprintable() or char == ZERO_WIDTH_JOINER:
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) == "Cf" else "\N{REPLACEMENT CHARACTER}"


def plural(count: int, word: str) -> str:
    """``1 source``, ``5 sources``."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def summary_line(view: View) -> str:
    """The last line of a text report: everything found, and what of it is not shown."""
    counts = view.summary
    fresh = levels(view.report.findings)
    graded = ", ".join(plural(count, level) for level, count in fresh)
    contradictions = sum(count for _, count in fresh)
    line = (
        f"{plural(counts.sources, 'source')}, {plural(counts.claims, 'claim')}: "
        f"{plural(contradictions, 'contradiction')}{f' ({graded})' if graded else ''}"
    )
    if counts.known:
        line += f"; {counts.known} known{'' if view.shows_known else ' (--show known)'}"
    accepted = Counter(f.verdict for f in view.report.findings if f.status != "new")
    rest = {
        "agreement": counts.agreements,
        "variant": counts.variants - accepted["variant"],
        "update": counts.updates,
    }
    shown = [plural(rest[verdict], verdict) for verdict in SHOWN_AS if view.shows(verdict)]
    hidden = [plural(rest[verdict], verdict) for verdict in SHOWN_AS if not view.shows(verdict)]
    if shown:
        line += f"; {', '.join(shown)}"
    if hidden:
        line += f"; {', '.join(hidden)} not shown (--show all)"
    if left_out := len(view.report.errors):
        line += f"; {left_out} left out"
    return line


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as aligned columns, two spaces apart, the last one as it is."""
    cells = [tuple(printable(cell) for cell in row) for row in rows]
    if not cells:
        return ""
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return "".join(
        "  ".join(
            cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=True)
        ).rstrip()
        + "\n"
        for row in cells
    )


def shorten(text: str, room: int) -> str:
    """``text`` on one line of at most ``room`` columns, ``...`` for what is cut off."""
    line = " ".join(printable(text).split())
    if width(line) <= room:
        return line
    while width(line) > room - 4:
        line = line[:-1]
    whole, _, broken = line.rpartition(" ")
    return f"{whole if whole and len(broken) < room // 3 else line.rstrip()} ..."
