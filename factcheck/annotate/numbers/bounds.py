"""What the words around a number make of it: more than 10, at least 8, up to 40, nearly 200, about
200, 10+.
"""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache

from factcheck import lexicon
from factcheck.annotate.numbers.numerals import Numeral
from factcheck.annotate.times.tokens import DASHES, Tokens

Interval = tuple[Decimal | None, Decimal | None]
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
    n = found.value
    one = Decimal(1) if whole else Decimal(0)
    if found.many is not None:
        low, high = found.many
        return ((low, None if bound in ("more", "least") else high), True)
    if bound == "more":
        return (n + one, None), False
    if bound == "least":
        return (n, None), False
    if bound == "most":
        return (Decimal(0), n), False
    if bound == "less":
        return (Decimal(0), n - one), False
    if bound == "nearly":
        return _nearly(n, whole=whole), True
    if bound == "about":
        return _about(found, whole=whole), True
    if found.scaled:
        return rounded(n, found.step, whole=whole), False
    return (n, n), False


def _nearly(n: Decimal, *, whole: bool) -> Interval:
    """The last tenth below a number: nearly 200 is 180 to 199, almost five things are four."""
    low = n * Decimal("0.9")
    if not whole:
        return low, n
    high = max(n - 1, Decimal(0))
    return min(low.to_integral_value(ROUND_CEILING), high), high


def rounded(n: Decimal, step: Decimal, *, whole: bool) -> Interval:
    """All that rounds to a number of which the last digit written stands for ``step``: 1.2 million
    is 1,150,000 to 1,249,999.
    """
    half = step / 2
    least = Decimal(1) if whole else min(Decimal("0.01"), half / 100)
    return n - half, n + half - least


def _about(found: Numeral, *, whole: bool) -> Interval:
    """What the digits round to, and at least five in a hundred; counts are rounded outward."""
    n = found.value
    step = found.step
    if not found.scaled and n == n.to_integral_value() and n:
        exponent = n.normalize().as_tuple().exponent
        step = max(step, Decimal(1).scaleb(int(exponent)))
    half = max(step / 2, n * Decimal("0.05"))
    low, high = n - half, n + half
    if whole:
        return low.to_integral_value(ROUND_FLOOR), high.to_integral_value(ROUND_CEILING)
    return low, high


def join(low: tuple[Interval, bool], high: tuple[Interval, bool]) -> tuple[Interval, bool]:
    """From the low end of the first to the high end of the second: 10-12, between 5 and 10."""
    return (low[0][0], high[0][1]), low[1] or high[1]
