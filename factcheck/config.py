"""Settings: one configuration file per run, over which the command line goes.

The file is ``--config FILE``, else the nearest ``factcheck.toml`` or ``[tool.factcheck]`` of a
``pyproject.toml``, looked for from the working directory upwards (in one folder ``factcheck.toml``
goes first). Files are not merged. Paths in it are relative to the file; a Config holds them as seen
from the working directory.

The settings are checked by msgspec, which the records need anyway: pydantic would add 0.15 s to
every run of the hook for nine keys.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from factcheck.errors import ConfigError
from factcheck.model import Severity
from factcheck.report.view import FailLevel, Show


class Config(Struct, frozen=True, kw_only=True, rename="kebab"):
    """The keys of a configuration file, with what holds where a key is missing."""

    sources: tuple[str, ...] = ()  # files, folders: what ``check`` reads where no PATH is given
    select: tuple[str, ...] = ()  # rules by id, name or prefix; none selected means all
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}  # rule: level
    fail_level: FailLevel = "error"
    show: tuple[Show, ...] = ()
    output: tuple[str, ...] = ()  # FORMAT or FORMAT=FILE
    rules: tuple[str, ...] = ()  # folders of the user's own rules

    def override(self, **given: Any) -> Config:
        """With what the command line gives: a key left empty there keeps its value here."""
        changes = {key: value for key, value in given.items() if value}
        if "severity" in changes:
            changes["severity"] = {**self.severity, **changes["severity"]}
        return msgspec.structs.replace(self, **changes)


KEYS = tuple(field.encode_name for field in msgspec.structs.fields(Config))


def load(path: str | None = None, *, isolated: bool = False) -> Config:
    """The configuration of this run: of ``path``, else the nearest, else the defaults.

    Raises ConfigError for a file that cannot be read, is no TOML, or has an unknown key or a value
    of the wrong kind.
    """
    if path is not None:
        return _from_file(Path(path))
    found = None if isolated else find(Path.cwd())
    return _from_file(found) if found else Config()


def find(folder: Path) -> Path | None:
    """The nearest configuration file, from ``folder`` upwards."""
    for place in (folder, *folder.parents):
        own = place / "factcheck.toml"
        if own.is_file():
            return own
        shared = place / "pyproject.toml"
        mentioned = shared.is_file() and b"factcheck" in shared.read_bytes()
        if mentioned and _table(shared) is not None:
            return shared
    return None


def _from_file(path: Path) -> Config:
    table = _table(path)
    if table is None:
        raise ConfigError("has no table [tool.factcheck]", path=_shown(path))
    return _validate(table, path)


def _table(path: Path) -> Mapping[str, Any] | None:
    """The settings in a file; None for a ``pyproject.toml`` without any."""
    import tomllib

    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        document = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=_shown(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8, as TOML must be", path=_shown(path)) from error
    except tomllib.TOMLDecodeError as error:
        last = f"line {len(text.splitlines())}, the end of the document"
        reason = str(error).replace("end of document", last)
        raise ConfigError(f"is no valid TOML: {reason}", path=_shown(path)) from error
    if path.name != "pyproject.toml":
        return document
    tool = document.get("tool", {})
    table = tool.get("factcheck") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError("tool.factcheck must be a table", path=_shown(path))
    return table


def _validate(table: Mapping[str, Any], path: Path) -> Config:
    for key in table:
        if key not in KEYS:
            raise ConfigError(f"unknown key {key!r}{_nearest(key)}", path=_shown(path))
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at ")
        key = place.strip("`").removeprefix("$.") or "the file"
        raise ConfigError(f"key {key!r}: {message}", path=_shown(path)) from error
    return _relocate(config, path.parent)


def _relocate(config: Config, folder: Path) -> Config:
    """The paths in a file that lies in ``folder``, as seen from the working directory."""

    def seen(path: str) -> str:
        return os.path.relpath(folder / path)

    outputs = [output.partition("=") for output in config.output]
    return msgspec.structs.replace(
        config,
        sources=tuple(map(seen, config.sources)),
        rules=tuple(map(seen, config.rules)),
        output=tuple(f"{name}={seen(file)}" if file else name for name, _, file in outputs),
    )


def _nearest(key: str) -> str:
    import difflib

    near = difflib.get_close_matches(key.replace("_", "-").casefold(), KEYS, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; the keys are {', '.join(KEYS)}"


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()
