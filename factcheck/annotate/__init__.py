"""Source -> Document: everything that is read in an article before any claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.annotate import currencies, layout, names, numbers, quotes, sentences, times
from factcheck.annotators import RULES, pipeline_of
from factcheck.model import Document

if TYPE_CHECKING:
    from factcheck.model import Source


def annotate(source: Source, *, annotator: str = RULES) -> Document:
    """Read one article: its layout, sentences, times, numbers, names and quotes.

    ``annotator`` finds the names: ``rules``, or ``spacy:NAME`` for a pipeline that is installed.
    Pure: the article's own date anchors relative times; the clock is never read.
    """
    text = source.text
    page = layout.read(source)
    spans = sentences.split(text, page.regions)
    anchor = page.published.date if page.published else None
    found_times = times.find(text, anchor=anchor, start=source.body)
    if annotator == RULES:
        mentions, entities = names.find(text, layout=page, sentences=spans, times=found_times)
    else:
        from factcheck.annotate.names import from_spacy

        pipeline = from_spacy.load(pipeline_of(annotator))
        mentions, entities = from_spacy.find(text, layout=page, pipeline=pipeline)
    return Document(
        source=source,
        regions=tuple(page.regions),
        sentences=tuple(spans),
        published=page.published,
        redated=page.redated,
        dateline=page.dateline,
        agency=page.agency,
        title=page.title,
        times=tuple(found_times),
        numbers=tuple(
            currencies.settle(
                numbers.find(text, taken=found_times, start=source.body), text=text, page=page
            )
        ),
        mentions=tuple(mentions),
        entities=tuple(entities),
        quotes=tuple(quotes.find(text, regions=page.regions, mentions=mentions)),
    )
