"""What the words around a number make of it: more than 10, at least 8, up to 40, nearly 200, about
200, 10+.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck import lexicon
from factcheck.annotate.numbers.numerals import Numeral
from factcheck.annotate.times.tokens import DASHES, Tokens
from factcheck.values import quantities

Interval = tuple[int | float | Decimal | None, int | float | Decimal | None]
_LONGEST = 4


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Bounding phrases by their last word, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, bound in lexicon.rows("bounds"):
        words = tuple(phrase.split())
        out.setdefault(words[-1], []).append((words, bound))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


def before(t: Tokens, i: int) -> tuple[int, str]:
    """The bound in the words before token ``i`` and the token it begins at; ("" and ``i`` where
    there is none).
    """
    for words, bound in _phrases().get(t.words[i - 1], ()):
        first = i - len(words)
        if first >= 0 and tuple(t.words[first:i]) == words:
            return first, bound
    return i, ""


def after(t: Tokens, j: int) -> tuple[int, str]:
    """The bound behind a number: 10+, 10 or more, 10 or fewer, 10 or so."""
    if t.words[j] == "+" and t.glued(j - 1):
        return j + 1, "least"
    if t.words[j] in DASHES and t.words[j + 1] == "plus" and t.glued(j):
        return j + 2, "least"
    if t.words[j] == "plus" and (t.words[j - 1] != "$"):
        return (j + 1, "least") if t.is_word(j + 1) or t.words[j + 1] in (".", ",") else (j, "")
    if t.words[j] == "or":
        bound = {"more": "least", "fewer": "most", "less": "most", "so": "about"}.get(
            t.words[j + 1], ""
        )
        return (j + 2, bound) if bound else (j, "")
    return j, ""


def interval(found: Numeral, bound: str, *, whole: bool) -> tuple[Interval, bool]:
    """The closed interval of a number under its bound, and whether it is approximate. ``whole``
    numbers count.
    """
    if found.many is not None:
        low, high = found.many
        return ((low, None if bound in ("more", "least") else high), True)
    n = plain(found.value)
    if bound in _BOUNDED:
        made = _BOUNDED[bound](n, whole=whole)
    elif bound == "about":
        told = found.scaled or n != int(n)
        made = quantities.about(n, step=plain(found.step) if told else None, whole=whole)
    elif found.scaled:
        made = quantities.rounded(n, step=plain(found.step), whole=whole)
    else:
        made = quantities.exactly(n)
    return (made.low, made.high), made.approximate


_BOUNDED = {
    "more": quantities.more_than,
    "least": quantities.at_least,
    "most": quantities.up_to,
    "less": quantities.fewer_than,
    "nearly": quantities.nearly,
}


def plain(value: Decimal) -> int | float:
    """An int where the value is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def join(low: tuple[Interval, bool], high: tuple[Interval, bool]) -> tuple[Interval, bool]:
    """From the low end of the first to the high end of the second: 10-12, between 5 and 10."""
    return (low[0][0], high[0][1]), low[1] or high[1]
