"""What an article says of a person as such: the full forms of the name, age, birth and death."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.claims.dating import date_claim
from factcheck.lexicon.numerals import small_numbers
from factcheck.values import Name, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Claim, Mention

_OLDEST: Final = 125
_TENS: Final = 20  # from "twenty" on a word may have another behind it: "sixty-one"
_REACH: Final = 50  # characters before a name in which its age is looked for
_THEN: Final = len("then- ")  # before an age of an earlier time
_AGE_AFTER: Final = re.compile(
    r",? (?:who is |who was |is |was )?(?:now )?aged (\d{1,3})\b"
    r"|, (\d{1,3})(?=[,.;)]| and | of | from )| \((\d{1,3})\)"
    r"|,? (?:who is |who was |is |was |who turned |turned )(\d{1,3})"
    r"(?: years old| years of age|(?=[,.;]))"
    r"|,? (?:is |was )?an? (\d{1,3})[- ]year[- ]old\b"
    r"|,? \((?:born|b\.) [^()]{4,30}\), (\d{1,3})(?=[,.;])"
)
# "Holm died on 4 May in Oslo at the age of 81"
_AGE_AT_DEATH: Final = re.compile(
    r"[^.;()\n]{0,60}?\b(?:died|dies|passed away)\b[^.;()\n]{0,60}?"
    r"(?: at the age of| at age|,? aged| at) (\d{1,3})(?=[,.;]|\n|\Z)"
)
_AGE_BEFORE: Final = re.compile(
    r"(?:\b([A-Za-z]+)[- ])?(\d{1,3}|\b[A-Za-z]+)[- ]year[- ]old,?"
    r"(?: [\w'’-]+){0,3} (?:[A-Z][a-z]*\. )?\Z"
)
_VITAL: Final = re.compile(
    r"(?:(?:, (?:aged )?\d{1,3},?)?,? (?:who )?(?:was |had been |has )?| \( ?"
    r"|,? [^.;,()\n]{0,30}\( ?)"
    r"(born|died|b\.|d\.)"
    r"(?: [a-z]+){0,2}? ?(?:in [A-Z][\w ,-]{1,30}? )??(?:on |in )?(?=[\dA-Z])"
)
_KNOWN_AS: Final = re.compile(
    r"[^()\n]{0,40}\)? ?,? (?:(?:better|best|also|commonly|widely|popularly) )?"
    r"(?:known|credited) (?:\w+ly )?(?:as|by) (?:(?:his|her|their|the) )?"
    r"(?:(?:stage|pen|ring|screen|nick|professional) ?name,? |mononym |pseudonym |alias )?"
)


def extract(reading: Reading) -> Iterator[Claim]:
    """person.name, person.age, person.born and person.died claims."""
    seen: set[tuple[int, str]] = set()
    for mention in reading.document.mentions:
        if mention.kind != "person":
            continue
        form = " ".join(mention.text.split())
        if " " in form and (mention.entity, form) not in seen:
            seen.add((mention.entity, form))
            name = Name(form.replace("’", "'"), "person")
            yield reading.claim(
                "person.name", reading.subject_of(mention), name, mention.start, mention.end
            )
        yield from _age(reading, mention)
        yield from _vital(reading, mention)


def _age(reading: Reading, mention: Mention) -> Iterator[Claim]:
    after = _AGE_AFTER.match(reading.text, mention.end)
    if after is not None:
        start, end, digits = mention.start, after.end(), after.group(after.lastindex or 0)
    elif (death := _age_at_death(reading, mention)) is not None:
        start, end, digits = mention.start, death.end(), death.group(1)
    else:
        begin = max(0, mention.start - _REACH)
        told = reading.text.find("old", begin, mention.start) >= 0
        before = _AGE_BEFORE.search(reading.text, begin, mention.start) if told else None
        if before is None or _another_between(reading, before.start(2), mention):
            return
        tens = _in_words(before.group(1)) >= _TENS
        start, end = before.start(1 if tens else 2), mention.end
        digits = before.group(2)
        if not digits.isdigit():
            digits = str(_in_words(digits) + (_in_words(before.group(1)) if tens else 0))
    age = int(digits)
    if 0 < age <= _OLDEST:
        value = Quantity(age, age, "year")
        past = reading.text[max(0, start - _THEN) : start].rstrip().endswith(("then", "then-"))
        then = "then" if past else _then(reading, mention)
        yield reading.claim(
            "person.age",
            reading.subject_of(mention),
            value,
            start,
            end,
            stated=(("scope", then),) if then else (),
        )


def _another_between(reading: Reading, start: int, mention: Mention) -> bool:
    """Whether an age is another's: "23-year-old Ann Bell struck Roe"."""
    between = reading.mentions_in(start, mention.start)
    return any(m.kind == "person" and m.start < mention.start for m in between)


def _in_words(word: str | None) -> int:
    """The number that a word from "one" to "ninety" stands for; 0 for any other."""
    return small_numbers().get(word.lower(), 0) if word else 0


def _age_at_death(reading: Reading, mention: Mention) -> re.Match[str] | None:
    """How old the person was at death, in the clause that says so; of the last person named
    before it."""
    at = reading.text.find("died", mention.end, mention.end + _REACH)
    if at < 0:
        return None
    found = _AGE_AT_DEATH.match(reading.text, mention.end)
    others = reading.mentions_in(mention.end, at) if found is not None else ()
    return None if any(m.kind == "person" for m in others) else found


def _then(reading: Reading, mention: Mention) -> str:
    """The time long before the article that a sentence opens with: "In 1952 Holm, 20, won"."""
    published, sentence = reading.document.published, reading.sentence_at(mention.start)
    now = published.date.start if published is not None and published.date is not None else None
    if sentence is None or not now:
        return ""
    for time in reading.times_in(sentence.start, mention.start):
        if time.type == "DATE" and time.timex[:4].isdigit() and time.timex[:4] < now[:4]:
            return f"in {time.timex[:4]}"
    return ""


def _vital(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """Birth or death, where a date stands right after the verb."""
    found = _VITAL.match(reading.text, mention.end)
    if found is None:
        return
    predicate = "person.born" if found.group(1).startswith("b") else "person.died"
    for time in reading.times_in(found.end() - 4, found.end() + 1):
        if time.type == "DATE" and time.end > found.end():
            for person in (mention, *_other_name(reading, mention, time.end)):
                claim = date_claim(reading, predicate, reading.subject_of(person), time)
                if claim is not None:
                    yield claim
            return


def _other_name(reading: Reading, mention: Mention, end: int) -> Iterator[Mention]:
    """The name by which somebody is known, told right after birth and death: "Ida Holm (born 4 May
    1970), better known by her stage name Tarn"."""
    found = _KNOWN_AS.match(reading.text, end)
    other = reading.mention_at(found.end()) if found is not None else None
    if other is not None and other.kind == "person" and other.entity != mention.entity:
        yield other
