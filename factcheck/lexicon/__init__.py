"""Word lists as data: one tab-separated file each.

Its ``#`` lines say what it holds and where it comes from. Files are read once, when first asked
for: ``words`` gives the first column, ``mapping`` the first column to the second, ``rows`` all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Every row of ``lexicon/<name>.tsv`` as its columns; FileNotFoundError if there is none."""
    # by its path: importlib.resources takes a tenth of a cold start to import
    text = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(
        tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")
    )


@cache
def words(name: str) -> frozenset[str]:
    """The first column as a set."""
    return frozenset(row[0] for row in rows(name))


@cache
def mapping(name: str) -> Mapping[str, str]:
    """First column to second."""
    return MappingProxyType({row[0]: row[1] for row in rows(name)})
