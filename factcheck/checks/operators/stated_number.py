"""A number against what the same words, or the body under the same headline, say of it.

Passes: "eight people, five men and three women"; "5 miles (8 km)"; "4 of 20 (20%)". Fires: "eight
people, five men and two women"; "5 miles (10 km)"; "4 of 20 (25%)"; "five (6)"; "three ministers: A
and B"; 12 dead in the headline and 10 in the body.
"""

from __future__ import annotations

import math
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Final, Literal

from factcheck.checks import gates
from factcheck.checks.findings import Draft, Side
from factcheck.checks.rule import Options, says
from factcheck.checks.wording import show
from factcheck.values import Quantity, Relation, compare
from factcheck.values.units import unit
from factcheck.values.written import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim
    from factcheck.values import Value

States = Literal[
    "parts", "part", "votes", "share", "change", "converted", "digits", "listed", "body"
]

# other units of the same name: the short, the long and the metric ton; the US and the imperial
# gallon
_NAMESAKES: Final = {
    "t": ("short ton", 1.0160469),
    "short ton": ("t", 1.1200),
    "gal": ("gal", 1.20095),
}
_DUST: Final = 1e-9
_LOOSE: Final = 0.06  # of a measure: what "about" and a writer's round figures leave open


class StatedNumberOptions(Options, frozen=True):
    """What is said of the number."""

    states: Annotated[
        tuple[States, ...],
        says(
            "Which statements are checked: `parts`, all the parts of a whole; `part`, one of "
            "them; `votes`, those of a body whose members are counted; `share`, the counts "
            "behind a percentage; `change`, what a change in per cent went from and to; "
            "`converted`, the measure in another unit; `digits`, the figures beside a number "
            "word; `listed`, the names that a list holds; `body`, the number that the body "
            "gives for what the headline counts."
        ),
    ]


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One contradiction for each number that its own words, or its own article, belie."""
    states = rule.options_as(StatedNumberOptions).states
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    told: dict[tuple[str, str, str], tuple[Value, str]] = {}
    for claim in bundle.of(bundle.subject, *rule.predicates):
        if not isinstance(claim.value, Quantity) or claim.id in bundle.retracted:
            continue
        stated = dict(claim.stated)
        for state in states:
            answer = _ASK[state](claim.value, stated[state]) if state in stated else None
            if answer is not None and (state != "body" or gates.firm(claim, bundle)):
                key = (claim.predicate, show(claim.value), answer[1])
                found[key].append(claim)
                told[key] = answer
    for key, claims in sorted(found.items()):
        value, detail = told[key]
        other = Side(value, _holders(bundle, claims, value) or tuple(claims))
        sides = (Side(claims[0].value, tuple(claims)), other)
        yield Draft(verdict="contradiction", predicate=key[0], sides=sides, detail=detail)


def _holders(bundle: Bundle, claims: Iterable[Claim], value: Value) -> tuple[Claim, ...]:
    """The claims on the subject, in the same articles, that hold the other value themselves."""
    paths = {claim.source for claim in claims}
    same = (c for c in bundle.of(bundle.subject, *{c.predicate for c in claims}))
    return tuple(c for c in same if c.value == value and c.source in paths and not c.headline)


Answer = tuple["Value", str]


# ---------------------------------------------------------------- a whole and its parts


def _parts(value: Quantity, stated: str) -> Answer | None:
    """All the parts of a whole add up to it."""
    total = sum(int(part) for part in stated.split("+"))
    if total in value:
        return None
    return Quantity(total, total, value.unit), f"{stated.replace('+', ' + ')} is {total}"


def _part(value: Quantity, stated: str) -> Answer | None:
    """No part is above its whole."""
    part = read(stated)
    if part.low is None or value.high is None or part.low <= value.high:
        return None
    return Quantity(part.low, part.high, value.unit), f"{part.low:g} of {value.high:g}"


def _votes(value: Quantity, stated: str) -> Answer | None:
    """A body gives no more votes than it has members."""
    total = sum(int(part) for part in stated.split("+"))
    if value.high is None or total <= value.high:
        return None
    detail = f"{stated.replace('+', ' + ')} votes of {value.high:g}"
    return Quantity(total, total, value.unit), detail


def _listed(value: Quantity, stated: str) -> Answer | None:
    """A closed list holds as many names as are told."""
    names = int(stated)
    if names in value:
        return None
    return Quantity(names, names, value.unit), f"the list holds {names} names"


# ---------------------------------------------------------------- one number twice


def _digits(value: Quantity, stated: str) -> Answer | None:
    """The figures beside a number word are its number."""
    try:
        figures = float(stated)
    except ValueError:
        return None  # 1.2.3
    if figures in value or not value.exact:
        return None
    number = int(figures) if figures.is_integer() else figures
    return Quantity(number, number, value.unit), f"{show(value)} and {number:g}"


def _share(value: Quantity, stated: str) -> Answer | None:
    """A share is what its counts give, rounded up or down to the digits told."""
    one, two = (float(number) for number in stated.split("/"))
    if value.low is None or value.high is None or not two or one > two:
        return None
    share = 100 * one / two
    step = _step(value.low)
    if value.low - step - _DUST < share < value.high + step + _DUST:
        return None
    rounded = round(share, 1)
    return Quantity(rounded, rounded, "%"), f"{one:g} of {two:g} is {rounded:g}%"


def _change(value: Quantity, stated: str) -> Answer | None:
    """A change in per cent is what lies between its two ends, each rounded as it is told."""
    first, last = (read(end) for end in stated.split("/"))
    if value.low is None or value.high is None or not first.low or not first.high:
        return None
    if last.low is None or last.high is None:
        return None
    least, most = 100 * (last.low / first.high - 1), 100 * (last.high / first.low - 1)
    if least < 0:
        least, most = -most, -least
    step = _step(value.low) + _DUST
    if value.low - step <= most and least <= value.high + step:
        return None
    middle = (last.low + last.high) / (first.low + first.high)
    rounded = round(abs(100 * (middle - 1)), 1)
    return Quantity(rounded, rounded, "%"), f"{show(first)} to {show(last)} is {rounded:g}%"


def _step(number: float) -> float:
    """The place of the last digit given: 1 for 25, 0.1 for 25.3."""
    exponent = Decimal(repr(number)).as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and number != int(number) else 0
    return 10.0**-places


def _body(value: Quantity, stated: str) -> Answer | None:
    """The headline's number is the body's."""
    other = read(stated)
    if compare(value, other) is not Relation.DISJOINT:
        return None
    return other, f"{show(value)} in the headline, {show(other)} in the body"


# ---------------------------------------------------------------- 5 miles (8 km)


def _converted(value: Quantity, stated: str) -> Answer | None:
    """Two measures of one thing meet within the rounding of the digits given."""
    other = read(stated)
    if value.low is None or value.high is None:
        ends = [(value, other)]
    else:
        ends = [
            (Quantity(a, a, value.unit), Quantity(b, b, other.unit))
            for a, b in ((value.low, other.low), (value.high, other.high))
            if a is not None and b is not None
        ]
    if not any(_apart(one, two) for one, two in ends):
        return None
    if (value.low != value.high) != (other.low != other.high) and _overlap(value, other):
        return None
    return other, f"{show(value)} is {_in(value, other.unit)}, not {show(other)}"


def _apart(one: Quantity, two: Quantity) -> bool:
    return all(
        compare(_scaled(one, factor, name), two) is Relation.DISJOINT
        and not _near(one, two, factor)
        for name, factor in ((one.unit, 1.0), *_namesakes(one.unit))
    ) and not _difference(one, two)


def _namesakes(name: str) -> tuple[tuple[str, float], ...]:
    known = _NAMESAKES.get(unit(name).name)
    return () if known is None else ((known[0], 1.0), (name, known[1]), (name, 1 / known[1]))


def _scaled(quantity: Quantity, factor: float, name: str) -> Quantity:
    if factor == 1.0 or quantity.low is None or quantity.high is None:
        return Quantity(quantity.low, quantity.high, name)
    return Quantity(quantity.low * factor, quantity.high * factor, name)


def _base(quantity: Quantity) -> tuple[float, float]:
    of = unit(quantity.unit)
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    return low * of.factor + of.offset, high * of.factor + of.offset


def _near(one: Quantity, two: Quantity, factor: float) -> bool:
    """Whether the two differ by no more than a writer rounds: not of temperatures, which have
    no nought of their own."""
    if unit(one.unit).dimension == "temperature" or one.low is None or two.low is None:
        return False
    first, second = _base(one)[0] * factor, _base(two)[0]
    return abs(first - second) <= _LOOSE * max(abs(first), abs(second))


def _difference(one: Quantity, two: Quantity) -> bool:
    """A rise of 2°C (3.6°F): degrees between two temperatures, where no offset counts."""
    if unit(one.unit).dimension != "temperature" or one.low is None or two.low is None:
        return False
    first, second = one.low * unit(one.unit).factor, two.low * unit(two.unit).factor
    return abs(first - second) <= max(
        _step(one.low) * unit(one.unit).factor, _step(two.low) * unit(two.unit).factor
    )


def _overlap(one: Quantity, two: Quantity) -> bool:
    (low, high), (other_low, other_high) = _base(one), _base(two)
    slack = _LOOSE * max(abs(x) for x in (low, high, other_low, other_high) if math.isfinite(x))
    return low - slack <= other_high and other_low - slack <= high


def _in(quantity: Quantity, name: str) -> str:
    """The measure in another unit, to three digits."""
    of = unit(name)
    ends = [(end - of.offset) / of.factor for end in _base(quantity) if math.isfinite(end)]
    told = dict.fromkeys(f"{end:.3g}" for end in ends)
    return f"{' to '.join(told)} {name}"


_ASK: Final[dict[States, Callable[[Quantity, str], Answer | None]]] = {
    "parts": _parts,
    "part": _part,
    "votes": _votes,
    "share": _share,
    "change": _change,
    "converted": _converted,
    "digits": _digits,
    "listed": _listed,
    "body": _body,
}
