"""Cut runs of capitalised words into names: titles set aside, bodies and places told by their nouns, people by theirs.

A run is a stretch of capitalised words with nothing but spaces and small words of names between them. Inside a run,
titles, function words and unfit connectors are cuts; what lies between two cuts is a candidate.
"""

from __future__ import annotations

from typing import Final, Literal

from factcheck.annotate.names import words
from factcheck.annotate.names.tokens import (
    AND,
    BREAK,
    COMMA,
    FOR,
    JOIN,
    OF,
    PARTICLE,
    POSSESSIVE,
    TO,
    Token,
)
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
    LEAD_PLACE,
    LEAD_THING,
    MODIFIER,
    NOUN,
    OCCUPATION,
    PAIR,
    PART,
    PHRASE,
    PLACE,
    PLACE_NOUN,
    POST,
    RANK,
    ROLE,
    SURNAME,
    THING,
    TITLE_PHRASE,
    WEAK_GIVEN,
    WEAK_SURNAME,
)

Sort = Literal["person", "organization", "place", "thing", "demonym", "pair", ""]

SURE, GOOD, WEAK, UNKNOWN = 3, 2, 1, 0
_PERSONAL: Final = GIVEN | WEAK_GIVEN | SURNAME | WEAK_SURNAME
_PLAIN: Final = COMMON | MODIFIER | NOUN | DEMONYM | PLACE | KNOWN_BODY | POST | FUNCTION


_DIRECTIONS: Final = frozenset(
    "Central North South East West Northern Southern Eastern Western Upper Lower Greater Inner Outer Mid Far".split()
)
_ROYAL: Final = frozenset("King Queen Prince Princess Duke Bishop".split())
_NEVER_LAST: Final = frozenset(
    "The A An I He She It We They This That These Those My Our His Her And Or But If In On At Of To For By As Is"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March September October November"
    " December".split()
)


class Candidate:
    """A stretch of text that may be a name: its sort as far as its own words tell, and how surely."""

    __slots__ = ("end", "first", "initial", "last", "lead", "sort", "start", "strength", "titled")

    def __init__(self, first: int, last: int, *, sort: Sort, strength: int) -> None:
        self.first = first  # token indices, half-open
        self.last = last
        self.sort: Sort = sort
        self.strength = strength
        self.titled = False
        self.initial = False
        self.start = 0
        self.end = 0
        self.lead = BREAK


