"""Numbers that count nothing: parts of names, labels, scores, votes, versions, phone numbers,
ages, bare years.
"""

from __future__ import annotations

from functools import cache

from factcheck import lexicon
from factcheck.annotate.numbers import nouns, numerals
from factcheck.annotate.times.tokens import APOSTROPHES, DASHES, Tokens

_NUMBERING = frozenset((".", ")"))
_AGE_WORDS = frozenset(("aged", "age", "ages"))
_AFTER_AGE = frozenset((",", ".", ";", ")", "and", "\n", ""))
_RATIO_PARTS = frozenset(("1", "one", "2", "two", "3", "three", "9", "nine"))
_MONEY_WORDS = frozenset(("rs", "usd", "inr", "eur", "gbp", "us", "rmb"))
_NUMBER_KINDS = frozenset(("unit", "tens", "hundred", "scale"))
_JOINTS = frozenset("#@/:_=&\\")
_LETTERS = frozenset(
    ("pc", "pp", "percent", "st", "nd", "rd", "th", "bn", "mn", "m", "k", "tn", "lakh", "crore")
)
# what an ordinal makes a name of, and no member of a series: First Lady, Ninth Circuit
_NAMED_BY_ORDINAL = frozenset(
    "amendment amendments army avenue avenues baptist bank base battalion boulevard brigade "
    "cavalry cause circuit city class coming corps cousin deputy division empire estate fleet "
    "floor form infantry international lady lieutenant minister nation nations officer point "
    "regiment reich republic sea secretary sergeant squadron street streets temple vice ward "
    "world".split()
)
_SHORT = frozenset(("no", "nos", "number", "numbers", "#"))


def in_name(t: Tokens, i: int, last: int) -> bool:
    """F-16, G20, Covid-19, iPhone15, 737s, #5, 10.0.0.1, 24/7, 10:16, 7-Eleven: figures grown into
    something else.
    """
    return (i > 0 and t.glued(i - 1) and _grown_before(t, i)) or (
        last > i and t.glued(last - 1) and _grown_behind(t, i, last)
    )


def _grown_before(t: Tokens, i: int) -> bool:  # noqa: PLR0911 - one answer per mark
    mark, earlier = t.words[i - 1], t.words[i - 2]
    if t.is_word(i - 1):
        return mark not in _MONEY_WORDS
    if mark in APOSTROPHES:
        return t.words[i].isdecimal()
    if mark in _JOINTS:
        return True
    if not t.glued(i - 2):
        return mark == "."  # .45
    if mark in DASHES:
        if earlier == "magnitude":
            return False  # magnitude-5.2
        return t.is_word(i - 2) and numerals.kind(t, i - 2) not in _NUMBER_KINDS
    return (
        mark in (".", ",")
        and (earlier.isdecimal() or (mark == "." and t.is_word(i - 2)))
        and earlier != "rs"
    )


def _grown_behind(t: Tokens, i: int, last: int) -> bool:
    mark = t.words[last]
    if mark in DASHES:
        return t.glued(last) and t.capital(last + 1) and not t.capital(last + 2) and i > 0
    if not t.words[i].isdecimal():
        return False
    if mark in _JOINTS or mark == ".":
        return t.glued(last) and (
            mark != "." or t.words[last + 1].isdecimal() or t.is_word(last + 1)
        )
    return t.is_word(last) and mark not in _LETTERS and mark not in lexicon.words("measures")


def is_score(t: Tokens, i: int, last: int) -> bool:
    """3-1, 52-48, 6–3: figures joined by a dash that are no range, and longer chains (phone
    numbers).
    """
    if (
        i >= 2
        and t.words[i - 1] in DASHES
        and t.glued(i - 1)
        and t.words[i - 2].isdecimal()
        and t.glued(i - 2)
    ):
        return True
    return (
        t.words[last] in DASHES
        and t.glued(last - 1)
        and t.glued(last)
        and t.words[last + 1].isdecimal()
    )


def is_label(t: Tokens, i: int) -> bool:
    """Section 12, flight 370, No. 5."""
    before = t.words[i - 1]
    if before == "." and i >= 2 and t.words[i - 2] in _SHORT and t.glued(i - 2):
        return True
    return i > 0 and (before in _SHORT or before in lexicon.words("number_labels"))


def is_note(t: Tokens, i: int, last: int) -> bool:
    """[3]: the mark of a note."""
    return i > 0 and t.words[i - 1] == "[" and t.words[last] == "]"


