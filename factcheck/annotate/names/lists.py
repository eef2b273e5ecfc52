"""What joins two names and what lies inside one: "'s", commas, "and" and "of".

"the Workers' Party", "Department of Fisheries, Forests and Water", but "Ray Moss & Lee Tate",
"the Stock Exchange and the City Hospital", "Kotayk Province of Armenia".
"""

from __future__ import annotations

from typing import Final

from factcheck.annotate.names.tokens import AND, COMMA, FOR, JOIN, OF, Token
from factcheck.annotate.names.words import (
    BODY,
    COMMON,
    DEMONYM,
    GIVEN,
    KNOWN_BODY,
    LEAD_PLACE,
    MATTER,
    MODIFIER,
    NAMELIKE,
    NOUN,
    PERSONAL,
    PLACE,
    PLACE_NOUN,
    TEAM,
    WEAK_GIVEN,
)

# who a body may be of, by its name: "People's Bank", "Farmers' Union"
_OWNERS: Final = frozenset(
    "People Peoples Workers Women Men Children Farmers Peasants Teachers Students Writers Artists"
    " Actors Players Lawyers Judges Officers Soldiers Sailors Veterans Miners Fishermen Nurses"
    " Physicians Doctors Engineers Mechanics Merchants Manufacturers Employers Employees Consumers"
    " Citizens Residents Ratepayers Taxpayers Tenants Prisoners Mothers Parents Girls Boys Ladies"
    " Bankers Traders Growers Firefighters Policemen Bishops Governors Mayors Presidents Ministers"
    " Lord King Queen Prince Master Shepherd Speaker Travelers Travellers Users".split()
)
_SAINTS: Final = frozenset(("St", "Saint", "Ste", "Sainte"))
_FORMS: Final = frozenset("Limited Ltd Inc".split())
_SOVEREIGN: Final = frozenset(
    "Republic State States Kingdom Commonwealth Territory Federation Emirate Sultanate Duchy"
    " Principality Union Gulf Bay Isle Strait Straits Church Tower Bank House Palace Cathedral"
    " Basilica Museum Plain Cape Sea Port Court Temple Tomb Wall Mount Monastery Abbey".split()
)
_MINISTRIES: Final = frozenset(
    "Ministry Department Minister Secretary Committee Commission Bureau Office Board Council"
    " Directorate Faculty School College Institute Undersecretary Commissioner".split()
)
_MEMBERS: Final = frozenset("Fellow Fellows Member Members Deity".split())  # "of the Academy"
_LEAGUES: Final = frozenset("League Conference Championship Premiership Bundesliga".split())
_LONGEST_LIST: Final = 10  # words


def owns(tokens: list[Token], index: int) -> bool:
    """Whether the word before "'s" at ``index`` is part of the name that follows."""
    before = tokens[index - 1]
    saint = index > 1 and before.gap == JOIN and tokens[index - 2].word in _SAINTS
    if tokens[index].word in _FORMS and not before.flags & (PLACE | KNOWN_BODY):
        return True  # "Nicholson's Limited"
    if not saint and before.word not in _OWNERS:
        return False
    return is_headed(tokens, index)


def is_headed(tokens: list[Token], index: int) -> bool:
    """Whether a noun of bodies or places is among the words from ``index`` to the next gap."""
    while True:
        if tokens[index].flags & (BODY | PLACE_NOUN):
            return True
        index += 1
        if index >= len(tokens) or tokens[index].gap != JOIN:
            return False


def enumerates(tokens: list[Token], at: int, index: int) -> bool:
    """Whether the comma before ``index`` stands among the matters of a ministry.

    "Minister of Fisheries, Forests and Water": only ordinary words, and "and" before the last.
    """
    if tokens[index].gap != COMMA:
        return False
    governed = next((k for k in range(at + 1, index) if tokens[k].gap in (OF, FOR)), 0)
    if not governed or tokens[governed - 1].word not in _MINISTRIES:
        return False
    if not all(_is_matter(token) for token in tokens[governed:index]):
        return False
    for token in tokens[index : index + _LONGEST_LIST]:
        if not _is_matter(token) or token.gap not in (COMMA, JOIN, AND):
            break
        if token.gap == AND:
            return True
    return False


