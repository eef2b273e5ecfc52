"""``factcheck rules``: list them, explain one, test or validate a folder of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.options import configured
from factcheck.cli.output import emit, tell
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.checks import Rule
    from factcheck.config import Settings


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
@configured
@click.pass_context
def command(context: click.Context, config: tuple[str, ...], isolated: bool) -> int | None:
    """List the rules, the person's own among them; with an ID (or a name), explain that one."""
    from factcheck.config import load

    context.obj = load(config, isolated=isolated)
    tell(context.obj.problems)
    return _list(context.obj) if context.invoked_subcommand is None else None


def _list(settings: Settings) -> int:
    from factcheck.cli import rulebook
    from factcheck.cli.rulesets import read_rules

    rules, problems = read_rules(settings.config.rules)
    tell(problems)
    emit(rulebook.listing(rules))
    return 2 if problems or settings.problems else 0


@command.command(name="explain", hidden=True)
@click.argument("rule")
@click.pass_obj
def explain(settings: Settings, rule: str) -> int:
    """What a rule is for, what silences it, an example; a prefix lists the rules it names."""
    from factcheck.cli import rulebook
    from factcheck.cli.rulesets import read_rules

    rules, problems = read_rules(settings.config.rules)
    tell(problems)
    chosen = rules.matching(rule)
    emit(_explanation(chosen[0]) if len(chosen) == 1 else rulebook.listing(chosen))
    return 2 if problems or settings.problems else 0


def _explanation(rule: Rule) -> str:
    from pathlib import Path

    from factcheck.cli import rulebook
    from factcheck.cli.reading import shown_path
    from factcheck.testing.cases import cases_path, read_cases

    file = cases_path(Path(rule.path))
    cases = read_cases(file) if file.exists() else ()
    return rulebook.explanation(rule, cases, shown_path(rule.path))


@command.command(name="test")
@click.argument("folder", metavar="[DIR]", required=False)
@click.pass_obj
def test(settings: Settings, folder: str | None) -> int:
    """Run the cases beside the rules of DIR (the configured folders, else the built-in rules).

    Exit status: 0 all hold, 1 some do not, 2 DIR cannot be read or holds no rules.
    """
    from factcheck.cli import rulebook
    from factcheck.testing import run_cases

    results = [result for each in _folders(folder, settings) for result in run_cases(each)]
    emit(rulebook.case_results(results))
    if settings.problems:
        return 2
    return 0 if all(result.passed for result in results) else 1


@command.command(name="validate")
@click.argument("folder", metavar="[DIR]", required=False)
@click.pass_obj
def validate(settings: Settings, folder: str | None) -> int:
    """Check the rule files of DIR (the configured folders, else the built-in rules), every key.

    Exit status: 0 all are sound, 2 one is not.
    """
    from factcheck.checks import load
    from factcheck.checks.schema import validate as problems_of
    from factcheck.report.text import plural
    from factcheck.testing.cases import faults_of_cases

    known = load().rules
    problems = []
    count = 0
    for place in _folders(folder, settings):
        paths = _rule_files(place)
        count += len(paths)
        problems += problems_of(place, known=known)
        problems += [problem for path in paths for problem in faults_of_cases(path)]
    tell(problems)
    emit(f"{plural(count, 'rule')}: {len({problem.path for problem in problems})} wrong\n")
    return 2 if problems or settings.problems else 0


def _folders(named: str | None, settings: Settings) -> list[Path]:
    """The folders to look at. Raises UsageError for one without any rules."""
    from pathlib import Path

    from factcheck.checks.ruleset import builtin_folder

    own = [named] if named else settings.config.rules
    folders = [Path(each) for each in own] or [builtin_folder()]
    for folder in folders:
        _rule_files(folder)
    return folders


def _rule_files(folder: Path) -> list[Path]:
    from factcheck.checks.ruleset import misnamed_files, rule_files

    paths = rule_files(folder)
    if not paths and not misnamed_files(folder):
        raise UsageError("holds no rules; a rule is a .yaml file", path=folder.as_posix())
    return paths
