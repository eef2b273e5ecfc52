"""What someone died of, and in what kind of place: "died of pneumonia at his home in Lund".

Only what stands in the clause of the verb counts ("died", "passed away", "succumbed to"), and only
causes and places of the closed lists in ``lexicon/normal_forms.tsv``. An illness that was long
known and is said to have had complications is no cause beside another one ("died of pneumonia",
"of complications of Parkinson's disease"), so that it makes no claim.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.claims.events import participants
from factcheck.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.events import Events
    from factcheck.claims.reading import Reading
    from factcheck.model import Claim

CAUSE: Final = "person.cause_of_death"
PLACE: Final = "person.place_of_death"

_REACH: Final = 22  # tokens after the verb in which its clause may end
_PHRASE: Final = 8  # tokens between "of" and a cause's last word
_ENDS: Final = frozenset(
    '. ; : ? ! ( ) “ ” " ` — – who which that whose when while where but said says told after '
    "before as because since though although".split()
)
_CAUSED: Final = frozenset(("of", "from"))
_PLACED: Final = frozenset(("at", "in", "on", "en"))
_PASSED: Final = frozenset(
    "a an the his her their its massive apparent severe acute chronic advanced terminal long short "
    "brief illness complications related congestive multiple natural single what appeared to be "
    "family own private local nearby suburban state county city university general area royal "
    "military".split()
)
_COMPLICATIONS: Final = frozenset(("complications", "complication"))
_CHRONIC: Final = frozenset(
    ("alzheimer's disease", "parkinson's disease", "dementia", "diabetes", "multiple sclerosis")
) | frozenset(("motor neurone disease", "aids", "emphysema", "stroke"))
_CHRONIC_ENDS: Final = ("cancer", "leukaemia", "lymphoma")
_LONGEST: Final = 5  # words of a listed phrase


@cache
def _listed(group: str) -> dict[str, str]:
    """Phrase -> normal form, of one set."""
    return {phrase: form for phrase, form, of in lexicon.rows("normal_forms") if of == group}


def extract(reading: Reading, events: Events) -> Iterator[Claim]:
    """One ``person.cause_of_death`` and one ``person.place_of_death`` per telling of a death."""
    tokens = reading.tokens
    for mention in events.mentions:
        if mention.head != "death" or not mention.verb or len(mention.patients) != 1:
            continue
        (entity,) = mention.patients
        if reading.document.entities[entity].kind == "person" and _dies(reading, mention.start):
            yield from _told(reading, f"person:{entity}", tokens.at(mention.end))
    for index in tokens.among(("succumbed", "succumbs")):
        party = participants.before(reading, index - 1)
        if reading.claimable(tokens.starts[index]) and party.kinds == frozenset({"person"}):
            for entity in sorted(party.entities)[:1]:
                yield from _told(reading, f"person:{entity}", index + 1, to=True)


def _dies(reading: Reading, start: int) -> bool:
    """Died, dies, passed away; "was killed" and "was found dead" tell it otherwise."""
    return reading.text[start : start + 4].lower() in ("died", "dies", "pass")


def _told(reading: Reading, subject: str, at: int, *, to: bool = False) -> Iterator[Claim]:
    lower = reading.tokens.lower
    caused = _CAUSED | {"to"} if to else _CAUSED
    done: set[str] = set()
    for k in range(at, min(at + _REACH, len(lower))):
        word = lower[k]
        if word in _ENDS:
            return
        if lower[k - 1] in _COMPLICATIONS:
            continue
        if word in caused and CAUSE not in done:
            claim = _listed_claim(reading, CAUSE, "cause of death", subject, k + 1)
        elif word in _PLACED and PLACE not in done and not to:
            claim = _listed_claim(reading, PLACE, "place of death", subject, k + 1)
        else:
            continue
        if claim is not None:
            done.add(claim.predicate)
            yield claim


def _listed_claim(
    reading: Reading, predicate: str, group: str, subject: str, start: int
) -> Claim | None:
    """A claim on the first listed phrase behind a preposition, modifiers and names apart."""
    tokens = reading.tokens
    known = _listed(group)
    complicated = False
    at = start
    while at < min(start + _PHRASE, len(tokens.lower)):
        for length in range(_LONGEST, 0, -1):
            words = " ".join(tokens.lower[at : at + length]).replace("’", "'").replace("-", " ")
            if words in known:
                if complicated and _is_chronic(known[words]):
                    return None
                end = tokens.ends[at + length - 1]
                return reading.claim(predicate, subject, Text(words), tokens.starts[at], end)
        word = tokens.lower[at]
        complicated = complicated or word in _COMPLICATIONS
        named = predicate == PLACE and tokens.words[at][0].isupper()
        if not (word in _PASSED or named or (complicated and word in ("of", "from", "to", "with"))):
            return None
        at += 1
    return None


def _is_chronic(form: str) -> bool:
    return form in _CHRONIC or form.endswith(_CHRONIC_ENDS)
