"""What a shell completes: rules, formats, levels, files.

The mechanism is click's own (``_FACTCHECK_COMPLETE=bash_source factcheck`` prints the script for
bash; zsh and fish likewise), which asks by the same variable. No other run imports this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from factcheck.checks import Rule

Complete = Callable[[click.Context, str], list[CompletionItem]]


def equip(command: click.Command) -> click.Command:
    """Give the parameters of ``command`` what completes them, by their names."""
    for parameter in command.params:
        complete = _BY_NAME.get(parameter.name or "")
        if complete and not isinstance(parameter.type, click.Choice):
            _give(parameter, complete)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            equip(each)
        if command.name == "rules":
            _give(command, _subcommands_or_rules(command.shell_complete))
    return command


def _give(what: click.Parameter | click.Command, complete: Complete) -> None:
    setattr(what, "shell_complete", complete)  # noqa: B010 - a method of the class, for this one


def _rules(_: click.Context, incomplete: str) -> list[CompletionItem]:
    """Ids and names; an id completes to what is typed in either case."""
    wanted = incomplete.casefold()
    found = [
        (word, rule.summary)
        for rule in _known()
        for word in (rule.id, rule.name)
        if word.casefold().startswith(wanted)
    ]
    return [CompletionItem(word, help=help_) for word, help_ in sorted(found)]


def _known() -> Iterable[Rule]:
    """The rules of the configuration, or the built-in ones where it has a fault."""
    from factcheck.checks import load as load_rules
    from factcheck.config import load
    from factcheck.errors import FactcheckError

    try:
        return load_rules(load().config.rules)
    except FactcheckError:
        return load_rules()


def _severities(context: click.Context, incomplete: str) -> list[CompletionItem]:
    """``FC401`` and then ``FC401=error``."""
    from factcheck.checks.ruleset import LEVELS

    rule, equals, level = incomplete.partition("=")
    if not equals:
        return _rules(context, incomplete)
    return _starting(level, LEVELS, prefix=f"{rule}=")


def _formats(_: click.Context, incomplete: str) -> list[CompletionItem]:
    """A format; after ``FORMAT=`` a file."""
    from factcheck.report import FORMATS

    if "=" in incomplete:
        return [CompletionItem(incomplete, type="file")]
    return _starting(incomplete, FORMATS)


def _files(_: click.Context, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


def _folders(_: click.Context, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="dir")]


def _starting(start: str, words: Iterable[str], *, prefix: str = "") -> list[CompletionItem]:
    return [CompletionItem(prefix + word) for word in words if word.startswith(start)]


def _subcommands_or_rules(own: Complete) -> Complete:
    def complete(context: click.Context, incomplete: str) -> list[CompletionItem]:
        items = own(context, incomplete)
        return items if incomplete.startswith("-") else [*items, *_rules(context, incomplete)]

    return complete


_BY_NAME: Final[dict[str, Complete]] = {
    **dict.fromkeys(("select", "extend_select", "ignore", "rule"), _rules),
    **dict.fromkeys(("output", "format_"), _formats),
    **dict.fromkeys(("paths", "focus", "config", "baseline", "stdin_filename"), _files),
    **dict.fromkeys(("folder", "cache_dir", "rules"), _folders),
    "severity": _severities,
}
"""By the name of the parameter: one name means one thing in every command."""
