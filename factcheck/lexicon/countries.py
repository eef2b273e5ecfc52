"""Countries by every name that news gives them."""

from __future__ import annotations

from functools import cache

from factcheck import lexicon


@cache
def plain_names() -> dict[str, str]:
    """Each form of a country's name, as it is written, to the plain one; no adjectives."""
    out = {}
    for name, _, _, *others in lexicon.rows("countries"):
        for form in (name, *(others[0].split("|") if others else ())):
            out[form] = name
    return out
