"""Grammar of longer stretches: mid-June, early 2024, the 1990s, Q3 2024, third quarter of 2024,
spring 2021, 21st century.
"""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from factcheck import lexicon
from factcheck.annotate.times import calendar, feasts
from factcheck.annotate.times.nodes import Calendar, Named
from factcheck.annotate.times.tokens import APOSTROPHES, DASHES, Tokens

Found = tuple[int, Calendar]
_BUSINESS = frozenset(
    "profit profits revenue revenues sales earnings income loss losses growth grew gdp economy "
    "economic inflation exports imports company companies firm bank shares shareholders investors "
    "analysts dividend margins orders shipments demand prices output production unemployment "
    "deficit spending fiscal results % percent year $ £ € ₹".split()
)
_AFTER_HOLIDAY = frozenset(
    "and or but in at on to for from with by of as when while because since until after before "
    "during is was will would has had have be that which who where he she it they we you i a an "
    "the this last next said says came comes fell falls approaches without were are if so not "
    "morning afternoon evening night".split()
)
_STOPS = frozenset((".", "\n", "?", "!", ""))
_FALLS = frozenset(("fell", "fallen", "falls", "falling"))
_LIMITS = frozenset("before by until till after".split())
SHIFTS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "previous": -1}


def decade(t: Tokens, i: int) -> Found | None:
    """1990s, 1990's, '90s, nineties."""
    word = t.words[i]
    if t.kinds[i] == "decadename":
        if t.words[i - 1] not in ("the", "early", "late", "mid", "-") or (
            t.words[i - 2] in ("in", "into") and t.words[i - 1] not in ("the",)
        ):
            return None
        return i + 1, Calendar(decade=190 + t.value(i))
    if word in APOSTROPHES and t.glued(i):
        hit = decade(t, i + 1) if len(t.words[i + 1]) == 2 else None
        return hit
    if t.kinds[i] != "digit" or not word.endswith("0"):
        return None
    j = i + 1
    if t.words[j] in APOSTROPHES and t.glued(i) and t.glued(j) and t.words[j + 1] == "s":
        j += 1
    if t.words[j] != "s" or not t.glued(i) or not t.glued(j - 1):
        return None
    if len(word) == 4:
        number = int(word)
        if number % 100 == 0 and number < 2000:
            return j + 1, Calendar(century=number // 100)
        return j + 1, Calendar(decade=number // 10)
    if (
        len(word) == 2
        and word != "00"
        and (t.words[i - 1] in APOSTROPHES or t.words[i - 1] == "the")
        and t.words[i - 2] != "his"
    ):
        return j + 1, Calendar(decade=190 + int(word) // 10)
    return None


def century(t: Tokens, i: int) -> Found | None:
    """21st century, nineteenth-century."""
    hit = calendar.day(t, i)
    if hit is None or t.words[i] == "the" or (t.kinds[i] == "digit" and hit[0] == i + 1):
        return None
    j = hit[0] + 1 if t.words[hit[0]] in DASHES else hit[0]
    if t.words[j] == "century" and 1 < hit[1] <= 30:
        return j + 1, Calendar(century=hit[1] - 1)
    return None


def quarter(t: Tokens, i: int) -> Found | None:
    """Q3 2024, third quarter of 2024, first half of last year."""
    if (
        t.kinds[i] == "qname"
        and t.glued(i)
        and t.words[i + 1] in "1234"
        and t.capital(i)
        and len(t.words[i + 1]) == 1
    ):
        if t.words[i] == "h" and t.words[i + 1] not in "12":
            return None
        found = Calendar(period=t.words[i].upper() + t.words[i + 1])
        j = i + 3 if t.words[i + 2] in ("of", "/", ",") and calendar.year(t, i + 3) else i + 2
        if t.words[j] == "fy":
            j += 1
        if (hit := calendar.year(t, j)) is not None:
            found.year = hit[1]
            return hit[0], found
        return (i + 2, found) if t.words[i] == "q" else None
    if t.kinds[i] != "ordinal" and t.words[i] not in ("1", "2", "3", "4"):
        return None
    hit2 = calendar.day(t, i)
    if hit2 is None or hit2[1] > 4 or (hit2[0] == i + 1 and t.kinds[i] == "digit"):
        return None
    j = hit2[0] + 1 if t.words[hit2[0]] in DASHES else hit2[0]
    if t.words[j] == "quarter" or (t.words[j] == "half" and hit2[1] < 3):
        return _of_year(
            t, j, Calendar(period=("Q" if t.words[j] == "quarter" else "H") + str(hit2[1]))
        )
    return None


def _of_year(t: Tokens, j: int, found: Calendar) -> Found | None:
    end, found = calendar.tail(t, j + 1, found)
    if end == j + 1:
        if t.words[j] == "half":
            return None  # most halves are of a match
        if t.words[end] in ("final", "finals", "of") or not _of_money(t, j):
            return None  # most quarters are of a match
    return end, found


def _of_money(t: Tokens, j: int) -> bool:
    """Whether the words near a quarter speak of business or of a calendar, not of a game."""
    low = high = j
    while j - 25 < low and t.words[low - 1] not in _STOPS:
        low -= 1
    while high < j + 25 and t.words[high] not in _STOPS:
        high += 1
    return not _BUSINESS.isdisjoint(t.words[max(low, 0) : high])


def season(t: Tokens, i: int) -> tuple[int, Calendar | Named] | None:
    """spring 2021, summer of 1969, last winter; a bare season only after a word of time."""
    if t.kinds[i] != "seasonname":
        return None
    found = Calendar(period=t.code(i))
    if t.words[i] not in ("fall", "spring") or t.words[i - 1] in (
        "in",
        "the",
        "of",
        "since",
        "by",
        "early",
        "late",
        "mid",
        "-",
        "this",
        "last",
        "next",
        "until",
    ):
        end, found = calendar.tail(t, i + 1, found)
        if end > i + 1:
            return end, found
    elif t.kinds[i + 1] == "digit" and (hit := calendar.year(t, i + 1)) is not None:
        found.year = hit[1]
        return hit[0], found
    if t.words[i - 1] in SHIFTS:
        return None
    if t.words[i] in ("fall", "spring"):
        if t.words[i - 1] != "the" or t.words[i - 2] not in ("in", "by") or t.words[i + 1] == "of":
            return None
        if t.words[i] == "fall" and not _FALLS.isdisjoint(t.words[max(0, i - 80) : i + 80]):
            return None  # someone fell
        return i + 1, Named("season", t.code(i))
    if t.words[i - 1] in ("in", "this", "by") or (
        t.words[i - 2] in ("in", "by", "during", "over") and t.words[i - 1] == "the"
    ):
        return (
            (i + 1, Named("season", t.code(i)))
            if not t.capital(i + 1) and t.words[i + 1] not in ("of", "school", "olympics", "games")
            else None
        )
    return None


def holiday(t: Tokens, i: int) -> Found | None:
    """Christmas Day, New Year's Eve: a holiday that falls on one day every year."""
    for words, when in _holidays().get(t.words[i], ()):
        if tuple(t.words[i : i + len(words)]) == words and t.capital(i):
            bound = t.words[i - 1] in _LIMITS or t.words[i - 2 : i] == ["ahead", "of"]
            fixed = when[:2].isdigit() and when[3:].isdigit()
            found = Calendar(bound=bound, feast="" if fixed else when)
            found.month, found.day = (int(when[:2]), int(when[3:])) if fixed else feasts.near(when)
            end, found = calendar.tail(t, i + len(words), found)
            if end == i + len(words) and _is_modifier(t, i, end):
                return None
            return end, found
    return None


def _is_modifier(t: Tokens, i: int, end: int) -> bool:
    """Whether a holiday only says what kind of thing a noun is: a Christmas tree, Easter eggs, the
    Thanksgiving Day parade. Such a thing may be of any day.
    """
    word = t.words[end]
    if t.words[i - 1] in ("merry", "happy") or word == "weekend":
        return True
    if t.words[end - 1] in ("day", "eve") or t.words[i - 1] in SHIFTS:
        return False
    if t.words[end] in DASHES and t.glued(end):
        return True
    return t.is_word(end) and word not in _AFTER_HOLIDAY and t.kinds[end] != "weekday"


_HOLIDAYS: dict[str, list[tuple[tuple[str, ...], str]]] = {}


def _holidays() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Holidays by their first word, the longest first; an apostrophe is one token, straight or
    curly.
    """
    if not _HOLIDAYS:
        for name, when in lexicon.rows("holidays"):
            for form in (name, name.replace("'", "’")):
                words = Tokens(form, 0, len(form))
                entry = (tuple(words.words[: words.count]), when)
                bucket = _HOLIDAYS.setdefault(words.words[0], [])
                if entry not in bucket:
                    bucket.append(entry)
        for bucket in _HOLIDAYS.values():
            bucket.sort(key=lambda entry: -len(entry[0]))
    return _HOLIDAYS
