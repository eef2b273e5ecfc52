"""``factcheck rules``: list them, explain one, write one, test or validate a folder of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from factcheck.cli.options import OWN_RULES, configured
from factcheck.cli.output import emit, tell
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.checks import Rule, Ruleset
    from factcheck.config import Settings


class RulesGroup(click.Group):
    """``rules test`` and the like are commands; any other word is a rule to explain."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, ``explain`` for a word that is none."""
        if args and args[0] not in self.commands:
            args = ["explain", *args]
        return super().resolve_command(ctx, args)


class Asked(NamedTuple):
    """What the group's own options say."""

    settings: Settings
    folders: tuple[str, ...]  # of the person's own rules
    format: str

    def rules(self) -> tuple[Ruleset, bool]:
        """The rules, and whether something was left out; that is told."""
        from factcheck.cli.rulesets import read_rules

        rules, problems = read_rules(self.folders)
        tell(problems)
        return rules, bool(problems or self.settings.problems)


_FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print it (default: text).",
)


@click.group(
    name="rules",
    cls=RulesGroup,
    invoke_without_command=True,
    subcommand_metavar="[ID | operators [NAME] | new ID NAME [DIR] | test [DIR] | validate [DIR]]",
    short_help="List, explain, write, test or validate rules.",
)
@configured
@OWN_RULES
@_FORMAT
@click.pass_context
def command(
    context: click.Context,
    config: tuple[str, ...],
    isolated: bool,
    rules: tuple[str, ...],
    format_: str,
) -> int | None:
    """List the rules, the person's own among them; with an ID (or a name), explain that one."""
    from factcheck.config import load

    settings = load(config, isolated=isolated)
    tell(settings.problems)
    context.obj = Asked(settings, (*settings.config.rules, *rules), format_)
    return _list(context.obj) if context.invoked_subcommand is None else None


def _list(asked: Asked) -> int:
    from factcheck.cli import rulebook

    rules, wrong = asked.rules()
    as_json = asked.format == "json"
    emit(rulebook.as_json(rules.known) if as_json else rulebook.listing(rules.known))
    return 2 if wrong else 0


@command.command(name="explain", hidden=True)
@click.argument("rule")
@OWN_RULES
@_FORMAT
@click.pass_obj
def explain(asked: Asked, rule: str, rules: tuple[str, ...], format_: str) -> int:
    """What a rule finds, why that matters, what silences it, examples; a prefix lists the rules it
    names."""
    from factcheck.cli import rulebook

    known, wrong = asked._replace(folders=(*asked.folders, *rules)).rules()
    chosen = known.matching(rule)
    if "json" in (format_, asked.format):
        emit(rulebook.as_json(chosen))
    elif len(chosen) > 1:
        emit(rulebook.listing(chosen))
    else:
        emit(_explanation(chosen[0], known))
    return 2 if wrong else 0


def _explanation(rule: Rule, rules: Ruleset) -> str:
    """The rule, with a firing and a silent case of its own, which are run."""
    from pathlib import Path

    from factcheck.cli import rulebook
    from factcheck.cli.reading import shown_path
    from factcheck.testing.cases import cases_path, read_cases
    from factcheck.testing.runner import found

    file = cases_path(Path(rule.path))
    cases = read_cases(file) if file.exists() else ()
    firing = next((case for case in cases if case.fires), None)
    silent = next((case for case in cases if case.silent), None)
    told = [(case, found(case, rules)) for case in (firing, silent) if case]
    return rulebook.explanation(rule, told, shown_path(rule.path))


@command.command(name="operators")
@click.argument("name", required=False)
@_FORMAT
@click.pass_obj
def operators(asked: Asked, name: str | None, format_: str) -> int:
    """List the operators that a rule can name; with a NAME, that one with its options and an
    example."""
    import msgspec

    from factcheck.checks import load
    from factcheck.checks.nearest import nearest
    from factcheck.checks.operators import OPERATORS
    from factcheck.cli import operators as book

    if name and name not in OPERATORS:
        hint = nearest(name, OPERATORS) or f"; they are {', '.join(OPERATORS)}"
        raise UsageError(f'no operator is called "{name}"{hint}')
    if "json" in (format_, asked.format):
        told = [book.described(each, load()) for each in ([name] if name else OPERATORS)]
        emit(msgspec.json.format(msgspec.json.encode(told, order="sorted")).decode() + "\n")
    else:
        emit(book.page(name, load()) if name else book.listing())
    return 2 if asked.settings.problems else 0


@command.command(name="new")
@click.argument("rule_id", metavar="ID")
@click.argument("name")
@click.argument("folder", metavar="[DIR]", required=False)
@click.option("--extends", metavar="RULE", default="", help="Take what is left out from RULE.")
@click.option(
    "--operator", metavar="NAME", default="", help="The check to begin with (default: conflict)."
)
@click.pass_obj
def new(
    asked: Asked, rule_id: str, name: str, folder: str | None, extends: str, operator: str
) -> int:
    """Write a rule of your own and cases that hold, to begin with.

    They go to DIR, else to the first folder of the configuration's `rules`, else to `rules`.
    """
    from pathlib import Path

    from factcheck.cli.reading import shown_path
    from factcheck.cli.scaffold import new as scaffold

    if extends and operator:
        raise UsageError("--extends and --operator exclude one another")
    home = folder or (*asked.folders, "rules")[0]
    rules, wrong = asked.rules()
    files = scaffold(
        rule_id, name, folder=Path(home), rules=rules, extends=extends, operator=operator
    )
    emit("".join(f"wrote {shown_path(file.as_posix())}\n" for file in files))
    emit(
        "Fill in the texts of the rule, change its cases to yours, and run "
        f"`factcheck rules test {shown_path(home)}`.\n"
    )
    if shown_path(home) not in map(shown_path, asked.folders):
        emit(f'For `check` to run it, add to factcheck.toml: rules = ["{shown_path(home)}"]\n')
    return 2 if wrong else 0


@command.command(name="test")
@click.argument("folder", metavar="[DIR]", required=False)
@click.pass_obj
def test(asked: Asked, folder: str | None) -> int:
    """Run the cases beside the rules of DIR (the configured folders, else the built-in rules).

    Exit status: 0 all hold, 1 some do not, 2 DIR holds no rules, or one that cannot be read.
    """
    from factcheck.cli import rulebook
    from factcheck.testing import run_cases

    results = [result for each in _folders(folder, asked) for result in run_cases(each)]
    emit(rulebook.case_results(results))
    if asked.settings.problems or any(result.is_unread for result in results):
        return 2
    return 0 if all(result.passed for result in results) else 1


@command.command(name="validate")
@click.argument("folder", metavar="[DIR]", required=False)
@click.pass_obj
def validate(asked: Asked, folder: str | None) -> int:
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
    for place in _folders(folder, asked):
        paths = _rule_files(place)
        count += len(paths)
        problems += problems_of(place, known=known)
        problems += [problem for path in paths for problem in faults_of_cases(path)]
    tell(problems)
    emit(f"{plural(count, 'rule')}: {len({problem.path for problem in problems})} wrong\n")
    return 2 if problems or asked.settings.problems else 0


def _folders(named: str | None, asked: Asked) -> list[Path]:
    """The folders to look at. Raises UsageError for one without any rules."""
    from pathlib import Path

    from factcheck.checks.ruleset import builtin_folder

    own = [named] if named else asked.folders
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
