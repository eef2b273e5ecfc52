"""Numbers that belong to a name: "407th Air Wing", "Torpedo Squadron 8", "Highway 61"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.annotate.names.drafts import SURE, Draft

_ORDINAL_ENDS: Final = frozenset(("th ", "st ", "nd ", "rd ", "2d ", "3d "))
_ORDINAL: Final = re.compile(r"\d{1,4}(?:st|nd|rd|th|d) \Z")
_LONGEST_ORDINAL: Final = 7
_UNITS: Final = frozenset(
    "Division Brigade Battalion Regiment Squadron Wing Fleet Corps Army Infantry Cavalry Artillery"
    " Airborne Marines Fusiliers Rifles Hussars Lancers Circuit Precinct".split()
)
_SPECIAL_UNITS: Final = frozenset("Expeditionary Fighter Bomb Airlift Operations Support".split())
_NUMBER: Final = re.compile(r" \d{1,4}[A-Z]?(?![\w,.-]*\d|\w)(?! (?:percent|per cent|million)\b)")
_ROADS: Final = frozenset("Highway Route Interstate Motorway Autoroute Autobahn Freeway".split())
_NUMBERED: Final = _ROADS | frozenset(
    "Squadron Battalion Brigade Division Regiment Force Local Precinct Channel Radio".split()
)


def widen(text: str, draft: Draft) -> None:
    """Let ``draft`` reach over the number that belongs to it."""
    last = draft.names[-1]
    start = draft.start
    if text[start - 3 : start] in _ORDINAL_ENDS and (
        last in _UNITS or (last == "Group" and not _SPECIAL_UNITS.isdisjoint(draft.names))
    ):
        found = _ORDINAL.search(text, max(0, start - _LONGEST_ORDINAL), start)
        if found is not None:
            draft.start = found.start()
            draft.names = (found[0][:-1], *draft.names)
            draft.sort, draft.strength = "organization", SURE
    if last in _NUMBERED and text[draft.end : draft.end + 1] == " ":
        number = _NUMBER.match(text, draft.end)
        if number is not None and (len(draft.names) > 1 or last in _ROADS):
            draft.end = number.end()
            draft.names = (*draft.names, number[0][1:])
            draft.sort = "place" if last in _ROADS else "organization"
            draft.strength = SURE
    draft.text = text[draft.start : draft.end]
