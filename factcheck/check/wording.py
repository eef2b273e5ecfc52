"""Values and subjects in plain words, for messages and notes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

from factcheck.values import Date, Name, Ordinal, Quantity, Text, Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Claim, Entity
    from factcheck.values import Value

WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

_ORDINALS: Final = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth"),
)


def show(value: Value) -> str:
    """A value for a reader: ``2026-01-20 to 2026-01-21``, ``more than 10 country``, ``Director,
    ONDCP``."""
    if isinstance(value, Date):
        return value.edtf.replace("/", " to ")
    if isinstance(value, Ordinal):
        return ordinal(value.number)
    if isinstance(value, Quantity):
        return f"{_interval(value)} {value.unit}".strip()
    if isinstance(value, Title):
        return f"{value.role}, {value.organization}" if value.organization else value.role
    if isinstance(value, Name):
        return value.name
    return value.text


def _interval(value: Quantity) -> str:
    low, high = value.low, value.high
    if low is None:
        return "any number of" if high is None else f"at most {high:g}"
    if high is None:
        return f"at least {low:g}"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def plain(value: Value) -> str:
    """A value as rule cases write it: EDTF, ``8 arrest``, ``11.. country``, ``Director,
    Example``."""
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, Ordinal):
        return str(value.number)
    if isinstance(value, Quantity) and value.low != value.high:
        low, high = ("" if end is None else f"{end:g}" for end in (value.low, value.high))
        return f"{low}..{high} {value.unit}".strip()
    return show(value)


def ordinal(number: int) -> str:
    """``first``, ``twelfth``, ``23rd``."""
    if 0 <= number < len(_ORDINALS):
        return _ORDINALS[number]
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{suffix or 'th'}"


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def describe(entity: Entity, *, group: str = "", claims: Iterable[Claim] = ()) -> str:
    """A subject as a message names it; an event by its number, its noun and the body that met.

    ``group`` is the label of the event's body, ``claims`` those made of the event.
    """
    if entity.kind != "event":
        return entity.label
    if not (entity.head and group):
        return entity.label if entity.label[:1].isupper() else f"the {entity.label}"
    return f"the {_numbered(claims)}{entity.head} of {_with_article(group)}"


def _numbered(claims: Iterable[Claim]) -> str:
    stated = [c for c in claims if isinstance(c.value, Ordinal) and c.predicate == "event.ordinal"]
    if not stated:
        return ""
    counts = Counter(c.value.number for c in stated if isinstance(c.value, Ordinal))
    number = min(counts, key=lambda n: (-counts[n], n))
    if number == 1 and any("inaugural" in c.text.casefold() for c in stated):
        return "inaugural "
    return f"{ordinal(number)} "


def _with_article(name: str) -> str:
    """Long names of bodies are descriptions and want "the"; short ones are mostly bare names."""
    wants = len(name.split()) > 2 and not name.casefold().startswith("the ")
    return f"the {name}" if wants else name


def normalised(label: str) -> str:
    """A label without case, accents and punctuation: the part of a subject that a fingerprint
    rests on."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", label) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())


def acronym_key(acronym: str) -> str:
    """An acronym without dots, spaces and case: ``U.N.`` and ``UN`` are one."""
    return normalised(acronym).replace(" ", "").upper()


def text_of(value: Value) -> str:
    """The words of a name or text; empty for other values."""
    if isinstance(value, Name):
        return value.name
    return value.text if isinstance(value, Text) else ""
