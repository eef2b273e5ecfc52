"""What was done to, or by, the counted: the role that tells houses burnt from houses sold.

The role is a verb's lemma, the same in active, passive and nominal forms ("cut three cables",
"three cables were cut"), with "who" before it where the counted act ("who attend"); of a sum, share
or measure it is the noun measured ("revenue", "turnout"), with "rise" or "fall" where the number is
how much it changed. Nothing where no word tells.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon
from factcheck.claims.quantities.verbs import Verb, verb
from factcheck.lexicon.auxiliaries import BE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.reading import Reading

_AUXILIARIES: Final = BE | frozenset(
    "have has had will would could may might must should to get got also not reportedly now "
    "since already later then so far still all both".split()
)
_PREPOSITIONS: Final = frozenset(
    "to at by from of for with in on into onto over after before since until between against "
    "without within among through across around near under above below than as per".split()
)
_PASSED: Final = frozenset(
    "a an the another other total estimated record just only also out off some more than less "
    "due further additional combined around about nearly almost roughly approximately him her "
    "them us me himself herself itself themselves least most as much many its his their our".split()
)
# words of times that are verbs as well
_OF_TIME: Final = frozenset("last march may fall past ended".split())
_CONTAINERS: Final = frozenset(
    "total group crowd average maximum minimum number gang team pack batch list fleet convoy "
    "series string set band pair sum majority handful mob party squad host array range".split()
)
_ENDS: Final = frozenset(
    "and or but that which who whom whose when where while because if although though he she they "
    "we i you it there then".split()
)
_EARLIER: Final = frozenset("from compared versus against".split())
_WITH: Final = frozenset("with from against on without into".split())
_OBJECT: Final = frozenset(
    "a an the his her him its it their them this that these those my our your us me each one two "
    "three four five six seven eight nine ten some several many".split()
)
_WIDE: Final = frozenset(
    "worldwide globally domestically nationwide nationally overseas abroad elsewhere global "
    "domestic".split()
)
_NOT_NOUNS: Final = _WIDE | _PREPOSITIONS | _AUXILIARIES | _PASSED | _ENDS | _OBJECT
_CHANGES: Final = {
    **dict.fromkeys("raise boost lift hike push extend".split(), "rise"),
    **dict.fromkeys("cut slash trim lower push reduce".split(), "fall"),
}
_TERMS: Final = (["prison", "term"], ["jail", "term"], ["prison", "terms"], ["jail", "terms"])
_SPAN: Final = 12  # tokens before a number in which its verb is looked for
_LATER: Final = 8  # tokens after it in which a form of be is looked for
_BRACKET: Final = 8  # tokens of a measure in brackets
_AHEAD: Final = 4  # tokens after a sum in which the noun it describes stands


class Role(Struct, frozen=True):
    """``name`` is the role; ``verb`` the token of the verb and ``voice`` how it stands to the
    number: ``object`` (cut three cables), ``passive`` (he was fined $2m), ``subject`` (three
    cables were cut). ``noun`` is the token of the measured noun. ``earlier`` marks what a value
    was before ("from 12%"), ``life`` a fact of one person."""

    name: str = ""
    verb: int = -1
    voice: str = ""
    noun: int = -1
    earlier: bool = False
    life: bool = False


NONE: Final = Role()


@cache
def _nouns() -> dict[str, str]:
    return dict(lexicon.mapping("number_nouns"))


def read(
    reading: Reading,
    start: int,
    end: int,
    *,
    counts: bool,
    length: bool = False,
    share: bool = False,
) -> Role:
    """The role of a number at ``[start, end)``. ``counts``: whether it counts things, whose noun is
    its unit, or measures; ``length``: whether it measures a length or a time; ``share``: whether it
    is a share of something."""
    tokens = reading.tokens
    first, last = tokens.at(start), tokens.at(end)
    if not counts:
        found = _described(reading, _past_bracket(tokens.lower, last), share=share, length=length)
        if found is not None or "-" in reading.text[start:end]:
            return found or NONE  # a five-year contract
    later = _after(reading, last) if counts else NONE
    if later.voice == "subject" and later.name:
        return later
    return _Walk(reading, first, counts=counts, length=length).role() or later or NONE


def _joined(reading: Reading, at: int, *, share: bool, length: bool) -> Role | None:
    """$1 million in damage, 90 per cent of eligible voters, 30 km from Lyon."""
    tokens = reading.tokens
    words = tokens.lower[at : at + _AHEAD + 2]
    if words[0] in ("from", "away", "off"):
        if not length:
            return None  # took 8 million euros from a bank in Lyon
        k = at + 1 + (words[:2] == ["away", "from"])
        place = reading.mention_at(tokens.starts[k]) if k < len(tokens.starts) else None
        return Role("from", noun=k - 1) if place is not None and words[0] != "off" else None
    if words[0] == "in":
        known = len(words) > 1 and _nouns().get(words[1], "from") != "from"
        return Role(_nouns()[words[1]], noun=at + 1) if known else None
    if not share:
        return None
    noun = ""
    for word in words[1:]:
        if not word[0].isalpha() or (noun and (word in _NOT_NOUNS or verb(word) is not None)):
            break
        if word.endswith(("'s", "’s")) or (not noun and verb(word) is not None):
            continue  # of the world's traded oil
        if word not in _NOT_NOUNS and reading.mention_at(tokens.starts[at]) is None:
            noun = word
    return Role(f"of {_measured(noun)}") if noun else None


def population(reading: Reading, start: int, unit: str) -> Role | None:
    """Home to 120,000 people, has about 200,000 residents."""
    tokens = reading.tokens
    k = tokens.at(start) - 1
    if tokens.lower[k - 1 : k + 1] == ["home", "to"]:
        return Role("population", k - 1, "object")
    if unit in ("resident", "inhabitant") and k >= 0 and tokens.lower[k] in ("has", "had", "with"):
        return Role("population", k, "object")
    return None


def _described(reading: Reading, at: int, *, share: bool, length: bool) -> Role | None:
    """An $82 million deal, a 12% stake, a six-month sentence, $1 million in damage: the noun right
    after a sum or measure."""
    lower = reading.tokens.lower
    words = lower[at : at + _AHEAD]
    if not words:
        return None
    if words[0] in ("in", "of", "from", "away", "off"):
        return _joined(reading, at, share=share, length=length)
    if words[0] == ")" or words[0] in _NOT_NOUNS:
        return None
    noun = -1
    for k, word in enumerate(words, at):
        if not word[0].isalpha() or word in _NOT_NOUNS or reading.time_at(reading.tokens.starts[k]):
            break
        if word in _nouns():
            noun = k
            break
        if verb(word) is not None:
            break
        noun = k
    if noun < 0 or lower[noun] in lexicon.words("function_words") or lower[noun].endswith("ly"):
        return None
    if reading.mention_at(reading.tokens.starts[noun]) is not None:
        return None
    name = "sentence" if lower[noun - 1 : noun + 1] in _TERMS else _measured(lower[noun])
    name = _dimension(name) if length else name
    return Role(name, noun=noun) if lower[noun] in _nouns() or noun - at < 2 else None


def _dimension(name: str) -> str:
    """How long or how high: by its adjective, or by the thing that has one such measure."""
    return "high" if name == "tall" else lexicon.mapping("measured_things").get(name, name)


def _past_bracket(lower: Sequence[str], at: int) -> int:
    """The token after a bracket that opens at ``at``, where it stands between a distance and where
    that is from: 1,150 km (700 miles) southeast of Lund; else ``at``."""
    inside = lower[at : at + _BRACKET]
    if inside[:1] != ["("] or ")" not in inside:
        return at
    closed = at + inside.index(")") + 1
    return closed if {"from", "away", "of"}.intersection(lower[closed : closed + 3]) else at


def _measured(noun: str) -> str:
    """The role a measured noun gives."""
    found = _nouns().get(noun)
    if found is None and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        one = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
        found = _nouns().get(one, one)
    return found or noun


def _after(reading: Reading, at: int) -> Role:
    """What the verb after the counted says: "three cables were cut", "200 people attended it"."""
    tokens = reading.tokens
    lower = tokens.lower
    for k in range(at, min(len(lower), at + _LATER)):
        word = lower[k]
        if word in BE or word in ("have", "has", "had", "got", "get"):
            return _passive(reading, k)
        if not word[0].isalnum() or word in _ENDS:
            return NONE
        found = verb(word)
        if found is not None and not (k == at and word.endswith("ing")):  # cables linking A and B
            if k > at or found.kind not in ("act", "life"):
                return NONE
            return _active(reading, k, found)
    return NONE


def _passive(reading: Reading, k: int) -> Role:
    lower = reading.tokens.lower
    if k and lower[k - 1] in ("who", "which", "that"):
        return NONE
    has = lower[k] in ("have", "has", "had")
    while k < len(lower) and (lower[k] in _AUXILIARIES or lower[k].endswith("ly")):
        if lower[k] == "not":
            return NONE
        has = has and lower[k] not in BE
        k += 1
    found = verb(lower[k]) if k < len(lower) else None
    if found is None or found.kind not in ("act", "life"):
        return NONE
    if found.participle and not has:
        return Role(found.role, k, "subject")
    return _active(reading, k, found)


def _active(reading: Reading, k: int, found: Verb) -> Role:
    """Whether the counted do it to something ("who attend") or it happens to them ("march")."""
    tokens = reading.tokens
    after = tokens.lower[k + 1] if k + 1 < len(tokens.lower) else ""
    to_it = after in _OBJECT or (
        k + 1 < len(tokens.starts)
        and (tokens.words[k + 1][0].isupper() or after[0].isdigit())
        and reading.time_at(tokens.starts[k + 1]) is None
    )
    return Role(f"who {found.role}" if to_it else found.role, k, "subject")


class _Walk:
    """Goes left from a number to the verb or noun that governs it."""

    def __init__(self, reading: Reading, first: int, *, counts: bool, length: bool) -> None:
        self._reading = reading
        self._lower = reading.tokens.lower
        self._first = first
        self._counts = counts
        self._length = length
        self._preposition = ""
        self._noun = -1
        self._earlier = False

    def role(self) -> Role | None:
        """The role, or None where nothing governs."""
        k = self._first - 1
        while k >= 0 and k > self._first - _SPAN:
            word = self._lower[k]
            if not word[0].isalnum():
                if word not in ("$", "(", "'", "’") and not (word in "-–" and self._noun < 0):
                    return None
                k -= 1
                continue
            mention = self._reading.mention_at(self._reading.tokens.starts[k])
            if word in _OF_TIME and self._reading.time_at(self._reading.tokens.starts[k]):
                k -= 1  # "fined last year"
                continue
            if mention is not None:
                self._noun = k if self._noun < 0 else self._noun
                k = min(k, self._reading.tokens.at(mention.start)) - 1
                continue
            found = self._word(k, word)
            if isinstance(found, Role):
                return found
            if not found:
                return None
            k -= 1
        return None

    def _word(self, k: int, word: str) -> Role | bool:
        """The role that a word gives; else whether to go on."""
        if (
            word in _PASSED
            or word in _WIDE
            or (word == "last" and self._lower[k - 1] in _OBJECT)
            or (word.endswith("ly") and len(word) > 4)
        ):
            return True
        if word in _PREPOSITIONS:
            return self._governed(k, word)
        if word in _ENDS:
            return False
        if self._preposition == "of" and self._noun < 0 and word in _CONTAINERS:
            self._preposition = ""
            return True
        found = verb(word)
        if found is not None and not self._is_noun(k, word):
            return self._verb(k, found) or False
        return self._named(k, word)

    def _governed(self, k: int, word: str) -> bool:
        if word in _EARLIER and self._noun < 0:
            self._earlier = True
        if not self._preposition:
            self._preposition = word
        self._noun = -1
        return True

    def _named(self, k: int, word: str) -> Role | bool:
        """A noun: what a sum is of, or what stands between the number and its verb."""
        if not word[0].isalpha():
            return True
        if self._preposition == "of" and self._noun < 0:
            if not self._counts:
                return Role(_measured(word), noun=k)
            if word in _nouns():
                return Role(_nouns()[word], noun=k)
        if self._noun < 0:
            self._noun = k
        return True

    def _is_noun(self, k: int, word: str) -> bool:
        """ "a fall of", "its offer to", "the shares": a form that is a noun as well, after a
        determiner or before "of"."""
        if word not in _nouns():
            return False
        before = self._lower[k - 1] if k else ""
        return before in _OBJECT or self._preposition == "of" or word.endswith("s")

    def _verb(self, k: int, found: Verb) -> Role | None:
        if found.kind == "say":
            return None
        if found.kind in ("level", "rise", "fall"):
            return self._level(k, found)
        if found.kind == "light":
            role = "earn" if found.lemma == "make" and not self._counts else ""
            return Role(role, k, "object", earlier=self._earlier) if role else None
        if found.lemma in _CHANGES and self._noun >= 0 and self._preposition in ("to", "by"):
            return self._level(k, found)
        passive = found.participle and k > 0 and self._helped(k)
        role = found.role
        if self._preposition == "to" and self._lower[k + 1 : k + 3] == ["to", "death"]:
            role, self._preposition = "kill", ""  # shot to death one person
        if found.lemma == "score" and not self._counts:
            role = "rating"
        if passive and self._preposition == "by" and self._counts:
            role = f"who {role}"
        elif self._preposition in _WITH and self._counts:
            role = f"{role} {self._preposition}"
        return Role(
            role,
            k,
            "passive" if passive else "object",
            self._noun,
            earlier=self._earlier and (self._preposition != "from" or found.lemma in _CHANGES),
            life=found.kind == "life" or (passive and not self._preposition),
        )

    def _helped(self, k: int) -> bool:
        """Whether a form of be stands before a participle."""
        k -= 1
        while k >= 0 and (self._lower[k] in _AUXILIARIES or self._lower[k].endswith("ly")):
            if self._lower[k] in BE:
                return True
            k -= 1
        return False

    def _level(self, k: int, found: Verb) -> Role | None:
        """Turnout was 90%, revenue rose to $5bn, raised its stake to 12%, shares fell 3%."""
        if self._length and found.kind == "level" and self._preposition in ("for", "in"):
            return None  # was in hospital for three weeks
        noun = self._noun if self._noun >= 0 else self._subject(k)
        if self._length and found.kind == "fall" and self._preposition in ("", "by"):
            return Role("fall", k, "object")
        if noun < 0 or self._counts:
            return None
        if self._reading.mention_at(self._reading.tokens.starts[noun]) is not None:
            name = found.role if found.kind != "level" else ""
            return Role(name, k, "object") if name else None
        name = _measured(self._lower[noun])
        way = _CHANGES.get(found.lemma, found.kind)
        if way in ("rise", "fall") and self._preposition not in ("to", "at", "from"):
            name = f"{name} {way}"
        return Role(name, k, "object", noun, earlier=self._earlier)

    def _subject(self, k: int) -> int:
        """The head of the noun phrase before a verb: the word before its first preposition."""
        head, at = -1, k - 1
        while at >= 0 and at > k - _SPAN:
            word = self._lower[at]
            if word in _AUXILIARIES or (head < 0 and (word.endswith("ly") or word[0].isdigit())):
                at -= 1
                continue
            if not word[0].isalnum() or word in _ENDS:
                break
            if word in _PREPOSITIONS:
                head = -1
            elif head < 0:
                head = at
            at -= 1
        return head
