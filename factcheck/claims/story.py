"""What an article reports as a whole: one event-like subject, and the claim that it took place.

The headline (else the first sentence) says that something happened, or will; that is the claim.
Articles of one story are joined by it, whatever single events they tell of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Claim, Span, Subject
from factcheck.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading

STORY: Final = "story"  # id and head of the subject; counts that no event claims are its own
_LABEL: Final = 12  # words of the opening that name a story without a headline
_TOLD: Final = ("headline", "standfirst", "body")


def subject(reading: Reading) -> Subject:
    """The subject that stands for what the whole article reports."""
    names = sorted({f"{m.kind}:{reading.name_of(m)}" for m in reading.document.mentions})
    opening = _opening(reading)
    label = reading.document.title or (_short(opening.text) if opening else reading.path)
    return Subject(id=STORY, kind="event", label=label, head=STORY, context=tuple(names))


def extract(reading: Reading) -> Iterator[Claim]:
    """One ``event.status`` on the story: ``held``, or ``planned`` where the opening says so."""
    at = _opening(reading)
    if at is not None:
        claim = reading.claim("event.status", STORY, Text("held"), at.start, at.end)
        if claim.modality == "planned":
            claim = reading.claim("event.status", STORY, Text("planned"), at.start, at.end)
        yield claim


def _opening(reading: Reading) -> Span | None:
    """The headline on its first line, else the first sentence of the article."""
    for region in reading.document.regions:
        if region.kind == "headline":
            return _line(reading, region.start, region.end)
    for sentence in reading.document.sentences:
        region_at = reading.region_at(sentence.start)
        if region_at is not None and region_at.kind in _TOLD:
            return _line(reading, sentence.start, sentence.end)
    return None


def _line(reading: Reading, start: int, end: int) -> Span | None:
    """The first line that is not blank, without the space around it."""
    for line in reading.text[start:end].splitlines(keepends=True):
        if words := line.strip():
            start += line.index(words)
            return Span(start, start + len(words), words)
        start += len(line)
    return None


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_LABEL]) + (" ..." if len(words) > _LABEL else "")
