"""The body that a role is held at where no name of one stands right beside it.

"its chief executive, Ida Berg" (the body of the sentence), "company president Ida Berg" (the one
company of the article), "Rural Fire Service (RFS) chief officer Dan Webb", "Lumena distribution
chief Clara Boone" (a name that nothing else tells).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.claims import complements
from factcheck.lexicon.letters import MARKS, UPPER

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Mention

#: Nouns for the one firm that an article tells of.
COMPANY: Final = frozenset("company firm group carmaker airline bank retailer".split())
_ITS: Final = re.compile(r"\b[Ii]ts \Z")
_POSSESSOR: Final = re.compile(r"\b[Tt]he ([a-z]+)['’]s \Z")
_BEGINS: Final = re.compile(r"(?:[Tt]he )?\Z")
_UNKNOWN: Final = re.compile(
    rf"(?<![\w'’.-])([{UPPER}][\w&{MARKS}-]*(?: [{UPPER}][\w&{MARKS}-]*)?) \Z"
)
_SHORT: Final = 3  # letters
_PARTIES: Final = frozenset("Party Front Alliance Movement League Coalition Democrats".split())


def bracketed(reading: Reading, start: int) -> tuple[int, Mention] | None:
    """The body before its short form in brackets, where a role begins at ``start``."""
    if reading.text[start - 2 : start] != ") ":
        return None
    short = reading.mention_at(start - 3)
    if short is None or short.kind != "organization" or reading.text[short.start - 2] != " ":
        return None
    whole = reading.mention_at(short.start - 3)
    if whole is None or whole.end != short.start - 2 or whole.entity != short.entity:
        return None
    return whole.start, whole


def of_its(reading: Reading, start: int) -> str | None:
    """What "its" before ``start`` points to: the body or land that is the subject of the sentence,
    or of the one before where "Its" begins it. None where another body stands between."""
    found = _ITS.search(reading.text, max(0, start - 5), start)
    sentence = reading.sentence_at(start)
    if found is None or sentence is None:
        return None
    at = found.start()
    if at - sentence.start < 2:
        sentence = reading.sentence_at(max(0, sentence.start - 2))
        if sentence is None:
            return None
    owners = [
        m for m in reading.mentions_in(sentence.start, at) if m.kind != "person"
    ]  # the first is the subject, if it begins the sentence
    if not owners or _BEGINS.fullmatch(reading.text, sentence.start, owners[0].start) is None:
        return None
    first = owners[0]
    others = {m.entity for m in owners if m.kind == first.kind}
    if len(others) > 1 or reading.text[first.end : first.end + 2] in ("'s", "’s"):
        return None
    return reading.name_of(first)


def by_noun(reading: Reading, words: list[str], at: int) -> str | None:
    """The one body of the article that ``words[0]`` is the noun of: "hospital spokesman"."""
    noun = words[0].lower()
    if noun not in COMPANY and not complements.is_body_noun(noun):
        return None
    return _named_by(reading, noun, at)


def of_possessor(reading: Reading, start: int) -> str | None:
    """The one body that "the school's" before ``start`` means: "the school's head, Jane Roe"."""
    if reading.text[start - 3 : start] not in ("'s ", "’s "):
        return None
    found = _POSSESSOR.search(reading.text, max(0, start - 30), start)
    return _named_by(reading, found[1], start) if found else None


def _named_by(reading: Reading, noun: str, at: int) -> str | None:
    """The one body named before ``at`` whose name holds ``noun``, or for a company's noun the one
    that is named as a company more than once."""
    heard: dict[str, int] = {}
    for mention in reading.mentions_in(0, at):
        if mention.kind == "organization":
            name = reading.name_of(mention)
            heard[name] = heard.get(name, 0) + 1
    named = [name for name in heard if noun in name.lower().split()]
    if not named and noun in COMPANY:
        forms = _legal_forms()
        named = [name for name in heard if name.rpartition(" ")[2].lower().strip(".") in forms]
        named = named if all(heard[name] > 1 for name in named) else []
    return named[0] if len(named) == 1 else None


def unlisted(reading: Reading, start: int) -> tuple[int, str] | None:
    """A capitalised word or two before a role that are no name yet, and no ordinary word."""
    found = _UNKNOWN.search(reading.text, max(0, start - 44), start)
    if found is None or reading.mention_at(found.start(1)) is not None:
        return None
    region = reading.region_at(start)
    if region is None or region.kind != "body":  # "Rehires Attorney Jane Roe"
        return None
    if reading.text.startswith("director ", start):  # of a film
        return None
    known = _ordinary()
    for word in found[1].split():
        if word.lower() in known or word in _other_words() or len(word) < _SHORT:
            return None
    return found.start(1), _as_known(reading, found[1])


def is_party(name: str) -> bool:
    """Whether a body is a party or the like, to which its people belong without holding a role."""
    return not _PARTIES.isdisjoint(name.split())


def _as_known(reading: Reading, words: str) -> str:
    """The article's own longer name that begins with ``words``."""
    for entity in reading.document.entities:
        if entity.kind == "organization" and entity.name.startswith(words + " "):
            return entity.name
    return words


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("legal_forms"))


@cache
def _ordinary() -> frozenset[str]:
    stops = lexicon.words("function_words") | lexicon.words("phrase_stops")
    return frozenset(
        lexicon.words("common_words")
        | stops
        | lexicon.words("title_modifiers")
        | lexicon.words("speech_verbs")
    )


@cache
def _other_words() -> frozenset[str]:
    """Words with a capital that name no body: given names, peoples, forms of address, days."""
    names = frozenset(row[0] for row in lexicon.rows("given_names"))
    address = frozenset(row[0].rstrip(".") for row in lexicon.rows("honorifics"))
    peoples = frozenset(
        form for row in lexicon.rows("countries") for form in row[2].split("|") if form
    )
    days = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
    months = frozenset(
        "January February March April May June July August September October November "
        "December".split()
    )
    return names | address | peoples | days | months
