"""``factcheck rules``: list them, explain one, test or validate a folder of them."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.output import emit, tell


class RulesGroup(click.Group):
    """``rules test`` and ``rules validate`` are commands; any other word is a rule to explain."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, ``explain`` for a word that is none."""
        if args and args[0] not in self.commands:
            args = ["explain", *args]
        return super().resolve_command(ctx, args)


@click.group(
    name="rules",
    cls=RulesGroup,
    invoke_without_command=True,
    subcommand_metavar="[ID | test [DIR] | validate [DIR]]",
    short_help="List, explain, test or validate rules.",
)
@click.option("--config", metavar="FILE", help="Take the settings from FILE alone.")
@click.option("--isolated", is_flag=True, help="Ignore every configuration file.")
@click.pass_context
def command(context: click.Context, config: str | None, isolated: bool) -> int | None:
    """List the rules, the person's own among them; with an ID (or a name), explain that one."""
    from factcheck.config import load

    context.obj = load(config, isolated=isolated)
    return _list(context.obj) if context.invoked_subcommand is None else None


def _list(config: Any) -> int:
    from factcheck.cli import rulebook
    from factcheck.cli.rulesets import read_rules

    rules, problems = read_rules(config.rules)
    tell(problems)
    emit(rulebook.listing(rules))
    return 2 if problems else 0


@command.command(name="explain", hidden=True)
@click.argument("rule")
@click.pass_obj
def explain(config: Any, rule: str) -> int:
    """What a rule is for, what silences it, an example."""
    from pathlib import Path

    from factcheck.cli import rulebook
    from factcheck.cli.reading import shown_path
    from factcheck.cli.rulesets import read_rules
    from factcheck.testing.cases import cases_path, read_cases

    rules, problems = read_rules(config.rules)
    tell(problems)
    chosen = rules.get(rule)
    file = cases_path(Path(chosen.path))
    cases = read_cases(file) if file.exists() else ()
    emit(rulebook.explanation(chosen, cases, shown_path(chosen.path)))
    return 2 if problems else 0


@command.command(name="test")
@click.argument("folder", metavar="[DIR]", required=False)
@click.pass_obj
def test(config: Any, folder: str | None) -> int:
    """Run the cases beside the rules of DIR (the configured folders, else the built-in rules).

    Exit status: 0 all hold, 1 some do not, 2 DIR cannot be read.
    """
    from factcheck.cli import rulebook
    from factcheck.testing import run_cases

    results = [result for each in _folders(folder, config) for result in run_cases(each)]
    emit(rulebook.case_results(results))
    return 0 if all(result.passed for result in results) else 1


@command.command(name="validate")
@click.argument("folder", metavar="[DIR]", required=False)
@click.pass_obj
def validate(config: Any, folder: str | None) -> int:
    """Check the rule files of DIR (the configured folders, else the built-in rules), every key.

    Exit status: 0 all are sound, 2 one is not.
    """
    from pathlib import Path

    from factcheck.checks import load
    from factcheck.checks.ruleset import builtin_folder, rule_files
    from factcheck.checks.schema import validate as problems_of
    from factcheck.report.text import plural

    known = load().rules
    problems = []
    count = 0
    for each in _folders(folder, config):
        place = builtin_folder() if each is None else Path(each)
        count += len(rule_files(place))
        problems += problems_of(place, known=known)
    tell(problems)
    emit(f"{plural(count, 'rule')}: {len(problems)} wrong\n")
    return 2 if problems else 0


def _folders(named: str | None, config: Any) -> list[str | None]:
    """The folders to look at; None for that of the built-in rules."""
    return [named] if named else [*config.rules] or [None]
