"""Whose a number is: the event named beside it, or the person, body or place it is told of."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from factcheck import lexicon

if TYPE_CHECKING:
    from factcheck.claims.events import Events
    from factcheck.claims.events.mentions import EventMention
    from factcheck.claims.quantities.roles import Role
    from factcheck.claims.reading import Reading
    from factcheck.model import Mention, Span

_start = attrgetter("start")
_SKIPPED: Final = frozenset(
    "was were is are be been being have has had will would also later then since already who "
    "which , reportedly just recently since".split()
)
_HE: Final = frozenset(("he", "she"))
_SEX: Final = {"he": "m", "his": "m", "she": "f", "her": "f"}
_OWNED: Final = frozenset("its his her their".split())
# measured nouns that are a body's, a place's or a person's, whatever happens around
_WHERE: Final = frozenset("in near off from to outside at".split())
_COMPASS: Final = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west "
    "south-east south-west coast".split()
)
_OF_PLACES: Final = frozenset(("population", "from"))
_OWN: Final = frozenset("revenue profit loss population stake employ turnover budget debt".split())
# events that are no more than what became of the counted
_ITSELF: Final = frozenset(
    "death killing murder arrest detention execution kidnapping abduction evacuation rescue "
    "release conviction verdict charge indictment".split()
)


_HARMED: Final = frozenset({"killed", "injured", "missing"})
_HARMS: Final = frozenset({"disaster", "violence"})
_TOLD: Final = frozenset({"communication", "legal", "deal"})  # where casualties are only spoken of


@cache
def fates() -> frozenset[str]:
    """Units that tell by themselves what became of the counted: ``killed``, ``arrest``."""
    return frozenset(lexicon.mapping("count_verbs").values())


def of(
    reading: Reading, events: Events, number: Span, role: Role, *, unit: str, story: str
) -> tuple[str, str]:
    """The subject's id, and the name of whoever does or undergoes what the role says ("" where the
    words name nobody)."""
    if role.name in _OF_PLACES:
        place = _place(reading, number.start)
        whose = _holder(reading, role) if role.name == "from" else place
        who = reading.name_of(whose) if whose is not None else ""
        return (reading.subject_of(place) if place is not None else story), who
    holder = _holder(reading, role)
    who = reading.name_of(holder) if holder is not None else ""
    if holder is not None and (
        (role.life and holder.kind != "place") or role.name.split(" ")[0] in _OWN
    ):
        return reading.subject_of(holder), who
    mention = event_at(reading, events, number.start, unit)
    return (events.of(mention).id if mention else story), who


def _place(reading: Reading, start: int) -> Mention | None:
    """The place that a population or a distance is told of: the last one named before it in its
    sentence that tells not only where another lies, else the first; or the first of the sentence
    before ("The island is home to ...")."""
    sentence = reading.sentence_at(start)
    if sentence is None:
        return None
    named = [m for m in reading.mentions_in(sentence.start, start) if m.kind == "place"]
    if named:
        return next((m for m in reversed(named) if not _locates(reading, m)), named[0])
    for other in reversed(_before(reading, sentence.start)[-1:]):
        found = [m for m in reading.mentions_in(other.start, other.end) if m.kind == "place"]
        return found[0] if found else None
    return None


def _locates(reading: Reading, mention: Mention) -> bool:
    """In the Gulf, near Oslo, south of Lagos: a place that says where another one is."""
    lower = reading.tokens.lower
    k = reading.tokens.at(mention.start) - 1
    k -= k > 0 and lower[k] == "the"
    if k < 1:
        return False
    return lower[k] in _WHERE or (lower[k] == "of" and lower[k - 1] in _COMPASS)


def event_at(reading: Reading, events: Events, start: int, unit: str = "") -> EventMention | None:
    """The event named in the sentence at ``start``: the nearest before it, else the first after.

    A count of the arrested (``unit``) belongs to the raid rather than to the arrest itself, the
    killed and the injured to what harmed them, whoever was charged with it or spoke of it; what
    else happened comes before a statement on it.
    """
    sentence = reading.sentence_at(start)
    if sentence is None:
        return None
    low = bisect_left(events.mentions, sentence.start, key=_start)
    inside = events.mentions[low : bisect_left(events.mentions, sentence.end, lo=low, key=_start)]
    if not inside and sentence.text.startswith("It "):  # the event last spoken of
        inside = [m for m in events.mentions if m.end <= sentence.start][-1:]
    if unit in _HARMED:
        harmful = [m for m in inside if m.kind in _HARMS]
        inside = harmful or [m for m in inside if m.kind not in _TOLD]
    else:
        inside = [m for m in inside if m.kind != "communication"] or inside
    if unit in fates():
        inside = [m for m in inside if m.head not in _ITSELF] or inside
    before = [m for m in inside if m.start < start]
    return before[-1] if before else next(iter(inside), None)


def _holder(reading: Reading, role: Role) -> Mention | None:
    """The named subject of the verb, or the owner of the measured noun."""
    if role.noun >= 0 and role.name and (owner := _owner(reading, role.noun)) is not None:
        return owner
    if role.verb < 0 or role.voice == "subject" or (role.voice == "passive" and not role.life):
        return None
    if role.life and role.voice == "object":  # a judge fined Acme $2 million
        tokens = reading.tokens
        after = tokens.starts[role.verb + 1 : role.verb + 2]
        patient = reading.mention_at(after[0]) if after else None
        if patient is not None and patient.kind != "place":
            return patient
    return _subject(reading, role.verb)


def _owner(reading: Reading, noun: int) -> Mention | None:
    """Acme's revenue, the revenue of Acme, its revenue."""
    tokens = reading.tokens
    for k in range(noun - 1, max(-1, noun - 5), -1):
        if tokens.lower[k] in _OWNED:
            return _antecedent(reading, tokens.starts[k], tokens.lower[k])
        mention = reading.mention_at(tokens.starts[k])
        if mention is not None:
            return mention if reading.text[mention.end : mention.end + 1] in ("'", "’") else None
    if tokens.lower[noun + 1 : noun + 2] == ["of"]:
        for k in range(noun + 2, min(len(tokens.starts), noun + 4)):
            if (mention := reading.mention_at(tokens.starts[k])) is not None:
                return mention
    return None


