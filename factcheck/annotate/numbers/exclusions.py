"""Numbers that count nothing: parts of names, labels, scores, votes, versions, phone numbers, ages, bare years."""

from __future__ import annotations

from factcheck import lexicon
from factcheck.annotate.numbers import numerals
from factcheck.annotate.times.tokens import APOSTROPHES, DASHES, Tokens

_MONEY = frozenset("$£€₹¥")
_NUMBERING = frozenset((".", ")"))
_AGE_WORDS = frozenset(("aged", "age", "ages"))
_SHORT = frozenset(("no", "nos", "number", "numbers", "#"))


def in_name(t: Tokens, i: int, last: int) -> bool:
    """F-16, G20, Covid-19, iPhone15, 737s, #5, 10.0.0.1, 555-1234, 24/7, 10:16."""
    if i and t.glued(i - 1):
        mark = t.words[i - 1]
        if t.is_word(i - 1) and mark not in ("rs", "usd", "inr", "eur", "gbp", "us", "rmb"):
            return True
        if (
            mark in ("#", "@", "/", ":", "_", "=", "&", "\\")
            or mark in APOSTROPHES
            and t.words[i].isdecimal()
        ):
            return True
        if mark in DASHES and t.glued(i - 2) and (t.is_word(i - 2) and not numerals.kind(t, i - 2)):
            return True
        if (
            mark == "."
            and i >= 2
            and t.glued(i - 2)
            and (t.words[i - 2].isdecimal() or t.is_word(i - 2))
            and t.words[i - 2] != "rs"
        ):
            return True
        if mark == "," and i >= 2 and t.glued(i - 2) and t.words[i - 2].isdecimal():
            return True
    if t.glued(last - 1) and t.words[i].isdecimal():
        mark = t.words[last]
        if mark in ("/", ":", "_", "=", "@", "\\") and t.glued(last):
            return True
        if mark == "." and t.glued(last) and (t.words[last + 1].isdecimal() or t.is_word(last + 1)):
            return True
        if t.is_word(last) and not _unit_letters(t, last):
            return True
    return False


def _unit_letters(t: Tokens, j: int) -> bool:
    """5km, 10k, 3rd, 5MW: letters glued to figures that belong to the number."""
    word = t.words[j]
    return word in lexicon.words("measures") or word in (
        "pc",
        "pp",
        "percent",
        "st",
        "nd",
        "rd",
        "th",
        "bn",
        "mn",
        "m",
        "k",
        "tn",
        "lakh",
        "crore",
    )


def is_score(t: Tokens, i: int, last: int) -> bool:
    """3-1, 52-48, 6–3: figures joined by a dash that are no range, and longer chains (phone numbers)."""
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
    """Section 12, flight 370, No. 5; and "Boeing 737", where a capital stands before it inside a sentence."""
    before = t.words[i - 1]
    if before == "." and i >= 2 and t.words[i - 2] in _SHORT and t.glued(i - 2):
        return True
    if not i or not t.is_word(i - 1):
        return False
    if before in _SHORT or (before in lexicon.words("number_labels")):
        return True
    return False


def named_before(t: Tokens, i: int) -> bool:
    """A name before figures, with no noun counted after them: "Boeing 737 crashed"."""
    if (
        not i
        or not t.capital(i - 1)
        or not t.is_word(i - 1)
        or t.words[i - 1] in lexicon.words("phrase_stops")
    ):
        return False
    return len(t.words[i - 1]) > 1 or t.text[t.starts[i - 1]].isupper()


def is_age(t: Tokens, i: int, last: int) -> bool:
    """aged 20, 20-year-old, 63 years old, "Kwatra, 63,"."""
    if t.words[i - 1] in _AGE_WORDS or (t.words[i - 1] == "of" and t.words[i - 2] == "age"):
        return True
    k = last + 1 if t.words[last] in DASHES else last
    if t.words[k] in ("year", "years", "month", "months", "week", "weeks", "day", "days"):
        k = k + 2 if t.words[k + 1] in DASHES else k + 1
        return t.words[k] in ("old", "olds") or (t.words[k] == "of" and t.words[k + 1] == "age")
    apart = t.words[i - 1] == "," and i >= 2 and t.is_word(i - 2) and t.capital(i - 2)
    return (
        apart
        and t.words[last] in (",", ".", ";", ")", "and")
        and t.words[i].isdecimal()
        and len(t.words[i]) < 4
        and not (t.words[last] == "," and t.glued(last))
    )


def is_ratio(t: Tokens, i: int, last: int) -> bool:
    """1 in 10, one in five."""
    if (
        t.words[last] == "in"
        and (t.words[last + 1].isdecimal() or numerals.kind(t, last + 1) == "unit")
        and t.words[i] in ("1", "one", "two", "three", "2", "3", "nine", "9")
    ):
        return len(t.words[last + 1]) < 4
    return (
        t.words[i - 1] == "in"
        and t.words[i - 2] in ("1", "one", "two", "three", "2", "3", "nine", "9")
        and len(t.words[i]) < 4
        or (t.words[i - 1] == "in" and t.words[i - 2] in ("one", "two", "three", "nine"))
    )


def is_numbering(t: Tokens, i: int, last: int) -> bool:
    """1. First item: a number that opens a line."""
    return (
        (i == 0 or t.words[i - 1] == "\n")
        and t.words[last] in _NUMBERING
        and t.words[i].isdecimal()
    )


def is_bare_year(t: Tokens, i: int, last: int) -> bool:
    """2020 with no comma, where no noun is counted."""
    return (
        last == i + 1
        and len(t.words[i]) == 4
        and t.words[i].isdecimal()
        and 1800 <= int(t.words[i]) <= 2099
    )


def in_proper_name(t: Tokens, i: int, last: int) -> bool:
    """Big Ten, Group of Seven, Formula One, Five Eyes: a number word with a capital inside a sentence that has none else."""
    if t.words[i].isdecimal() or not t.capital(i) or i == 0:
        return False
    before = t.words[i - 1]
    opens = before in (
        ".",
        "\n",
        "?",
        "!",
        ":",
        "“",
        '"',
        "‘",
        "'",
        "(",
        "—",
        "–",
        "-",
    ) or not t.is_word(i - 1)
    if opens:
        return False
    return not _title_case(t, i)


def _title_case(t: Tokens, i: int) -> bool:
    """Whether the longer words around are capitalised too, as in a headline."""
    near = [
        k for k in range(max(0, i - 6), min(t.count, i + 8)) if len(t.words[k]) > 4 and t.is_word(k)
    ]
    return len(near) > 2 and all(t.capital(k) for k in near)
