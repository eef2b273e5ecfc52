"""What the words around a name and the rest of the article say of its sort."""

from __future__ import annotations

import re
from typing import Final

from factcheck.annotate.names import apposition, features, words
from factcheck.annotate.names.drafts import GOOD, KINDS, Draft, Sort
from factcheck.annotate.names.kinds import Kinds, Told
from factcheck.annotate.names.model import Model
from factcheck.annotate.names.words import BODY, COMMON, NOUN

_AFTER: Final = re.compile(
    r"(?P<person>,? (?:aged )?\d{1,2}(?=[,)]| of )|,? whos?e?\b| \((?:born|b\.) )"
    r"|(?:,? (?:also|has|had|have|later|then|never|first|himself|herself) | )(?P<verb>[a-z]+)"
)
# "X (...) is a village in ...", "X, the company that ..."
_DEFINED: Final = re.compile(
    r"(?: ?\([^)\n]{0,80}\))?"
    r"(?:,? (?:is|was|are|were|became|remains) (?:an?|the|one of the)|, (?:an?|the)"
    r"|,? which (?:is|was) an?)"
    r" ((?:[\w'’-]+ ){0,7}?[\w'’-]+)(?=[ ,.;\n]|\Z)"
)
_NOUN_AFTER: Final = re.compile(r" ([a-z]+)")
_STOP: Final = frozenset(
    "of in on at by for from to with that which who whose and or between near where when located"
    " based known".split()
)
_NAMING: Final = frozenset("of called named titled".split())
_PLACE_BEFORE: Final = frozenset(
    "in near outside across throughout around inside toward towards via northern southern eastern"
    " western central".split()
)
_KIN: Final = frozenset(
    "wife husband son daughter brother sister father mother cousin uncle aunt named called"
    " nicknamed grandson born".split()
)
_FAMILY: Final = frozenset("family families brothers sisters siblings twins couple".split())
_OFTEN_PLACE: Final = frozenset("at from to of between".split())
_LISTED: Final = frozenset((", ", " and ", ", and ", " or ", ", or ", "; ", " & "))
_QUOTES: Final = re.compile('["“]')
_THE: Final = frozenset(("the ", "The "))
_REACH: Final = 40  # characters before a name that are looked at


