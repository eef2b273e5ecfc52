"""Units that stand beside a number: per cent, money, measures."""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from functools import cache

from factcheck import lexicon
from factcheck.annotate.times.tokens import DASHES, Tokens

_LONGEST = 4


@cache
def _measures() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Measures and currencies by their first word, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in ("measures", "currency_words"):
        for phrase, symbol in lexicon.rows(name):
            words = tuple(phrase.split())
            out.setdefault(words[0], []).append((words, symbol))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


def money_before(t: Tokens, i: int) -> tuple[int, str]:
    """The currency mark before token ``i`` and where it begins: $, US$, Rs., € ..."""
    marks = lexicon.mapping("currency_marks")
    mark = t.words[i - 1]
    if i == 0:
        return i, ""
    if mark == "$":
        if i >= 2 and t.glued(i - 2) and f"{t.words[i - 2]}$" in marks:
            return i - 2, marks[f"{t.words[i - 2]}$"]
        return i - 1, "USD"
    if mark == "." and i >= 2 and t.words[i - 2] == "rs" and t.glued(i - 2):
        return i - 2, "INR"
    if mark in marks and (
        not mark.isalpha() or mark == "rs" or t.text[t.starts[i - 1] : t.ends[i - 1]].isupper()
    ):
        return i - 1, marks[mark]
    return i, ""


def currency(noun: str) -> str:
    """The code of a currency by its name in the singular; nothing for any other noun."""
    return lexicon.mapping("currency_words").get(noun, "")


def percent(t: Tokens, j: int) -> tuple[int, str]:
    """%, per cent, percentage points."""
    k = j + 1 if t.words[j] in DASHES and t.glued(j - 1) else j
    word = t.words[k]
    if word in ("%", "percent", "pc"):
        if t.words[k + 1] in ("point", "points"):
            return k + 2, "pp"
        return k + 1, "%"
    if word == "per" and t.words[k + 1] == "cent":
        return k + 2, "%"
    if word == "percentage" and t.words[k + 1] in ("point", "points"):
        return k + 2, "pp"
    if (word == "pp" and t.glued(k - 1)) or word in ("ppt", "ppts"):
        return k + 1, "pp"
    if word == "basis" and t.words[k + 1] == "points":
        return k + 2, "bp"
    return j, ""


def measure(t: Tokens, j: int, *, figures: bool, scaled: bool) -> tuple[int, str]:
    """km, square miles, °C, tonnes, dollars; "5-mile" as well. Letters that are also words need
    figures before them.
    """
    k = j + 1 if t.words[j] in DASHES and (t.glued(j - 1) or t.glued(j)) else j
    for words, symbol in _measures().get(t.words[k], ()):
        if tuple(t.words[k : k + len(words)]) != words:
            continue
        if (len(words[0]) <= 2 and not figures) or words == ("in",) or (words == ("m",) and k > j):
            continue
        if len(words) == 1 and len(words[0]) == 1 and t.capital(k):
            continue  # 5G, 10M
        if words[0] == "won" and not scaled:
            continue
        if words in (("pound",), ("pounds",)):
            symbol = "GBP" if scaled else "lb"
        return k + len(words), symbol
    if figures and len(t.words[k]) == 3 and t.text[t.starts[k] : t.ends[k]].isupper():
        code = lexicon.mapping("currency_marks").get(t.words[k], "")
        if code:
            return k + 1, code
    if t.words[k] == "magnitude" and k > j:
        return k + 1, "magnitude"
    return j, ""
