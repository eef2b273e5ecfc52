"""Date claims: the value of a time expression, or its words where it has no normal form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.claims import beside
from factcheck.values import Text

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Claim, Time


# a weekday that no article's date anchors, as TIMEX3 writes it
_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])")
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_claim(
    reading: Reading, predicate: str, subject: str, time: Time, *, start: int | None = None
) -> Claim | None:
    """The claim that ``time`` makes of ``subject``; None where it tells no date.

    Its words begin at ``start`` where they hold more than the time ("established in 2020").

    A fault ("31 June", "19 to 12 October") and a bare weekday that nothing anchors stay ``Text``;
    what else the words state (a weekday beside the date, the fault, ``beside``) goes into
    ``stated``.
    """
    stated: list[tuple[str, str]] = []
    if time.fault:
        kind, _, detail = time.fault.partition(": ")
        stated.append((kind, detail))
    if time.weekday is not None:
        key = "relative" if time.text.lower().startswith(beside.COUNTED) else "weekday"
        stated.append((key, str(time.weekday)))
    stated.extend(beside.stated(reading, time))
    weekday = _WEEKDAY.fullmatch(time.timex)
    if time.date is None and not time.fault and time.weekday is None and not weekday:
        return None
    return reading.claim(
        predicate,
        subject,
        time.date or Text(_NAMES[int(weekday.group(1)) - 1] if weekday else time.text),
        time.start if start is None else start,
        time.end,
        derivation=time.derivation,
        stated=tuple(stated),
        approximate=time.approximate,
    )
