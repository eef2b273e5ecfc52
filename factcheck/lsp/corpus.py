"""The articles of one folder, checked as ``factcheck check`` would in it.

What is open in the editor stands in for the file of its path. Files, settings and rules are looked
at anew for each check (by time and size, so that only what changed is read), and articles are kept:
only those that changed are extracted.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final, TypeVar

from factcheck import pipeline, sources
from factcheck.cli import known as known_files
from factcheck.cli.reading import attempt, left_out, listed, passed_over
from factcheck.cli.rulesets import chosen_rules
from factcheck.config import Settings, load
from factcheck.engine.local import LocalEngine
from factcheck.known import baseline, settle, waivers
from factcheck.lsp.snapshot import Snapshot
from factcheck.model import Problem, Source
from factcheck.report.view import view
from factcheck.store import ArticleCache, Recalled
from factcheck.store.folder import locate

if TYPE_CHECKING:
    from factcheck.checks import Ruleset
    from factcheck.model import Article

A = TypeVar("A")
B = TypeVar("B")

TEXTS: Final = (".txt", ".text", ".md", ".markdown")
"""What is taken for an article where the configuration names no sources and it is open."""

Stamp = tuple[Any, ...]


class CancelledError(Exception):
    """The check is no longer wanted."""


class Corpus:
    """The articles of the folder ``root``; ``given`` is what ``--config`` was given."""

    def __init__(self, root: Path, given: Sequence[str] = ()) -> None:
        self.root = root
        self._given = tuple(given)
        self._read: dict[str, tuple[Stamp, list[Source], list[Problem]]] = {}
        self._rules: tuple[Stamp, Ruleset, list[Problem]] | None = None
        self._articles = _Articles()
        self._is_first = True

    def check(
        self, open_texts: Mapping[Path, str], cancelled: Callable[[], bool] = lambda: False
    ) -> Snapshot:
        """What there is to say of the folder, with ``open_texts`` by their absolute path.

        The process changes its working directory for as long, so checks must not run at the same
        time. Raises CancelledError soon after ``cancelled`` answers True, ConfigError for settings
        that cannot be used at all.
        """
        with contextlib.chdir(self.root):
            settings = load(self._given)
            rules, broken = self._chosen(settings)
            found, problems = self._sources(settings, open_texts)
            accepted = _accepted(settings)
            known, faults = known_files.load(accepted, found)
            if self._is_first:
                cache = locate(None, settings.config.cache_dir, settings.path)
                self._articles.disk = ArticleCache(cache)
                self._is_first = False
            report = pipeline.check(
                found,
                rules=rules,
                engine=_Engine(cancelled),
                errors=(*settings.problems, *broken, *problems, *faults),
                annotator=settings.config.annotator,
                cache=self._articles,
            )
            report = settle(report, rules, known)
        config = settings.config
        seen = view(report, show=config.show, fail_level=config.fail_level)
        return Snapshot(self.root, seen, accepted.waivers or _beside(settings, waivers.NAME))

    def _chosen(self, settings: Settings) -> tuple[Ruleset, list[Problem]]:
        """The rules, read again where their files or the settings are other ones."""
        files = (f for folder in settings.config.rules for f in sorted(Path(folder).rglob("*")))
        stamp = (settings.config, settings.path, *map(_stamp, files))
        if self._rules is None or self._rules[0] != stamp:
            self._rules = (stamp, *chosen_rules(settings))
        return self._rules[1], self._rules[2]

    def _sources(
        self, settings: Settings, open_texts: Mapping[Path, str]
    ) -> tuple[list[Source], list[Problem]]:
        """The articles of the sources as they are now, and a problem for what cannot be read."""
        problems: list[Problem] = []
        config = settings.config
        exclude = left_out(config)
        files = listed(config.sources, problems, exclude=exclude)
        texts = {shown(path, self.root): text for path, text in open_texts.items()}
        wanted = _wanted(config.sources, exclude)
        names = sorted({*files, *filter(wanted, texts)})
        problems = [each for each in problems if each.path not in texts]  # not saved yet
        fields = {str(field): keys for field, keys in config.fields.items()}
        found: list[Source] = []
        known, self._read = self._read, {}
        for name in names:
            text = texts.get(name)
            file = files.get(name, name)
            stamp = (repr(fields), text) if text is not None else (repr(fields), *_stamp(file))
            if name not in known or known[name][0] != stamp:
                known[name] = (stamp, *_opened(name, file, text, fields))
            self._read[name] = known[name]
            found += known[name][1]
            problems += known[name][2]
        return found, problems


def _accepted(settings: Settings) -> known_files.Files:
    """The baseline and the waivers: those of the configuration, else those beside it."""
    named = (settings.config.baseline, baseline.NAME), (settings.config.waivers, waivers.NAME)
    usual = ((given, _beside(settings, name)) for given, name in named)
    return known_files.Files(*(g or (path if Path(path).is_file() else "") for g, path in usual))


def _beside(settings: Settings, name: str) -> str:
    return (Path(settings.path).parent / name).as_posix()


def shown(path: Path, root: Path) -> str:
    """As reports of a check in ``root`` show it."""
    try:
        return PurePath(os.path.relpath(path, root)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _wanted(folders: Sequence[str], exclude: Sequence[str]) -> Callable[[str], bool]:
    """Whether a text that is open is one of the articles: it lies where they lie, saved or not."""
    excluded = passed_over(exclude)
    bases = [PurePath(os.path.normpath(folder)) for folder in folders]

    def wanted(path: str) -> bool:
        pure = PurePath(path)
        if not folders:
            return pure.suffix.lower() in TEXTS and not excluded(path)
        within = any(base in (pure, *pure.parents) for base in bases)
        return within and sources.is_article(path) and not excluded(path)

    return wanted


def _opened(
    name: str, file: str, text: str | None, fields: dict[str, tuple[str, ...]]
) -> tuple[list[Source], list[Problem]]:
    found: list[Source] = []
    problems: list[Problem] = []
    if text is None:
        attempt(lambda tell: sources.read_all(file, fields=fields, tell=tell), found, problems)
    elif text.strip():
        # half a surrogate pair, which UTF-8 cannot hold, becomes one "?": offsets stay
        raw = text.encode("utf-8", "replace")
        attempt(lambda tell: sources.parse(name, raw, fields=fields, tell=tell), found, problems)
    return found, problems


def _stamp(file: str | Path) -> Stamp:
    try:
        status = Path(file).stat()
    except OSError:
        return (str(file),)
    return (str(file), status.st_mtime_ns, status.st_size, status.st_ino)


class _Articles:
    """The articles of the last check, in memory; before the first, those of the cache on disk.

    Nothing is written to disk later: each check would be a run there, and an afternoon of typing
    would drop what other runs keep.
    """

    def __init__(self) -> None:
        self.disk: ArticleCache | None = None  # None after the first check
        self._way = ("", "")
        self._known: dict[str, tuple[Source, Article]] = {}
        self._asked: Sequence[Source] = ()
        self._on_disk = Recalled({}, {})

    def recall(self, sources: Sequence[Source], *, kind: str, annotator: str) -> Recalled:
        """The articles of the sources that are the same as in the last check."""
        if self._way != (kind, annotator):
            self._way, self._known = (kind, annotator), {}
        self._asked = sources
        known = {each.path: self._known[each.path] for each in sources if each.path in self._known}
        articles = {
            source.path: known[source.path][1]
            for source in sources
            if source.path in known and known[source.path][0] == source
        }
        if self.disk is not None:
            self._on_disk = self.disk.recall(sources, kind=kind, annotator=annotator)
            articles |= self._on_disk.articles
        return Recalled(articles, {})

    def keep(self, recalled: Recalled, fresh: Iterable[Article]) -> None:
        """Remember them for the next check."""
        fresh = tuple(fresh)
        articles = recalled.articles | {article.path: article for article in fresh}
        self._known = {
            source.path: (source, articles[source.path])
            for source in self._asked
            if source.path in articles
        }
        if self.disk is not None:
            self.disk.keep(self._on_disk, fresh)
            self.disk = None


class _Engine(LocalEngine):
    """In process, and able to stop between two batches."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        super().__init__()
        self._cancelled = cancelled

    def _go_on(self) -> None:
        if self._cancelled():
            raise CancelledError

    def pairs_by_key(
        self, records: Sequence[A], keys: Callable[[A], Iterable[str]], *, limit: int
    ) -> list[tuple[int, int]]:
        """As ever, unless the check is cancelled."""
        self._go_on()
        return super().pairs_by_key(records, keys, limit=limit)

    def _map(
        self, function: Callable[[Sequence[A]], Sequence[B]], batches: Sequence[Sequence[A]]
    ) -> Iterable[Sequence[B]]:
        for batch in batches:
            self._go_on()
            yield function(batch)
