"""Direct speech: the words, and who said them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Subject
from factcheck.values import Name, Text, Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.claims.reading import Reading
    from factcheck.model import Claim, Quote

_MARKS: Final = "\"“”„‟«»'‘’`"
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "i", "we", "him", "her", "them"})
_PAST: Final = frozenset({"former", "late", "ex", "retired", "outgoing"})
_SHORTEST: Final = 4  # words; fewer are a title or a word held at arm's length


def subjects(reading: Reading) -> Iterator[Subject]:
    """One subject per quotation that is claimed."""
    for index, quote in enumerate(reading.document.quotes):
        if _is_speech(quote):
            words = inner(quote)
            label = words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"
            yield Subject(id=f"quote:{index}", kind="quote", label=label, start=quote.start)


def extract(reading: Reading, told: Iterable[Claim] = ()) -> Iterator[Claim]:
    """quote.text over the quotation, quote.speaker over the words that name the speaker.

    Of ``told``, the article's other claims, the titles say who "the governor" is.

    A quotation that goes on ("... ," she said. "And ...") has no such words of its own; who speaks
    stands in ``Claim.stated`` of its text.
    """
    holders = _holders(reading, told)
    for index, quote in enumerate(reading.document.quotes):
        if not _is_speech(quote):
            continue
        subject = f"quote:{index}"
        name = _speaker(reading, quote, holders)
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


def _holders(reading: Reading, told: Iterable[Claim]) -> dict[tuple[str, ...], str]:
    """Words that end the role of one person alone, and that person: ("secretary",) of the only
    Transportation Secretary."""
    if not any(_titled(quote) for quote in reading.document.quotes):
        return {}
    found: dict[tuple[str, ...], set[str]] = {}
    for claim in told:
        if claim.predicate != "person.title" or not isinstance(claim.value, Title):
            continue
        words = tuple(claim.value.role.casefold().split())
        if words[0] in _PAST:
            continue
        for first in range(len(words)):
            found.setdefault(words[first:], set()).add(claim.subject)
    entities = reading.document.entities
    return {
        words: entities[int(min(people).partition(":")[2])].name
        for words, people in found.items()
        if len(people) == 1
    }


def _speaker(reading: Reading, quote: Quote, holders: Mapping[tuple[str, ...], str]) -> Name | None:
    """Who speaks: by the longest name the article gives, or as the only one of a title, else in
    the words that stand there."""
    if quote.speaker is not None:
        mention = reading.document.mentions[quote.speaker]
        return Name(reading.name_of(mention), mention.kind)
    words = quote.speaker_text
    if _titled(quote) and (holder := holders.get(tuple(words.casefold().split()[1:]))):
        return Name(holder, "person")
    return Name(words) if words and words.lower() not in _PRONOUNS else None


def _titled(quote: Quote) -> bool:
    """Whether a title alone may name the speaker: "the governor said"."""
    return quote.speaker is None and quote.speaker_text.casefold().split()[:1] == ["the"]


def inner(quote: Quote) -> str:
    """The words between the marks, white space folded."""
    return " ".join(quote.text.strip(_MARKS).split())


def _is_speech(quote: Quote) -> bool:
    return quote.speaker is not None or len(quote.text.split()) >= _SHORTEST
