"""Units of quantities: which names are one unit, and what converts into what
(``lexicon/units.tsv``)."""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec import Struct

from factcheck import lexicon


class Unit(Struct, frozen=True):
    """``value * factor + offset`` is the value in the base unit of the ``dimension``. What the
    list does not know is a count of itself."""

    name: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0

    @property
    def is_count(self) -> bool:
        """Whether it counts whole things (a count of 7 and a half does not exist)."""
        return self.dimension.startswith("count")


@cache
def _table() -> dict[str, Unit]:
    return {
        name: Unit(canonical, dimension, float(factor), float(offset))
        for name, canonical, dimension, factor, offset in lexicon.rows("units")
    }


@lru_cache(maxsize=4096)
def unit(name: str) -> Unit:
    """The unit a name stands for: aliases and plurals of ``lexicon/units.tsv``, a currency (three
    capitals, ISO 4217), or a count of that noun."""
    table = _table()
    found = table.get(name) or table.get(name.casefold())
    if found is not None:
        return Unit(found.name, "count " + found.name) if found.dimension == "count" else found
    if len(name) == 3 and name.isascii() and name.isalpha() and name.isupper():
        return Unit(name, "money " + name)
    if name.startswith("/"):  # rated 5.6 of 10
        return Unit(name, "rating " + name)
    folded = name.casefold()
    return Unit(folded, "count " + folded)


def canonical_unit(name: str) -> str:
    """The one name of a unit: ``nation`` is ``country``, ``miles`` is ``mi``, ``per cent`` is
    ``%``."""
    return unit(name).name
