"""The JSON report: the contract that other tools read (its schema is in ``schema.py``).

Keys are sorted and arrays keep a defined order, so that equal reports are equal bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import asdict

from factcheck.model import (
    Article,
    Claim,
    Document,
    Entity,
    Finding,
    Problem,
    Report,
    Span,
    Spot,
    Time,
)
from factcheck.report.view import Page, View
from factcheck.values import Date, Name, Quantity, Value

SCHEMA_VERSION = 1

Json = dict[str, Any]


def render(view: View, page: Page) -> str:
    """The whole report as one object, ending in a newline."""
    body = claims_body(view.report)
    body["findings"] = [finding(each) for each in view.recorded]
    body["summary"] = asdict(view.summary)
    body["tool"] = {"name": "factcheck", "version": view.report.version}
    return encode(body)


def claims_body(report: Report) -> Json:
    """What ``factcheck claims`` prints: the report without its findings."""
    copies = {copy.path: copy.original for copy in report.copies}
    subjects = sorted(report.subjects, key=lambda entity: entity.id)
    return {
        "schema_version": SCHEMA_VERSION,
        "sources": [_source(article, copies.get(article.path)) for article in report.articles],
        "subjects": [_subject(entity) for entity in subjects],
        "claims": [claim(each) for each in report.claims],
        "errors": errors(report.errors),
    }


def encode(body: Json) -> str:
    """Sorted keys, two spaces of indent, a newline at the end."""
    return msgspec.json.format(encode_line(body), indent=2) + "\n"


def encode_line(body: Json) -> str:
    """Sorted keys, one line, no newline."""
    return msgspec.json.encode(body, order="sorted").decode()


def value(of: Value) -> Json:
    """A value by its type, with the days of a date spelled out."""
    match of:
        case Date():
            return {"type": "date", "edtf": of.edtf, "start": of.start, "end": of.end}
        case Quantity():
            return {"type": "quantity", "low": of.low, "high": of.high, "unit": of.unit}
        case Name():
            return {"type": "name", "name": of.name}
        case _:
            body: Json = msgspec.to_builtins(of)
            return body


def claim(of: Claim) -> Json:
    """One claim; ``start`` and ``end`` are half-open, in code points of the source's text."""
    return {
        "id": of.id,
        "source": of.source,
        "predicate": of.predicate,
        "subject": of.subject,
        "value": value(of.value),
        "text": of.text,
        "start": of.start,
        "end": of.end,
        "line": of.line,
        "column": of.column,
        "attribution": of.attribution or None,
        "modality": of.modality,
        "as_of": of.as_of.edtf if of.as_of else None,
    }


def finding(of: Finding) -> Json:
    """One finding with its positions."""
    return {
        "rule": of.rule,
        "name": of.name,
        "verdict": of.verdict,
        "severity": of.severity,
        "predicate": of.predicate,
        "subject": of.subject,
        "message": of.message,
        "positions": [
            {
                "value": value(position.value),
                "claims": position.claims,
                "sources": position.sources,
                "voices": position.voices,
            }
            for position in of.positions
        ],
        "odd_one_out": of.odd_one_out,
        "gates": [asdict(gate) for gate in of.gates],
        "fingerprint": of.fingerprint,
        "status": of.status,
        **({"known": of.known} if of.known else {}),
        **({"place": _spot(of.spot)} if of.spot else {}),
    }


def _spot(of: Spot) -> Json:
    return {"path": of.path, "line": of.line, "column": of.column}


def errors(problems: Sequence[Problem]) -> list[Json]:
    """What was left out, and why; the line and column where they are known."""
    return [{key: each for key, each in asdict(p).items() if each != 0} for p in problems]


def documents(found: Sequence[Document], problems: Sequence[Problem]) -> str:
    """What ``factcheck annotate --format json`` prints."""
    return encode(
        {
            "schema_version": SCHEMA_VERSION,
            "documents": [_document(document) for document in found],
            "errors": errors(problems),
        }
    )


def _source(article: Article, copy_of: str | None) -> Json:
    return {
        "path": article.path,
        "sha256": article.sha256,
        "title": article.title or None,
        "published": article.published.edtf if article.published else None,
        "dateline_place": article.dateline_place or None,
        "agency": article.agency or None,
        "publisher": article.publisher or None,
        "copy_of": copy_of,
    }


def _subject(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "label": entity.label,
        "aliases": entity.aliases,
    }


def _document(document: Document) -> Json:
    mentions: dict[str, list[Json]] = {"person": [], "organization": [], "place": []}
    for mention in document.mentions:
        mentions[mention.kind].append(_span(mention))
    return {
        "path": document.source.path,
        "sentences": [_span(sentence) for sentence in document.sentences],
        "times": [_time(time) for time in document.times],
        "numbers": [
            {**_span(number), "low": number.low, "high": number.high, "unit": number.unit}
            for number in document.numbers
        ],
        "people": mentions["person"],
        "organizations": mentions["organization"],
        "places": mentions["place"],
        "quotes": [_span(quote) for quote in document.quotes],
    }


def _time(time: Time) -> Json:
    edtf = time.date.edtf if time.date else None
    return {**_span(time), "type": time.type, "timex": time.timex, "edtf": edtf}


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}
