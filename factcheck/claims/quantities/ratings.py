"""Ratings on a scale: 5.6/10, 78 out of 100, 3.5/5.

The scale is the unit (``/10``), so that an average of 6.4/10 is never held against a share of 76 %.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.claims.quantities.durations import bounded
from factcheck.model import Span
from factcheck.values import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading

_SCALE: Final = re.compile(
    r"(?<![\d./])(\d{1,3}(?:\.\d{1,2})?) ?(?:/|out of) ?(5|10|100)(?![\d/]|\.\d| [a-z]+s\b)"
)
_RATED: Final = frozenset(
    "rating ratings rated rate rates score scores scored scoring average averaged averaging grade "
    "graded stars weighted holds".split()
)
_REACH: Final = 8  # tokens before a rating in which it is called one


def find(reading: Reading) -> Iterator[tuple[Span, Quantity]]:
    """Ratings in order, with their value."""
    text = reading.text
    if "/" not in text and " out of " not in text:
        return
    tokens = reading.tokens
    for match in _SCALE.finditer(text):
        k = tokens.at(match.start())
        if not reading.claimable(match.start()) or float(match[1]) > float(match[2]):
            continue
        if not _RATED.isdisjoint(tokens.lower[max(0, k - _REACH) : k]):
            yield bounded(
                text, Span(match.start(), match.end(), match[0]), float(match[1]), "/" + match[2]
            )
