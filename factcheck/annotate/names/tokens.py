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
    rf"|[^\W_]*(?:&[{UPPER}]+|['’](?!s\b|re\b|ve\b|ll\b)(?:[^\W\d_]{{2,}}|[ai]\b)"  # AT&T, Sana'a
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
# what a comma may set off at the end of a name: "Acme, Inc.", "John Roe, Jr."
_FORMS: Final = frozenset(
    "Inc Ltd LLC LLP LP Corp Co Limited Incorporated PLC plc Jr Sr II III".split()
)
# what may end a quoted or bracketed nickname and what then begins it: 'Bill "Red" Mays'
_NICKNAMED: Final = {'" ': ' "', "” ": " “", ") ": " (", "' ": " '", "’ ": " ‘"}
_SHORTEST_WORD: Final = 5  # letters
_SHORTEST_DWELLER: Final = 8  # letters
_REGNAL: Final = frozenset(",.;:)")
_TAIL: Final = re.compile(r"-([a-z]{2,})(?![\w-])")
_ADJECTIVES: Final = frozenset(
    "led held born style like run made era area wide only bound type size free friendly loyal bred"
    " built elect designate ready wise majority esque ish mania gate fame man strong".split()
)
_NO_TAIL: Final = words.FUNCTION | words.COMMON
_PREFIXES: Final = frozenset("Co Vice Non Anti Pre Post Ex Sub Inter Multi Semi Self Re".split())
_STANDS_ALONE: Final = words.PLACE | words.DEMONYM | words.KNOWN_BODY
# "Surveyor General", "Judge Advocate General": the noun before it is a role, listed or not
_AGENTIVE: Final = ("or", "er", "ar", "ant", "ent", "ate")
_WIDEST_GAP: Final = 12  # characters between two words of one name
_NOWHERE: Final = (sys.maxsize, sys.maxsize)
_GLUED: Final = frozenset("-'’0123456789")  # what may belong to the word after it
# where a quotation, a list item or a clause after a colon begins
_OPENING: Final = frozenset("\"“‘'«„(•*|\n")
_CLAUSES: Final = frozenset(f"{mark} " for mark in ":–—•-*|")


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
    first, last_end = region.start, -_WIDEST_GAP - 1
    cover = _covers(region, times, skip)
    covered, clear = next(cover)
    for match in _TOKEN.finditer(text, region.start, region.end):
        start, word = match.start(), match.group()
        before = text[start - 2 : start] or text[:start]
        if before[-1:] in _GLUED or before == "l ":
            start, word = _start(text, start, word, last_end)
        while clear <= start:
            covered, clear = next(cover)
        if covered <= start:
            continue
        flags = known.get(word)
        if flags is None:
            flags = _unlisted(known, word)
        if text.startswith("-", match.end()) and not flags & _STANDS_ALONE:
            word += _tail(text, match.end(), word, known)
            flags = known.get(word, flags & ~words.STYLE)  # "Ji-moon" is no "Ji"
        gap = BREAK if start - last_end > _WIDEST_GAP else _gap(text, tokens[-1], start, word)
        if len(word) == 1 and flags:
            flags = _letter(text, tokens, start, flags)
        if gap == BREAK and flags == words.FUNCTION:
            continue  # "The", "In": nothing before it, and no part of what follows
        token = Token(start, word, flags, gap)
        token.initial = (
            start in sentences or before in _CLAUSES or before[-1:] in _OPENING or start == first
        )
        token.flags |= _as_plural(known, token)
        if gap != BREAK or before in _NICKNAMED:
            _settle(text, tokens, token)
        tokens.append(token)
        last_end = token.end
    return tokens


def _as_plural(known: Mapping[str, int], token: Token) -> int:
    """ "Flames destroyed ...": the plural of a common word, where any word has a capital."""
    plural = token.initial and token.word[-1] == "s"
    return known.get(token.word[:-1], 0) & words.COMMON if plural else 0


