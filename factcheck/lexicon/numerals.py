"""Number words of one token, as numbers."""

from __future__ import annotations

from functools import cache

from factcheck import lexicon


@cache
def small_numbers() -> dict[str, int]:
    """``one`` to ``nineteen`` and the tens to ``ninety``, with ``zero``, by their word."""
    rows = lexicon.rows("number_words")
    return {word: int(number) for word, kind, number in rows if kind in ("unit", "tens")}
