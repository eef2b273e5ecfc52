"""What one check needs, put together once: a subject with its claims, a series, an acronym, near
names, corrections, copies, a waiver.

Bundles are small and independent of one another, so that an engine may check them anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from factcheck.model import Claim, Copy, Entity, Finding, Waiver

if TYPE_CHECKING:
    from collections.abc import Iterable

Grouping = Literal[
    "subject", "series", "acronym", "names", "posts", "stories", "corrections", "copies", "waivers"
]


class Waived(Struct, frozen=True):
    """A waiver, the finding it speaks of (None where there is none), whether its day is past."""

    waiver: Waiver
    finding: Finding | None
    expired: bool


class Bundle(Struct, frozen=True, kw_only=True):
    """Everything an operator may look at for one group.

    ``entities`` are the events of a series or a story, the bodies behind an acronym or the subjects
    of near names; ``labels`` say in plain words what each entity id is, ``voices`` which voice each
    path speaks with, ``stories`` which story it tells, ``known`` which entity a name of these
    claims belongs to (casefolded), ``contexts`` which people, bodies and events each path speaks
    of.
    """

    by: Grouping
    subject: Entity
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    retracted: frozenset[str] = frozenset()  # ids of claims that a correction voids
    known: dict[str, str] = field(default_factory=dict)
    acronyms: frozenset[str] = frozenset()  # casefolded, those among ``known``
    published: dict[str, str] = field(default_factory=dict)  # path -> the article's day, ISO
    contexts: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, frozenset[str]] = field(default_factory=dict)  # path -> places it names
    copies: tuple[Copy, ...] = ()
    said: dict[str, str] = field(default_factory=dict)  # claim -> statement of several papers
    waived: Waived | None = None

    @property
    def label(self) -> str:
        """The subject in plain words."""
        return self.labels.get(self.subject.id, self.subject.label)

    @property
    def paths(self) -> list[str]:
        """The paths whose claims these are, sorted."""
        return sorted({claim.source for claim in self.claims})

    def voice(self, path: str) -> str:
        """The path that stands for ``path``'s voice."""
        return self.voices.get(path, path)

    def speaking(self, claims: Iterable[Claim], paths: Iterable[str] = ()) -> int:
        """How many independent voices stand behind ``claims`` and ``paths``.

        Copies of one text are one voice; so are articles that have it from one quoted statement.
        """
        claims = tuple(claims)
        voices = {self.voice(path) for path in (*paths, *(c.source for c in claims))}
        if self.said.keys().isdisjoint(c.id for c in claims):  # nothing joins two voices
            return len(voices)
        joined = [{voice} for voice in sorted(voices)]
        for one in ({self.voice(c.source), *self._statement(c)} for c in claims):
            apart = [group for group in joined if group.isdisjoint(one)]
            joined = [*apart, one.union(*(g for g in joined if not g.isdisjoint(one)))]
        return len(joined)

    def _statement(self, claim: Claim) -> tuple[str, ...]:
        return (f"statement/{self.said[claim.id]}",) if claim.id in self.said else ()

    def one_story(self, first: str, second: str) -> bool:
        """Whether two paths tell one story, or nothing is known of the stories they tell."""
        one, two = self.stories.get(first), self.stories.get(second)
        return one is None or two is None or one == two

    def is_told(self, first: str, second: str) -> bool:
        """Whether two paths are known to tell one story."""
        one = self.stories.get(first)
        return one is not None and one == self.stories.get(second)

    def of(self, entity: Entity, *predicates: str) -> list[Claim]:
        """The claims that state one of ``predicates`` of ``entity``, in claim order."""
        return [c for c in self.claims if c.subject == entity.id and c.predicate in predicates]
