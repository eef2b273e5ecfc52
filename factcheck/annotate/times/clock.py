"""Grammar of times of day: 10:16 GMT, 8.30 pm, 6am, 0737 hours, noon, 10 o'clock."""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from factcheck import lexicon
from factcheck.annotate.times.nodes import Clock
from factcheck.annotate.times.tokens import APOSTROPHES, Tokens

Found = tuple[int, Clock]
# a time that has run on a clock of play, and no time of day
_STRETCHES = frozenset(("with", "in", "of", "remaining", "last", "final", "first"))
_PLAYED = frozenset("left remaining mark into gone later min mins minutes".split())
_HALVES = {"MO": 0, "AF": 12, "EV": 12}  # hours before them


def clock(t: Tokens, i: int) -> Found | None:
    """A time of day that begins at token ``i``."""
    if t.kinds[i] == "noonword":
        return zone(t, i + 1, Clock(t.value(i)))
    if t.kinds[i] == "number" and t.value(i) <= 12 and _oclock(t, i + 1):
        return half_of_day(t, i + 4, Clock(t.value(i)))
    if t.kinds[i] != "digit" or (
        i and t.words[i - 1] in ("$", "£", "€", "₹", "#", ":", ".") and t.glued(i - 1)
    ):
        return None
    word = t.words[i]
    if len(word) == 4:
        return _military(t, i)
    if len(word) > 2:
        return None
    if (
        t.words[i + 1] in (":", ".")
        and t.glued(i)
        and t.words[i + 2].isdigit()
        and len(t.words[i + 2]) == 2
    ):
        return _minutes(t, i)
    if _oclock(t, i + 1):
        return half_of_day(t, i + 4, Clock(int(word)))
    end, found = half_of_day(t, i + 1, Clock(int(word)))
    return (end, found) if end > i + 1 and not found.fault and int(word) <= 24 else None


def _oclock(t: Tokens, i: int) -> bool:
    return t.words[i] == "o" and t.words[i + 1] in APOSTROPHES and t.words[i + 2] == "clock"


def _minutes(t: Tokens, i: int) -> Found | None:
    """8:30, 8.30 pm, 10:16:05: with a full stop only where am, pm, hours or a zone follows."""
    found = Clock(int(t.words[i]), int(t.words[i + 2]))
    j = i + 3
    if (
        t.words[j] == ":"
        and t.glued(j - 1)
        and t.glued(j)
        and t.words[j + 1].isdigit()
        and len(t.words[j + 1]) == 2
    ):
        found.second = int(t.words[j + 1])
        j += 2
    end, found = half_of_day(t, j, found)
    told = end > j or t.words[i - 1] in (
        "at",
        "by",
        "@",
        "around",
        "about",
        "until",
        "till",
        "from",
    )
    if t.words[i + 1] == "." and end == j:
        return None
    if end == j and (
        t.words[i - 1] in _STRETCHES
        or t.words[j] in _PLAYED
        or (t.words[j] == "to" and t.words[j + 1] in ("play", "go", "spare"))
    ):
        return None  # with 7:41 to play, in a time of 1:43
    if (
        t.words[j] in (":", ".", "-", "%", "/")
        and t.glued(j - 1)
        and t.glued(j)
        and t.words[j + 1].isdigit()
    ) and end == j:
        return None
    if (
        found.second is not None
        and not told
        and t.kinds[i - 1] not in ("digit", "month")
        and t.words[i - 1] not in ("t", ",")
    ):
        return None
    if found.hour > 24 or found.minute > 59:
        if not told:
            return None
        found.fault = f"impossible: there is no time {t.slice(i, i + 3)}"
    elif t.capital(i - 1) and t.is_word(i - 1) and end == j and not t.kinds[i - 1]:
        return None  # "John 3:16"
    return end, found


