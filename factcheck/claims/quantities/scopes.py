"""What narrows a number: where, how often, of which time, or what it was before."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.claims.quantities import years
from factcheck.values import Date
from factcheck.values.units import unit

if TYPE_CHECKING:
    from factcheck.claims.quantities.roles import Role
    from factcheck.claims.reading import Reading
    from factcheck.model import Mention, Number

_REACH: Final = 7  # tokens after a number that may narrow it
_WIDE: Final = {
    "worldwide": "worldwide", "globally": "worldwide", "domestically": "domestically",
    "nationwide": "nationwide", "nationally": "nationwide", "overseas": "abroad",
    "abroad": "abroad", "internationally": "abroad", "elsewhere": "elsewhere",
}  # fmt: skip
_RATES: Final = frozenset("day week month year hour minute second barrel share night game".split())
_PLACED: Final = frozenset("in at across around outside throughout".split())
_INCLUDES: Final = frozenset("including counting excluding besides".split())
_WORDS: Final = {**_WIDE, "each": "each", "apiece": "each", "global": "worldwide"}
_STOPS: Final = frozenset(
    "for of on by with from to and but while that which who after when".split()
)
_GLOBAL: Final = {
    "worldwide": "worldwide", "global": "worldwide", "domestic": "domestically",
    "national": "nationwide", "nationwide": "nationwide",
}  # fmt: skip
_APART: Final = frozenset("on by and with from while against but for ,".split())
_COUNTED_BY: Final = frozenset("by until till through".split())  # words before such a time
_AVERAGED: Final = frozenset("averaged averages averaging".split())
_ELSEWHERE: Final = {"other": "elsewhere", "world": "worldwide", "globe": "worldwide"}
_LISTED: Final = 40  # code points back to the number that a list begins with
_FATES: Final = frozenset("killed injured missing arrest".split())
_PARTS: Final = frozenset("first last next other another additional further remaining".split())
_OF_IT: Final = frozenset("the his her its their those these all".split())
_CULPRITS: Final = frozenset(
    "gunman attacker attackers bomber bombers shooter shooters assailant assailants suspect "
    "perpetrator gunmen pilot driver hijackers militants insurgents".split()
)
# what follows the first of several groups that share a fate, and what joins two of them
_GOES_ON: Final = re.compile(
    r"(?:,| and|, and) (?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|dozens|hundreds|several) (?!of |were |was |died)[a-z]"
)
_AND: Final = re.compile(r",? and |, ")
_NEAR: Final = 60  # code points
_LONG: Final = 200  # days before the article from which a time is another story
_DAY: Final = 10  # characters of a day's TIMEX3 value


def of(reading: Reading, number: Number, role: Role, *, fate: bool) -> str:
    """The scope of a number in a few words; empty where nothing narrows it. Of casualties and
    arrests only whether the attacker is counted."""
    if role.earlier:
        return "before"
    part = _part(reading, number)
    if part != "out of" and (past := _long_past(reading, number)):
        return past
    if part:
        return part
    if fate and number.high:
        return _with_culprit(reading, number.end) or _one_group(reading, number)
    if fate:
        return _none_there(reading, number)
    return _narrowed(reading, number)


def _part(reading: Reading, number: Number) -> str:
    """Words just beside a number that make it a part: his first 17 passes, 29 of 34 passes, a man
    and two women died."""
    lower = reading.tokens.lower
    k = reading.tokens.at(number.start) - 1
    if k < 1:
        return ""
    if lower[k] in _PARTS:
        return lower[k]
    if not _AVERAGED.isdisjoint(lower[max(0, k - 3) : k + 1]):
        return "on average"
    while (lower[k] in _OF_IT or lower[k].endswith(("'s", "’s"))) and k > 1:
        k -= 1
    if lower[k] == "of" and any(char.isdigit() for char in lower[k - 1]):
        return "out of"
    if lower[k] in ("and", "&") and k > 1:
        before = reading.numbers_in(number.start - _LISTED, number.start)
        end = reading.tokens.ends[k - 1]
        if lower[k - 2] in ("a", "an") or any(n.end == end and _is_fate(number) for n in before):
            return "beside others"
    return ""


def _is_fate(number: Number) -> bool:
    """Whether the unit was told by a verb that the number's noun is not: 17 soldiers died."""
    told = lexicon.mapping("count_verbs")
    return number.unit in _FATES and not any(w in told for w in number.text.lower().split())


def _long_past(reading: Reading, number: Number) -> str:
    """ "In 2003 a quake killed 26,000": a year long before the article, in the same clause. Where
    the article's own year is not known, a year that a clause of its own tells of: "the worst since
    2003, when a quake killed 26,000"."""
    sentence, published = reading.sentence_at(number.start), reading.document.published
    now = published.date.start if published is not None and published.date is not None else None
    if sentence is None:
        return ""
    for time in reading.times_in(sentence.start, sentence.end):
        if not now:
            if time.timex[:4].isdigit() and years.told_of(reading, number, time):
                return f"in {time.timex[:4]}"
            continue
        if time.timex[:4] >= now[:4] or time.type != "DATE" or time.date is None:
            continue  # this year, or no year
        then = time.date.end
        past = then is not None and (_day(now) - _day(then)).days > _LONG
        if then and past and years.own(reading, number, time, sentence):
            return f"in {then[:4]}"
    return ""


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _with_culprit(reading: Reading, end: int) -> str:
    """14 people, including the gunman: whether the attacker is one of them."""
    tokens = reading.tokens
    first = tokens.at(end)
    words = tokens.lower[first : first + _REACH]
    for k, word in enumerate(words):
        if word in _INCLUDES and not _CULPRITS.isdisjoint(words[k + 1 : k + 4]):
            left_out = word in ("excluding", "besides") or (k and words[k - 1] == "not")
            return "without the attacker" if left_out else "with the attacker"
    return ""


