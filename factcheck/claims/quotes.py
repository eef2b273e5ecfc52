"""Direct speech: the words, and who said them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Subject
from factcheck.values import Name, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Claim, Quote

_MARKS: Final = "\"“”„‟«»'‘’`"
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "i", "we", "him", "her", "them"})
_SHORTEST: Final = 4  # words; fewer are a title or a word held at arm's length


def subjects(reading: Reading) -> Iterator[Subject]:
    """One subject per quotation that is claimed."""
    for index, quote in enumerate(reading.document.quotes):
        if _is_speech(quote):
            words = inner(quote)
            label = words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"
            yield Subject(id=f"quote:{index}", kind="quote", label=label, start=quote.start)


def extract(reading: Reading) -> Iterator[Claim]:
    """quote.text over the quotation, quote.speaker over the words that name the speaker.

    A quotation that goes on ("... ," she said. "And ...") has no such words of its own; who speaks
    stands in ``Claim.stated`` of its text.
    """
    for index, quote in enumerate(reading.document.quotes):
        if not _is_speech(quote):
            continue
        subject = f"quote:{index}"
        name = _speaker(reading, quote)
        yield reading.claim(
            "quote.text",
            subject,
            Text(inner(quote)),
            quote.start,
            quote.end,
            modality="asserted",
            stated=(("speaker", name.name), ("speaker-kind", name.kind)) if name else (),
        )
        if quote.cue is not None and name is not None:
            start, end = quote.cue.start, quote.cue.end
            yield reading.claim("quote.speaker", subject, name, start, end, modality="asserted")


def _speaker(reading: Reading, quote: Quote) -> Name | None:
    """Who speaks: by the longest name the article gives, else in the words that stand there."""
    if quote.speaker is not None:
        mention = reading.document.mentions[quote.speaker]
        return Name(reading.name_of(mention), mention.kind)
    words = quote.speaker_text
    return Name(words) if words and words.lower() not in _PRONOUNS else None


def inner(quote: Quote) -> str:
    """The words between the marks, white space folded."""
    return " ".join(quote.text.strip(_MARKS).split())


def _is_speech(quote: Quote) -> bool:
    return quote.speaker is not None or len(quote.text.split()) >= _SHORTEST
