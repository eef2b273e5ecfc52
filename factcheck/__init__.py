"""factcheck: a linter for facts.

    import factcheck

    report = factcheck.check([factcheck.Source.from_path("a.txt"), ...])
    for finding in report.findings:
        print(finding.message)

Names are loaded when first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.errors import FactcheckError
    from factcheck.library import Source, check
    from factcheck.values import Relation, compare_names

__all__ = ["FactcheckError", "Relation", "Source", "check", "compare_names"]

_HOMES = {
    "FactcheckError": "factcheck.errors",
    "Relation": "factcheck.values",
    "Source": "factcheck.library",
    "compare_names": "factcheck.values",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package, in which ``check`` is the library's function.

    The stage of that name is a package beside it, and Python would put it in the function's place
    as soon as anything imports it; ``from factcheck.check import ...`` works all the same.
    """

    @property
    def check(self) -> Any:
        return import_module("factcheck.library").check

    @check.setter
    def check(self, stage: ModuleType) -> None:
        """Leave the function where it is."""


sys.modules[__name__].__class__ = _Package
