"""What every command that reads sources takes: PATHs, a configuration, workers."""

from __future__ import annotations

import functools
import gc
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from factcheck.annotators import fault
from factcheck.cli.output import tell
from factcheck.config import Config, Settings, load
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.checks import Ruleset
    from factcheck.engine.local import LocalEngine
    from factcheck.model import Problem, Report, Source
    from factcheck.store import ArticleCache

USUAL = "seeds"  # the folder of articles where nothing else is said
SOURCES_PER_WORKER = 100  # fewer than this and starting a worker costs more than it saves


class Inputs(NamedTuple):
    """What a command reads, and how."""

    paths: tuple[str, ...]
    settings: Settings
    stdin_filename: str
    jobs: int
    cache: ArticleCache | None = None  # None for --no-cache

    @property
    def config(self) -> Config:
        """The settings of the file."""
        return self.settings.config

    def having(self, config: Config) -> Inputs:
        """The same by other settings."""
        return self._replace(settings=self.settings._replace(config=config))

    def tell(self, problems: Iterable[Problem], sources: Iterable[Source] = ()) -> None:
        """Like ``output.tell``, without what was told when the configuration was read; and what
        the cache has to say."""
        told = self.settings.problems
        tell((problem for problem in problems if problem not in told), sources)
        for note in self.cache.notes if self.cache else ():
            click.echo(f"factcheck: note: {note}", err=True)

    def corpus(self) -> tuple[list[Source], list[Problem]]:
        """The sources at the PATHs, and a problem for each that cannot be read and for each
        setting that is wrong.

        Without PATHs it is what the configuration calls ``sources``. Raises UsageError where
        neither names anything.
        """
        from factcheck.cli.reading import left_out, read

        paths = self.paths or self._configured()
        exclude = left_out(self.config)
        found, problems = read(
            paths, stdin_filename=self.stdin_filename, exclude=exclude, fields=self.record_keys()
        )
        return found, [*self.settings.problems, *problems]

    def staged(self, paths: Sequence[str] = ()) -> tuple[list[Source], list[Problem]]:
        """The sources at ``paths``, else the configuration's, as git's index holds them."""
        from factcheck.cli.reading import left_out
        from factcheck.cli.staged import corpus

        exclude, fields = left_out(self.config), self.record_keys()
        found, problems = corpus(paths or self._configured(), exclude=exclude, fields=fields)
        return found, [*self.settings.problems, *problems]

    def record_keys(self) -> dict[str, tuple[str, ...]]:
        """The keys of records that the configuration gives each field."""
        return {str(field): names for field, names in self.config.fields.items()}

    def _configured(self) -> tuple[str, ...]:
        """The configuration's ``sources``; without any, ``seeds/`` where there is such a folder."""
        if self.config.sources:
            return self.config.sources
        if Path(USUAL).is_dir():
            return (USUAL,)
        raise UsageError("no sources: give a PATH, or set `sources` in factcheck.toml")

    def checked(
        self, sources: Sequence[Source], rules: Ruleset, errors: Iterable[Problem]
    ) -> Report:
        """The whole report on the sources; what was left out is told on standard error."""
        from factcheck import pipeline

        with self.engine(sources) as engine:
            report = pipeline.check(
                sources,
                rules=rules,
                engine=engine,
                errors=errors,
                annotator=self.config.annotator,
                cache=self.cache,
            )
        self.tell(report.errors, report.sources)
        return report

    def engine(self, sources: Sequence[Source]) -> LocalEngine:
        """As many workers as were asked for, else as many as the sources are worth."""
        from factcheck.engine.local import LocalEngine

        worth = 1 + len(sources) // SOURCES_PER_WORKER
        if worth > 1:
            # records hold no cycles, so that a long run needs the collector but now and then
            gc.set_threshold(100_000, 20, 50)
            gc.enable()
        return LocalEngine(self.jobs or min(worth, os.cpu_count() or 1))


def takes_sources(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the arguments and options; ``function`` gets them as ``inputs``."""

    @functools.wraps(function)
    def command(**given: Any) -> Any:
        if given.pop("verbose") or os.environ.get("FACTCHECK_DEBUG"):
            _log_to_stderr()
        without, folder = given.pop("no_cache"), given.pop("cache_dir")
        settings = load(given.pop("config"), isolated=given.pop("isolated"))
        tell(settings.problems)
        config = settings.config.override(annotator=_annotator(given.pop("annotator")))
        more = given.pop("exclude")
        config = config.override(exclude=(*config.exclude, *more), cache_dir=folder)
        inputs = Inputs(
            paths=given.pop("paths"),
            settings=settings._replace(config=config),
            stdin_filename=given.pop("stdin_filename"),
            jobs=given.pop("jobs"),
            cache=None if without else _cache(folder, settings),
        )
        return function(inputs=inputs, **given)

    for decorate in reversed(_DECORATORS):
        command = decorate(command)
    return command


def configured(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where the settings come from."""
    for decorate in reversed(_CONFIGURED):
        function = decorate(function)
    return function


def _annotator(given: str | None) -> str | None:
    """Raises UsageError for one that is none."""
    wrong = fault(given) if given is not None else ""
    if wrong:
        raise UsageError(f"--annotator {wrong}")
    return given


def _cache(given: str | None, settings: Settings) -> ArticleCache:
    from factcheck.store import ArticleCache
    from factcheck.store.folder import locate

    return ArticleCache(locate(given, settings.config.cache_dir, settings.path))


OWN_RULES = click.option(
    "--rules",
    multiple=True,
    metavar="DIR",
    help="Rules of your own in DIR, beside those of the configuration; repeatable.",
)

_CONFIGURED: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option(
        "--config",
        multiple=True,
        metavar="FILE|KEY=VALUE",
        help="Take the settings from FILE alone; or set one of them, in TOML, over the file.",
    ),
    click.option("--isolated", is_flag=True, help="Ignore every configuration file."),
)

_DECORATORS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.argument("paths", metavar="[PATH]...", nargs=-1),
    *_CONFIGURED,
    click.option(
        "--annotator",
        metavar="rules|spacy:NAME",
        help="Find names by the rules (default), or by a spaCy pipeline that is installed.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="GLOB",
        help="Leave out what GLOB fits in folders, as well as what the configuration excludes.",
    ),
    click.option("--no-cache", is_flag=True, help="Read every source anew, keep nothing."),
    click.option(
        "--cache-dir",
        metavar="DIR",
        help="Keep what was read in DIR (default: .factcheck_cache beside the configuration).",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Worker processes (default: what the sources are worth). Changes no result.",
    ),
    click.option(
        "--stdin-filename",
        default="stdin.txt",
        metavar="NAME",
        help="Path by which the text read from `-` is reported; its ending tells the format.",
    ),
    click.option("-v", "--verbose", is_flag=True, help="Show the traceback of internal faults."),
)


def _log_to_stderr() -> None:
    import logging

    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("factcheck").setLevel(logging.DEBUG)
