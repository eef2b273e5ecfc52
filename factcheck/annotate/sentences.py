"""Sentences, by nupunkt and a few mendings where every splitter errs.

The splitter runs once over the text; its spans are then cut at region edges, so that a headline
never runs into the body. No claim may depend on a sentence's edge alone: "... for the U.S.
Officials said ..." stays one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import Region, Span

_TEXT = ("headline", "standfirst", "body")
_EMPTY_LINE = re.compile(r"\r?\n[ \t\r]*\n\s*|\r[ \t]*\r\s*|\u2029\s*")

# An abbreviation before a name: the sentence goes on.
_GOES_ON = re.compile(
    r"(?:^|[\s(\"“‘])(?:Lt|Col|Gen|Sgt|Capt|Cpl|Pvt|Maj|Cmdr|Adm|Brig|Insp|Supt|Det|Sen|Rep|Gov|Rev|Hon|Prof|Mr|Mrs"
    r"|Ms|Dr|Messrs|Mme|Smt|Shri|St|Mt|Ft|No|Nos|vs|Msgr|Fr|Sr|Pres|Atty|Asst|Dep|Spc|Pfc|Cllr|Amb)\.\Z"
)
# After an abbreviation in capitals, words that begin sentences and no names.
_BEGINS = re.compile(
    r"\.[A-Z]\.[\"”’]?\s+(?=(?:The|This|That|These|Those|He|She|It|They|We|But|And|In|On|At|After|Before|When|While"
    r"|However|Meanwhile|According|His|Her|Its|Their|There|A|An|As|If|For|Earlier|Last|Police|Officials)\s)"
)
_CLOSING = re.compile(r"\s?(?:''|[\"”’»)\]]){1,3}(?=\s|\Z)")


def split(text: str, regions: Sequence[Region]) -> list[Span]:
    """The sentences of headline, standfirst and body, in order, without white space at their edges.

    A sentence never crosses an empty line or the edge of a region.
    """
    from nupunkt import sent_spans

    parts = [region for region in regions if region.kind in _TEXT]
    if not parts:
        return []
    first = parts[0].start
    breaks = [first + end for _, end in sent_spans(text[first : parts[-1].end])]
    found: list[Span] = []
    at = 0
    for region in parts:
        while at < len(breaks) and breaks[at] <= region.start:
            at += 1
        last = at
        while last < len(breaks) and breaks[last] < region.end:
            last += 1
        found.extend(_of_region(text, region, breaks[at:last]))
        at = last
    return found


def _of_region(text: str, region: Region, breaks: Iterable[int]) -> Iterator[Span]:
    """The sentences of one region; ``breaks`` are the splitter's offsets inside it."""
    start = region.start
    for end in sorted({*_mended(text, region, breaks), *_sure(text, region), region.end}):
        span = _trimmed(text, start, end)
        if span is not None:
            yield span
        start = end


def _mended(text: str, region: Region, breaks: Iterable[int]) -> Iterator[int]:
    """The splitter's breaks without those inside a sentence, and behind closing quotes."""
    for end in breaks:
        closing = _CLOSING.match(text, end, region.end)
        place = closing.end() if closing and text[end - 1 : end] != "" else end
        before = text[max(region.start, place - 24) : place].rstrip()
        after = text[place : place + 24].lstrip()[:2]
        if _continues(after) or _GOES_ON.search(before):
            continue
        yield place


def _continues(after: str) -> bool:
    """What begins in lower case goes on ("Really?" he asked), and so does what has no letter
    ("...")."""
    if not after:
        return True
    return (after[0].islower() and not after[-1].isupper()) or after[0] in ".,;!?"


def _sure(text: str, region: Region) -> Iterator[int]:
    """Breaks that the splitter may miss."""
    if "\n" in region.text or "\r" in region.text:
        for match in _EMPTY_LINE.finditer(text, region.start, region.end):
            yield match.end()
    for match in _BEGINS.finditer(text, region.start, region.end):
        yield match.end()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Span(start, start + len(words), words) if words else None
