"""Ways to retell the seeds so that nothing in them can be known by heart.

Each transform says how it edits a text, and how a value that was read from the text changes with
it. They combine: ``Retold`` applies several in turn and maps offsets through all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final, Protocol

import yaml
from msgspec.structs import replace

from factcheck.values import Date, Name, Ordinal, Quantity, Text, Title, Value

HERE: Final = Path(__file__).parent
TABLES: Final = tuple(sorted(path.stem for path in (HERE / "tables").glob("*.yaml")))


@dataclass(frozen=True)
class Edit:
    """``new`` stands where ``old[start:end]`` stood."""

    start: int
    end: int
    new: str


class Transform(Protocol):
    """One way of retelling."""

    def edits(self, path: str, text: str) -> list[Edit]:
        """What changes in one article, in order, without overlap."""
        ...

    def value(self, value: Value) -> Value:
        """What a value read from the article becomes."""
        ...


def apply(text: str, edits: Sequence[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*parts, text[at:]])


def moved(offset: int, edits: Sequence[Edit], *, is_start: bool) -> int:
    """Where an offset lies after the edits.

    An offset inside an edit goes to the edge of what replaced it; what is inserted at an offset
    stands before a span that starts there and after one that ends there.
    """
    delta = 0
    for edit in edits:
        empty = edit.start == edit.end
        if edit.end < offset or (edit.end == offset and (is_start or not empty)):
            delta += len(edit.new) - (edit.end - edit.start)
        elif edit.start < offset:
            return edit.start + delta + (0 if is_start else len(edit.new))
        else:
            break
    return offset + delta


class Retold:
    """The articles after several transforms, one after another."""

    def __init__(self, articles: Mapping[str, str], transforms: Sequence[Transform]) -> None:
        self._transforms = transforms
        self._edits: dict[str, list[list[Edit]]] = {path: [] for path in articles}
        self.articles = dict(articles)
        for transform in transforms:
            for path, text in self.articles.items():
                edits = transform.edits(path, text)
                self._edits[path].append(edits)
                self.articles[path] = apply(text, edits)

    def span(self, path: str, start: int, end: int) -> tuple[int, int]:
        for edits in self._edits[path]:
            start, end = (
                moved(start, edits, is_start=True),
                moved(end, edits, is_start=False),
            )
        return start, end

    def value(self, value: Value) -> Value:
        for transform in self._transforms:
            value = transform.value(value)
        return value


# ---------------------------------------------------------------- words


class Words:
    """Replaces whole words and phrases, the longest first; shared by renaming and ordinals."""

    def __init__(self, words: Mapping[str, str], units: Mapping[str, str] | None = None) -> None:
        self._words = words
        self._units = units or {}
        keys = sorted(words, key=lambda key: (-len(key), key))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, keys))})(?!\w)")

    def edits(self, path: str, text: str) -> list[Edit]:
        found: list[Edit] = []
        for match in self._pattern.finditer(text):
            found.extend(_by_piece(match.start(), match.group(), self._words[match.group()]))
        return found

    def text(self, text: str) -> str:
        return apply(text, self.edits("", text))

    def value(self, value: Value) -> Value:
        match value:
            case Name(name=name):
                return replace(value, name=self.text(name))
            case Text(text=text):
                return replace(value, text=self.text(text))
            case Title(role=role, organization=organization):
                renamed = None if organization is None else self.text(organization)
                return replace(value, role=self.text(role), organization=renamed)
            case Quantity(unit=unit):
                return replace(value, unit=self._units.get(unit, unit))
            case _:
                return value


def _by_piece(start: int, old: str, new: str) -> list[Edit]:
    """One edit per word where both sides have the same build, so that spans inside a phrase can be
    followed; ``the US`` to ``Chile`` takes the article away and changes the name."""
    if old[:4].lower() == "the " and new[:4].lower() != "the ":
        capital = new[0].upper() + new[1:] if old[0] == "T" else new
        return [Edit(start, start + 4, ""), *_by_piece(start + 4, old[4:], capital)]
    split = re.compile(r"([\s–-])")
    olds, news = split.split(old), split.split(new)
    if olds[1::2] != news[1::2]:
        return [Edit(start, start + len(old), new)]
    edits, at = [], start
    for before, after in zip(olds, news, strict=True):
        if before != after:
            edits.append(Edit(at, at + len(before), after))
        at += len(before)
    return edits


def table(name: str) -> dict[str, dict[str, str]]:
    """A renaming table by its sections; every key and value is a string."""
    loaded = yaml.safe_load((HERE / "tables" / f"{name}.yaml").read_text(encoding="utf-8"))
    sections: dict[str, dict[str, str]] = {}
    for section, words in loaded.items():
        for old, new in words.items():
            assert isinstance(old, str) and isinstance(new, str), (name, section, old, new)
        sections[section] = words
    return sections


def renaming(name: str) -> Words:
    """Other countries, people, bodies and subject matter."""
    sections = table(name)
    units = sections.pop("units")
    return Words({old: new for words in sections.values() for old, new in words.items()}, units)


class OrdinalsMoved(Words):
    """Every ordinal by one."""

    def __init__(self) -> None:
        super().__init__(
            {
                "inaugural": "second",
                "Inaugural": "Second",
                "second": "third",
                "fifth": "sixth",
                "sixth": "seventh",
            }
        )

    def value(self, value: Value) -> Value:
        if isinstance(value, Ordinal):
            return replace(value, number=value.number + 1)
        return super().value(value)


# ---------------------------------------------------------------- dates

_DAYS: Final = timedelta(days=364)  # 52 weeks: weekdays stay true
_MONTHS: Final = {date(2000, month, 1).strftime("%B"): month for month in range(1, 13)}
_NUMBERS: Final = _MONTHS | {name[:3]: month for name, month in _MONTHS.items()}
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<first>\d\d)\b",
        rf"\b(?P<first>\d\d?)[-–](?P<last>\d\d?) {_MONTH} (?P<year>\d{{4}})\b",
        rf"\b{_MONTH} (?P<year>\d{{4}})\b",
        rf"\b{_MONTH} (?P<first>\d\d?)(?:[-–](?P<last>\d\d?))?\b",
        r"\b(?<=in )(?P<year>\d{4})\b",
    )
)
_POINT: Final = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")


def _later(year: int | None, month: int, day: int) -> date:
    """364 days on; a year that is not told is taken for one of 365 days, whose next one is too."""
    return date(year or 2026, month, day) + _DAYS


class DatesMoved:
    """Every date by 364 days, a month by a year."""

    def edits(self, path: str, text: str) -> list[Edit]:
        taken: dict[int, Edit] = {}
        for form in _FORMS:
            for match in form.finditer(text):
                if not any(e.start < match.end() and match.start() < e.end for e in taken.values()):
                    taken |= {edit.start: edit for edit in _shift(match)}
        return [taken[start] for start in sorted(taken)]

    def value(self, value: Value) -> Value:
        match value:
            case Date(edtf=edtf):
                return Date.parse(_POINT.sub(_shift_point, edtf))
            case Name(name=name):
                return replace(value, name=self._text(name))
            case Text(text=text):
                return replace(value, text=self._text(text))
            case _:
                return value

    def _text(self, text: str) -> str:
        return apply(text, self.edits("", text))


def _shift(match: re.Match[str]) -> Iterable[Edit]:
    """One edit per part of the date: its form stays."""
    parts = {name: words for name, words in match.groupdict().items() if words is not None}
    year = int(parts["year"]) if "year" in parts else None
    if "first" not in parts:
        yield Edit(match.start("year"), match.end("year"), str(int(parts["year"]) + 1))
        return
    name = parts.get("month", "")
    month = _NUMBERS[name] if name else int(parts["number"])
    for part in ("first", "last"):
        if part not in parts:
            continue
        day = _later(year, month, int(parts[part]))
        assert day.month == month, f"{match.group()!r} would change its month"
        width = len(parts[part]) if not name else 0
        yield Edit(match.start(part), match.end(part), str(day.day).zfill(width))
        if year is not None and part == "first":
            yield Edit(match.start("year"), match.end("year"), str(day.year))


def _shift_point(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    if day is None:
        assert year != "XXXX", match.group()
        return "-".join(filter(None, (str(int(year) + 1), month)))
    moved_to = _later(None if year == "XXXX" else int(year), int(month), int(day))
    return f"XXXX-{moved_to:%m-%d}" if year == "XXXX" else moved_to.isoformat()


# ---------------------------------------------------------------- paragraphs

_LONG: Final = 100  # characters of a paragraph of running text
_PARAGRAPH: Final = re.compile(r"\S[^\n]*")


class Padded:
    """Paragraphs of other fields between those of the articles, each used once.

    They go between two paragraphs of running text, so that headlines, date lines and what the site
    adds stay together; ``turn`` (0 to 2) chooses which of the gaps.
    """

    def __init__(self, turn: int, paths: Iterable[str]) -> None:
        text = (HERE / "other_fields.yaml").read_text(encoding="utf-8")
        self._paragraphs: list[str] = [line.strip() for line in yaml.safe_load(text)]
        self._turn = turn
        self._order = sorted(paths)

    def edits(self, path: str, text: str) -> list[Edit]:
        chosen = [gap for number, gap in enumerate(_gaps(text)) if number % 3 == self._turn]
        # each article draws from its own part of the list, or two would share a paragraph
        mine = self._paragraphs[self._order.index(path) :: len(self._order)]
        return [
            Edit(end, end, between + paragraph)
            for (end, between), paragraph in zip(chosen, mine, strict=False)
        ]

    def value(self, value: Value) -> Value:
        return value


def _gaps(text: str) -> list[tuple[int, str]]:
    """(end of a paragraph, the blank that follows it) for each gap between two long paragraphs.

    The gap after the opening paragraph is left out: it may be the standfirst before a dateline.
    """
    found = list(_PARAGRAPH.finditer(text))
    gaps = [
        (first.end(), text[first.end() : second.start()])
        for first, second in pairwise(found)
        if min(len(first.group()), len(second.group())) >= _LONG
    ]
    return gaps[1:]
