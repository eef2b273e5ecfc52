"""Capitalised words in one pass, and what stands between two of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.annotate.names import words
from factcheck.model import Region, Span, Time

_UPPER: Final = "A-ZÀ-ÖØ-Þ" + "".join(
    chr(c) for c in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper()
)
_WORD: Final = (
    rf"(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)+(?:[{_UPPER}]\b)?"  # U.S., J.P., D.C
    rf"|(?:(?:[aA][lnrstdz]|[eE]l|[aA]sh|[uU]l|bin|d|l|O)[-'’])?(?:\d{{1,3}})?[{_UPPER}][^\W_]*"  # al-Abadi, O'Neill, 6PR
    rf"(?:&[{_UPPER}]+|['’](?!s\b|re\b|ve\b|ll\b)[^\W\d_]{{2,}}"  # AT&T, Sana'a
    rf"|[-–](?:(?:al|el|de|e|ur|ul|ud|i|la|le|en|sur|on|upon|du|es|ez|of|the|in|and|bin)-)?[{_UPPER}][^\W_]*)*)"
)
_TOKEN: Final = re.compile(rf"(?<![\w@#&]){_WORD}")

# what may stand between two words of one name
JOIN, OF, FOR, AND, PARTICLE, TO, POSSESSIVE, COMMA, BREAK = range(9)
_GAPS: Final = {
    " ": JOIN,
    "  ": JOIN,
    "\u00a0": JOIN,
    " of ": OF,
    " of the ": OF,
    " Of ": OF,
    " for ": FOR,
    " for the ": FOR,
    " on ": FOR,
    " on the ": FOR,
    " against ": FOR,
    " and ": AND,
    " and the ": AND,
    " & ": AND,
    " to ": TO,
    " to the ": TO,
    " in ": TO,
    " in the ": TO,
    "'s ": POSSESSIVE,
    "’s ": POSSESSIVE,
    "' ": POSSESSIVE,
    "’ ": POSSESSIVE,
    ", ": COMMA,
}
_GAPS.update(
    {
        f" {p} ": PARTICLE
        for p in (
            *(
                "de",
                "de la",
                "de las",
                "de los",
                "del",
                "da",
                "das",
                "do",
                "dos",
                "di",
                "du",
                "van",
                "van der",
            ),
            *(
                "van den",
                "van de",
                "von",
                "von der",
                "zu",
                "bin",
                "ibn",
                "bint",
                "binti",
                "al",
                "el",
                "la",
                "le",
            ),
            *(
                "y",
                "e",
                "ul",
                "ur",
                "af",
                "av",
                "der",
                "den",
                "ter",
                "ten",
                "della",
                "des",
                "la",
                "abu",
                "ben",
            ),
        )
    }
)
_ABBREVIATIONS: Final = frozenset(
    "St Ste Dr Mr Mrs Ms Jr Sr Gen Lt Col Maj Capt Sgt Cpl Cmdr Adm Brig Sen Rep Gov Prof Rev Hon Fr Pvt Insp Supt Det Amb"
    " Mt Ft No Inc Corp Co Ltd Bros Messrs Pres Cdr Lieut Smt Asst Dep Atty Spc Pfc".split()
)
_QUOTES: Final = frozenset("\"“‘'«„")


class Token:
    """One capitalised word: where it stands, its flags, the gap before it, whether a sentence begins with it."""

    __slots__ = ("end", "flags", "gap", "initial", "start", "word")

    def __init__(self, start: int, word: str, flags: int) -> None:
        self.start = start
        self.end = start + len(word)
        self.word = word
        self.flags = flags
        self.gap = BREAK
        self.initial = False


def read(
    text: str,
    region: Region,
    *,
    sentences: Sequence[Span],
    times: Sequence[Time],
    skip: tuple[int, int],
) -> list[Token]:
    """The capitalised words of one region. Those inside a time expression or inside ``skip`` are left out."""
    known = words.flags()
    tokens: list[Token] = []
    last_end = -1
    time_at, sentence_at = 0, 0
    next_time = times[0].start if times else len(text)
    for match in _TOKEN.finditer(text, region.start, region.end):
        start, word = match.start(), match.group()
        while time_at < len(times) and times[time_at].end <= start:
            time_at += 1
        next_time = times[time_at].start if time_at < len(times) else len(text)
        if next_time <= start or skip[0] <= start < skip[1]:
            continue
        token = Token(start, word, _flags(known, word))
        if tokens:
            token.gap = _gap(text, tokens[-1], last_end, start)
        while sentence_at < len(sentences) and sentences[sentence_at].start < start:
            sentence_at += 1
        token.initial = _is_initial(text, token, region, sentences, sentence_at)
        if token.initial and token.gap != BREAK and not text.startswith(". ", last_end):
            token.gap = BREAK
        tokens.append(token)
        last_end = token.end
    return tokens


def _flags(known: Mapping[str, int], word: str) -> int:
    found = known.get(word)
    if found is not None:
        return found
    if len(word) > 3 and word.isupper():
        return known.get(word.capitalize(), 0)
    if "-" in word or "–" in word:
        parts = parts_of(word)
        if all(known.get(part, 0) & (words.PLACE | words.DEMONYM) for part in parts):
            return words.PAIR
        return known.get(parts[-1], 0) & (words.NOUN | words.POST)
    return 0


def parts_of(word: str) -> list[str]:
    """The halves of a hyphenated word: "India", "US"."""
    return word.replace("–", "-").split("-")


def _gap(text: str, before: Token, last_end: int, start: int) -> int:
    if start - last_end > 12:
        return BREAK
    between = text[last_end:start]
    kind = _GAPS.get(between)
    if kind is not None:
        return kind
    if between == ". " and (len(before.word) == 1 or before.word in _ABBREVIATIONS):
        return JOIN
    if between == "." and len(before.word) == 1:
        return JOIN
    return BREAK


def _is_initial(
    text: str, token: Token, region: Region, sentences: Sequence[Span], following: int
) -> bool:
    start = token.start
    if start == region.start:
        return True
    before = text[start - 1]
    if before in _QUOTES or before in "(•*|":
        return True
    if text[start - 2 : start] in (": ", "– ", "— ", "- ", "• ", "\n "):
        return True
    if following < len(sentences) and sentences[following].start == start:
        return True
    if before == "\n":
        return True
    if following == 0:
        return False
    begin = sentences[following - 1].start
    return start - begin <= 3 and not text[begin:start].strip(" \"“”‘’'«„([—–-•*.")