def _last(tokens: list[Token], index: int) -> Token:
    """The last word up to the next gap."""
    while index + 1 < len(tokens) and tokens[index + 1].gap == JOIN:
        index += 1
    return tokens[index]


def _is_matter(token: Token) -> bool:
    named = token.flags & (PLACE | DEMONYM | KNOWN_BODY)
    return bool(token.flags & (COMMON | MATTER | MODIFIER)) and not named


def are_people(tokens: list[Token], at: int, index: int, end: int) -> bool:
    """ "Ray Moss & Lee Tate": a full name on either side."""
    if index - at < 2 or index + 1 >= end or tokens[index + 1].gap != JOIN:
        return False
    given = tokens[at].flags & (GIVEN | WEAK_GIVEN)
    other = tokens[index].flags & (GIVEN | WEAK_GIVEN)
    noun = tokens[index - 1].flags & NOUN and not tokens[index - 1].flags & PERSONAL
    last = index + 1
    while last + 1 < end and tokens[last + 1].gap == JOIN:
        last += 1
    return bool(given and other and not noun) and not tokens[last].flags & NOUN & ~PERSONAL


def stand_apart(tokens: list[Token], at: int, index: int, *, definite: bool) -> bool:
    """Whether two names stand on either side of "and" ("and the" where ``definite``).

    "Niger River and Lake Chad", "the Stock Exchange and the City Hospital", "Mercy Hospital and
    King's College", but "Department of Health and Human Services".
    """
    if tokens[index].flags & LEAD_PLACE:
        return True
    governed = any(token.gap in (OF, FOR) for token in tokens[at + 1 : index])
    whole = index - at > 1 and not governed and tokens[index - 1].flags & BODY
    if definite and not _is_matter(_last(tokens, index)):
        return True
    return bool(definite or whole) and is_headed(tokens, index)


def shares_surname(tokens: list[Token], at: int) -> bool:
    """ "Bill and Hillary Clinton": a given name, "and", a full name."""
    if at + 2 >= len(tokens) or tokens[at + 1].gap != AND or tokens[at + 2].gap != JOIN:
        return False
    given = GIVEN | WEAK_GIVEN
    if not tokens[at].flags & given or not tokens[at + 1].flags & given:
        return False
    return not tokens[at + 2].flags & ~NAMELIKE and not tokens[at].flags & (PLACE | KNOWN_BODY)


def stands_whole(text: str, tokens: list[Token], at: int, index: int) -> bool:
    """Whether what stands before "of" at ``index`` is a name by itself.

    "Kotayk Province of Armenia", "Oakland Raiders of the National League", "Danny White of the
    Dallas Cowboys", "Institute of Physics of the Russian Academy".
    """
    before = tokens[index - 1]
    if tokens[index].gap != OF or index - at < 2:
        return before.word in _MEMBERS
    if before.flags & PERSONAL and tokens[at].flags & (GIVEN | WEAK_GIVEN):
        return not before.flags & NOUN
    if before.flags & PLACE_NOUN and not before.flags & BODY:
        return before.word not in _SOVEREIGN and _is_part(tokens, at, index)
    return text.startswith(" of the ", before.end) and _is_under(tokens, at, index)


def _is_part(tokens: list[Token], at: int, index: int) -> bool:
    """ "Talas Province of Kyrgyzstan", "Palmaner Taluk of Chittoor District"."""
    if _last(tokens, index).flags & PLACE_NOUN:
        return True
    named = not all(token.flags & (COMMON | MODIFIER) for token in tokens[at : index - 1])
    return named and bool(tokens[index].flags & (PLACE | DEMONYM))


def _is_under(tokens: list[Token], at: int, index: int) -> bool:
    """A team of a league, an institute of an academy, each with a name of its own."""
    if tokens[index - 1].flags & TEAM or _last(tokens, index).word in _LEAGUES:
        return True
    after = tokens[index].flags
    governed = any(token.gap in (OF, FOR) for token in tokens[at + 1 : index])
    parent = after & (DEMONYM | KNOWN_BODY) and not after & PLACE
    return bool(governed or index - at > 2) and bool(parent) and is_headed(tokens, index)
