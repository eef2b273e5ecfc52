"""Shares in words: two-thirds, half of, a quarter of, three quarters."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from factcheck.annotate.numbers import numerals
from factcheck.annotate.numbers.readings import Reading
from factcheck.annotate.times.tokens import DASHES, Tokens

_MOST_IN = 3  # "three in ten"; "25 in 30 tries" is no share
_MOST_OF = 999
# "one in 12 days", "1 in 20 minutes" say when, and how fast
_SPANS = frozenset(
    "day days week weeks month months year years hour hours minute minutes second seconds games "
    "matches seasons attempts tries starts countries cities states locations".split()
)


def fraction(t: Tokens, i: int) -> Reading | None:
    """A share in per cent, or None. What is no whole number of per cent is given between the two
    next to it.
    """
    hit = _ratio(t, i) or _parts(t, i)
    if hit is None:
        return None
    last, above, below = hit
    share = Decimal(above * 100) / below
    low, high = share.to_integral_value(ROUND_FLOOR), share.to_integral_value(ROUND_CEILING)
    if share == share.quantize(Decimal("0.1")):
        low = high = share
    first = i - 1 if t.words[i - 1] in ("a", "one") and t.words[i] != "half" else i
    return Reading(first, last, (low, high), "%", approximate=True)


def _ratio(t: Tokens, i: int) -> tuple[int, int, int] | None:
    """one in five, 1 in 8, nine out of ten: token after it, numerator, denominator."""
    if t.words[i + 1] == "in":
        j = i + 2 + (t.words[i + 2] == "every")
    elif t.words[i + 1] == "out" and t.words[i + 2] == "of":
        j = i + 3
    else:
        return None
    if not (_small(t, i) and _small(t, j)) or t.words[j + 1] in ("%", "-", "–", ":", "/"):
        return None
    above, below = numerals.numeral(t, i), numerals.numeral(t, j)
    if above is None or below is None or not 0 < above.value < below.value <= _MOST_OF:
        return None
    if (t.words[i + 1] == "in" and above.value > _MOST_IN) or t.words[below.last] in _SPANS:
        return None
    return below.last, int(above.value), int(below.value)


def _small(t: Tokens, k: int) -> bool:
    """Whether a number below a thousand stands there."""
    short = t.words[k].isdecimal() and len(t.words[k]) < 4
    return short or numerals.kind(t, k) in ("unit", "tens")


def _parts(t: Tokens, i: int) -> tuple[int, int, int] | None:
    """Token after it, numerator, denominator."""
    word = t.words[i]
    if word == "half":
        after = t.words[i + 1]
        of = after == "of" and t.words[i + 2] in (
            "the",
            "its",
            "their",
            "all",
            "his",
            "her",
            "our",
            "those",
            "these",
        )
        return (
            (i + 1, 1, 2)
            if of
            or (
                after in ("the", "its", "their", "all")
                and t.words[i - 1] not in ("the", "first", "second")
            )
            else None
        )
    if (
        t.words[i - 1] == "a"
        and numerals.kind(t, i) in ("ordinal", "fraction")
        and t.words[i + 1] == "of"
        and t.words[i] not in ("first", "second")
    ):
        return i + 1, 1, int(numerals.value(t, i))
    if numerals.kind(t, i) != "unit" or not 1 <= numerals.value(t, i) <= 9:
        return None
    dash = t.words[i + 1] in DASHES and t.glued(i)
    j = i + 2 if dash else i + 1
    named = numerals.kind(t, j)
    if (named == "fraction" and t.words[j] != "quarter") or (
        word == "one"
        and named in ("ordinal", "fraction")
        and t.words[j] not in ("first", "second")
        and (t.words[j + 1] == "of" or dash)
    ):
        if (
            t.words[j] == "quarters"
            and t.words[j + 1] not in ("of", "majority", "the")
            and not dash
        ):
            return None
        return j + 1, int(numerals.value(t, i)), int(numerals.value(t, j))
    return None
