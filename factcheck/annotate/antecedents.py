"""Whom a pronoun or a bare surname beside a quotation points to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from factcheck import lexicon
from factcheck.annotate.quotemarks import Marks
from factcheck.model import Mention

_REACH = 780  # code points before a pronoun in which the one it points to is looked for
_SUBJECT = 24  # code points into a sentence in which its subject is named
_LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*)[.,]?\s*\Z")

#: Pronouns that speak, with the sex they tell.
PRONOUNS = {
    "he": "m", "him": "m", "she": "f", "her": "f",
    "it": "", "they": "", "them": "", "i": "", "we": "",
}  # fmt: skip


class Antecedents:
    """The named people and bodies of an article, asked for from inside its quotations."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        marks: Sequence[Marks],
        is_verb: Callable[[str], bool],
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.is_verb = is_verb
        self.named = [index for index, m in enumerate(mentions) if m.kind != "place"]
        self.starts = [mentions[index].start for index in self.named]
        self._marks = marks
        self._openings = [mark.start for mark in marks]
        self.last: int | None = None  # who spoke last

    def pronoun(self, word: str, at: int) -> int | None:
        """The last speaker; before any speech, the last person (or body, for it and they) named
        outside it."""
        word = word.lower()
        if word in ("i", "we"):
            return None
        sex = PRONOUNS[word]
        kinds = ("person",) if sex else ("organization", "person")
        since = self._reported_since(at, kinds, sex)
        if since is not None:
            return since
        if self.last is not None and self._fits(self.last, kinds, sex):
            return self.last
        return self._before(at, kinds, sex)

    def surname(self, words: str) -> int | None:
        """The person of a full name whose last word stands alone here ("Hill said")."""
        return self._surnames.get(words.rpartition(" ")[2])

    @cached_property
    def _surnames(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for index in self.named:
            first, _, last = self.mentions[index].text.rpartition(" ")
            if first and self.mentions[index].kind == "person":
                found.setdefault(last, index)
        return found

    def _fits(self, index: int, kinds: tuple[str, ...], sex: str) -> bool:
        mention = self.mentions[index]
        if mention.kind not in kinds:
            return False
        return not sex or self._sex(mention) in ("", sex)

    def _sex(self, mention: Mention) -> str:
        """What the name and the word before it tell, here or elsewhere in the chain."""
        return self._told(mention) or self._chains.get(mention.entity, "")

    @cached_property
    def _chains(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for mention in self.mentions:
            if mention.kind == "person" and (told := self._told(mention)):
                found.setdefault(mention.entity, told)
        return found

    def _told(self, mention: Mention) -> str:
        before = _LAST_WORD.search(self.text, max(0, mention.start - 16), mention.start)
        if before is not None and before[1] in lexicon.mapping("genders"):
            return lexicon.mapping("genders")[before[1]]
        first, _, rest = mention.text.partition(" ")
        return lexicon.mapping("genders").get(first, "") if rest else ""

    def _reported_since(self, at: int, kinds: tuple[str, ...], sex: str) -> int | None:
        """Who is said to have spoken, in indirect speech, since the last quotation before this
        one."""
        before = bisect_left(self._openings, at)
        since = self._marks[before - 2].end if before > 1 else 0
        until = self._openings[before - 1] if before else at
        low = bisect_left(self.starts, max(since, at - _REACH))
        high = bisect_left(self.starts, until)
        for order in range(high - 1, low - 1, -1):
            index = self.named[order]
            end = self.mentions[index].end
            after = self.text[end : end + 30].split()[:2]
            if any(map(self.is_verb, after)) and self._fits(index, kinds, sex):
                return index
        return None

    def _before(self, at: int, kinds: tuple[str, ...], sex: str) -> int | None:
        before = bisect_left(self._openings, at)
        quoted = self._marks[max(0, before - 4) : before]
        for order in range(bisect_left(self.starts, at) - 1, -1, -1):
            index = self.named[order]
            start = self.mentions[index].start
            if at - start > _REACH:
                return None
            inside = any(mark.start <= start < mark.end for mark in quoted)
            if not inside and self._fits(index, kinds, sex):
                return self._opening(order, kinds, sex)
        return None

    def _opening(self, order: int, kinds: tuple[str, ...], sex: str) -> int:
        """Who opens the sentence of a mention, its subject; else the one mentioned ("Roe drew with
        Okafor. ... he said" is Roe)."""
        text, start = self.text, self.starts[order]
        opens = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
        first = bisect_left(self.starts, opens)
        subject = self.named[first]
        near = self.starts[first] - opens <= _SUBJECT
        return subject if near and self._fits(subject, kinds, sex) else self.named[order]
