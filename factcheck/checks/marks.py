"""Where in a YAML file a key or a value stands, so that a fault can be pointed at.

Looked up only once something is wrong: a sound file is read once, by the fast loader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import RuleError

if TYPE_CHECKING:
    import yaml

Place = tuple[str | int, ...]
"""The way to a value: keys, and numbers (from 0) in lists."""

Mark = tuple[int, int]
"""Line and column, from 1."""


class Fault(NamedTuple):
    """What is wrong, and where: the value at ``place``, or its key."""

    place: Place
    message: str
    of_key: bool = False


def pointed(faults: list[Fault], path: Path) -> RuleError:
    """One error for all ``faults`` of the file at ``path``, each with its line and column."""
    marks = _marks(path)
    errors = []
    for fault in faults:
        line, column = _nearest_mark(marks, fault)
        errors.append(RuleError(fault.message, path=path.as_posix(), line=line, column=column))
    errors.sort(key=lambda error: (error.line, error.column))
    return RuleError.several(errors)


def mark(path: Path, place: Place) -> Mark:
    """Line and column of the value at ``place`` of the file at ``path``."""
    return _nearest_mark(_marks(path), Fault(place, ""))


def twice(path: Path) -> list[Fault]:
    """The keys that a mapping of the file gives a second time; the loader would keep the last."""
    root = _compose(path)
    return list(_twice(root, (), set())) if root is not None else []


def _nearest_mark(marks: Mapping[Place, tuple[Mark, Mark]], fault: Fault) -> Mark:
    """Of the value, or of the innermost thing around it that the file holds."""
    place = fault.place
    while place not in marks and place:
        place = place[:-1]
    whole = place == fault.place
    key, value = marks.get(place, ((1, 1), (1, 1)))
    return key if fault.of_key and whole else value


def _marks(path: Path) -> dict[Place, tuple[Mark, Mark]]:
    """Of every value: line and column (from 1) of its key and of itself."""
    root = _compose(path)
    return (
        {place: (key, value) for place, key, value in _walk(root, (), None, set())} if root else {}
    )


def _compose(path: Path) -> yaml.Node | None:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return None


def _walk(
    node: yaml.Node, place: Place, key: yaml.Node | None, seen: set[int]
) -> Iterator[tuple[Place, Mark, Mark]]:
    import yaml

    yield place, _at(key or node), _at(node)
    if id(node) in seen:  # an alias, which may lead back into itself
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _walk(value, (*place, str(name.value)), name, seen)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _walk(value, (*place, number), None, seen)


def _twice(node: yaml.Node, place: Place, seen: set[int]) -> Iterator[Fault]:
    import yaml

    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        first: dict[str, int] = {}
        for name, value in node.value:
            key = str(name.value)
            if key in first:
                yield Fault(
                    (*place, key), f"{key} is given twice, first on line {first[key]}", True
                )
            first.setdefault(key, name.start_mark.line + 1)
            yield from _twice(value, (*place, key), seen)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _twice(value, (*place, number), seen)


def _at(node: yaml.Node) -> Mark:
    return node.start_mark.line + 1, node.start_mark.column + 1
