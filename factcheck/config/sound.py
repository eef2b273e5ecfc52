"""What of a table can be used, and a sentence on each thing that cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, get_args, get_origin

import msgspec

from factcheck import plugins
from factcheck.annotators import fault as annotator_fault
from factcheck.config.keys import KEYS, Key, keys

Place = tuple[str | int, ...]
"""The way to a value: keys, and the places in lists."""


class Fault(NamedTuple):
    """``place`` is the way to what is wrong, key by key, as far as it can be told."""

    place: Place
    message: str


def kept(table: Mapping[str, Any], faults: list[Fault]) -> dict[str, Any]:
    """What of ``table`` can be used; ``faults`` gets a sentence on each thing that cannot."""
    known = keys() if table else {}
    found: dict[str, Any] = {}
    for name, value in table.items():
        key = known.get(name)
        if key is None:
            faults.append(Fault((name,), f"unknown key '{name}'{_nearest(name)}"))
            continue
        found.update((name, each) for each in _Reading(key, faults).sound(key.type, (name,), value))
    return found


class _Reading:
    """One key being read."""

    def __init__(self, key: Key, faults: list[Fault]) -> None:
        self.key = key
        self.faults = faults

    def sound(self, of: Any, place: Place, value: object) -> Iterator[Any]:
        """``value`` where it is of type ``of``, without what in it is not; else nothing."""
        origin = get_origin(of)
        if origin is tuple:
            yield from self._list(get_args(of)[0], place, value)
        elif origin is dict:
            names, values = get_args(of)
            yield from self._table(names, values, place, value)
        elif origin is Literal:
            yield from self._choice(get_args(of), place, value)
        elif of is str:
            yield from self._string(place, value)
        elif type(value) is of:
            yield value
        else:
            self._wrong(place, f"must be {_KINDS[of]}, not {_toml(value)}")

    def _list(self, of: Any, place: Place, value: object) -> Iterator[list[Any]]:
        if isinstance(value, list):
            yield [
                good for at, each in enumerate(value) for good in self.sound(of, (*place, at), each)
            ]
            return
        example = f"; write {place[-1]} = [{_toml(value)}]" if isinstance(value, str) else ""
        self._wrong(place, f"must be a list, not {_toml(value)}{example}")

    def _table(self, names: Any, of: Any, place: Place, value: object) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            yield {
                key: good
                for name, each in value.items()
                for key in self.sound(names, (*place, name), name)
                for good in self.sound(of, (*place, key), each)
            }
            return
        what = "a table of rules" if self.key.holds == "rule" else "a table"
        example = f"; write {place[-1]} = {_EXAMPLES.get(self.key.name, '{...}')}"
        self._wrong(place, f"must be {what}, not {_toml(value)}{example}")

    def _choice(self, legal: Sequence[str], place: Place, value: object) -> Iterator[object]:
        if value in legal:
            yield value
        elif not isinstance(value, str):
            self._wrong(place, f"must be a string, not {_toml(value)}")
        else:
            self._none_of(legal, place, value)

    def _none_of(self, legal: Sequence[str], place: Place, value: str) -> None:
        from factcheck.checks.nearest import nearest

        self._wrong(place, f'"{value}" is none of {", ".join(legal)}{nearest(value, legal)}')

    def _string(self, place: Place, value: object) -> Iterator[str]:
        if not isinstance(value, str):
            self._wrong(place, f"must be a string, not {_toml(value)}")
        elif not value.strip():
            self._wrong(place, "is empty")
        elif self.key.holds == "output":
            yield from self._output(place, value)
        elif self.key.holds == "annotator" and (wrong := annotator_fault(value)):
            self._wrong(place, wrong)
        else:
            yield value

    def _output(self, place: Place, value: str) -> Iterator[str]:
        from factcheck.report import FORMATS

        name, equals, file = value.partition("=")
        if equals and not file:
            self._wrong(place, f'"{value}" names no file after the equals sign')
        elif name in FORMATS:
            yield value
        else:
            others = tuple(plugin.name for plugin in plugins.installed(plugins.FORMATS))
            if name in others:
                yield value
            else:
                self._none_of((*FORMATS, *others), place, name)

    def _wrong(self, place: Place, message: str) -> None:
        name = "".join(f".{part}" if isinstance(part, str) else f"[{part}]" for part in place)
        self.faults.append(Fault(place, f"key '{name[1:]}': {message}"))


_KINDS: Final[Mapping[type, str]] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}
_EXAMPLES: Final[Mapping[str, str]] = {
    "severity": '{FC401 = "error"}',
    "fields": '{text = ["story"]}',
    "per-source-ignores": '{"opinion/" = ["FC701"]}',
}


def _toml(value: object) -> str:
    """A value as a person would write it."""
    return msgspec.json.encode(value, enc_hook=str).decode()


def _nearest(key: str) -> str:
    import difflib

    near = difflib.get_close_matches(key.replace("_", "-").casefold(), KEYS, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; the keys are {', '.join(KEYS)}"
