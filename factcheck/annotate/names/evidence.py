"""What an article says of a name around it and elsewhere: the sort of names whose own words do not tell."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from factcheck.annotate.names import words
from factcheck.annotate.names.segments import GOOD, SURE, UNKNOWN, WEAK, Candidate, Sort
from factcheck.annotate.names.tokens import COMMA, POSSESSIVE, Token
from factcheck.annotate.names.words import BODY, COMMON, COMPANY, GIVEN, NOUN, PLACE, SURNAME

_AFTER: Final = re.compile(
    r"(?P<age>,? (?:aged )?\d{1,2}(?=[,)]| of ))|(?P<who>,? who\b|,? whose\b)|(?P<born> \((?:born|b\.) )"
    r"|(?:,? (?:also|has|had|have|later|then|never|first|himself|herself) | )(?P<verb>[a-z]+)"
)
_PLACE_BEFORE: Final = frozenset(
    "in near outside across throughout around inside toward towards via northern southern eastern western central".split()
)
_OFTEN_PLACE: Final = frozenset("at from to of between".split())
_NO_NAME: Final = frozenset("the a an".split())
_HEADED: Final = ("place", "organization")
_LISTED: Final = frozenset((", ", " and ", ", and ", " or ", ", or ", "; ", " & "))
_KIN: Final = frozenset(
    "wife husband son daughter brother sister father mother cousin uncle aunt named called nicknamed grandson born".split()
)
_OF: Final = frozenset(("of", "called", "named", "titled"))
_IS: Final = re.compile(
    r"(?: ?\([^)\n]{0,80}\))?(?:,? (?:is|was|are|were|became|remains) (?:an?|the|one of the)|, (?:an?|the)|,? which (?:is|was) an?)"
    r" ((?:[\w'’-]+ ){0,7}?[\w'’-]+)(?=[ ,.;\n]|\Z)"
)
_AFTER_NOUN: Final = re.compile(r" ([a-z]+)")
_STOP: Final = frozenset(
    "of in on at by for from to with that which who whose and or between near where when located based known".split()
)


class Draft:
    """A candidate on its way to a mention."""

    __slots__ = (
        "candidate",
        "end",
        "initial",
        "names",
        "order",
        "sort",
        "start",
        "strength",
        "text",
    )

    def __init__(self, candidate: Candidate, text: str, tokens: list[Token]) -> None:
        self.candidate = candidate
        self.start, self.end = candidate.start, candidate.end
        self.text = text[self.start : self.end]
        self.sort: Sort = candidate.sort
        self.strength = candidate.strength
        self.initial = candidate.initial
        self.names = tuple(token.word for token in tokens[candidate.first : candidate.last])


class Evidence:
    """Names the article is sure of, by their words, and the words it also writes in lower case."""

    def __init__(self, text: str, drafts: list[Draft]) -> None:
        self.text = text
        self.drafts = drafts
        self.known: dict[str, Counter[Sort]] = {}
        self.part_of_person: set[str] = set()
        self.begins_body: set[str] = set()
        self._lower: dict[str, bool] = {}
        for draft in drafts:
            if draft.strength >= GOOD:
                self._learn(draft)

    def _learn(self, draft: Draft) -> None:
        if draft.sort == "person":
            self.part_of_person.update(name for name in draft.names if len(name) > 1)
        elif draft.sort == "organization" and len(draft.names) > 1:
            self.begins_body.add(draft.names[0])
        self.known.setdefault(draft.text, Counter())[draft.sort] += 1

    def _in_lower(self, word: str) -> bool:
        """Whether the article also writes ``word`` in lower case."""
        word = word.lower()
        found = self._lower.get(word)
        if found is None:
            found = self._lower[word] = _holds(self.text, word)
        return found

    # ------------------------------------------------------------ settling

    def settle(self) -> None:
        """Give every draft its sort; what stays "" is no name of a person, body or place."""
        undecided = []
        for index, draft in enumerate(self.drafts):
            if draft.strength >= GOOD or draft.sort in ("thing", "demonym", "pair"):
                if draft.sort in _HEADED and len(draft.names) > 1 and self._is_work(draft):
                    draft.sort = "thing"
                continue
            sort = self._around(draft)
            if sort:
                draft.sort, draft.strength = sort, GOOD
                self._learn(draft)
            else:
                undecided.append(index)
        for index in undecided:
            draft = self.drafts[index]
            draft.sort = self._elsewhere(draft) or self._beside(index) or self._guess(draft)

    def _beside(self, index: int) -> Sort:
        """The sort of the names it is listed with ("Lutsk, Lviv and Rivne")."""
        draft = self.drafts[index]
        if self._is_ordinary(draft):
            return ""
        for step in (-1, 1):
            at = index + step
            if not 0 <= at < len(self.drafts):
                continue
            other = self.drafts[at]
            first, second = (other, draft) if step < 0 else (draft, other)
            if self.text[first.end : second.start] in _LISTED and other.strength >= GOOD:
                if other.sort in ("person", "organization", "place"):
                    draft.strength = GOOD
                    return other.sort
        return ""

    def _is_ordinary(self, draft: Draft) -> bool:
        """A single word that is an ordinary one too."""
        if len(draft.names) > 1:
            return False
        flags = words.flags().get(draft.names[0], 0)
        return bool(flags & (COMMON | NOUN)) or self._in_lower(draft.text)

    def _is_work(self, draft: Draft) -> bool:
        """ "her novel The Long Road", "the film Notting Hill"."""
        before = self._words_before(draft)
        if before and before[-1] == "the" and self.text[draft.start - 4] == "T":
            before = before[:-1]
        return bool(before) and words.descriptors().get(before[-1]) == "thing"

    def _around(self, draft: Draft) -> Sort:
        """The sort told by the words next to the name."""
        if self._is_ordinary(draft):
            return ""
        if self._quoted(draft):
            return "thing"
        before = self._words_before(draft)
        told = self._described(draft, before)
        if told:
            return told
        after = _AFTER.match(self.text, draft.end)
        if after:
            if after.group("age") or after.group("who") or after.group("born"):
                return "person"
            verb = words.speech_verbs().get(after.group("verb") or "")
            if verb and not draft.text.isupper() and draft.sort != "organization":
                if before[-1:] != ["the"]:
                    return "person"
        last = before[-1] if before else ""
        if last in _PLACE_BEFORE and draft.sort != "person" and not draft.text.isupper():
            return "place"
        return "person" if last in _KIN else ""

    def _quoted(self, draft: Draft) -> bool:
        """A whole quotation of a few capitalised words is the name of a work."""
        text = self.text
        return text[draft.start - 1 : draft.start] in ('"', "“") and text[
            draft.end : draft.end + 1
        ] in ('"', "”", ",", "!", "?")

    def _described(self, draft: Draft, before: list[str]) -> Sort:
        """A common noun that says what the name is: "the band X", "the village of X", "X river", "X is a company"."""
        told = words.descriptors()
        last = before[-1] if before else ""
        if last in _OF and len(before) > 1:
            sort = told.get(before[-2], "")
            if sort in ("place", "thing") or (sort and last != "of"):
                return sort
        elif last in told and not self._after_comma(draft):
            return told[last]
        noun = _AFTER_NOUN.match(self.text, draft.end)
        if noun and told.get(noun.group(1)) == "place" and last in ("the", "in", "of", "and"):
            return "place"
        defined = _IS.match(self.text, draft.end)
        if defined:
            for word in defined.group(1).split():
                if word in _STOP:
                    break
                if word in told:
                    return told[word]
        return ""

    def _after_comma(self, draft: Draft) -> bool:
        return self.text[draft.start - 2 : draft.start - 1] == ","

    def _words_before(self, draft: Draft) -> list[str]:
        line = self.text[max(0, draft.start - 40) : draft.start]
        cut = max(
            line.rfind("."), line.rfind(","), line.rfind("\n"), line.rfind(";"), line.rfind(")")
        )
        return line[cut + 1 :].replace('"', " ").replace("“", " ").lower().split()

    def _elsewhere(self, draft: Draft) -> Sort:
        """The sort the article gives the same name where it is sure."""
        seen = self.known.get(draft.text)
        if seen:
            return max(sorted(seen), key=lambda sort: seen[sort])
        if len(draft.names) == 1:
            if draft.text in self.part_of_person:
                return "person"
            if draft.text in self.begins_body:
                return "organization"
        return ""

    def _guess(self, draft: Draft) -> Sort:
        """A last resort, by the look of the name."""
        if draft.sort:
            return draft.sort
        if len(draft.names) > 1:
            return ""
        if draft.initial or self._is_ordinary(draft):
            return ""
        last = self._words_before(draft)[-1:]
        if last and last[0] in _NO_NAME:
            return ""
        return "place" if last and last[0] in _OFTEN_PLACE else "person"


def _holds(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False
