"""The rest of a clause after an event's verb: where and when it happened.

"Police arrested two men in Lyon on Friday", "the quake struck an island off the coast of Chile on
Sunday". Walks right over objects and stops where another clause or another event begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.model import Mention, Time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.reading import Reading

STOPS: Final = frozenset(
    "and or but because than while when where after before since until till amid following who "
    "whose which that if although though despite so whom what how why including against over "
    "about without between per except".split()
)
# finite verbs that begin another clause; regular ones are known by their "ed"
_FINITE: Final = frozenset(
    "is was are were has have had do does did could can may might must should shall led made took "
    "gave got saw found kept brought became told put ran stood won lost met paid read sold spent "
    "thought wrote fell felt grew knew let rose sat spoke sought fought caught bought built drew "
    "drove went says make makes take takes leads".split()
)
# auxiliaries and plans between an event's noun and its verb
_CARRIERS: Final = frozenset(
    "which that was were is are has have had been be will would to also first took take takes "
    "taken taking place scheduled set slated planned due expected held over against with "
    "between".split()
)
# after these a place is a destination or a topic, and a vague time belongs to what they govern
_OBLIQUE: Final = frozenset(
    "for to of as from into onto towards toward upon versus with connection".split()
)
_CHARGED: Final = frozenset("to of with for".split())  # before what someone is charged with
_CHARGE: Final = 6  # tokens of a charge
_BE: Final = frozenset("was were is are".split())
_LINKS: Final = frozenset("on by early late about around shortly just here there".split())
_MARKS: Final = frozenset(",'’\"$£€%")
PREPOSITIONS: Final = frozenset(
    "in at near off outside across around inside within along throughout".split()
)
_STRUCK: Final = frozenset(
    "struck strikes strike hit hits rocked rocks shook shakes jolted jolts swept rattled".split()
)
GEOGRAPHIC: Final = frozenset(
    "the a an of north south east west northern southern eastern western central northeast "
    "northwest southeast southwest northeastern northwestern southeastern southwestern upper lower "
    "greater downtown rural remote nearby neighbouring neighboring city town village province "
    "region area coast island islands capital district state suburb suburbs outskirts county part "
    "parts border shore shores coastal heart centre center waters tip km kilometres kilometers "
    "mile miles resort port mountain mountainous northernmost southernmost township hamlet "
    "municipality borough parish settlement valley peninsula archipelago commune locality "
    "neighbourhood neighborhood".split()
)
# what one is on and not in: "on Lake Geneva", "on the island of Tallo"
_UPON: Final = frozenset(
    "lake mount mt river island islands isle coast outskirts border shore shores peninsula".split()
)
# kinds of event in which another may take place, and words of speech
_SETTINGS: Final = frozenset({"gathering", "communication", "contest"})
_DETERMINERS: Final = frozenset("the a an his her its their this that".split())
_NOT_WHEN: Final = frozenset("by from until since before after for of than".split())
_ING_NOUNS: Final = frozenset("building morning evening king wing ring spring parking".split())
SCHEDULED: Final = frozenset("scheduled set slated due planned rescheduled".split())
_REACH: Final = 28  # tokens


def tail(
    reading: Reading, at: int, *, noun: bool = False, cause: bool = False, charge: bool = False
) -> Iterator[Mention | Time]:
    """Places and times from token ``at`` to the end of its clause.

    After an event's ``noun`` a verb may follow, where it is one by which events happen; after a
    verb with a ``cause`` ("died of cancer in Rome") "of" changes nothing, nor does what leads to
    the ``charge`` ("pleaded guilty to fraud in May"), unless that is an event itself ("to a robbery
    in May").
    """
    tokens = reading.tokens
    if at >= len(tokens.starts):
        return
    sentence = reading.sentence_at(tokens.starts[at])
    stop = min(len(tokens.starts), at + _REACH)
    if sentence is None or sentence.end <= tokens.starts[at]:
        return
    oblique = placed = predicated = False
    first = at
    times, named = _ahead(reading, tokens.starts[at], min(sentence.end, tokens.ends[stop - 1]))
    stop = stop if times or named else at  # nothing to come: no need to look
    while at < stop and tokens.starts[at] < sentence.end:
        start = tokens.starts[at]
        time = times.get(start)
        if time is not None:
            if _tells_when(reading, time, oblique=oblique):
                yield time
            at = max(at + 1, tokens.at(time.end))
            continue
        mention = named.get(start)
        if mention is not None:
            if mention.kind == "place" and not oblique and located(reading, at):
                placed = True
                yield mention
            at = max(at + 1, tokens.at(mention.end))
            continue
        happens = noun and _happens(reading, at)
        predicated = predicated or (noun and tokens.lower[at] in _BE)
        if not happens and not clock_follows(reading, at):
            # "the man held for the shooting was on suicide watch on Monday"
            elsewhere = predicated and _predicate(tokens.lower[at])
            charged = charge and tokens.lower[at] in _CHARGED
            stops = _stops(reading, at, placed=placed, oblique=oblique, charged=charged)
            if elsewhere or stops:
                return
            of = cause or (noun and at == first)
            oblique = oblique or (not charged and _turns(reading, at, of=of))
        at += 1


def _ahead(reading: Reading, low: int, high: int) -> tuple[dict[int, Time], dict[int, Mention]]:
    """The times and the names that start between two offsets, by their start; none where neither
    a time nor a place does."""
    times = {t.start: t for t in reading.times_in(low, high)}
    named = {m.start: m for m in reading.mentions_in(low, high)}
    told = bool(times) or any(m.kind == "place" for m in named.values())
    return (times, named) if told else ({}, {})


def _stops(reading: Reading, at: int, *, placed: bool, oblique: bool, charged: bool) -> bool:
    """Whether the clause, or what it says of this event, ends before token ``at``."""
    lower = reading.tokens.lower
    event = (oblique and _another(lower[at])) or (charged and _names_event(lower, at))
    return event or _ends(reading, at, placed=placed)


def _predicate(word: str) -> bool:
    """Whether, after "was", a word tells something else than that an event took place."""
    linking = word in PREPOSITIONS or word in GEOGRAPHIC or word in _LINKS or word.endswith("ly")
    return word[0].isalpha() and not linking


def _another(word: str) -> bool:
    """Whether a word names another event: "arrested in connection with a robbery"."""
    return lexicon.mapping("event_nouns").get(word, "gathering") not in _SETTINGS


def _names_event(lower: Sequence[str], at: int) -> bool:
    """Whether the charge behind token ``at`` is an event, with its own day and place."""
    words = lower[at + 1 : at + 1 + _CHARGE]
    return any(_another(word) for word in words if word[0].isalpha())


def _turns(reading: Reading, at: int, *, of: bool) -> bool:
    """Whether what follows token ``at`` is told of something else; ``of`` if it is the event's own
    "of" ("the killing of")."""
    word = reading.tokens.lower[at]
    return word in _OBLIQUE and not (of and word == "of") and not _geographic(reading, at)


def _happens(reading: Reading, at: int) -> bool:
    """Whether the word at token ``at`` only says that an event happens: "which struck"."""
    word = reading.tokens.lower[at]
    if word == ",":
        return reading.tokens.lower[at + 1 : at + 2] in (["which"], ["that"])
    return word in _CARRIERS or word in lexicon.words("occurrence_verbs")


def clock_follows(reading: Reading, at: int) -> bool:
    """Whether token ``at`` only says how near a time of day it was: "shortly after 8:30 pm"."""
    tokens = reading.tokens
    if tokens.lower[at] not in ("after", "before") or at + 1 >= len(tokens.starts):
        return False
    time = reading.time_at(tokens.starts[at + 1])
    return time is not None and "T" in time.timex


def located(reading: Reading, at: int) -> bool:
    """Whether the place at token ``at`` says where: "in northern Peru", "off Chile"."""
    lower = reading.tokens.lower
    upon = lower[at] in _UPON  # on Lake Geneva
    at -= 1
    while at >= 0 and (lower[at] in GEOGRAPHIC or lower[at][0].isdigit() or lower[at] == "about"):
        upon = upon or lower[at] in _UPON
        at -= 1
    if at < 0:
        return False
    return lower[at] in PREPOSITIONS or lower[at] in _STRUCK or (upon and lower[at] == "on")


def _geographic(reading: Reading, at: int) -> bool:
    """Whether "of" follows a word such as "coast" or "city"."""
    lower = reading.tokens.lower
    return lower[at] == "of" and lower[at - 1] in GEOGRAPHIC and lower[at - 1] not in _DETERMINERS


def _tells_when(reading: Reading, time: Time, *, oblique: bool) -> bool:
    """Whether a time says when, and does not modify a noun ("Friday's match", "the 2006 final")."""
    if time.type not in ("DATE", "TIME"):
        return False
    if reading.text[time.end : time.end + 2] in ("'s", "’s"):
        return False
    tokens = reading.tokens
    at = tokens.at(time.start) - 1
    before = tokens.lower[at] if at >= 0 else ""
    if before in _NOT_WHEN and not ("T" in time.timex and before in ("after", "before")):
        return before == "for" and tokens.lower[at - 1] in SCHEDULED
    if before in _DETERMINERS:
        return False
    exact = time.date is None or len(time.date.edtf) >= len("2000-01-01")
    return exact or not oblique


def _ends(reading: Reading, at: int, *, placed: bool) -> bool:
    """Whether a new clause, or another event, begins at token ``at``."""
    tokens = reading.tokens
    word = tokens.lower[at]
    if word in STOPS or word in _FINITE or word in lexicon.words("speech_verbs"):
        return True
    if not word[0].isalnum():
        if word not in _MARKS:
            return True
        return word == "," and not _goes_on(reading, at + 1, placed=placed)
    if word.endswith("ing") and word not in _ING_NOUNS:
        return len(word) > 4 and word not in lexicon.mapping("event_nouns")
    before = tokens.lower[at - 1]
    adjective = (
        before in _DETERMINERS or before[0].isdigit() or before in lexicon.words("number_words")
    )
    return word.endswith("ed") and len(word) > 4 and not adjective


def _goes_on(reading: Reading, at: int, *, placed: bool) -> bool:
    """Whether only a wider place or a time follows a comma."""
    tokens = reading.tokens
    if at >= len(tokens.starts):
        return False
    if tokens.lower[at] in ("on", "in", "at", "late", "early", "shortly", "just"):
        at += 1
    if at >= len(tokens.starts):
        return False
    start = tokens.starts[at]
    mention = reading.mention_at(start)
    if mention is not None:
        return placed and mention.kind == "place"
    return reading.time_at(start) is not None
