"""What the page's script needs of the report, numbered in the order in which it is asked for.

Sources, passages and claims become short rows of numbers, so that a page on many articles stays
small; whatever the page does not show is not written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from factcheck.model import Article, Claim, Entity, Source
from factcheck.report.html.markup import Markup, tag
from factcheck.report.html.passages import passage, readable
from factcheck.report.text import describe
from factcheck.report.view import View
from factcheck.values import Date, Value
from factcheck.values.words import date_words

WEB = re.compile(r"https?://[^\s\"<>]+")
NO_STORY = -1


class Book:
    """Numbers for sources, stories, words, passages and claims, and the rows behind them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.report = view.report
        self._words: dict[str, int] = {}
        self._passages: dict[tuple[str, int, int], int] = {}
        self._passage_rows: list[list[Any]] = []
        self._claims: dict[str, int] = {}
        self._claim_rows: list[list[int]] = []

    # ------------------------------------------------------------ look-ups

    @cached_property
    def number(self) -> dict[str, int]:
        """A source's number by its path: its place in the report."""
        return {source.path: index for index, source in enumerate(self.report.sources)}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """What was read of each source, by path."""
        return {article.path: article for article in self.report.articles}

    @cached_property
    def subjects(self) -> dict[str, Entity]:
        """Subjects by id."""
        return {entity.id: entity for entity in self.report.subjects}

    @cached_property
    def names(self) -> dict[str, str]:
        """What a source is called on the page, by path: its file's name, with as many folders
        before it as tell it from the others."""
        names: dict[str, str] = {}
        by_stem: dict[str, list[str]] = defaultdict(list)
        for path in self.number:
            by_stem[PurePosixPath(path).stem].append(path)
        for stem, paths in by_stem.items():
            for path in paths:
                names[path] = stem if len(paths) == 1 else path
        return {path: readable(names[path]) for path in self.number}

    @cached_property
    def stories(self) -> list[Entity]:
        """The stories that articles share, most told first."""
        found = [entity for entity in self.report.subjects if entity.head == "story"]
        return sorted(found, key=lambda entity: (-len(self.paths(entity)), entity.label, entity.id))

    @cached_property
    def story(self) -> dict[str, int]:
        """The number of a source's story by path; NO_STORY where it has none."""
        of = dict.fromkeys(self.number, NO_STORY)
        for index, entity in enumerate(self.stories):
            for path in self.paths(entity):
                of[path] = index
        return of

    def story_label(self, index: int) -> str:
        """A story's title: that of its first article that has one, else its first words."""
        if index == NO_STORY:
            return "No story in common"
        entity = self.stories[index]
        titles = (self.articles[path].title for path in self.paths(entity) if path in self.articles)
        return next(filter(None, titles), entity.label)

    def story_key(self, index: int) -> str:
        """What names a story in the page's address."""
        return "none" if index == NO_STORY else self.stories[index].id.removeprefix("event:")

    @staticmethod
    def paths(entity: Entity) -> list[str]:
        """The sources that speak of a subject, sorted."""
        return sorted({path for path, _ in entity.members})

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """Claims by subject, in claim order."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.report.claims:
            found[claim.subject].append(claim)
        return found

    # ------------------------------------------------------------ numbering

    def word(self, text: str) -> int:
        """The number of a text in the table of words."""
        return self._words.setdefault(readable(text), len(self._words))

    def claim(self, claim: Claim) -> int:
        """The number of a claim, whose words the script can then show."""
        known = self._claims.get(claim.id)
        if known is None:
            known = self._claims[claim.id] = len(self._claim_rows)
            self._claim_rows.append(self._claim_row(claim))
        return known

    def _claim_row(self, claim: Claim) -> list[int]:
        text = self.view.sources[claim.source].text
        cut = passage(text, claim)
        at = [
            _utf16(readable(text[cut.start : each]))
            for each in (cut.sentence[0], cut.mark[0], cut.mark[1], cut.sentence[1])
        ]
        return [
            self.number[claim.source],
            claim.line,
            claim.column,
            self._passage(claim.source, cut.start, cut.end),
            *at,
            self.word(claim_words(claim)),
            self.word(claim.derivation),
            self.word(claim.modality),
            self.word(claim.attribution),
            int(claim.routine),
            self.word(date_words(claim.as_of.edtf) if claim.as_of else ""),
            int(claim.quoted) + 2 * int(claim.headline),
        ]

    def _passage(self, path: str, start: int, end: int) -> int:
        key = (path, start, end)
        if key not in self._passages:
            self._passages[key] = len(self._passage_rows)
            text = self.view.sources[path].text
            self._passage_rows.append([readable(text[start:end])])
        return self._passages[key]

    # ------------------------------------------------------------ what is written

    def chip(self, path: str, claims: Iterable[Claim] = (), label: str = "") -> Markup:
        """A link to a source; with the script it opens the claims that are meant. A file that is no
        source (the waivers) is only named."""
        if path not in self.number:
            return tag("span", label or path, class_="chip")
        numbers = " ".join(str(self.claim(claim)) for claim in claims)
        return tag(
            "a",
            label or self.names[path],
            class_="chip",
            href=f"#source-{self.number[path]}",
            title=self.articles[path].title or None,
            data_claims=numbers or None,
        )

    def chips(self, claims: Iterable[Claim]) -> list[Markup]:
        """One chip for each source of the claims, in order of their paths."""
        by_path: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_path[claim.source].append(claim)
        return [self.chip(path, by_path[path]) for path in sorted(by_path)]

    def rows(self) -> dict[str, Any]:
        """Sources, stories, words, passages and claims, as the script reads them."""
        return {
            "sources": [self._source_row(source) for source in self.report.sources],
            "stories": [
                {"key": self.story_key(index), "label": readable(self.story_label(index))}
                for index in range(len(self.stories))
            ],
            "words": list(self._words),
            "passages": [row[0] for row in self._passage_rows],
            "claims": self._claim_rows,
        }

    def _source_row(self, source: Source) -> dict[str, Any]:
        article = self.articles[source.path]
        url = source.metadata.url
        row = {
            "path": readable(source.path),
            "name": self.names[source.path],
            "title": readable(article.title),
            "date": date_words(article.published.edtf) if article.published else "",
            "by": readable(article.publisher or article.agency),
            "url": url if WEB.fullmatch(url) else "",
            "story": self.story[source.path],
        }
        return {key: value for key, value in row.items() if value != ""}


def claim_words(claim: Claim) -> str:
    """A claim's normal form in plain words."""
    return value_words(claim.value)


def value_words(value: Value) -> str:
    """A value in plain words, dates as they are said."""
    return date_words(value.edtf) if isinstance(value, Date) else describe(value)


def _utf16(text: str) -> int:
    """The length of a text as scripts count it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
