"""A date against what the same words say of it: the day named beside "yesterday", the length
beside a stretch of days, the tense of its verb against the article's own date.

Passes: "a three-day visit, 4-6 May"; "yesterday (5 May)" on 6 May. Fires: "a three-day visit, 4-9
May"; "yesterday (3 May)" on 6 May; "was held on 12 May" on 6 May.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal

from factcheck.checks.findings import Draft, Side
from factcheck.checks.rule import Options, says
from factcheck.checks.wording import show
from factcheck.values import Date, Text
from factcheck.values.units import unit
from factcheck.values.words import WEEKDAYS
from factcheck.values.written import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim
    from factcheck.values import Value

States = Literal["relative", "days", "tense"]

_SLACK: Final = 1  # days by which the dates of two time zones differ
_SURE_OF_YEAR: Final = 45  # days from the article's own date within which a year left out is sure
_STALE: Final = 400  # days after which a plan told as one is an old text printed again
_FREE: Final = 2  # days of a week that may be left out: Monday to Friday
_SECONDS: Final = 86400.0


class StatedDateOptions(Options, frozen=True):
    """What is said of the date."""

    states: Annotated[
        States,
        says(
            "Which statement is checked: `relative`, the day named beside a word such as "
            "yesterday; `days`, the length beside a stretch of days; `tense`, the tense of "
            "the verb."
        ),
    ]


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for each date that its own words belie."""
    states = rule.options_as(StatedDateOptions).states
    ask = _ASK[states]
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    told: dict[tuple[str, str, str], tuple[Value, str]] = {}
    for claim in bundle.of(bundle.subject, *rule.predicates):
        stated = dict(claim.stated).get(states)
        if stated is None or not isinstance(claim.value, Date) or claim.id in bundle.retracted:
            continue
        answer = ask(claim, claim.value, stated, bundle)
        if answer is not None:
            key = (claim.predicate, claim.value.edtf, answer[1])
            found[key].append(claim)
            told[key] = answer
    for key, claims in sorted(found.items()):
        value, detail = told[key]
        sides = (Side(claims[0].value, tuple(claims)), Side(value, tuple(claims)))
        yield Draft(verdict="contradiction", predicate=key[0], sides=sides, detail=detail)


Answer = tuple["Value", str]


def _relative(claim: Claim, value: Date, stated: str, _: Bundle) -> Answer | None:
    """ "yesterday" counts to one day, and another is named beside it."""
    if value.start is None or value.start != value.end:
        return None
    day, counted = date.fromisoformat(value.start), f'"{claim.text}" is {value.start}'
    if stated.isdigit():
        if day.weekday() == int(stated):
            return None
        name = WEEKDAYS[int(stated)]
        return Text(name), f"{counted}, a {WEEKDAYS[day.weekday()]}, and no {name}"
    return None if stated == value.start else (Date(stated), f"{counted}, not {stated}")


def _days(claim: Claim, value: Date, stated: str, _: Bundle) -> Answer | None:
    """The days from the first to the last, both counted or one of them."""
    if value.start is None or value.end is None or value.approximate or not value.is_range:
        return None
    length = read(stated)
    if length.low is None or not length.exact or any(len(p) < 10 for p in value.edtf.split("/")):
        return None
    days = (date.fromisoformat(value.end) - date.fromisoformat(value.start)).days
    size = length.low * unit(length.unit).factor / _SECONDS
    loose = 0 if length.unit == "day" else max(_FREE, length.low)
    if size - 1 - loose <= days <= size + loose:
        return None
    return length, f'"{claim.text}" is {days + 1} days, not {show(length)}'


def _tense(claim: Claim, value: Date, stated: str, bundle: Bundle) -> Answer | None:
    """Told as past and after the article's day, or as to come and before it."""
    told = claim.as_of.start if claim.as_of is not None else None  # of a reprint, the original's
    published = told or bundle.published.get(claim.source)
    if not published or not value.start or not value.end or claim.quoted:
        return None
    if claim.modality not in ("asserted", "planned") or not claim.routine:
        return None
    today = date.fromisoformat(published)
    ahead = (date.fromisoformat(value.start) - today).days
    behind = (today - date.fromisoformat(value.end)).days
    reach = _SURE_OF_YEAR if "year" in claim.derivation else _STALE
    if stated == "past" and claim.modality == "asserted" and _SLACK < ahead <= reach:
        return Date(published), f'"{claim.text}" is told as past, the article is of {published}'
    if stated == "future" and _SLACK < behind <= reach:
        return Date(published), f'"{claim.text}" is told as to come, the article is of {published}'
    return None


_ASK: Final[dict[States, Callable[[Claim, Date, str, Bundle], Answer | None]]] = {
    "relative": _relative,
    "days": _days,
    "tense": _tense,
}
