"""Names of bodies: what of a name tells bodies apart, and whether two name one.

A name is a set of content words beside the countries it names, its legal form and its acronym.
Articles, prepositions, hyphens, word order and the order of a country pair say nothing: India-US,
US-India and Indo-US are one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.values.places import countries
from factcheck.values.relation import Relation
from factcheck.values.spelling import distance, fold, sound_key

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ACRONYM = re.compile(r"[A-Z][a-z]?[A-Z&]*[A-Z0-9]s?")
_STOP = frozenset(
    "the a an of for and in on to at by with from de la le les du des der die das dem den und et "
    "e y del della di al "
    "our its".split()
)
_SPLIT_PREFIXES = frozenset(
    "counter anti non co sub pre post multi inter intra trans cyber micro macro bio tele eco agro "
    "geo neo pro semi "
    "super ultra under over re".split()
)
_SPELLED_OUT = frozenset(("us", "uk", "eu", "un"))
_REGIONS = {
    **dict.fromkeys(("europe", "european"), "EUROPE"),
    **dict.fromkeys(("asia", "asian"), "ASIA"),
    **dict.fromkeys(("africa", "african"), "AFRICA"),
}
_SHIPS = frozenset("mv mt ms ss hms uss rms mts fv hmas hmcs ins".split())
_PREFIX = re.compile(r"(counter|anti|inter|trans|multi|bio|tele|cyber|micro)(?=[a-z]{4})")
_SUFFIX_RUN = 3  # content words a shared end needs to be one body with and without its parent
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
_VAGUE = frozenset(
    "government parliament congress senate police army navy court embassy ministry department "
    "bank council committee "
    "commission agency board authority group union party team university hospital school company "
    "office assembly "
    "cabinet military force administration association club federation foundation "
    "institute consulate".split()
)


class Body(Struct, frozen=True):
    """``words`` are the content words in order, folded and normalised; ``countries`` ISO codes;
    ``legal`` ``public``, ``private``, ``any`` or nothing; ``letters`` every word in order, for
    acronyms; ``acronym`` what stands in parentheses, or the name itself where it is one."""

    words: tuple[str, ...]
    countries: tuple[str, ...] = ()
    legal: str = ""
    letters: tuple[str, ...] = ()
    acronym: str = ""


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
    words = tuple(_normal(token) for token in tokens if token not in _STOP)
    words = _add_numbers(words)
    if is_acronym and not found:
        acronym = "".join(letters)
    return Body(words or letters, tuple(sorted(set(found))), legal, letters, acronym)


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
    return out


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
    return (out, found) if any(t not in _STOP for t in out) else (tokens, [])


_COMBINING = {
    "indo": "IN",
    "sino": "CN",
    "anglo": "GB",
    "russo": "RU",
    "franco": "FR",
    "turko": "TR",
    "afro": "AFRICA",
}


def _is_word(tokens: list[str], place: int, size: int) -> bool:
    """ "us" is the United States in every name of a body; "new", "polish" and "turkey" have no
    other reading there."""
    return size == 1 and tokens[place] in ("brit", "turk", "chad", "jersey", "georgia", "jordan")


@cache
def _legal_forms() -> dict[tuple[str, ...], str]:
    return {tuple(form.split()): sort for form, sort in lexicon.rows("legal_forms")}


@cache
def _long_legal_words() -> tuple[str, ...]:
    return tuple(sorted({f[0] for f in _legal_forms() if len(f) == 1 and len(f[0]) >= 7}))


def _take_legal_form(tokens: list[str]) -> tuple[list[str], str]:
    """Legal forms leave the end of a name, and its start (OAO Gazprom)."""
    forms, sort = _legal_forms(), ""
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
    if len(word) >= 6 and (word,) not in _legal_forms():
        return next((form for form in _long_legal_words() if distance(word, form) == 1), word)
    return word


def _sharper(one: str, two: str) -> str:
    return two if one in ("", "any") else one


@lru_cache(maxsize=16384)
def _normal(token: str) -> str:
    token = lexicon.mapping("body_words").get(token, token)
    if token in _NUMBERS:
        return str(_NUMBERS[token])
    if len(token) > 7 and token.endswith(("isation", "isations")):
        token = token.replace("isation", "ization")
    if len(token) > 4 and token.endswith("ies"):
        return token[:-3] + "y"
    if len(token) > 4 and token.endswith("s") and not token.endswith(("ss", "us", "is")):
        return token[:-1]
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


# ---------------------------------------------------------------- comparing


@lru_cache(maxsize=32768)
def compare_bodies(first: str, second: str) -> Relation:
    """Whether two names are one body's. With and without its countries, or the name of its parent
    before three or more words it shares, the shorter name is the vaguer (REFINES)."""
    if _known_alias(first) == _known_alias(second):
        return Relation.EQUIVALENT
    one, two = body(first), body(second)
    acronyms = _compare_acronyms(one, two)
    if acronyms is not None:
        return acronyms
    relation = _compare_words(one, two)
    if relation is Relation.DISJOINT or relation is Relation.COMPATIBLE:
        return relation
    if {one.legal, two.legal} == {"public", "private"}:
        return Relation.COMPATIBLE
    return _with_countries(one, two, relation)


def _known_alias(name: str) -> str:
    """EU is European Union, as in the list of places."""
    plain = fold(name).replace(".", "")
    return lexicon.mapping("place_aliases").get(plain, plain)


def _with_countries(one: Body, two: Body, relation: Relation) -> Relation:
    if one.countries == two.countries:
        return relation
    a, b = set(one.countries), set(two.countries)
    if not (a <= b or b <= a):
        return Relation.DISJOINT
    if len(one.words) == 1 and one.words[0] in _VAGUE:
        return Relation.COMPATIBLE  # the government, and that of one country
    return Relation.REFINES if not a or not b else Relation.COMPATIBLE


def _compare_words(one: Body, two: Body) -> Relation:
    a, b = one.words, two.words
    if a == b or "".join(a) == "".join(b):
        return Relation.EQUIVALENT
    left_a, left_b = _left_over(a, b), _left_over(b, a)
    if not left_a and not left_b:
        return Relation.EQUIVALENT
    if left_a and left_b:
        return _unlike(left_a, left_b, shared=len(a) - len(left_a))
    short, long = (a, b) if not left_a else (b, a)
    if len(short) >= _SUFFIX_RUN and long[-len(short) :] == short:
        return Relation.REFINES
    return Relation.COMPATIBLE


def _left_over(words: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    rest = list(other)
    out = []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            out.append(word)
    return out


def _unlike(left_a: list[str], left_b: list[str], *, shared: int) -> Relation:
    """Words left on both sides: one slip of the pen at most, and the rest of the name, or a long
    word, to carry it."""
    if len(left_a) == len(left_b) == 1:
        (a,), (b,) = left_a, left_b
        if sound_key(a) == sound_key(b) and min(len(a), len(b)) >= 4:
            return Relation.EQUIVALENT
        if _slip(a, b) and (shared or min(len(a), len(b)) >= 7):
            return Relation.EQUIVALENT
    return Relation.DISJOINT


def _slip(a: str, b: str) -> bool:
    shorter = min(len(a), len(b))
    if shorter < 4 or a.isdigit() or b.isdigit():
        return False
    known = lexicon.words("common_words")
    if a in known and b in known:
        return False
    off = distance(a, b) + (a[0] != b[0])
    return off <= 1 or (off == 2 and shorter >= 8)


# ---------------------------------------------------------------- acronyms


def _compare_acronyms(one: Body, two: Body) -> Relation | None:
    """None where neither name is an acronym."""
    bare_one = one.acronym if len(one.words) == 1 and one.words[0] == one.acronym else ""
    bare_two = two.acronym if len(two.words) == 1 and two.words[0] == two.acronym else ""
    if not bare_one:
        bare_one = _lone_capitals(one, two)
    if not bare_two:
        bare_two = _lone_capitals(two, one)
    if bare_one and bare_two:
        return _two_acronyms(bare_one, bare_two, one, two)
    if not bare_one and not bare_two:
        return None
    return _expand(bare_one, two) if bare_one else _expand(bare_two, one)


def _expand(acronym: str, long: Body) -> Relation | None:
    """An acronym beside a longer name; None where nothing joins them."""
    if long.acronym == acronym:
        return Relation.EQUIVALENT
    if len(long.words) == 1 and not long.countries:
        return None
    if spells(acronym, long.letters):
        return Relation.EQUIVALENT if len(acronym) > 2 else Relation.COMPATIBLE
    if len(acronym) > 2 and any(spells(acronym, part) for part in without_parents(long.letters)):
        return Relation.REFINES
    return None


def without_parents(letters: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What is left of a name without one to three words in front that may be its parent's (White
    House), at least three words."""
    return [letters[start:] for start in (1, 2, 3) if len(letters) - start >= _SUFFIX_RUN]