def _subject(reading: Reading, at: int) -> Mention | None:
    tokens = reading.tokens
    k = at - 1
    while k >= 0 and (tokens.lower[k] in _SKIPPED or tokens.lower[k].endswith("ly")):
        k -= 1
    if k < 0:
        return None
    if tokens.lower[k] in _HE:
        return _antecedent(reading, tokens.starts[k], tokens.lower[k])
    mention = reading.mention_at(tokens.starts[k])
    located = mention is not None and mention.kind == "place" and _locates(reading, mention)
    return None if located else mention  # the mill in Lund opened


def _antecedent(reading: Reading, offset: int, pronoun: str) -> Mention | None:
    """Whom "he" or "its" takes up: of the nearest sentence that names one, the first; nobody of
    the other sex."""
    sex = _SEX.get(pronoun, "")
    kinds = ("person",) if sex else ("organization", "place")
    sentence = reading.sentence_at(offset)
    spans = [(s.start, s.end) for s in _before(reading, offset)]
    if sentence is not None:
        spans.append((sentence.start, offset))
    for start, end in reversed(spans):
        for mention in reading.mentions_in(start, end):
            if mention.kind == "place" and _locates(reading, mention):
                continue
            if mention.kind in kinds and _may_be(reading.name_of(mention), sex):
                return mention
    return None


def _may_be(name: str, sex: str) -> bool:
    """Whether a person of this name can be of this sex."""
    known = lexicon.mapping("genders").get(name.split()[0], "")
    return not (sex and known) or sex in known


def _before(reading: Reading, offset: int) -> list[Span]:
    """The four sentences before the one at ``offset``."""
    done = [s for s in reading.document.sentences if s.end <= offset]
    return done[-4:]
