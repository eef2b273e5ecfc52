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
    "broke fell rose led struck shot hit wrote sent paid spoke announced since ago".split()
)
_PASSIVE = frozenset(("be", "will", "to", "would", "shall"))
_STOPS = frozenset((".", ";", "\n", "?", "!"))


def tense(t: Tokens, first: int, last: int) -> Tense:
    """The nearest word of tense before the expression in its sentence, else after it."""
    for k in range(first - 1, max(-1, first - 14), -1):
        word = t.words[k]
        if word in _STOPS and not (word == "." and t.glued(k)):
            break
        if (found := _of(t, k, word)) is not None:
            return found
    for k in range(last, min(t.count, last + 14)):
        word = t.words[k]
        if word in _STOPS:
            break
        if (found := _of(t, k, word)) is not None:
            return found
    return ""


def _of(t: Tokens, k: int, word: str) -> Tense | None:
    if word == "set" and t.words[k + 1] not in ("to", "for"):
        return "past"  # she set out
    if word in _FUTURE:
        return "past" if word in ("set", "planned") and t.words[k - 1] == "had" else "future"
    if word in _PAST or (len(word) > 4 and word.endswith("ed")):
        if _PASSIVE & {t.words[k - 1], t.words[k - 2]}:
            return "future"
        return "past"
    return None
