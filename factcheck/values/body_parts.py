"""Taking a body's name apart: content words, countries, legal form, acronym."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.values.places import countries
from factcheck.values.spelling import distance, fold

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ACRONYM = re.compile(r"[A-Z][a-z]?[A-Z&]*[A-Z0-9]s?")
STOP = frozenset(
    "the a an of for and in on to at by with from de la le les du des der die das dem den und et "
    "e y del della di al our its".split()
)
_SPLIT_PREFIXES = frozenset(
    "counter anti non co sub pre post multi inter intra trans cyber micro macro bio tele eco agro "
    "geo neo pro semi super ultra under over re".split()
)
_REGIONS = {
    **dict.fromkeys(("europe", "european"), "EUROPE"),
    **dict.fromkeys(("asia", "asian"), "ASIA"),
    **dict.fromkeys(("africa", "african"), "AFRICA"),
}
_SHIPS = frozenset("mv mt ms ss hms uss rms mts fv hmas hmcs ins".split())
_UNITS = "one two three four five six seven eight nine ten eleven twelve".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NUMBERS = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{word: number for number, word in enumerate(_ORDINALS, 1)},
}
_MOST_LETTERS = 400  # a longer name is none
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_COMBINING = {
    "indo": "IN",
    "sino": "CN",
    "anglo": "GB",
    "russo": "RU",
    "franco": "FR",
    "turko": "TR",
    "afro": "AFRICA",
}


class Body(Struct, frozen=True):
    """``words`` are the content words in order, folded and normalised; ``countries`` ISO codes;
    ``legal`` ``public``, ``private``, ``any`` or nothing; ``letters`` every word in order, for
    acronyms; ``acronym`` what stands in parentheses, or the name itself where it is one; ``plain``
    the words before plurals became singular."""

    words: tuple[str, ...]
    countries: tuple[str, ...] = ()
    legal: str = ""
    letters: tuple[str, ...] = ()
    acronym: str = ""
    plain: tuple[str, ...] = ()


@lru_cache(maxsize=32768)
def body(name: str) -> Body:
    """The parts of a body's name."""
    bare, acronym = _take_parentheses(name)
    text = _DOTTED.sub(lambda m: m[0].replace(".", "").replace(" ", "") + " ", bare)
    is_acronym = bool(_ACRONYM.fullmatch(text.strip())) and len(text.strip()) <= 8
    tokens = _tokens(text if text.isupper() else _CAMEL.sub(" ", text))
    letters = tuple(tokens)
    tokens, found = _take_countries(tokens)
    tokens, legal = _take_legal_form(tokens)
    plain = _add_numbers(tuple(_respell(token) for token in tokens if token not in STOP))
    words = tuple(_singular(word) for word in plain)
    if is_acronym and not found:
        acronym = "".join(letters)
    return Body(words or letters, tuple(sorted(set(found))), legal, letters, acronym, plain)


def _take_parentheses(name: str) -> tuple[str, str]:
    inside = [part.strip() for part in _PARENTHESES.findall(name)]
    if not inside:
        return name, ""
    bare = _PARENTHESES.sub(" ", name).strip()
    if not bare:
        return name.strip("() "), ""
    acronym = next((part for part in inside if _ACRONYM.fullmatch(part.replace(".", ""))), "")
    return bare, fold(acronym.replace(".", ""))


def _tokens(text: str) -> list[str]:
    folded = _POSSESSIVE.sub("", fold(text).replace("&", " and "))
    folded = folded[:_MOST_LETTERS]
    raw = [_ORDINAL.sub(r"\1", token) for token in _TOKEN.findall(folded)]
    out: list[str] = []
    for token in raw:
        if out and out[-1] in _SPLIT_PREFIXES and len(token) > 3:
            out[-1] += token  # counter-narcotics
        else:
            out.append(
                token.replace("'", "") if token not in lexicon.mapping("body_words") else token
            )
    if len(out) > 2 and out[0] in _SHIPS:
        del out[0]
    return [word for place, word in enumerate(out) if not _is_style_of_state(out, place)]


