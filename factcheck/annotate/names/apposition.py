"""What a name is told to be by what it stands beside: an office, a founding, a place, a force.

"The envoy to Chile, Aino Virtanen, said", "Aino Virtanen, head of the mission", "Kessler Optics,
founded in 1968", "a storm hit Talca".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck import lexicon
from factcheck.annotate.names import words
from factcheck.annotate.names.drafts import Draft, Sort
from factcheck.annotate.names.words import NOUN, PERSONAL, PLACE

_LONGEST_NAME: Final = 4  # words
_REACH: Final = 120  # characters that an office before a comma may fill
_NEAR: Final = 80
_GOVERNS: Final = frozenset("of for to at in from on with under".split())
_HOLDS: Final = frozenset("of in at for".split())
_OWNERS: Final = frozenset("its his her their the a an".split())
_EDGE: Final = re.compile(r"[,;:.!?()\n\"“”]\s")
_FOUNDED: Final = re.compile(
    r"(?: \([^)\n]{2,40}\))?,? (?:(?:which|that) )?(?:(?:was|is|has been) )?(?:first )?"
    r"(?:(?P<verb>[a-z]+)(?: up)? (?:in|on|by)|headquartered in|(?P<seat>based in))\b"
)
_ITS: Final = re.compile(r"(?:,? (?:which|that))? (?P<verbs>(?:[a-z]+ ){1,4})its (?!own\b)[a-z]")


def is_officer(text: str, draft: Draft) -> bool:
    """Whether an office stands before or after it, a comma between them."""
    after = text.startswith(", ", draft.start - 2)
    before = text.startswith(", ", draft.end)
    if not (after or before) or not 2 <= len(draft.names) <= _LONGEST_NAME or _holds_noun(draft):
        return False
    if after and _ends_in_office(text, draft.start - 2):
        return True
    return before and _begins_with_office(text, draft.end + 2)


def _holds_noun(draft: Draft) -> bool:
    """Whether a noun of bodies, places or works is among its words."""
    flags = words.flags()
    marks = [flags.get(name, 0) for name in draft.names]
    if marks[-1] & PLACE and not marks[-1] & PERSONAL:
        return True
    return any(mark & NOUN and not mark & PERSONAL for mark in marks)


def _ends_in_office(text: str, end: int) -> bool:
    """Whether the clause before ``end`` is an office ("the Director of Rail Safety")."""
    line = text[max(0, end - _REACH) : end]
    edges = list(_EDGE.finditer(line))
    spoken = line[edges[-1].end() :].split() if edges else line.split()
    told = words.descriptors()
    for at in range(len(spoken) - 1, -1, -1):
        if told.get(spoken[at].lower()) == "person":
            return at + 1 == len(spoken) or spoken[at + 1] in _GOVERNS
    return False


def _begins_with_office(text: str, start: int) -> bool:
    """Whether an office begins at ``start`` ("Indian Ambassador to", "head of the")."""
    told = words.descriptors()
    modifiers = lexicon.words("title_modifiers")
    line = text[start : start + _REACH]
    edge = _EDGE.search(line)
    spoken = line[: edge.start()].split() if edge else line.split()
    for at, word in enumerate(spoken[:7]):
        if told.get(word.lower()) == "person":
            last = at + 1 == len(spoken)
            return last or spoken[at + 1] in _GOVERNS or spoken[at + 1].islower()
        owned = word.endswith(("'s", "’s")) or word in _OWNERS or word[0].isupper()
        if not owned and word.lower() not in modifiers:
            return False
    return False


def is_founded(text: str, draft: Draft, one: str, two: str) -> bool:
    """Whether a founding, a seat or what "it" owns follows: "Acme, founded in 1950".

    ``one`` and ``two`` are the words after it.
    """
    begins = _begins_founding()
    founds = one in begins or two in begins or one[:1] == "("
    owns = " its " in text[draft.end : draft.end + _NEAR]
    if not (founds or owns):
        return False
    flags = words.flags()
    if any(flags.get(name, 0) & PERSONAL for name in draft.names):
        return False
    found = _FOUNDED.match(text, draft.end)
    if found is not None:
        # people too are based somewhere
        if found["seat"]:
            return draft.sort != "person"
        return found["verb"] is None or found["verb"] in _founding()
    owner = _ITS.match(text, draft.end) if owns else None
    if owner is None:
        return False
    return not any(verb in words.speech_verbs() for verb in owner["verbs"].split())


def is_struck(text: str, draft: Draft, last: str) -> bool:
    """Whether a quake, a storm or a blast hits it: "a strong earthquake struck Talca"."""
    if last not in lexicon.words("force_verbs"):
        return False
    line = text[max(0, draft.start - _REACH) : draft.start]
    cut = max(line.rfind(". "), line.rfind("\n"))
    return not lexicon.words("forces").isdisjoint(line[cut + 1 :].lower().split())


def held_by(second: str, last: str) -> Sort:
    """What the object is by the words before it: "the chief executive of", "the mayor of"."""
    if last not in _HOLDS:
        return ""
    sort = lexicon.mapping("holders").get(second, "")
    return "organization" if sort == "organization" else "place" if sort == "place" else ""


@cache
def _founding() -> frozenset[str]:
    return frozenset(form.partition(" ")[0] for form in lexicon.words("founding_verbs"))


@cache
def _begins_founding() -> frozenset[str]:
    """What the words of ``_FOUNDED`` begin with."""
    return _founding() | set("which that was is has first headquartered based".split())
