"""Event mentions: noun phrases headed by an event noun, with their ordinal and the body that met.

A mention runs from its determiner to its noun ("the inaugural Drug Policy Executive Working Group
meeting"); the body stands before the noun, after "of", or earlier in the sentence ("its sixth
annual meeting"). Works on closed-class words and the annotations alone: no tagger is needed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon
from factcheck.claims.events import participants
from factcheck.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading

# words that end a noun phrase to the left of its head: function words of English, and what a
# sentence may begin with; determiners end it too, but tell whether it is definite
_DEFINITE: Final = frozenset("the this that these those its their his her our your my".split())
_INDEFINITE: Final = frozenset("a an another any each every no some".split())
_EDGE: Final = frozenset(
    "of in on at by for from to with into onto over under after before during since until till "
    "between among amid about against around through throughout via per as than and or but nor so "
    "yet if when while where which who whom whose what that because although though is are was "
    "were be been being am has have had having do does did will would shall should can could may "
    "might must not n't said says say he she it they we i you there then also including".split()
)
# a body holds its own meetings; hosting one is no sign whose it is
_HOLDING: Final = frozenset(
    "held holds hold ended ends concluded concludes convened convenes opened opens began begins "
    "starts started closes closed wraps".split()
)
# modifiers that tell of another event than the one the article is about
_OTHER: Final = frozenset(
    "previous earlier similar prior past former other next subsequent future possible potential "
    "alleged attempted would-be last such different separate unrelated".split()
)
# kinds whose nouns may be owned by who underwent them
_OF_PEOPLE: Final = frozenset({"life", "legal", "violence"})
MEETINGS: Final = frozenset({"gathering", "communication"})  # kinds that bodies hold or issue
SCORE: Final = re.compile(r"\d{1,3}[-–]\d{1,3}")
_REACH: Final = 9  # tokens to the left of a noun that its phrase may hold
_OF_GROUP: Final = re.compile(r"\s+(?:of|by|between|for)\s+(?:the\s+|its\s+)?", re.I)


class EventMention(Struct, frozen=True, kw_only=True):
    """One noun phrase that names an event; offsets in code points."""

    start: int
    end: int  # of the noun phrase, with an "of the <body>" that follows
    noun_start: int
    noun_end: int
    head: str  # the noun of its concept: "earthquake" for a quake or tremor
    kind: str  # of lexicon/event_nouns.tsv
    generic: bool  # the noun can take up any event of its kind
    definite: bool
    covers: frozenset[str] = frozenset()  # kinds whose events a generic noun can take up
    verb: bool = False
    contrast: bool = False  # "another", "last year's", "the 1994": another event than the one told
    patients: frozenset[int] = frozenset()  # entities that underwent it
    agents: frozenset[int] = frozenset()  # entities that did it
    outcome: str = ""  # what the verb itself says came of it
    pronoun: bool = False  # a pronoun undergoes it
    pointing: bool = False  # "this", "that": the event of its concept last told
    within: bool = False  # after "in": "beat Torino in the final"
    counted: bool = False  # a count of people undergoes it ("nine people were arrested")
    sentence: int = -1  # start of its sentence
    time_start: int = -1  # of a time between a verb and its subject
    possessive: bool = False  # "its", "their": the body stands earlier in the sentence
    number: int | None = None  # ordinal
    ordinal_start: int = -1
    ordinal_word: str = ""
    cadence: str = ""
    group: Mention | None = None
    bare: bool = False  # determiner and noun only: it points back


class _Noun(Struct, frozen=True):
    concept: str
    kind: str
    covers: frozenset[str]  # kinds, of a generic noun
    result: bool  # names a contest only beside a score or an opponent
    word: str


@cache
def _nouns() -> dict[str, _Noun]:
    """Each event noun by its form."""
    found = {}
    for word, kind, how, concept in lexicon.rows("event_nouns"):
        generic, _, kinds = how.partition(":")
        covers = frozenset((kinds or kind).split(",") if generic == "generic" else ())
        found[word] = _Noun(concept or word, kind, covers, how == "result", word)
    return found


def find(reading: Reading) -> Iterator[EventMention]:
    """The event mentions of an article in order; none in boilerplate or inside a longer name."""
    nouns = _nouns()
    tokens = reading.tokens
    for index in tokens.among(nouns):
        noun = nouns[tokens.lower[index]]
        if not reading.claimable(tokens.starts[index]):
            continue
        if tokens.lower[index + 1 : index + 2] and tokens.lower[index + 1] in nouns:
            continue  # of "plenary session" the last noun is the head
        if reading.time_at(tokens.starts[index]) is not None:  # the month of March is no march
            continue
        inside = reading.mention_at(tokens.starts[index])
        if inside is not None and (
            inside.end > tokens.ends[index] or tokens.words[index] in lexicon.words("body_nouns")
        ):
            continue  # "Forum" and "Assembly" end the names of bodies
        if noun.kind not in MEETINGS and _modifies(reading, index, noun):
            continue
        found = _mention(reading, index, noun, inside)
        if not (found.bare and _governs(reading, index)):
            yield found


def _modifies(reading: Reading, index: int, noun: _Noun) -> bool:
    """Whether the noun only modifies the next ("shooting suspect"), or tells of no contest."""
    lower = reading.tokens.lower
    after = lower[index + 1] if index + 1 < len(lower) else ""
    if noun.result:
        score = index > 0 and SCORE.fullmatch(lower[index - 1]) is not None
        start = reading.tokens.starts[min(index + 2, len(lower) - 1)]
        opponent = after in ("over", "against") and reading.mention_at(start) is not None
        return not (score or opponent)
    return after in lexicon.words("event_compounds")


def _mention(reading: Reading, index: int, noun: _Noun, inside: Mention | None) -> EventMention:
    tokens = reading.tokens
    phrase = _Phrase(reading, index)
    phrase.walk()
    start = tokens.starts[phrase.left]
    end = tokens.ends[index]
    group = phrase.group
    if group is None and inside is not None and inside.kind == "organization":
        group = inside
    if group is None and (after := _group_after(reading, end)) is not None:
        group, end = after, after.end
    elif group is None and phrase.possessive:
        group = _group_before(reading, start)
    elif group is None and phrase.number is not None:
        group = _group_that_held(reading, phrase.left)
    patients: frozenset[int] = frozenset()
    agents: frozenset[int] = frozenset()
    if noun.kind not in MEETINGS:
        patients, agents, end = _participants(reading, phrase, noun.kind, (index, end), group)
        group = None
    return EventMention(
        start=start,
        end=end,
        noun_start=tokens.starts[index],
        noun_end=tokens.ends[index],
        head=noun.concept,
        kind=noun.kind,
        generic=bool(noun.covers),
        covers=noun.covers,
        definite=phrase.definite,
        contrast=phrase.contrast,
        pointing=tokens.lower[phrase.left] in ("this", "that", "these", "those"),
        within=noun.kind == "contest" and tokens.lower[phrase.left - 1] in ("in", "at"),
        patients=patients,
        agents=agents,
        possessive=phrase.possessive,
        number=phrase.number,
        ordinal_start=phrase.ordinal_start,
        ordinal_word=phrase.ordinal_word,
        cadence=phrase.cadence,
        group=group,
        bare=phrase.left >= index - 1 and group is None and not patients,
    )


def _participants(
    reading: Reading, phrase: _Phrase, kind: str, at: tuple[int, int], group: Mention | None
) -> tuple[frozenset[int], frozenset[int], int]:
    """Who underwent and who did what a noun names ("Smith's arrest", "the murder of Jones", "the
    acquisition of Acme"), and where the phrase ends."""
    index, end = at
    named = {phrase.owner} if phrase.owner is not None else set()
    if phrase.pronoun and kind in _OF_PEOPLE:
        person = participants.meant(reading, reading.tokens.starts[index])
        named |= set(person.entities)
    of = reading.tokens.lower[index + 1 : index + 2]
    if of in (["of"], ["over"], ["against"]):
        undergoer = participants.after(reading, index + 2)
        kinds = undergoer.kinds - {"place"}
        if kinds and (kind in ("deal", "contest") or "person" in kinds):
            named |= undergoer.entities
    bodies = {group.entity} if group is not None else set()
    if kind in ("deal", "contest"):
        return frozenset(named | bodies), frozenset(), end
    return frozenset(named), frozenset(bodies), end


# what is numbered where an event comes again
_EDITIONS: Final = frozenset(
    "edition running staging instalment installment renewal iteration".split()
)


class _Phrase:
    """Walks left from a noun to the edge of its noun phrase and notes what it passes."""

    def __init__(self, reading: Reading, index: int) -> None:
        self._reading = reading
        self._head = index
        self.left = index
        self.definite = False
        self.possessive = False
        self.number: int | None = None
        self.ordinal_start = -1
        self.ordinal_word = ""
        self.cadence = ""
        self.group: Mention | None = None
        self.owner: int | None = None  # the person whose event it is
        self.pronoun = False  # "his arrest"
        self.contrast = False

    def walk(self) -> None:
        """Fill the fields from the tokens to the left of the head."""
        self._walk()
        lower = self._reading.tokens.lower
        at = self.left
        if self.number is None and at > 2 and lower[at - 1] == "of" and lower[at - 2] in _EDITIONS:
            self._note(at - 3)  # the 32nd running of the city's marathon

    def _walk(self) -> None:
        tokens = self._reading.tokens
        sentence = self._reading.sentence_at(tokens.starts[self._head])
        low = sentence.start if sentence is not None else 0
        at = self._head - 1
        for _ in range(_REACH):
            if at < 0 or not self._joined(at) or tokens.starts[at] < low:
                return
            word = tokens.lower[at]
            if word in _DEFINITE or word in _INDEFINITE:
                self.definite = word in _DEFINITE
                self.possessive = word in ("its", "their", "his", "her", "our")
                self.pronoun = word in ("his", "her")
                self.contrast = self.contrast or word in ("another", "any", "each", "every", "no")
                self.left = at
                return
            if word in _EDGE or word in _HOLDING or not (word[0].isalnum() or word in ("’", "'")):
                return
            at = self._step(at)

    def _joined(self, at: int) -> bool:
        """Whether only spaces, an apostrophe or a hyphen part this token from the next."""
        tokens = self._reading.tokens
        gap = self._reading.text[tokens.ends[at] : tokens.starts[at + 1]]
        return "\n\n" not in gap

    def _step(self, at: int) -> int:
        tokens = self._reading.tokens
        mention = self._reading.mention_at(tokens.starts[at])
        if mention is not None and mention.kind == "organization":
            if self.group is None and (at == self._head - 1 or self._possessor(mention)):
                self.group = mention
            self.left = tokens.at(mention.start)
            return self.left - 1
        if mention is not None and mention.kind == "person" and self._possessor(mention):
            self.owner = mention.entity
            self.definite = True
        self._note(at)
        self.left = at
        return at - 1

    def _possessor(self, mention: Mention) -> bool:
        return self._reading.text[mention.end : mention.end + 2] in ("'s", "’s", "' ", "’ ")

    def _note(self, at: int) -> None:
        """Take an ordinal or a cadence from one modifier."""
        tokens = self._reading.tokens
        word = tokens.lower[at]
        self.contrast = self.contrast or word in _OTHER
        if word in lexicon.mapping("cadences"):
            self.cadence = word
        if word in lexicon.mapping("ordinal_words"):
            self._ordinal(at, int(lexicon.mapping("ordinal_words")[word]))
            return
        for number in self._reading.numbers_in(tokens.starts[at], tokens.ends[at]):
            if number.ordinal and isinstance(number.low, int):
                self._ordinal(at, number.low)

    def _ordinal(self, at: int, number: int) -> None:
        self.number = number
        self.ordinal_start = self._reading.tokens.starts[at]
        self.ordinal_word = self._reading.tokens.lower[at]


def _governs(reading: Reading, index: int) -> bool:
    """Whether a form in -ing is a verb with an object ("killing 11 people"), not a noun."""
    tokens = reading.tokens
    if not tokens.lower[index].endswith("ing") or index + 1 >= len(tokens.starts):
        return False
    before, after = tokens.lower[index - 1] if index else "", tokens.lower[index + 1]
    start = tokens.starts[index + 1]
    has_object = (
        after in _DEFINITE
        or after in _INDEFINITE
        or bool(reading.numbers_in(start, start + 1) or reading.mention_at(start))
    )
    return has_object and before not in _DEFINITE and before not in _INDEFINITE


def _group_after(reading: Reading, end: int) -> Mention | None:
    """The body in "meeting of the <body>"."""
    found = _OF_GROUP.match(reading.text, end)
    if found is None:
        return None
    mention = reading.mention_at(found.end())
    if mention is None or mention.start != found.end():
        return None
    # "the Commission's Council of Ministers": what is owned met, not its owner
    while (owned := _owned(reading, mention)) is not None:
        mention = owned
    return mention if mention.kind == "organization" else None


def _owned(reading: Reading, owner: Mention) -> Mention | None:
    """The body that follows a possessive."""
    if reading.text[owner.end : owner.end + 3] not in ("'s ", "’s "):
        return None
    owned = reading.mention_at(owner.end + 3)
    return owned if owned is not None and owned.kind == "organization" else None


def _group_before(reading: Reading, start: int) -> Mention | None:
    """The body that "its" takes up: the nearest one named earlier in the sentence."""
    sentence = reading.sentence_at(start)
    if sentence is None:
        return None
    bodies = [m for m in reading.mentions_in(sentence.start, start) if m.kind == "organization"]
    return bodies[-1] if bodies else None


def _group_that_held(reading: Reading, left: int) -> Mention | None:
    """The body in "<body> ends third meeting": the subject of a verb of holding."""
    tokens = reading.tokens
    verb = left - 1
    if verb < 1 or tokens.lower[verb] not in _HOLDING:
        return None
    mention = reading.mention_at(tokens.starts[verb - 1])
    return mention if mention is not None and mention.kind == "organization" else None
