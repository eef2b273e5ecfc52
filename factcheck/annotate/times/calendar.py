"""Grammar of dates that name days, months and years: 20 January 2026, Jan. 20, 2026-01-20, October
2024, the 1990s.
"""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from factcheck import lexicon
from factcheck.annotate.times.nodes import Calendar
from factcheck.annotate.times.tokens import APOSTROPHES, DASHES, Tokens

_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_CURRENCIES = frozenset((*"$€£¥₹#", "rs", "inr", "usd", "eur", "gbp", "rm"))
# before a bare year or a month whose name is also a word
CUES = frozenset(
    "in of by since until till from between to during through before after for circa around "
    "mid early late and or "
    "about last next this every each ( [ — – summer autumn spring winter fall".split()
)
_AMBIGUOUS_MONTHS = frozenset(
    ("may", "march", "april", "june", "august", "mar", "jan", "jun", "jul", "dec", "sep")
)
_WORDY_MONTHS = frozenset(("may", "march", "mar", "jan", "jun", "dec", "sep", "oct", "nov", "aug"))
_NOT_YEAR_BEFORE = frozenset(
    "than over under nearly almost some least most approximately roughly no flight only at".split()
)
_YEAR_CUES = frozenset(
    "in of by since until till from between to during through before after circa mid early "
    "late year years for the a "
    "( [ , and ' ’ around back again".split()
)
_PARTS_OF_YEARS = frozenset(("mid", "early", "late", "pre", "post"))
_ARTICLES = frozenset(("a", "an", "the"))
_RANGES = DASHES | {"to", "through", "until", "till"}
_NO_NOUNS = frozenset("on to at as that who which was is has had with against will".split())
_LISTS = frozenset(("and", "or", ",", "to", "&"))
_OF_YEARS = frozenset("born built era style model vintage based to and present mid onwards".split())
_NO_PLURALS = frozenset(("was", "has", "as", "its", "does", "always", "perhaps", "besides"))
_YEARS_ON = {"same": 0, "following": 1, "previous": -1, "preceding": -1}

Found = tuple[int, Calendar]


def day(t: Tokens, i: int) -> tuple[int, int] | None:
    """20, 20th, "the 20th", first: a day of the month and the token after it."""
    if t.words[i] == "the" and t.kinds[i + 1] in ("digit", "ordinal"):
        i += 1
    word = t.words[i]
    if t.kinds[i] == "digit" and len(word) <= 2:
        number = int(word)
        if not 1 <= number <= 39:
            return None
        if t.words[i + 1] in _SUFFIXES and t.glued(i):
            return i + 2, number
        return i + 1, number
    if t.kinds[i] == "ordinal":
        return i + 1, t.value(i)
    if (t.kinds[i] == "number" and t.value(i) in (20, 30) and t.kinds[i + 1] == "ordinal") or (
        t.kinds[i] == "number" and t.words[i + 1] in DASHES and t.kinds[i + 2] == "ordinal"
    ):
        j = i + 1 if t.kinds[i + 1] == "ordinal" else i + 2
        return j + 1, t.value(i) + t.value(j)
    return None


def month(t: Tokens, i: int) -> tuple[int, int] | None:
    """A month's name or abbreviation, its full stop included where one belongs to it."""
    if t.kinds[i] != "month":
        return None
    short = len(t.words[i]) <= 4
    if short and t.words[i + 1] == "." and t.glued(i) and t.words[i] not in ("may", "june", "july"):
        follows = t.kinds[i + 2]
        if follows == "digit" or not t.capital(i + 2):
            return i + 2, t.value(i)
    return i + 1, t.value(i)


