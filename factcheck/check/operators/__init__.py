"""The closed set of operators: what a rule can be made of.

An operator is a pure top-level function ``check(bundle, rule) -> Iterable[Draft]`` in a module
of its own, with a model of its options. A rule names one and says which predicates it applies
to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck.check.operators import conflict
from factcheck.check.rule import Options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.check.bundles import Bundle, Grouping
    from factcheck.check.findings import Draft
    from factcheck.check.rule import Rule


class Operator(Struct, frozen=True, kw_only=True):
    """``check`` is given one bundle of a kind named in ``by``, and a rule whose options are of
    ``options``."""

    check: Callable[[Bundle, Rule], Iterable[Draft]]
    by: tuple[Grouping, ...]
    options: type[Options] = Options
    summary: str


OPERATORS: Final[Mapping[str, Operator]] = MappingProxyType(
    {
        "conflict": Operator(
            check=conflict.check,
            by=("subject",),
            options=conflict.ConflictOptions,
            summary="values of one predicate on one subject that cannot all be true",
        ),
    }
)
