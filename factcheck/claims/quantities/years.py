"""Whether a year in a number's sentence is the number's own, or that of another clause of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Number, Span, Time

_RELATIVE: Final = (
    r"which|who|whom|whose|where|that|[a-z]+ed|born|built|begun|held|made|sold|won|set|led|run|"
    r"now|once|then|formerly|previously|originally"
)
# what begins a clause of its own between a number and a time, and where the sentence starts anew
_OPENS: Final = re.compile(
    rf";|: |, (?:(?:{_RELATIVE})\b|and (?:which|who|whose|where)\b|but\b|while\b|whereas\b|"
    r"though\b|although\b)|\b(?:that|which|who|whom|where) (?:it |he |she |they |we )|"
    r"\b(?:it|he|she|they|we) (?:had |has |have )?(?:made|earned|reported|sold|lost|had|won|paid)\b"
)
_BREAKS: Final = re.compile(
    r";|: |, (?:but|while|whereas|though|although)\b|\band (?:now )?(?:is|are|has|have)\b"
)
# a clause that a comma closes before the main one: "Tarn, founded in 1868, employs 11,000"
_INSERTED: Final = re.compile(rf"(?:^|, ?)(?:{_RELATIVE}) [^,;]*$", re.IGNORECASE)
_CLOSED: Final = re.compile(r"^[^,;]{0,30}, ")
_THAN: Final = re.compile(
    r"\b(?:from|than|against|compared|versus|down|up|instead of|rather|over|on) "
)
# a clause about the time, or what it dates, that begins right behind it
_WHEN: Final = re.compile(r",? (?:when|in which|during which|which|that)\b")
_SINCE: Final = re.compile(r"\bsince (?:[a-z]+ ){0,2}$", re.IGNORECASE)


def own(reading: Reading, number: Number, time: Time, sentence: Span) -> bool:
    """Whether the time says when the number was so. It does not where a clause opens or closes
    between the two ("They cut 40 jobs at the plant, which opened in 1951"), where another number of
    its kind stands nearer ("42 million, down from 47 million in 2019"), nor after "since"."""
    text = reading.text
    if told_of(reading, number, time):
        return True
    if _SINCE.search(text, max(sentence.start, time.start - 20), time.start):
        return False
    if time.start >= number.end:
        if _OPENS.search(text, number.end, time.start) or _compared(reading, number, time):
            return False
        return not _inside(text, number.start, number.end, time.start, sentence)
    if _BREAKS.search(text, time.end, number.start):
        return False
    return not _inside(text, time.start, time.end, number.start, sentence)


def told_of(reading: Reading, number: Number, time: Time) -> bool:
    """Whether the number stands in a clause about the time, or about what it dates: "since October
    2011, when a quake killed 604", "one in October 2011 that left 604 dead"."""
    return number.start > time.end and _WHEN.match(reading.text, time.end) is not None


def _inside(text: str, start: int, end: int, until: int, sentence: Span) -> bool:
    """Whether ``text[start:end]`` stands in a clause that is closed before ``until``."""
    if not _INSERTED.search(text[sentence.start : start]):
        return False
    return _CLOSED.match(text[end:until]) is not None


def _compared(reading: Reading, number: Number, time: Time) -> bool:
    """Whether another number of the same unit stands between, with which this one is compared."""
    between = reading.numbers_in(number.end, time.start)
    return any(other.unit == number.unit for other in between) and (
        _THAN.search(reading.text, number.end, time.start) is not None
    )
