"""Date claims: the value of a time expression, or its words where it has no normal form."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.claims import beside
from factcheck.values import Date, Text
from factcheck.values.words import WEEKDAYS

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Claim, Time


# a weekday that no article's date anchors, as TIMEX3 writes it
_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])")
# words before "before" and "after" that make a length of time of it: two days after Friday
_LENGTHS: Final = frozenset(
    "day days week weeks month months year years hour hours minute minutes decade decades shortly "
    "soon just immediately right long not only".split()
)


def date_claim(
    reading: Reading, predicate: str, subject: str, time: Time, *, start: int | None = None
) -> Claim | None:
    """The claim that ``time`` makes of ``subject``; None where it tells no date.

    Its words begin at ``start`` where they hold more than the time ("established in 2020").

    A fault ("31 June", "19 to 12 October") and a bare weekday that nothing anchors stay ``Text``;
    what else the words state (a weekday beside the date, the fault, ``beside``) goes into
    ``stated``.
    """
    stated: list[tuple[str, str]] = []
    if time.fault:
        kind, _, detail = time.fault.partition(": ")
        stated.append((kind, detail))
    if time.weekday is not None:
        key = "relative" if time.text.lower().startswith(beside.COUNTED) else "weekday"
        stated.append((key, str(time.weekday)))
    stated.extend(beside.stated(reading, time))
    weekday = _WEEKDAY.fullmatch(time.timex)
    if time.date is None and not time.fault and time.weekday is None and not weekday:
        return None
    value = bounded(reading, time) if time.date is not None else None
    return reading.claim(
        predicate,
        subject,
        value or time.date or Text(WEEKDAYS[int(weekday.group(1)) - 1] if weekday else time.text),
        time.start if start is None else start,
        time.end,
        derivation=time.derivation,
        stated=tuple(stated),
        approximate=time.approximate,
    )


def bounded(reading: Reading, time: Time) -> Date | Text | None:
    """The open interval that "before" and "after" make of a date: before 2007 is all that ends in
    2006, after May all that starts in June. Its words where no year is known, since EDTF has no
    interval for them; None where nothing bounds it."""
    tokens = reading.tokens
    k = tokens.at(time.start) - 1
    word = tokens.lower[k] if k >= 0 else ""
    if tokens.lower[k - 1 : k + 1] == ["prior", "to"]:
        word, k = "before", k - 1
    if word not in ("before", "after") or time.date is None or _modifies(reading, time):
        return None
    if k and tokens.lower[k - 1] in _LENGTHS:
        return None  # two days after Friday
    first, last = time.date.start, time.date.end
    if first is None or last is None:
        return Text(f"{word} {time.text}")
    day = timedelta(days=1)
    # no finer than the words: before 2010 is ../2009, after May 2010 is 2010-06/..
    width = len(time.date.edtf) if time.date.edtf.replace("-", "").isdigit() else len(first)
    if word == "before":
        return Date("../" + (date.fromisoformat(first) - day).isoformat()[:width])
    return Date((date.fromisoformat(last) + day).isoformat()[:width] + "/..")


def _modifies(reading: Reading, time: Time) -> bool:
    """Whether a date stands before its noun: after Friday's raid, before the 2010 election."""
    tokens = reading.tokens
    at = tokens.at(time.end)
    after = reading.text[time.end : time.end + 1]
    if after in ("'", "’"):
        return True
    if at >= len(tokens.words) or tokens.words[at] in ("'", "’", "'s", "’s"):
        return at < len(tokens.words)
    word = tokens.words[at]
    if not word[0].isalpha() or not word.islower() or word.endswith("ly"):
        return False
    return word not in lexicon.words("function_words") | lexicon.words("stop_words")
