"""Settings: one configuration file per run, over which the command line goes.

The file is ``--config FILE``, else the nearest ``factcheck.toml`` or ``[tool.factcheck]`` of a
``pyproject.toml``, looked for from the working directory upwards (in one folder ``factcheck.toml``
goes first). Files are not merged. Paths in it are relative to the file; a Config holds them as seen
from the working directory. What is wrong in a file is left out and told, the rest of it holds; only
a file that is no TOML at all is an error.

The settings are checked by msgspec, which the records need anyway: pydantic would add 0.15 s to
every run of the hook for nine keys.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

import msgspec
from msgspec import Struct

from factcheck.annotators import RULES, SPACY, fault, pipeline_of
from factcheck.errors import ConfigError
from factcheck.model import Problem, Severity
from factcheck.report import FORMATS
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
    annotator: str = RULES  # or spacy:NAME, a pipeline that finds the names

    def override(self, **given: Any) -> Config:
        """With what the command line gives: a key left empty there keeps its value here."""
        changes = {key: value for key, value in given.items() if value}
        return msgspec.structs.replace(self, **changes)


KEYS: Final = tuple(field.encode_name for field in msgspec.structs.fields(Config))

_LEGAL: Final[Mapping[str, Sequence[str]]] = {
    "fail-level": get_args(FailLevel),
    "severity": get_args(Severity),
    "show": get_args(Show),
    "output": tuple(FORMATS),
}


class Settings(NamedTuple):
    """A configuration, the file it comes from (``""`` for none), and what of it was left out."""

    config: Config
    path: str = ""
    problems: tuple[Problem, ...] = ()


def load(path: str | None = None, *, isolated: bool = False) -> Settings:
    """The configuration of this run: of ``path``, else the nearest, else the defaults.

    An unknown key or a value that is none is left out, with a problem that names the file, the
    key and what it may be. Raises ConfigError for a file that cannot be read or is no TOML.
    """
    if path is not None:
        return _from_file(Path(path))
    found = None if isolated else find(Path.cwd())
    return _from_file(found) if found else Settings(Config())


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


def _from_file(path: Path) -> Settings:
    table = _table(path)
    shown = _shown(path)
    if table is None:
        raise ConfigError("has no table [tool.factcheck]", path=shown)
    faults: list[str] = []
    kept = _kept(table, faults)
    config = _relocate(msgspec.convert(kept, Config), path.parent)
    return Settings(config, shown, tuple(Problem(shown, fault) for fault in faults))


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


def _kept(table: Mapping[str, Any], faults: list[str]) -> dict[str, Any]:
    """What of ``table`` can be used; ``faults`` gets a sentence on each thing that cannot."""
    kept: dict[str, Any] = {}
    for key, value in table.items():
        if key not in KEYS:
            faults.append(f"unknown key '{key}'{_nearest(key)}")
        elif key in ("fail-level", "annotator"):
            kept.update((key, each) for each in _sound(key, "", value, faults))
        elif key == "severity":
            kept[key] = _levels(value, faults)
        elif isinstance(value, list):
            places = enumerate(value)
            kept[key] = [good for at, each in places for good in _item(key, at, each, faults)]
        else:
            example = f"; write {key} = [{_toml(value)}]" if isinstance(value, str) else ""
            faults.append(f"key '{key}': must be a list, not {_toml(value)}{example}")
    return kept


def _levels(value: object, faults: list[str]) -> dict[str, str]:
    if not isinstance(value, dict):
        faults.append(
            f"key 'severity': must be a table of rules, not {_toml(value)}; "
            'write severity = {FC401 = "error"}'
        )
        return {}
    return {
        rule: good
        for rule, level in value.items()
        for good in _sound("severity", f".{rule}", level, faults)
    }


def _item(key: str, at: int, value: object, faults: list[str]) -> Iterator[str]:
    """One member of a list, where it is sound."""
    if key != "output" or not isinstance(value, str):
        yield from _sound(key, f"[{at}]", value, faults)
        return
    name, equals, file = value.partition("=")
    if equals and not file:
        faults.append(f"key 'output[{at}]': \"{value}\" names no file after the equals sign")
    elif list(_sound(key, f"[{at}]", name, faults)):
        yield value


def _sound(key: str, place: str, value: object, faults: list[str]) -> Iterator[str]:
    """``value`` where the key may have it."""
    legal = _LEGAL.get(key)
    wrong = fault(value) if key == "annotator" and isinstance(value, str) else ""
    if not isinstance(value, str):
        faults.append(f"key '{key}{place}': must be a string, not {_toml(value)}")
    elif wrong:
        faults.append(f"key '{key}': {wrong}")
    elif legal and value not in legal:
        from factcheck.checks.nearest import nearest

        hint = nearest(value, legal)
        faults.append(f"key '{key}{place}': \"{value}\" is none of {', '.join(legal)}{hint}")
    else:
        yield value


def _toml(value: object) -> str:
    """A value as a person would write it."""
    return msgspec.json.encode(value, enc_hook=str).decode()


def _relocate(config: Config, folder: Path) -> Config:
    """The paths in a file that lies in ``folder``, as seen from the working directory."""

    def seen(path: str) -> str:
        return os.path.relpath(folder / path)

    outputs = [output.partition("=") for output in config.output]
    pipeline = pipeline_of(config.annotator)
    folders = pipeline.startswith(".") or "/" in pipeline  # else an installed package
    return msgspec.structs.replace(
        config,
        sources=tuple(map(seen, config.sources)),
        rules=tuple(map(seen, config.rules)),
        output=tuple(f"{name}={seen(file)}" if file else name for name, _, file in outputs),
        annotator=SPACY + seen(pipeline) if folders else config.annotator,
    )


def _nearest(key: str) -> str:
    import difflib

    near = difflib.get_close_matches(key.replace("_", "-").casefold(), KEYS, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; the keys are {', '.join(KEYS)}"


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()
