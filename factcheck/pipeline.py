"""The one composer: puts the stages on an engine, from sources to a report.

Stages are imported where they are used, so that a command loads only what it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcheck.annotators import RULES, fault, pipeline_of
from factcheck.errors import ConfigError, FactcheckError, UsageError
from factcheck.model import (
    Article,
    Document,
    Origin,
    Problem,
    Report,
    Resolution,
    RuleInfo,
    Source,
)
from factcheck.plugins import EXTRACTORS, Plugin, PluginError, usable
from factcheck.sources.origins import as_filed, as_read, document_led_back, led_back
from factcheck.version import VERSION

if TYPE_CHECKING:
    from factcheck.checks.rule import Rule
    from factcheck.checks.ruleset import Ruleset
    from factcheck.engine.base import Engine
    from factcheck.store import Cache

Result = TypeVar("Result")
Batch = Callable[..., list[Result]]


def annotate_batch(sources: Sequence[Source], annotator: str = RULES) -> list[Document]:
    """Sources to documents, one each; pure."""
    from factcheck.annotate import annotate

    return [annotate(source, annotator=annotator) for source in sources]


def extract_batch(
    sources: Sequence[Source], annotator: str = RULES, plugins: Sequence[Plugin] = ()
) -> list[Article]:
    """Sources to articles with their claims, one each; pure."""
    from factcheck.claims import extract

    documents = annotate_batch(sources, annotator)
    return [extract(document, plugins=plugins) for document in documents]


def claim_batch(
    sources: Sequence[Source], annotator: str = RULES, plugins: Sequence[Plugin] = ()
) -> list[Article]:
    """The same, without what only a comparison of whole articles needs; pure."""
    from factcheck.claims import extract

    documents = annotate_batch(sources, annotator)
    return [extract(document, signed=False, plugins=plugins) for document in documents]


def annotate(
    sources: Iterable[Source], engine: Engine, *, annotator: str = RULES
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents in order of their path, and a problem for each source that failed."""
    known = _unique(sources)
    documents, problems = _attempt_all(_with(annotate_batch, annotator), known, engine)
    origins = _origins(known)
    led = (
        document_led_back(document, origins[document.source.path])
        if document.source.path in origins
        else document
        for document in documents
    )
    return tuple(led), problems