def named_before(t: Tokens, i: int) -> bool:
    """A name before figures: "Boeing 737 crashed"."""
    return (
        i > 0
        and t.is_word(i - 1)
        and not t.text[t.starts[i - 1] : t.ends[i - 1]].islower()
        and t.words[i - 1] not in lexicon.words("phrase_stops")
    )


def is_age(t: Tokens, i: int, last: int) -> bool:
    """aged 20, 20-year-old, 63 years old, "Kwatra, 63,"."""
    if t.words[i - 1] in _AGE_WORDS or (t.words[i - 1] == "of" and t.words[i - 2] == "age"):
        return True
    k = last + 1 if t.words[last] in DASHES else last
    if t.words[k] in ("year", "years", "month", "months", "week", "weeks", "day", "days"):
        k = k + 2 if t.words[k + 1] in DASHES else k + 1
        return t.words[k] in ("old", "olds") or (t.words[k] == "of" and t.words[k + 1] == "age")
    if (
        not t.words[i].isdecimal()
        or len(t.words[i]) > 2
        or last > i + 1  # 17,300
        or t.words[last] not in _AFTER_AGE
        or (t.glued(last) and t.words[last + 1].isdecimal())
    ):
        return False
    before = t.words[i - 1]
    if before == "," and i >= 2 and t.is_word(i - 2):
        return t.capital(i - 2) or t.words[last] == ","
    return before in ("was", "is", "turned", "turns") or (
        before == "at" and t.words[i - 2] in ("dies", "died", "dead")
    )


def is_ratio(t: Tokens, i: int, last: int) -> bool:
    """1 in 10, one in five: a share, of which neither number counts."""
    if t.words[last] == "in" and t.words[i] in _RATIO_PARTS:
        second = t.words[last + 1]
        return (len(second) < 4 and second.isdecimal()) or numerals.kind(t, last + 1) == "unit"
    return (t.words[i - 1] == "in" and t.words[i - 2] in _RATIO_PARTS and len(t.words[i]) < 4) or (
        t.words[i - 1] == "in" and t.words[i - 2] in _RATIO_PARTS and not t.words[i].isdecimal()
    )


def is_numbering(t: Tokens, i: int, last: int) -> bool:
    """1. First item: a number that opens a line."""
    return (
        (i == 0 or t.words[i - 1] == "\n")
        and t.words[last] in _NUMBERING
        and t.words[i].isdecimal()
    )


def is_code(t: Tokens, i: int) -> bool:
    """0800, 007: figures that begin with nought and are no decimal."""
    return len(t.words[i]) > 1 and t.words[i][0] == "0" and t.words[i].isdecimal()


def is_bare_year(t: Tokens, i: int, last: int) -> bool:
    """2020 with no comma, where no noun is counted."""
    return (
        last == i + 1
        and len(t.words[i]) == 4
        and t.words[i].isdecimal()
        and 1000 <= int(t.words[i]) <= 2099
    )


def in_proper_name(t: Tokens, i: int, last: int) -> bool:
    """Big Ten, Group of Seven, Formula One, Five Eyes: a number word with a capital inside a
    sentence that has none else.
    """
    if t.words[i].isdecimal() or not t.capital(i) or i == 0:
        return False
    if not t.is_word(i - 1):
        return False  # a number that opens its sentence
    return not _title_case(t, i)


def ordinal_in_name(t: Tokens, i: int, last: int, noun: str) -> bool:
    """Third Reich, First Lady, Second World War, Fifth Avenue: an ordinal with a capital, unless it
    counts an event of a series (the Third Annual Trade Forum meeting). ``noun`` is what it stands
    before.
    """
    if not t.capital(i):
        return False
    in_capitals = t.text[t.starts[i] : t.ends[i]].isupper()
    if t.words[last] in _NAMED_BY_ORDINAL and t.capital(last) and not in_capitals:
        return True
    return in_proper_name(t, i, last) and nouns.lemma(noun) not in _series()


@cache
def _series() -> frozenset[str]:
    """Nouns of events that are held again and again, and then numbered."""
    held = ("gathering", "contest", "election", "launch")
    return frozenset(row[0] for row in lexicon.rows("event_nouns") if row[1] in held)


def _title_case(t: Tokens, i: int) -> bool:
    """Whether the longer words around are capitalised too, as in a headline."""
    near = [
        k for k in range(max(0, i - 6), min(t.count, i + 8)) if len(t.words[k]) > 4 and t.is_word(k)
    ]
    return len(near) > 2 and all(t.capital(k) for k in near)
