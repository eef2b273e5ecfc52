"""Capitalised words in one pass, and what stands between two of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from factcheck.annotate.names import words
from factcheck.lexicon.letters import MARKS, UPPER
from factcheck.model import Region, Time

# A pattern that begins with a plain character class is searched many times faster than one that
# begins with a look-behind; what may stand before the capital ("al-", "d'", "6") is read backwards
# in ``_start``.
_TOKEN: Final = re.compile(
    rf"[{UPPER}](?<![^\W\d].)(?<![@#&{MARKS}].)"
    rf"(?:\.(?:-?[{UPPER}]\.)+(?:[{UPPER}]\b)?"  # U.S., J.P., D.C
    rf"|[^\W_]*(?:&[{UPPER}]+|['’](?!s\b|re\b|ve\b|ll\b)[^\W\d_]{{2,}}"  # AT&T, Sana'a
    rf"|[{MARKS}]+[^\W_]*"  # accents that stand after their letter
    rf"|[-–](?:[{UPPER}]\.){{2,}}"  # Korea-U.S.
    rf"|[-–](?:(?:al|el|de|e|ur|ul|ud|i|la|le|en|sur|on|upon|du|es|ez|of|the|in|and|bin)-)?[{UPPER}][^\W_]*)*)"
)
_BEFORE: Final = (
    "al-",
    "el-",
    "ad-",
    "as-",
    "ar-",
    "an-",
    "at-",
    "az-",
    "ash-",
    "ul-",
    "d'",
    "d’",
    "l'",
    "l’",
)

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
    "St Ste Dr Mr Mrs Ms Jr Sr Gen Lt Col Maj Capt Sgt Cpl Cmdr Adm Brig Sen Rep Gov Prof Rev Hon"
    " Fr Pvt Insp Supt Det Amb Mt Ft No Inc Corp Co Ltd Bros Messrs Pres Cdr Lieut Smt Asst Dep"
    " Atty Spc Pfc".split()
)
_TAIL: Final = re.compile(r"-([a-z]{2,})(?![\w-])")
_ADJECTIVES: Final = frozenset(
    "led held born style like run made era area wide only bound type size free friendly loyal bred"
    " built elect designate ready wise majority esque ish mania gate fame man strong".split()
)
_STANDS_ALONE: Final = words.PLACE | words.DEMONYM | words.KNOWN_BODY
# "Surveyor General", "Judge Advocate General": the noun before it is a role, listed or not
_AGENTIVE: Final = ("or", "er", "ar", "ant", "ent", "ate")
_WIDEST_GAP: Final = 12  # characters between two words of one name
_NOWHERE: Final = (sys.maxsize, sys.maxsize)
_GLUED: Final = frozenset("-'’0123456789")
_OPENING: Final = frozenset("\"“‘'«„(•*|\n")


class Token:
    """One capitalised word: place, flags, the gap before it, whether a sentence begins there."""

    __slots__ = ("end", "flags", "gap", "initial", "start", "word")

    def __init__(self, start: int, word: str, flags: int, gap: int) -> None:
        self.start = start
        self.end = start + len(word)
        self.word = word
        self.flags = flags
        self.gap = gap
        self.initial = False


def read(
    text: str,
    region: Region,
    *,
    sentences: Container[int],
    times: Sequence[Time],
    skip: tuple[int, int],
) -> list[Token]:
    """The capitalised words of one region; ``sentences`` holds where sentences start.

    Words inside a time expression or inside ``skip`` are left out.
    """
    known = words.flags()
    tokens: list[Token] = []
    last_end = -_WIDEST_GAP - 1
    cover = _covers(region, times, skip)
    covered, clear = next(cover)
    for match in _TOKEN.finditer(text, region.start, region.end):
        start, word = match.start(), match.group()
        if text[start - 1] in _GLUED and start > region.start:
            start, word = _start(text, start, word)
        while clear <= start:
            covered, clear = next(cover)
        if covered <= start:
            continue
        flags = known.get(word)
        if flags is None:
            flags = _unlisted(known, word)
        if text.startswith("-", match.end()) and not flags & _STANDS_ALONE:
            word += _tail(text, match.end(), word, known)
            flags = known.get(word, flags)
        gap = BREAK if start - last_end > _WIDEST_GAP else _gap(text, tokens, last_end, start)
        if gap == BREAK and flags == words.FUNCTION:
            continue  # "The", "In": nothing before it, and no part of what follows
        initial = start in sentences or _is_initial(text, start, region)
        if gap != BREAK and initial and not text.startswith(". ", last_end):
            # "Ghana-U.S. Trade Board" is one name, wherever a sentence is thought to begin
            gap = gap if tokens[-1].word[-1] == "." and "-" in tokens[-1].word else BREAK
        if word == "General" and gap == JOIN:
            _name_role(tokens[-1])
        token = Token(start, word, flags, gap)
        token.initial = initial
        tokens.append(token)
        last_end = token.end
    return tokens


def _covers(
    region: Region, times: Sequence[Time], skip: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The stretches that hold no names, in order, and one that is never reached."""
    covers = [(time.start, time.end) for time in times]
    if skip[0] < region.end and skip[1] > region.start:
        covers = sorted([skip, *covers])
    return iter((*covers, _NOWHERE))


