"""Cut runs of capitalised words into drafts of names.

A run is a stretch of capitalised words with nothing but spaces and small words of names between
them. Inside a run titles, function words and unfit connectors are cuts; what lies between two
cuts is a draft.
"""

from __future__ import annotations

from typing import Final

from factcheck.annotate.names import lists, numbered, offices, sorts, words
from factcheck.annotate.names.drafts import GOOD, SURE, UNKNOWN, Draft, Sort
from factcheck.annotate.names.titling import BEGINS, Titling
from factcheck.annotate.names.tokens import AND, COMMA, FOR, JOIN, OF, PARTICLE, POSSESSIVE, Token
from factcheck.annotate.names.words import (
    AFTER,
    BODY,
    COMMON,
    COUNTRY,
    DEMONYM,
    FUNCTION,
    GIVEN,
    HONORIFIC,
    KNOWN_BODY,
    LEAD_BODY,
    MODIFIER,
    NAMELIKE,
    NOUN,
    PERSONAL,
    PHRASE,
    PLACE,
    POST,
    RANK,
    RANKING,
    SURNAME,
    THING,
    TITLE_PHRASE,
    UNIT,
    WEAK_GIVEN,
    WEAK_SURNAME,
)

_ORDINARY: Final = COMMON | MODIFIER
_SPECIAL: Final = PHRASE | BEGINS | FUNCTION | AFTER | RANKING  # a word that may be no name
_NEVER_LAST: Final = frozenset(
    "The A An I He She It We They This That These Those My Our His Her And Or But If In On At Of To"
    " For By As Is Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March"
    " September October November December".split()
)

# "Justices Jane Roe and Ray Moss"
_PLURAL_TITLES: Final = frozenset(
    "Justices Judges Senators Congressmen Presidents Professors Generals Ministers Drs Sens Reps"
    " Govs Profs Bishops Princes Kings Sirs Messrs Officers Detectives".split()
)
_CIRCUITS: Final = frozenset(("Circuit", "District"))  # "Appeals for the Third Circuit"
_COUNTRYMEN: Final = frozenset(
    "Englishman Irishman Welshman Scotsman Frenchman Dutchman Englishwoman Irishwoman Welshwoman"
    " Scotswoman Frenchwoman Dutchwoman".split()
)


def _is_plain(before: Token, after: Token) -> bool:
    """ "Fighters of Hamas", "Much of Chile" where a sentence begins: an ordinary word."""
    if before.flags & NOUN and not before.word.endswith("s"):
        return False
    return bool(before.flags & COMMON and after.flags & (KNOWN_BODY | PLACE | DEMONYM))


