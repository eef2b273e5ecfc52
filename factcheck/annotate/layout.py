"""The parts of a page: headline, standfirst, date lines, dateline, body, and what the site adds.

One paragraph is one region. Every block lies in a region and keeps its place; a dateline and a
date prefix are regions of their own, so that the body begins with the article's first word.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from factcheck.annotate import (
    agencies,
    blocks,
    boilerplate,
    bylines,
    corrections,
    datelines,
    publication,
)
from factcheck.annotate.blocks import Block
from factcheck.model import Dateline, Region, Source, Span, Time

Kind = Literal["headline", "standfirst", "body", "metadata", "boilerplate", "correction"]

_HEAD = 12  # blocks in which headline, date lines and dateline are looked for
_DATELINE = 4  # blocks of text among which a dateline may begin one
_LONGEST_HEADLINE = 220
_LONGEST_STANDFIRST = 450
_SIGNATURE = 8  # blocks at the end in which an agency signs
_MARKDOWN = re.compile(r"(?:#{1,6}\s+|>\s?|[-*+]\s+)(?=\S)")
# a headline may end with an abbreviation: "... in the U.S.", "... buys Acme Inc."
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St|vs|No|[ap]\.m)\.)\Z")


class Layout(Struct, frozen=True):
    """What the page says of itself. Regions are in order, do not overlap, and begin and end at
    visible characters. ``redated``: dates of publication in its head that are not ``published``,
    updates left out."""

    regions: tuple[Region, ...]
    published: Time | None = None
    dateline: Dateline | None = None
    agency: Span | None = None
    title: str = ""
    redated: tuple[Time, ...] = ()


def read(source: Source) -> Layout:
    """The layout of one article. ``published`` comes from the metadata, else a date line, else
    the dateline."""
    page = _Page(source)
    page.read()
    return page.layout()


class _Page:
    """The blocks of one page and what is known of each."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.source = source
        self.blocks = [self._unmarked(block) for block in blocks.find(source.text, source.body)]
        self.kinds: list[Kind | None] = [None] * len(self.blocks)
        self.pieces: list[tuple[int, int, Kind]] = []  # prefixes and signatures cut from a block
        self.dates: list[tuple[Time, bool]] = []  # of date lines, and whether they tell an update
        self.late_dates: list[tuple[Time, bool]] = []  # the same, below the head
        self.dateline: Dateline | None = None
        self.agency: Span | None = None
        self.title = source.metadata.title

    def _unmarked(self, block: Block) -> Block:
        """A block without the marks of a Markdown heading, quotation or list."""
        if not self.source.path.endswith(".md"):
            return block
        mark = _MARKDOWN.match(self.text, block.start, block.end)
        return Block(mark.end(), block.end) if mark else block

    def _words(self, index: int) -> str:
        block = self.blocks[index]
        return self.text[block.start : block.end]

    def read(self) -> None:
        """Set every block apart that is no text, then find the head among what is left."""
        self._mark_apart()
        self._mark_author()
        self._cut_prefix()
        first = self._find_dateline()
        self._mark_head(first)
        self._mark_repeats()
        self._sign_last()

    # ---------------------------------------------------------------- what is no text

    def _mark_apart(self) -> None:
        listing = headed = False
        signed = boilerplate.is_signed(self.text)
        for index, block in enumerate(self.blocks):
            words = self._words(index)
            notice = ""
            if index and (headed or corrections.may_be(words)):
                notice = "correction" if headed else corrections.kind_of(words)
                headed = corrections.is_heading(words)
            if headed or notice:
                self.kinds[index] = "boilerplate" if notice == "update" else "correction"
                continue
            use = boilerplate.use_of(words, signed=signed)
            if index == 0 and use in ("lead", "label"):  # a headline: "Video: ...", "Sources: ..."
                use = ""
            if use == "close" and index > 1 and 2 * block.start > len(self.text):
                self._sign_below(index)
                self.kinds[index:] = ["boilerplate"] * (len(self.blocks) - index)
                return
            listing = use in ("list", "close") or (listing and boilerplate.is_heading(words))
            if use or listing:
                self.kinds[index] = "boilerplate"
                self._sign(index)
            elif self._is_metadata(index, words):
                self.kinds[index] = "metadata"

    def _mark_author(self) -> None:
        """Who the writer is, told at the end."""
        texts = [index for index, kind in enumerate(self.kinds) if kind is None]
        for index in reversed(texts[3:]):
            if not boilerplate.is_author(self._words(index)):
                return
            self.kinds[index] = "boilerplate"

    def _is_metadata(self, index: int, words: str) -> bool:
        """Date lines, bylines and signatures. What they tell is kept on the way."""
        if boilerplate.is_prose(words) and words[:3] not in ("By ", "by ", "BY "):
            return False
        block = self.blocks[index]
        early = index < _HEAD
        if early and datelines.stands_alone(self.text, block.start, block.end):
            return False  # the dateline, which is read later
        dated = publication.is_date_line(self.text, block.start, block.end)
        if early and not dated and self._dates_and_places(block):
            return True
        named = 0 < index < _HEAD and bylines.is_name(words)
        if dated or named or bylines.is_byline(words):
            days = publication.days_in(self.text, block.start, block.end)
            (self.dates if index < _HEAD else self.late_dates).extend(days)
            agency = bylines.agency(words)
            if agency and self.agency is None:
                self.agency = self._span(block.start + agency[0], block.start + agency[1])
            return True
        if agencies.is_desk_code(words) and index and self.kinds[index - 1] == "metadata":
            return True
        return self._sign(index)

    def _dates_and_places(self, block: Block) -> bool:
        """Keep what "Mon 4 April 2022, New York" tells: the day, and the place as a dateline's."""
        found = datelines.after_day(self.text, block.start, block.end)
        if found is None:
            return False
        stop, place = found
        self.dates.extend(publication.days_in(self.text, block.start, stop))
        day = self.dates[-1][0] if self.dates else None
        words = self.text[block.start : block.end]
        self.dateline = Dateline(block.start, block.end, words, place=place, date=day)
        return True

    def _sign(self, index: int) -> bool:
        """Whether a block near either end is an agency's signature, which is then kept."""
        if _HEAD <= index < len(self.blocks) - _SIGNATURE:
            return False
        block = self.blocks[index]
        signed = agencies.signature(self.text, block.start, block.end)
        if signed and self.agency is None:
            self.agency = self._span(*signed)
        return signed is not None

    def _sign_below(self, index: int) -> None:
        for later in range(index, min(len(self.blocks), index + _SIGNATURE)):
            if self._sign(later):
                return

    def _sign_last(self) -> None:
        """The agency in the last words of the body: "... the ministry said. (PTI)"."""
        body = [index for index, kind in enumerate(self.kinds) if kind is None]
        if not body:
            return
        block = self.blocks[body[-1]]
        signed = agencies.last_words(self.text, block.start, block.end)
        if signed is None:
            return
        self.agency = self.agency or self._span(*signed)
        cut = signed[0]
        while not (self.text[cut - 1].isspace() or self.text[cut - 1] in '.!?"”’'):
            cut -= 1
        self.blocks[body[-1]] = self._trimmed(block.start, cut)
        self.pieces.append((cut, block.end, "metadata"))

    def _mark_repeats(self) -> None:
        """A caption that says the headline again, with a label before it."""
        title = boilerplate.normal(self.title)
        if len(title) < 3:
            return
        for index, kind in enumerate(self.kinds[:_HEAD]):
            if kind is None and not boilerplate.ends_sentence(self._words(index)):
                words = boilerplate.normal(self._words(index)[: 2 * _LONGEST_HEADLINE])
                if words[-len(title) :] == title and len(words) <= len(title) + 4:
                    self.kinds[index] = "boilerplate"

    # ---------------------------------------------------------------- the head

    def _texts(self) -> list[int]:
        """The first blocks that may be the article's own words."""
        return [index for index, kind in enumerate(self.kinds[:_HEAD]) if kind is None]

    def _cut_prefix(self) -> None:
        """Take "date 2021-06-04" from the start of the first text."""
        texts = self._texts()
        if not texts:
            return
        block = self.blocks[texts[0]]
        end = publication.prefix_end(self.text, block.start, block.end)
        if end > block.start:
            self.dates.extend(publication.days_in(self.text, block.start, end))
            self.pieces.append((block.start, end, "metadata"))
            self.blocks[texts[0]] = self._trimmed(end, block.end)

    def _find_dateline(self) -> int | None:
        """The block that a dateline begins; its words are cut off."""
        published = self._published()
        for index in self._texts()[:_DATELINE]:
            block = self.blocks[index]
            found = datelines.read(self.text, block.start, block.end, published=published)
            if found is None:
                continue
            self.dateline = found.dateline
            self.agency = found.dateline.agency or self.agency
            self.pieces.append((block.start, found.body, "metadata"))
            self.blocks[index] = self._trimmed(found.body, block.end)
            return index
        return None

    def _mark_head(self, first: int | None) -> None:
        """Headline and standfirst: what stands before ``first``, where the dateline gives it,
        else by shape."""
        texts = self._texts()
        if first is not None:
            head = [index for index in texts if index < first]
            if any(len(self._words(index)) > _LONGEST_STANDFIRST for index in head):
                return
        else:
            head = self._head_by_shape(texts)
        if len(head) > 1 and self._is_kicker(head[0], head[1]):
            self.kinds[head.pop(0)] = "metadata"
        for order, index in enumerate(head):
            headline = order == 0 and len(self._words(index)) <= _LONGEST_HEADLINE
            if headline:
                self._cut_desk_prefix(index)
            self.kinds[index] = "headline" if headline else "standfirst"
            if headline and not self.title:
                self.title = " ".join(self._words(index).split())

    def _cut_desk_prefix(self, index: int) -> None:
        """Take "UPDATE 2-" from the start of a headline."""
        block = self.blocks[index]
        end = block.start + corrections.prefix_end(self._words(index))
        if end > block.start:
            self.pieces.append((block.start, end, "metadata"))
            self.blocks[index] = self._trimmed(end, block.end)

    def _head_by_shape(self, texts: list[int]) -> list[int]:
        head: list[int] = []
        for index, following in pairwise(texts):
            credited = "metadata" in self.kinds[index:following]
            limit = _LONGEST_STANDFIRST if head and credited else _LONGEST_HEADLINE
            words = self._words(index)
            if len(words) > limit or len(head) == 3:
                break
            if not (credited or self._is_headline(words, following, first=not head)):
                break
            head.append(index)
        return head

    def _is_headline(self, words: str, following: int, *, first: bool) -> bool:
        """A short block that does not end like a sentence; a first one may ask or exclaim."""
        if words[-1] in ":,;" or (not first and len(words) > len(self._words(following)) > 80):
            return False
        if not boilerplate.ends_sentence(words) or _ABBREVIATED.search(words[-12:]):
            return True
        if boilerplate.normal(words) == boilerplate.normal(self.title):
            return True
        asks = words[-1] in "?!" and not re.search(r"[.?!]\s", words)
        return first and asks and len(words) < len(self._words(following))

    def _is_kicker(self, index: int, following: int) -> bool:
        words, below = self._words(index), self._words(following)
        if len(words.split()) > 3 or boilerplate.ends_sentence(below):
            return False
        return datelines.is_label(words) or (words.isupper() and not below.isupper())

    # ---------------------------------------------------------------- the whole

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def _trimmed(self, start: int, end: int) -> Block:
        part = self.text[start:end]
        end -= len(part) - len(part.rstrip())
        return Block(min(end, start + len(part) - len(part.lstrip())), end)

    def _published(self) -> Time | None:
        """Metadata before the page's own words; what was published before what was updated."""
        metadata = self.source.metadata.published
        told = publication.told(metadata, self.text, self.source.body)
        if told is not None:
            same = (time for time, _ in self.dates if time.date == told.date)
            return told if told.text else next(same, told)
        for dates in (self.dates, self.late_dates):
            first = [time for time, update in dates if not update]
            if first or dates:
                return first[0] if first else dates[0][0]
        return None

    def _dateline_day(self) -> Time | None:
        """The dateline's date where its own words give the year."""
        date = self.dateline.date if self.dateline else None
        if date is None or date.date is None or date.anchored:
            return None
        return date if date.date.edtf[:4].isdigit() else None

    def _redated(self, published: Time | None) -> tuple[Time, ...]:
        """The other days on which the head of the page says that it was published."""
        if published is None:
            return ()
        days = (time for time, update in self.dates if not update)
        return tuple(time for time in days if time.date != published.date)

    def layout(self) -> Layout:
        """All of it as records, in order."""
        pieces: list[tuple[int, int, Kind]] = []
        for start, end, kind in self.pieces:
            piece = self._trimmed(start, end)
            pieces.append((piece.start, piece.end, kind))
        if front := self.text[: self.source.body].rstrip():
            pieces.append((len(front) - len(front.lstrip()), len(front), "metadata"))
        for block, kind_or_none in zip(self.blocks, self.kinds, strict=True):
            pieces.append((block.start, block.end, kind_or_none or "body"))
        regions = [
            Region(start, end, self.text[start:end], kind)
            for start, end, kind in sorted(pieces)
            if start < end
        ]
        published = self._published() or self._dateline_day()
        return Layout(
            tuple(regions),
            published=published,
            dateline=self.dateline,
            agency=self.agency,
            title=self.title,
            redated=self._redated(published),
        )
