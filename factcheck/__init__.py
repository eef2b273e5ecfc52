"""factcheck: a linter for facts.

    import factcheck

    report = factcheck.check([factcheck.Source.from_path("a.txt"), ...])
    for finding in report.findings:
        print(finding.message)

Names are loaded when first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
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
    "check": "factcheck.library",
    "compare_names": "factcheck.values",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
