"""A text in ASCII alone, for terminals and fonts that have nothing else.

Typographic marks become their typewriter forms, letters lose their marks, and what has no such form
is written as the number of its code point, so that nothing is lost.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache

_FORMS = {
    **dict.fromkeys("‘’‚‛′ʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−⁃", "-"),
    "…": "...",
    "\N{REPLACEMENT CHARACTER}": "?",
    "•": "*",
    "·": ".",
    "×": "x",
    "÷": "/",
    "⁄": "/",
    "°": "deg",
    "→": "->",
    "←": "<-",
    "±": "+/-",
    "≤": "<=",
    "≥": ">=",
    "≈": "~",
    "€": "EUR ",
    "£": "GBP ",
    "¥": "JPY ",
    "₹": "INR ",
    "©": "(c)",
    "®": "(R)",
    "™": "(TM)",
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ı": "i",
    "ħ": "h",
    "Ħ": "H",
}
"""Forms of the typewriter; currencies by their ISO 4217 code. Letters with marks are taken apart by
Unicode's compatibility decomposition instead."""


def spell(text: str) -> str:
    """``text`` with nothing but ASCII: ``“5–6 März”`` is ``"5-6 Marz"``, ``海`` is ``\\u6d77``."""
    return text if text.isascii() else "".join(map(_spell_char, text))


@cache
def _spell_char(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.category(char) in ("Mn", "Cf"):
        return ""
    parts = unicodedata.normalize("NFKD", char)
    form = "".join(_FORMS.get(part, part) for part in parts if not unicodedata.combining(part))
    form = _FORMS.get(char, form)
    return form if form.isascii() else char.encode("ascii", "backslashreplace").decode()


_JSON = ("json", "jsonl", "sarif", "gitlab", "rdjson")
_MARKUP = ("junit", "html")


def escape(text: str, format_: str) -> str:
    """An output in ASCII that means the same to the programs that read its format."""
    if text.isascii():
        return text
    if format_ in _JSON:  # whatever is no ASCII in it stands within strings
        return "".join(char if char.isascii() else json.dumps(char)[1:-1] for char in text)
    if format_ in _MARKUP:
        return text.encode("ascii", "xmlcharrefreplace").decode()
    return spell(text)
