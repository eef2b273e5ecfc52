"""``factcheck check``: find where sources contradict one another or themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

import click

from factcheck.cli.options import Inputs, takes_sources
from factcheck.cli.output import (
    OutputError,
    emit,
    in_colour,
    is_looked_at,
    page_width,
    tell,
)
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model import Problem

if TYPE_CHECKING:
    from factcheck.model import Severity, Source
    from factcheck.report.view import Page, View

_OPTIONS = (
    click.option(
        "--output",
        multiple=True,
        metavar="FORMAT[=FILE]",
        help="full (default), concise, json, jsonl, sarif, github, gitlab, junit or rdjson; "
        "repeatable.",
    ),
    click.option("--format", "format_", metavar="FORMAT", help="Short for --output FORMAT."),
    click.option(
        "--show",
        multiple=True,
        type=click.Choice(["agreements", "variants", "updates", "all"]),
        help="What to report beside contradictions; repeatable.",
    ),
    click.option("--select", multiple=True, metavar="RULE", help="Only these (id, name, prefix)."),
    click.option("--extend-select", multiple=True, metavar="RULE", help="These rules as well."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Without these rules."),
    click.option(
        "--severity",
        multiple=True,
        metavar="RULE=LEVEL",
        help="Report a rule as error, warning or note.",
    ),
    click.option(
        "--fail-level",
        type=click.Choice(["error", "warning", "note", "never"]),
        help="Exit with 1 from this severity on (default: error).",
    ),
    click.option(
        "--focus",
        multiple=True,
        metavar="PATH",
        help="Check everything, report what touches PATH; repeatable.",
    ),
    click.option(
        "--focus-args",
        is_flag=True,
        help="For hooks: the PATHs are the focus; the sources come from the configuration and "
        "git's index.",
    ),
    click.option("--statistics", is_flag=True, help="Count the findings of each rule."),
    click.option(
        "--color",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colour on standard output; NO_COLOR and FORCE_COLOR are honoured.",
    ),
)


def _with_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command(name="check", short_help="Find contradictions.")
@takes_sources
@_with_options
def command(inputs: Inputs, **options: Any) -> int:
    """Find where the sources at PATH (files, folders, `-` for standard input) contradict.

    Without PATH the `sources` of the configuration are checked.
    """
    from factcheck import pipeline
    from factcheck.cli.rulesets import chosen_rules
    from factcheck.report.view import view

    wanted = Config(
        select=options["select"],
        extend_select=options["extend_select"],
        ignore=options["ignore"],
        severity=_severities(options["severity"]),
    )
    config = inputs.config.override(
        fail_level=options["fail_level"],
        show=options["show"],
        output=(*options["output"], *filter(None, [options["format_"]])),
    )
    writers = [_writer(output) for output in config.output or ("full",)]
    rules, broken = chosen_rules(inputs.settings, wanted)
    sources, problems = inputs.staged() if options["focus_args"] else inputs.corpus()
    handed = inputs.paths if options["focus_args"] else None
    focus = _focus(handed, options["focus"], sources)
    with inputs.engine(sources) as engine:
        report = pipeline.check(
            sources,
            rules=rules,
            engine=engine,
            errors=(*broken, *problems),
            annotator=config.annotator,
        )
    seen = view(report, show=config.show, fail_level=config.fail_level, focus=focus)
    inputs.tell(report.errors, report.sources)
    unwritten = _write(seen, writers, options["colour"])
    tell(unwritten)
    if options["statistics"]:
        from factcheck.report.statistics import render

        click.echo(render(seen), err=True, nl=False)
    return 2 if unwritten else seen.summary.exit_status


def _severities(given: Iterable[str]) -> dict[str, Severity]:
    """``FC401=error`` as ``{"FC401": "error"}``."""
    from factcheck.checks.nearest import nearest
    from factcheck.checks.ruleset import LEVELS

    levels: dict[str, Severity] = {}
    for each in given:
        rule, equals, level = each.partition("=")
        if not equals:
            raise UsageError(f"--severity {each}: write RULE=LEVEL, such as FC401=error")
        if level not in LEVELS:
            known = f"the levels are {', '.join(LEVELS)}{nearest(level, LEVELS)}"
            raise UsageError(f'--severity {each}: "{level}" is no level; {known}')
        levels[rule] = cast("Severity", level)
    return levels


Writer = tuple["Callable[[View, Page], str]", str]


def _writer(output: str) -> Writer:
    """``FORMAT[=FILE]`` as the format's ``render`` and the file, ``""`` for standard output."""
    from factcheck.report import FORMATS, renderer

    name, equals, target = output.partition("=")
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}; the formats are {', '.join(FORMATS)}")
    if equals and not target:
        raise UsageError(f"--output {output}: name a file after the equals sign")
    return renderer(name), target


def _write(seen: View, writers: Sequence[Writer], colour: Any) -> list[Problem]:
    """Write every output that can be; a problem for each that cannot."""
    from factcheck.report.view import Page

    problems = []
    for render, target in writers:
        painted = colour == "always" if target else in_colour(colour)
        try:
            page = Page(page_width(), painted, wraps=not target and is_looked_at())
            emit(render(seen, page), target)
        except OutputError as error:
            problems.append(Problem(error.path, error.message))
    return problems


def _focus(
    handed: Sequence[str] | None, named: Sequence[str], sources: Sequence[Source]
) -> set[str] | None:
    """Paths of the sources to report on; None for all.

    ``handed`` is what a commit hook hands over: files among it that are no sources are passed over.
    What a person names with ``--focus`` must be one, or hold one: else it is a slip.
    """
    if handed is None and not named:
        return None
    focus: set[str] = set()
    for each in handed or ():
        focus.update(_within(each, sources))
    for each in named:
        found = _within(each, sources)
        if not found:
            raise UsageError("--focus names none of the sources", path=each)
        focus.update(found)
    return focus


def _within(path: str, sources: Sequence[Source]) -> list[str]:
    from factcheck.cli.reading import shown_path

    base = shown_path(path)
    if base == ".":
        return [source.path for source in sources]
    return [
        source.path
        for source in sources
        if source.path == base or source.path.startswith((f"{base}/", f"{base}#"))
    ]
