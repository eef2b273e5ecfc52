"""Who took part in an event: the named subject or object of its verb, the owner of its noun.

Participants are entities of the document; where only a common noun or a pronoun stands, nobody is
named, and the event can be told from another by its date and place alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Mention

_PRONOUNS: Final = frozenset("he she they".split())
_RELATIVES: Final = frozenset("who which that".split())
_APPOSITION: Final = 16  # tokens of ", a 43-year-old teacher from Lyon,"
_TITLES: Final = 30  # code points of titles before the name that opens a sentence
_OPENS: Final = 5  # tokens from a sentence's start to the verb whose pronoun opens it
_OBJECT: Final = 8  # tokens of an object before its name ("fired head coach")
_EDGES: Final = frozenset(
    "in on at by for from to of with into after before during since until while when where who "
    "which that and or but as over against because if was were is are has had have said".split()
)


class Party(Struct, frozen=True):
    """The named participants on one side of a verb; ``noun`` is the common noun or pronoun."""

    entities: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    noun: str = ""
    counted: bool = False  # a number stands there ("nine people")

    @property
    def pronoun(self) -> bool:
        """Whether a personal pronoun stands there."""
        return self.noun in _PRONOUNS

    @property
    def human(self) -> bool:
        """Whether people stand there, named or not."""
        return "person" in self.kinds or self.noun in lexicon.words("people_nouns") or self.pronoun


_CLOSING: Final = frozenset("' ’ ” \" ''".split())
NOBODY: Final = Party()


def before(reading: Reading, at: int) -> Party:
    """The party whose words end at token ``at``, an apposition or a relative pronoun apart."""
    tokens = reading.tokens
    if at >= 0 and tokens.lower[at] in _RELATIVES:
        at -= 1
    sentence = reading.sentence_at(tokens.starts[at]) if at >= 0 else None
    if sentence is None:
        return NOBODY
    if at and tokens.words[at] in _CLOSING and tokens.words[at - 1] == ",":
        at -= 1  # who was known as 'Deep End,' died
    if tokens.words[at] == ",":
        at = _before_apposition(reading, at, sentence.start)
    if at < 0 or tokens.starts[at] < sentence.start:
        return NOBODY
    mention = reading.mention_at(tokens.starts[at])
    if mention is None:
        word = tokens.lower[at]
        number = bool(reading.numbers_in(tokens.starts[max(0, at - 3)], tokens.ends[at]))
        return Party(noun=word, counted=number) if word[0].isalnum() else NOBODY
    return _party(_with_coordinated(reading, mention, sentence.start))


def _before_apposition(reading: Reading, comma: int, low: int) -> int:
    """The token before the comma that opens an apposition closed at ``comma``; -1 if none does.

    A sentence that opens with a name and a comma, as obituaries do, is about that name.
    """
    tokens = reading.tokens
    opening = next(iter(reading.mentions_in(low, low + _TITLES)), None)
    if opening is not None and opening.kind == "person" and _is_subject(reading, low, opening):
        first = tokens.at(opening.end)
        if tokens.words[first] == "," and first < comma:
            return first - 1
    for at in range(comma - 1, max(0, comma - _APPOSITION), -1):
        if tokens.starts[at] < low:
            break
        if tokens.words[at] == "," and reading.mention_at(tokens.starts[at - 1]) is not None:
            return at - 1
    mention = reading.mention_at(tokens.starts[comma - 1])
    return comma - 1 if mention is not None else -1


def _is_subject(reading: Reading, low: int, name: Mention) -> bool:
    """Whether only titles stand between the sentence's start and a name."""
    tokens = reading.tokens
    words = tokens.lower[tokens.at(low) : tokens.at(name.start)]
    return _EDGES.isdisjoint(words) and all(word[0].isalpha() for word in words)


def _with_coordinated(reading: Reading, last: Mention, low: int) -> list[Mention]:
    """``last`` and the names joined to it before: "Hernandez, 20, and Velasquez"."""
    found = [last]
    for earlier in reversed(reading.mentions_in(low, last.start)):
        between = reading.text[earlier.end : found[-1].start]
        words = between.replace(",", " ").split()
        if earlier.kind != last.kind or not all(w == "and" or w.isdigit() for w in words):
            break
        if not words and "," not in between:
            break
        found.append(earlier)
    return found


def after(reading: Reading, at: int) -> Party:
    """The party that begins at token ``at``, its titles and descriptions apart."""
    tokens = reading.tokens
    noun = ""
    if at >= len(tokens.starts):
        return NOBODY
    sentence = reading.sentence_at(tokens.starts[at])
    if sentence is None:
        return NOBODY
    for index in range(at, min(at + _OBJECT, len(tokens.starts))):
        start = tokens.starts[index]
        word = tokens.lower[index]
        if start >= sentence.end or reading.time_at(start) is not None:
            break
        mention = reading.mention_at(start)
        if mention is not None:
            owner = reading.text[mention.end : mention.end + 2] in ("'s", "’s")
            if owner or (mention.kind == "place" and index > at):
                continue
            return _party([mention, *_joined_after(reading, mention, sentence.end)])
        if word in _EDGES or not (word[0].isalnum() or word in ("-", "’", "'")):
            break
        noun = word
    end = tokens.ends[min(at + 2, len(tokens.ends) - 1)]
    return Party(noun=noun, counted=bool(reading.numbers_in(tokens.starts[at], end)))


def _joined_after(reading: Reading, first: Mention, high: int) -> list[Mention]:
    found: list[Mention] = []
    last = first
    for later in reading.mentions_in(first.end, high):
        words = reading.text[last.end : later.start].replace(",", " ").split()
        if (
            later.kind != first.kind
            or not words
            or not all(w == "and" or w.isdigit() for w in words)
        ):
            break
        found.append(later)
        last = later
    return found


def _party(mentions: list[Mention]) -> Party:
    return Party(
        frozenset(m.entity for m in mentions),
        frozenset(m.kind for m in mentions),
    )


def meant(reading: Reading, start: int) -> Party:
    """The person that a pronoun at ``start`` takes up: the only one named in its sentence before
    it, or in the sentence before that."""
    sentence = reading.sentence_at(start)
    if sentence is None:
        return NOBODY
    named = _people(reading, sentence.start, start)
    if not named:
        previous = reading.sentence_at(max(0, sentence.start - 2))
        named = _people(reading, previous.start, sentence.start) if previous else {}
        opening = next(iter(named.values()), None)
        opens = reading.tokens.at(start) - reading.tokens.at(sentence.start) < _OPENS
        low = previous.start if previous else 0
        near = opening is not None and opening.start < low + _TITLES
        if opens and near and opening is not None and _is_subject(reading, low, opening):
            return _party([opening])  # the subject of one sentence is the "he" of the next
    return _party(list(named.values())) if len(named) == 1 else NOBODY


def _people(reading: Reading, start: int, end: int) -> dict[int, Mention]:
    return {m.entity: m for m in reading.mentions_in(start, end) if m.kind == "person"}
