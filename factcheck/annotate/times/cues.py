"""Whether the words around an expression speak of the past or of the future."""

from __future__ import annotations

from typing import Literal

from factcheck.annotate.times.tokens import Tokens

Tense = Literal["past", "future", ""]

_FUTURE = frozenset(
    "will shall ll upcoming coming forthcoming due scheduled slated expected plans planned "
    "planning plan intends hopes set "
    "to-be gearing ahead deadline expires tomorrow next would deadline begin begins starts opens "
    "hopes aims vows pencilled penciled adjourned remanded listed booked tipped".split()
)
_PAST = frozenset(
    "said says was were had did told took held made won lost killed died met went came began "
    "ran saw found left got gave became "
    "broke fell rose led struck shot hit wrote sent paid spoke announced since ago beat drew "
    "lay sank blew caught bought sold sought fought taught brought sat stood wore swore flew drove "
    "grew knew threw chose froze hid kept felt heard swept fled stole bore shook laid rode rang "
    "sang sprang swam thought understood withdrew woke".split()
)
# what is fixed for a day to come, told in the present: "They host Town on Saturday"
_FIXTURES = frozenset("host hosts play plays face faces travel travels resume resumes".split())
# one form for now and then, where a subject stands before it
_ALIKE = frozenset("cut put quit shut spread hurt burst split read".split())
# the same after "which", "who" and pronouns alone, for headlines tell what is past with them
_COMING = frozenset(
    "ends begins starts opens closes takes leaves returns retires expires concludes departs "
    "arrives".split()
)
_FIXED = frozenset("they we he she it who which and side team".split())
_RELATIVES = frozenset("who which that whose where".split())
_BE = frozenset("is are s re".split())
_MODALS = frozenset(("will", "shall"))
_REACH, _FAR = 15, 24  # tokens before a time in which any word of tense, or a modal, tells
_CLAUSE = 14  # words that a relative clause may have
_PASSIVE = frozenset(("be", "will", "to", "would", "shall"))
_STOPS = frozenset((".", ";", "\n", "?", "!"))


def tense(t: Tokens, first: int, last: int) -> Tense:
    """The nearest word of tense before the expression in its sentence, else after it."""
    if t.words[first - 1] == "on" and t.words[first - 2] in ("is", "are"):
        return "future"  # the last round is on Tuesday
    k = first - 1
    while k > max(-1, first - _FAR):
        word = t.words[k]
        if word in _STOPS and not (word == "." and t.glued(k)):
            break
        if word == "," and (opened := _relative(t, k)) > 0:
            first += opened - k  # what a closed clause tells is not of this time
            k = opened - 1
            continue
        near = k > first - _REACH or word in _MODALS  # a modal rules its clause from further off
        if near and (found := _of(t, k, word)) is not None:
            return found
        k -= 1
    for k in range(last, min(t.count, last + 14)):
        word = t.words[k]
        if word in _STOPS:
            break
        if (found := _of(t, k, word)) is not None:
            return found
    return ""


def _relative(t: Tokens, closing: int) -> int:
    """The comma that opens the relative clause which the comma ``closing`` ends ("Samoa, who beat
    Tonga on Monday, in Suva"); 0 where none does."""
    for k in range(closing - 1, max(0, closing - _CLAUSE), -1):
        if t.words[k] in _STOPS:
            return 0
        if t.words[k] == ",":
            return k if t.words[k + 1] in _RELATIVES else 0
    return 0


def _of(t: Tokens, k: int, word: str) -> Tense | None:
    if word == "set" and t.words[k + 1] not in ("to", "for"):
        return "past"  # she set out
    if (told := _by_subject(t, k, word)) or (t.capital(k) and t.is_word(k - 1)):
        return told or None  # a name: Ahmed
    if word in _FUTURE:
        return "past" if word in ("set", "planned") and t.words[k - 1] == "had" else "future"
    if word in _PAST or (len(word) > 4 and word.endswith("ed")):
        before, second = t.words[k - 1], t.words[k - 2]
        # "to results published on Thursday" tells of results
        return "future" if before in _PASSIVE or (second in _PASSIVE and second != "to") else "past"
    return None


def _by_subject(t: Tokens, k: int, word: str) -> Tense:
    """What tells a tense only behind its subject, or behind a form of be."""
    if word == "to":  # they are to appear in court
        return "future" if t.words[k - 1] in _BE and t.is_word(k + 1) else ""
    if word in _COMING:
        return "future" if t.words[k - 1] in _FIXED else ""
    if word in _FIXTURES or word in _ALIKE:
        subject = t.capital(k - 1) or t.words[k - 1] in _FIXED
        return "" if not subject else "future" if word in _FIXTURES else "past"
    return ""
