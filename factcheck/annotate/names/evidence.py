"""What the words around a name and the rest of the article say of its sort."""

from __future__ import annotations

import re
from typing import Final

from factcheck.annotate.names import apposition, features, words
from factcheck.annotate.names.drafts import GOOD, KINDS, SURE, Draft, Sort
from factcheck.annotate.names.kinds import Kinds, Told
from factcheck.annotate.names.model import Model
from factcheck.annotate.names.words import BODY, COMMON, NOUN

# "X (...) is a village in ...", "X, the company that ..."
_DEFINED: Final = re.compile(
    r"(?: ?\([^)\n]{0,80}\))?"
    r"(?:,? (?:is|was|are|were|became|remains) (?:an?|the|one of the)|, (?:an?|the)"
    r"|,? which (?:is|was) an?)"
    r" ((?:[\w'’-]+ ){0,7}?[\w'’-]+)(?=[ ,.;\n]|\Z)"
)
_STOP: Final = frozenset(
    "of in on at by for from to with that which who whose and or between near where when located"
    " based known".split()
)
_NAMING: Final = frozenset("of called named titled".split())
_FAMILY: Final = frozenset("family families brothers sisters siblings twins couple".split())
# the words after a name that its definition may begin with, after a comma or not
_DEFINES: Final = frozenset("is was are were became remains which".split())
_AFTER_COMMA: Final = _DEFINES | {"a", "an", "the"}
_LISTED: Final = frozenset((", ", " and ", ", and ", " or ", ", or ", "; ", " & "))
_THE: Final = frozenset(("the ", "The "))
_DEFINITE: Final = frozenset(("the", "in", "of", "and"))
_SIGNS: Final = ',.;:)?!"”'
_CUTS: Final = frozenset(".,;)")  # signs that a clause ends with

Said = tuple[Sort, str]  # the sort that a rule told, and which rule it was


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
        text = self.text
        told: dict[int, Told] = {}
        for index, draft in enumerate(self.drafts):
            if features.is_open(text, draft):
                near = features.near(text, draft)
                sort, by = self._around(draft, near)
                if not sort:
                    sort, by = self._beside(index) or (sort, by)
                told[index] = (sort, by, near)
            elif len(draft.names) > 1 and not _is_titled(draft) and self._is_work(draft):
                draft.sort = "thing"
        return Kinds(text, self.drafts, told)

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

    def _around(self, draft: Draft, near: features.Near) -> Said:
        """The sort told by the words next to the name, and which of them tell it."""
        if self._is_ordinary(draft):
            return "", "ordinary"
        if self._is_quoted(draft):
            return "thing", "quoted"
        second, last, one, two = near
        if last[-1] in _CUTS or self.text[draft.start - 1 : draft.start] == "\n":
            second = last = ""
        else:
            last = last.lstrip('"“')
            if second[-1] in _CUTS:
                second = ""
        if one == "|," and len(draft.names) > 1 and _is_age(two):
            return "person", "officer"
        told = self._described(second, last, one)
        if told:
            return told, "described"
        if one in _DEFINES or one[:1] == "(" or (one == "|," and two in _AFTER_COMMA):
            told = self._defined(draft)
            if told:
                return told, "defined"
        return self._by_office(draft, near, (second, last)) or self._by_force(draft, last)

    def _by_office(self, draft: Draft, near: features.Near, before: tuple[str, str]) -> Said | None:
        """By the office it holds, or that is held at it; by its founding."""
        text = self.text
        if (near[2] == "|," or near[1][-1] == ",") and apposition.is_officer(text, draft):
            return "person", "officer"
        if apposition.is_founded(text, draft, near[2].lstrip("|,"), near[3]):
            return "organization", "founded"
        if draft.names[-1] in self._person_words:
            return None
        sort = apposition.held_by(*before)
        return (sort, "held") if sort else None

    def _by_force(self, draft: Draft, last: str) -> Said:
        """By the quake or the storm that hits it."""
        if last and not draft.text.isupper() and apposition.is_struck(self.text, draft, last):
            return "place", "struck"
        return "", ""

    def _is_quoted(self, draft: Draft) -> bool:
        """A few capitalised words that fill a quotation are the name of a work."""
        opens = self.text[draft.start - 1 : draft.start] in ('"', "“")
        return opens and self.text[draft.end : draft.end + 1] in ('"', "”", ",", "!", "?")

    def _described(self, second: str, last: str, one: str) -> Sort:
        """By a noun beside it: "the band X", "the village of X", "X river"."""
        told = words.descriptors()
        if last in _NAMING and second:
            sort = told.get(second, "")
            if sort in ("place", "thing") or (sort and last != "of"):
                return sort
        elif last in told:
            return told[last]
        one = one.rstrip(_SIGNS)
        if one in _FAMILY:
            return "person"
        return "place" if last in _DEFINITE and told.get(one) == "place" else ""

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

    def _beside(self, index: int) -> Said | None:
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
        found = self._lower.get(draft.text)
        if found is None:
            found = self._lower[draft.text] = _holds(self.text, draft.text.lower())
        return found


def _is_titled(draft: Draft) -> bool:
    """Whether a title or a list tells that it is a person."""
    return draft.sort == "person" and draft.strength == SURE


def _is_age(word: str) -> bool:
    """Whether a word beside a name is a person's age: "Halima Roe, 45, of Hull"."""
    return word[-1:] in (",", ".", ";") and len(word) == 3 and word[:2].isdigit()


def _holds(text: str, word: str) -> bool:
    """Whether ``word`` stands in ``text`` as a word."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False
