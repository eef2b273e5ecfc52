"""Long names before a bracketed acronym, by its letters: "Campaign to Save Old Harbours (CSOH)".

After Schwartz and Hearst, A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical
Text (2003), held to initials: every capitalised word gives a letter, small words may.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.annotate.names.drafts import GOOD, SURE, Draft

_SMALL_WORDS: Final = 5  # besides one word for each letter
_WORD: Final = re.compile(r"[^\s-]+")
_EDGES: Final = re.compile(r"[.,;:!?()\n\"“”]")


def join(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with one for each name whose letters make the acronym in brackets after it."""
    if ")" not in text:
        return drafts
    found = []
    for index, draft in enumerate(drafts):
        word = draft.text
        if not (word.isupper() and word.isalpha() and 3 <= len(word) <= 10):
            continue
        if text[draft.end : draft.end + 1] == ")" and text.startswith(" (", draft.start - 2):
            before = drafts[index - 1] if index else None
            if before is None or before.end != draft.start - 2:
                continue
            whole = _fits([name[0] for name in before.names], word)
            start = before.start if whole else _long_form(text, draft.start - 2, word)
            if 0 <= start < before.start:
                found.append(Draft(start, text[start : before.end], "organization", SURE))
            elif start == before.start and before.sort == "person" and before.strength < GOOD:
                before.sort, before.strength = "organization", GOOD
    return _replaced(drafts, found) if found else drafts


def _long_form(text: str, end: int, acronym: str) -> int:
    """Where the name that ends at ``end`` and makes ``acronym`` begins; -1 for none."""
    line_start = max(0, end - 24 * len(acronym))
    line = text[line_start:end]
    edges = [edge.end() for edge in _EDGES.finditer(line)]
    floor = edges[-1] if edges else 0
    spoken = list(_WORD.finditer(line, floor))
    fewest, most = len(acronym), len(acronym) + _SMALL_WORDS
    for count in range(min(2, fewest), min(most, len(spoken)) + 1):
        first = spoken[-count]
        named = first[0][0] == acronym[0] and spoken[-1][0][0].isupper()
        if named and _fits([word[0] for word in spoken[-count:]], acronym):
            return line_start + first.start()
    return -1


def _fits(spoken: list[str], acronym: str) -> bool:
    """Whether each capital is a letter of ``acronym``, in order, and small words fill the rest."""
    at = 0
    for word in spoken:
        if at < len(acronym) and word[0].upper() == acronym[at]:
            at += 1
        elif word[0].isupper():
            return False
    return at == len(acronym)


def _replaced(drafts: list[Draft], found: list[Draft]) -> list[Draft]:
    """``found`` in place of the drafts they cover."""
    for long in found:
        long.names = tuple(long.text.split())
    spans = [(long.start, long.end) for long in found]
    kept = [
        draft
        for draft in drafts
        if not any(start < draft.end and draft.start < end for start, end in spans)
    ]
    return sorted([*kept, *found], key=lambda draft: draft.start)
