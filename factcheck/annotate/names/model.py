"""A linear model of what a name is: person, organization, place or none of them.

Weights of a multinomial logistic regression over the strings of ``features``, learnt by
``scripts/train_names.py`` (AdaGrad: Duchi, Hazan and Singer, Adaptive Subgradient Methods, 2011)
and rounded to whole numbers; all mentions of one string in an article are judged together (one
sense per discourse: Gale, Church and Yarowsky 1992). ``kinds.md`` tells what it was learnt from.

The three weights of a feature (against "none") are packed into one integer, 21 bits each, so that
adding integers adds all three. ``kinds.bin``: the number of features as 4 bytes, the packed weights
as 8 bytes each, both little-endian, then the features as UTF-8 lines.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Final

from factcheck.annotate.names.drafts import Draft, Sort
from factcheck.annotate.names.features import of_words

FILE: Final = Path(__file__).with_name("kinds.bin")
SORTS: Final[tuple[Sort, ...]] = ("person", "organization", "place")
SCALE: Final = 64  # what a weight of one is written as
_BITS: Final = 21
_HALF: Final = 1 << (_BITS - 1)
_LOW: Final = (1 << _BITS) - 1
_MOST_KEPT: Final = 8192  # names whose sums are remembered


def pack(person: int, organization: int, place: int) -> int:
    """Three weights as one integer; each, and every sum asked of them, under 2**20 in size."""
    return person + (organization << _BITS) + (place << 2 * _BITS)


def unpack(total: int) -> tuple[int, int, int]:
    """The three sums in a sum of packed weights."""
    person = ((total + _HALF) & _LOW) - _HALF
    total = (total - person) >> _BITS
    organization = ((total + _HALF) & _LOW) - _HALF
    return person, organization, (total - organization) >> _BITS


def write(path: Path, weights: Mapping[str, int]) -> None:
    """Write packed weights by feature, in order of the features."""
    names = sorted(weights)
    packed = array("q", [weights[name] for name in names])
    if sys.byteorder == "big":
        packed.byteswap()
    lines = "\n".join(names).encode()
    path.write_bytes(len(names).to_bytes(4, "little") + packed.tobytes() + lines)


def read(path: Path) -> dict[str, int]:
    """The packed weights by feature."""
    data = path.read_bytes()
    count = int.from_bytes(data[:4], "little")
    packed = array("q")
    packed.frombytes(data[4 : 4 + 8 * count])
    if sys.byteorder == "big":
        packed.byteswap()
    names = data[4 + 8 * count :].decode().split("\n")
    return dict(zip(names, packed.tolist(), strict=True))


class Model:
    """Packed weights by feature, and the sums for names seen before (they return in articles)."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = weights
        self._own: dict[tuple[object, ...], int] = {}

    def total(self, features: Iterable[str]) -> int:
        """The packed sum of the weights of ``features``; those never learnt count for nothing."""
        return sum(map(self._weights.get, features, repeat(0)))

    def own(self, draft: Draft) -> int:
        """The packed sum for a draft's own words."""
        key = (draft.text, draft.names, draft.sort, draft.strength)
        known = self._own.get(key)
        if known is None:
            if len(self._own) >= _MOST_KEPT:
                self._own.clear()
            known = self._own[key] = self.total(of_words(draft))
        return known


@cache
def load() -> Model:
    """The model that the package carries, read when first asked for."""
    return Model(read(FILE))


def sort_of(packed: int) -> Sort:
    """The sort with the highest sum; "" where none is above zero."""
    scores = unpack(packed)
    best = max(scores)
    return SORTS[scores.index(best)] if best > 0 else ""