class Cutter:
    """Cuts the tokens of one region."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.titling = Titling(text, tokens)
        self.found: list[Draft] = []

    def cut(self) -> list[Draft]:
        """All drafts, in order."""
        tokens = self.tokens
        at, count = 0, len(tokens)
        while at < count:
            end = at + 1
            while end < count:
                gap = tokens[end].gap
                if gap > COMMA or (gap >= POSSESSIVE and not self._joins(at, end)):
                    break
                end += 1
            token = tokens[at]
            if token.word[1:2] == "-" and end == at + 1:
                self._ballot(token)
            elif end > at + 1 or token.flags & _SPECIAL or (token.initial and token.flags & COMMON):
                end = max(end, self._run(at, end))
            else:
                self._add(at, end, *sorts.single(token))
            at = end
        return self.found

    def _ballot(self, token: Token) -> None:
        """ "R-Ohio", "D-Texas": the state of one who was elected; else no name ("U-boat")."""
        state = token.word[2:]
        whole = self.text[token.end : token.end + 1] != "."  # "D-Mich." is cut short
        if whole and token.word[0] in "RDI" and words.flags().get(state, 0) & PLACE:
            self.found.append(Draft(token.start + 2, state, "place", SURE))
        else:
            self.found.append(Draft(token.start, token.word, "thing", SURE))

    def _joins(self, at: int, index: int) -> bool:
        """Whether "'s" or a comma before ``index`` lies inside a name, and sees to its gap."""
        if self.tokens[index].gap == POSSESSIVE:
            if not lists.owns(self.tokens, index):
                return False
            self.tokens[index].gap = JOIN
        elif lists.enumerates(self.tokens, at, index):
            self.tokens[index].gap = AND
        return self.tokens[index].gap < POSSESSIVE

    # ------------------------------------------------------------ a run

    def _run(self, at: int, end: int) -> int:
        """Walk one run: listed phrases, titles, words to pass over, and names.

        Returns where it ends: a listed phrase ("Washington, D.C.") may reach over a gap.
        """
        titled = False
        while at < end:
            flags = self.tokens[at].flags
            if flags & PHRASE and (last := self._phrase(at, end, titled=titled)):
                at, titled = last, False
            elif flags & BEGINS and (last := self.titling.after(at, end)):
                at, titled = self._title(at, last, end)
            elif flags & RANKING and (last := offices.wide_title(self.tokens, at, end)):
                at, titled = last, True
            elif self._is_passed(at, end):
                at, titled = at + 1, False
            elif not titled and self._leads(at, end):
                at += 1
            else:
                last = self._extend(at, end, titled=titled)
                if not titled:
                    at = self._seat(at, last, end)
                self._name(at, last, titled=titled)
                at, titled = last, False
        return at

    def _title(self, at: int, last: int, end: int) -> tuple[int, bool]:
        """Where the title at ``at`` ends, with what it is about, and whether a name follows.

        "President of France": the title reaches no name over a connector.
        """
        tokens = self.tokens
        if last < end and tokens[last].gap == JOIN:
            return last, True
        if last == at + 1 and tokens[at].flags & (SURNAME | WEAK_SURNAME):
            self._add(at, last, "", UNKNOWN)
        if stop := offices.matter_end(tokens, last, end):
            self._matter(last, stop)
            return stop, True
        if stop := offices.whole_matter(self.text, tokens, last, end):
            self._matter(last, stop)
            return stop, False
        return last, False

    def _phrase(self, at: int, end: int, *, titled: bool) -> int:
        """Index after the listed phrase at ``at``, alone or in a longer name; 0 for none."""
        tokens = self.tokens
        stop, kind = words.phrase_at(self.text, tokens[at].start, tokens[at].word)
        if not stop:
            return 0
        last = at + 1
        while last < len(tokens) and tokens[last].start < stop:
            last += 1
        if last < end and tokens[last].gap in (JOIN, OF, FOR):
            longer = self._extend(at, end, titled=False)
            # "White House Office of X" is a body and the body under it
            under = kind == "organization" and tokens[last].flags & UNIT and longer > last + 1
            if kind == "place" and self._under(at, longer, end) == last:
                under, kind = True, "organization"
            if not under and longer > last and self._headed(last, longer):
                self._name(at, longer, titled=titled)
                return longer
        sorts_of: dict[str, Sort] = {"place": "place", "organization": "organization"}
        self._add(at, last, sorts_of.get(kind, "demonym"), SURE)
        draft = self.found[-1]
        if stop > draft.end:  # "Washington D.C."
            draft.end, draft.text = stop, self.text[draft.start : stop]
        return last

    def _headed(self, at: int, last: int) -> bool:
        return any(token.flags & NOUN for token in self.tokens[at:last])

    def _is_passed(self, at: int, end: int) -> bool:
        """Whether the word at ``at`` is neither a name nor a part of one."""
        flags = self.tokens[at].flags
        if flags & FUNCTION and self._passes(at, end):
            return True
        if self.tokens[at].word in _PLURAL_TITLES:
            return (
                at + 1 < end and self.tokens[at + 1].gap == JOIN and not self._headed(at + 1, end)
            )
        return bool(flags & RANKING) and offices.is_apart(self.text, self.tokens, at, end)

    def _passes(self, at: int, end: int) -> bool:
        """Whether a function word is passed over; not in "US", "Will Young", "Mine Safety"."""
        token = self.tokens[at]
        if token.flags & COMMON and not token.initial:
            return False
        if token.flags & (PLACE | KNOWN_BODY):
            return not token.word.isupper() or len(token.word) == 1
        if not token.flags & (GIVEN | WEAK_GIVEN) or token.initial:
            return True
        return at + 1 >= end or self.tokens[at + 1].gap != JOIN

    def _leads(self, at: int, end: int) -> bool:
        """Whether a word merely stands next to a name ("Asked John Smith", "Narendra Modi Ji")."""
        token = self.tokens[at]
        if token.flags & AFTER and self.found and self.found[-1].end == token.start - 1:
            return True
        if not token.initial or not token.flags & COMMON:
            plain = token.initial and not token.flags
            return plain and (self._is_inflected(at, end) or self._before_people(at, end))
        if at + 1 >= end:
            return not token.flags & (PLACE | KNOWN_BODY | GIVEN)
        following = self.tokens[at + 1]
        if following.gap != JOIN:
            return not token.flags & NOUN
        if token.flags & PERSONAL or not following.flags & (GIVEN | RANK | HONORIFIC | DEMONYM):
            return False
        return not self._headed(at + 1, end)

    def _before_people(self, at: int, end: int) -> bool:
        """ "Unseeded Ukrainian Olena Roe": an unknown word before a people and a given name."""
        if at + 2 >= end:
            return False
        people, given = self.tokens[at + 1], self.tokens[at + 2]
        if people.gap != JOIN or given.gap != JOIN:
            return False
        return bool(people.flags & DEMONYM and given.flags & GIVEN) and not people.flags & PERSONAL

    def _is_inflected(self, at: int, end: int) -> bool:
        """ "Joining Acme", "Apparently Roe": a form of an ordinary word, unlisted itself."""
        if at + 1 >= end or self.tokens[at + 1].gap != JOIN:
            return False
        word, following = self.tokens[at].word, self.tokens[at + 1].flags
        named = following & (PLACE | KNOWN_BODY | GIVEN) and word.endswith("ing")
        return bool(named) or words.is_inflected(word)

    def _matter(self, at: int, last: int) -> None:
        """What an office is about: the name of a body, or no name."""
        sort, strength = sorts.judge(self.text, self.tokens[at:last])
        body = sort == "organization" and strength == SURE
        self._add(at, last, "organization" if body else "thing", SURE)

    def _seat(self, at: int, last: int, end: int) -> int:
        """ "Elysee Office of Trade Director Roe": the seat is a body, the office another."""
        under = self._under(at, last, end)
        if under > at:
            self._add(at, under, "organization", SURE)
        return under

    def _under(self, at: int, last: int, end: int) -> int:
        """Where the office begins under a seat, before a role; ``at`` where there is no seat."""
        if last >= end or self.tokens[last].gap != JOIN or not self.titling.begins(last, end):
            return at
        return offices.under_seat(self.tokens, at, last)

    # ------------------------------------------------------------ extent

    def _extend(self, at: int, end: int, *, titled: bool) -> int:
        """Index after the last word of the name that begins at ``at``."""
        index = at + 1
        while index < end:
            token = self.tokens[index]
            if token.gap != JOIN:
                if last := self._office_of(index, end):
                    index = last
                    continue
                within = self._connects(at, index, end, titled=titled)
            elif token.flags:
                within = not self._ends_before(at, index, end, titled=titled)
            else:
                within = not self._complete(at, index, end)
            if not within:
                break
            index += 1
        return index

    def _ends_before(self, at: int, index: int, end: int, *, titled: bool) -> bool:
        """Whether the word at ``index``, after a space, is no part of the name."""
        flags = self.tokens[index].flags
        if flags & FUNCTION and not self._is_surname(index):
            return True
        if flags & AFTER and titled:
            return True
        if flags & (MODIFIER | TITLE_PHRASE) and offices.keeps_matter(self.tokens, at, index):
            return not self.titling.begins(index + 1, end)
        if self._is_middle_name(at, index, end):
            return False
        return self.titling.begins(index, end) or self._complete(at, index, end)

    def _is_middle_name(self, at: int, index: int, end: int) -> bool:
        """ "James Earl Jones": an office's word that is a name too, between a given name and one
        more word, the last."""
        tokens = self.tokens
        if not tokens[index].flags & PERSONAL or not tokens[at].flags & (GIVEN | WEAK_GIVEN):
            return False
        last = index + 1
        if tokens[at].flags & (PLACE | NOUN) or last >= end or tokens[last].gap != JOIN:
            return False
        if tokens[last].flags & ~NAMELIKE:
            return False
        return last + 1 >= end or tokens[last + 1].gap != JOIN

    def _is_surname(self, index: int) -> bool:
        """A function word that ends a name ("Theresa May", "Peter Were")."""
        before = self.tokens[index - 1].flags
        if self.tokens[index].word in _NEVER_LAST:
            return False
        if before & (FUNCTION | NOUN | COMMON) & ~PERSONAL:
            return False
        return not before or bool(before & PERSONAL)

    def _complete(self, at: int, index: int, end: int) -> bool:
        """Whether a person's name begins at ``index``: after a body, country or office."""
        tokens = self.tokens
        token, before = tokens[index], tokens[index - 1]
        if token.flags & (_ORDINARY | NOUN) or index + 1 >= end or tokens[index + 1].gap != JOIN:
            return False
        given = bool(token.flags & GIVEN)
        told = given and index - at == 1 and before.flags & DEMONYM and not token.flags & PLACE
        if tokens[index + 1].flags & (NOUN if told else COMMON | NOUN) & ~PERSONAL:
            return False
        if at and tokens[at].gap in (OF, FOR) and tokens[at - 1].flags & (POST | MODIFIER):
            # "Director General of the Kenyan Coast Guard Xola Yirga"
            body = before.flags & BODY and not before.flags & (GIVEN | SURNAME) and index - at > 1
            unlisted = body and not token.flags and not tokens[index + 1].flags
            return given or unlisted or all(t.flags & _ORDINARY for t in tokens[at:index])
        if not given:
            return before.word in _COUNTRYMEN
        if index - at == 1:
            acronym = before.word.isupper() and len(before.word) > 1
            apart = before.flags & (COUNTRY | KNOWN_BODY | DEMONYM) and not before.flags & PERSONAL
            return acronym or bool(apart)
        return bool(before.flags & (BODY | KNOWN_BODY | COUNTRY)) and not before.flags & PERSONAL

    # ------------------------------------------------------------ connectors

    def _connects(self, at: int, index: int, end: int, *, titled: bool) -> bool:
        """Whether "of", "for", "and", "de" before ``index`` lies inside the name."""
        after = self.tokens[index]
        if after.flags & FUNCTION and not after.flags & PLACE:
            circuit = index + 1 < end and self.tokens[index + 1].word in _CIRCUITS
            return bool(circuit) and self._headed(at, index)
        if after.gap == PARTICLE:
            return True
        title = after.flags & (POST | RANK | TITLE_PHRASE)
        if title and after.flags & MODIFIER:
            title = self.titling.is_phrase(index, end)
        if titled or (title and self.titling.after(index, end)):
            return False
        if after.gap == AND:
            return self._pairs(at, index, end)
        return self._governs(at, index)

    def _office_of(self, index: int, end: int) -> int:
        """Index after the title in "Office of the Prime Minister"; 0 where a name follows it."""
        before, after = self.tokens[index - 1], self.tokens[index]
        if after.gap != OF or not before.flags & UNIT or not after.flags & BEGINS:
            return 0
        if after.flags & MODIFIER and not self.titling.is_phrase(index, end):
            return 0
        last = self.titling.after(index, end)
        return 0 if last < end and self.tokens[last].gap in (JOIN, AND) else last

    def _governs(self, at: int, index: int) -> bool:
        """ "Bank of England", "Centre for Rail Safety", but not "Roe of Acme"."""
        before, after = self.tokens[index - 1], self.tokens[index]
        if before.flags & GIVEN or lists.stands_whole(self.text, self.tokens, at, index):
            return False
        if after.gap == OF:
            if index == at + 1 and before.initial and _is_plain(before, after):
                return False
            return bool(before.flags & (NOUN | COMMON)) or before.word in ("States", "Isle")
        if after.gap != FOR or not before.flags & (BODY | THING | COMMON):
            return False
        if after.flags & LEAD_BODY:  # "League for FC Basel"
            return False
        matter = after.flags & (_ORDINARY | BODY | THING | DEMONYM) or offices.is_matter(after)
        if not after.flags and index + 1 < len(self.tokens):  # "on Antimicrobial Resistance"
            following = self.tokens[index + 1]
            plain = following.flags & COMMON and not following.flags & PERSONAL
            matter = plain if following.gap == JOIN else 0
        return bool(matter) and self._headed(at, index)

    def _pairs(self, at: int, index: int, end: int) -> bool:
        """ "Health and Human Services", "Food and Drug Administration", "Marks & Spencer"."""
        tokens = self.tokens
        before, after = tokens[index - 1], tokens[index]
        between = self.text[before.end : after.start]
        if "&" in between:
            return not lists.are_people(tokens, at, index, end)
        ordinary = before.flags & _ORDINARY and not before.flags & (PLACE | KNOWN_BODY)
        if not ordinary or lists.stand_apart(tokens, at, index, definite=between == " and the "):
            return False
        last = index + 1
        while last < end and tokens[last].gap == JOIN:
            last += 1
        governed = any(token.gap in (OF, FOR) for token in tokens[at:index])
        if (
            index - at > 1
            and not governed
            and before.flags & BODY
            and lists.is_headed(tokens, index)
        ):
            return False  # "Mercy Hospital and King's College"
        if governed and after.flags & (_ORDINARY | NOUN):
            apart = tokens[last - 1].flags & BODY and last > index + 1
            return not apart or bool(after.flags & COMMON)
        if not after.flags & _ORDINARY:
            return False
        whole = any(t.flags & BODY and not t.flags & COMMON for t in tokens[at:index])
        return not whole and self._headed(index, last)

    # ------------------------------------------------------------ drafts

    def _name(self, at: int, last: int, *, titled: bool) -> None:
        while last > at and self.tokens[last - 1].flags & AFTER and (titled or last - at > 1):
            last -= 1
        if last <= at:
            return
        matter = last - at > 1 and all(
            t.flags & _ORDINARY and not t.flags & PERSONAL for t in self.tokens[at:last]
        )
        if titled and not matter:
            self._add(at, last, "person", SURE)
        elif last == at + 1 and lists.shares_surname(self.tokens, at):
            self._add(at, last, "person", GOOD)
        else:
            self._add(at, last, *sorts.judge(self.text, self.tokens[at:last]))

    def _add(self, at: int, last: int, sort: Sort, strength: int) -> None:
        draft = Draft.over(self.text, self.tokens[at:last], sort, strength)
        if sort != "person":
            numbered.widen(self.text, draft)
        self.found.append(draft)
