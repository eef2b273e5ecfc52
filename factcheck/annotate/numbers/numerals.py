"""Reading one number: 8, eight, 1,200, 1.2 million, twenty-five, two dozen, half a million, 3
lakh, 10k.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.annotate.times.tokens import DASHES, Tokens

_MAX_DIGITS = 24
_DENOMINATORS = frozenset("248")
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
# units and scales that a decimal stands before ("8. 7 acres" in tokenised text)
_DECIMAL_BEFORE = frozenset(
    "% percent percentage magnitude km kilometres kilometers metres meters miles acres hectares "
    "tonnes tons inches feet degrees points".split()
)
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


class Numeral(Struct):
    """Tokens up to ``last`` (excluded) and their value. ``step`` is one of the last digit as
    written (1.2 million: 100,000),
    ``scaled`` whether a scale word made it round, ``many`` the bounds of a bare plural (dozens)."""

    last: int
    value: Decimal
    step: Decimal = Decimal(1)
    scaled: bool = False
    words: bool = False
    many: tuple[Decimal, Decimal] | None = None
    ordinal: bool = False


@cache
def vocabulary() -> tuple[dict[str, str], dict[str, str]]:
    """Word to kind, and word to value, of number words."""
    kinds: dict[str, str] = {}
    values: dict[str, str] = {}
    for word, kind, value in lexicon.rows("number_words"):
        kinds[word] = kind
        values[word] = value
    return kinds, values


def kind(t: Tokens, i: int) -> str:
    """The kind of number word at ``i``, or nothing."""
    return vocabulary()[0].get(t.words[i], "")


def value(t: Tokens, i: int) -> Decimal:
    """The value of the number word at ``i``."""
    return Decimal(vocabulary()[1][t.words[i]])


def numeral(t: Tokens, i: int) -> Numeral | None:
    """The number that begins at token ``i``: figures or words, with its scale."""
    word = t.words[i]
    if word.isdecimal():
        return _figures(t, i)
    if word in _HALVES:
        return Numeral(i + 1, _HALVES[word], Decimal("0.25"))
    named = kind(t, i)
    if named in ("unit", "tens"):
        return _words(t, i)
    if named == "ordinal":
        return Numeral(i + 1, value(t, i), ordinal=True, words=True)
    if named in ("dozen", "couple", "half", "many") or word in ("a", "an"):
        return _group(t, i)
    return None


# ---------------------------------------------------------------- figures


def _figures(t: Tokens, i: int) -> Numeral | None:
    digits, j = t.words[i], i + 1
    while t.words[j] == "," and t.glued(j - 1) and _grouped(t, j + 1, len(digits)):
        digits += t.words[j + 1]
        j += 2
        if len(digits) > _MAX_DIGITS:
            return None
    if len(digits) > _MAX_DIGITS or not digits.isascii():
        return None
    found = Numeral(j, Decimal(digits))
    if t.words[j] == "." and t.glued(j - 1) and _decimals(t, i, j + 1):
        found.value = Decimal(f"{digits}.{t.words[j + 1]}")
        found.step = Decimal(1).scaleb(-len(t.words[j + 1]))
        found.last = j = j + 2
    elif t.words[j] in _HALVES:
        found.value += _HALVES[t.words[j]]
        found.last = j = j + 1
    elif t.words[j] in _SUFFIXES and t.glued(j - 1):
        return Numeral(j + 1, found.value, ordinal=True)
    elif (parts := _written_fraction(t, j)) is not None:
        found.value += parts[1]
        found.last = parts[0]
    return _scaled(t, found)


def _written_fraction(t: Tokens, j: int) -> tuple[int, Decimal] | None:
    """The fraction of "3 1/2" and "3-1/2" at token ``j``: token after it, and its value."""
    if t.words[j] in DASHES and t.glued(j):
        j += 1
    above, below = t.words[j], t.words[j + 2]
    if t.words[j + 1] != "/" or not (above.isdecimal() and below in _DENOMINATORS):
        return None
    return (j + 3, Decimal(above) / Decimal(below)) if len(above) == 1 and above < below else None


def _decimals(t: Tokens, i: int, j: int) -> bool:
    """Whether token ``j`` holds decimals of the number at ``i``; in tokenised text ($5. 3 million)
    money or a scale tells.
    """
    if not t.words[j].isdecimal() or len(t.words[j]) > 8:
        return False
    if t.glued(j - 1):
        return True
    if len(t.words[j]) > 2:
        return False
    return (
        t.words[i - 1] in ("$", "£", "€", "₹")
        or kind(t, j + 1) == "scale"
        or t.words[j + 1] in _DECIMAL_BEFORE
        or (t.words[j + 1] in DASHES and t.words[j + 2] == "magnitude")
        or any(t.words[k] in ("magnitude", "magnitudes", "richter") for k in range(i - 6, j + 5))
    )


def _grouped(t: Tokens, j: int, before: int) -> bool:
    """Thousands in threes, or the Indian way in twos before the last three: 1,25,000.

    Tokenised text has a space behind the comma (2, 500 people); a list (100, 200 and 300) goes on
    with numbers.
    """
    digits = t.words[j]
    if not digits.isdecimal() or before > _MAX_DIGITS:
        return False
    if not t.glued(j - 1):
        listed = t.words[j + 1] in ("and", ",", "or") and t.words[j + 2][:1].isdecimal()
        alone = not listed and t.words[j + 1] != "%" and before <= 3
        return len(digits) == 3 and before < 4 and (digits[0] == "0" or alone)
    if len(digits) == 3:
        return True
    return (
        len(digits) == 2
        and t.words[j + 1] == ","
        and t.words[j + 2].isdecimal()
        and len(t.words[j + 2]) in (2, 3)
    )


def _scaled(t: Tokens, found: Numeral) -> Numeral:
    """Multiplies by the scale words that follow: million, lakh crore, hundred; k, m, bn glued to
    figures.
    """
    j = found.last
    if t.words[j] in DASHES and kind(t, j + 1) == "scale" and t.glued(j - 1):
        j += 1  # "10-million"
    for _ in range(2):
        named = kind(t, j)
        letter = named == "letter" and t.glued(j - 1) and _is_scale_letter(t, j)
        if named not in ("scale", "hundred", "dozen") and not letter:
            break
        factor = value(t, j)
        found.value *= factor
        found.step *= factor
        j += 1
        found.last, found.scaled = j, named != "dozen"
    return found


def _is_scale_letter(t: Tokens, j: int) -> bool:
    """10k and £5m, but not 5m of rope or 4k screens: money before it, or a noun after it."""
    if t.glued(j) and t.words[j + 1] not in (
        ",",
        ".",
        ";",
        ")",
        "-",
        "–",
        "+",
        "’",
        "'",
        "”",
        '"',
        "?",
        "!",
    ):
        return False
    if t.words[j] == "k":
        return True
    before = next(
        (
            t.words[k]
            for k in range(j - 1, max(-1, j - 8), -1)
            if not t.words[k].isdecimal() and t.words[k] not in ",."
        ),
        "",
    )
    return before in ("$", "£", "€", "₹", "¥", "rs", "usd", "eur", "gbp", "-", "–") or (
        t.words[j] != "t"
        and t.words[j + 1].isalpha()
        and t.words[j + 1].endswith(("s", "people"))
        and not t.glued(j)
    )


# ---------------------------------------------------------------- words


def _words(t: Tokens, i: int) -> Numeral | None:
    """Number words by the usual grammar: a value below 1,000, then scales from high to low."""
    hit = _below_thousand(t, i)
    if hit is None:
        return None
    j, part, ordinal = hit
    if ordinal:
        return Numeral(j, part, ordinal=True, words=True)
    if t.words[j] == "and" and t.words[j + 1] == "a" and t.words[j + 2] == "half":
        part, j = part + Decimal("0.5"), j + 3
    if kind(t, j) == "dozen":
        return Numeral(j + 1, part * 12, words=True)
    total, last, scaled, step = Decimal(0), j, False, Decimal(1)
    if t.words[j] in DASHES and t.glued(j - 1) and kind(t, j + 1) == "scale":
        j += 1  # "two-million-euro"
    while kind(t, j) == "scale":
        scaled, step = True, value(t, j)
        total += part * step
        j += 1
        last, part = j, Decimal(0)
        k = j + 1 if t.words[j] == "and" else j
        more = _below_thousand(t, k) if kind(t, k) in ("unit", "tens") else None
        if (
            more is None
            or more[2]
            or not (kind(t, more[0]) == "scale" or k > j or more[1] >= 20 or t.words[j] != "and")
        ):
            break
        following = value(t, more[0]) if kind(t, more[0]) == "scale" else Decimal(1)
        if following >= step:
            break
        j, part, _ = more
        last, step = j, following
        scaled = following > 1
    return Numeral(last, total + part, step if scaled else Decimal(1), scaled=scaled, words=True)


def _below_thousand(t: Tokens, i: int) -> tuple[int, Decimal, bool] | None:
    """eight, twenty-five, twenty-first, three hundred and six: token after it, value, whether an
    ordinal.
    """
    hit = _below_hundred(t, i)
    if hit is None or hit[2]:
        return hit
    j, total, _ = hit
    if kind(t, j) != "hundred":
        return hit
    total *= 100
    j += 1
    k = j + 1 if t.words[j] == "and" else j
    rest = _below_hundred(t, k) if kind(t, k) in ("unit", "tens") else None
    if rest is None:
        return j, total, False
    return rest[0], total + rest[1], rest[2]


def _below_hundred(t: Tokens, i: int) -> tuple[int, Decimal, bool] | None:
    named = kind(t, i)
    if named == "unit":
        return i + 1, value(t, i), False
    if named != "tens":
        return None
    j = i + 2 if t.words[i + 1] in DASHES and t.glued(i) else i + 1
    after = kind(t, j)
    if after == "unit" and 0 < value(t, j) < 10:
        return j + 1, value(t, i) + value(t, j), False
    if after == "ordinal" and value(t, j) < 10 and (j == i + 2 or t.words[j] != "second"):
        return j + 1, value(t, i) + value(t, j), True
    return i + 1, value(t, i), False


def _group(t: Tokens, i: int) -> Numeral | None:
    """a dozen, a couple of, half a million, half a dozen, a hundred, dozens, tens of thousands."""
    j = i + 1 if t.words[i] in ("a", "an") else i
    named = kind(t, j)
    if named == "half":
        return _half(t, j)
    if named == "many" and j == i:
        return _many(t, j)
    if named in ("couple",):
        return (
            Numeral(j + 2 if t.words[j + 1] == "of" else j + 1, value(t, j), words=True)
            if j > i
            else None
        )
    if named == "dozen":
        return Numeral(j + 1, value(t, j), words=True) if j > i else None
    if named in ("hundred", "scale") and j > i and t.words[j] not in ("m", "mn", "bn"):
        factor, last = value(t, j), j + 1
        if kind(t, last) == "scale":
            factor, last = factor * value(t, last), last + 1
        return Numeral(last, factor, factor, scaled=True, words=True)
    return None


def _half(t: Tokens, j: int) -> Numeral | None:
    k = j + 1
    if t.words[k] == "a" or t.words[k] in DASHES:
        k += 1
    if kind(t, k) not in ("dozen", "scale", "hundred"):
        return None
    half = value(t, k) / 2
    step = Decimal(1) if kind(t, k) == "dozen" else half / 5
    return Numeral(k + 1, half, step, scaled=step > 1, words=True)


def _many(t: Tokens, j: int) -> Numeral | None:
    """dozens, tens of thousands: the bounds the plural stands for."""
    last = j + 1
    named = f"{t.words[j]} of {t.words[last + 1]}" if t.words[last] == "of" else ""
    if named in vocabulary()[1]:
        last += 2
    elif t.words[j] in ("tens", "scores") and t.words[last] != "of":
        return None
    else:
        named = t.words[j]
    low, high = (Decimal(x) for x in vocabulary()[1][named].split())
    return Numeral(last, low, words=True, many=(low, high))
