"""The rules of a run: the built-in ones and those of the person's own folders, as selected."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.checks import Rule, Ruleset, load
from factcheck.checks.ruleset import read_rule, rule_files
from factcheck.cli.output import tell
from factcheck.errors import RuleError, UsageError
from factcheck.model import Problem

if TYPE_CHECKING:
    from factcheck.config import Config


def chosen_rules(config: Config) -> tuple[Ruleset, list[Problem]]:
    """The rules that the configuration selects, and a problem for each rule file left out.

    Raises UsageError for a selector that fits no rule.
    """
    rules, problems = read_rules(config.rules)
    try:
        chosen = rules.select(config.select, config.ignore, config.extend_select, config.severity)
    except UsageError:
        tell(problems)  # a rule that could not be read may be the one that is missed
        raise
    return chosen, problems


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
            problems.append(Problem(error.path, error.message))
            continue
        for path in paths:
            try:
                _add(read_rule(path, known=tuple(rules.values())), rules)
            except RuleError as error:
                problems.append(Problem(error.path, error.message))
    return Ruleset(rules.values()), problems


def _add(rule: Rule, rules: dict[str, Rule]) -> None:
    for other in rules.values():
        if other.name == rule.name and other.id != rule.id:
            raise RuleError(f'is named "{rule.name}", as {other.id} is', path=rule.path)
    rules[rule.id] = rule
