"""Sentences, by nupunkt and a few mendings where every splitter errs.

The splitter runs once over the text; its spans are then cut at region edges, so that a headline
never runs into the body. No claim may depend on a sentence's edge alone: "... for the U.S.
Officials said ..." stays one sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import Region, Span

_TEXT = ("headline", "standfirst", "body")
_EMPTY_LINE = re.compile(r"\r?\n[ \t\r]*\n\s*|\r[ \t]*\r\s*|\u2029\s*")

# Abbreviations before a name: the sentence goes on.
_GOES_ON = frozenset(
    """Lt Col Gen Sgt Capt Cpl Pvt Maj Cmdr Adm Brig Insp Supt Det Sen Rep Gov Rev Hon Prof Mr Mrs
    Ms Dr Messrs Mme Smt Shri St Mt Ft No Nos vs Msgr Fr Sr Pres Atty Asst Dep Spc Pfc Cllr
    Amb""".split()
)
_OPENING = re.compile(r"[(\"“‘]")
# After an abbreviation in capitals, words that begin sentences and no names.
_BEGINS = re.compile(
    r"\.[A-Z]\.[\"”’]?\s+(?=(?:The|This|That|These|Those|He|She|It|They|We|But|And|In|On|At|After|Before|When|While"
    r"|However|Meanwhile|According|His|Her|Its|Their|There|A|An|As|If|For|Earlier|Last|Police|Officials)\s)"
)
_CENT = re.compile(r"\bper cent\.[\"”’]?\s+(?=[A-Z\"“])")  # taken for an abbreviation
_CLOSING = re.compile(r"\s?(?:''|[\"”’»)\]]){1,3}(?=\s|\Z)")


def split(text: str, regions: Sequence[Region]) -> list[Span]:
    """The sentences of headline, standfirst and body, in order, without white space at their edges.

    A sentence never crosses an empty line or the edge of a region.
    """
    from nupunkt import sent_spans

    parts = [region for region in regions if region.kind in _TEXT]
    if not parts:
        return []
    first, last = parts[0].start, parts[-1].end
    breaks = [first + end for _, end in sent_spans(text[first:last])]
    begins = " cent. " in text or _BEGINS.search(text, first, last) is not None
    found: list[Span] = []
    at = 0
    for region in parts:
        at = bisect_right(breaks, region.start, at)
        beyond = bisect_left(breaks, region.end, at)
        ends = _mended(text, region, breaks[at:beyond]) if beyond > at else []
        if begins or "\n" in region.text or "\r" in region.text:
            ends.extend(_sure(text, region))
        start = region.start
        for end in (*sorted({*ends}), region.end):
            span = _trimmed(text, start, end)
            if span is not None:
                found.append(span)
            start = end
        at = beyond
    return found


def _mended(text: str, region: Region, breaks: Iterable[int]) -> list[int]:
    """The splitter's breaks inside a region, without those inside a sentence, and behind closing
    quotes."""
    mended = []
    for end in breaks:
        closing = _CLOSING.match(text, end, region.end)
        place = closing.end() if closing else end
        before = text[max(region.start, place - 24) : place].rstrip()
        if not _continues(text[place : place + 24].lstrip()[:2]) and not _abbreviates(before):
            mended.append(place)
    return mended


def _abbreviates(before: str) -> bool:
    """Whether the last word is an abbreviation that a name follows."""
    if not before.endswith(".") or before[-2:-1].isspace():
        return False
    word = before[:-1].rpartition(" ")[2]
    if not word.isalpha():
        word = _OPENING.split(word)[-1]
        word = word.split()[-1] if word else word
    return word in _GOES_ON


def _continues(after: str) -> bool:
    """What begins in lower case goes on ("Really?" he asked), and so does what has no letter
    ("...")."""
    if not after:
        return True
    return (after[0].islower() and not after[-1].isupper()) or after[0] in ".,;!?"


def _sure(text: str, region: Region) -> Iterator[int]:
    """Breaks that the splitter may miss."""
    for pattern in (_EMPTY_LINE, _BEGINS, _CENT):
        for match in pattern.finditer(text, region.start, region.end):
            yield match.end()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end].rstrip()
    bare = words.lstrip()
    start += len(words) - len(bare)
    return Span(start, start + len(bare), bare) if bare else None
