"""Magnitudes of quakes: "magnitude-5.2", "measured 5.9", "6.1 on the Richter scale", "put the
magnitude at 6.1".
"""

from __future__ import annotations

from factcheck.annotate.times.tokens import DASHES, Tokens

_BETWEEN = frozenset(
    "of at was is were as a an the between from ranging varying preliminary estimated initial "
    "had reached measured measuring and to".split()
)
_QUAKES = frozenset(
    "quake quakes earthquake earthquakes tremor tremors temblor temblors aftershock aftershocks "
    "it shock".split()
)
_MEASURED = frozenset(
    "measured measuring measures registered registering registers recorded".split()
)
_REACH = 5
_SCALE = 6


def after(t: Tokens, i: int, j: int) -> int:
    """The token after a magnitude whose number (with its bound) lies in tokens ``i`` to ``j``; 0
    where it is none.
    """
    if t.words[j] == "magnitude":
        return j + 1  # a 5.9 magnitude earthquake
    if t.words[j] in DASHES and t.words[j + 1] in ("magnitude", "strength"):
        return j + 2
    if on_scale(t, j) or _named_before(t, i) or _measured(t, i):
        return j
    return 0


def on_scale(t: Tokens, j: int) -> bool:
    """on the Richter scale, on the open-ended Richter scale, on the moment magnitude scale."""
    if t.words[j] != "on" or t.words[j + 1] != "the":
        return False
    ahead = t.words[j + 2 : j + 2 + _SCALE]
    return "scale" in ahead and ("richter" in ahead or "magnitude" in ahead)


def _named_before(t: Tokens, i: int) -> bool:
    k = i - 1
    if t.words[k] in DASHES:
        return k > 0 and t.words[k - 1] == "magnitude"
    while k > i - _REACH and k >= 0 and t.words[k] in _BETWEEN:
        k -= 1
    return k >= 0 and t.words[k] in ("magnitude", "magnitudes", "richter")


def _measured(t: Tokens, i: int) -> bool:
    """An earthquake measuring 5.6, the quake measured a magnitude of 5.6."""
    k = i - 1
    if k < 1 or t.words[k] not in _MEASURED:
        return False
    return any(word in _QUAKES for word in t.words[max(0, k - 3) : k])
