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
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import getitem
from pathlib import Path
from typing import Final, TypeVar

from factcheck.annotate.names.drafts import Draft, Sort
from factcheck.annotate.names.features import COLUMNS, alone, of_words

FILE: Final = Path(__file__).with_name("kinds.bin")
SORTS: Final[tuple[Sort, ...]] = ("person", "organization", "place")
SCALE: Final = 64  # what a weight of one is written as
_BITS: Final = 21
_HALF: Final = 1 << (_BITS - 1)
_LOW: Final = (1 << _BITS) - 1
_MOST_KEPT: Final = 8192  # names and words whose sums are remembered
K = TypeVar("K", bound=Hashable)


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


class _Sums(dict[K, int]):
    """What the features of a key come to, packed; summed when the key is first met."""

    def __init__(self, weights: Mapping[str, int], features: Callable[[K], Iterable[str]]) -> None:
        super().__init__()
        self._weights = weights
        self._features = features

    def __missing__(self, key: K) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        total = sum(map(self._weights.get, self._features(key), repeat(0)))
        self[key] = total
        return total


class _Weights(dict[str, int]):
    """Packed weights by feature; those never learnt count for nothing."""

    def __missing__(self, feature: str) -> int:
        return 0


class Model:
    """Packed weights by feature, and what names and words met before come to."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = _Weights(weights)
        self._own = _Sums(self._weights, of_words)
        self._columns: tuple[dict[str, int], ...] = tuple(
            [self._weights if of is alone else _Sums(self._weights, of) for of in COLUMNS]
        )

    def total(self, features: Iterable[str]) -> int:
        """The packed sum of the weights of ``features``."""
        return sum(map(self._weights.get, features, repeat(0)))

    def own(self, draft: Draft) -> int:
        """The packed sum for a draft's own words."""
        return self._own[draft.text, draft.names, draft.sort, draft.strength]

    def beside(self, rows: Sequence[tuple[str, ...]]) -> int:
        """The packed sum for the keys of all mentions of a name, each key once in its column."""
        if len(rows) == 1:
            return sum(map(getitem, self._columns, rows[0]))
        return sum(
            [
                sum(map(column.__getitem__, dict.fromkeys(keys)))
                for column, keys in zip(self._columns, zip(*rows, strict=True), strict=True)
            ]
        )


@cache
def load() -> Model:
    """The model that the package carries, read when first asked for."""
    return Model(read(FILE))


def sort_of(packed: int) -> Sort:
    """The sort with the highest sum; "" where none is above zero."""
    scores = unpack(packed)
    best = max(scores)
    return SORTS[scores.index(best)] if best > 0 else ""
