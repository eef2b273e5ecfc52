"""What a bare number counts that its verb gives as a level: "the number of students fell to 4,200",
"confirmed cases reached 345", "orders stand at 1,683".
"""

from __future__ import annotations

from factcheck import lexicon
from factcheck.annotate.numbers import nouns
from factcheck.annotate.times.tokens import Tokens

_REACHED = frozenset(
    "reached reaches reach reaching hit hits topped tops passed passes exceeded exceeds exceed "
    "surpassed surpasses totalled totaled totals crossed numbered".split()
)
_AT = frozenset("stands stood stand standing remained remains remain peaked".split())
_TO = frozenset(
    "rose rises risen rising grew grows grown growing increased increases jumped jumps climbed "
    "climbs climbing soared surged swelled fell falls fallen falling dropped drops declined "
    "decreased shrank shrunk dwindled doubled tripled".split()
)
_BE = frozenset("is was are were be been".split())
_COUNTS = frozenset("number tally count total".split())
_BETWEEN = frozenset("has have had now also then already currently almost to at just".split())
_EDGES = frozenset(". , ; : ( ) and but that as when while which who if because \n".split(" "))
_NUMBER_REACH = 14
_NOUN_REACH = 8


def counted(t: Tokens, first: int) -> str:
    """The unit of a bare number that begins at token ``first`` with its bound; "" where no verb
    gives it as a level of something counted."""
    k = first - 1
    while k > 0 and (t.words[k] in _BETWEEN or t.words[k].endswith("ly")):
        k -= 1
    between = t.words[k + 1 : first]
    word = t.words[k]
    level = (
        word in _REACHED
        or (word in _AT and "at" in between)
        or (word in _TO and "to" in between)
        or word in _BE
    )
    if k < 1 or not level or ("to" in between and word not in _TO):
        return ""
    end = k
    while end > 0 and (t.words[end - 1] in _BETWEEN or t.words[end - 1] in _BE):
        end -= 1
    return _number_of(t, end) or ("" if word in _BE else _plural(t, end))


def _number_of(t: Tokens, end: int) -> str:
    """The number of confirmed cases in the state: what is counted, of a phrase that ends before
    token ``end``."""
    for k in range(end - 1, max(0, end - _NUMBER_REACH), -1):
        if t.words[k] in (".", ";", "\n") or t.words[k].isdecimal():
            return ""
        if t.words[k] in _COUNTS and t.words[k + 1] == "of":
            hit = nouns.head(t, k + 2, one=False, limit=end)
            return hit[1] if hit is not None else ""
    return ""


def _plural(t: Tokens, end: int) -> str:
    """Confirmed cases in the state: the plural that heads a phrase that ends before ``end``."""
    first = end
    while first > max(0, end - _NOUN_REACH) and t.words[first - 1] not in _EDGES:
        first -= 1
    while first < end and t.words[first] in lexicon.words("phrase_stops"):
        first += 1
    hit = nouns.head(t, first, one=False, limit=end)
    if hit is None or hit[1] in lexicon.words("number_nouns"):
        return ""
    after = t.words[hit[0]]  # nothing but where it is may follow the noun
    return hit[1] if hit[0] == end or after in ("in", "of", "at", "for", "from", "across") else ""