class Evidence:
    """Names the article is sure of, and by them those it is not."""

    def __init__(self, text: str, drafts: list[Draft]) -> None:
        self.text = text
        self.drafts = drafts
        self._person_words: set[str] = set()
        self._lower: dict[str, bool] = {}
        for draft in drafts:
            if draft.strength >= GOOD and draft.sort == "person":
                self._person_words.update(draft.names)

    def settle(self, model: Model | None = None) -> None:
        """Give every draft its sort; what stays "" is no name of a person, body or place.

        ``model`` stands for the one that the package carries.
        """
        self.open().settle(model)
        self._settle_short()

    def open(self) -> Kinds:
        """The names that the rules leave open, with what the words next to them tell."""
        told: dict[int, Told] = {}
        for index, draft in enumerate(self.drafts):
            if features.is_open(self.text, draft):
                told[index] = self._around(draft)
                if not told[index][0]:
                    told[index] = self._beside(index) or told[index]
            elif len(draft.names) > 1 and draft.sort != "person" and self._is_work(draft):
                draft.sort = "thing"
        return Kinds(self.text, self.drafts, told, self._is_ordinary)

    def _settle_short(self) -> None:
        """ "the Embassy", "the High Court", with capitals, are the article's one body of that end.

        Where two bodies end so, the short form names neither for certain and is left out.
        """
        flags = words.flags()
        text = self.text
        short = [
            draft
            for draft in self.drafts
            if (not draft.sort or draft.sort == "organization")
            and flags.get(draft.names[-1], 0) & BODY
            and text[draft.start - 4 : draft.start] in _THE
            and all(flags.get(name, 0) & COMMON for name in draft.names[:-1])
        ]
        if not short:
            return
        ends: dict[tuple[str, ...], set[str]] = {}
        for draft in self.drafts:
            if draft.sort == "organization":
                for cut in range(1, len(draft.names)):
                    ends.setdefault(draft.names[cut:], set()).add(draft.text)
        for draft in short:
            owners = len(ends.get(draft.names, ()))
            if owners:
                draft.sort = "organization" if owners == 1 else ""

    # ------------------------------------------------------------ around the name

    def _around(self, draft: Draft) -> Told:
        """The sort told by the words next to the name, and which of them tell it."""
        if self._is_ordinary(draft):
            return "", "ordinary"
        if self._is_quoted(draft):
            return "thing", "quoted"
        before = self._words_before(draft)
        told = self._described(draft, before)
        if told:
            return told, "described"
        told = self._defined(draft)
        if told:
            return told, "defined"
        return self._by_office(draft, before) or self._by_deed(draft, before)

    def _by_office(self, draft: Draft, before: list[str]) -> Told | None:
        """By the office it holds, or that is held at it; by its founding."""
        if apposition.is_officer(self.text, draft):
            return "person", "officer"
        if apposition.is_founded(self.text, draft):
            return "organization", "founded"
        sort = apposition.held_by(before) if draft.names[-1] not in self._person_words else ""
        return (sort, "held") if sort else None

    def _by_deed(self, draft: Draft, before: list[str]) -> Told:
        """By kin, by what it does, by what befalls it, by where it is."""
        last = before[-1] if before else ""
        if last in _KIN:
            return "person", "kin"
        if self._acts(draft, last):
            return "person", "acts"
        if before and not draft.text.isupper():
            if apposition.is_struck(self.text, draft, last):
                return "place", "struck"
            if self._is_located(draft, before):
                return "place", "located"
        return "", ""

    def _is_located(self, draft: Draft, before: list[str]) -> bool:
        """Whether it stands where a place does: "near X", "from X in Chile", "a storm hit X"."""
        if draft.sort == "person" and len(draft.names) > 1:
            return False
        if before[-1] in _PLACE_BEFORE:
            return draft.sort != "person"
        return before[-1] in _OFTEN_PLACE and apposition.is_inside(self.text, draft)

    def _acts(self, draft: Draft, last: str) -> bool:
        """Whether an age, "who" or a verb of speech or life follows."""
        after = _AFTER.match(self.text, draft.end)
        if after is None:
            return False
        if draft.sort == "organization":
            return False
        if after.group("person"):
            return True
        if last == "the" or draft.text.isupper():
            return False
        verb = after.group("verb")
        if len(draft.names) == 1 and words.descriptors().get(verb) == "place":
            return False  # "Zambezi states agree"
        return verb in words.speech_verbs()

    def _is_quoted(self, draft: Draft) -> bool:
        """A few capitalised words that fill a quotation are the name of a work."""
        opens = self.text[draft.start - 1 : draft.start] in ('"', "“")
        return opens and self.text[draft.end : draft.end + 1] in ('"', "”", ",", "!", "?")

    def _described(self, draft: Draft, before: list[str]) -> Sort:
        """By a noun beside it: "the band X", "the village of X", "X river"."""
        told = words.descriptors()
        last = before[-1] if before else ""
        if last in _NAMING and len(before) > 1:
            sort = told.get(before[-2], "")
            if sort in ("place", "thing") or (sort and last != "of"):
                return sort
        elif last in told:
            return told[last]
        noun = _NOUN_AFTER.match(self.text, draft.end)
        if noun is None:
            return ""
        if noun.group(1) in _FAMILY:
            return "person"
        place = last in ("the", "in", "of", "and") and told.get(noun.group(1)) == "place"
        return "place" if place else ""

    def _defined(self, draft: Draft) -> Sort:
        """By a definition: "X is a village", "X, a company"."""
        found = _DEFINED.match(self.text, draft.end)
        if found is None:
            return ""
        told = words.descriptors()
        for word in found.group(1).split():
            if word in _STOP:
                break
            if word in told:
                return told[word]
        return ""

    def _is_work(self, draft: Draft) -> bool:
        """ "her novel The Long Road", "the film Notting Hill"."""
        end = draft.start - 1
        if self.text[end - 4 : end] == " The":
            end -= 4
        word = self.text[self.text.rfind(" ", max(0, end - 16), end) + 1 : end]
        return words.descriptors().get(word) == "thing"

    def _words_before(self, draft: Draft) -> list[str]:
        """The words before it in its clause, lower case."""
        line = self.text[max(0, draft.start - _REACH) : draft.start]
        cut = max(
            line.rfind("."), line.rfind(","), line.rfind("\n"), line.rfind(";"), line.rfind(")")
        )
        return _QUOTES.sub(" ", line[cut + 1 :]).lower().split()

    def _beside(self, index: int) -> Told | None:
        """The sort of a sure name it is listed with ("Lutsk, Lviv and Rivne")."""
        draft = self.drafts[index]
        for at in (index - 1, index + 1):
            if not 0 <= at < len(self.drafts):
                continue
            other = self.drafts[at]
            if other.strength < GOOD or other.sort not in KINDS:
                continue
            first, second = (other, draft) if at < index else (draft, other)
            between = self.text[first.end : second.start]
            # "the mayor of Talca, Jane Roe": no list
            told = other.sort == "person" and len(other.names) > 1 and between == ", "
            if between in _LISTED and not (told and len(draft.names) == 1):
                return other.sort, "listed"
        return None

    def _is_ordinary(self, draft: Draft) -> bool:
        """A single word that the lists or the article also have as an ordinary one."""
        if len(draft.names) > 1:
            return False
        if words.flags().get(draft.names[0], 0) & (COMMON | NOUN):
            return True
        word = draft.text.lower()
        found = self._lower.get(word)
        if found is None:
            found = self._lower[word] = _holds(self.text, word)
        return found


def _holds(text: str, word: str) -> bool:
    """Whether ``word`` stands in ``text`` as a word."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False
