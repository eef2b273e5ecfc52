"""Values and subjects in plain words, for messages and notes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.values import Date, Name, Ordinal, Quantity, Text, Title
from factcheck.values.units import unit
from factcheck.values.words import date_words, fates, number_words, plural, quantity_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Entity
    from factcheck.values import Value


_DETERMINERS: Final = frozenset(
    ("a", "an", "her", "his", "its", "my", "our", "that", "the", "their", "this", "your")
)

# somebody's: "the team's 65-53 victory" takes no article
_OWNER: Final = re.compile(r"^[A-Z][^ ]*(?: [A-Z][^ ]*)*[\u2019']\s?s? ")

_KINDS: Final = {"money": "the sum", "share": "the share", "magnitude": "the magnitude"}

_LONGEST_VALUE: Final = 80  # characters of a value in a message
_LONGEST_LABEL: Final = 64  # characters of a headline that names a story

_ORDINALS: Final = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth"),
)


def show(value: Value) -> str:
    """A value for a reader: ``20-21 January 2026``, ``more than 10 countries``, ``Director,
    ONDCP``."""
    if isinstance(value, Date):
        return date_words(value.edtf)
    if isinstance(value, Ordinal):
        return ordinal(value.number)
    if isinstance(value, Quantity):
        return quantity_words(value)
    if isinstance(value, Title):
        return f"{value.role}, {value.organization}" if value.organization else value.role
    return shortened(value.name if isinstance(value, Name) else value.text, _LONGEST_VALUE)


def figure(value: Value) -> str:
    """The same, of a count without its noun, where the message names what is counted."""
    return number_words(value) if isinstance(value, Quantity) else show(value)


def counted(value: Value) -> str:
    """What a quantity counts, as a message asks for it: ``how many were killed``, ``the number of
    arrests``, ``the sum``; ``the value`` of anything else."""
    if not isinstance(value, Quantity):
        return "the value"
    if value.unit in fates():
        return f"how many {'were' if value.unit.endswith('ed') else 'are'} {value.unit}"
    if not value.unit:
        return "a number"
    of = unit(value.unit)
    if not of.is_count and (of.dimension in _KINDS or plural(value.unit) == value.unit):
        return _KINDS.get(of.dimension.partition(" ")[0], "a measure")
    return f"the number of {plural(value.unit)}"


def plain(value: Value) -> str:
    """A value as rule cases write it: EDTF, ``8 arrest``, ``11.. country``, ``Director,
    Example``."""
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, Ordinal):
        return str(value.number)
    if isinstance(value, Quantity):
        low, high = ("" if end is None else f"{end:g}" for end in (value.low, value.high))
        number = low if value.exact else f"{low}..{high}"
        return f"{number} {value.unit}".strip()
    return text_of(value) or show(value)


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


def against(parts: Sequence[str]) -> str:
    """What exclude one another: ``a against b``; ``a, b or c``."""
    return listed(parts, last="against" if len(parts) == len("ab") else "or")


def describe(entity: Entity) -> str:
    """A subject as a message names it: ``the second meeting of the Harbour Safety Board``; all
    that an article tells is named by its headline, and a dated fact by words of its clause, in
    quotation marks."""
    label = " ".join(entity.label.split())
    if entity.kind != "event":
        return label
    if entity.head == "story" or any(key.startswith("fact:") for _, key in entity.members):
        return f'"{shortened(label, _LONGEST_LABEL)}"'
    words = label.split()
    if words[0] in _DETERMINERS or _OWNER.search(label):
        return label
    # a capital may begin a headline, of which no article is wanted, or the name of the event
    named = words[-1].casefold() == entity.head.casefold()
    return f"the {label}" if named or not words[0][:1].isupper() else label


def setting(entity: Entity, described: str) -> str:
    """A subject as that to which a number belongs: ``in the fire``, ``for Ana Roe``."""
    return f"{'in' if entity.kind == 'event' else 'for'} {described}"


def shortened(text: str, room: int) -> str:
    """``text`` on one line of at most ``room`` characters: cut before a word, not after one that
    leads on ("in the")."""
    words = text.split()
    cut = words[-1:] == ["..."]
    if cut:
        words.pop()
    while words and len(" ".join(words)) > (room - 4 if cut else room):
        words.pop()
        cut = True
    while cut and words and words[-1].casefold() in lexicon.words("function_words"):
        words.pop()
    told = " ".join(words) or " ".join(text.split())[: room - 4]
    return f"{told} ..." if cut else told


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
