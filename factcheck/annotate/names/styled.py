"""Forms of address around a person's name: "Dr. Ana Roe", "Ms Roe", "Senator Roe", "Ana Roe, MD".

They are no part of the name, yet they are forms by which an article calls the person.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck import lexicon
from factcheck.annotate.names import words
from factcheck.annotate.names.words import HONORIFIC

_LONGEST: Final = 16  # characters before a name that hold a form of address
_AFTER: Final = re.compile(r",? ([A-Z][A-Za-z.]{0,5}[A-Za-z])(?=\.?[\s,;:)]|\.?\Z)")


def forms(text: str, start: int, end: int) -> tuple[str, ...]:
    """The forms of address in which the name at ``start`` to ``end`` stands; often none."""
    before, after = _before(text, start), _after(text, end)
    if not before and not after:
        return ()
    name = text[start:end]
    if not after:
        return (before + name,)
    return (name + after, before + name, before + name + after) if before else (name + after,)


def _before(text: str, start: int) -> str:
    """ "Dr. ", "President "; "" where no one word before the name is a title by itself."""
    if text[start - 1 : start] != " " or start < 3:
        return ""
    at = max(text.rfind(" ", max(0, start - _LONGEST), start - 1), text.rfind("\n", 0, start - 1))
    word = text[at + 1 : start - 1].lstrip("\"'“‘(")
    if not word[:1].isupper():
        return ""
    known = words.flags()
    if (known.get(word.rstrip("."), 0) | known.get(word, 0)) & HONORIFIC:
        return word + " "
    # "Prime Minister Roe" is not called "Minister Roe"
    whole = at < 1 or text[at] == "\n" or not _is_capitalised(text, at)
    return word + " " if whole and word.rstrip(".").lower() in _titles() else ""


def _is_capitalised(text: str, end: int) -> bool:
    """Whether the word that ends at ``end`` begins with a capital, and no sentence ends with it."""
    begin = text.rfind(" ", max(0, end - _LONGEST), end)
    return text[begin + 1 : begin + 2].isupper() and text[end - 1] not in ".,;:"


def _after(text: str, end: int) -> str:
    """ ", MD", " Ji"; "" where no form of address follows."""
    if text[end : end + 1] not in (",", " "):
        return ""
    found = _AFTER.match(text, end)
    if found is None or found.group(1).replace(".", "") not in _later():
        return ""
    return found.group()


@cache
def _later() -> frozenset[str]:
    rows = lexicon.rows("honorifics")
    return frozenset(word.replace(".", "") for word, sort in rows if sort == "after")


@cache
def _titles() -> frozenset[str]:
    """Those that ``values`` takes off a name again: "president", "judge", "attorney"."""
    return frozenset(word for word, sort in lexicon.rows("name_styles") if sort == "before")
