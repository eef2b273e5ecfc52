"""The words around a claim: the paragraph it stands in, its sentence and the span itself."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.model import Claim
from factcheck.report.text import printable

REACH = 700  # code points on either side of a span that are looked at
LONGEST = 1200  # code points of a paragraph that is kept whole
LONGEST_SPAN = 1500
LINE_END = re.compile(r"[\r\n]")
# the end of a sentence, as far as the page needs one: the reader sees the paragraph around it
STOP = re.compile(r"""(\S{0,12})[.!?…]["'”’»)\]]*\s+(?=["'“‘«(\[]*[A-Z0-9])""")
# forms of address, ranks, months and parts of names that are written with a stop, and initials
SHORT = (
    "Adm|Amb|Apr|Aug|Brig|Capt|Cmdr|Co|Col|Corp|Dec|Dept|Dr|Feb|Fr|Ft|Gen|Gov|Hon|Inc|Jan|Jr|Jul|"
    "Jun|Lt|Ltd|Maj|Mar|Messrs|Mr|Mrs|Ms|Mt|No|Nov|Oct|Pres|Prof|Rep|Rev|Sec|Sen|Sept?|Sgt|Sr|St|vs"
)
ABBREVIATION = re.compile(rf"""["'“‘(\[]*(?:{SHORT}|[A-Za-z]|.*\..*)""")


class Passage(Struct, frozen=True):
    """Offsets into the text, in code points: ``start <= sentence < end`` of the sentence lies in
    the paragraph ``[start, end)``, the mark in the sentence."""

    start: int
    end: int
    sentence: tuple[int, int]
    mark: tuple[int, int]


def passage(text: str, claim: Claim) -> Passage:
    """Where to cut. A paragraph is a line; one that is very long is cut to the sentence."""
    mark_end = min(claim.end, claim.start + LONGEST_SPAN)
    before = text[max(claim.start - REACH, 0) : claim.start]
    after = text[mark_end : mark_end + REACH]
    line = LINE_END.split(before)[-1]
    rest = LINE_END.split(after, maxsplit=1)[0]
    start, end = claim.start - len(line), mark_end + len(rest)
    whole = _is_whole(text, start, end) and end - start <= LONGEST
    sentence = claim.start - len(line[_last_stop(line) :]), mark_end + _first_stop(rest)
    if not whole:
        start, end = sentence
    return Passage(start, end, sentence, (claim.start, mark_end))


def readable(text: str) -> str:
    """As a page may show it: no controls, nothing that turns the writing direction."""
    return printable(text)


def _is_whole(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1] in "\r\n") and (end >= len(text) or text[end] in "\r\n")


def _stops(text: str) -> list[int]:
    return [m.end() for m in STOP.finditer(text) if not ABBREVIATION.fullmatch(m[1])]


def _last_stop(line: str) -> int:
    return (_stops(line + "X") or [0])[-1]


def _first_stop(rest: str) -> int:
    for end in _stops(rest):
        return len(rest[:end].rstrip())
    return len(rest)
