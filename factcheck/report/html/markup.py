"""Writing markup that cannot be broken by what the articles say: every text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from factcheck.report.text import printable

VOID = frozenset({"br", "col", "hr", "input", "link", "meta", "rect"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | Iterable["Child"] | None
Attribute = str | int | bool | None


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Markup:
    """``<name attributes>children</name>``.

    Children that are no Markup are escaped, None and "" are left out. Attributes: ``class_`` is
    ``class``, ``data_rule`` is ``data-rule``; True stands alone, None and False are left out.
    """
    told = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{_safe(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}>{joined(*children)}</{name}>")


def joined(*children: Child) -> Markup:
    """The children one after the other, escaped where they are no Markup."""
    return Markup("".join(_flat(children)))


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Markup):
            yield child
        elif isinstance(child, str):
            yield escape(printable(child))
        elif child is not None:
            yield from _flat(child)


def _safe(value: Attribute) -> str:
    return escape(printable(str(value)))
