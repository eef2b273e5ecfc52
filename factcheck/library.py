"""The library: sources in, a report out. Pure: no clock, no network, no writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Self, TypeVar

from factcheck import model
from factcheck.annotators import RULES

if TYPE_CHECKING:
    from datetime import date

    from factcheck.checks.ruleset import Ruleset

Kind = TypeVar("Kind", bound="str | PathLike[str]")


class Source(model.Source, frozen=True):
    """One article. Build it with ``from_text`` or ``from_path``."""

    @classmethod
    def from_text(
        cls,
        path: str,
        text: str,
        *,
        published: str | date | None = None,
        title: str | None = None,
        publisher: str | None = None,
    ) -> Self:
        """An article whose text is at hand; ``path`` is what reports call it.

        ``published`` is an EDTF date (``2026-01-22``) or a ``datetime.date``, against which
        relative dates are read where the text has none of its own. Raises SourceError for a text
        without words.
        """
        from factcheck import sources

        made = sources.from_text(
            path,
            text,
            published=str(published or ""),
            title=title or "",
            publisher=publisher or "",
        )
        return cls._of(made)

    @classmethod
    def from_path(cls, path: str | PathLike[str]) -> Self:
        """The one article of a file. Raises SourceError for a file that cannot be read, and for one
        of several articles (see ``all_from_path``)."""
        from factcheck import sources

        return cls._of(sources.read(path))

    @classmethod
    def all_from_path(cls, path: str | PathLike[str]) -> list[Self]:
        """Every article of a file: JSON may hold many. Raises SourceError for the first that
        cannot be read."""
        from factcheck import sources

        return [cls._of(source) for source in sources.read_all(path)]

    @classmethod
    def _of(cls, source: model.Source) -> Self:
        return cls(**{name: getattr(source, name) for name in source.__struct_fields__})


def check(
    sources: Iterable[model.Source],
    *,
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    rules: Ruleset | str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    annotator: str = RULES,
) -> model.Report:
    """Where the sources agree and where they contradict one another or themselves.

    ``select`` and ``ignore`` name rules by id, name or prefix: one, or several. ``rules`` is a
    Ruleset, or a folder (or several) of your own rules that go with the built-in ones. With
    ``annotator="spacy:NAME"`` an installed spaCy pipeline finds the names. No configuration file is
    read. An article that could not be worked through is in
    ``report.errors``, the others are checked.

    Raises UsageError for a name that fits no rule or two texts under one path, RuleError for a rule
    file that is wrong, ConfigError for an annotator that is missing.
    """
    from factcheck import pipeline
    from factcheck.checks import Ruleset
    from factcheck.engine.local import LocalEngine

    known = rules if isinstance(rules, Ruleset) else _rules([str(each) for each in _listed(rules)])
    chosen = known.select(_listed(select), _listed(ignore))
    return pipeline.check(sources, rules=chosen, engine=LocalEngine(), annotator=annotator)


def _listed(given: Kind | Sequence[Kind] | None) -> Sequence[Kind]:
    """One or several as several: a string is one word here, not its letters."""
    if given is None:
        return ()
    return [given] if isinstance(given, str | PathLike) else given


def _rules(folders: Sequence[str]) -> Ruleset:
    from factcheck.checks import load

    return load(folders) if folders else _builtin_rules()


@cache
def _builtin_rules() -> Ruleset:
    """The built-in rules do not change while a program runs; reading them takes a while."""
    from factcheck.checks import load

    return load()