def _lone_capitals(name: Body, other: Body) -> str:
    """PLA in "PLA China": one short word beside countries that the other name's letters spell."""
    if len(name.words) != 1 or not name.countries or not 3 <= len(name.words[0]) <= 8:
        return ""
    return name.words[0] if spells(name.words[0], other.letters) else ""


def _two_acronyms(first: str, second: str, one: Body, two: Body) -> Relation:
    if first == second:
        return Relation.EQUIVALENT if one.countries == two.countries else Relation.REFINES
    near = distance(first, second) <= 1 and min(len(first), len(second)) >= 4
    return Relation.COMPATIBLE if near else Relation.DISJOINT


@lru_cache(maxsize=16384)
def spells(acronym: str, letters: tuple[str, ...]) -> bool:
    """Whether an acronym (folded) is made of the first letters of words: every content word gives
    one, a joined prefix may give another (CounterNarcotics), small words, countries' extra words
    and legal forms need not."""
    words = [word for word in letters if word]
    return len(acronym) > 1 and len(words) > 1 and _spell(acronym, 0, tuple(words), 0)


def _spell(acronym: str, at: int, words: tuple[str, ...], place: int) -> bool:
    if place == len(words):
        return at == len(acronym)
    word = words[place]
    if at < len(acronym) and word[0] == acronym[at]:
        if _spell(acronym, at + 1, words, place + 1):
            return True
        prefix = _PREFIX.match(word)
        if prefix and acronym[at + 1 : at + 2] == word[prefix.end() : prefix.end() + 1]:
            return _spell(acronym, at + 2, words, place + 1)
    if word in _SPELLED_OUT and acronym.startswith(word, at):
        return _spell(acronym, at + len(word), words, place + 1)  # USDA
    optional = word in _STOP or word in countries() or (word,) in _legal_forms()
    return optional and _spell(acronym, at, words, place + 1)


# ---------------------------------------------------------------- possible misspellings


@lru_cache(maxsize=16384)
def near_bodies(first: str, second: str) -> bool:
    """Whether one may be the other misspelt: two acronyms, or one word, a letter apart."""
    one, two = body(first), body(second)
    if one.countries and two.countries and one.countries != two.countries:
        return False
    if one.acronym and two.acronym and len(one.words) == len(two.words) == 1:
        longer, shorter = sorted((one.acronym, two.acronym), key=len, reverse=True)
        return longer != shorter and len(shorter) >= 4 and distance(longer, shorter) <= 1
    if one.words == two.words or "".join(one.words) == "".join(two.words):
        return False
    left_a, left_b = _left_over(one.words, two.words), _left_over(two.words, one.words)
    if len(left_a) != 1 or len(left_b) != 1:
        return False
    return _unlike(left_a, left_b, shared=len(one.words) - 1).agrees
