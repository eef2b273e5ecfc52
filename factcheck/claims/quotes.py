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
_SHORTEST: Final = 4  # words; fewer are a title or a word held at arm's length


def subjects(reading: Reading) -> Iterator[Subject]:
    """One subject per quotation that is claimed."""
    for index, quote in enumerate(reading.document.quotes):
        if _is_speech(quote):
            words = inner(quote)
            label = words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"
            yield Subject(id=f"quote:{index}", kind="quote", label=label, start=quote.start)


def extract(reading: Reading) -> Iterator[Claim]:
    """quote.text over the quotation, quote.speaker over the words that name the speaker."""
    for index, quote in enumerate(reading.document.quotes):
        if not _is_speech(quote):
            continue
        subject = f"quote:{index}"
        yield reading.claim("quote.text", subject, Text(inner(quote)), quote.start, quote.end)
        if quote.cue is not None and quote.speaker is not None:
            mention = reading.document.mentions[quote.speaker]
            name = Name(reading.name_of(mention), mention.kind)
            yield reading.claim("quote.speaker", subject, name, quote.cue.start, quote.cue.end)
        elif quote.cue is not None and quote.speaker_text:
            name = Name(quote.speaker_text)
            yield reading.claim("quote.speaker", subject, name, quote.cue.start, quote.cue.end)


def inner(quote: Quote) -> str:
    """The words between the marks, white space folded."""
    return " ".join(quote.text.strip(_MARKS).split())


def _is_speech(quote: Quote) -> bool:
    return quote.speaker is not None or len(quote.text.split()) >= _SHORTEST
