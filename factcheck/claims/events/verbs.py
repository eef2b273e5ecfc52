"""Events told by a verb: "X was arrested", "A beat B 3-1", "he died", "C agreed to buy D".

The verbs, their concepts and who is who stand in ``lexicon/event_verbs.tsv``. What is denied,
conditional or only possible tells no event; what is planned does, and its claims say so.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon
from factcheck.claims.events import participants
from factcheck.claims.events.clauses import PREPOSITIONS
from factcheck.claims.events.mentions import SCORE, EventMention
from factcheck.claims.events.outcomes import scored, votes
from factcheck.claims.events.participants import NOBODY, Party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading

_BE: Final = frozenset("was were is are be been being got get gets getting".split())
_HAVE: Final = frozenset("has have had having".split())
_FUTURE: Final = frozenset({"will", "to"})
_UNREAL: Final = frozenset(
    "not never no could may might would should can cannot must nor nearly almost without".split()
)
_ADVERBS: Final = frozenset("also later then since already just first again once now both".split())
_VERBAL: Final = _BE | _HAVE | _FUTURE | _ADVERBS
_DETERMINERS: Final = frozenset("a an the this that his her its their newly".split())
_IF: Final = frozenset("if whether unless".split())
_AUXILIARIES: Final = 6  # tokens before a verb that its auxiliaries may fill
_CLAUSE: Final = 14  # tokens before a verb in which an "if" makes it unreal
_FOLLOWS: Final = PREPOSITIONS | frozenset(
    "by from with after before while when during as on into for early late last this shortly just "
    "to over against about under and , . ; : ) —".split()
)
_CRASHED: Final = PREPOSITIONS | frozenset("into on shortly minutes after while when".split())
_OF_TWO: Final = frozenset({"wins", "loses", "buys", "pair"})  # frames with two sides
_OFFICE_REACH: Final = 6


class _Form(Struct, frozen=True):
    words: tuple[str, ...]
    concept: str
    kind: str
    frame: str
    outcome: str
    tenses: frozenset[str]


class _Parties(Struct, frozen=True):
    patients: Party = NOBODY
    agents: Party = NOBODY


@cache
def _forms() -> dict[str, list[_Form]]:
    """First word -> forms, longest first."""
    tenses: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for row in lexicon.rows("event_verbs"):
        for tense, form in zip(("base", "present", "past", "participle"), row[:4], strict=True):
            if form:
                tenses.setdefault((form, row[4:8]), set()).add(tense)
    table: dict[str, list[_Form]] = {}
    for (form, (concept, kind, frame, outcome)), found in tenses.items():
        words = tuple(form.split())
        made = _Form(words, concept, kind, frame, outcome, frozenset(found))
        table.setdefault(words[0], []).append(made)
    for forms in table.values():
        forms.sort(key=lambda f: -len(f.words))
    return table


def find(reading: Reading) -> Iterator[EventMention]:
    """The events that verbs tell, in order; none in boilerplate, names or times."""
    forms = _forms()
    tokens = reading.tokens
    for index in tokens.among(forms):
        form, stop = next(
            ((f, end) for f in forms[tokens.lower[index]] if (end := _end(reading, f, index))),
            (None, 0),
        )
        if form is None or not reading.claimable(tokens.starts[index]):
            continue
        if reading.mention_at(tokens.starts[index]) is not None:
            continue
        if found := _read(reading, form, index, stop):
            yield found


def _end(reading: Reading, form: _Form, index: int) -> int:
    """The token after a form that begins at token ``index``; 0 where it does not stand there.

    A score may stand within it: "lost 3-1 to".
    """
    lower = reading.tokens.lower
    stop = index + len(form.words)
    if len(form.words) == 1 or tuple(lower[index:stop]) == form.words:
        return stop
    scored = form.kind == "contest" and SCORE.fullmatch("".join(lower[index + 1 : index + 2]))
    if scored and tuple(lower[index + 2 : stop + 1]) == form.words[1:]:
        return stop + 1
    return 0


class _Group(Struct, frozen=True):
    """The auxiliaries of a verb: the token before them, and what they say."""

    left: int
    time: int = -1  # start of a time between subject and verb ("a judge on Friday sentenced")
    passive: bool = False
    perfect: bool = False
    future: bool = False


def _group(reading: Reading, index: int) -> _Group | None:
    """None where the verb is denied or only possible."""
    lower = reading.tokens.lower
    seen: set[str] = set()
    at, told = index - 1, -1
    while at >= 0 and index - at <= _AUXILIARIES:
        word = lower[at]
        if not (word in _VERBAL or (word.endswith("ly") and len(word) > 4) or _denies(word)):
            time = reading.time_at(reading.tokens.starts[at])
            if time is None:
                break
            told = time.start
            at = reading.tokens.at(time.start) - 1
            at -= lower[at] in ("on", "in", "at", "early", "late")
            continue
        seen.add(word)
        at -= 1
    if any(map(_denies, seen)) or _conditional(lower, at):
        return None
    return _Group(
        at, told, bool(seen & _BE), perfect=bool(seen & _HAVE), future=bool(seen & _FUTURE)
    )


def _denies(word: str) -> bool:
    return word in _UNREAL or word.endswith(("n't", "n’t"))


def _conditional(lower: list[str], at: int) -> bool:
    """Whether an "if" stands before token ``at`` in its clause."""
    for back in range(at, max(0, at - _CLAUSE) - 1, -1):
        if lower[back] in (".", ";", "“", "”"):
            return False
        if lower[back] in _IF:
            return True
    return False


def _read(reading: Reading, form: _Form, index: int, stop: int) -> EventMention | None:
    group = _group(reading, index)
    if group is None:
        return None
    parties = _parties(reading, form, group, stop)
    if parties is None:
        return None
    patients = parties.patients
    if patients.pronoun:
        patients = participants.meant(reading, reading.tokens.starts[index])
    elif not patients.entities and form.kind == "life":
        return None  # deaths and dismissals of nobody named are counts
    if patients.entities and form.frame in ("person", "named") and "person" not in patients.kinds:
        return None
    tokens = reading.tokens
    start, end = tokens.starts[index], tokens.ends[stop - 1]
    return EventMention(
        start=start,
        end=end,
        noun_start=start,
        noun_end=end,
        head=form.concept,
        kind=form.kind,
        generic=False,
        covers=frozenset({"contest"} if form.kind == "contest" else ()),
        definite=True,
        verb=True,
        patients=patients.entities,
        agents=parties.agents.entities,
        outcome=form.outcome,
        pronoun=parties.patients.pronoun,
        counted=not patients.entities and patients.counted and form.kind == "legal",
        time_start=group.time,
    )


def _parties(reading: Reading, form: _Form, group: _Group, stop: int) -> _Parties | None:
    """Who is who; None where the words are no telling of the event."""
    voice = _voice(reading, form, group, stop)
    if voice == "":
        return None
    if form.frame in ("subject", "agent", "volcano", "vote"):
        return _intransitive(reading, form, group, stop)
    if voice == "passive":
        patients = participants.before(reading, group.left)
        agents = _by(reading, stop)
        if form.frame in _OF_TWO:
            return _two(reading, form, _Parties(patients, agents), stop)
        return _passive(reading, form, patients, stop)
    agents = participants.before(reading, group.left)
    patients = participants.after(reading, stop)
    if form.frame in _OF_TWO:
        return _two(reading, form, _Parties(patients, agents), stop)
    return _transitive(reading, form, agents, patients, stop)


def _voice(reading: Reading, form: _Form, group: _Group, stop: int) -> str:
    """ "active", "passive", or "" where the form is not what it looks like."""
    if group.passive:
        return "passive" if "participle" in form.tenses else ""
    if group.future or form.tenses <= {"base", "present"}:
        return "active" if _is_present(reading, form, group, stop) else ""
    if group.perfect or "participle" not in form.tenses:
        return "active"
    if group.left >= 0 and reading.tokens.lower[group.left] in _DETERMINERS:
        return ""  # "a convicted murderer"
    follows = reading.tokens.lower[stop : stop + 1]
    alone = not follows or follows[0] in _FOLLOWS
    if "past" not in form.tenses:
        return "passive"
    return "passive" if alone or _timed(reading, stop) else "active"


def _is_present(reading: Reading, form: _Form, group: _Group, stop: int) -> bool:
    """Whether "will resign" or, after a name, "resigns" stands there; nouns look like these
    ("charges", "fires")."""
    if group.future:
        return "base" in form.tenses and "will" in reading.tokens.lower[group.left + 1 : stop]
    named = reading.mention_at(reading.tokens.starts[group.left]) if group.left >= 0 else None
    return "present" in form.tenses and named is not None


def _timed(reading: Reading, at: int) -> bool:
    tokens = reading.tokens
    return at < len(tokens.starts) and reading.time_at(tokens.starts[at]) is not None


def _intransitive(reading: Reading, form: _Form, group: _Group, stop: int) -> _Parties | None:
    if form.frame == "vote":
        return _Parties() if votes(reading, stop) else None
    if group.passive:
        return None
    subject = participants.before(reading, group.left)
    follows = "".join(reading.tokens.lower[stop : stop + 1])
    bare = not follows or follows in _FOLLOWS or _timed(reading, stop)
    if form.frame == "volcano":
        mount = subject.noun == "volcano" or "place" in subject.kinds
        return _Parties(agents=subject) if mount and bare else None
    if form.frame == "subject":
        # people die, resign and escape; a deal or a hope may too
        person = subject.kinds == frozenset({"person"}) or subject.human
        return _Parties(patients=subject) if person and (bare or form.concept != "escape") else None
    if form.concept == "crash":
        return _Parties(agents=subject) if follows in _CRASHED or _timed(reading, stop) else None
    fire = form.words[-1] == "fire"
    return _Parties(agents=subject) if bare or fire else None


def _by(reading: Reading, stop: int) -> Party:
    """The agent of a passive: "was acquired by ..."."""
    by = reading.tokens.lower[stop : stop + 1] == ["by"]
    return participants.after(reading, stop + 1) if by else NOBODY


def _two(reading: Reading, form: _Form, parties: _Parties, stop: int) -> _Parties | None:
    """Two named sides of one kind; a score may stand for the names of a match."""
    patients, agents = parties.patients, parties.agents
    if form.kind == "contest" and scored(reading, stop) and patients != agents:
        return _Parties(agents, patients) if form.frame == "loses" else parties
    if not patients.entities or not agents.entities or patients.entities & agents.entities:
        return None
    if form.frame == "pair" and not patients.kinds == agents.kinds == {"person"}:
        return None
    if form.frame == "buys" and not patients.kinds == agents.kinds == {"organization"}:
        return None
    if form.frame == "loses":
        patients, agents = agents, patients
    return _Parties(patients, agents)


def _passive(reading: Reading, form: _Form, patients: Party, stop: int) -> _Parties | None:
    if form.frame in ("thing", "recalls"):
        return None
    if form.kind == "violence" and form.concept != "hijacking" and not patients.human:
        return None
    if form.frame == "named" and not _office(reading, stop):
        return None
    if form.concept in ("arrest", "raid") and patients == NOBODY:
        return None
    return _Parties(patients, _by(reading, stop))


def _transitive(
    reading: Reading, form: _Form, agents: Party, patients: Party, stop: int
) -> _Parties | None:
    if form.frame in ("thing", "recalls"):
        # a maker unveils or recalls a thing; a person recalls the past
        maker = agents.kinds == {"organization"}
        counted = bool(
            reading.numbers_in(reading.tokens.starts[stop - 1], _object_end(reading, stop))
        )
        return _Parties(agents=agents) if maker and (form.frame == "thing" or counted) else None
    if not patients.entities and not patients.noun:
        return None
    if form.kind == "violence" and form.concept != "hijacking" and not patients.human:
        return None
    if form.concept == "death" or (form.frame == "person" and "person" not in patients.kinds):
        return None
    if form.frame == "named" and not ("person" in patients.kinds and _office(reading, stop)):
        return None
    return _Parties(patients, agents)


def _object_end(reading: Reading, at: int) -> int:
    """Offset a few words on, within which an object's count stands."""
    tokens = reading.tokens
    return tokens.starts[min(at + 4, len(tokens.starts) - 1)]


def _office(reading: Reading, at: int) -> bool:
    """Whether an office is named within a few words."""
    return not _offices().isdisjoint(reading.tokens.lower[at : at + _OFFICE_REACH])


@cache
def _offices() -> frozenset[str]:
    """The last words of offices: "minister", "chairman", "coach"."""
    posts = (row[0] for row in lexicon.rows("titles") if row[1] == "post")
    held = frozenset({"host", "nominee", "head", "leader", "winner", "successor"})
    return held | frozenset(post.split()[-1].lower() for post in posts)
