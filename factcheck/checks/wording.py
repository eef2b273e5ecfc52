"""Values and subjects in plain words, for messages and notes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from factcheck.values import Date, Name, Ordinal, Quantity, Text, Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Entity
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

_DETERMINERS: Final = frozenset(
    ("a", "an", "her", "his", "its", "my", "our", "that", "the", "their", "this", "your")
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


def describe(entity: Entity) -> str:
    """A subject as a message names it: ``the second meeting of the Harbour Safety Board``; all
    that an article tells is named by its headline, in quotation marks."""
    label = " ".join(entity.label.split())
    first = label.partition(" ")[0]
    if entity.kind != "event" or first in _DETERMINERS:
        return label
    if entity.head == "story":
        return f'"{label}"'
    return label if first[:1].isupper() else f"the {label}"


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
