"""What the words around a time say of it a second time, to be held against it.

``relative``: the day or weekday named beside "yesterday" ("yesterday (3 May)"). ``days``: the
length named beside a stretch of days ("a three-day visit, 4-9 May"). ``tense``: whether the verb
before a day tells it as past or as to come. Checks compare; here nothing is judged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.values import Quantity
from factcheck.values.words import WEEKDAYS
from factcheck.values.written import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Time

COUNTED: Final = ("yesterday", "today", "tomorrow")  # days counted from the article's own
# "yesterday (3 May)", "on Thursday, yesterday,": one day under two names. A bare comma needs one
# behind it as well, or both may be members of a list.
_BRACKET: Final = re.compile(r",? \((?:on )?(?:the )?\Z")
_COMMA: Final = re.compile(r", (?:on )?\Z")
_OWNED: Final = re.compile(r"['’]s [\w’' -]{2,40} \(\Z")  # Tuesday's summit (yesterday)
_CLOSE: Final = re.compile(r"\)|,? (?:evening|morning|afternoon|night)\)")
_AFTER_COMMA: Final = re.compile(r"[,.;)]")
_BEFORE_LIST: Final = re.compile(r"(?:\bbetween|\band|\bor|,|\bboth) *(?:on )?\Z")
_LIST_ON: Final = re.compile(r",? *(?:and|or|to|until|&)\b")
_APART: Final = 44  # code points between two names of one day, at most

_LENGTH: Final = re.compile(r"P(\d+)([DW])")
_ADJECTIVE: Final = re.compile(r"[- ](?:day|week)\Z", re.IGNORECASE)
_LONG: Final = re.compile(r"\b(day|week|fortnight)-?long\b")
_LONGS: Final = {"day": (1, "day"), "week": (1, "week"), "fortnight": (2, "week")}
_BREAKS: Final = re.compile(
    r"[;:()“”\"?!]|\b(?:and|but|or|after|before|following|since|which|whose|where|while|until|till"
    r"|ahead|despite|by|than|against|when|as|with|previous|earlier|later|first|second|third|last"
    r"|final|next|every|each|deadline|ultimatum|notice|within|including)\b",
    re.IGNORECASE,
)
# "4-9 May, a three-day visit", "4-9 May (six days)", "4-9 May for six days"
_THEN: Final = re.compile(r",? ?\(?(?:a |the |its |for |lasting )?\Z|\)? lasted (?:for )?\Z")
# "lasted five days, from 1 to 3 April", "for ten days (1-5 April)"
_FOR_DAYS: Final = re.compile(r",? \(?(?:from |between )?(?:the )?")
_LASTED: Final = re.compile(r"\b(?:last(?:s|ed|ing)?|for|ran|runs?)(?: for)? \Z")
_DAYS_APART: Final = 90

# the verb right before the day; what can be said of a day to come ("postponed to") is no past
_PAST: Final = re.compile(
    r"\b(?:(?:was|were|had been) (?:officially |formally |finally |also |first )?"
    r"(?:held|killed|arrested|signed|opened|launched|elected|inaugurated|sworn in|founded|played"
    r"|convened|concluded|shot dead|buried|born|found dead|executed|evacuated)"
    r"|took place|happened|occurred|died|convened|concluded|struck|erupted|crashed|met|ended|began"
    r"|opened|closed|started|resigned|arrived|voted|signed|exploded|collapsed|launched|won|beat)"
    r"(?: by (?:the |an? )?[\w.'’ -]{2,40}?)?"
    r"(?P<place> (?:in|at|near|outside|off) (?:the )?(?:[A-Z][\w.'’-]*[, ]*){1,5}(?:here)?)?"
    r"[, ]*(?: ?on| ?from| ?between| ?last)? ?(?:the )?\Z"
)
_FUTURE: Final = re.compile(
    r"\b(?:(?:will|shall) (?:also |then |now |next )?(?!have\b)"
    r"|(?:is|are) (?:now )?(?:(?:scheduled|set|expected|planned|slated)(?: (?:to|for))?"
    r"|(?:due )?to|due for) )(?P<be>be )?"
    r"(?P<between>[^,;:()“”\"?!\n]{0,70}?)(?: on| from| between)? ?(?:the )?\Z"
)
_NO_PLAN: Final = re.compile(
    r"\b(?:who|which|that|whose|where|when|after|before|since|until|till|and|but|as|because|while"
    r"|if|was|were|had|has|have|by|did|for|of|dated|from|made|named|following|over|in the"
    r"|would|could|anniversary|mark|marks|killed|adopted|signed|passed|issued|expired?)\b"
)
_DONE: Final = frozenset("held made built sold sent told found won lost shot begun hit".split())
_OF_THE_DAY: Final = re.compile(r"[A-Za-z]{3,}\.? \d|\d(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2}")
_CLAUSE: Final = 110  # code points before a day in which its verb stands
_WORDS: Final = ("will ", "shall ", "is ", "are ", "was ", "were ", "been ")
_PAST_WORDS: Final = (
    "took place", "happened", "occurred", "died", "convened", "concluded", "struck", "erupted",
    "crashed", " met", "ended", "began", "opened", "closed", "started", "resigned", "arrived",
    "voted", "signed", "exploded", "collapsed", "launched", " won", " beat",
)  # fmt: skip


def stated(reading: Reading, time: Time) -> Iterator[tuple[str, str]]:
    """What stands beside ``time``, as pairs for ``Claim.stated``."""
    if time.date is None:
        return
    if time.text.lower() in COUNTED:
        if day := _named(reading, time):
            yield "relative", day
    elif time.date.is_range:
        if any(c.isdigit() for c in time.text) and (length := _length(reading, time)):
            yield "days", length
    elif len(time.timex) >= len("2026-05-03") and (tense := _tense(reading, time)):
        yield "tense", tense


# ---------------------------------------------------------------- yesterday (3 May)


def _named(reading: Reading, time: Time) -> str:
    """The day, ISO, or weekday, 0 to 6, that stands beside "yesterday"; nothing where dateline
    and publication have two dates, of which it may count from either."""
    text, dateline, published = reading.text, reading.document.dateline, reading.document.published
    if (
        dateline is not None
        and dateline.date is not None
        and published is not None
        and (dateline.date.date != published.date)
    ):
        return ""
    after = [t for t in reading.times_in(time.end, time.end + _APART) if t.start > time.start]
    if after and (day := _day(after[0])) and _joined(text, time, after[0]):
        return day
    before = [t for t in reading.times_in(time.start - _APART, time.start) if t.end <= time.start]
    if before and (day := _day(before[-1])) and _joined(text, before[-1], time):
        return day
    return ""


def _joined(text: str, one: Time, two: Time) -> bool:
    gap, rest = text[one.end : two.start], text[two.end : two.end + 12]
    if _BRACKET.fullmatch(gap) or _OWNED.fullmatch(gap):
        return _CLOSE.match(rest) is not None
    if not _COMMA.fullmatch(gap) or _LIST_ON.match(rest) or not _AFTER_COMMA.match(rest):
        return False
    return _BEFORE_LIST.search(text, max(0, one.start - 12), one.start) is None


def _day(time: Time) -> str:
    """A date of one day as ISO, a bare weekday as its number; nothing for other times."""
    if time.date is None or time.date.start is None or time.date.start != time.date.end:
        return ""
    words = time.text.lower()
    if any(c.isdigit() for c in words):
        return time.date.start
    named = [word for word in words.split() if word not in _PARTS_OF_DAY]
    return str(_WEEKDAYS[named[0]]) if len(named) == 1 and named[0] in _WEEKDAYS else ""


_PARTS_OF_DAY: Final = frozenset("early late morning noon afternoon evening night".split())
_WEEKDAYS: Final = {name.casefold(): number for number, name in enumerate(WEEKDAYS)}


# ---------------------------------------------------------------- a three-day visit, 4-9 May


def _length(reading: Reading, time: Time) -> str:
    """The span of days or weeks that the same noun phrase or clause gives a stretch of days."""
    low = max(0, time.start - _DAYS_APART)
    before = reading.times_in(low, time.start)
    if before:
        other, low = before[-1], before[-1].end
        gap = reading.text[low : time.start]
        told = other.type == "DURATION" and _ADJECTIVE.search(other.text) is not None
        if (
            other.type == "DURATION"
            and _FOR_DAYS.fullmatch(gap)
            and (_LASTED.search(reading.text, max(0, other.start - 14), other.start))
        ):
            return _written(other)
        if told and "\n\n" not in gap and not _parted(reading, other, gap):
            return _written(other)
    words = reading.text[low : time.start]
    if "long" in words and (found := _LONG.search(words)) is not None:
        gap = words[found.end() :]
        if "\n" not in gap and ". " not in gap and not _BREAKS.search(gap):
            number, name = _LONGS[found[1]]
            return write(Quantity(number, number, name))
    return _behind(reading, time)


def _behind(reading: Reading, time: Time) -> str:
    for other in reading.times_in(time.end, time.end + 12):
        gap = reading.text[time.end : other.start]
        if other.type == "DURATION" and _THEN.fullmatch(gap):
            bare = not gap.strip(" ,") and not _ADJECTIVE.search(other.text)
            return "" if bare else _written(other)
    return ""


def _parted(reading: Reading, other: Time, gap: str) -> bool:
    """Whether the length and the days may belong to two things."""
    if _BREAKS.search(gap) or ". " in gap:
        return True
    word = reading.text[max(0, other.start - 14) : other.start].lower().split()[-1:]
    return bool(word) and word[0] in ("first", "second", "third", "last", "another", "usual")


def _written(time: Time) -> str:
    found = _LENGTH.fullmatch(time.timex)
    if found is None or time.approximate:
        return ""
    return write(Quantity(int(found[1]), int(found[1]), "day" if found[2] == "D" else "week"))


# ---------------------------------------------------------------- was held on, will be held on


def _tense(reading: Reading, time: Time) -> str:
    """``past`` or ``future`` where the verb before a calendar day tells it, else nothing."""
    if _OF_THE_DAY.search(time.text) is None:
        return ""
    clause = reading.text[max(0, time.start - _CLAUSE) : time.start]
    if not any(word in clause for word in _WORDS) and not any(w in clause for w in _PAST_WORDS):
        return ""
    sentence = reading.sentence_at(time.start)
    if sentence is not None and sentence.start > time.start - len(clause):
        clause = reading.text[sentence.start : time.start]
    if _PAST.search(clause) is not None:
        return "past" if _plain_past(clause) else ""
    found = _FUTURE.search(clause)
    return "future" if found is not None and _of_the_plan(found) else ""


def _of_the_plan(found: re.Match[str]) -> bool:
    """Whether the day is the plan's, not that of what is planned about ("will show letters written
    on 3 April")."""
    words = found["between"].split()
    while words and words[0].endswith("ly"):
        words.pop(0)
    if found["be"]:
        words = words[1:]
    done = any(word.endswith(("ed", "en", "wn")) or word in _DONE for word in words)
    return not done and not _NO_PLAN.search(found["between"])


def _plain_past(clause: str) -> bool:
    """Not "would have been held", "if it were held", "will be the first since one was held"."""
    return (
        re.search(r"\b(?:if|unless|would|could|should|until|till|will|to have)\b", clause) is None
    )
