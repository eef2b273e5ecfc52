"""Document -> Article: the claims of one article, with the subjects they are about.

To add a kind of claim, write a module with ``extract(reading) -> Iterator[Claim]`` and name it in
``EXTRACTORS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.claims import (
    acronyms,
    corrections,
    deaths,
    document,
    facts,
    founding,
    people,
    plugged,
    proper,
    quantities,
    quotes,
    signature,
    story,
    titles,
)
from factcheck.claims.events import Events
from factcheck.claims.reading import DOCUMENT, Reading
from factcheck.model import Article, Claim, Subject
from factcheck.values import Date
from factcheck.values.names import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.model import Document, Mention
    from factcheck.plugins import Plugin

EXTRACTORS: Final[dict[str, Callable[[Reading], Iterator[Claim]]]] = {
    "document": document.extract,
    "corrections": corrections.extract,
    "people": people.extract,
    "titles": titles.extract,
    "acronyms": acronyms.extract,
    "founding": founding.extract,
    "story": story.extract,
}


def extract(source: Document, *, signed: bool = True, plugins: Sequence[Plugin] = ()) -> Article:
    """Everything that later stages need to know of one article.

    Claims come in order of (start, end, predicate, subject); every subject has a claim, is a
    person, body or place that the article names, or the article itself. ``signed`` adds what is
    needed to compare whole articles (shingles, topics). ``plugins`` are extractors of other
    packages; raises PluginError where one of them fails.
    """
    reading = Reading(source)
    events = Events(reading)
    claims = [*events.claims, *quantities.extract(reading, events)]
    claims.extend(deaths.extract(reading, events))
    for extractor in EXTRACTORS.values():
        claims.extend(extractor(reading))
    claims.extend(quotes.extract(reading, claims))
    if plugins:
        known = {subject.id for subject in _subjects(reading)} | {c.subject for c in claims}
        claims.extend(plugged.extract(plugins, reading, known))
    taken = events.dated | _dated(reading, claims)
    dated_facts = list(facts.find(reading, taken))
    claims.extend(fact.claim for fact in dated_facts)
    claims.sort(key=lambda c: (c.start, c.end, c.predicate, c.subject))
    claimed = {claim.subject for claim in claims}
    dated = {fact.subject.id: fact.subject for fact in dated_facts}
    subjects = [*_subjects(reading), *events.subjects(claimed), *dated.values()]
    stretches = signature.stretches(reading) if signed else []
    told = [word for _, words in stretches for word in words]
    named = ("person", "organization", "place", "document")
    if story.STORY in claimed:
        subjects.append(story.subject(reading))
    return Article(
        path=reading.path,
        sha256=source.source.sha256,
        title=source.title,
        published=source.published.date if source.published else None,
        dateline_place=_value(claims, "document.dateline_place"),
        agency=_value(claims, "document.agency"),
        publisher=source.source.metadata.publisher,
        note=source.source.note,
        subjects=tuple(s for s in subjects if s.id in claimed or s.kind in named),
        claims=tuple(claims),
        shingles=signature.shingles(stretches),
        topics=signature.topics(told),
        proper=proper.extract(reading, told) if signed else (),
    )


def _subjects(reading: Reading) -> Iterator[Subject]:
    label = reading.document.title or reading.path
    yield Subject(id=DOCUMENT, kind="document", label=label)
    entities = reading.document.entities
    first: dict[int, Mention] = {}
    full: dict[int, Mention] = {}
    for mention in reading.document.mentions:
        first.setdefault(mention.entity, mention)
        if mention.entity not in full and mention.text == entities[mention.entity].name:
            full[mention.entity] = mention
    for index, entity in enumerate(entities):
        mention = full.get(index) or first[index]
        yield Subject(
            id=f"{entity.kind}:{index}",
            kind=entity.kind,
            label=tidy(entity.name, kind="place") if entity.kind == "place" else entity.name,
            aliases=entity.aliases,
            acronym=entity.acronym,
            start=first[index].start,
            written=mention.text,
            spot=(mention.start, *reading.position(mention.start)),
        )
    yield from quotes.subjects(reading)


def _dated(reading: Reading, claims: list[Claim]) -> set[int]:
    """Starts of the times that a claim already rests on."""
    starts: set[int] = set()
    for claim in claims:
        if isinstance(claim.value, Date):
            starts.update(t.start for t in reading.times_in(claim.start, claim.end))
    return starts


def _value(claims: list[Claim], predicate: str) -> str:
    """The name that the first claim of ``predicate`` gives."""
    return next((getattr(c.value, "name", "") for c in claims if c.predicate == predicate), "")
