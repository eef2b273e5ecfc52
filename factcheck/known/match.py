"""Whether a dispute is one that is known: the same, a part of it, or changed.

A finding is known when each of its sources takes part in the known dispute with a value that it
gave there; sources of the known one may be missing (deleted, settled). A source under a new name is
known by its mark, where the old name is gone. Another source or value is a change, and told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, Literal

from msgspec import Struct

from factcheck.checks.wording import listed
from factcheck.model import Dispute, Stand

Kind = Literal["same", "part", "renamed", "changed"]

_RANK: Final[dict[Kind, int]] = {"same": 0, "part": 1, "renamed": 2, "changed": 3}


class Match(Struct, frozen=True):
    """The known dispute that a finding is, or comes from; ``note`` says what has changed."""

    known: Dispute
    kind: Kind
    shared: int  # stands that both have
    note: str = ""


class Matcher:
    """Known disputes, easy to find. ``present`` are the paths that sources still have."""

    def __init__(self, known: Iterable[Dispute], present: Collection[str]) -> None:
        self._present = frozenset(present)
        self._exact: dict[str, Dispute] = {}
        self._near: defaultdict[tuple[str, str], list[Dispute]] = defaultdict(list)
        for dispute in sorted(known, key=lambda each: each.fingerprint):
            self._exact.setdefault(dispute.fingerprint, dispute)
            for key in dict.fromkeys(_keys(dispute)):
                self._near[key].append(dispute)

    def match(self, now: Dispute) -> Match | None:
        """The known dispute nearest to ``now``; None where none comes near."""
        exact = self._exact.get(now.fingerprint)
        if exact is not None:
            return Match(exact, "same", len(now.stands))
        near = {id(each): each for key in _keys(now) for each in self._near.get(key, ())}
        found = [
            match
            for each in near.values()
            if (match := compare(each, now, self._present)) is not None
        ]
        return min(
            found,
            key=lambda match: (_RANK[match.kind], -match.shared, match.known.fingerprint),
            default=None,
        )


def compare(known: Dispute, now: Dispute, present: Collection[str]) -> Match | None:
    """How ``now`` stands to ``known``; None where the two are about something else."""
    if (known.rule, known.predicate) != (now.rule, now.predicate):
        return None
    if set(known.subject).isdisjoint(now.subject):
        return None
    names = _renamed(known, now, present)
    shared, fresh = _news(known, now, names)
    if not shared:
        return None
    if fresh:
        return Match(known, "changed", shared, _told(known, present, fresh))
    if names:
        return Match(known, "renamed", shared)
    gone = set(known.sources) - set(now.sources)
    return Match(known, "part" if gone else "same", shared)


def _news(known: Dispute, now: Dispute, names: Mapping[str, str]) -> tuple[int, list[str]]:
    """How many stands of ``now`` are known, and what each of the others is; ``names`` lead from new
    names to old ones."""
    values: dict[str, set[str]] = {}
    for each in known.stands:
        values.setdefault(each.source, set()).add(each.value)
    shared = 0
    fresh: dict[str, str] = {}
    for position in now.positions:
        for source in sorted({each.source for each in position}):
            given = [each.value for each in position if each.source == source]
            before = values.get(names.get(source, source))
            if before is None:
                fresh[source] = f"{source} is new"
            elif before.isdisjoint(given):
                fresh[source] = f"{source} now gives {listed(given)}"
            else:
                shared += 1
    return shared, list(fresh.values())


def _told(known: Dispute, present: Collection[str], fresh: Iterable[str]) -> str:
    left = [source for source in known.sources if source in present] or list(known.sources)
    between = f"between {listed(left)}" if len(left) > 1 else f"of {left[0]}"
    return f"known dispute {between}; {'; '.join(fresh)}"


def _renamed(known: Dispute, now: Dispute, present: Collection[str]) -> dict[str, str]:
    """New names to old ones: a source that ``known`` does not name and that bears the mark of one
    whose own name is gone."""
    gone = [source for source in known.sources if source not in present]
    names: dict[str, str] = {}
    for source in now.sources:
        if not gone:
            break
        if source in known.sources:
            continue
        marks = set(_marks(now.stands, source))
        old = next((each for each in gone if marks.intersection(_marks(known.stands, each))), None)
        if old is not None:
            gone.remove(old)
            names[source] = old
    return names


def _marks(stands: Iterable[Stand], source: str) -> Iterator[str]:
    """The two digests of a source's mark, each told from the other."""
    for each in stands:
        if each.source == source:
            text, _, told = each.mark.partition("/")
            yield from filter(None, (text and f"text {text}", told and f"claims {told}"))


def _keys(dispute: Dispute) -> Iterator[tuple[str, str]]:
    for source in dispute.sources:
        yield dispute.rule, source
        for mark in _marks(dispute.stands, source):
            yield dispute.rule, mark
