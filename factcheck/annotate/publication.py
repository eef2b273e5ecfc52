"""When an article was published, as its page says it: date lines, date prefixes and the day's
words inside them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec.structs import replace

from factcheck.model import Time
from factcheck.values import Date

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DAY_MONTH = rf"{_DAY}(?:\sof)?[\s\-]{{1,2}}{_MONTH}\b\.?|{_MONTH}\b\.?\s{{0,2}}{_DAY}(?!\d)"

#: A day without its year, as datelines give it.
SHORT_DAY = rf"(?:{_DAY_MONTH})(?:,?\s{{1,2}}{_YEAR}(?!\d))?"

#: A weekday, written out or short, in any case.
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"

# A day with its year: 2026-01-28, 2012/08/08, 28 January 2026, Jan. 28, 2026, 28/01/2026, 28 / 1
# / 26.
_FULL_DAY = (
    rf"(?<![\d/])(?:{_YEAR}(?P<s>\s?[-/.]\s?)[01]?\d(?P=s)[0-3]?\d"
    rf"|(?:{_DAY_MONTH})[,\-]?\s{{0,2}}{_YEAR}"
    r"|[0-3]?\d(?P<d>\s?[/.\-]\s?)[0-3]?\d(?P=d)(?:\d{4}|\d{2}))(?!\d)"
)

_ISSUE = (
    r"(?:first |originally |article |story )?"
    r"(?:published|posted|publication date|release date|released|issued|filed|created|dated?"
    r"|submitted|uploaded)"
)
_CHANGE = r"(?:last |latest )?(?:updated?|modified|revised|edited|reviewed)"
_LABEL = rf"(?:{_CHANGE}|{_ISSUE})(?:\s(?:on|at|time|date|the))?\s{{0,2}}[:\-–—|]?\s{{0,2}}"

# "date 2021-06-04 During the meeting ...": the label and what may stand before a date's words
_PREFIX = rf"\(?{_LABEL}(?:on\s)?(?:[a-z]{{3,9}}day,?\s)?"
_UPDATED = re.compile(_CHANGE, re.I)
_LABELLED = rf"\W{{0,3}}{_LABEL}"
# hour, zone and marks that may follow the day in a prefix
_CLOCK = (
    r"(?:T\d\d:\d\d[\d:.]*Z?)?,?(?:\s(?:at\s)?\d{1,2}[:.]\s?\d\d(?:[:.]\s?\d\d)?)?(?:\s?[ap]\.?\s?m\.?)?"
    r"(?:\s\(?(?:GMT|UTC|IST|[ECMP][SD]T|[ECMP]T|BST|CES?T|[+\-]\d\d:?\d\d)\)?)*(?:\s?[|\-–—:;,.)]{1,2}(?=\s))?"
)
_LINE_TOKEN = re.compile(r"[A-Za-z]+(?:\.(?:\s?[A-Za-z]\.)*)?|\d+[A-Za-z]*|\S")
_LINE_WORDS = frozenset(
    """published posted publication release released issued filed created date dated submitted
    uploaded first originally article story last latest updated update modified revised edited
    reviewed on at time the of by in and from web downloaded mon tue tues wed weds thu thur thurs
    fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun
    jul aug sep sept oct nov dec january february march april june july august september october
    november december a p m am pm noon midnight st nd rd th gmt utc z t ist et ct mt pt est edt
    cst cdt mst mdt pst pdt akst akdt hst bst cet cest eet eest msk aest aedt acst awst nzst nzdt
    jst kst hkt sgt pkt wib hrs hr hours hour minutes minute mins min days day weeks week months
    month years year ago read local uk for immediate press news media""".split()
)
# "... 6:40 PM by PIB Shimla", "... by the Press Office": who issued what was dated
_ISSUER = re.compile(
    r"\s(?:(?:[|•]\s)?[Bb]y:?\s(?:the\s)?(?=[A-Z]|admin\b|staff\b|editor\b)|[/|•]\s(?=[A-Z]))[A-Za-z][\w.&'’\-]*(?:,?\s(?:[A-Z(][\w.&'’)\-]*|of|and)){0,7}[\s)\]*_]*\Z"
)
_LINE_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|am|pm|a|p|hrs|h|T\d\d|Z|T)?", re.I)
_NUMBERS = re.compile(r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4}|\d{2})")
# Zones of North America, where the month is written first, and of places where the day is.
_ZONE = re.compile(
    r"\b(?:(?P<month_first>[ECMP][SD]?T|AK[SD]T)|GMT|UTC|BST|IST|CES?T|EES?T|AE[SD]T|AC[SD]T|AWST|NZ[SD]T)\b"
)
_DIGIT = re.compile(r"\d")
_LONGEST_LINE = 140


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in any case, compiled when first asked for: these take some milliseconds."""
    return re.compile(pattern, re.I)


def short_day() -> re.Pattern[str]:
    """A day without its year, compiled."""
    return compiled(SHORT_DAY)


def full_day() -> re.Pattern[str]:
    """A day with its year, compiled."""
    return compiled(_FULL_DAY)


def is_date_line(text: str, start: int, end: int) -> bool:
    """Whether a line holds nothing but a date, an hour and words like "updated" around them, and
    perhaps who issued what follows.
    """
    if end - start > _LONGEST_LINE or _DIGIT.search(text, start, end) is None:
        return False
    issuer = _ISSUER.search(text[start:end])
    if issuer is not None and full_day().search(text, start, start + issuer.start()) is not None:
        end = start + issuer.start()
    if not all(_belongs(token[0]) for token in _LINE_TOKEN.finditer(text, start, end)):
        return False
    return (
        full_day().search(text, start, end) is not None
        or compiled(_LABELLED).match(text, start, end) is not None
        or short_day().search(text, start, end) is not None
    )


