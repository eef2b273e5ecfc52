"""One document made easy to ask: which sentence, region or quotation holds an offset, who is near.

Every extractor is given a ``Reading`` and yields claims through ``Reading.claim``, which fills in
the exact words and the qualifiers (attribution, modality, as-of, quoted, headline).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Generic, TypedDict, TypeVar, Unpack

from factcheck.claims import stance
from factcheck.lines import Lines
from factcheck.model import Claim, Document, Mention, Modality, Number, Quote, Region, Span, Time
from factcheck.values.names import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from factcheck.values import Value

# told of a name in passing: a plan or a denial in the sentence is not about them
_ATTRIBUTIVE: Final = frozenset({"person.title", "person.age", "person.name"})
DOCUMENT: Final = "document"  # the id of the subject that stands for the article itself

S = TypeVar("S", bound=Span)

# possessive, since nothing after a word could want a letter of it back
_TOKEN: Final = re.compile(r"(\w++(?:[-–’'.]\w++)*+|[^\w\s])")


class Tokens:
    """The words and marks of a text: offsets and lower-cased forms, side by side."""

    def __init__(self, text: str) -> None:
        # gap, token, gap, token ... so that offsets are running sums, all of it in C
        parts = _TOKEN.split(text)
        edges = list(accumulate(map(len, parts)))
        self.words = parts[1::2]
        self.lower = list(map(str.lower, self.words))
        self.starts = edges[0:-1:2]
        self.ends = edges[1::2]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.lower):
            if word in places:
                places[word].append(index)
            else:
                places[word] = [index]
        return places

    def among(self, words: Collection[str]) -> list[int]:
        """Indexes of the tokens whose lower-cased form is one of ``words``, in order."""
        places = self._places
        return sorted([index for word in places.keys() & words for index in places[word]])

    def matching(self, test: Callable[[str], bool]) -> list[int]:
        """Indexes of the tokens whose lower-cased form passes ``test``, in order; each form is
        tested once."""
        return self.among([word for word in self._places if test(word)])

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)


class Extras(TypedDict, total=False):
    """Qualifiers that an extractor may state itself."""

    derivation: str
    stated: tuple[tuple[str, str], ...]
    approximate: bool
    modality: Modality


class Index(Generic[S]):
    """Spans in order of start, none overlapping, found by offset in O(log n)."""

    def __init__(self, spans: Sequence[S]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def before(self, offset: int) -> int:
        """Index of the last span that starts at or before ``offset``; -1 where none does."""
        return bisect_right(self._starts, offset) - 1

    def covering(self, offset: int) -> S | None:
        """The span that covers ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        return self._spans[at] if at >= 0 and offset < self._spans[at].end else None

    def within(self, start: int, end: int) -> Sequence[S]:
        """The spans that start in ``[start, end)``."""
        starts = self._starts
        return self._spans[bisect_left(starts, start) : bisect_left(starts, end)]


class Reading:
    """A document with its indexes; built once per article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.source.text
        self.path = document.source.path
        self._lines = Lines(self.text)
        self._sentences = Index(document.sentences)
        self._regions = Index(document.regions)
        self._quotes = Index(document.quotes)
        self._mentions = Index(document.mentions)
        self._times = Index(document.times)
        self._numbers = Index(document.numbers)
        self._stances: dict[int, stance.Stance] = {}
        self._names: dict[int, str] = {}

    @cached_property
    def tokens(self) -> Tokens:
        """The article's words and marks."""
        return Tokens(self.text)

    # ------------------------------------------------------------ where

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that covers ``offset``."""
        return self._sentences.covering(offset)

    def region_at(self, offset: int) -> Region | None:
        """The region that covers ``offset``."""
        return self._regions.covering(offset)

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation that covers ``offset``."""
        return self._quotes.covering(offset)

    def mention_at(self, offset: int) -> Mention | None:
        """The mention that covers ``offset``."""
        return self._mentions.covering(offset)

    def body_after(self, pattern: re.Pattern[str], end: int) -> Mention | None:
        """The body named where ``pattern``, matched at ``end``, leaves off."""
        found = pattern.match(self.text, end)
        mention = self.mention_at(found.end()) if found else None
        return mention if mention is not None and mention.kind == "organization" else None

    def time_at(self, offset: int) -> Time | None:
        """The time expression that covers ``offset``."""
        return self._times.covering(offset)

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions that start in ``[start, end)``."""
        return self._mentions.within(start, end)

    def times_in(self, start: int, end: int) -> Sequence[Time]:
        """Times that start in ``[start, end)``."""
        return self._times.within(start, end)

    def numbers_in(self, start: int, end: int) -> Sequence[Number]:
        """Numbers that start in ``[start, end)``."""
        return self._numbers.within(start, end)

    def claimable(self, offset: int) -> bool:
        """Whether the article itself speaks there (headline, standfirst, body)."""
        region = self.region_at(offset)
        return region is not None and region.kind in ("headline", "standfirst", "body")

    # ------------------------------------------------------------ who

    def subject_of(self, mention: Mention) -> str:
        """The subject id of a mention's entity: ``"person:3"``."""
        return f"{mention.kind}:{mention.entity}"

    def name_of(self, mention: Mention) -> str:
        """The longest name that the article gives a mention's entity."""
        if mention.entity not in self._names:
            name = self.document.entities[mention.entity].name
            shown = tidy(name, kind="place") if mention.kind == "place" else name
            self._names[mention.entity] = shown
        return self._names[mention.entity]

    # ------------------------------------------------------------ claims

    def position(self, start: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        return self._lines.position(start)

    def claim(
        self,
        predicate: str,
        subject: str,
        value: Value,
        start: int,
        end: int,
        **extras: Unpack[Extras],
    ) -> Claim:
        """A claim over ``text[start:end]`` with its place and qualifiers filled in."""
        line, column = self.position(start)
        held = self._stance(start, end, attributive=predicate in _ATTRIBUTIVE)
        region = self.region_at(start)
        published = self.document.published
        return Claim(
            source=self.path,
            predicate=predicate,
            subject=subject,
            value=value,
            start=start,
            end=end,
            text=self.text[start:end],
            line=line,
            column=column,
            attribution=held.attribution,
            routine=held.routine,
            modality=extras.get("modality", held.modality),
            as_of=published.date if published else None,
            approximate=extras.get("approximate", False),
            quoted=self.quote_at(start) is not None,
            headline=region is not None and region.kind in ("headline", "standfirst"),
            derivation=extras.get("derivation", ""),
            stated=extras.get("stated", ()),
        )

    def _stance(self, start: int, end: int, *, attributive: bool) -> stance.Stance:
        """Who says what stands at ``start``, and whether it is asserted, planned or denied."""
        index = self._sentences.before(start)
        if index < 0:
            return stance.PLAIN
        if index not in self._stances:
            sentence = self.document.sentences[index]
            self._stances[index] = stance.read(sentence, self._speaker_at(start))
        return self._stances[index].at(start, end, attributive=attributive)

    def _speaker_at(self, offset: int) -> str:
        """Who speaks in the quotation that covers ``offset``, in the article's own words."""
        quote = self.quote_at(offset)
        if quote is None:
            return ""
        if quote.speaker is None:
            return quote.speaker_text
        return self.document.mentions[quote.speaker].text