def year(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year in four digits, or in two after an apostrophe."""
    word = t.words[i]
    if t.kinds[i] == "digit" and len(word) == 4 and int(word) >= 1000:
        if t.glued(i) and _continues(t, i):
            return None
        return i + 1, int(word)
    if (
        word in APOSTROPHES
        and t.glued(i)
        and t.kinds[i + 1] == "digit"
        and len(t.words[i + 1]) == 2
    ):
        short = int(t.words[i + 1])
        return i + 2, short + (2000 if short < 50 else 1900)
    return None


def short_year(t: Tokens, i: int) -> Found | None:
    """'86 by itself."""
    hit = year(t, i)
    return (hit[0], Calendar(year=hit[1])) if hit is not None else None


def _continues(t: Tokens, i: int) -> bool:
    """Whether the digits go on: 2,882, 2013.5, 2020s, 1080p; but not "2013," and "2019-20"."""
    mark = t.words[i + 1]
    if mark in ",.:" and t.glued(i + 1) and t.words[i + 2].isdigit():
        return True
    return mark in ("%", "s", "°", "k", "m", "p", "x", "km", "th", "st", "mm", "kg")


def tail(t: Tokens, j: int, found: Calendar) -> Found:
    """The year after a day or month: ", 2026", "of last year", "this year", "of that year"."""
    k = j
    if t.words[k] in (",", "of"):
        k += 1
    if (hit := year(t, k)) is not None and not _counts(t, hit[0]):
        found.year = hit[1]
        return hit[0], found
    if (named := _year_named(t, k)) is not None:
        found.year_of = named[1]
        return named[0], found
    if t.words[k] == "the" and t.kinds[k + 1] == "deictic":
        k += 1
    if (
        t.kinds[k] == "deictic"
        and t.words[k + 1] == "year"
        and t.words[k] in ("last", "this", "next")
    ):
        found.year_shift = t.value(k)
        return k + 2, found
    return j, found


def _year_named(t: Tokens, k: int) -> tuple[int, int] | None:
    """That year, the same year, the following year: how far from the year last named."""
    j = k + (t.words[k] in ("the", "that") and t.words[k + 1] in _YEARS_ON)
    if t.words[j + 1] != "year" or (j == k and t.words[k] != "that"):
        return None
    return j + 2, _YEARS_ON.get(t.words[j], 0)


_MEASURES = frozenset(
    "people percent hours hrs m km ft feet foot metre metres meter meters mile miles mph kph kg "
    "block acres acre tonnes tons".split()
)


def _counts(t: Tokens, j: int) -> bool:
    """Whether what stands behind a number is counted by it: "2000 ft", "1500 days"."""
    if t.kinds[j] == "unit":
        return t.code(j) != "S"  # the 2010 season
    return t.words[j] in _MEASURES


def day_month(t: Tokens, i: int) -> Found | None:
    """20 January 2026, 20th of January, the first of May, 4th July."""
    hit = day(t, i)
    if hit is None:
        return None
    j, number = hit
    plain = t.kinds[i] == "digit" and j == i + 1
    if t.words[j] == "of":
        if plain:
            return None  # "20 of May's winners"
        j += 1
    elif t.words[j] in DASHES and t.glued(j - 1) and t.glued(j):
        j += 1  # 20-Jan-2026
    named = month(t, j)
    if (
        named is None
        or not t.capital(j)
        or (t.kinds[i] in ("ordinal", "number") and t.words[j - 1] != "of")
    ):
        return None
    j, number_of_month = named
    found = Calendar(month=number_of_month, day=number)
    if (
        t.words[j] in DASHES
        and t.glued(j - 1)
        and t.glued(j)
        and (hit := year(t, j + 1)) is not None
    ):
        found.year = hit[1]
        return hit[0], found
    end, found = tail(t, j, found)
    if end == j and t.kinds[j] == "digit" and len(t.words[j]) == 2 and t.words[j - 1] not in (",",):
        return _short_year(t, j, found)
    return end, found


def _short_year(t: Tokens, j: int, found: Calendar) -> Found:
    """10 Nov 11: a year in two digits, where nothing says that they count or tell the time."""
    after = t.words[j + 1]
    if (
        after in (":", ".", "-", "–", "%", ",") and t.glued(j) and t.words[j + 2].isdigit()
    ) or t.is_word(j + 1):
        return j, found
    if after and after not in (".", ",", ")", "]", "\n", ";"):
        return j, found
    found.year = 2000 + int(t.words[j])
    return j + 1, found


def month_day(t: Tokens, i: int) -> Found | None:
    """January 20, Jan. 20th, 2026, May the 4th."""
    named = month(t, i)
    if named is None or not t.capital(i):
        return None
    j, number = named
    hit = day(t, j)
    if (
        hit is None
        or (t.kinds[j] in ("ordinal", "number") and t.words[i] in _WORDY_MONTHS)
        or _is_other(t, j, hit[0])
    ):
        return None
    if t.kinds[j] in ("number",) and t.words[j] not in ("twenty", "thirty"):
        return None
    return tail(t, hit[0], Calendar(month=number, day=hit[1]))


def _is_other(t: Tokens, j: int, end: int) -> bool:
    """May 10,000; April 5.2; March 10:30; June 20%: digits after a month's name that are no day."""
    mark = t.words[end]
    if not t.glued(end - 1):
        return False
    if mark in ",.:" and t.glued(end) and t.words[end + 1].isdigit():
        return not (mark == "," and len(t.words[end + 1]) == 4)
    return mark == "%" or (mark.isalpha() and mark not in _SUFFIXES and mark != "t")


def month_year(t: Tokens, i: int) -> Found | None:
    """October 2024, Oct. 2024, October of 2024, September this year."""
    named = month(t, i)
    if named is None or not t.capital(i):
        return None
    end, found = tail(t, named[0], Calendar(month=named[1]))
    if end == named[0]:
        return None
    return end, found


def bare_month(t: Tokens, i: int) -> Found | None:
    """A month alone; names that are also words or first names need a word of time before them."""
    named = month(t, i)
    if named is None or not t.capital(i):
        return None
    before = t.words[i - 1]
    if t.words[i] in _AMBIGUOUS_MONTHS:
        if before in DASHES and i >= 2:
            before = t.words[i - 2]
        if _in_months(t, i, named[0]):
            return named[0], Calendar(month=named[1])
        if before in _ARTICLES:
            return (named[0], Calendar(month=named[1])) if _noun_follows(t, named[0]) else None
        if before not in CUES or (
            before in ("and", "or", "to", "for", "(", "after", "before", "by", "from")
            and not _month_near(t, i)
        ):
            return None
        if (
            t.capital(named[0])
            and t.kinds[named[0]] == ""
            and before in ("of", "by", "for", "and", "or")
        ):
            return None  # "the death of June Smith"
    elif len(t.words[i]) <= 4 and t.words[i] != "july" and before not in CUES:
        return None
    return named[0], Calendar(month=named[1])


def _in_months(t: Tokens, i: int, end: int) -> bool:
    """April-June, January to March: a month beside a month."""
    if t.words[end] in _RANGES and t.kinds[end + 1] == "month" and t.capital(end + 1):
        return True
    return t.words[i - 1] in _RANGES and t.kinds[i - 2] == "month" and t.capital(i - 2)


def _noun_follows(t: Tokens, j: int) -> bool:
    """An April shooting, the May talks; but "the March on Rome"."""
    word = t.words[j]
    return t.is_word(j) and not t.capital(j) and word not in CUES and word not in _NO_NOUNS


def _month_near(t: Tokens, i: int) -> bool:
    near = (t.kinds[i - 2], t.kinds[i + 1], t.kinds[i + 2], t.kinds[i - 3])
    if t.words[i - 1] in ("after", "before", "by", "from"):
        return (
            t.words[i] != "may"
            and not (t.is_word(i + 1) and t.capital(i + 1))
            and "'" not in t.words[i + 1]
        )
    return "month" in near


def bare_year(t: Tokens, i: int) -> Found | None:
    """2020 where it can only be a year: after a word of time, or before what no count stands
    before.
    """
    hit = year(t, i)
    if hit is None:
        return None
    before, number, end = t.words[i - 1], hit[1], hit[0]
    if before in _CURRENCIES or before in _NOT_YEAR_BEFORE or _counts(t, end):
        return None
    if before in lexicon.words("number_labels") or _is_part_of_number(t, i, end):
        return None
    if i and t.ends[i - 1] == t.starts[i] and t.is_word(i - 1):
        return None
    if t.words[end] in DASHES and _compound(t, end):
        return None
    listed = before in _LISTS and t.kinds[i - 2] == "digit" and len(t.words[i - 2]) == 4
    cue = before in _YEAR_CUES or listed
    if not cue and number > 2050:
        return None
    if not 1900 <= number <= 2099 and not _old_year(t, i, listed=listed):
        return None
    if not cue and t.is_word(i - 1) and t.capital(i - 1) and t.capital(end):
        return None  # "Boeing 2000 Max"
    if (not cue or (before in (",", "and", "for", "of") and not listed)) and _plural_noun(t, end):
        return None
    return end, Calendar(year=number)


def _is_part_of_number(t: Tokens, i: int, end: int) -> bool:
    """555-1984, 10/2000, 2020 7946 0018; but "mid-2023"."""
    before = t.words[i - 1]
    if t.glued(i - 1) and (before in DASHES or before in ("/", ".", ":")):
        if before == ".":
            return t.words[i - 2] not in ("c", "ca")
        return before not in DASHES or t.words[i - 2] not in _PARTS_OF_YEARS
    return end == i + 1 and len(t.words[end]) > 2 and t.words[end].isdigit() and not t.glued(i)


def _compound(t: Tokens, j: int) -> bool:
    """Whether the dash at ``j`` makes a number an adjective: a 2000-seat hall, 1900-strong."""
    return (
        t.glued(j - 1)
        and t.glued(j)
        and t.is_word(j + 1)
        and not t.capital(j + 1)
        and t.words[j + 1] not in _OF_YEARS
    )


def _old_year(t: Tokens, i: int, *, listed: bool) -> bool:
    """Whether a number beyond our own and the last century stands where a year does: in 1812, the
    War of 1812, the 1815 Act, from 1798 to 1802.
    """
    before, after = t.words[i - 1], i + 1
    if before == ".":
        return t.words[i - 2] in ("c", "ca")
    if before == "of":
        return t.capital(i - 2)
    if before == "to" and not listed:
        return t.words[i - 2] in ("back", "prior", "up", "down")
    if before in ("year", "years"):
        return True
    if before == "the":
        return 1500 <= int(t.words[i]) < 1900 and t.is_word(after) and not _plural_noun(t, after)
    if listed or before in DASHES:
        return t.words[i - 3] in CUES
    return before in CUES and before not in ("and", "or", "for", "about", "around")


def _plural_noun(t: Tokens, j: int) -> bool:
    word = t.words[j]
    if not t.is_word(j) or t.capital(j):
        return False
    if word.endswith("s"):
        own = t.words[j + 1] in APOSTROPHES and t.glued(j)
        return own or (word[-2:] not in ("ss", "us", "is") and word not in _NO_PLURALS)
    return word in ("people", "men", "women", "police", "more", "other") or (
        word == "children" and t.words[j + 1] not in APOSTROPHES
    )


def years(t: Tokens, i: int) -> tuple[int, int, int] | None:
    """2019-20, 2019/20, 1914-1918: token after it, first year, last year."""
    hit = year(t, i)
    if hit is None or not _joined_figures(t, i):
        return None
    word, first = t.words[i + 2], hit[1]
    if len(word) == 4 and first < int(word) < first + 300:
        return i + 3, first, int(word)
    if len(word) == 2 and (int(word) > first % 100 or (first == 1999 and word == "00")):
        return i + 3, first, first + (int(word) - first) % 100
    return None


def year_month(t: Tokens, i: int) -> Found | None:
    """2021-06, where it is no run of years."""
    hit = year(t, i)
    if hit is None or not _joined_figures(t, i) or t.words[i + 1] == "/":
        return None
    word = t.words[i + 2]
    if len(word) == 2 and 1 <= int(word) <= 12 and int(word) <= hit[1] % 100:
        return i + 3, Calendar(year=hit[1], month=int(word))
    return None


def _joined_figures(t: Tokens, i: int) -> bool:
    """Whether a dash or stroke joins this number to one more and to no third."""
    marks = (*DASHES, "/")
    if not (
        t.glued(i) and t.glued(i + 1) and t.words[i + 1] in marks and t.kinds[i + 2] == "digit"
    ):
        return False
    if t.glued(i + 2) and (t.words[i + 3] in marks or t.is_word(i + 3)):
        return False
    return not (i and t.glued(i - 1) and t.words[i - 1] in marks)


def numeric(t: Tokens, i: int) -> Found | None:
    """2026-01-20, 2026/01/20, 20/01/2026, 20.01.2026; which of two small numbers is the month is
    left open.
    """
    mark = t.words[i + 1]
    if mark not in ("-", "/", ".", "‑") or t.words[i + 3] != mark:
        return None
    if t.kinds[i] != "digit" or not t.words[i + 2].isdigit() or not t.words[i + 4].isdigit():
        return None
    spaced = mark == "/" and len(t.words[i + 4]) == 4  # tokenised text: 12 / 19 / 2005
    if not (spaced or all(t.glued(k) for k in range(i, i + 4))) or len(t.words[i + 2]) > 2:
        return None
    if i and t.ends[i - 1] == t.starts[i] and t.words[i - 1] in ("-", "/", ".", ":", "+"):
        return None
    a, b, c = t.words[i], t.words[i + 2], t.words[i + 4]
    end = i + 5
    if t.glued(end - 1) and (
        t.words[end] in ("-", "/") or (t.is_word(end) and t.words[end] != "t")
    ):
        return None
    if len(a) == 4:
        if len(c) > 2 or int(a) < 1000:
            return None
        return end, Calendar(year=int(a), month=int(b), day=int(c))
    if (
        len(a) > 2
        or len(c) not in ((4,) if mark == "." else (2, 4))
        or (len(c) == 2 and mark != "/")
    ):
        return None
    number = int(c) if len(c) == 4 else 2000 + int(c)
    if len(c) == 4 and not 1000 <= number <= 2999:
        return None
    return _day_or_month(end, number, int(a), int(b))


def _day_or_month(end: int, number: int, a: int, b: int) -> Found | None:
    if a == 0 or b == 0 or (a > 12 and b > 12):
        return None
    if a > 12:
        return end, Calendar(year=number, month=b, day=a, day_first=True)
    if b > 12:
        return end, Calendar(year=number, month=a, day=b, day_first=False)
    return end, Calendar(year=number, month=b, day=a, open=a != b)