def _name_role(token: Token) -> None:
    """The word before "General" is a role where its form or the lists say so."""
    if token.flags & words.OCCUPATION or (
        token.word.endswith(_AGENTIVE) and not token.flags & (words.PERSONAL | words.MODIFIER)
    ):
        token.flags |= words.POST


def _start(text: str, start: int, word: str) -> tuple[int, str]:
    """The word with what belongs to it before its first capital: "al-", "d'", "6" of "6PR"."""
    begin = start
    if text[start - 1].isdigit():
        while begin and start - begin < 3 and text[begin - 1].isdigit():
            begin -= 1
    else:
        line = text[max(0, start - 4) : start].lower()
        for prefix in _BEFORE:
            if line.endswith(prefix):
                begin = start - len(prefix)
                break
    if begin == start or text[begin - 1 : begin].isalnum():
        return start, word
    return begin, text[begin:start] + word


def _unlisted(known: Mapping[str, int], word: str) -> int:
    """The flags of a word that is not listed as it stands: by its other case, by its halves."""
    if len(word) > 3 and word.isupper():
        return known.get(word.capitalize(), 0)
    if "-" in word or "–" in word:
        parts = parts_of(word)
        if all(known.get(part, 0) & (words.PLACE | words.DEMONYM) for part in parts):
            return words.PAIR
        return known.get(parts[-1], 0) & (words.NOUN | words.POST)
    return 0


def _tail(text: str, end: int, word: str, known: Mapping[str, int]) -> str:
    """The lower-case half of a name ("Jong-su", "Co-operation"); "" for "ISIL-held"."""
    found = _TAIL.match(text, end)
    if found is None or (word.isupper() and len(word) > 1):
        return ""
    half = found.group(1)
    if (half.endswith(("ed", "ing")) and half != "ended") or half in _ADJECTIVES:
        return ""
    return "" if known.get(half.capitalize(), 0) & words.FUNCTION else found.group()


def parts_of(word: str) -> list[str]:
    """The halves of a hyphenated word: "India", "US"."""
    return word.replace("–", "-").split("-")


def _gap(text: str, tokens: list[Token], last_end: int, start: int) -> int:
    between = text[last_end:start]
    kind = _GAPS.get(between)
    if kind is not None:
        return kind
    before = tokens[-1]
    if between == ". " and (len(before.word) == 1 or before.word in _ABBREVIATIONS):
        # a post "on X." ends its sentence
        return BREAK if before.word == "X" and text.endswith(" on ", 0, before.start) else JOIN
    if between == "." and len(before.word) == 1:
        return JOIN
    return BREAK


def _is_initial(text: str, start: int, region: Region) -> bool:
    """Whether a quotation, a list item or a clause after a colon begins there."""
    if start == region.start:
        return True
    before = text[start - 1]
    if before == " ":
        return text[start - 2] in ":–—•-*|"
    return before in _OPENING
