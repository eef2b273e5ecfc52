"""What is known of a single word: one flag set per word, read from the word lists once.

``flags()[word]`` is a look-up in a dictionary; phrases of several words are found by their first
word with ``phrase_at`` and ``title_at``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final

from factcheck import lexicon
from factcheck.annotate.names.drafts import Sort

FUNCTION: Final = 1  # the, in, he, Monday
COMMON: Final = 1 << 1  # an ordinary word: drug, policy
POST: Final = 1 << 2  # minister, director
MODIFIER: Final = 1 << 3  # deputy, home, acting
HONORIFIC: Final = 1 << 4  # Mr, Shri
PART: Final = 1 << 5  # Jr, III
AFTER: Final = 1 << 6  # Ji, QC
BODY: Final = 1 << 7  # Bureau, University
PLACE_NOUN: Final = 1 << 8  # River, Street
THING: Final = 1 << 9  # Treaty, Cup
GIVEN: Final = 1 << 10
WEAK_GIVEN: Final = 1 << 11
SURNAME: Final = 1 << 12
PLACE: Final = 1 << 13  # France, Texas, Mumbai
DEMONYM: Final = 1 << 14
KNOWN_BODY: Final = 1 << 15  # Hamas, Google
OCCUPATION: Final = 1 << 16  # singer, striker
RANK: Final = 1 << 17  # Gen, Sen, PM
PHRASE: Final = 1 << 18  # begins a phrase of the gazetteer
TITLE_PHRASE: Final = 1 << 19  # begins a title of several words
COUNTRY: Final = 1 << 20
MATTER: Final = 1 << 21  # Affairs, Security: ends what an office is about
WEAK_SURNAME: Final = 1 << 22
PAIR: Final = 1 << 23  # two places: India-US
LEAD_PLACE: Final = 1 << 24  # Lake, Fort, San
LEAD_BODY: Final = 1 << 25  # FC, Banco, Radio
LEAD_THING: Final = 1 << 26  # USS, Operation
RANKING: Final = 1 << 27  # a modifier of rank or time: deputy, acting
UNIT: Final = 1 << 28  # a noun of bodies that stand under another: Office, Agency, Institute
TEAM: Final = 1 << 29  # Rangers, United: ends the name of a team
TOWN: Final = 1 << 30  # a place of the wide gazetteer, if nothing speaks against it
NOUN: Final = BODY | PLACE_NOUN | THING
LEAD: Final = LEAD_PLACE | LEAD_BODY | LEAD_THING
PERSONAL: Final = GIVEN | WEAK_GIVEN | SURNAME | WEAK_SURNAME
NAMELIKE: Final = PERSONAL | PHRASE | TITLE_PHRASE | TOWN  # nothing but a person's, for all we know
STYLE: Final = HONORIFIC | AFTER | FUNCTION
ROLE: Final = POST | OCCUPATION | RANK

_INDO: Final = (
    "Indo",
    "Sino",
    "Anglo",
    "Franco",
    "Russo",
    "Afro",
    "Euro",
    "Austro",
    "Turco",
    "Greco",
)
_SHORTENED: Final = frozenset(
    "Inc Corp Corporation Co Company Ltd Limited LLC LLP PLC Plc plc AG SA NV GmbH Group Holdings"
    " Holding".split()
)


def capital(word: str) -> str:
    """``word`` with its first letter a capital and the rest as it is."""
    return word[:1].upper() + word[1:]


class _Words:
    """The flags of every listed word, and the phrases by their first word."""

    def __init__(self) -> None:
        self.flags: dict[str, int] = {}
        self.phrases: dict[str, list[tuple[str, str]]] = {}
        self.titles: dict[str, list[str]] = {}
        self._ordinary()
        self._nouns()
        self._roles()
        self._people()
        self._places()
        self._trades()
        for found in self.phrases.values():
            found.sort(key=lambda entry: (-len(entry[0]), entry))
        for titles in self.titles.values():
            titles.sort(key=lambda title: (-len(title), title))

    def add(self, words: Iterable[str], flag: int, change: Callable[[str], str] = str) -> None:
        flags = self.flags
        for word in words:
            key = change(word)
            flags[key] = flags.get(key, 0) | flag

    def _ordinary(self) -> None:
        self.add(lexicon.words("function_words"), FUNCTION, capital)
        self.add(lexicon.words("common_words"), COMMON, capital)

    def _nouns(self) -> None:
        for noun, sort in lexicon.mapping("body_nouns").items():
            unit = UNIT if sort in ("government", "group") else 0
            self.add((noun,), BODY | unit | (TEAM if sort == "team" else 0))
        self.add(lexicon.words("matter_nouns"), MATTER)
        self.add(lexicon.words("place_nouns"), PLACE_NOUN)
        self.add(lexicon.words("thing_nouns"), THING)
        marks = {"place": LEAD_PLACE, "organization": LEAD_BODY, "thing": LEAD_THING}
        for noun, sort in lexicon.mapping("lead_nouns").items():
            self.add((noun,), marks[sort])

    def _roles(self) -> None:
        for word, sort in lexicon.mapping("title_modifiers").items():
            self.add((word,), MODIFIER if sort == "matter" else MODIFIER | RANKING, capital)
        marks = {"post": POST, "rank": RANK, "occupation": OCCUPATION}
        for role, sort, *_ in lexicon.rows("titles"):
            if " " in role or "-" in role:
                first = capital(role.split(" ")[0])
                self.titles.setdefault(first, []).append(role)
                self.add((first,), TITLE_PHRASE)
            elif sort == "rank":
                self.add((role.rstrip("."),), RANK)
            else:
                self.add((role,), marks[sort], capital)
        places = {"before": HONORIFIC, "after": AFTER, "part": PART}
        for word, sort in lexicon.mapping("honorifics").items():
            self.add((word.rstrip("."),), places[sort])

    def _people(self) -> None:
        for name, sort in lexicon.mapping("given_names").items():
            self.add((name,), WEAK_GIVEN if sort == "weak" else GIVEN)
        for name, sort in lexicon.mapping("surnames").items():
            self.add((name,), WEAK_SURNAME if sort == "weak" else SURNAME)

    def _trades(self) -> None:
        """Trades that are no name as well ("Flyhalf", but not "Mason" or "Cook")."""
        flags = self.flags
        plain = COMMON | OCCUPATION
        for trade in lexicon.words("occupations"):
            if not flags.get(capital(trade), 0) & ~plain:
                self.add((trade,), OCCUPATION, capital)

    def _places(self) -> None:
        for name, _, adjectives, *others in lexicon.rows("countries"):
            for form in (name, *(others[0].split("|") if others else ())):
                self.name(form, PLACE | COUNTRY, "place")
            for adjective in filter(None, adjectives.split("|")):
                self.name(adjective, DEMONYM, "demonym")
                self.name(adjective + "s", DEMONYM, "demonym")
        for name in lexicon.words("cities") | lexicon.words("regions"):
            self.name(name, PLACE, "place")
        flags = self.flags
        for (name,) in lexicon.rows("gazetteer"):
            if " " in name:
                self.name(name, TOWN, "place")
            else:
                flags[name] = flags.get(name, 0) | TOWN
        for name in lexicon.words("bodies"):
            self.name(name, KNOWN_BODY, "organization")
        self.add(_INDO, DEMONYM)
        self.add(lexicon.words("peoples"), DEMONYM)

    def name(self, name: str, flag: int, kind: str) -> None:
        if not name:
            return
        if "'" in name and "’" not in name:
            self.name(name.replace("'", "’"), flag, kind)
        if " " in name or "'s" in name or "’s" in name:
            first = name.split(" ")[0].rstrip(".,").removesuffix("'s").removesuffix("’s")
            self.phrases.setdefault(first, []).append((name, kind))
            self.add((first,), PHRASE)
        else:
            self.add((name.rstrip(".") if name.count(".") == 1 else name,), flag)


@cache
def _words() -> _Words:
    return _Words()


def flags() -> Mapping[str, int]:
    """Every listed word, as written in running text, and its flags."""
    return _words().flags


def phrase_at(text: str, start: int, first: str) -> tuple[int, str]:
    """End and kind (place, demonym, organization) of the longest phrase at ``start``, or 0."""
    for phrase, kind in _words().phrases.get(first, ()):
        if text.startswith(phrase, start):
            end = start + len(phrase)
            if not text[end : end + 1].isalnum():
                return end, kind
    return 0, ""


def title_at(text: str, start: int, first: str) -> int:
    """End of the longest listed title of several words at ``start``, in any case; 0 for none."""
    for phrase in _words().titles.get(first, ()):
        end = start + len(phrase)
        if text[start:end].lower() == phrase and not text[end : end + 1].isalnum():
            return end
    return 0


def is_company_form(word: str) -> bool:
    """Whether a short form drops ``word`` ("Inc", "Group")."""
    return word in _SHORTENED


@cache
def descriptors() -> Mapping[str, Sort]:
    """Common nouns that tell what a name beside them is; roles tell a person."""
    sorts: dict[str, Sort] = {"organization": "organization", "place": "place", "thing": "thing"}
    told = {noun: sorts[sort] for noun, sort in lexicon.rows("descriptors")}
    for role, sort, *_ in lexicon.rows("titles"):
        if sort != "rank" and " " not in role:
            told.setdefault(role, "person")
    for noun, sort in tuple(told.items()):
        if sort != "person":
            plural = (
                noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeo" else noun + "s"
            )
            told.setdefault(plural, sort)
    return told


def is_inflected(word: str) -> bool:
    """Whether a capitalised word ends as a form of an ordinary one ("Joining", "Apparently")."""
    known = flags()
    if word.endswith("ly"):
        bases: tuple[str, ...] = (word[:-2],)
    elif word.endswith("ing"):
        bases = (word[:-3], word[:-3] + "e", word[:-4])
    else:
        return False
    return any(len(base) > 2 and known.get(base, 0) & COMMON for base in bases)


@cache
def speech_verbs() -> Mapping[str, str]:
    """Verbs a person is the subject of: verb to "speech" or "life"."""
    return lexicon.mapping("speech_verbs")
