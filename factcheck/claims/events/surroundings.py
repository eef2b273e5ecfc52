"""What stands around an event's noun phrase: its place, date and mode.

Walks right over words that only carry an event along ("which took place in", "held from", "struck
the city of") and stops at the first word that starts something else, so that a date or place
further off, which may belong to another verb, is never taken. To the left only "met in Lyon on 3
May for" is read, and a date within the phrase itself ("Tuesday's meeting").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon
from factcheck.claims.events import clauses
from factcheck.claims.events.mentions import MEETINGS
from factcheck.model import Mention, Span, Time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.reading import Reading

CARRIERS: Final = frozenset(
    "which that was were is are has have had been be being will would to also first held take "
    "takes took taken place taking convened hosted organised organized scheduled set due planned "
    "concluded ended began begun opened started starts begins kicked off on in at from between "
    "ran runs lasted during over the here there earlier later and until through of this last next "
    "early late just "
    "struck strikes hit hits rocked shook jolted swept occurred happened erupted "
    "city town village region province state capital area country island county district "
    "service ceremony".split()
)
_PLACE_AT: Final = frozenset(
    "in at near outside off of the struck strikes hit hits rocked shook jolted swept".split()
)
_CLOSED: Final = frozenset(
    "and or but with by as to for than because while when where after before since until amid due "
    "according under about who he she it they we".split()
)
_TOPIC_AFTER: Final = frozenset("on of at against into over".split())
_GATHERED: Final = frozenset("met meet meets meeting gathered gather convened assembled".split())
_MARKS: Final = frozenset({",", "(", ")", "—", "–", "-", "’", "'"})
_AFTER_TOPIC: Final = frozenset("along with for by as led when where who while after".split())
_REACH: Final = 36  # tokens


class Found(Struct, frozen=True):
    """One thing said of an event: a Mention (place), a Time, or a Span with its mode."""

    what: Mention | Time | Span
    mode: str = ""


@cache
def _modes() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> (words, normal form), longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, form in lexicon.mapping("event_modes").items():
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, form))
    for forms in table.values():
        forms.sort(key=lambda f: -len(f[0]))
    return table


def mode_at(reading: Reading, index: int) -> Found | None:
    """The mode of attendance that begins at token ``index`` ("by video link")."""
    tokens = reading.tokens
    for words, form in _modes().get(tokens.lower[index], ()):
        if tuple(tokens.lower[index : index + len(words)]) == words:
            last = index + len(words) - 1
            if len(words) == 1 and not words[0].endswith("ly") and _modifies(reading, last):
                return None
            start, end = tokens.starts[index], tokens.ends[last]
            return Found(Span(start, end, reading.text[start:end]), form)
    return None


def _modifies(reading: Reading, index: int) -> bool:
    """Whether an adjective has a noun of its own: in "online fraud" nothing was held online."""
    tokens = reading.tokens
    if index + 1 >= len(tokens.lower):
        return False
    after = tokens.lower[index + 1]
    return after[0].isalpha() and after not in CARRIERS and after not in _CLOSED


def after(reading: Reading, end: int) -> Iterator[Found]:
    """Places, times and modes that directly follow a noun phrase ending at ``end``."""
    tokens = reading.tokens
    at, last = tokens.at(end), min(len(tokens.starts), tokens.at(end) + _REACH)
    before = ""
    while at < last and "\n\n" not in reading.text[end : tokens.starts[at]]:
        word = tokens.lower[at]
        found, stop = _constituent(reading, at, before)
        if found is not None:
            yield found
        if stop is None:
            planned = word == "for" and before in clauses.SCHEDULED
            if word not in CARRIERS and word not in _MARKS and not planned:
                return
            before, end, at = word, tokens.ends[at], at + 1
        else:
            before, end, at = "", stop, max(at + 1, tokens.at(stop))


def around(reading: Reading, mention: EventMention) -> tuple[Found, ...]:
    """Everything that the text right around one mention says of its event.

    Of a chain of places ("in Lyon, France") the first, narrowest one counts.
    """
    if mention.kind not in MEETINGS:
        return _first_of_each(_told(reading, mention))
    found = [Found(t) for t in reading.times_in(mention.start, mention.noun_start) if _dates(t)]
    found += _adjectives(reading, mention)
    found += after(reading, mention.end)
    found += before(reading, mention.start)
    places = [f for f in found if isinstance(f.what, Mention)]
    return tuple(f for f in found if f not in places[1:])


def _told(reading: Reading, mention: EventMention) -> list[Found]:
    """What the clause of another event than a meeting says of it."""
    at = reading.tokens.at(mention.end)
    if mention.verb:
        found = [Found(t) for t in reading.times_in(mention.time_start, mention.time_start + 1)]
        life, legal = mention.kind == "life", mention.kind == "legal"
        return [*found, *map(Found, clauses.tail(reading, at, cause=life, charge=legal))]
    within = reading.times_in(mention.start, mention.noun_start)
    found = [Found(t) for t in within if _dates(t)]
    return [*found, *map(Found, clauses.tail(reading, at, noun=True))]


def _first_of_each(found: list[Found]) -> tuple[Found, ...]:
    """The first place and the first time: what stands nearest."""
    places = [f for f in found if isinstance(f.what, Mention)]
    times = [f for f in found if isinstance(f.what, Time)]
    return tuple(f for f in found if f not in places[1:] and f not in times[1:])


def _adjectives(reading: Reading, mention: EventMention) -> Iterator[Found]:
    """The mode in "the virtual meeting"."""
    tokens = reading.tokens
    at = tokens.at(mention.noun_start) - 1
    if at >= 0 and tokens.starts[at] >= mention.start:
        for words, form in _modes().get(tokens.lower[at], ()):
            if len(words) == 1:
                start, end = tokens.starts[at], tokens.ends[at]
                yield Found(Span(start, end, reading.text[start:end]), form)


def before(reading: Reading, start: int) -> Iterator[Found]:
    """The place and date in "met in Lyon on 3 May for", before a phrase at ``start``."""
    tokens = reading.tokens
    at = tokens.at(start) - 1
    if at < 0 or tokens.lower[at] not in ("for", "at"):
        return
    found: list[Found] = []
    at -= 1
    while at >= 0 and tokens.lower[at] not in _GATHERED:
        covering = reading.time_at(tokens.starts[at]) or reading.mention_at(tokens.starts[at])
        if covering is not None:
            if isinstance(covering, Time) or covering.kind == "place":
                found.append(Found(covering))
            at = tokens.at(covering.start) - 1
        elif tokens.lower[at] in CARRIERS or tokens.lower[at] in _MARKS:
            at -= 1
        else:
            return
    if at >= 0:
        yield from found


def _dates(time: Time) -> bool:
    return time.type in ("DATE", "TIME")


def _constituent(reading: Reading, at: int, before: str) -> tuple[Found | None, int | None]:
    """What begins at token ``at`` after the word ``before``, and where it ends; None if nothing."""
    start = reading.tokens.starts[at]
    for time in reading.times_in(start, start + 1):
        return (Found(time) if _dates(time) else None), time.end
    if mode := mode_at(reading, at):
        return mode, mode.what.end
    mention = reading.mention_at(start)
    if mention is not None:
        return _mention(mention, before)
    if before in _TOPIC_AFTER and (stop := _topic_end(reading, at)):
        return None, stop
    return None, None


def _mention(mention: Mention, before: str) -> tuple[Found | None, int | None]:
    if mention.kind == "place":
        return (Found(mention) if before in _PLACE_AT else None), mention.end
    # an acronym in brackets belongs to the body just named; any other name starts something else
    # and "the trial of Marta Ruiz" goes on after her
    return None, mention.end if before in ("(", "of") else None


def _topic_end(reading: Reading, at: int) -> int | None:
    """The end of "the warehouse" in "raid on the warehouse", of "trade" in "meeting on trade"."""
    tokens = reading.tokens
    end = None
    first = at + 1 if tokens.lower[at] in ("the", "a", "an") else at
    for index in range(first, min(first + 5, len(tokens.lower))):
        word = tokens.lower[index]
        if not word[0].isalpha() or word in CARRIERS or word in _AFTER_TOPIC:
            break
        end = tokens.ends[index]
    return end