def _covers(
    region: Region, times: Sequence[Time], skip: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The stretches that hold no names, in order, and one that is never reached."""
    covers = [(time.start, time.end) for time in times]
    if skip[0] < region.end and skip[1] > region.start:
        covers = sorted([skip, *covers])
    return iter((*covers, _NOWHERE))


def _settle(text: str, tokens: list[Token], token: Token) -> None:
    """Part or join ``token`` and the last of ``tokens`` by what the gap alone does not tell."""
    if token.gap in (BREAK, POSSESSIVE):
        if _is_nickname(text, tokens, token.start):
            token.gap = tokens[-1].gap = JOIN
            tokens[-1].initial = False
        if token.gap != POSSESSIVE:
            return
    before = tokens[-1]
    # "Ghana-U.S. Trade Board" is one name, wherever a sentence is thought to begin
    whole = before.word[-1] == "." and "-" in before.word
    if token.initial and not whole and not text.startswith(". ", before.end):
        token.gap = BREAK
    if token.word == "General" and token.gap == JOIN:
        _name_role(before)


def _name_role(token: Token) -> None:
    """The word before "General" is a role where its form or the lists say so."""
    if token.flags & words.OCCUPATION or (
        token.word.endswith(_AGENTIVE) and not token.flags & (words.PERSONAL | words.MODIFIER)
    ):
        token.flags |= words.POST


def _start(text: str, start: int, word: str, last_end: int) -> tuple[int, str]:
    """The word with what belongs to it before its first capital: "al-", "d'", "6" of "6PR".

    "al " too, where no name ends before it: "of al Qaeda", but not in "Ahmed al Rashed".
    """
    begin = start
    if text[start - 1] == " ":
        if text[start - 4 : start] == " al " and start - last_end > len(" al "):
            begin = start - len("al ")
    elif text[start - 1].isdigit():
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
    if word.startswith("al "):
        return known.get(f"Al-{word[3:]}", 0)
    if "-" in word or "–" in word:
        parts = parts_of(word)
        if all(known.get(part, 0) & (words.PLACE | words.DEMONYM) for part in parts):
            return words.PAIR
        return known.get(parts[-1], 0) & (words.NOUN | words.POST)
    return words.DEMONYM if _is_dweller(known, word) else 0


def _is_dweller(known: Mapping[str, int], word: str) -> bool:
    """ "Queenslander", "Minnesotan", "Londoner": a listed place with an ending."""
    if len(word) < _SHORTEST_DWELLER:
        return False
    if word.endswith("er"):
        return bool(known.get(word[:-2], 0) & words.PLACE)
    return word.endswith("n") and bool(known.get(word[:-1], 0) & words.PLACE)


def _tail(text: str, end: int, word: str, known: Mapping[str, int]) -> str:
    """The lower-case half of a name ("Jong-su", "Co-operation"); "" for "ISIL-held"."""
    found = _TAIL.match(text, end)
    if found is None or (word.isupper() and len(word) > 1):
        return ""
    half = found.group(1)
    if (half.endswith(("ed", "ing")) and half != "ended") or half in _ADJECTIVES:
        return ""
    told = known.get(half.capitalize(), 0)
    whole = word in _PREFIXES or known.get(word, 0) & words.COMMON  # "Co-operation", "Open-ended"
    # "Ki-moon" is a name, "Mill-southbound" is not
    short = len(half) < _SHORTEST_WORD
    return "" if told & (words.FUNCTION if whole or short else _NO_TAIL) else found.group()


def parts_of(word: str) -> list[str]:
    """The halves of a hyphenated word: "India", "US"."""
    return word.replace("–", "-").split("-")


def _gap(text: str, before: Token, start: int, word: str) -> int:
    between = text[before.end : start]
    kind = _GAPS.get(between)
    if kind is not None:
        return JOIN if kind == COMMA and word in _FORMS else kind  # "Acme, Inc."
    if between == ". " and (len(before.word) == 1 or before.word in _ABBREVIATIONS):
        # a post "on X." ends its sentence
        return BREAK if before.word == "X" and text.endswith(" on ", 0, before.start) else JOIN
    if between == "." and len(before.word) == 1:
        return JOIN
    return BREAK


def _is_nickname(text: str, tokens: list[Token], start: int) -> bool:
    """Whether the last word stands by itself in quotes or brackets after a given name."""
    if len(tokens) < 2 or tokens[-1].end != start - 2:
        return False
    if len(tokens) > 2 and tokens[-2].word == "The" and tokens[-3].end == tokens[-2].start - 2:
        del tokens[-2]  # 'Jim "The Hat" Roe'
    name, nickname = tokens[-2], tokens[-1]
    opening = _NICKNAMED.get(text[start - 2 : start])
    if opening is None:
        return False
    between = text[name.end : nickname.start].removeprefix(".")
    if between != opening and between.lower() != f"{opening}the ":
        return False
    initial = len(name.word) == 1 and len(tokens) > 2 and name.gap == JOIN
    given = (tokens[-3] if initial else name).flags
    if given & ~words.NAMELIKE and not given & (words.GIVEN | words.WEAK_GIVEN):
        return False
    if opening == " (":
        told = not given or (given & words.GIVEN and not given & words.NOUN)
        return bool(told) and not (nickname.word.isupper() or nickname.flags & _STANDS_ALONE)
    return not nickname.flags & words.FUNCTION and not given & words.NOUN


def _letter(text: str, tokens: list[Token], start: int, flags: int) -> int:
    """The flags of "A", "I" or "M": an initial ("John A. Roe"), a number ("Carol I,"), the word."""
    after = text[start + 1 : start + 4]
    if after[:1] == "." and after[1:2].isupper():
        return 0
    if after[:2] == ". " and after[2:].isupper():
        following = text[start + 3 : start + 12].split(" ")[0]
        return flags if words.flags().get(following, 0) & words.FUNCTION else 0
    if not tokens or text[start] != "I" or tokens[-1].end != start - 1:
        return flags
    named = not tokens[-1].flags & ~words.NAMELIKE
    numbered = after[:1] in _REGNAL or text.startswith(" of ", start + 1) or after[:2] == " ("
    return words.PART if named and numbered else flags
