"""JSON and JSON lines: one article a record, with its text and metadata under keys.

A ``.json`` file holds one record, a list of them, or a record that has them in a list
(``{"articles": [...]}``). Text is read without its escapes; its spans lead back to the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any, Final

from factcheck.errors import SourceError
from factcheck.sources import fields as keys
from factcheck.sources.base import Content, Parsed
from factcheck.sources.decoding import decode
from factcheck.sources.fields import Fields
from factcheck.sources.origins import Way, Writer

_ESCAPE: Final = re.compile(r"(?:\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.)|[^\\]+", re.S)
_MARKUP: Final = re.compile(r"</(?:p|div|a|b|i|em|strong|span|li|h\d)>|<br\b|<p>", re.I)
_PARAGRAPH: Final = "\n\n"
_BLANK: Final = re.compile(r"[ \t\r\n]*")


class _Located(str):
    """A string of the file: where its content begins and ends there, without the quotes."""

    __slots__ = ("at", "end")
    at: int
    end: int


class _Decoder(json.JSONDecoder):
    """The standard decoder, whose strings know where they stand."""

    def __init__(self) -> None:
        super().__init__(strict=False)  # a line break inside a string is no reason to lose it
        self.parse_string = _located
        self.scan_once = py_make_scanner(self)


def _located(text: str, at: int, strict: bool = True) -> tuple[_Located, int]:
    value, end = scanstring(text, at, strict)
    located = _Located(value)
    located.at, located.end = at, end - 1
    return located, end


def parse(raw: bytes, path: str, fields: Fields) -> Iterator[Parsed]:
    """Every article of the file; an error in place of a record that is none."""
    text, note = decode(raw, path)
    notes = (note,) if note else ()
    lines = not path.lower().endswith(".json")
    found = list(_lines(text, path) if lines else enumerate(_records(text, path, fields), start=1))
    alone = len(found) == 1 and not lines
    taken: set[str] = set()
    for number, record in found:
        if isinstance(record, SourceError):
            yield record
            continue
        part = "" if alone else _part(record, number, fields, taken)
        try:
            yield _content(record, text, notes, path=path, part=part, fields=fields)
        except SourceError as error:
            yield error


def _records(text: str, path: str, fields: Fields) -> Iterator[Any]:
    """The records of a ``.json`` file."""
    try:
        whole = _Decoder().decode(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise SourceError(f"is no valid JSON ({error}); mend it", path=path) from error
    if isinstance(whole, list):
        yield from whole
    elif isinstance(whole, dict) and _is_own_report(whole):
        return  # a report of factcheck's own, which may lie beside the sources
    elif isinstance(whole, dict) and not any(keys.values(whole, fields["text"])):
        lists = [each for each in whole.values() if _is_table(each)]
        if len(lists) == 1:
            yield from lists[0]
        else:
            yield whole
    else:
        yield whole


def _is_own_report(record: Mapping[str, Any]) -> bool:
    tool = record.get("tool")
    named = isinstance(tool, Mapping) and tool.get("name") == "factcheck"
    return named and "schema_version" in record


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(x, Mapping) for x in value)


def _lines(text: str, path: str) -> Iterator[tuple[int, Any]]:
    """The records of a ``.jsonl`` file by their line; an error for each line that is no JSON."""
    decoder = _Decoder()
    at = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                record, end = decoder.raw_decode(text, at + _BLANK.match(line).end())  # type: ignore[union-attr]
                if text[end : at + len(line)].strip():
                    raise json.JSONDecodeError("more than one record", text, end)
                yield number, record
            except (json.JSONDecodeError, RecursionError) as error:
                reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
                wrong = f"line {number} is no valid JSON ({reason}); mend it"
                yield number, SourceError(wrong, path=path)
        at += len(line) + 1


def _part(record: Any, number: int, fields: Fields, taken: set[str]) -> str:
    """What the article is called inside its file: its id, else its line or number."""
    known = keys.values(record, fields["id"]) if isinstance(record, Mapping) else ()
    name = next(filter(None, map(keys.words, known)), "")
    if not name or name in taken:
        name = str(number)
    taken.add(name)
    return name


def _content(
    record: Any, file: str, notes: tuple[str, ...], *, path: str, part: str, fields: Fields
) -> Content:
    where = f"record {part}: " if part else ""
    if not isinstance(record, Mapping):
        raise SourceError(f"{where}is no record but {_kind(record)}; write an object", path=path)
    pieces = next(filter(None, map(_pieces, keys.values(record, fields["text"]))), [])
    if not pieces:
        near = ", ".join(map(str, list(record)[:8])) or "none"
        raise SourceError(
            f"{where}has no text; its keys are {near}: name the one that holds it in the "
            'configuration ([fields] text = ["KEY"]), or exclude the file',
            path=path,
        )
    known, unread = keys.metadata(record, fields)
    writer = Writer()
    title = next((x for x in keys.values(record, fields["title"]) if isinstance(x, _Located)), None)
    if title and title.strip() and not pieces[0].lstrip().startswith(title.strip()):
        _write(writer, title, file)
        writer.add(_PARAGRAPH)
    for order, piece in enumerate(pieces):
        if order:
            writer.add(_PARAGRAPH)
        _write(writer, piece, file)
    return Content(
        text=writer.text(),
        metadata=known,
        notes=(*notes, *unread),
        part=part,
        origin=writer.origin(file),
    )


def _kind(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return "a string" if isinstance(value, str) else "a bare value"


def _pieces(value: Any) -> list[_Located]:
    """A text, or the paragraphs of one."""
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, _Located) and each.strip()]


def _write(writer: Writer, piece: _Located, file: str) -> None:
    """Add a string with where each part of it stands; of one with markup, what that shows."""
    if not _MARKUP.search(piece):
        _unescape(writer, piece, file)
        return
    from factcheck.sources.markup import Visible

    raw = Writer()
    _unescape(raw, piece, file)
    way, shown = Way(raw.origin(file)), Visible(piece)
    for order, (start, end) in enumerate(shown.blocks()):
        if order:
            writer.add(_PARAGRAPH)
        for at in range(start, end):
            inner = Writer()
            shown.write(at, at + 1, inner)
            [run] = inner.origin("").runs
            first, last = way.span(run.at, run.at + run.file_length)
            writer.add(inner.text(), first, length=last - first)


def _unescape(writer: Writer, piece: _Located, file: str) -> None:
    """Add a string escape by escape."""
    if len(piece) == piece.end - piece.at:
        writer.add(str(piece), piece.at)
        return
    for match in _ESCAPE.finditer(file, piece.at, piece.end):
        words = match[0]
        if words[0] != "\\":
            writer.add(words, match.start())
        else:
            writer.add(json.loads(f'"{words}"'), match.start(), length=len(words))
