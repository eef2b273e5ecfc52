"""The library: sources in, a report out. Pure: no clock, no network, no writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Self

from factcheck import model

if TYPE_CHECKING:
    from factcheck.checks.ruleset import Ruleset


class Source(model.Source, frozen=True):
    """One article. Build it with ``from_text`` or ``from_path``."""

    @classmethod
    def from_text(
        cls, path: str, text: str, *, published: str = "", title: str = "", publisher: str = ""
    ) -> Self:
        """An article whose text is at hand; ``path`` is what reports call it.

        ``published`` is an EDTF date (``2026-01-22``), against which relative dates are read where
        the text has none of its own. Raises SourceError for a text without words.
        """
        from factcheck import sources

        made = sources.from_text(path, text, published=published, title=title, publisher=publisher)
        return cls._of(made)

    @classmethod
    def from_path(cls, path: str | PathLike[str]) -> Self:
        """An article in a file. Raises SourceError for one that cannot be read."""
        from factcheck import sources

        return cls._of(sources.read(path))

    @classmethod
    def _of(cls, source: model.Source) -> Self:
        return cls(**{name: getattr(source, name) for name in source.__struct_fields__})


def check(
    sources: Iterable[model.Source],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Ruleset | Sequence[str | PathLike[str]] | None = None,
) -> model.Report:
    """Where the sources agree and where they contradict one another or themselves.

    ``select`` and ``ignore`` name rules by id, name or prefix. ``rules`` is a Ruleset, or folders
    of your own rules that go with the built-in ones. No configuration file is read. An article
    that could not be worked through is in ``report.errors``, the others are checked.

    Raises UsageError for a name that fits no rule or two texts under one path, RuleError for a rule
    file that is wrong.
    """
    from factcheck import pipeline
    from factcheck.checks import Ruleset
    from factcheck.engine.local import LocalEngine

    known = rules if isinstance(rules, Ruleset) else _rules([str(folder) for folder in rules or ()])
    return pipeline.check(sources, rules=known.select(select, ignore), engine=LocalEngine())


def _rules(folders: Sequence[str]) -> Ruleset:
    from factcheck.checks import load

    return load(folders) if folders else _builtin_rules()


@cache
def _builtin_rules() -> Ruleset:
    """The built-in rules do not change while a program runs; reading them takes a while."""
    from factcheck.checks import load

    return load()