def _is_style_of_state(tokens: list[str], place: int) -> bool:
    """The State of Alabama is Alabama; the Department of State is no such thing."""
    is_style = tokens[place] in ("state", "republic", "commonwealth", "kingdom")
    return is_style and tokens[place + 1 : place + 2] == ["of"] and len(tokens) > place + 2


def _take_countries(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Names and adjectives of countries, and "Indo-", leave the words for their codes."""
    table = countries()
    out: list[str] = []
    found: list[str] = []
    place = 0
    while place < len(tokens):
        for size in (4, 3, 2, 1):
            code = table.get(" ".join(tokens[place : place + size]))
            if code is not None and not _is_word(tokens, place, size):
                found.append(code)
                place += size
                break
        else:
            if tokens[place] in _COMBINING and place + 1 < len(tokens):
                found.append(_COMBINING[tokens[place]])
            elif tokens[place] in _REGIONS:
                found.append(_REGIONS[tokens[place]])
            else:
                out.append(tokens[place])
            place += 1
    return (out, found) if any(t not in STOP for t in out) else (tokens, [])


def _is_word(tokens: list[str], place: int, size: int) -> bool:
    """ "us" is the United States in every name of a body; "new", "polish" and "turkey" have no
    other reading there."""
    return size == 1 and tokens[place] in ("brit", "turk", "chad", "jersey", "georgia", "jordan")


@cache
def legal_forms() -> dict[tuple[str, ...], str]:
    """Legal forms as folded words, to ``public``, ``private`` or ``any``."""
    return {tuple(form.split()): sort for form, sort in lexicon.rows("legal_forms")}


@cache
def _long_legal_words() -> tuple[str, ...]:
    return tuple(sorted({f[0] for f in legal_forms() if len(f) == 1 and len(f[0]) >= 7}))


def _take_legal_form(tokens: list[str]) -> tuple[list[str], str]:
    """Legal forms leave the end of a name, and its start (OAO Gazprom)."""
    forms, sort = legal_forms(), ""
    if len(tokens) > 1:
        tokens = [*tokens[:-1], _mend_legal_word(tokens[-1])]
    changed = True
    while changed and len(tokens) > 1:
        changed = False
        for size in (5, 4, 3, 2, 1):
            if size >= len(tokens):
                continue
            end = forms.get(tuple(tokens[-size:]), "")
            start = forms.get(tuple(tokens[:size]), "")
            if end:
                tokens, sort, changed = tokens[:-size], _sharper(sort, end), True
            elif start in ("public", "private") or (start and size > 1):
                tokens, sort, changed = tokens[size:], _sharper(sort, start), True
            if changed:
                break
    return tokens, sort


def _mend_legal_word(word: str) -> str:
    """Aktiengeselschaft, compan."""
    if len(word) >= 6 and (word,) not in legal_forms():
        return next((form for form in _long_legal_words() if distance(word, form) == 1), word)
    return word


def _sharper(one: str, two: str) -> str:
    return two if one in ("", "any") else one


@lru_cache(maxsize=16384)
def _respell(token: str) -> str:
    token = lexicon.mapping("body_words").get(token, token)
    if token in _NUMBERS:
        return str(_NUMBERS[token])
    if len(token) > 7 and token.endswith(("isation", "isations")):
        token = token.replace("isation", "ization")
    return token


@lru_cache(maxsize=16384)
def _singular(token: str) -> str:
    if len(token) > 4 and token.endswith("ies"):
        return token[:-3] + "y"
    if len(token) > 4 and token.endswith("s") and not token.endswith(("ss", "us", "is")):
        return token[:-1]
    if token.endswith("a"):
        return lexicon.mapping("irregular_plurals").get(token, token)  # referenda
    return token


def _add_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """forty 4 is 44."""
    out: list[str] = []
    for word in words:
        tens = out[-1] if out and out[-1].isdigit() else ""
        if word.isdigit() and len(word) == 1 and len(tens) == 2 and tens.endswith("0"):
            out[-1] = str(int(tens) + int(word))
        else:
            out.append(word)
    return tuple(out)
