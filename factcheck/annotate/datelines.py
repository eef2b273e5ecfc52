"""Datelines: ``Washington, Jan 22 (IANS)``, ``LONDON (Reuters) -``, ``New Delhi, Jan 28:``,
``PARIS —``.

A place, a day and an agency, each of which may be missing, and a mark before the text. What
stands alone (a place and a dash) must be in capitals or a known city, for "Police – who ..."
begins a sentence in the same shape.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.annotate import agencies, publication
from factcheck.model import Dateline, Span, Time

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻĽŁŃŅŇŌŐŒŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽ"
_CAPITALS = (
    rf"[{_UPPER}]{{2,}}(?:['’.][{_UPPER}]+|-(?:[{_UPPER}]{{2,}}|[A-Z](?![a-z])))*\.?(?![a-zà-ÿ])"
)
_LOWER = "a-zà-ÿāăąćčďđēėęěğģīįıķļľłńņňōőœřśşšșţťțūůűųźżž"
_CAPITALISED = (
    rf"[{_UPPER}](?:['’][{_UPPER}])?[{_LOWER}'’]+(?:[{_UPPER}][{_LOWER}]+)?(?:-[\w'’]+){{0,3}}"
)
_ABBREVIATION = rf"(?:[{_UPPER}]\.){{1,3}}|[{_UPPER}][a-z]{{1,5}}\."
# a day's month is no part of the place before it
_WEEKDAY = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"  # written out, before a day
_WORD = (
    rf"(?!(?i:{publication.SHORT_DAY})|{_WEEKDAY}\b)"
    rf"(?:{_CAPITALS}|{_ABBREVIATION}|{_CAPITALISED})"
)
# "Thursday, August 15, 2024"
_DATE = rf"(?:{_WEEKDAY},?\s)?(?i:{publication.SHORT_DAY})"
_LINK = r"(?:of|de|la|le|du|da|do|del|di|el|al|es|the|upon|on|sur|am|au|OF|THE|DE|LA)"
_NAME = rf"{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{0,3}}"
_PLACE = rf"{_NAME}(?:(?:, ?|/| and ){_NAME}){{0,3}}"
_DASH = r"(?:[-–—―_]{1,3}|\xad)"
_SIGNED = r"(?:[A-Z][\w./&,\-'’ ]{1,40}?|dpa)"

_WINDOW = 160
# every dateline has a mark, a bracket or a day; most paragraphs begin without
_SIGN = re.compile(r"[-–—―_:(\[/\xad\d]")
_SIGNED_WITHIN = 90
_LONGEST_LINE = 70
_BLANKS = " *\t\xa0"
# Headings and labels that take a place's position before a dash or a colon.
_LABELS = frozenset(
    """update updated updates breaking news watch exclusive opinion analysis editorial factbox
    explainer correction corrected timeline live video photos photo note warning alert review
    interview feature column comment commentary summary background recap preview report special
    sport sports business politics world question answer q a advisory notice statement press
    release spoiler poll quiz podcast letter letters obituary profile wrapup snapshot instant view
    just in developing flash urgent bulletin first read more also see must""".split()
)


# Words of a heading in capitals that no city's name holds.
_SMALL = frozenset("WITH FOR IN ON AT TO BY AS IS ARE AND OR NOT FROM AFTER HIS HER ITS NO".split())
# Words that begin a sentence before a date: "On October 1 - ..."
_OPENINGS = frozenset(
    "on in at by from after before since until as for with during late early last".split()
)


def is_label(words: str) -> bool:
    """Whether words name a section or a kind of article ("BREAKING NEWS", "Analysis")."""
    return all(word in _LABELS for word in re.findall(r"[^\W\d_]+", words.lower()))


@cache
def _shape() -> re.Pattern[str]:
    """Compiled when first asked for: it takes some milliseconds."""
    return re.compile(
        rf"[*_]{{0,3}}(?P<place>{_PLACE})?"
        # the state of a town: "Sriharikota (Andhra Pradesh), Feb 17:"
        rf"(?:\s\[[A-Z][\w ,.]{{2,30}}\]|\s\((?P<region>[A-Z][\w ,.]{{2,30}})\)(?=,\s))?"
        rf"(?P<before>[,:.]?\s{{0,2}}(?:{_DASH}\s{{0,2}})?)"
        rf"(?P<date>{_DATE})?"
        rf"[,.]?\s{{0,2}}"
        rf"(?:{_DASH}?(?:(?P<bare>[A-Z]{{2,8}})(?=\s{{0,2}}(?:{_DASH}|:))|\((?P<round>{_SIGNED})\)|\[(?P<square>{_SIGNED})\]|/(?P<slash>{_SIGNED})/))?"
        rf"(?P<mark>\s{{0,2}}(?:{_DASH}|:|\||\.{_DASH}?)?[*_]{{0,3}}\s{{0,2}})"
        # after the agency: "WASHINGTON (AP) -- Dec. 2, 2021 -- "
        rf"(?:(?<=[-–—―|] )(?P<late>{_DATE})(?P<end>\s{{0,2}}(?:{_DASH}|:)\s{{0,2}}|\s*\Z))?"
    )


class Found(Struct, frozen=True):
    """A dateline and the offset at which the article's own words go on."""

    dateline: Dateline
    body: int


