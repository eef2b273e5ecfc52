"""Whose money a sum is where its name is shared: shillings of Kenya, kroner of Norway, dollars of
Australia.

The country stands beside the name, in the dateline, or is the only one of those with such money
that the article names (or names most). A bare dollar, rupee or pound is that of the dateline's
country, but for a dollar of an agency that writes for the world, or beside dollars that are told
apart ("US$", "A$").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from factcheck import lexicon

if TYPE_CHECKING:
    from factcheck.annotate.layout import Layout
    from factcheck.model import Number

_TOLD_APART: Final = re.compile(
    r"\b(?:US|A|AU|C|CA|NZ|S|HK|NT|J)\$|\bU\.?S\.? (?:dollars?|\$)|\bAmerican dollars?"
)
_BARE: Final = re.compile(r"[^\w$₹£€]*[$£]|(?i:rs\b)|.*\d[\w ]*? (?:dollars?|rupees?|pounds?)\Z")
# agencies that write for the world give dollars of the United States unless they say otherwise
_WORLDWIDE: Final = frozenset(
    (
        "Associated Press|Reuters|Agence France-Presse|Bloomberg|Bloomberg News|ANSA|EFE|Xinhua"
        "|Deutsche Presse-Agentur|United Press International|Kyodo News|Dow Jones Newswires"
    ).split("|")
)
_DEFAULTS: Final = frozenset(("USD", "INR", "GBP"))


def settle(numbers: list[Number], *, text: str, page: Layout) -> list[Number]:
    """``numbers`` with the ISO 4217 code of every sum whose country can be told."""
    families = _families()
    if not any(number.unit in families for number in numbers):
        return numbers
    home = _country_of(page)
    chosen: dict[str, str] = {}
    out = []
    for number in numbers:
        family = families.get(number.unit)
        if family is not None:
            if number.unit in _DEFAULTS:
                code = family.get(home, "") if _BARE.match(number.text) else ""
                if code and number.unit == "USD" and not _is_local(text, page):
                    code = ""
            else:
                if number.unit not in chosen:
                    chosen[number.unit] = family.get(home, "") or _most_named(text, family)
                code = _named_in(number.text, family) or chosen[number.unit]
            number = replace(number, unit=code) if code else number
        out.append(number)
    return out


def _is_local(text: str, page: Layout) -> bool:
    """Whether a bare dollar is that of the dateline's country."""
    agency = page.agency.text if page.agency else ""
    if lexicon.mapping("agencies").get(agency, agency) in _WORLDWIDE:
        return False
    return _TOLD_APART.search(text) is None


def _country_of(page: Layout) -> str:
    """ISO 3166-1 code of the dateline's city or country; "" where it has none that is known."""
    place = page.dateline.place if page.dateline else None
    if place is None:
        return ""
    known = _homes()
    for part in reversed(place.text.split(", ")):
        if code := known.get(part.casefold()):
            return code
    return ""


def _named_in(words: str, family: Mapping[str, str]) -> str:
    """The code by the country that the words of the sum hold: "3 million Ugandan shillings"."""
    for country, code in family.items():
        if any(form in words for form in _forms()[country]):
            return code
    return ""


def _most_named(text: str, family: Mapping[str, str]) -> str:
    """The code of the country that the text names most; "" for none and for a tie."""
    named: dict[str, int] = {}
    for country, code in family.items():
        count = sum(text.count(form) for form in _forms()[country])
        if count:
            named[code] = max(named.get(code, 0), count)
    ranked = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


@cache
def _families() -> dict[str, dict[str, str]]:
    """By the unit as read, the code of each country (ISO 3166-1) that has it."""
    out: dict[str, dict[str, str]] = {}
    for unit, code, country in lexicon.rows("currency_families"):
        out.setdefault(unit, {})[country] = code
    return out


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Names and adjectives of each country by its code."""
    return {row[1]: (row[0], *filter(None, row[2].split("|"))) for row in lexicon.rows("countries")}


@cache
def _homes() -> dict[str, str]:
    """Codes of the countries that cities and countries stand for, in one case."""
    out = {row[0].casefold(): row[1] for row in lexicon.rows("cities")}
    out.update({row[0].casefold(): row[1] for row in lexicon.rows("countries")})
    return out
