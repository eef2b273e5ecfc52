"""Extractors and formats that other installed packages bring, through entry points.

A distribution declares, in the groups ``factcheck.extractors`` and ``factcheck.formats``,

    [project.entry-points."factcheck.extractors"]
    heights = "my_package.heights:extract"

Most installations bring none, and every run of a hook asks: so the folders of ``sys.path`` are
looked through for the group's name alone (2.5 ms for 135 distributions, a tenth of what
``importlib.metadata.entry_points`` takes), and metadata is read only where it stands.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, Final, Literal

from msgspec import Struct

from factcheck.errors import FactcheckError

Group = Literal["factcheck.extractors", "factcheck.formats"]

EXTRACTORS: Final[Group] = "factcheck.extractors"
FORMATS: Final[Group] = "factcheck.formats"

_ARGUMENTS: Final[dict[Group, tuple[str, ...]]] = {
    EXTRACTORS: ("reading",),
    FORMATS: ("view", "page"),
}


class Plugin(Struct, frozen=True, order=True):
    """One entry point: ``value`` is ``module:attribute``."""

    group: str
    name: str
    value: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"plug-in {self.name} ({self.distribution} {self.version})"


class PluginError(FactcheckError):
    """A plug-in does not do what it is there for."""

    def __init__(self, plugin: Plugin, message: str, *, path: str = "") -> None:
        super().__init__(f"{plugin} {message}", path=path)
        self.plugin = plugin


def installed(group: Group) -> tuple[Plugin, ...]:
    """The plug-ins of a group, sorted by name; the order in which packages lie on the disk plays
    no part."""
    return tuple(plugin for plugin in _installed(tuple(sys.path)) if plugin.group == group)


@cache
def load(plugin: Plugin) -> Callable[..., Any]:
    """What the entry point names. Raises PluginError where it cannot be imported, is no function,
    or does not take what it would be given."""
    module, _, attribute = plugin.value.partition(":")
    try:
        found: Any = import_module(module.strip())
        for part in filter(None, attribute.partition("[")[0].strip().split(".")):
            found = getattr(found, part)
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}"
        raise PluginError(plugin, f"cannot be imported from {plugin.value} ({reason})") from error
    arguments = _ARGUMENTS[EXTRACTORS if plugin.group == EXTRACTORS else FORMATS]
    if not callable(found) or not _takes(found, len(arguments)):
        wanted = f"{attribute}({', '.join(arguments)})"
        raise PluginError(plugin, f"must be a function {wanted}; {plugin.value} is not")
    function: Callable[..., Any] = found
    return function


def usable(group: Group) -> tuple[tuple[Plugin, ...], tuple[PluginError, ...]]:
    """The plug-ins of a group that can be loaded, and what is wrong with the others."""
    good, errors = [], []
    for plugin in installed(group):
        try:
            load(plugin)
            good.append(plugin)
        except PluginError as error:
            errors.append(error)
    return tuple(good), tuple(errors)


def predicates() -> tuple[str, ...]:
    """The predicates that extractors' modules say, in ``PREDICATES``, that they add."""
    found: list[str] = []
    for plugin in usable(EXTRACTORS)[0]:
        module = sys.modules[plugin.value.partition(":")[0].strip()]
        found += [str(each) for each in getattr(module, "PREDICATES", ())]
    return tuple(sorted(set(found)))


def _takes(function: Callable[..., Any], arguments: int) -> bool:
    import inspect

    try:
        inspect.signature(function).bind(*range(arguments))
    except (TypeError, ValueError):
        return False
    return True


@cache
def _installed(paths: tuple[str, ...]) -> tuple[Plugin, ...]:
    seen: set[str] = set()
    found = [plugin for path in paths for plugin in _within(path or os.curdir, seen)]
    return tuple(sorted(found))


def _within(path: str, seen: set[str]) -> Iterator[Plugin]:
    """The plug-ins of the distributions in a folder; of one that ``seen`` has, the first counts."""
    try:
        with os.scandir(path) as entries:
            names = sorted(e.name for e in entries if e.name.endswith((".dist-info", ".egg-info")))
    except OSError:  # no folder, or none that may be read
        return
    for name in names:
        folder = os.path.join(path, name)  # noqa: PTH118 - a Path each would take most of the time
        try:
            with open(os.path.join(folder, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123
                mentioned = b"[factcheck." in file.read()
        except OSError:
            continue
        if mentioned:
            yield from _of_distribution(folder, seen)


def _of_distribution(folder: str, seen: set[str]) -> Iterator[Plugin]:
    from importlib.metadata import PathDistribution
    from pathlib import Path

    distribution = PathDistribution(Path(folder))
    name = distribution.metadata["Name"] or Path(folder).name
    key = name.casefold().replace("_", "-")
    if key in seen:
        return
    seen.add(key)
    for entry in distribution.entry_points:
        if entry.group in _ARGUMENTS:
            yield Plugin(entry.group, entry.name, entry.value, name, distribution.version)
