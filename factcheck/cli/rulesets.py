"""The rules of a run: the built-in ones and those of the person's own folders, as selected."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.checks import Rule, Ruleset, load
from factcheck.checks.ruleset import misnamed_files, read_rule, rule_files
from factcheck.cli.output import tell
from factcheck.config import Config
from factcheck.errors import RuleError, UsageError
from factcheck.model import Problem

if TYPE_CHECKING:
    from factcheck.config import Settings


def chosen_rules(settings: Settings, wanted: Config | None = None) -> tuple[Ruleset, list[Problem]]:
    """The rules of a run, and a problem for each rule file and each selector that was left out.

    The configuration selects first; over its choice goes ``wanted``, that of the command line.
    Raises UsageError for a selector of the command line that fits no rule.
    """
    wanted = wanted or Config()
    rules, problems = read_rules((*settings.config.rules, *wanted.rules))
    config = _fitting(settings, rules, problems)
    try:
        rules = rules.select(config.select, config.ignore, config.extend_select)
        rules = rules.select(wanted.select, wanted.ignore, wanted.extend_select)
        rules = rules.at_levels(config.severity).at_levels(wanted.severity)
        return rules.deaf_to(config.per_source_ignores), problems
    except UsageError:
        tell(problems)  # a rule that could not be read may be the one that is missed
        raise


def _fitting(settings: Settings, rules: Ruleset, problems: list[Problem]) -> Config:
    """The configuration without the selectors that fit no rule, a problem for each of them."""

    def fits(selector: str, *place: str) -> bool:
        try:
            rules.matching(selector)
        except UsageError as error:
            problems.append(settings.problem(place, error.message))
            return False
        return True

    config = settings.config
    return replace(
        config,
        select=tuple(each for each in config.select if fits(each, "select")),
        ignore=tuple(each for each in config.ignore if fits(each, "ignore")),
        extend_select=tuple(each for each in config.extend_select if fits(each, "extend-select")),
        severity={rule: level for rule, level in config.severity.items() if fits(rule, "severity")},
        per_source_ignores={
            glob: tuple(each for each in ignored if fits(each, "per-source-ignores", glob))
            for glob, ignored in config.per_source_ignores.items()
        },
    )


def read_rules(folders: Sequence[str]) -> tuple[Ruleset, list[Problem]]:
    """The built-in rules and those of ``folders``; a later one replaces one of the same id."""
    if not folders:
        return load(), []
    rules = {rule.id: rule for rule in load()}
    problems: list[Problem] = []
    for folder in folders:
        try:
            paths = rule_files(Path(folder))
        except RuleError as error:
            problems += Problem.of(error)
            continue
        for misnamed in misnamed_files(Path(folder)):
            problems += Problem.of(misnamed)
        for path in paths:
            try:
                _add(read_rule(path, known=tuple(rules.values())), rules)
            except RuleError as error:
                problems += Problem.of(error)
    return Ruleset(rules.values()), problems


def _add(rule: Rule, rules: dict[str, Rule]) -> None:
    for other in rules.values():
        if other.name == rule.name and other.id != rule.id:
            raise RuleError(f'is named "{rule.name}", as {other.id} is', path=rule.path)
    rules[rule.id] = rule
