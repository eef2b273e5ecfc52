"""Events in time: the intervals that sources give, as bars in the rows of a table.

The table tells what the bars draw, so that nobody needs to see them. Within a story the axis is
one; the wider a gap between two dates, the more it is drawn together, so that days stay apart in a
story that also speaks of another decade.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from factcheck.model import Claim, Entity
from factcheck.report.html.book import NO_STORY, Book, claim_words
from factcheck.report.html.markup import Markup, joined, tag
from factcheck.values import Date
from factcheck.values.words import date_words

FEW = 40  # sources up to which every date is shown, events up to which every story is unfolded
SPAN = 1000  # units that the axis is wide
THINNEST = 6  # units of a bar that can be seen
HEIGHT = 14
TICKS = 3


class Interval(Struct, frozen=True):
    """One date of one event and the claims that give it; ordinals of days, None where open."""

    words: str
    first: int | None
    last: int | None
    claims: tuple[Claim, ...]
    disputed: bool


class Event(Struct, frozen=True):
    """An event or dated fact with its intervals, earliest first."""

    label: str
    about: str
    intervals: tuple[Interval, ...]


def sections(book: Book) -> list[Markup]:
    """One table for each story that has dates, in the order of the stories."""
    by_story: dict[int, list[Event]] = defaultdict(list)
    disputed = {
        each
        for finding in book.report.findings
        if finding.verdict == "contradiction"
        for held in finding.positions
        for each in held.claims
    }
    for entity in book.report.subjects:
        for event in _events(book, entity, disputed):
            story = _story(book, event)
            by_story[story].append(event)
    order = sorted(
        by_story, key=lambda story: (-_disputes(by_story[story]), story == NO_STORY, story)
    )
    few = sum(map(len, by_story.values())) <= FEW
    return [_table(book, story, by_story[story], unfolded=few) for story in order]


def _disputes(events: Iterable[Event]) -> int:
    return sum(any(each.disputed for each in event.intervals) for event in events)


def _events(book: Book, entity: Entity, disputed: set[str]) -> Iterable[Event]:
    for predicate in ("event.date", "date"):
        claims = [
            claim
            for claim in book.claims_of.get(entity.id, ())
            if claim.predicate == predicate and isinstance(claim.value, Date)
        ]
        shared = len({claim.source for claim in claims}) > 1
        if claims and (shared or predicate == "event.date" or len(book.report.sources) <= FEW):
            label = book.story_label(_first_story(book, claims)) if entity.head == "story" else ""
            yield Event(label or entity.label, predicate, _intervals(claims, disputed))


def _first_story(book: Book, claims: Sequence[Claim]) -> int:
    return book.story[claims[0].source]


def _intervals(claims: Iterable[Claim], disputed: set[str]) -> tuple[Interval, ...]:
    by_words: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_words[claim_words(claim)].append(claim)
    found = []
    for words, members in by_words.items():
        value = members[0].value
        assert isinstance(value, Date)
        found.append(
            Interval(
                words=words,
                first=_day(value.start),
                last=_day(value.end),
                claims=tuple(members),
                disputed=any(claim.id in disputed for claim in members),
            )
        )
    return tuple(sorted(found, key=lambda each: (_when(each), each.words)))


def _when(interval: Interval) -> tuple[float, float]:
    first = interval.first if interval.first is not None else interval.last
    last = interval.last if interval.last is not None else interval.first
    return (math.inf if first is None else first, math.inf if last is None else last)


def _day(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:  # a year before 1 or after 9999
        return None


def _story(book: Book, event: Event) -> int:
    stories = {book.story[claim.source] for each in event.intervals for claim in each.claims}
    return stories.pop() if len(stories) == 1 else NO_STORY


# ---------------------------------------------------------------- writing


class Axis:
    """Days to units: between two days that are named, the logarithm of their distance."""

    def __init__(self, intervals: Iterable[Interval]) -> None:
        days: set[int] = set()
        self.firsts: set[int] = set()
        for each in intervals:
            if each.first is not None:
                self.firsts.add(each.first)
            if each.last is not None:
                days.add(each.last + 1)  # a day is as wide as it is long
        self.days = sorted(days | self.firsts)
        self.at = [0.0]
        for one, other in zip(self.days, self.days[1:], strict=False):
            self.at.append(self.at[-1] + math.log2(1 + other - one))

    def place(self, day: int) -> int:
        """Where a named day starts, in units from the left."""
        return round(SPAN * self.at[bisect_left(self.days, day)] / (self.at[-1] or 1))

    def ticks(self) -> list[tuple[int, str]]:
        """Some of the days on which something starts, well apart, with their dates."""
        found: list[tuple[int, str]] = []
        for day in sorted(self.firsts):
            place = self.place(day)
            if not found or place - found[-1][0] >= SPAN / TICKS:
                found.append((place, date_words(date.fromordinal(day).isoformat())))
        return [tick for tick in found if tick[0] <= SPAN * (1 - 1 / TICKS) or len(found) == 1]


def _table(book: Book, story: int, events: Sequence[Event], *, unfolded: bool) -> Markup:
    ordered = sorted(events, key=lambda each: (_when(each.intervals[0]), each.label, each.about))
    axis = Axis(interval for event in ordered for interval in event.intervals)
    head = tag(
        "thead",
        tag(
            "tr",
            tag("th", "Event", scope="col"),
            tag("th", "Dates given", scope="col"),
            tag("th", "Sources", scope="col"),
            tag("th", _scale(axis), class_="axis", scope="col"),
        ),
    )
    label = book.story_label(story) if story != NO_STORY else "Told in several stories, or in none"
    disputes = _disputes(ordered)
    told = f"{len(ordered)} dated" + (f", {disputes} disputed" if disputes else "")
    return tag(
        "details",
        tag("summary", tag("h3", label), tag("span", told, class_="aside")),
        tag(
            "div",
            tag(
                "table",
                tag("caption", f"Dates of {label}", class_="quiet"),
                head,
                [_rows(book, event, axis) for event in ordered],
                class_="timeline",
            ),
            class_="scroll",
            tabindex="0",
            role="region",
            aria_label=f"Timeline: {label}",
        ),
        class_="group",
        data_story=story,
        open=disputes > 0 or unfolded,
    )


def _rows(book: Book, event: Event, axis: Axis) -> Markup:
    count = len(event.intervals)
    disputed = any(each.disputed for each in event.intervals)
    rows = []
    for index, each in enumerate(event.intervals):
        heading = tag("th", event.label, scope="rowgroup", rowspan=count) if index == 0 else None
        mark = tag("span", "disputed", class_="odd") if each.disputed else None
        rows.append(
            tag(
                "tr",
                heading,
                tag("td", tag("span", each.words, class_="value"), " ", mark),
                tag("td", book.chips(each.claims), class_="chips"),
                tag("td", _bar(each, axis), class_="bar"),
            )
        )
    return tag("tbody", rows, class_="event disputed" if disputed else "event")


def _bar(interval: Interval, axis: Axis) -> Markup:
    if interval.first is None and interval.last is None:
        return tag("span", "year unknown", class_="aside")
    start = axis.place(interval.first) if interval.first is not None else 0
    end = axis.place(interval.last + 1) if interval.last is not None else SPAN
    start = min(start, SPAN - THINNEST)
    return tag(
        "svg",
        tag("rect", x=start, y=2, width=max(end - start, THINNEST), height=HEIGHT - 4, rx=2),
        class_="disputed" if interval.disputed else None,
        viewBox=f"0 0 {SPAN} {HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def _scale(axis: Axis) -> Markup:
    """The dates along the axis, as text that is placed by classes of a hundredth each."""
    marks = [
        tag("text", words, x=f"{place / 10:g}%", y=11, class_="tick")
        for place, words in axis.ticks()
    ]
    return joined(
        tag(
            "span",
            "Drawn on one axis; the longer a gap, the more it is drawn together",
            class_="quiet",
        ),
        tag("svg", marks, class_="scale", aria_hidden="true", focusable="false", height=HEIGHT),
    )
