"""Waivers: disputes that somebody accepts for a while, with a reason (``factcheck-waivers.toml``).

    [[waiver]]
    fingerprint = "0dd88fd0a1b2c3d4"
    reason = "the ministry corrected itself on the phone"
    author = "Ana Roe"
    expires = 2026-12-31

``rule``, ``predicate``, ``subject`` and ``positions`` are written by ``factcheck waive``, so that
the dispute is known again after a source was renamed; by hand they may be left out. The file is
the person's: it is only ever appended to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec

from factcheck.checks.nearest import nearest
from factcheck.errors import ConfigError
from factcheck.known.paths import as_seen, as_stored
from factcheck.model import Dispute, Problem, Spot, Stand, Waiver

NAME: Final = "factcheck-waivers.toml"
"""Looked for beside the configuration when nothing names another file."""

_TOLD: Final = ("fingerprint", "reason", "author", "expires")
_STRINGS: Final = ("fingerprint", "reason", "author", "rule", "predicate")
_KEYS: Final = (*_TOLD, "rule", "predicate", "subject", "positions")
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{16}\Z")
_HEAD: Final = re.compile(r"\s*\[\[\s*waiver\s*\]\]")
_BARE: Final = "waivers are written as [[waiver]] with their keys below"


def read(path: str) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """The waivers of a file in its order, paths as seen from the working directory, and a problem
    for each that is no waiver (which then waives nothing).

    Raises ConfigError for a file that cannot be read or is no TOML.
    """
    import tomllib

    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        document = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8, as TOML must be", path=path) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is no valid TOML: {error}", path=path) from error
    problems = [
        Problem(path, f"unknown key '{key}'{nearest(key, ['waiver'])}; {_BARE}")
        for key in document
        if key != "waiver"
    ]
    entries = document.get("waiver", [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        return (), (*problems, Problem(path, f"key 'waiver': {_BARE}"))
    heads = [number for number, line in enumerate(text.splitlines(), 1) if _HEAD.match(line)]
    found: list[Waiver] = []
    for at, entry in enumerate(entries):
        faults = list(_faults(entry, {each.dispute.fingerprint for each in found}))
        line = heads[at] if at < len(heads) else 0
        problems += [Problem(path, f"waiver {at + 1}: {fault}", line=line) for fault in faults]
        if not faults:
            found.append(_waiver(entry, text, path))
    return tuple(found), tuple(problems)


def _faults(entry: dict[str, Any], taken: set[str]) -> Iterator[str]:
    yield from (f"unknown key '{key}'{nearest(key, _KEYS)}" for key in entry if key not in _KEYS)
    yield from (f"{key} is missing" for key in _TOLD if key not in entry)
    for key in _STRINGS:
        given = entry.get(key, "-")
        if not isinstance(given, str):
            yield f"{key} must be a string"
        elif not given.strip():
            yield f"{key} is empty"
        elif key == "fingerprint" and key in entry:
            yield from _fault_of(given, taken)
    if "expires" in entry and day_of(entry["expires"]) is None:
        yield "expires must be a date such as 2027-06-30"
    if _positions(entry) is None:
        yield "subject and positions are those that `factcheck waive` writes; or leave them out"


def _fault_of(fingerprint: str, taken: set[str]) -> Iterator[str]:
    if not _FINGERPRINT.match(fingerprint):
        yield f'fingerprint: "{fingerprint}" is none; it has 16 hex digits'
    elif fingerprint in taken:
        yield f"{fingerprint} is waived twice"


def day_of(given: object) -> str | None:
    """A TOML date, or a string that is one, as ISO; None for anything else."""
    if type(given) is date:
        return given.isoformat()
    try:
        return date.fromisoformat(given).isoformat() if isinstance(given, str) else None
    except ValueError:
        return None


def _positions(
    entry: dict[str, Any],
) -> tuple[tuple[tuple[Stand, ...], ...], tuple[str, ...]] | None:
    try:
        return (
            msgspec.convert(entry.get("positions", []), tuple[tuple[Stand, ...], ...]),
            msgspec.convert(entry.get("subject", []), tuple[str, ...]),
        )
    except msgspec.ValidationError:
        return None


def _waiver(entry: dict[str, Any], text: str, path: str) -> Waiver:
    positions, subject = _positions(entry) or ((), ())
    dispute = Dispute(
        fingerprint=entry["fingerprint"],
        rule=entry.get("rule", ""),
        predicate=entry.get("predicate", ""),
        subject=subject,
        positions=positions,
    )
    return Waiver(
        dispute=as_seen(dispute, path),
        reason=" ".join(entry["reason"].split()),
        author=" ".join(entry["author"].split()),
        expires=day_of(entry["expires"]) or "",
        spot=_spot(entry["fingerprint"], text, path),
    )


def _spot(fingerprint: str, text: str, path: str) -> Spot:
    """Where the fingerprint stands in the file."""
    at = max(text.find(fingerprint), 0)
    start = text.rfind("\n", 0, at) + 1
    context = text[start:].partition("\n")[0].rstrip("\r")
    return Spot(path, text.count("\n", 0, at) + 1, at - start + 1, fingerprint, context, at)


def entry(dispute: Dispute, path: str, *, reason: str, author: str, expires: str) -> str:
    """The lines to append to the file at ``path`` for a new waiver."""
    own = as_stored(dispute, path)
    positions = [
        f"  [{', '.join(_listed((s.value, s.source, s.mark)) for s in position)}],"
        for position in own.positions
    ]
    return "\n".join(
        [
            "[[waiver]]",
            f"fingerprint = {_string(own.fingerprint)}",
            f"reason = {_string(reason)}",
            f"author = {_string(author)}",
            f"expires = {expires}",
            f"rule = {_string(own.rule)}",
            f"predicate = {_string(own.predicate)}",
            f"subject = {_listed(own.subject)}",
            "positions = [",
            *positions,
            "]",
            "",
        ]
    )


def append(path: str, lines: str) -> None:
    """Add an entry to the file, which is made where there is none; what it holds stays as it is.

    Raises ConfigError where it cannot be written.
    """
    file = Path(path)
    try:
        before = file.read_bytes() if file.exists() else b""
        end = b"\r\n" if b"\r\n" in before else b"\n"
        gap = b"" if not before else end if before.endswith(b"\n") else end * 2
        with file.open("ab") as out:
            out.write(gap + lines.encode().replace(b"\n", end))
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=path) from error


def _listed(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_string, texts))}]"


def _string(text: str) -> str:
    """A basic string of TOML: JSON's, with DEL escaped as well."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")