def _belongs(token: str) -> bool:
    if token[0].isdigit():
        return _LINE_NUMBER.fullmatch(token) is not None
    if token[0].isalpha():
        return token.lower().replace(".", "").replace(" ", "") in _LINE_WORDS
    return not token[0].isalnum() and token not in '?!"“”$%#'


def prefix_end(text: str, start: int, end: int) -> int:
    """Where a date prefix of a paragraph ends ("date 2021-06-04 During ..."), ``start`` where
    there is none.

    A label and a full date make a prefix, and a bare ISO date before a capital letter.
    """
    match = compiled(_PREFIX).match(text, start, end)
    if match is None and not text[start : start + 4].isdigit():
        return start
    day = full_day().match(text, match.end() if match else start, end)
    if day is None:
        return start
    clock = compiled(_CLOCK).match(text, day.end(), end)
    after = clock.end() if clock else day.end()
    rest = text[after : after + 3].lstrip(" *_\"'“‘(")
    if after < end and not text[after].isspace():
        return start
    if match is None and not rest[:1].isupper():
        return start
    return after


def days_in(text: str, start: int, end: int) -> list[tuple[Time, bool]]:
    """The full dates of a date line in order, each with whether its label says it is an update."""
    found = []
    before = start
    for match in full_day().finditer(text, start, end):
        time = day_at(text, match.start(), match.end()) or _day_by_zone(
            match, _ZONE.search(text, start, end)
        )
        if time is not None:
            found.append((time, _UPDATED.search(text, before, match.start()) is not None))
        before = match.end()
    return found


def _day_by_zone(match: re.Match[str], zone: re.Match[str] | None) -> Time | None:
    """A day in numbers whose order the zone of its hour tells: 08/02/2013 11:10 am EDT is 2 August.

    Two digits of a year are read as POSIX does: 69 to 99 in the last century.
    """
    parts = _NUMBERS.fullmatch(match[0])
    if parts is None or zone is None:
        return None
    first, second, year = (int(part) for part in parts.groups())
    if year < 100:
        year += 1900 if year > 68 else 2000
    month, day = (first, second) if zone["month_first"] else (second, first)
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    told = f'the order of day and month in "{match[0]}" is that of the zone {zone[0]}'
    return Time(
        match.start(),
        match.end(),
        match[0],
        type="DATE",
        timex=iso,
        date=Date(iso),
        derivation=told,
    )


def day_at(text: str, start: int, end: int, *, anchor: Date | None = None) -> Time | None:
    """The day that these very words give; None where they give none (31 June, 03/04/2025)."""
    if (plain := _plain_day(text, start, end)) is not None:
        return plain
    from factcheck.annotate import times

    for time in times.find(text, anchor=anchor, start=start, end=end):
        if time.date is not None:
            return time
    return None


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PLAIN = (
    rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)"
    rf"|(?P<name>{_MONTH})\.? (?P<day>\d\d?),? (?P<year>{_YEAR})"
    rf"|(?P<day2>\d\d?) (?P<name2>{_MONTH}) (?P<year2>{_YEAR})"
)


def _plain_day(text: str, start: int, end: int) -> Time | None:
    """A day of the calendar in the commonest forms, which need no grammar; None for any other."""
    parts = compiled(_PLAIN).fullmatch(text, start, end)
    if parts is None:
        return None
    year = parts["y"] or parts["year"] or parts["year2"]
    name = parts["name"] or parts["name2"]
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["m"])
    try:
        iso = date(int(year), month, int(parts["d"] or parts["day"] or parts["day2"])).isoformat()
    except ValueError:
        return None
    return Time(start, end, text[start:end], type="DATE", timex=iso, date=Date(iso))


def told(published: str, text: str, body: int) -> Time | None:
    """The date that the metadata gives (EDTF), at its words in the front matter where they can be
    found there."""
    if not published:
        return None
    start = text.find(published[:10], 0, body)
    end = start + len(published[:10])
    if start < 0:
        start, end = _words_of(published, text, body)
    return Time(start, end, text[start:end], type="DATE", timex=published, date=Date(published))


def _words_of(published: str, text: str, body: int) -> tuple[int, int]:
    """Where the front matter gives the day in words ("28 January 2026"); an empty span at the
    start if nowhere.
    """
    for match in full_day().finditer(text, 0, body):
        day = day_at(text, match.start(), match.end())
        if day is not None and day.date == Date(published):
            return match.span()
    return 0, 0


def nearest_year(time: Time, published: Time | None) -> Time:
    """A dateline's day in the year that puts it closest to the publication date.

    Times take their anchor's year; an article of 1 January with "Dec 31" in its dateline was
    written the day before.
    """
    if published is None or published.date is None or time.date is None or not time.anchored:
        return time
    day, anchor = time.date.edtf, published.date.edtf
    if len(day) != 10 or len(anchor) < 7 or not (day[:4] + anchor[:4]).isdigit():
        return time
    months = int(day[5:7]) - int(anchor[5:7])
    if abs(months) <= 6:
        return time
    year = int(anchor[:4]) + (1 if months < 0 else -1)
    moved = f"{year:04d}{day[4:]}"
    return replace(time, date=Date(moved), timex=moved)
