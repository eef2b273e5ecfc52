"""The baseline: one accepted dispute a line, sorted, so that git merges it line by line.

Each line is a JSON object: ``fingerprint``, ``rule``, ``predicate``, ``subject`` (its label, then
the sources' own names for it) and ``positions`` (for each the value, the source relative to the
baseline's folder, the source's mark). No line numbers, no clock. Order and doubled lines do not
matter when it is read, so that ``merge=union`` is safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct

from factcheck.errors import ConfigError
from factcheck.known.match import Match, Matcher
from factcheck.known.paths import as_seen, as_stored
from factcheck.model import Dispute, Stand

NAME: Final = "factcheck-baseline.jsonl"
"""Looked for beside the configuration when nothing names another file."""

State = Literal["there", "part", "renamed", "changed", "gone", "unchecked"]


class _Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line as it is written; keys in the order in which a person reads them."""

    fingerprint: str
    rule: str
    subject: tuple[str, ...]
    predicate: str
    positions: tuple[tuple[Stand, ...], ...]


class Entry(Struct, frozen=True):
    """A known dispute and what became of it; ``note`` says what has changed."""

    dispute: Dispute
    state: State
    note: str = ""

    @property
    def is_stale(self) -> bool:
        """Whether the baseline says something that is no longer so."""
        return self.state in ("changed", "gone")


class Comparison(Struct, frozen=True):
    """The baseline against what is found now.

    ``current`` has, for each finding that may be accepted, its dispute and the known one it is.
    """

    entries: tuple[Entry, ...]
    current: tuple[tuple[Dispute, Match | None], ...]

    @property
    def pruned(self) -> tuple[Dispute, ...]:
        """The baseline without what is gone."""
        return tuple(each.dispute for each in self.entries if each.state != "gone")

    @property
    def updated(self) -> tuple[Dispute, ...]:
        """The baseline as it should be: what stands unchanged as it is written, the rest anew."""
        kept = [each.dispute for each in self.entries if each.state == "unchecked"]
        for now, match in self.current:
            same = match is not None and match.known.fingerprint == now.fingerprint
            kept.append(match.known if same and match is not None else now)
        return tuple(kept)


def read(path: str) -> tuple[Dispute, ...]:
    """The disputes of a baseline, paths as seen from the working directory, by fingerprint.

    Raises ConfigError, which names the line, for what is no entry.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = f"cannot be read: {error.strerror}; `factcheck baseline create` writes one"
        raise ConfigError(reason, path=path) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8, as a baseline must be", path=path) from error
    found: dict[str, Dispute] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry = msgspec.json.decode(line, type=_Line)
        except msgspec.DecodeError as error:
            open_merge = line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
            reason = "a merge was left open here" if open_merge else f"no entry ({error})"
            raise ConfigError(f"line {number}: {reason}", path=path) from error
        found[entry.fingerprint] = as_seen(_dispute(entry), path)
    return tuple(found[key] for key in sorted(found))


def render(disputes: Iterable[Dispute], path: str) -> str:
    """The text of a baseline at ``path``: sorted by fingerprint, which spreads additions."""
    by_key = {each.fingerprint: each for each in disputes}
    lines = []
    for key in sorted(by_key):
        each = as_stored(by_key[key], path)
        line = _Line(
            fingerprint=each.fingerprint,
            rule=each.rule,
            subject=each.subject,
            predicate=each.predicate,
            positions=each.positions,
        )
        lines.append(msgspec.json.encode(line).decode() + "\n")
    return "".join(lines)


def compare(
    known: Sequence[Dispute],
    current: Sequence[Dispute],
    *,
    present: frozenset[str],
    unchecked: frozenset[str],
    rules: frozenset[str],
) -> Comparison:
    """``known`` against the disputes of a run.

    ``present`` are the paths of all sources, checked or not, ``unchecked`` those that exist and are
    not checked in this run, ``rules`` the ids that are run: of what they leave out nothing is said.
    """
    matcher = Matcher(known, present)
    matched = [(now, matcher.match(now)) for now in current]
    states: dict[str, Entry] = {}
    for _, match in matched:
        if match is None:
            continue
        state: State = "there" if match.kind == "same" else match.kind
        before = states.get(match.known.fingerprint)
        if before is None or before.is_stale:
            states[match.known.fingerprint] = Entry(match.known, state, match.note)
    entries = []
    for each in known:
        unseen = each.rule not in rules or not unchecked.isdisjoint(each.sources)
        missing = Entry(each, "unchecked" if unseen else "gone")
        entries.append(states.get(each.fingerprint, missing))
    return Comparison(tuple(entries), tuple(matched))


def _dispute(line: _Line) -> Dispute:
    return Dispute(
        fingerprint=line.fingerprint,
        rule=line.rule,
        predicate=line.predicate,
        subject=line.subject,
        positions=line.positions,
    )