def _military(t: Tokens, i: int) -> Found | None:
    """0737 hours, 1830 GMT."""
    number = int(t.words[i])
    found = Clock(number // 100, number % 100)
    if t.words[i + 1] in ("hours", "hrs"):
        return zone(t, i + 2, _checked(found, t.words[i]))
    if (
        t.words[i - 1] in ("at", "around", "about")
        and _in_other_zone(t, i + 1)
        and found.hour < 24
        and found.minute < 60
    ):
        return i + 1, found
    end, found = zone(t, i + 1, found)
    if end > i + 1 and t.words[i + 1] != "local" and found.hour < 24 and found.minute < 60:
        return end, found
    return None


def _in_other_zone(t: Tokens, j: int) -> bool:
    """1353 (1023 GMT): the same moment in Greenwich stands behind."""
    return t.words[j] == "(" and t.kinds[j + 1] == "digit" and t.words[j + 2] in ("gmt", "utc")


def _checked(found: Clock, text: str) -> Clock:
    if found.hour > 24 or found.minute > 59:
        found.fault = f"impossible: there is no time {text}"
    return found


def half_of_day(t: Tokens, j: int, found: Clock) -> Found:
    """am, p.m. and what may follow them; ``j`` unmoved where there is nothing of the kind."""
    letter = t.words[j]
    end = j
    if letter in ("am", "pm"):
        end = j + 1
    elif letter in ("a", "p") and t.words[j + 1] == "." and t.words[j + 2] == "m":
        end = j + 4 if t.words[j + 3] == "." else j + 3
    elif letter in ("a", "p") and t.words[j + 1] == "m" and t.glued(j):
        end = j + 2
    elif letter in ("hours", "hrs") and found.minute is not None and t.words[j - 2] in (":", "."):
        return zone(t, j + 1, found)
    if end == j:
        return _part_told(t, j, found) or zone(t, j, found)
    if found.hour > 12:
        if letter[0] == "a":
            found.fault = f"impossible: {found.hour} is no hour before noon"
    elif letter[0] == "p":
        found.hour = found.hour % 12 + 12
    elif found.hour == 12:
        found.hour = 0
    return zone(t, end, found)


def _part_told(t: Tokens, j: int, found: Clock) -> Found | None:
    """9:25 in the morning, 3 in the afternoon."""
    if t.words[j] != "in" or t.words[j + 1] != "the" or t.kinds[j + 2] != "part":
        return None
    half = _HALVES.get(t.code(j + 2))
    if half is None or found.hour > 12:
        return None
    found.hour = found.hour % 12 + half
    return j + 3, found


def zone(t: Tokens, j: int, found: Clock) -> Found:
    """GMT, (IST), local time, +05:30."""
    zones = lexicon.mapping("zones")
    k = j + 1 if t.words[j] == "(" else j
    word = t.words[k]
    if word in zones and (t.text[t.starts[k] : t.ends[k]].isupper() or word in ("gmt", "utc")):
        end = k + 1
        found.zone = zones[word]
        if word in ("gmt", "utc") and t.words[end] in ("+", "-", "−") and t.glued(k):
            end, found = _offset(t, end, found)
        if k > j:
            if t.words[end] != ")":
                found.zone = ""
                return j, found
            end += 1
        return end, found
    if word == "local" and t.words[k + 1] == "time" and k == j:
        return k + 2, found
    if (
        word in ("eastern", "pacific", "central", "mountain")
        and t.words[k + 1] in ("time", "standard")
        and k == j
    ):
        return (k + 2 if t.words[k + 1] == "time" else k + 3), found
    if (
        word in ("+", "-", "−")
        and t.glued(j - 1)
        and t.glued(k)
        and t.kinds[k + 1] == "digit"
        and found.second is not None
    ):
        return _offset(t, k, found)
    return j, found


def _offset(t: Tokens, k: int, found: Clock) -> Found:
    sign = "+" if t.words[k] == "+" else "-"
    digits = t.words[k + 1]
    if len(digits) == 4:
        found.zone = f"{sign}{digits[:2]}:{digits[2:]}"
        return k + 2, found
    if len(digits) < 3 and t.words[k + 2] != ":":
        found.zone = f"{sign}{int(digits):02d}:00"
        return k + 2, found
    if (
        len(digits) == 2
        and t.words[k + 2] == ":"
        and t.words[k + 3].isdigit()
        and len(t.words[k + 3]) == 2
    ):
        found.zone = f"{sign}{digits}:{t.words[k + 3]}"
        return k + 4, found
    return k, found
