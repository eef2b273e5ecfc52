"""Numbers with what they count: 8 arrests, more than 10 countries, $3.2 million, five of the
miners, sixth meeting.

``find`` visits each numeral once, reads its bound, its value and its unit from the few tokens
around it, and leaves out
what counts nothing (``exclusions``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import compress

from factcheck.annotate.numbers import bounds, fractions, numerals, readings
from factcheck.annotate.numbers.readings import Reading
from factcheck.annotate.times.tokens import Tokens, tokenize
from factcheck.model import Number, Span

__all__ = ["find"]

_STARTS = frozenset(
    ("unit", "tens", "dozen", "couple", "half", "both", "many", "ordinal", "fraction")
)


def find(
    text: str, *, taken: Sequence[Span], start: int = 0, end: int | None = None
) -> list[Number]:
    """The numbers of ``text[start:end]`` in order, none overlapping; offsets are into the whole
    text.

    ``taken`` are spans in order (times) that hold no number. Counts have the lemma of their noun
    as unit, money its
    ISO 4217 code, shares ``%``, measures a symbol; ordinals have ``ordinal=True`` and ``low ==
    high``.
    """
    tokens = tokenize(text, start, len(text) if end is None else end)
    starts = [span.start for span in taken]
    out: list[Number] = []
    free = 0
    for i in _numerals(tokens):
        if i < free:
            continue
        k = bisect_right(starts, tokens.starts[i]) - 1
        if k >= 0 and taken[k].end > tokens.starts[i]:
            continue
        limit = _limit(tokens, i, taken[k + 1].start if k + 1 < len(taken) else None)
        found = _read(tokens, i, limit)
        if found is None:
            continue
        # what runs into a time by itself ("1.5 May", "six and eight years") is none; a unit may
        # ("miles an hour")
        apart = found.last <= limit or found.unit != ""
        if found.number is not None and found.first >= free and apart:
            if found.unit == "them":
                found.unit = _unit_before(out, tokens, found.first)
            number = _number(tokens, found)
            if _is_sound(number) and not _runs_into(number, taken, starts):
                out.append(number)
        free = max(free, found.last)
    return out


def _is_sound(number: Number) -> bool:
    """Not so "3-1 million": a range that runs backwards is a slip, or no range at all."""
    return number.low is None or number.high is None or number.low <= number.high


def _runs_into(number: Number, taken: Sequence[Span], starts: list[int]) -> bool:
    """Whether a time holds a part of the number; but in "60 miles an hour" it is the unit's."""
    k = bisect_right(starts, number.start) - 1
    if k >= 0 and taken[k].end > number.start:
        return True
    after = taken[k + 1] if k + 1 < len(taken) and taken[k + 1].start < number.end else None
    return after is not None and not after.text.startswith(("a ", "an "))


def _unit_before(out: list[Number], t: Tokens, first: int) -> str:
    """What "six of them" are: the last things counted before, in the same sentence."""
    if not out or not out[-1].unit or out[-1].ordinal or out[-1].unit.isupper():
        return ""
    between = t.text[out[-1].end : t.starts[first]]
    return "" if ". " in between or "\n" in between else out[-1].unit


def _numerals(t: Tokens) -> list[int]:
    """The tokens a number can begin with, in order."""
    words, tokens = t.words, range(t.count)
    figures = compress(tokens, map(str.isdecimal, words))
    return sorted([*figures, *compress(tokens, map(_start_words().__contains__, words))])


@cache
def _start_words() -> frozenset[str]:
    kinds = numerals.vocabulary()[0]
    return frozenset(word for word, kind in kinds.items() if kind in _STARTS) | {*"½¼¾", *_SPECIAL}


def _limit(t: Tokens, i: int, next_time: int | None) -> int:
    """The first token of the next time expression, when it is near."""
    if next_time is not None:
        for k in range(i + 1, min(t.count, i + 12)):
            if t.starts[k] >= next_time:
                return k
    return t.count


def _read(t: Tokens, i: int, limit: int) -> Reading | None:
    if t.words[i] in _SPECIAL:
        return _SPECIAL[t.words[i]](t, i, limit)
    if (share := fractions.fraction(t, i)) is not None:
        return share
    first = i - 1 if t.words[i - 1] in ("a", "an") and i and not t.words[i].isdecimal() else i
    found = numerals.numeral(t, first)
    if found is None and first < i:
        first = i
        found = numerals.numeral(t, i)
    if found is None:
        return None
    if found.ordinal:
        return readings.ordinal(t, first, found)
    if (left := readings.left_out(t, first, found)) is not None:
        return left
    return readings.quantity(t, first, found, limit)


_SPECIAL = {
    "both": readings.both,
    "no": readings.none,
    "nobody": readings.none,
    "twice": readings.times,
    "thrice": readings.times,
}


def _number(t: Tokens, r: Reading) -> Number:
    assert r.number is not None
    low, high = r.number
    return Number(
        t.starts[r.first],
        t.ends[r.last - 1],
        t.slice(r.first, r.last),
        _plain(low),
        _plain(high),
        r.unit,
        approximate=r.approximate,
        ordinal=r.ordinal,
        definite=r.definite,
    )


def _plain(value: Decimal | float | None) -> int | float | None:
    """An int where the value is whole, else a float."""
    return bounds.plain(value) if isinstance(value, Decimal) else value
