"""A finding as it is remembered: its rule, its subject, who says what, a mark of each source."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from factcheck.checks.wording import normalised, plain
from factcheck.model import Dispute, Stand

if TYPE_CHECKING:
    from factcheck.model import Claim, Entity, Finding, Position, Report

MARK: Final = 12  # hex digits of each digest: a slip once in 10^14 pairs


class Memory:
    """Turns the findings of one report into disputes."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._marks: dict[str, str] = {}

    def dispute(self, finding: Finding) -> Dispute:
        """What is remembered of ``finding``; its positions and what they hold are sorted."""
        positions = [tuple(sorted(set(self._stands(each)), key=_key)) for each in finding.positions]
        sources = {source for position in finding.positions for source in position.sources}
        return Dispute(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            predicate=finding.predicate,
            subject=self._labels(finding.subject, sources),
            positions=tuple(sorted(positions, key=lambda stands: [_key(each) for each in stands])),
        )

    def _stands(self, position: Position) -> Iterator[Stand]:
        """The values that the sources give themselves: which of them stands for the position
        depends on all the others."""
        silent = set(position.sources)
        for each in position.claims:
            claim = self._claims[each]
            silent.discard(claim.source)
            yield Stand(_one_line(plain(claim.value)), claim.source, self.mark(claim.source))
        for source in silent:
            yield Stand(_one_line(plain(position.value)), source, self.mark(source))

    def _labels(self, subject: str, sources: set[str]) -> tuple[str, ...]:
        entity = self._entities.get(subject)
        if entity is None:
            return (subject,)
        own = {
            normalised(self._article_labels.get(member, ""))
            for member in entity.members
            if member[0] in sources
        }
        first = normalised(entity.label)
        return (first, *sorted(own - {first, ""}))

    def mark(self, path: str) -> str:
        """Digests of the text at ``path`` and of what it claims, joined by a slash.

        Either alone tells a source that goes by another name: one edited beside its claims keeps
        the second, one read by a later version that sees other claims keeps the first.
        """
        if path not in self._marks:
            claims = sorted(
                (claim.predicate, plain(claim.value), claim.text)
                for claim in self._by_source.get(path, ())
            )
            told = hashlib.sha256(msgspec.json.encode(claims)).hexdigest()
            text = self._digests.get(path, "")
            parts = [text[:MARK], told[:MARK] if claims else ""]
            self._marks[path] = "/".join(parts) if any(parts) else ""
        return self._marks[path]

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self._report.claims}

    @cached_property
    def _by_source(self) -> dict[str, list[Claim]]:
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self._report.claims:
            found[claim.source].append(claim)
        return found

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {source.path: source.sha256 for source in self._report.sources}

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self._report.subjects}

    @cached_property
    def _article_labels(self) -> dict[tuple[str, str], str]:
        return {
            (article.path, subject.id): subject.label
            for article in self._report.articles
            for subject in article.subjects
        }


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _key(stand: Stand) -> tuple[str, str]:
    return stand.source, stand.value
