"""What a role is held at or is about, in lower-case words after it.

"vice president of the association", "deputy director of the cyber centre at the Signals Agency",
"an additional secretary at India's commerce department", "minister of trade".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.model import Mention

_RUN: Final = re.compile(r"[a-z][\w-]*(?: [a-z][\w-]*){0,6}(?!['’\w-])")
_ARTICLE: Final = re.compile(r"(?:an?|its|their|his|her|our) ")
_OWNED: Final = re.compile(r"['’]s? (?=[a-z])")
_ACRONYM: Final = re.compile(r" \((?=[A-Z]\w*\))")
_HELD_AT: Final = re.compile(r" (?:at|of|in|within|for) (?:the )?(?=[A-Z])")
# bodies that news calls by what they see to: "India's commerce department"
_PORTFOLIOS: Final = frozenset(("ministry", "department"))
_ABSTRACT: Final = ("tion", "tions", "ment", "ments", "ity", "ities", "ology", "ics")


# verbs whose past no ending tells, beyond those of the lists
_IRREGULAR: Final = frozenset(
    """heard beat bit blew built burnt burst bent bound bred caught clung cost crept cut dealt dug
    drank flew flung forbade forgot forgave froze ground hung hid hit hurt laid lay leapt learnt
    lent let lit meant overcame overthrew paid put quit rang rode sang sank shone shook shot shut
    slept slid spent spun spread sprang stole struck stuck stung swept swam swore swung taught tore
    thought understood undertook withdrew woke wore wound""".split()
)
_PLURALS: Final = frozenset(
    "news sales sports services rights affairs arms drugs weapons relations systems resources "
    "works studies games arts human markets rates".split()
)


class Complement(Struct, frozen=True):
    """What follows a role: the body or country it is held at, or words that belong to the role."""

    end: int  # offset
    role: str = ""
    organization: str | None = None


def owned(reading: Reading, owner: Mention, name: str) -> Complement | None:
    """The body that a country, body or person named by ``name`` owns: "Peru's customs service".

    None where no lower-case words follow the owner. A country is never the body itself.
    """
    mark = _OWNED.match(reading.text, owner.end)
    if mark is None:
        return None
    run = _spoken(reading.text, mark.end())
    count = _body_end(run)
    end = mark.end() + len(" ".join(run[:count] if count else run[:1]))
    acronym = reading.body_after(_ACRONYM, end)
    if acronym is not None:
        return Complement(acronym.end + 1, organization=reading.name_of(acronym))
    if owner.kind == "organization":
        return Complement(end, organization=name)
    told = bool(count) and owner.kind == "place" and run[count - 1] in _PORTFOLIOS
    return Complement(end, organization=f"{name}'s {' '.join(run[:count])}" if told else None)


def plain(reading: Reading, preposition: str, at: int) -> Complement | None:
    """The lower-case body ("the commission", "a trade union") or matter ("trade") at ``at``."""
    text = reading.text
    definite = text.startswith("the ", at - 4)
    article = _ARTICLE.match(text, at)
    start = article.end() if article else at
    run = _spoken(text, start)
    if not run:
        return None
    count = _body_end(run)
    if not count:
        return None if definite or article else _matter(reading, preposition, at, run)
    end = start + len(" ".join(run[:count]))
    named = reading.body_after(_ACRONYM, end)
    if named is not None:
        return Complement(named.end + 1, organization=reading.name_of(named))
    called = reading.mention_at(end + 1) if reading.text[end : end + 1] == " " else None
    if called is not None and called.kind == "organization" and called.start == end + 1:
        return Complement(called.end, organization=reading.name_of(called))  # "the agency COPECO"
    held = _held_at(reading, end)
    if held is not None:
        return Complement(held.end, organization=reading.name_of(held))
    return Complement(end, organization=known_as(reading, run[:count], at) if definite else None)


def known_as(reading: Reading, spoken: list[str], before: int) -> str | None:
    """The body last named before offset ``before`` whose name holds all of ``spoken``."""
    for mention in reversed(reading.mentions_in(0, before)):
        if mention.kind == "organization":
            name = reading.name_of(mention)
            if set(spoken) <= set(name.lower().split()):
                return name
    return None


def is_body_noun(word: str) -> bool:
    """Whether a lower-case noun is one of bodies: "association", "centre"."""
    return word in _nouns()


def may_be_noun(word: str) -> bool:
    """Whether a lower-case word is no verb, adverb or word of grammar by the lists and its end;
    of plurals those alone that offices are about ("sports director")."""
    if word in _stops() or word in _IRREGULAR or word.endswith(("ed", "ly")):
        return False
    return not word.endswith("s") or word.endswith("ss") or is_matter(word) or word in _PLURALS


def _matter(reading: Reading, preposition: str, at: int, run: list[str]) -> Complement | None:
    """ "minister of water development and sanitation", "director of research at Acme"."""
    while run and not is_matter(run[-1]):
        run.pop()
    if not run or preposition == "at":
        return None
    matter = " ".join(run)
    end = at + len(matter)
    held = _held_at(reading, end)
    role = f"{preposition} {matter}"
    if held is not None and held.kind == "organization":
        return Complement(held.end, role=role, organization=reading.name_of(held))
    return Complement(end, role=role)


def _spoken(text: str, at: int) -> list[str]:
    """The lower-case words at ``at`` up to a word that belongs to no noun phrase."""
    found = _RUN.match(text, at)
    out: list[str] = []
    stops = _stops()
    for word in found[0].split(" ") if found else ():
        if word != "and" and (word in stops or (word.endswith("ed") and out)):
            break
        out.append(word)
    return out


def _body_end(run: list[str]) -> int:
    """How many words of ``run`` make a body, up to its last noun of bodies before "and"."""
    nouns = _nouns()
    count = 0
    for index, word in enumerate(run):
        if word == "and" and count:
            break
        if word in nouns:
            count = index + 1
    return count


def _held_at(reading: Reading, end: int) -> Mention | None:
    """The body named after "at", "of" or "in" at ``end``."""
    found = _HELD_AT.match(reading.text, end)
    mention = reading.mention_at(found.end()) if found else None
    if mention is None or found is None or mention.start != found.end():
        return None
    return mention if mention.kind == "organization" else None


def is_matter(word: str) -> bool:
    """Whether a lower-case noun is what offices are about: "trade", "disposal"."""
    return word in _matters() or (len(word) > 6 and word.endswith(_ABSTRACT))


@cache
def _matters() -> frozenset[str]:
    listed = {word.lower() for word in lexicon.words("matter_nouns")}
    held = {word for word, sort in lexicon.rows("title_modifiers") if sort == "matter"}
    return frozenset(listed | held)


@cache
def _nouns() -> frozenset[str]:
    bodies = {noun for noun, sort in lexicon.rows("descriptors") if sort == "organization"}
    large = ("government", "group", "court", "church", "school", "museum", "hospital")
    listed = {noun.lower() for noun, sort in lexicon.rows("body_nouns") if sort in large}
    return frozenset(bodies | listed)


@cache
def _stops() -> frozenset[str]:
    verbs = lexicon.words("speech_verbs") | lexicon.words("person_verbs")
    return frozenset(verbs | lexicon.words("function_words") | lexicon.words("phrase_stops"))