def extract(
    sources: Iterable[Source],
    engine: Engine,
    *,
    annotator: str = RULES,
    cache: Cache | None = None,
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles in order of their path, and a problem for each source that failed.

    With a ``cache`` only those are extracted that it does not know; the result is the same.
    """
    return _articles(extract_batch, _unique(sources), engine, annotator=annotator, cache=cache)


def gather(
    sources: Iterable[Source],
    *,
    engine: Engine,
    errors: Iterable[Problem] = (),
    annotator: str = RULES,
    cache: Cache | None = None,
) -> Report:
    """What each article claims by itself: a report without findings, in which no two articles are
    compared and every subject is its own article's.

    ``errors`` are problems met before (sources that could not be opened); they are carried along.
    Raises UsageError when two different texts come under one path.
    """
    from factcheck.resolve import apart

    known = _unique(sources)
    articles, problems = _articles(claim_batch, known, engine, annotator=annotator, cache=cache)
    return _report(known, articles, apart(articles), (*errors, *problems))


def check(
    sources: Iterable[Source],
    *,
    rules: Ruleset,
    engine: Engine,
    errors: Iterable[Problem] = (),
    annotator: str = RULES,
    cache: Cache | None = None,
) -> Report:
    """Claims, subjects and findings: all that ``factcheck check`` knows. Pure, like the stages;
    a ``cache`` of what was extracted before changes nothing but the time."""
    from factcheck.checks import run
    from factcheck.resolve import resolve

    known = _unique(sources)
    articles, problems = _articles(extract_batch, known, engine, annotator=annotator, cache=cache)
    resolution = resolve(articles, engine)
    report = _report(known, articles, resolution, (*errors, *problems))
    findings = tuple(run(resolution, articles, rules, engine))
    return replace(report, findings=findings, rules=tuple(map(_info, rules)))


def _info(rule: Rule) -> RuleInfo:
    return RuleInfo(
        id=rule.id,
        name=rule.name,
        level=rule.level,
        summary=rule.summary,
        why=rule.why.strip(),
        path=rule.path,
    )


def _report(
    sources: Iterable[Source],
    articles: Sequence[Article],
    resolution: Resolution,
    problems: Iterable[Problem],
) -> Report:
    by_path = {source.path: source for source in sources}
    return Report(
        version=VERSION,
        sources=tuple(as_filed(by_path[article.path]) for article in articles),
        articles=tuple(articles),
        subjects=resolution.entities,
        claims=resolution.claims,
        findings=(),
        copies=resolution.copies,
        errors=tuple(sorted(set(problems), key=_place)),
    )


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line, problem.column, problem.message


def _with(batch: Callable[..., list[Result]], annotator: str) -> Batch[Result]:
    """``batch`` under this annotator, of which a worker is given the name alone.

    What it names is loaded here, so that what is missing is told once, before any article is read,
    and forked workers share it. Raises ConfigError, which says what to install.
    """
    wrong = fault(annotator)
    if wrong:
        raise ConfigError(f"annotator {wrong}")
    if annotator != RULES:
        from factcheck.annotate.names import from_spacy

        from_spacy.load(pipeline_of(annotator))
    return partial(batch, annotator=annotator)


def _articles(
    batch: Callable[..., list[Article]],
    known: Sequence[Source],
    engine: Engine,
    *,
    annotator: str,
    cache: Cache | None,
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of the sources, which are unique and in order of their path, with offsets of
    their files."""
    ready = _with(batch, annotator)
    plugins, broken = usable(EXTRACTORS)
    if cache is None or plugins:  # what a stranger's code does may change under one version
        articles, problems = _attempt_all(ready, known, engine, plugins)
    else:
        recalled = cache.recall(list(map(as_read, known)), kind=batch.__name__, annotator=annotator)
        unknown = [source for source in known if source.path not in recalled.articles]
        fresh, problems = _attempt_all(ready, unknown, engine)
        cache.keep(recalled, fresh)
        both = (*recalled.articles.values(), *fresh)
        articles = tuple(sorted(both, key=lambda article: article.path))
    origins = _origins(known)
    led = (
        led_back(article, origins[article.path]) if article.path in origins else article
        for article in articles
    )
    return tuple(led), (*problems, *(Problem("", error.message) for error in broken))


def _origins(sources: Iterable[Source]) -> dict[str, Origin]:
    return {source.path: source.origin for source in sources if source.origin is not None}


def _unique(sources: Iterable[Source]) -> list[Source]:
    """Sources in order of their path; one given twice counts once."""
    by_path: dict[str, Source] = {}
    for source in sources:
        known = by_path.setdefault(source.path, source)
        if known.sha256 != source.sha256:
            raise UsageError("two different texts were given under this path", path=source.path)
    return [by_path[path] for path in sorted(by_path)]


# ---------------------------------------------------------------- the boundary


class Fault(Struct, frozen=True):
    """An exception that one article raised, as it came back from a worker."""

    path: str
    message: str
    traceback: str


class Hampered(Struct, frozen=True):
    """What became of an article with some of the plug-ins left out, and why they were."""

    result: Any
    faults: tuple[Fault, ...]


def _attempt_all(
    batch: Batch[Result],
    sources: Iterable[Source],
    engine: Engine,
    plugins: tuple[Plugin, ...] = (),
) -> tuple[tuple[Result, ...], tuple[Problem, ...]]:
    attempt = partial(_attempt, batch, plugins=plugins)
    outcomes = engine.map_batches(attempt, list(map(as_read, sources)))
    faults = [fault for each in outcomes if isinstance(each, Hampered) for fault in each.faults]
    whole = [each.result if isinstance(each, Hampered) else each for each in outcomes]
    results = tuple(outcome for outcome in whole if not isinstance(outcome, Fault))
    faults += [outcome for outcome in whole if isinstance(outcome, Fault)]
    return results, tuple(map(_tell, faults))


def _attempt(
    batch: Batch[Result], sources: Sequence[Source], *, plugins: tuple[Plugin, ...]
) -> list[Result | Fault | Hampered]:
    """``batch`` over each source alone.

    The one place where any exception is caught: whatever an article does to the stages, the others
    are still checked, and the run ends in exit status 2 with a problem that names the article.
    A plug-in that fails on an article is left out there, with a problem that names both.
    """
    outcomes: list[Result | Fault | Hampered] = []
    for source in sources:
        left, faults = plugins, []
        while True:
            ready = partial(batch, plugins=left) if left else batch
            outcome: Result | Fault
            try:
                [outcome] = ready([source])
            except PluginError as error:
                faults.append(_fault(source.path, error))
                left = tuple(plugin for plugin in left if plugin != error.plugin)
                continue
            except ImportError:  # the installation's fault, not the article's
                raise
            except Exception as error:  # noqa: BLE001 - the boundary described above
                outcome = _fault(source.path, error)
            break
        outcomes.append(Hampered(outcome, tuple(faults)) if faults else outcome)
    return outcomes


def _fault(path: str, error: Exception) -> Fault:
    import traceback

    if isinstance(error, FactcheckError):
        message = error.message
    else:
        message = f"internal fault, please report it: {type(error).__name__}: {error}"
    return Fault(path, message, "".join(traceback.format_exception(error)))


def _tell(fault: Fault) -> Problem:
    """The problem that a fault makes; its traceback goes to the log ``factcheck``, as DEBUG."""
    import logging

    logging.getLogger("factcheck").debug("%s\n%s", fault.path, fault.traceback)
    return Problem(fault.path, fault.message)
