"""``factcheck check``: find where sources contradict one another or themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

import click

from factcheck.cli import focus, known, manners, outputs, progress
from factcheck.cli.options import OWN_RULES, Inputs, takes_sources
from factcheck.cli.output import tell
from factcheck.config import Config
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.model import Severity


def _by_comma(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Several rules may stand in one word: ``FC2,FC601``."""
    return tuple(rule.strip() for each in given for rule in each.split(",") if rule.strip())


_OPTIONS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option(
        "--output",
        multiple=True,
        metavar="FORMAT[=FILE]",
        help="full (default), concise, json, jsonl, sarif, github, gitlab, junit, rdjson "
        "or html; repeatable.",
    ),
    click.option("--format", "format_", metavar="FORMAT", help="Short for --output FORMAT."),
    click.option(
        "--show",
        multiple=True,
        type=click.Choice(["agreements", "variants", "updates", "known", "all"]),
        help="What to report beside contradictions; repeatable.",
    ),
    click.option(
        "--select",
        multiple=True,
        callback=_by_comma,
        metavar="RULE",
        help="Only these (id, name, prefix; FC2,FC601).",
    ),
    click.option(
        "--extend-select",
        multiple=True,
        callback=_by_comma,
        metavar="RULE",
        help="These rules as well.",
    ),
    click.option(
        "--ignore", multiple=True, callback=_by_comma, metavar="RULE", help="Without these rules."
    ),
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
    *focus.OPTIONS,
    known.BASELINE,
    known.TODAY,
    OWN_RULES,
    click.option(
        "--show-settings",
        is_flag=True,
        help="Print the settings, where each comes from, the sources and the rules; check nothing.",
    ),
    click.option(
        "--statistics",
        is_flag=True,
        help="Count the findings of each rule, and the claims that had a second source.",
    ),
    *manners.OPTIONS,
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
    from factcheck.known import settle
    from factcheck.report.view import view

    if options.pop("watch"):
        from factcheck.cli.watch import repeat

        return repeat(click.get_current_context())
    wanted = Config(
        select=options["select"],
        extend_select=options["extend_select"],
        ignore=options["ignore"],
        severity=_severities(options["severity"]),
        rules=options["rules"],
    )
    if options["show_settings"]:
        from factcheck.cli import settings

        return settings.show(inputs, wanted, options)
    config = inputs.config.override(
        fail_level=options["fail_level"],
        show=options["show"],
        output=(*options["output"], *filter(None, [options["format_"]])),
        baseline=options["baseline"],
    )
    inputs = inputs.having(config)
    wanted_outputs = outputs.chosen(config.output or ("full",))
    behaviour = manners.manners(options)
    rules, broken = chosen_rules(inputs.settings, wanted)
    accepted = known.files(inputs, options["baseline"])
    sources, problems, looked_at, is_idle = focus.scope(inputs, options, accepted)
    if is_idle:
        return _idle(behaviour)
    before, faults = known.load(accepted, sources, options["today"])
    with inputs.engine(sources) as own, progress.shown(own, len(sources), behaviour) as engine:
        report = pipeline.check(
            sources,
            rules=rules,
            engine=engine,
            errors=(*broken, *problems, *faults),
            annotator=config.annotator,
            cache=inputs.cache,
        )
    report = settle(report, rules, before)
    seen = view(report, show=config.show, fail_level=config.fail_level, focus=looked_at)
    inputs.tell(report.errors, () if behaviour.quiet else report.sources)
    unwritten = outputs.write(seen, wanted_outputs, behaviour)
    tell(unwritten)
    if options["statistics"]:
        from factcheck.report.statistics import render

        click.echo(render(seen), err=True, nl=False)
    return 2 if unwritten else seen.summary.exit_status


def _idle(behaviour: manners.Manners) -> int:
    """Nothing of the corpus is staged: every finding stood before, and there is none to report."""
    if not behaviour.quiet:
        click.echo("factcheck: nothing that is staged can change a finding", err=True)
    return 0


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
            legal = f"the levels are {', '.join(LEVELS)}{nearest(level, LEVELS)}"
            raise UsageError(f'--severity {each}: "{level}" is no level; {legal}')
        levels[rule] = cast("Severity", level)
    return levels
