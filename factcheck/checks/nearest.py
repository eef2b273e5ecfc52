"""The nearest known word, for errors."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """``; did you mean "conflict"?``, or nothing where no known word is near."""
    from difflib import get_close_matches

    spelled = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), sorted(spelled), n=1, cutoff=0.5)
    return f'; did you mean "{spelled[found[0]]}"?' if found else ""