class Cutter:
    """Cuts the tokens of one region."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.found: list[Candidate] = []

    def cut(self) -> list[Candidate]:
        """All candidates, in order."""
        at, count = 0, len(self.tokens)
        while at < count:
            end = at + 1
            while end < count and self.tokens[end].gap < POSSESSIVE:
                end += 1
            self._run(at, end)
            at = end
        return self.found

    # ------------------------------------------------------------ a run

    def _run(self, at: int, end: int) -> None:
        tokens = self.tokens
        titled = False
        while at < end:
            token = tokens[at]
            flags = token.flags
            if flags & PHRASE and (last := self._phrase(at, end, titled=titled)):
                at, titled = last, False
                continue
            if flags & (POST | RANK | TITLE_PHRASE | MODIFIER | HONORIFIC | OCCUPATION):
                after = self._title(at, end)
                if after:
                    # "President of France Emmanuel Macron": the title does not reach over a connector
                    titled = after < end and tokens[after].gap == JOIN
                    if after == at + 1 and not titled and flags & (SURNAME | WEAK_SURNAME):
                        self._add(at, after, sort="", strength=UNKNOWN)
                    at = after
                    continue
            if (
                flags & FUNCTION
                and (token.initial or not flags & COMMON)
                and not self._is_name_word(at, end)
            ):
                at, titled = at + 1, False
                continue
            if token.initial and flags & COMMON and not titled and self._is_lead(at, end):
                at += 1
                continue
            if flags & AFTER and at and self.found and self.found[-1].last == at:
                at += 1
                continue
            last = self._extend(at, end, titled=titled)
            self._candidate(at, last, titled=titled)
            at, titled = last, False

    def _phrase(self, at: int, end: int, *, titled: bool) -> int:
        """A listed phrase at ``at``: its candidate is taken, unless it begins a longer name. 0 where none is."""
        tokens = self.tokens
        stop, kind = words.phrase_at(self.text, tokens[at].start, tokens[at].word)
        if not stop:
            return 0
        last = at + 1
        while last < len(tokens) and tokens[last].start < stop:
            last += 1
        if last < end and tokens[last].gap in (JOIN, OF, FOR):
            longer = self._extend(at, end, titled=False)
            if kind == "organization" and tokens[last].flags & BODY and longer > last + 1:
                # "White House Office of X": a body and the body under it
                self._add(at, last, sort="organization", strength=SURE)
                return last
            if longer > last and self._headed(last, longer):
                self._candidate(at, longer, titled=titled)
                return longer
        sort: Sort = (
            "place" if kind == "place" else "organization" if kind == "organization" else "demonym"
        )
        self._add(at, min(last, len(tokens)), sort=sort, strength=SURE)
        self.found[-1].end = max(self.found[-1].end, stop)
        return last

    def _headed(self, at: int, last: int) -> bool:
        return any(self.tokens[i].flags & NOUN for i in range(at, last))

    def _is_name_word(self, at: int, end: int) -> bool:
        """A function word that begins a name here: "US", "Will Young"."""
        token = self.tokens[at]
        if token.flags & (PLACE | KNOWN_BODY):
            return token.word.isupper() and len(token.word) > 1
        begins = token.flags & (GIVEN | WEAK_GIVEN) and not token.initial
        return bool(begins) and at + 1 < end and self.tokens[at + 1].gap == JOIN

    def _is_lead(self, at: int, end: int) -> bool:
        """Whether the ordinary word that begins a sentence merely stands before a name ("Police Chief", "Asked John")."""
        if at + 1 >= end:
            return not self.tokens[at].flags & (PLACE | KNOWN_BODY | GIVEN)
        following = self.tokens[at + 1]
        if following.gap != JOIN:
            return not self.tokens[at].flags & NOUN
        if self.tokens[at].flags & _PERSONAL:
            return False
        return bool(following.flags & (GIVEN | RANK | HONORIFIC | DEMONYM)) and not self._headed(
            at + 1, end
        )

    # ------------------------------------------------------------ titles

    def _title(self, at: int, end: int) -> int:
        """Index after the title that begins at ``at`` where one does; 0 otherwise."""
        after = self._title_end(at, end)
        if not after:
            return 0
        tokens = self.tokens
        if after >= end or tokens[after].gap != JOIN:
            if after < end and tokens[after].gap in (OF, FOR, TO):
                return after
            return after if at == 0 or self._alone(at, after) else 0
        if tokens[after].flags & PART:
            return 0
        chain = after
        while (
            chain < end
            and tokens[chain].gap in (JOIN, PARTICLE)
            and not tokens[chain].flags & FUNCTION
        ):
            chain += 1
        follows = tokens[after].flags
        final = tokens[chain - 1].flags
        if final & (BODY | PLACE_NOUN) and tokens[after - 1].word in _ROYAL:
            return 0
        if chain - after > 1 and final & (BODY | PLACE_NOUN) and not final & _PERSONAL:
            return 0
        if follows & (GIVEN | SURNAME) and not follows & NOUN:
            return after
        if any(
            tokens[i].flags & NOUN and not tokens[i].flags & _PERSONAL for i in range(after, chain)
        ):
            return 0
        return after

    def _alone(self, at: int, after: int) -> bool:
        """A title that nothing follows stands alone, or after a name of a body or place."""
        if self.tokens[at].gap != JOIN:
            return True
        before = self.tokens[at - 1].flags
        return bool(before & (_PLAIN | RANK)) and not before & (GIVEN | SURNAME)

    def _title_end(self, at: int, end: int) -> int:
        """Index after modifiers and role words at ``at``; 0 where they make no title."""
        tokens = self.tokens
        index, honorific = at, 0
        while index < end and (index == at or tokens[index].gap == JOIN):
            flags = tokens[index].flags
            if flags & TITLE_PHRASE:
                stop = words.title_at(
                    self.text, tokens[index].start, tokens[index].word.split("-")[0]
                )
                if stop:
                    index += 1
                    while index < end and tokens[index].start < stop:
                        index += 1
                    return self._more(index, end)
            if flags & HONORIFIC and not flags & POST:
                index = honorific = index + 1
                continue
            if flags & (POST | RANK | OCCUPATION):
                return self._more(index + 1, end)
            if not flags & MODIFIER:
                break
            index += 1
        return honorific

    def _more(self, index: int, end: int) -> int:
        """Titles heap up: "President and CEO Tim", "Ambassador Shri Ravi"."""
        if (
            index < end
            and self.tokens[index].gap == JOIN
            and self.tokens[index].flags & (ROLE | HONORIFIC | TITLE_PHRASE)
        ):
            if self.tokens[index].flags & (GIVEN | SURNAME):
                return index
            return self._title_end(index, end) or index
        return index

    # ------------------------------------------------------------ extent

    def _extend(self, at: int, end: int, *, titled: bool) -> int:
        """Index after the last word of the name that begins at ``at``."""
        tokens = self.tokens
        index = at + 1
        while index < end:
            token = tokens[index]
            gap, flags = token.gap, token.flags
            if gap == JOIN:
                if flags & FUNCTION and not self._tail_word(at, index):
                    break
                if flags & AFTER and titled:
                    break
                if self._title_begins(index, end):
                    break
                if self._complete(at, index, end):
                    break
            elif not self._connects(at, index, end, titled=titled):
                break
            index += 1
        return index

    def _title_begins(self, index: int, end: int) -> bool:
        """Whether the name ends before a title ("... Bureau Director General"); "County Sheriff" is the county's."""
        flags = self.tokens[index].flags
        if not flags & (POST | RANK | TITLE_PHRASE | MODIFIER | HONORIFIC):
            return False
        if flags & MODIFIER and flags & (BODY | PLACE_NOUN):
            return False
        return bool(self._title(index, end))

    def _tail_word(self, at: int, index: int) -> bool:
        """A name that is also a function word ("Theresa May", "Peter Were")."""
        before, word = self.tokens[index - 1], self.tokens[index].word
        if word in _NEVER_LAST or before.flags & (FUNCTION | NOUN | COMMON) & ~_PERSONAL:
            return False
        return not before.flags or bool(before.flags & _PERSONAL)

    def _complete(self, at: int, index: int, end: int) -> bool:
        """Whether a person's name begins at ``index``, after a whole body, a country or the matter of an office."""
        token, before = self.tokens[index], self.tokens[index - 1]
        if (
            token.flags & (COMMON | NOUN | MODIFIER)
            or index + 1 >= end
            or self.tokens[index + 1].gap != JOIN
        ):
            return False
        if self.tokens[index + 1].flags & (COMMON | NOUN) & ~_PERSONAL:
            return False
        if (
            at
            and self.tokens[at].gap in (OF, FOR)
            and self.tokens[at - 1].flags & (POST | MODIFIER)
        ):
            matter = all(self.tokens[i].flags & (COMMON | MODIFIER) for i in range(at, index))
            return matter or bool(token.flags & GIVEN)
        if not token.flags & GIVEN:
            return False
        if index - at == 1:
            return bool(before.flags & (COUNTRY | KNOWN_BODY)) or (
                before.word.isupper() and len(before.word) > 1
            )
        return bool(before.flags & (BODY | KNOWN_BODY | COUNTRY)) and not before.flags & _PERSONAL

    def _connects(self, at: int, index: int, end: int, *, titled: bool) -> bool:
        gap = self.tokens[index].gap
        before, after = self.tokens[index - 1], self.tokens[index]
        if after.flags & FUNCTION and not after.flags & PLACE:
            return False
        if gap == PARTICLE:
            return True
        if titled or (
            after.flags & (POST | RANK | TITLE_PHRASE)
            and not after.flags & MODIFIER
            and self._title(index, end)
        ):
            return False
        if gap == OF:
            return (
                bool(before.flags & (NOUN | COMMON))
                and not before.flags & GIVEN
                or before.word in ("States", "Isle", "House")
            )
        if gap == FOR:
            return (
                bool(before.flags & (BODY | THING | COMMON))
                and self._headed(at, index)
                and not before.flags & GIVEN
                and bool(after.flags & (COMMON | MODIFIER | BODY | THING | DEMONYM))
            )
        if gap == AND:
            return self._pairs(at, index, end)
        return False

    def _pairs(self, at: int, index: int, end: int) -> bool:
        """Whether "and" lies inside one name ("Health and Human Services", "Food and Drug Administration")."""
        tokens = self.tokens
        before, after = tokens[index - 1], tokens[index]
        if "&" in self.text[before.end : after.start]:
            return True
        ordinary = COMMON | MODIFIER
        if not before.flags & ordinary or before.flags & (PLACE | KNOWN_BODY):
            return False
        last = index
        while last + 1 < end and tokens[last + 1].gap == JOIN:
            last += 1
        inside = any(tokens[i].gap in (OF, FOR) for i in range(at, index))
        if inside and after.flags & (ordinary | NOUN):
            return not (tokens[last].flags & BODY and last > index and not after.flags & COMMON)
        if not after.flags & ordinary:
            return False
        open_head = not any(
            tokens[i].flags & BODY and not tokens[i].flags & COMMON for i in range(at, index)
        )
        return open_head and any(tokens[i].flags & NOUN for i in range(index, last + 1))

    # ------------------------------------------------------------ candidates

    def _candidate(self, at: int, last: int, *, titled: bool) -> None:
        tokens = self.tokens
        while last > at and tokens[last - 1].flags & AFTER and (titled or last - at > 1):
            last -= 1
        if last <= at:
            return
        if titled:
            self._add(at, last, sort="person", strength=SURE)
            self.found[-1].titled = True
            return
        sort, strength, at, last = self._judge(at, last)
        self._add(at, last, sort=sort, strength=strength)

    def _add(self, at: int, last: int, *, sort: Sort, strength: int) -> None:
        candidate = Candidate(at, last, sort=sort, strength=strength)
        first = self.tokens[at]
        candidate.initial = first.initial
        candidate.start, candidate.end = first.start, self.tokens[last - 1].end
        candidate.lead = first.gap
        self.found.append(candidate)

    def _judge(self, at: int, last: int) -> tuple[Sort, int, int, int]:
        """Sort and strength of a candidate from its own words, and its trimmed bounds."""
        tokens = self.tokens
        flags = [token.flags for token in tokens[at:last]]
        if len(flags) == 1:
            return *self._single(at), at, last
        head = (
            next((i for i in range(1, len(flags)) if tokens[at + i].gap in (OF, FOR)), len(flags))
            - 1
        )
        first, final = flags[0], flags[-1]
        every = 0
        for flag in flags:
            every |= flag
        for index in (head, len(flags) - 1):
            sort = self._noun(flags[index], index, flags)
            if sort:
                return sort, SURE, at, last
        if final & PART and not flags[-2] & (COMMON | THING) & ~_PERSONAL:
            return "person", SURE, at, last
        if "&" in self.text[tokens[at].end : tokens[last - 1].start]:
            return "organization", GOOD, at, last
        if final & PLACE and tokens[at].word in _DIRECTIONS:
            return "place", GOOD, at, last
        if first & WEAK_GIVEN and not any(flags[1:]):
            return "person", GOOD, at, last
        if first & (LEAD_BODY | LEAD_PLACE | LEAD_THING) and not first & GIVEN:
            sort = (
                "thing" if first & LEAD_THING else "organization" if first & LEAD_BODY else "place"
            )
            return sort, GOOD, at, last
        if first & DEMONYM and not every & _PERSONAL:
            return ("organization", WEAK, at, last) if len(flags) > 2 else ("", UNKNOWN, at, last)
        if first & GIVEN and not flags[1] & COMMON & ~_PERSONAL:
            return "person", GOOD, at, last
        if self._initials(at, last):
            return "person", GOOD, at, last
        if first & (GIVEN | WEAK_GIVEN) and final & (SURNAME | WEAK_SURNAME | GIVEN):
            return "person", GOOD, at, last
        return *self._several(at, last, flags, every), at, last

    def _noun(self, flag: int, index: int, flags: list[int]) -> Sort:
        """The sort that the head noun ``flag`` gives the name, "" where it gives none."""
        if not flag & NOUN:
            return ""
        personal = flags[0] & GIVEN and index == len(flags) - 1 and len(flags) <= 3
        if flag & _PERSONAL and personal:
            return ""
        if flag & BODY:
            return "organization"
        if flag & PLACE_NOUN:
            return "" if personal and flag & (SURNAME | WEAK_SURNAME) else "place"
        return "thing"

    def _initials(self, at: int, last: int) -> bool:
        """ "J. Smith", "Charles H. Keating", "J.P. Morgan"."""
        tokens = self.tokens
        for index in range(at, last - 1):
            word = tokens[index].word
            if len(word) == 1 and self.text[tokens[index].end : tokens[index].end + 1] == ".":
                return True
            if index == at and "." in word and len(word) <= 5 and not tokens[index].flags & PLACE:
                return True
        return False

    def _several(self, at: int, last: int, flags: list[int], every: int) -> tuple[Sort, int]:
        tokens = self.tokens
        gaps = [tokens[i].gap for i in range(at + 1, last)]
        if PARTICLE in gaps:
            return "person", WEAK
        if flags[-1] & (SURNAME | GIVEN) and not flags[0] & (COMMON | PLACE | DEMONYM | NOUN):
            return "person", GOOD
        if flags[0] & KNOWN_BODY:
            return ("organization", WEAK) if flags[-1] & PLACE else ("thing", WEAK)
        if flags[0] & PLACE or (flags[-1] & COUNTRY and not flags[0] & _PERSONAL):
            return "organization", WEAK
        if flags[-1] & PLACE and not flags[0] and len(flags) == 2:
            return "place", WEAK
        if flags[0] & GIVEN and len(flags) == 2 and not tokens[at].initial:
            return "person", GOOD
        if every & (COMMON | MODIFIER | NOUN):
            return "", UNKNOWN
        if tokens[at].start > 4 and self.text.startswith("the ", tokens[at].start - 4):
            return "", UNKNOWN
        if all(len(t.word) > 1 and t.word.isupper() for t in tokens[at:last]):
            return "organization", WEAK
        return ("person", WEAK) if len(flags) <= 3 else ("", UNKNOWN)

    def _single(self, at: int) -> tuple[Sort, int]:
        token = self.tokens[at]
        flags, word = token.flags, token.word
        if len(word) == 1 or word[1:2] == "-" or (len(word) <= 3 and word[1:].isdigit()):
            return "thing", SURE
        if flags & (PLACE | KNOWN_BODY) and not (token.initial and flags & COMMON):
            return ("place" if flags & PLACE else "organization"), SURE
        if flags & DEMONYM:
            return "demonym", SURE
        if flags & PAIR:
            return "pair", SURE
        if flags & NOUN and flags & (COMMON | BODY | PLACE_NOUN | THING):
            return "", UNKNOWN
        if len(word) > 1 and word.isupper() and not flags & COMMON:
            return "organization", WEAK
        if flags & (GIVEN | SURNAME):
            return "person", WEAK
        return "", UNKNOWN