def read(text: str, start: int, end: int, *, published: Time | None) -> Found | None:
    """The dateline at the start of a paragraph, None where there is none."""
    if _SIGN.search(text, start, min(end, start + _SIGNED_WITHIN)) is None:
        return None
    match = _shape().match(text, start, min(end, start + _WINDOW))
    if match is None or match.end() == match.start():
        return None
    if not (
        match["date"] or _brackets(match) or f"{match['before']}{match['mark']}".strip(_BLANKS)
    ):
        return None  # the first words of a sentence
    shape = _Shape(match, rest=text[match.end() : end])
    if not shape.holds():
        return None
    return Found(_record(text, match, published), match.end())


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a line holds a dateline with its day and nothing else: "LIMA (AP) | 29 January"."""
    if end - start > _LONGEST_LINE or _SIGN.search(text, start, end) is None:
        return False
    match = _shape().match(text, start, end)
    if match is None or match.end() != end or not (match["place"] and _brackets(match)):
        return False
    return bool(match["date"] or match["late"]) and _Shape(match, rest="").holds()


def after_day(text: str, start: int, end: int) -> tuple[int, Span] | None:
    """Where the day of a date line ends and the city after it: "Mon 4 April 2022, New York"."""
    if end - start > _LONGEST_LINE or not text[end - 1].isalpha():
        return None
    match = _day_first().fullmatch(text, start, end)
    if match is None or not is_city(match["place"]):
        return None
    return match.end("day"), _span(text, *match.span("place"))


@cache
def _day_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<day>(?:(?i:{publication.WEEKDAY})[.,]?\s)?(?i:{publication.SHORT_DAY}))"
        rf"(?:,|\s?[|•/]|\s?{_DASH})\s(?P<place>{_NAME})(?:, {_NAME})?"
    )


def is_city(words: str) -> bool:
    """Whether words are the name of a city as datelines give it."""
    return words.lower() in _cities()


def _record(text: str, match: re.Match[str], published: Time | None) -> Dateline:
    date = None
    if day := "date" if match["date"] else "late" if match["late"] else "":
        anchor = published.date if published else None
        date = publication.day_at(text, *match.span(day), anchor=anchor)
        date = publication.nearest_year(date, published) if date else None
    place = _place(text, match)
    start = match.start("place") if place else match.start()
    end = match.start() + len(match[0].rstrip())
    return Dateline(
        start, end, text[start:end], place=place, date=date, agency=_agency(text, match)
    )


def _place(text: str, match: re.Match[str]) -> Span | None:
    """The place, the first of "Nairobi/Kampala"."""
    if not match["place"]:
        return None
    start = match.start("place")
    place = match["place"].partition("/")[0].rstrip()
    agency = _bare(match)
    if agency and place.endswith(f", {agency}"):
        place = place[: -len(agency) - 2]
    return _span(text, start, start + len(place))


def _agency(text: str, match: re.Match[str]) -> Span | None:
    words = _brackets(match)
    if not words:
        return None
    name = agencies.first_listed(words) or words
    if not agencies.is_agency(name):
        return None
    start = text.index(name, match.start(), match.end())
    return _span(text, start, start + len(name))


def _brackets(match: re.Match[str]) -> str:
    region = match["region"] if agencies.is_listed(match["region"] or "") else ""
    return match["round"] or match["square"] or match["slash"] or region or _bare(match)


def _bare(match: re.Match[str]) -> str:
    """A listed agency without brackets: "Accra, Jan. 28, GNA -", "Tehran, IRNA -"."""
    last = match["bare"] or (match["place"] or "").rpartition(", ")[2]
    trusted = agencies.is_listed(last, alone=not match["bare"])
    return last if last.isupper() and trusted else ""


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


class _Shape:
    """What was matched, and whether it is enough to be a dateline."""

    def __init__(self, match: re.Match[str], *, rest: str) -> None:
        self.place: str = match["place"] or ""
        if match["bare"] and not _bare(match):
            self.place = ""
        self.date = bool(match["date"] or match["late"])
        self.agency = _brackets(match)
        self.mark: str = match["mark"].strip(" *_\t\xa0")
        if not self.mark and "_" in match["mark"]:
            self.mark = "_"
        elif not (self.date or self.agency):
            self.mark = (match["before"] + match["mark"]).strip(_BLANKS)
        self.spaced = match[0][-1:].isspace() or not rest
        self.comma = match["before"].startswith((",", "."))
        self.rest = rest

    def holds(self) -> bool:
        if self.place and (is_label(self.place) or self.place.split()[0].lower() in _OPENINGS):
            return False
        if not self._text_follows():
            return False
        if self.agency:
            return self._holds_with_agency()
        if self.date:
            return self._holds_with_date()
        return self._holds_with_place_alone()

    def _text_follows(self) -> bool:
        """A sentence starts here, or the dateline has the line for itself."""
        if not self.agency and publication.short_day().match(self.rest):
            # a life: "Jan. 28, 1950 – March 4, 2011"
            return False
        if self.mark and agencies.first_listed(self.agency):
            return True
        first = self.rest.lstrip("\"'“‘`«*_([ ")[:1]
        return not self.rest or first.isupper() or first.isdigit() or first in "$€£¥₹"

    def _holds_with_agency(self) -> bool:
        listed = bool(agencies.first_listed(self.agency))
        if not listed and not agencies.has_shape(self.agency):
            return False
        if self.mark and (listed or self.date or self._is_place()):
            return True
        # without a mark: "Washington, Jan 22 (IANS) India ...", but not "Press Trust of India
        # (PTI) Chairman ..."
        return listed and bool(self.place) and (self.date or self._is_place())

    def _holds_with_date(self) -> bool:
        """A mark, or the line for itself, after a place that a comma or the list tells from a
        sentence's start."""
        if not self.place or not (self.mark.strip(",") or not self.rest):
            return False
        return self.comma or self._is_place()

    def _holds_with_place_alone(self) -> bool:
        if not self.place or not self.mark or not self.rest:
            return False
        if self.mark.startswith(("-", "–", "_", "\xad")) and not self.spaced:
            return False
        if self.mark not in (":",) and not re.fullmatch(_DASH, self.mark):
            return False
        return self._is_place()

    def _is_place(self) -> bool:
        city, *rest = (part for part in re.split(r"\s*[,/]\s*| and ", self.place) if part)
        if city.lower() in _cities() or any(part.lower() in _lands() for part in rest):
            return True
        # "Washington D.C.", "Fremont Calif."
        name, _, state = city.lower().rpartition(" ")
        if name in _cities() and state in _lands():
            return True
        if self.mark == ":" and not (self.date or self.agency):
            return False
        words = city.split()
        letters = sum(char.isalpha() for char in city)
        return city.isupper() and letters > 5 and len(words) < 4 and not _SMALL.intersection(words)


@cache
def _cities() -> frozenset[str]:
    listed = {row[0].lower() for row in lexicon.rows("cities")}
    return frozenset(listed | {form.lower() for form, sort in _forms() if sort == "city"})


@cache
def _lands() -> frozenset[str]:
    """States, provinces and countries: what follows a city."""
    listed = {row[0].lower() for name in ("regions", "countries") for row in lexicon.rows(name)}
    return frozenset(listed | {form.lower() for form, sort in _forms() if sort == "state"})


def _forms() -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in lexicon.rows("datelines")]
