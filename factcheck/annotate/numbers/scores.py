"""Results of matches and votes: a 3-1 win, beat them 3-1, voted 52-48, by 52 votes to 48, a 5-4
decision.

A result is one number with two ends, the unit ``score`` or ``vote split``: 3-1 is low 1, high 3,
whichever side the words name first. Standings while a match runs (a 14-0 lead, a 19-4 run), records
of a season (58-3) and odds say nothing of how it ended, and are read past.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.annotate.numbers.numerals import Numeral, numeral
from factcheck.annotate.times.tokens import DASHES, Tokens

Result = tuple[int, Decimal, Decimal, str]  # the token after it, low, high, unit

_REACH = 7
_AHEAD = 4
_MOST = 1000
_FINAL = frozenset(
    "win wins victory victories defeat loss draw tie triumph thrashing rout setback upset success "
    "shootout decider hammering drubbing whitewash stalemate".split()
)
_RULING = frozenset("decision vote votes ruling split majority margin".split())
_RUNNING = frozenset(
    "lead deficit advantage run record start streak series halftime aggregate start mark "
    "scoreline spurt burst surge odds".split()
)
_WON = frozenset(
    "beat beats beating beaten defeat defeats defeated defeating won win wins winning lost lose "
    "loses losing drew draws edged edge edges thrashed topped routed downed trounced crushed "
    "overcame hammered eliminated thumped outlasted tied blanked stunned".split()
)
_VOTED = frozenset(
    "voted vote votes voting ruled passed rejected approved adopted backed cleared confirmed "
    "upheld defeated carried".split()
)


def result(t: Tokens, i: int, found: Numeral) -> Result | None:
    """The result whose first number is ``found`` at token ``i``, or None."""
    j = found.last
    if t.words[j] in DASHES and t.glued(j - 1) and t.glued(j):
        return _joined(t, i, j)
    if t.words[j] == "votes":
        j += 1
    if t.words[j] not in ("to", "against") or found.scaled or found.ordinal:
        return None
    second = numeral(t, j + 1)
    if second is None or second.ordinal or t.words[second.last] in ("%", "percent"):
        return None
    if not (j > found.last or _ballot(t, i)) or (t.words[j] == "against" and j == found.last):
        return None
    low, high = sorted((found.value, second.value))
    return second.last + (t.words[second.last] == "votes"), low, high, "vote split"


def _ballot(t: Tokens, i: int) -> bool:
    """Whether "by", "vote of" or a verb of voting stands before: "by 217 to 202"."""
    before = t.words[max(0, i - _REACH) : i]
    return t.words[i - 1] in ("by", "of", "voted") and not _VOTED.isdisjoint(before)


def _joined(t: Tokens, i: int, j: int) -> Result | None:
    """Figures joined by one dash and named as a final score or a vote."""
    if not (t.words[i].isdecimal() and t.words[j + 1].isdecimal() and j == i + 1):
        return None
    last = j + 2
    if (t.words[last] in DASHES and t.glued(last - 1)) or t.words[i - 1] in ("(", *DASHES):
        return None
    first, second = Decimal(t.words[i]), Decimal(t.words[j + 1])
    unit = _named(t, i, last)
    if not unit or max(first, second) >= _MOST:
        return None
    return last, min(first, second), max(first, second), unit


def _named(t: Tokens, i: int, last: int) -> str:
    """``score`` or ``vote split`` by the words around, or nothing."""
    for word in t.words[last : last + _AHEAD]:
        if word in _NAMES:
            return _NAMES[word]
        if not word[:1].isalpha() and word not in DASHES:
            break
    for k in range(i - 1, max(-1, i - _REACH), -1):
        word = t.words[k]
        if word in _NAMES_BEFORE and not (word in _WON and t.words[k + 1] == "its"):
            return _NAMES_BEFORE[word]
    return ""


_NAMES = {
    **dict.fromkeys(_RUNNING, ""),
    **dict.fromkeys(_FINAL, "score"),
    **dict.fromkeys(_RULING, "vote split"),
}
_NAMES_BEFORE = {
    **dict.fromkeys((".", ";", "\n", "lead", "led", "trailed", "improved"), ""),
    **dict.fromkeys(_VOTED, "vote split"),
    **dict.fromkeys(_WON, "score"),
}
