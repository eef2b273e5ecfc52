"""The resolution cut into bundles, each in time linear in what it holds."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from factcheck.checks.bundles import Bundle
from factcheck.checks.corrections import voided
from factcheck.checks.wording import acronym_key, describe
from factcheck.model import SPELT, Entity
from factcheck.values import Name, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checks.bundles import Grouping
    from factcheck.engine.base import Engine
    from factcheck.model import Article, Claim, Copy, Resolution

_SERIES: Final = frozenset({"event.ordinal", "event.date", "event.place"})
_SERIAL: Final = frozenset({"event.ordinal", "organization.founded"})  # one makes a series
_COUNTED: Final = frozenset({"quantity", "event.date"})
_STORY: Final = "story"  # head of what an article tells as a whole
_DATING: Final = ("document.published", "document.dateline_date")


class Index:
    """The resolution, easy to ask; built once per run."""

    def __init__(self, resolution: Resolution, articles: Sequence[Article]) -> None:
        self.resolution = resolution
        self.articles = {article.path: article for article in articles}
        self.entities = {entity.id: entity for entity in resolution.entities}
        self.owner = {
            member: entity.id for entity in resolution.entities for member in entity.members
        }
        self.voices = dict(resolution.voices)
        self.stories = dict(resolution.stories)
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in resolution.claims:
            self.claims[claim.subject].append(claim)
        self.voided = voided(resolution, self.articles)
        self.retracted = frozenset(c.id for claims in self.voided.values() for c in claims)

    # ------------------------------------------------------------ groups

    def subjects(self, predicates: frozenset[str]) -> Iterator[tuple[str, Bundle]]:
        """One bundle for each entity that a claim with one of ``predicates`` is about."""
        held: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.resolution.claims:
            if claim.predicate not in predicates:
                continue
            held[claim.subject].append(claim)
            event = self.entities.get(claim.subject)
            if claim.predicate == "event.group" and event is not None and event.group:
                held[event.group].append(claim)  # a body's names are those its events give it
        for key, claims in held.items():
            subject = self.entities.get(key)
            if subject is not None:
                bundle = self._bundle("subject", subject, claims)
                if "event.place" in predicates:
                    named = {path: self._places.get(path, frozenset()) for path in bundle.paths}
                    bundle = replace(bundle, places=named)
                yield key, bundle

    def series(self) -> Iterator[tuple[str, Bundle]]:
        """One bundle for each body with its numbered events."""
        events: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.resolution.entities:
            if entity.kind == "event" and entity.group in self.entities:
                events[entity.group].append(entity)
        for key, members in events.items():
            body = self.entities[key]
            claims = [c for c in self.claims.get(key, ()) if c.predicate == "organization.founded"]
            for event in members:
                claims.extend(c for c in self.claims.get(event.id, ()) if c.predicate in _SERIES)
            if any(claim.predicate in _SERIAL for claim in claims):
                yield key, self._bundle("series", body, claims, entities=members)

    def told(self) -> Iterator[tuple[str, Bundle]]:
        """One bundle for each story that two articles or more tell, with what they count in it and
        when its events were; ``entities`` are those events."""
        homes = {
            path: entity
            for entity in self.resolution.entities
            if entity.head == _STORY and len(entity.members) > 1
            for path, _ in entity.members
        }
        held: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.resolution.claims:
            if claim.predicate in _COUNTED and claim.source in homes:
                held[homes[claim.source].id].append(claim)
        for key, claims in held.items():
            counted = {c.subject for c in claims if c.predicate == "quantity"}
            kept = [c for c in claims if c.subject in counted]
            if len({c.source for c in kept}) > 1:
                events = [self.entities[id] for id in sorted(counted) if id in self.entities]
                events = [e for e in events if e.kind == "event" and e.head != _STORY]
                yield key, self._bundle("stories", self.entities[key], kept, entities=events)

    def acronyms(self) -> Iterator[tuple[str, Bundle]]:
        """One bundle for each acronym that stands for more than one body."""
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.resolution.claims:
            if claim.predicate == "organization.acronym" and isinstance(claim.value, Text):
                claims[acronym_key(claim.value.text)].append(claim)
        for key, held in claims.items():
            bodies = sorted({c.subject for c in held if c.subject in self.entities})
            if len(bodies) > 1:
                entities = sorted(
                    (self.entities[body] for body in bodies), key=lambda e: (e.label, e.id)
                )
                yield (
                    key,
                    self._bundle("acronym", entities[0], held, entities=entities, contexts=True),
                )

    def names(self, engine: Engine) -> Iterator[tuple[str, Bundle]]:
        """One bundle for each chain of subjects whose names are nearly one, in each story that
        spells them so; what other stories write is no witness."""
        pairs = []
        for link in self.resolution.near_names:
            first, second = self.owner.get(link.a), self.owner.get(link.b)
            if first is not None and second is not None and first != second:
                story = self.stories.get(link.a[0], "")
                pairs.append(((story, first), (story, second)))
        nodes = sorted({node for pair in pairs for node in pair})
        at = {node: index for index, node in enumerate(nodes)}
        roots = engine.connected_components(len(nodes), [(at[a], at[b]) for a, b in pairs])
        chains: dict[int, list[Entity]] = defaultdict(list)
        for (_, entity), root in zip(nodes, roots, strict=True):
            chains[root].append(self.entities[entity])
        for root, entities in sorted(chains.items()):
            entities.sort(key=lambda e: (-len(e.members), e.label, e.id))
            story, first = nodes[root]
            claims = [c for e in entities for c in self._naming(e, story)]
            yield (
                f"{story}\n{first}",
                self._bundle("names", entities[0], claims, entities=entities, contexts=True),
            )

        numbered = {claim.id: claim for claim in self.resolution.claims}
        for spelt in self.resolution.spellings:
            claims = [numbered[id] for id in spelt.claims]
            thing = self.entities[spelt.entity]
            yield f"spelling\n{thing.id}", self._bundle("names", thing, claims)

    def _naming(self, entity: Entity, story: str) -> Iterator[Claim]:
        """The claims of one story that give ``entity`` a name of its own."""
        wanted = f"{entity.kind}.name"
        for claim in self.claims.get(entity.id, ()):
            here = self.stories.get(claim.source, story) == story
            if claim.predicate == wanted and claim.derivation != SPELT and here:
                yield claim

    def posts(self) -> Iterator[tuple[str, Bundle]]:
        """One bundle for each post that two people or more are said to hold; ``entities`` are
        those people."""
        numbered = {claim.id: claim for claim in self.resolution.claims}
        for post in self.resolution.posts:
            claims = [numbered[id] for id in post.claims]
            people = [self.entities[id] for id in sorted({claim.subject for claim in claims})]
            yield (
                post.entity,
                self._bundle("posts", self.entities[post.entity], claims, entities=people),
            )

    def corrections(self) -> Iterator[tuple[str, Bundle]]:
        """One bundle for each notice that voids claims, with the notice and those."""
        for notice in self.resolution.claims:
            if notice.id in self.voided and notice.subject in self.entities:
                claims = [notice, *self.voided[notice.id]]
                yield (
                    notice.id,
                    self._bundle("corrections", self.entities[notice.subject], claims),
                )

    def copied(self) -> Iterator[tuple[str, Bundle]]:
        """One bundle for each text that others repeat."""
        repeats: dict[str, list[Copy]] = defaultdict(list)
        for copy in self.resolution.copies:
            repeats[self.voices.get(copy.original, copy.original)].append(copy)
        for original, copies in repeats.items():
            paths = [*sorted({copy.path for copy in copies}), original]
            known = (self.owner.get((path, "document"), "") for path in paths)
            subject = next((self.entities[key] for key in known if key), None)
            if subject is None:
                title = self.articles[original].title if original in self.articles else ""
                subject = Entity(id="", kind="document", label=title or original)
            every = {each for copy in copies for each in (copy.path, copy.original)}
            claims = [claim for path in sorted(every) for claim in self._dated(path)]
            yield original, self._bundle("copies", subject, claims, copies=copies)

    def _dated(self, path: str) -> list[Claim]:
        """The claim that dates the article at ``path``, where there is one."""
        of_article = self.claims.get(self.owner.get((path, "document"), ""), ())
        held = [c for c in of_article if c.source == path and c.predicate in _DATING]
        return sorted(held, key=lambda c: (_DATING.index(c.predicate), c.start))[:1]

    # ------------------------------------------------------------ parts

    def _bundle(
        self,
        by: Grouping,
        subject: Entity,
        claims: Iterable[Claim],
        *,
        entities: Sequence[Entity] = (),
        copies: Sequence[Copy] = (),
        contexts: bool = False,
    ) -> Bundle:
        held = tuple(sorted(claims, key=lambda c: (c.source, c.start, c.end, c.predicate, c.id)))
        paths = sorted({c.source for c in held} | {c.path for c in copies})
        names = {c.value.name.casefold() for c in held if isinstance(c.value, Name)}
        return Bundle(
            by=by,
            subject=subject,
            claims=held,
            entities=tuple(entities),
            labels={entity.id: describe(entity) for entity in (subject, *entities)},
            voices={path: self.voices[path] for path in paths if path in self.voices},
            stories={path: self.stories[path] for path in paths if path in self.stories},
            retracted=frozenset(c.id for c in held if c.id in self.retracted),
            known={name: self._known[name] for name in sorted(names) if name in self._known},
            acronyms=frozenset(names & self._acronyms),
            published={path: day for path in paths if (day := self._published(path))},
            contexts={path: self._contexts.get(path, frozenset()) for path in paths}
            if contexts
            else {},
            copies=tuple(sorted(copies, key=lambda c: c.path)),
            said={c.id: self._said[c.id] for c in held if c.id in self._said},
        )

    def _published(self, path: str) -> str:
        """First day of an article's own date, ISO; empty where unknown."""
        article = self.articles.get(path)
        return (article.published.start or "") if article and article.published else ""

    @cached_property
    def _said(self) -> dict[str, str]:
        """The statements that claims stand in, where several articles quote them; how the words
        of a statement run, and who said it, is each article's own claim."""
        spans: dict[str, list[Claim]] = defaultdict(list)
        for entity in self.resolution.entities:
            if entity.kind == "quote" and len({path for path, _ in entity.members}) > 1:
                for claim in self.claims.get(entity.id, ()):
                    if claim.predicate == "quote.text":
                        spans[claim.source].append(claim)
        return {
            claim.id: quote.subject
            for claim in self.resolution.claims
            if claim.quoted and not claim.predicate.startswith("quote.")
            for quote in spans.get(claim.source, ())
            if quote.start <= claim.start and claim.end <= quote.end
        }

    @cached_property
    def _acronyms(self) -> frozenset[str]:
        return frozenset(a.casefold() for e in self.resolution.entities for a in e.acronyms)

    @cached_property
    def _known(self) -> dict[str, str]:
        """Names that belong to one entity alone."""
        owners: dict[str, str | None] = {}
        for entity in self.resolution.entities:
            if entity.kind not in ("person", "organization", "place"):
                continue
            for name in {n.casefold() for n in (entity.label, *entity.aliases, *entity.acronyms)}:
                owners[name] = entity.id if owners.get(name, entity.id) == entity.id else None
        return {name: owner for name, owner in owners.items() if owner is not None}

    @cached_property
    def _places(self) -> dict[str, frozenset[str]]:
        """The places that each path names, casefolded."""
        return {
            path: frozenset(
                name.casefold()
                for subject in article.subjects
                if subject.kind == "place"
                for name in (subject.label, *subject.aliases)
            )
            for path, article in self.articles.items()
        }

    @cached_property
    def _contexts(self) -> dict[str, frozenset[str]]:
        """The people, bodies and events that each path speaks of, by entity id."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self.resolution.entities:
            if entity.kind in ("person", "organization", "event") and entity.head != _STORY:
                for path, _ in entity.members:
                    found[path].add(f"{entity.kind}/{entity.id}")
        return {path: frozenset(ids) for path, ids in found.items()}
