"""What one check needs, put together once: a subject with its claims, a series, an acronym, near
names, corrections, copies.

Bundles are small and independent of one another, so that an engine may check them anywhere.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from factcheck.model import Claim, Copy, Entity

Grouping = Literal[
    "subject", "series", "acronym", "names", "posts", "stories", "corrections", "copies"
]


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
