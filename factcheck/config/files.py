"""Which file counts, what it says, and what it stands on."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from factcheck import globs
from factcheck.annotators import RULES, SPACY, pipeline_of
from factcheck.config.keys import KEYS, Config, Key, keys, strings
from factcheck.config.sound import Fault, kept
from factcheck.errors import ConfigError
from factcheck.model import Problem

INLINE = "--config"


class Settings(NamedTuple):
    """A configuration, the file it comes from (``""`` for none), and what of it was left out.

    ``origins`` tells which file or option gave each key that is not at its default, ``files``
    every file that was read: the configuration and those that it extends.
    """

    config: Config
    path: str = ""
    problems: tuple[Problem, ...] = ()
    origins: Mapping[str, str] = {}
    files: tuple[str, ...] = ()

    def under(self, other: Settings) -> Settings:
        """With ``other`` over it."""
        return Settings(
            self.config.under(other.config, other.origins),
            other.path or self.path,
            (*self.problems, *other.problems),
            {**self.origins, **other.origins},
            (*other.files, *self.files),
        )

    def problem(self, place: tuple[str | int, ...], message: str) -> Problem:
        """The problem of what is set at ``place``, found when the rules were at hand."""
        name = "".join(f".{part}" if isinstance(part, str) else f"[{part}]" for part in place)
        origin = self.origins.get(str(place[0]), self.path)
        line = _line(Path(origin), place) if origin in self.files else 0
        return Problem(origin, f"key '{name[1:]}': {message}", line=line)


def load(given: str | Sequence[str] | None = None, *, isolated: bool = False) -> Settings:
    """The configuration of this run: that of the file ``given``, else the nearest, else the
    defaults; over it what ``given`` says as ``KEY=VALUE``, in TOML.

    An unknown key or a value that is none is left out, with a problem that names the file, the
    line, the key and what it may be. Raises ConfigError for a file that cannot be read or is no
    TOML, and for what is neither a file nor a setting.
    """
    several = [given] if isinstance(given, str) else list(given or ())
    inline = [each for each in several if "=" in each and not Path(each).is_file()]
    files = [each for each in several if each not in inline]
    if len(files) > 1:
        both = " and ".join(files)
        raise ConfigError(f"{INLINE} names two files, {both}; one may `extend` the other")
    if files and isolated:
        raise ConfigError(f"{INLINE} {files[0]} and --isolated exclude one another")
    for each in files:
        if each in KEYS and not Path(each).exists():
            raise ConfigError(f"{INLINE} {each} is no file; to set the key, write {each}=VALUE")
    found = Path(files[0]) if files else None if isolated else find(Path.cwd())
    settings = _from_file(found) if found else Settings(Config())
    for each in inline:
        settings = settings.under(_inline(each))._replace(path=settings.path)
    return settings


def find(folder: Path) -> Path | None:
    """The nearest configuration file, from ``folder`` upwards."""
    for place in (folder, *folder.parents):
        own = place / "factcheck.toml"
        if own.is_file():
            return own
        shared = place / "pyproject.toml"
        mentioned = shared.is_file() and b"factcheck" in shared.read_bytes()
        if mentioned and _table(shared, _text(shared)) is not None:
            return shared
    return None


def _inline(given: str) -> Settings:
    """``KEY=VALUE`` of the command line, its paths as seen from the working directory."""
    import tomllib

    try:
        table = tomllib.loads(given)
    except tomllib.TOMLDecodeError as error:
        key, _, value = given.partition("=")
        raise ConfigError(
            f"{INLINE} '{given}' is neither a file nor valid TOML ({error}); "
            f'a string stands in quotes: {key.strip()}="{value.strip()}"'
        ) from error
    faults: list[Fault] = []
    config = msgspec.convert(values := kept(table, faults), Config)
    shown = f"{INLINE} '{given}'"
    problems = tuple(Problem(shown, fault.message) for fault in faults)
    return Settings(config, "", problems, dict.fromkeys(values, INLINE))


def _from_file(path: Path, above: tuple[Path, ...] = ()) -> Settings:
    """The settings of ``path``, which the files ``above`` extend, and of what it extends."""
    text = _text(path)
    table = _table(path, text)
    shown = _shown(path)
    if table is None:
        raise ConfigError("has no table [tool.factcheck]", path=shown)
    faults: list[Fault] = []
    values = kept(table, faults)
    config = _relocate(msgspec.convert(values, Config), path.parent, list(values))
    base = Settings(Config())
    if config.extend:
        base = _extended(Path(config.extend), (*above, path), faults)
    own = Settings(
        config, shown, _problems(shown, text, faults), dict.fromkeys(values, shown), (shown,)
    )
    return base.under(own)


def _extended(path: Path, above: tuple[Path, ...], faults: list[Fault]) -> Settings:
    """The settings of a file that another extends; none where it cannot be read."""
    if path.resolve() in [each.resolve() for each in above]:
        faults.append(Fault(("extend",), f"key 'extend': {_shown(path)} extends itself"))
        return Settings(Config())
    try:
        return _from_file(path, above)
    except ConfigError as error:
        faults.append(Fault(("extend",), f"key 'extend': {error}"))
        return Settings(Config())


def _problems(shown: str, text: str, faults: Sequence[Fault]) -> tuple[Problem, ...]:
    return tuple(
        Problem(shown, fault.message, line=_line(Path(shown), fault.place, text))
        for fault in faults
    )


def _line(path: Path, place: tuple[str | int, ...], text: str | None = None) -> int:
    from factcheck.config.lines import line_of

    start = ("tool", "factcheck") if path.name == "pyproject.toml" else ()
    return line_of(_text(path) if text is None else text, (*start, *place))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=_shown(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8, as TOML must be", path=_shown(path)) from error


def _table(path: Path, text: str) -> Mapping[str, Any] | None:
    """The settings in a file; None for a ``pyproject.toml`` without any."""
    import tomllib

    try:
        document = tomllib.loads(text)
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


def _relocate(config: Config, folder: Path, given: Sequence[str]) -> Config:
    """The paths in a file that lies in ``folder``, as seen from the working directory."""
    known = keys()
    changes = {}
    for name in given:
        attribute = name.replace("-", "_")
        value = getattr(config, attribute)
        changes[attribute] = _seen(known[name], value, folder)
    return msgspec.structs.replace(config, **changes)


def _seen(key: Key, value: Any, folder: Path) -> Any:
    def path(written: str) -> str:
        return os.path.relpath(folder / Path(written).expanduser())

    def output(written: str) -> str:
        name, _, file = written.partition("=")
        return f"{name}={path(file)}" if file else name

    def annotator(written: str) -> str:
        pipeline = pipeline_of(written)
        is_folder = pipeline.startswith(".") or "/" in pipeline  # else an installed package
        return SPACY + path(pipeline) if written != RULES and is_folder else written

    def glob(written: str) -> str:
        return globs.anchored(written, os.path.relpath(folder))

    changes = {"path": path, "output": output, "annotator": annotator, "glob": glob}
    if key.holds not in changes:
        return value
    return strings(value, changes[key.holds], of_keys=key.holds == "glob")


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()