def _one_group(reading: Reading, number: Number) -> str:
    """Six guards and 13 inmates were killed: the guards are a part of the killed."""
    text = reading.text
    joined = _GOES_ON.match(text, number.end) is not None
    if not joined:
        for before in reading.numbers_in(max(0, number.start - _NEAR), number.start):
            near = _AND.fullmatch(text, before.end, number.start) is not None
            joined = near and before.unit == number.unit
    noun = number.text.rpartition(" ")[2].lower()
    told = noun in lexicon.words("count_verbs")  # "1 dead, 2 hurt"
    return f"the {noun}" if joined and noun.isalpha() and not told else ""


def _none_there(reading: Reading, number: Number) -> str:
    """No injuries were reported in Dubai: nought of one place says nothing of another."""
    first = reading.tokens.at(number.end)
    for k in range(first, min(len(reading.tokens.starts), first + _REACH)):
        if not reading.tokens.lower[k][0].isalnum():
            break
        if found := _place_or_time(reading, k):
            return found
    return ""


def _narrowed(reading: Reading, number: Number) -> str:
    tokens = reading.tokens
    measured = not unit(number.unit).is_count
    first, at = tokens.at(number.end), tokens.at(number.start)
    if measured and (wide := _wide_before(tokens.lower[max(0, at - 4) : at])):
        return wide
    if beside := _beside(reading, first, measured=measured):
        return beside
    for k in range(first, min(len(tokens.starts), first + _REACH)):
        word = tokens.lower[k]
        if not word[0].isalnum() or word in _STOPS:
            break
        if word in _WORDS:
            return _WORDS[word]
        if word in _ELSEWHERE and tokens.lower[k - 1] == "the" and tokens.lower[k - 2] in _PLACED:
            return _ELSEWHERE[word]
        if measured and (found := _place_or_time(reading, k)) is not None:
            return found
    return ""


def _beside(reading: Reading, first: int, *, measured: bool) -> str:
    """What stands right behind a number: per day, and for a year."""
    lower = reading.tokens.lower
    if _rate(lower, first):
        return f"per {lower[first + 1]}"
    return _for_year(reading, first) if measured else ""


def _for_year(reading: Reading, first: int) -> str:
    """A profit of $3 million for 2025: the scope of the time that follows, if one does."""
    tokens = reading.tokens
    if tokens.lower[first : first + 1] != ["for"] or first + 1 >= len(tokens.starts):
        return ""
    timed = reading.time_at(tokens.starts[first + 1]) is not None
    return (_place_or_time(reading, first + 1) or "") if timed else ""


def _wide_before(words: list[str]) -> str:
    """A worldwide total of $504 million; not "worldwide on a $6 million budget"."""
    for word in reversed(words):
        if word in _GLOBAL:
            return _GLOBAL[word]
        if word in _APART:
            break
    return ""


def _place_or_time(reading: Reading, k: int) -> str | None:
    """The scope that begins at token ``k``: in Egypt, outside Europe, in other markets, in 2010;
    None where none does."""
    tokens = reading.tokens
    if (time := reading.time_at(tokens.starts[k])) is not None:
        wide = time.type == "DATE" and len(time.timex) < _DAY and time.timex[:4].isdigit()
        return f"in {time.timex}" if wide else ""
    if tokens.lower[k] not in _PLACED or k + 2 >= len(tokens.starts):
        return None
    after = k + 2 if tokens.lower[k + 1] == "the" else k + 1
    if tokens.lower[after] in _ELSEWHERE:
        return _ELSEWHERE[tokens.lower[after]]
    mention = reading.mention_at(tokens.starts[after])
    if mention is None or mention.kind != "place":
        return None
    return _within(reading, mention, "outside " if tokens.lower[k] == "outside" else "")


def _within(reading: Reading, mention: Mention, outside: str) -> str:
    """In Egypt; nothing for the place that the headline names, where all of the story is."""
    if mention.text in reading.document.title:
        return ""
    name = reading.name_of(mention)
    known = lexicon.mapping("place_aliases").get(name.lower().replace(".", " ").strip())
    return f"{outside}in {known.title() if known else name}"


def _rate(lower: list[str], k: int) -> bool:
    """ "a day", "per barrel", "an hour", "every week"."""
    if k + 1 >= len(lower):
        return False
    return (lower[k] == "per" and lower[k + 1] not in _STOPS) or (
        lower[k] in ("a", "an", "every", "each") and lower[k + 1] in _RATES
    )


def counted_on(reading: Reading, number: Number) -> Date | None:
    """When a number was counted, where its sentence says so: as of 3 May, by Tuesday, before June;
    None where it does not."""
    sentence = reading.sentence_at(number.start)
    if sentence is None:
        return None
    for time in reading.times_in(sentence.start, sentence.end):
        if time.type not in ("DATE", "TIME") or time.date is None or not time.date.end:
            continue
        k = reading.tokens.at(time.start) - 1
        if k < 0 or reading.tokens.starts[k] < sentence.start:
            continue
        word = reading.tokens.lower[k]
        if word in _COUNTED_BY or (word == "of" and k and reading.tokens.lower[k - 1] == "as"):
            return time.date
        if word == "before" and time.date.start:
            return Date((_day(time.date.start) - timedelta(days=1)).isoformat())
    return None
