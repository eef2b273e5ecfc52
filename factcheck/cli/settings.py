"""``factcheck check --show-settings``: what a run would go by, and where each setting comes from.

The text is TOML, with what is no setting in comments, so that it can be kept as a configuration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click
import msgspec
from click.core import ParameterSource
from msgspec import Struct

from factcheck import plugins
from factcheck.cli.output import emit, tell
from factcheck.cli.rulesets import chosen_rules
from factcheck.config.keys import KEYS, Config
from factcheck.errors import UsageError
from factcheck.plugins import Plugin
from factcheck.version import VERSION

if TYPE_CHECKING:
    from factcheck.checks import Rule
    from factcheck.cli.options import Inputs

DEFAULT = "default"


class Setting(Struct, frozen=True):
    """A key's value and what gave it: ``default``, files, options."""

    value: Any
    origin: str


def show(inputs: Inputs, wanted: Config, options: Mapping[str, Any]) -> int:
    """Print everything; ``wanted`` is the command line's choice of rules."""
    rules, broken = chosen_rules(inputs.settings, wanted)
    settings = _settings(inputs, wanted, options)
    sources, unread = _sources(inputs, staged=options["focus_args"] or options["staged"])
    tell((*broken, *unread))
    if options["format_"] == "json":
        emit(_json(inputs.settings.files, settings, sources, rules.rules))
    else:
        emit("".join(_text(inputs.settings.files, settings, sources, rules.rules, rules.known)))
    return 2 if (broken or unread or inputs.settings.problems) else 0


def _sources(inputs: Inputs, *, staged: bool) -> tuple[list[str], list[Any]]:
    try:
        found, problems = inputs.staged() if staged else inputs.corpus()
    except UsageError:  # there are none, which is no fault where nothing is checked
        return [], []
    told = inputs.settings.problems
    return [each.path for each in found], [each for each in problems if each not in told]


def _settings(inputs: Inputs, wanted: Config, options: Mapping[str, Any]) -> dict[str, Setting]:
    """Every key; what the command line says joined with the file's where both count."""
    config, origins = inputs.config, inputs.settings.origins
    context = click.get_current_context()
    found = {}
    for key in KEYS:
        name = key.replace("-", "_")
        value = getattr(config, name)
        origin = origins.get(key, DEFAULT)
        option = _given(context, name)
        if option:
            joined = name in _JOINED and origin != DEFAULT
            origin = f"{origin}, {option}" if joined else option
            own = _of_command_line(name, inputs, wanted, options)
            if own is not None:
                value = _JOIN[type(value)](value, own) if joined else own
        found[key] = Setting(value, origin)
    return found


_JOINED = frozenset({"exclude", "ignore", "extend_select", "severity", "rules"})
_JOIN: Mapping[type, Callable[[Any, Any], Any]] = {
    tuple: lambda mine, theirs: (*mine, *theirs),
    dict: lambda mine, theirs: {**mine, **theirs},
}
_WIDE = 60  # columns that the values take where one is longer
_PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "sources": ("paths",),
    "output": ("output", "format_"),
}


def _given(context: click.Context, name: str) -> str:
    """The option or argument of the command line that sets the key, as a person writes it."""
    for parameter in _PARAMETERS.get(name, (name,)):
        if context.get_parameter_source(parameter) is ParameterSource.COMMANDLINE:
            return "PATH" if parameter == "paths" else f"--{parameter.strip('_').replace('_', '-')}"
    return ""


def _of_command_line(name: str, inputs: Inputs, wanted: Config, options: Mapping[str, Any]) -> Any:
    """What the command line gives the key; None where the configuration already has it."""
    if name == "sources":
        return inputs.paths
    if name == "output":
        return (*options["output"], *filter(None, [options["format_"]]))
    if name in ("select", "extend_select", "ignore", "severity", "rules"):
        return getattr(wanted, name)
    return options.get(name)


def _text(
    files: tuple[str, ...],
    settings: Mapping[str, Setting],
    sources: list[str],
    rules: tuple[Rule, ...],
    known: tuple[Rule, ...],
) -> Iterator[str]:
    yield f"# factcheck {VERSION}\n# configuration: {', '.join(files) or 'none'}\n\n"
    lines = [(_line(key, setting.value), setting.origin) for key, setting in settings.items()]
    width = max(len(line) for line, _ in lines if len(line) <= _WIDE)
    for line, origin in lines:
        yield f"{line.ljust(width)}  # {origin}\n"
    yield f"\n# sources: {len(sources)}\n"
    yield from (f"#   {path}\n" for path in sources)
    brought = _plugins()
    yield f"\n# plug-ins: {len(brought)}\n"
    for each in brought:
        yield f"#   {each.group} {each.name}: {each.value} ({each.distribution} {each.version})\n"
    yield f"\n# rules: {len(rules)} of {len(known)}\n"
    for rule in rules:
        deaf = f"; leaves {', '.join(rule.deaf_to)} alone" if rule.deaf_to else ""
        yield f"#   {rule.id} {rule.name}: {rule.level}{deaf}\n"


def _plugins() -> list[Plugin]:
    groups = (plugins.EXTRACTORS, plugins.FORMATS)
    return [plugin for group in groups for plugin in plugins.installed(group)]


def _line(key: str, value: Any) -> str:
    """``key = value``; as a comment where there is no value to keep."""
    return f"{'# ' if value == '' else ''}{key} = {_toml(value)}"


def _json(
    files: tuple[str, ...],
    settings: Mapping[str, Setting],
    sources: list[str],
    rules: tuple[Rule, ...],
) -> str:
    body = {
        "version": VERSION,
        "files": files,
        "settings": settings,
        "sources": sources,
        "plugins": _plugins(),
        "rules": [
            {"id": r.id, "name": r.name, "level": r.level, "leaves_alone": r.deaf_to} for r in rules
        ],
    }
    encoded = msgspec.json.encode(body, order="sorted")
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(of)}" for key, of in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return msgspec.json.encode(value).decode()
