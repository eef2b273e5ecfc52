"""A family name that is also a common word, where it begins a sentence.

"Page died on Friday", "Long was 61": after "Ann Page" and "Gordon Long" the word is the person, if
what a person does or is stands behind it. Elsewhere a capital tells ("that Page died").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.annotate.names.drafts import SURE, Draft

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIXES: Final = frozenset("Sr Sr. Jr Jr. II III IV".split())
_NEXT: Final = re.compile(r"(?:['’]s)? ([a-z]+)\b")
_PAST: Final = re.compile(r"[a-z]{3,}(?:ed|ly)")  # "died", "suddenly died"
_AUXILIARIES: Final = frozenset(
    "was is has had will would did does could also later then never first once who".split()
)
_IRREGULAR: Final = frozenset(
    "became began broke brought built came chose drew fell felt flew fought found gave got grew "
    "held kept knew led left lost made met ran rose said sang saw sent shot spent spoke stood swam "
    "taught told took went won wore wrote".split()
)
_SHORTEST: Final = 3  # letters of such a name


@cache
def _doings() -> frozenset[str]:
    return lexicon.words("person_verbs") | _AUXILIARIES | _IRREGULAR


def take_openers(text: str, drafts: list[Draft], starts: Iterable[int]) -> None:
    """Adds to ``drafts`` the family names of people among them that open a sentence at one of
    ``starts``, where no name was seen."""
    known = {name for draft in drafts if draft.sort == "person" and (name := _family(draft.names))}
    if not known:
        return
    at = {draft.start: draft for draft in drafts}
    for start in sorted(starts):
        word = re.match(r"[A-Z][\w-]+", text[start : start + 24])
        if word is None or word[0] not in known or not _does(text, start + len(word[0])):
            continue
        seen = at.get(start)
        if seen is None:
            drafts.append(Draft(start, word[0], "person", SURE))
        elif not seen.sort:
            seen.sort = "person"


def _family(names: tuple[str, ...]) -> str:
    """The family name of a full name; "" where one word alone is given."""
    kept = [name for name in names if name.rstrip(",") not in _SUFFIXES]
    return kept[-1] if len(kept) > 1 and len(kept[-1]) >= _SHORTEST else ""


def _does(text: str, end: int) -> bool:
    """Whether a verb that people do stands right behind a name, or something of theirs."""
    found = _NEXT.match(text, end)
    if found is None:
        return False
    owned = found[0][0] != " "
    return owned or found[1] in _doings() or _PAST.fullmatch(found[1]) is not None
