"""What the page begins with, the counts, and what it ends with, the sources."""

from __future__ import annotations

from collections import Counter

from factcheck.model import Article
from factcheck.report.html.book import Book
from factcheck.report.html.markup import Markup, tag
from factcheck.report.html.propositions import coverage
from factcheck.report.text import plural
from factcheck.report.view import levels
from factcheck.values.words import date_words


def summary(book: Book) -> Markup:
    """The counts, each leading to what it counts, and how much has a second source."""
    counts = book.view.summary
    fresh, known = contradictions(book)
    graded = ", ".join(plural(count, level) for level, count in levels(book.report.findings))
    aside = "; ".join(filter(None, (graded, f"{known} known" if known else "")))
    tiles = [
        ("contradiction", fresh, aside),
        ("update", counts.updates, "what changed"),
        ("variant", counts.variants, "two spellings of one"),
        ("agreement", counts.agreements, "independent voices"),
    ]
    propositions, shared = coverage(book)
    return tag(
        "section",
        tag("h2", "Summary", id="summary"),
        tag(
            "p",
            f"{_many(counts.sources, 'source')} make {_many(counts.claims, 'claim')} on "
            f"{_many(propositions, 'proposition')}, {shared:,} of which have two sources or more. "
            "This page tells where they disagree, not who is right.",
            class_="lead",
        ),
        tag(
            "ul",
            (
                tag(
                    "li",
                    tag(
                        "a",
                        tag("strong", f"{count:,}"),
                        tag("span", verdict + ("" if count == 1 else "s"), class_="what"),
                        tag("span", told, class_="aside"),
                        href=f"#view=findings&verdict={verdict}",
                        class_=verdict,
                    ),
                )
                for verdict, count, told in tiles
            ),
            class_="tiles",
        ),
        _errors(book),
        class_="summary",
        aria_labelledby="summary",
    )


def contradictions(book: Book) -> tuple[int, int]:
    """How many are new, and how many were accepted before."""
    fresh = sum(count for _, count in levels(book.report.findings))
    return fresh, book.view.summary.contradictions - fresh


def _many(count: int, word: str) -> str:
    return plural(count, word).replace(str(count), f"{count:,}", 1)


def _errors(book: Book) -> Markup | None:
    if not book.report.errors:
        return None
    return tag(
        "div",
        tag("h3", f"{len(book.report.errors)} left out"),
        tag(
            "ul",
            (
                tag("li", tag("code", problem.path), f" {problem.message}")
                for problem in book.report.errors
            ),
        ),
        class_="errors",
        role="note",
    )


def sources(book: Book) -> Markup:
    """Every source: what it is, and in how many findings it stands."""
    disputes = Counter(
        path
        for finding in book.report.findings
        if finding.verdict == "contradiction"
        for path in {path for held in finding.positions for path in held.sources}
    )
    claims = Counter(claim.source for claim in book.report.claims)
    copies = {copy.path: copy.original for copy in book.report.copies}
    head = ("Source", "Published", "From", "Story", "Claims", "Contradictions")
    rows = [
        _row(book, article, claims[article.path], disputes[article.path], copies.get(article.path))
        for article in book.report.articles
    ]
    return tag(
        "table",
        tag("caption", "The sources that were read", class_="quiet"),
        tag("thead", tag("tr", (tag("th", each, scope="col") for each in head))),
        tag("tbody", rows),
        class_="sources",
    )


def _row(book: Book, article: Article, claims: int, disputes: int, original: str | None) -> Markup:
    index = book.number[article.path]
    by = ", ".join(
        dict.fromkeys(filter(None, (article.publisher, article.agency, article.dateline_place)))
    )
    copy = (
        tag("span", "copy of ", book.chip(original), class_="aside")
        if original in book.number
        else None
    )
    return tag(
        "tr",
        tag(
            "th",
            book.chip(article.path),
            tag("span", article.title, class_="title") if article.title else None,
            tag("code", article.path, class_="where"),
            copy,
            tag("span", article.note, class_="aside") if article.note else None,
            scope="row",
        ),
        tag("td", date_words(article.published.edtf) if article.published else "unknown"),
        tag("td", by),
        tag("td", book.story_label(book.story[article.path])),
        tag("td", str(claims), class_="number"),
        tag("td", str(disputes), class_="number"),
        id=f"source-{index}",
        data_sources=index,
    )
