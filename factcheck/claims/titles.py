"""Titles: who holds which role at which body, in all the ways news says it.

Before the name ("Narcotics Control Bureau Director General Rakesh Asthana"), in apposition after it
("Jane Roe, 42, chief executive of Acme Corp"), with the body as possessor ("ONDCP's Acting Deputy
Director, Debbie Seguin"), with the body before the name ("the Deputy Director General of the
Bureau, Monika Batra"), and plainly said ("Jane Roe is the mayor of X").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck import lexicon
from factcheck.claims import appointments, complements, headings, occupations, owners, roles
from factcheck.claims.complements import Complement
from factcheck.claims.roles import Role
from factcheck.lexicon.countries import plain_names
from factcheck.lexicon.letters import MARKS, UPPER
from factcheck.values import Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.claims.reading import Reading
    from factcheck.model import Claim, Mention
    from factcheck.values import Date

_DETERMINERS: Final = frozenset("the a an its his her their our".split())
_STYLES: Final = frozenset("the The His Her Right Most Very".split())
_POSSESSIVE: Final = re.compile(r"['’]s?\Z")
_BETWEEN_AGE: Final = re.compile(r",? (?:aged )?\d{1,3}(?=,)")
_COPULA: Final = re.compile(
    r",? (?:who )?(?:(?:is|was|has been|had been)(?: also| now| then| once| previously| formerly)?"
    r"(?: until (?:now|then|recently|last \w+|\d{4}))?|became|becomes|has become|will become"
    r"|currently serves as|serves as|served as|(?:took|takes|will take) over as"
    r"|was (?:named|appointed|elected|made|sworn in as|named as|appointed as|re-elected)) \Z"
)
# a run of capitalised words with the small words of names: "Office of President Trump's Drug Czar"
_CAPITAL_RUN: Final = re.compile(
    rf"(?:the )?(?:(?:[{UPPER}]\.)+|(?:St|Mt|Ft)\.|[{UPPER}][\w&{MARKS}-]*)"
    r"(?:(?:['’]s)?(?: of(?: the)?| for(?: the)?| and(?: the)?"
    rf"|,(?= [{UPPER}][\w{MARKS}]+ and [{UPPER}])| &)?"
    rf" [{UPPER}][\w&{MARKS}-]*)*"
)
_PREPOSITION: Final = re.compile(r" (of|for|to|at|with) (?:the )?")
_ADVISES: Final = re.compile(r"(?i)\b(?:advis[eo]r|envoy|representative|rapporteur|commissioner)\Z")
_ON: Final = re.compile(r" (on) (?:the )?(?=[A-Z])")
_POSSESSOR: Final = re.compile(rf"[{UPPER}][\w.{MARKS}]*(?: [{UPPER}][\w{MARKS}]*)?['’]s ")
_ACRONYM: Final = re.compile(r" \([A-Z.]{2,10}\)")
_RETIRED: Final = re.compile(r" \((?:[Rr]et(?:d|ired)\.?|res)\)")
_OF: Final = re.compile(r",? (?:of|from) (?:the )?")
_MINISTERIAL: Final = re.compile(r"(?i)(?:minister|secretary|commissioner|director) of the ")
# what may follow a role that a verb gives
_GOES_ON: Final = (
    *(f" {w} " for w in "on in at from since until for after last this when to by before".split()),
)
_MOST_NOUNS: Final = 3
_APPOSED: Final = re.compile(r",(?! who )")
_OWNED: Final = ("'s ", "’s ", "' ", "’ ", " ")  # between a body and its role


_HELD_IN: Final = frozenset((" in ", " from ", " during ", " between ", " until "))
_LISTED: Final = frozenset(";)")
_WITHIN: Final = max(map(len, _HELD_IN)) + 1


class _Found(Struct):
    """A title on its way to a claim."""

    person: Mention
    role: str
    organization: str | None
    start: int
    end: int


def extract(reading: Reading) -> Iterator[Claim]:
    """person.title claims, one for each different title an article gives a person."""
    told: dict[str, list[set[str]]] = {}
    finder = _Finder(reading)
    every = list(finder.find())
    every += finder.counterparts(every)
    for found in _joined(sorted(every, key=lambda title: (title.start, title.end))):
        subject = reading.subject_of(found.person)
        words = set(f"{found.role} {found.organization or ''}".lower().split())
        if any(words <= before for before in told.get(subject, ())):
            continue
        told.setdefault(subject, []).append(words)
        value = Title(found.role, found.organization)
        claim = reading.claim("person.title", subject, value, found.start, found.end)
        held = _held(reading, found)
        yield claim if held is None else replace(claim, as_of=held)


def _held(reading: Reading, found: _Found) -> Date | None:
    """The earlier year or day that the sentence opens with ("In 1972 FBI director Jane Roe") or
    that stands right after the title ("director of the FBI in 1972"); None for the article's own
    time."""
    sentence = reading.sentence_at(found.start)
    if sentence is None:
        return None
    published = reading.document.published
    now = published.date.start if published is not None and published.date is not None else None
    for time in reading.times_in(sentence.start, found.end + _WITHIN):
        opens = time.end <= found.start and time.start - sentence.start <= len("On the ")
        after = reading.text[found.end : time.start] if time.start >= found.end else ""
        year = time.timex[:4]
        dated = time.date is not None and time.type == "DATE" and year.isdigit()
        # one of a list of holders: "Colonel Jane Roe, 10 April 1943; ..."
        listed = after in (", ", " (") and reading.text[time.end : time.end + 1] in _LISTED
        told = opens or listed or after in _HELD_IN
        if dated and told and (now is None or year < now[:4]):
            return time.date
    return None


def _joined(found: list[_Found]) -> list[_Found]:
    """ "Ambassador Vinay Kwatra, Indian Ambassador to the US" is one title around one name."""
    out: list[_Found] = []
    for title in found:
        last = out[-1] if out else None
        if last and last.person.start == title.person.start and not last.organization:
            near = last.end <= title.start + len(title.person.text) + 8
            if near and set(last.role.lower().split()) <= set(title.role.lower().split()):
                title.start = min(last.start, title.start)
                out.pop()
        out.append(title)
    return out


class _Finder:
    """Tries every role of an article against the names around it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.tokens = reading.tokens
        mentions = reading.document.mentions
        self.by_start = {m.start: m for m in mentions}
        self.by_end = {m.end: m for m in mentions}

    def find(self) -> Iterator[_Found]:
        """Titles in order of their role."""
        if not any(m.kind == "person" for m in self.reading.document.mentions):
            return
        for role in roles.find(self.tokens):
            role = self._outside_names(role)
            start = self.tokens.starts[role.first]
            if self.reading.mention_at(start) is None and self.reading.claimable(start):
                found = self._read(role)
                if found is not None:
                    yield found
        for person, name, start, end in occupations.find(self.reading):
            yield _Found(person, name, None, start, end)
        for person, name, body in headings.find(self.reading):
            yield _Found(person, name, self._name(body), person.start, body.end)

    def _outside_names(self, role: Role) -> Role:
        """Modifiers that end a name are no part of the role ("Department of Labor Deputy ...")."""
        first = role.first
        while first < role.last - 1 and self.reading.mention_at(self.tokens.starts[first]):
            first += 1
        return Role(first, role.last) if first != role.first else role

    def _read(self, role: Role) -> _Found | None:
        """The title that ``role`` makes with a person before or after it."""
        end = self.tokens.ends[role.last - 1]
        start, organization = self._body_before(role.first)
        person = self._person_at(end)
        first = role.first
        if organization is None:
            first = self._widened(first)
            if first == role.first:
                first = self._with_nouns(first, named=person is not None)
        if first != role.first:
            start, organization = self._body_before(first)
        if organization is None:
            start, organization = self._unnamed_body(first, role.last, named=person is not None)
        elif self.text[start - 4 : start] in ("Its ", "its "):  # "its Lagos chairman"
            whole = owners.of_its(self.reading, start)
            start = self.tokens.starts[first] if whole else start
            organization = whole or organization
        name = roles.display(self.text[self.tokens.starts[first] : end].split())
        if organization and start < self.tokens.starts[first]:
            start, standing = self._standing(start)
            name = f"{standing} {name}".strip()
        if person is not None:
            stop = self._name_end(person)
            body = self._body_after(stop) if organization is None else None
            if body is not None:
                return _Found(person, name, self._name(body), start, body.end)
            return _Found(person, name, organization, start, stop)
        complement = self._complement(end)
        if complement is None:
            return self._around(name, organization, start, end)
        name = f"{name} {roles.display(complement.role.split())}".strip()
        organization = complement.organization or organization
        return self._around(name, organization, start, complement.end, governs=True)

    def _around(
        self, name: str, organization: str | None, start: int, stop: int, *, governs: bool = False
    ) -> _Found | None:
        """The title from ``start`` to ``stop`` with the person after, before or after a comma."""
        person = self._person_at(stop)
        if person is not None:
            return _Found(person, name, organization, start, self._name_end(person))
        person, begin = self._person_before(start)
        if person is not None and (governs or organization or self._closes(stop, told=person.end)):
            return _Found(person, name, organization, begin, stop)
        person = self._person_after_comma(stop)
        if person is not None and (organization or self._determined(start)):
            return _Found(person, name, organization, start, self._name_end(person))
        return None

    # ------------------------------------------------------------ before the role

    def _body_before(self, first: int) -> tuple[int, str | None]:
        """Start of the title and the body, when a name of one stands right before the role."""
        start = self.tokens.starts[first]
        line = self.text[max(0, start - 3) : start]
        for gap in _OWNED:
            if line.endswith(gap):
                mention = self.by_end.get(start - len(gap))
                if mention is not None:
                    if mention.kind == "person":
                        return start, None
                    return self._with_parent(mention), self._name(mention)
        if first:
            country = _adjectives().get(self.text[self.tokens.starts[first - 1] : start].strip())
            if country and self.text[start - 1] == " ":
                return self.tokens.starts[first - 1], country
        return start, None

    def _standing(self, start: int) -> tuple[int, str]:
        """Where "interim" and "former" before the body begin, and the words: they are the role's.

        "the former FBI director Jane Roe" was director, not of a former FBI.
        """
        last = first = self.tokens.at(start)
        standing = roles.standing()
        while first and self.tokens.lower[first - 1] in standing:
            if self.text[self.tokens.ends[first - 1] : self.tokens.starts[first]] != " ":
                break
            first -= 1
        if first == last:
            return start, ""
        return self.tokens.starts[first], roles.display(self.tokens.words[first:last])

    def _unnamed_body(self, first: int, last: int, *, named: bool) -> tuple[int, str | None]:
        """Start of the title and the body, where no name of one stands beside the role alone."""
        start = self.tokens.starts[first]
        if (whole := owners.bracketed(self.reading, start)) is not None:
            return whole[0], self._name(whole[1])
        spoken = self.tokens.words[max(0, first - 1) : last]
        for at in range(2):
            if len(spoken) - at > 1 and (body := owners.by_noun(self.reading, spoken[at:], start)):
                return start, body
        body = owners.of_its(self.reading, start) or owners.of_possessor(self.reading, start)
        if body is not None:
            return start, body
        if named and (unlisted := owners.unlisted(self.reading, start)) is not None:
            return unlisted
        return start, None

    def _with_nouns(self, first: int, *, named: bool) -> int:
        """Lower-case nouns before a role are its own between a name or an article and the role:
        "the bomb disposal chief", "Lumena distribution chief"."""
        words = self.tokens.words
        if not words[first][0].islower():
            return first
        at = first
        while at > max(0, first - _MOST_NOUNS) and self._is_plain_noun(at - 1, at):
            at -= 1
        if at and named and self._starts_as_noun(at - 1, at):
            return at - 1
        if at == first:
            return first
        start = self.tokens.starts[at]
        bounded = (
            self._determined(start)
            or self.by_end.get(start - 1) is not None
            or (named and owners.unlisted(self.reading, start) is not None)
            or all(complements.is_matter(word) for word in words[at:first])
        )
        if not bounded:
            return first
        return at + 1 if complements.is_body_noun(words[at]) else at

    def _is_plain_noun(self, index: int, following: int) -> bool:
        word = self.tokens.words[index]
        return (
            self.tokens.ends[index] + 1 == self.tokens.starts[following]
            and self.text[self.tokens.ends[index]] == " "
            and word.islower()
            and word.isalpha()
            and complements.may_be_noun(word)
            and self.reading.mention_at(self.tokens.starts[index]) is None
        )

    def _starts_as_noun(self, index: int, following: int) -> bool:
        """An ordinary noun that begins the sentence: "Mission director Jane Roe said"."""
        word = self.tokens.words[index]
        return (
            self.tokens.ends[index] + 1 == self.tokens.starts[following]
            and word[0].isupper()
            and self._begins_sentence(index)
            and word.lower() in lexicon.words("common_words")
            and word.lower() not in owners.COMPANY
            and complements.may_be_noun(word.lower())
            and self.reading.mention_at(self.tokens.starts[index]) is None
        )

    def _with_parent(self, mention: Mention) -> int:
        """ "White House Office of X": the title begins with the body above."""
        above = self.by_end.get(mention.start - 1)
        if (
            above is not None
            and above.kind == "organization"
            and self.text[mention.start - 1] == " "
        ):
            return above.start
        return mention.start

    def _widened(self, first: int) -> int:
        """Capitalised words before a role may be its own ("Water Resources Minister")."""
        if self.tokens.words[first][0].islower():
            return first
        while first and self._is_plain_capital(first - 1):
            if self.tokens.ends[first - 1] + 1 != self.tokens.starts[first]:
                break
            first -= 1
        return first

    def _is_plain_capital(self, index: int) -> bool:
        word = self.tokens.words[index]
        return (
            word[0].isupper()
            and word.lower() in lexicon.words("common_words")
            and self.reading.mention_at(self.tokens.starts[index]) is None
            and (not self._begins_sentence(index) or complements.may_be_noun(word.lower()))
        )

    def _begins_sentence(self, index: int) -> bool:
        sentence = self.reading.sentence_at(self.tokens.starts[index])
        return sentence is None or sentence.start >= self.tokens.starts[index] - 1

    def _determined(self, start: int) -> bool:
        """Whether "the", "its" or a possessor stands before the title."""
        before = self.text[max(0, start - 12) : start].split()
        return bool(before) and (
            before[-1].lower() in _DETERMINERS or before[-1].endswith(("'s", "’s"))
        )

    def _person_before(self, start: int) -> tuple[Mention | None, int]:
        """The person to whom a title that begins at ``start`` stands in apposition or is said, and
        where the words that tell it begin: at the name, or at the pronoun for it."""
        begin = start
        words = self.text[max(0, start - 24) : start].split(" ")
        if len(words) > 1 and words[-2].lower() in _DETERMINERS and not words[-1]:
            begin -= len(words[-2]) + 1
        if self.text[begin - 2 : begin] == ", ":
            return _at_name(self._ending_at(begin - 2))
        appointed = self._ending_at(begin - (4 if self.text[begin - 4 : begin] == " as " else 1))
        if appointed and appointments.is_told(self.text, appointed.start):
            return _at_name(appointed)
        said = _COPULA.search(self.text, max(0, begin - 60), begin)
        if said is None:
            return None, start
        named = self._ending_at(said.start())
        if named is not None:
            return _at_name(named)
        at = self.text.rfind(" ", 0, said.start()) + 1
        return appointments.pronoun(self.reading, said.start()), at

    def _ending_at(self, offset: int) -> Mention | None:
        mention = self.by_end.get(offset)
        if mention is None:
            line = self.text[max(0, offset - 14) : offset + 1]
            for match in _BETWEEN_AGE.finditer(line):
                if match.end() == min(14, offset):
                    mention = self.by_end.get(max(0, offset - 14) + match.start())
        if mention is None:
            honorific = self.text[max(0, offset - 6) : offset].split(" ")[-1]
            if honorific.rstrip(".") in _after_name():
                mention = self.by_end.get(offset - len(honorific) - 1)
        return mention if mention is not None and mention.kind == "person" else None

    # ------------------------------------------------------------ after the role

    def _person_at(self, offset: int) -> Mention | None:
        """The person named right after ``offset``, honorifics apart."""
        at = offset
        if self.text[offset : offset + 2] == ". ":  # a full stop, but for "Gen. Jane Roe"
            if not roles.is_rank(self.text[max(0, offset - 12) : offset].split()[-1]):
                return None
            at += 1
        style = False  # "the Right", which an honorific must follow
        if retired := _RETIRED.match(self.text, at):
            at = retired.end()
        while self.text[at : at + 1] == " ":
            mention = self.by_start.get(at + 1)
            if mention is not None:
                return mention if mention.kind == "person" and not style else None
            stop = self.text.find(" ", at + 1, at + 16)
            word = self.text[at + 1 : stop] if stop > 0 else ""
            style = word in _STYLES
            if not style and word.rstrip(".") not in _before_name() and not roles.is_style(word):
                return None
            at = stop
        return None

    def _body_after(self, stop: int) -> Mention | None:
        """The body after the name: "Inspector Mark Hale, of Greater Manchester Police,"."""
        of = _OF.match(self.text, stop)
        body = self.by_start.get(of.end()) if of else None
        if body is None or body.kind != "organization" or owners.is_party(body.text):
            return None
        return None if self.text[body.end : body.end + 1] in ("'", "’") else body

    def _person_after_comma(self, offset: int) -> Mention | None:
        acronym = _ACRONYM.match(self.text, offset)
        at = acronym.end() if acronym else offset
        if self.text[at : at + 2] != ", ":
            return None
        person = self._person_at(at + 1)
        if person is None:  # "her coach, grandmaster Jane Roe"
            index = self.tokens.at(at + 2)
            trade = index < len(self.tokens.words) and self.tokens.words[index]
            if trade in lexicon.words("occupations"):
                person = self._person_at(self.tokens.ends[index])
        return person

    def _name_end(self, person: Mention) -> int:
        stop = person.end
        word = self.text[stop + 1 : stop + 8].split(" ")[0].rstrip(".,")
        return (
            stop + 1 + len(word)
            if self.text[stop : stop + 1] == " " and word in _after_name()
            else stop
        )

    def _closes(self, end: int, *, told: int) -> bool:
        """Whether the role ends at ``end``; one that a verb after the name (which ends at ``told``)
        gives may be followed by when, where and by whom."""
        if self.text[end : end + 1] in (",", ".", ";", ")", "", "\n"):
            return True
        said = not _APPOSED.match(self.text, told)
        return self.text.startswith((" and ", *(_GOES_ON if said else ())), end)

    def counterparts(self, found: list[_Found]) -> list[_Found]:
        """ "Foreign Minister Jan Novak met his Finnish counterpart Aino Laine": both hold the
        office that the sentence names first."""
        out: list[_Found] = []
        for index in self.tokens.among(("counterpart",)):
            start, end = self.tokens.starts[index], self.tokens.ends[index]
            sentence = self.reading.sentence_at(start)
            _, country = self._body_before(index)
            person = self._person_at(end) or self._person_after_comma(end)
            if person is None or country is None or sentence is None:
                continue
            first = [f for f in found if sentence.start <= f.start < start and f.end <= start]
            if first and self.reading.claimable(start):
                out.append(_Found(person, first[-1].role, country, start, self._name_end(person)))
        return out

    def _complement(self, end: int) -> Complement | None:
        """The body, country or matter after "of", "for", "to", "at"; None where there is none."""
        match = _PREPOSITION.match(self.text, end) or self._on_matter(end)
        if match is None:
            return None
        preposition, at = match.group(1), match.end()
        possessor = _POSSESSOR.match(self.text, at)
        if possessor and self.by_start.get(possessor.end()) is not None:
            at = possessor.end()
        mention = self.by_start.get(at)
        held = complements.owned(self.reading, mention, self._name(mention)) if mention else None
        if preposition == "to" or (preposition == "for" and mention and mention.kind == "place"):
            if mention is None or mention.kind == "person" or held:
                return None
            article = "the " if self.text[at - 4 : at].lower() == "the " else ""
            return Complement(mention.end, role=f"{preposition} {article}{self._name(mention)}")
        if held is not None:
            return held
        if self.text[at : at + 1].islower() and preposition != "with":
            return complements.plain(self.reading, preposition, at)
        return self._capitalised(preposition, mention, at)

    def _on_matter(self, end: int) -> re.Match[str] | None:
        """ "Special Adviser on Sports", but no day."""
        if _ADVISES.search(self.text, max(0, end - 16), end) is None:
            return None
        match = _ON.match(self.text, end)
        return match if match and self.reading.time_at(match.end()) is None else None

    def _capitalised(self, preposition: str, mention: Mention | None, at: int) -> Complement | None:
        """What the capitalised words at ``at`` are: a name, a body or the office's matter."""
        run = _CAPITAL_RUN.match(self.text, at)
        if mention is not None and mention.kind != "person":
            # "Office of President Trump's Drug Czar" goes on after the name in it
            owns = self.text[mention.end : mention.end + 3] in ("'s ", "’s ")
            if not owns or run is None or run.end() <= mention.end:
                return Complement(mention.end, organization=self._name(mention))
        return None if run is None else self._matter(preposition, run.group(), at)

    def _matter(self, preposition: str, run: str, at: int) -> Complement | None:
        """Capitalised words that are no mention: a body by its noun, else the office's matter."""
        stop = at + len(run)
        for mention in self.reading.mentions_in(at, stop):
            if mention.kind == "person" and "'s" not in run and "’s" not in run:
                stop = mention.start - 1
                break
        run = self.text[at:stop].rstrip()
        if not run:
            return None
        nouns = lexicon.words("body_nouns")
        spaced = run.split(" ")
        told = self.text[at - 4 : at] == "the " and not _MINISTERIAL.search(
            self.text, max(0, at - 40), at
        )
        told = told or "'s " in run or "’s " in run
        if told and len(spaced) == 1 and complements.is_body_noun(run.lower()):
            named = complements.known_as(self.reading, [run.lower()], at)
            return Complement(at + len(run), organization=named)
        if spaced[0] in nouns or spaced[-1] in nouns or told:
            return Complement(at + len(run), organization=run)
        return Complement(at + len(run), role=f"{preposition} {run}")

    def _name(self, mention: Mention) -> str:
        name = self.reading.name_of(mention)
        return plain_names().get(name, name)


def _at_name(person: Mention | None) -> tuple[Mention | None, int]:
    return person, person.start if person is not None else 0


@cache
def _before_name() -> frozenset[str]:
    rows = lexicon.rows("honorifics")
    return frozenset(word.rstrip(".") for word, sort in rows if sort == "before")


@cache
def _after_name() -> frozenset[str]:
    rows = lexicon.rows("honorifics")
    return frozenset(word.rstrip(".") for word, sort in rows if sort == "after")


@cache
def _adjectives() -> Mapping[str, str]:
    """Adjectives of countries to the country ("Indian": "India")."""
    out: dict[str, str] = {}
    for name, _, adjectives, *_ in lexicon.rows("countries"):
        for adjective in filter(None, adjectives.split("|")):
            out.setdefault(adjective, name)
    return out
