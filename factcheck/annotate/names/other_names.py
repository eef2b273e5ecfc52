"""Other names of one thing: what an article says that it is also called, and a town that stands for
its team.

"Kessler Optics, formerly Baker Lens", "Ana Roe (née Poe)", "Ceylon, now Sri Lanka"; "Hull City won
... Hull lost".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factcheck.annotate.names import words
from factcheck.annotate.names.drafts import Draft
from factcheck.annotate.names.words import TEAM

if TYPE_CHECKING:
    from factcheck.annotate.names.chains import Chains

_LONGEST: Final = 60  # characters between a name and the other name
_CALLED: Final = (
    r"(?:who |which |that )?(?:is |was |are |were |had been |has been )?"
    r"(?:(?:also|better|best|formerly|previously|originally|once|popularly|commonly|widely|now|"
    r"sometimes|often|professionally|usually|later|still|generally) )?"
    r"(?:(?:known|referred to|billed|credited) (?:simply )?(?:as|by (?:his|her|its|the) "
    r"(?:stage |pen |birth |maiden |married )?name,?)|called|nicknamed|dubbed|renamed)"
)
# how else the article says that a name is written: "(the name is also spelled Vattana or ...)"
_SPELT: Final = re.compile(
    r"\)?,? ?\(?(?:(?:the |his |her |its )?(?:given |first |last |family |sur)?name )?"
    r"(?:is |was |can be |may be )?(?:also |alternatively |sometimes |variously |often )?"
    r"(?:spelled|spelt|written|transliterated|rendered|romani[sz]ed)(?: as)? [“\"‘'`]{0,2}"
)
# for people a name that they bear or bore; bodies and places change theirs as well
_PERSON: Final = re.compile(
    rf"\)?,? ?\(?(?:{_CALLED}|n[ée]e|born|a\.?k\.?a\.?|alias) (?:the )?[“\"‘'`]{{0,2}}"
)
_OTHER: Final = re.compile(
    rf"\)?,? ?\(?(?:{_CALLED}|formerly|previously|originally|now|today|a\.?k\.?a\.?|"
    r"(?:which |that )?(?:has |had )?changed its name (?:to|from)) (?:the )?[“\"‘'`]{0,2}"
)
_HINTS: Final = frozenset(
    "known called nicknamed dubbed renamed née nee born alias formerly previously originally now"
    " today referred billed credited changed aka a.k.a. a.k.a spelled spelt written"
    " transliterated rendered romanised romanized".split()
)
_LISTED: Final = frozenset((" or ", ", ", ", or ", " and "))
_OWNS: Final = re.compile(r"[’']s\b| (?:and|or) [A-Z]")  # "Roe, now Kessler's chairman"
# what a team does and what befalls it; a score or a record after its name
_PLAYS: Final = re.compile(
    r" \(\d{1,3}-\d{1,3}(?:-\d{1,3})?\)|,? \d{1,3}(?:,| and|\.|;)|"
    r" (?:beat|beats|defeated|defeats|won|wins|lost|loses|led|leads|trailed|trails|scored|scores|"
    r"plays|played|hosts|hosted|visits|edged|edges|routed|routs|rallied|rallies|clinched|clinches|"
    r"outscored|drew|draws|improved to|dropped to|fell to|advanced|advances|qualified|tied|ties|"
    r"signed|drafted|acquired|drafts|signs|finished|snapped|swept|sweeps)\b|"
    r"[’']s? (?:offen[sc]e|defen[sc]e|quarterback|coach|bullpen|line-?up|roster|bench|goalkeeper|"
    r"striker|captain|win|loss|victory|defeat|season|playoff|pitch(?:er|ing)|outfield|midfield)\b"
)
_PLAYED: Final = re.compile(
    r"\b(?:beat|beats|defeated|defeats|defeating|beating|facing|faces|faced|versus|vs\.?|edged|"
    r"routed|swept|outscored|(?:win|victory|loss|defeat|triumph|draw|game|match|series|lead) "
    r"(?:over|against|to|with)) $"
)


def take_teams(text: str, drafts: list[Draft]) -> None:
    """Where a team is named in full, its town alone in a contest is the team: "Hull lost"."""
    flags = words.flags()
    towns = {
        draft.names[:-1]
        for draft in drafts
        if draft.sort == "organization" and len(draft.names) > 1
        if flags.get(draft.names[-1], 0) & TEAM
    }
    if not towns:
        return
    for draft in drafts:
        if draft.sort in ("place", "person", "") and draft.names in towns and _plays(text, draft):
            draft.sort = "organization"


def _plays(text: str, draft: Draft) -> bool:
    if _PLAYS.match(text, draft.end):
        return True
    return _PLAYED.search(text, max(0, draft.start - 24), draft.start) is not None


def join(chains: Chains, drafts: list[Draft]) -> None:
    """Join the chains of a name and of the other name that the article gives the same thing."""
    spelt = -1  # the name whose spellings are being listed
    for one, two in pairwise(drafts):
        between = chains.text[one.end : two.start]
        if spelt >= 0 and between in _LISTED:
            chains.merge(spelt, chains.of[two.start])
            continue
        spelt = -1
        if len(between) > _LONGEST or _HINTS.isdisjoint(_split(between)):
            continue
        if _SPELT.fullmatch(between):
            spelt = chains.of[one.start]
            chains.merge(spelt, chains.of[two.start])
            continue
        pattern = _PERSON if one.sort == "person" else _OTHER
        if (
            one.sort == two.sort
            and pattern.fullmatch(between)
            and not _OWNS.match(chains.text, two.end)
        ):
            chains.merge(chains.of[one.start], chains.of[two.start])


def _split(between: str) -> list[str]:
    return between.replace("(", " ").replace(",", " ").split()
