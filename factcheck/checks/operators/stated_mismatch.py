"""What the words of one claim state beside its value, against that value.

Passes: "Wednesday, 28 January 2026". Fires: "Tuesday, 28 January 2026"; "31 June"; "from 19 to
12 October".
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal

from factcheck.checks.findings import Draft, Side
from factcheck.checks.rule import Options, says
from factcheck.checks.wording import show
from factcheck.values import Date, Text
from factcheck.values.words import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim

_CLOSE: Final = 45  # days from the article's own date within which a year left out is certain


class StatedOptions(Options, frozen=True):
    """What is said beside the value."""

    states: Annotated[
        Literal["weekday", "impossible", "reversed"],
        says(
            "Which statement is checked: `weekday`, the day of the week beside a date; "
            "`impossible`, a date or hour that does not exist; `reversed`, a range that ends "
            "before it starts."
        ),
    ] = "weekday"


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for each value that its own words belie."""
    states = rule.options_as(StatedOptions).states
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in bundle.of(bundle.subject, *rule.predicates):
        stated = dict(claim.stated).get(states)
        if stated is not None and (states != "weekday" or _belied(claim, stated, bundle)):
            found[claim.predicate, _key(claim), stated].append(claim)
    for (predicate, _, stated), claims in sorted(found.items()):
        yield _draft(predicate, stated, tuple(claims), states)


def _key(claim: Claim) -> str:
    return claim.value.edtf if isinstance(claim.value, Date) else claim.text.casefold()


def _draft(predicate: str, stated: str, claims: tuple[Claim, ...], states: str) -> Draft:
    sides, detail = [Side(claims[0].value, claims)], stated
    day = _day(claims[0])
    if states == "weekday" and day is not None:
        told = WEEKDAYS[int(stated)]
        detail = f"{show(Date(day.isoformat()))} is a {WEEKDAYS[day.weekday()]}, not a {told}"
        sides.append(Side(Text(told), claims))
    return Draft(verdict="contradiction", predicate=predicate, sides=tuple(sides), detail=detail)


def _belied(claim: Claim, stated: str, bundle: Bundle) -> bool:
    """Whether the date is one certain day that falls on another weekday than the words say."""
    day = _day(claim)
    if day is None or not stated.isdigit() or day.weekday() == int(stated) % 7:
        return False
    if "year" not in claim.derivation:
        return True
    return not _fits_another_year(day, int(stated)) or _near(
        day, bundle.published.get(claim.source)
    )


def _day(claim: Claim) -> date | None:
    """The day that a claim dates: its one day, or the first of a stretch of days."""
    value = claim.value
    if not isinstance(value, Date) or value.start is None:
        return None
    first = value.edtf.partition("/")[0]
    of_days = value.is_range and first == value.start
    return date.fromisoformat(value.start) if of_days or value.start == value.end else None


def _fits_another_year(day: date, weekday: int) -> bool:
    """Whether the weekday is right a year earlier or later: then the year was read wrongly."""
    for year in (day.year - 1, day.year + 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue  # 29 February
        if other.weekday() == weekday:
            return True
    return False


def _near(day: date, published: str | None) -> bool:
    return published is not None and abs((day - date.fromisoformat(published)).days) <= _CLOSE
