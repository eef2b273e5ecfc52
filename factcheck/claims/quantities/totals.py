"""Numbers whose noun stands elsewhere: "bringing the total to 63", "17 out of 28 provinces", and
"115 people have recovered", which counts recoveries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from factcheck import lexicon
from factcheck.claims.quantities.verbs import verb
from factcheck.lexicon.auxiliaries import BE
from factcheck.values.units import unit

if TYPE_CHECKING:
    from factcheck.claims.quantities.roles import Role
    from factcheck.claims.reading import Reading
    from factcheck.model import Number

_TOTALS: Final = frozenset("total totals tally count number".split())
_HAVE: Final = frozenset("has have had will would could can did do remain remained".split())
#: What people do or undergo that is counted under its noun, as the killed and the arrested are.
ACTS: Final = {"recover": "recovery"}
_BODIES: Final = frozenset("person patient case".split())
_OUT_OF: Final = re.compile(r"(\d[\d,]*) out of (?:the |its |a total of )?(\d[\d,]*)")
_ROUND: Final = 10  # of a whole that is a multiple of it the part is a share


def of(reading: Reading, before: Number | None, number: Number) -> str:
    """The unit of a bare total: what was counted before it in its sentence ("nine new cases,
    bringing the total to 63"); "" for any other number."""
    if number.unit or before is None or not before.unit or not unit(before.unit).is_count:
        return ""
    tokens = reading.tokens
    k = tokens.at(number.start) - 1
    if k < 1 or tokens.lower[k] != "to" or tokens.lower[k - 1] not in _TOTALS:
        return ""
    sentence = reading.sentence_at(number.start)
    return before.unit if sentence is not None and before.start >= sentence.start else ""


def told(reading: Reading, number: Number, role: Role, named: str) -> str:
    """The unit by what people did of themselves: "115 people have recovered" is 115 recoveries,
    and "8 rifles were recovered" is none."""
    act = ACTS.get(role.name)
    if act is None or role.verb < 0 or role.voice != "subject":
        return named
    people = named in _BODIES or named in lexicon.words("people_nouns")
    tokens = reading.tokens
    helped = not BE.isdisjoint(tokens.lower[tokens.at(number.end) : role.verb])
    return act if people and not helped else named


def part(reading: Reading, number: Number, role: Role) -> Number | None:
    """Of "17 out of 28 provinces", read as a share, the count of provinces; None of other numbers
    and of rates ("9 out of 10 doctors")."""
    found = _OUT_OF.match(number.text) if number.unit == "%" else None
    if found is None or not role.name:
        return None
    some, whole = (int(digits.replace(",", "")) for digits in found.groups())
    if whole % _ROUND == 0 or whole < _ROUND or some > whole:
        return None
    k = reading.tokens.at(number.end)
    lower = reading.tokens.lower
    at = next((i for i in range(k, min(k + 3, len(lower))) if lower[i].startswith(role.name)), -1)
    if at < 0 or not lower[at].endswith("s") or _acts(lower[at + 1 : at + 2]):
        return None
    return replace(number, low=some, high=some, unit=role.name, approximate=False)


def _acts(after: list[str]) -> bool:
    """Whether a verb follows: "125 out of 324 patients remain" tells what some of them do."""
    return bool(after) and (after[0] in BE or after[0] in _HAVE or verb(after[0]) is not None)
