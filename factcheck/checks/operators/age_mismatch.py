"""A person's age against the date of birth, on the day the age is told of.

Passes: "63" and "born on 3 March 1963" in May 2026. Fires: "63" and "born on 3 March 1970".
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from factcheck.checks import gates
from factcheck.checks.findings import Draft, Side
from factcheck.values import Date, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim

_BACK: Final = timedelta(days=31)  # what an article tells may have happened so long before it


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction where an age fits none of the dates of birth told of one person."""
    told = [c for c in bundle.of(bundle.subject, *rule.predicates) if gates.firm(c, bundle)]
    births = [c for c in told if c.predicate == "person.born" and isinstance(c.value, Date)]
    deaths = [c for c in told if c.predicate == "person.died" and isinstance(c.value, Date)]
    ages = [c for c in told if c.predicate == "person.age" and not c.quoted and not c.stated]
    wrong = [age for age in ages if births and not _fits(age, births, deaths)]
    if not wrong:
        return
    by_value: dict[Quantity, list[Claim]] = {}
    for claim in wrong:
        if isinstance(claim.value, Quantity):
            by_value.setdefault(claim.value, []).append(claim)
    own = {c.source for c in wrong}
    near = [b for b in births if b.source in own] or births
    sides = [Side(value, tuple(claims)) for value, claims in by_value.items()]
    sides.append(Side(near[0].value, tuple(b for b in near if b.value == near[0].value)))
    detail = f'"{wrong[0].text}" does not fit "{near[0].text}"'
    yield Draft(verdict="contradiction", predicate="person.age", sides=tuple(sides), detail=detail)


def _fits(age: Claim, births: Iterable[Claim], deaths: Iterable[Claim]) -> bool:
    """Whether an age can be right of any date of birth, when told or at death; so it is of a
    time that nothing dates."""
    value = age.value
    if not isinstance(value, Quantity) or value.low is None or value.high is None:
        return True
    times = [t for t in (_span(age.as_of), *(_span(d.value) for d in deaths)) if t is not None]
    if not times:
        return True
    return any(
        low <= value.high and value.low <= high
        for first, last in times
        for low, high in _ages(births, first - _BACK, last)
    )


def _ages(births: Iterable[Claim], first: date, last: date) -> Iterator[tuple[int, int]]:
    """The youngest and the oldest that one born so can be from ``first`` to ``last``."""
    for birth in births:
        span = _span(birth.value)
        if span is not None:
            yield _years(span[1], first), _years(span[0], last)


def _years(born: date, day: date) -> int:
    """Whole years lived on ``day``."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _span(value: object) -> tuple[date, date] | None:
    if not isinstance(value, Date) or value.start is None or value.end is None:
        return None
    return date.fromisoformat(value.start), date.fromisoformat(value.end)
