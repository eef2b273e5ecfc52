"""A document's annotations for a reader: one line each, in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from factcheck.lines import Lines
from factcheck.model import Document, LocalEntity, Mention, Number, Quote, Span, Time
from factcheck.report import text

WORDS = 72  # columns of the annotated words


def render(document: Document) -> str:
    """Where the article stands, then every annotation as line:column, its words, its reading."""
    parts = [f"{document.source.path}\n"]
    if document.published:
        parts.append(f"published {_date(document.published)}\n")
    where = _places(document.source.text)
    groups: tuple[tuple[str, Iterable[Span], Callable[[Span], str]], ...] = (
        ("sentences", document.sentences, lambda span: ""),
        ("times", document.times, _time),
        ("numbers", document.numbers, _number),
        ("names", document.mentions, lambda span: _mention(span, document.entities)),
        ("quotes", document.quotes, lambda span: _quote(span, document)),
    )
    for title, spans, read in groups:
        rows = [
            (f"  {where(span.start)}", text.shorten(span.text, WORDS), read(span)) for span in spans
        ]
        if rows:
            parts.append(f"{title}\n{text.table(rows)}")
    return "".join(parts)


def _places(body: str) -> Callable[[int], str]:
    """A function from an offset to ``line:column``, both from 1."""
    lines = Lines(body)

    def place(offset: int) -> str:
        line, column = lines.position(offset)
        return f"{line}:{column}"

    return place


def _date(time: Time) -> str:
    return text.describe(time.date) if time.date else time.fault or "unresolved"


def _time(span: Span) -> str:
    if not isinstance(span, Time):
        return ""
    read = f"{span.type} {span.timex}"
    if span.date and span.date.edtf != span.timex:
        read += f" = {span.date.edtf}"
    return f"{read} ({span.fault or span.derivation})" if span.fault or span.derivation else read


def _number(span: Span) -> str:
    if not isinstance(span, Number):
        return ""
    if span.ordinal:
        return f"ordinal {span.low}"
    from factcheck.values import Quantity

    return text.describe(Quantity(span.low, span.high, span.unit))


def _mention(span: Span, entities: tuple[LocalEntity, ...]) -> str:
    if not isinstance(span, Mention):
        return ""
    name = entities[span.entity].name
    return span.kind if name == span.text else f"{span.kind}: {name}"


def _quote(span: Span, document: Document) -> str:
    if not isinstance(span, Quote):
        return ""
    speaker = document.mentions[span.speaker].text if span.speaker is not None else ""
    return speaker or span.speaker_text or "speaker unknown"
