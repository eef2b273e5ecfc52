"""Who says a quotation: cues before and after it, titles, pronouns.

A cue is read in the sentence around the quotation: ``said Carter``, ``Carter told reporters``,
``according to X``, ``Carter, the director, stated``. Where a verb of saying stands beside the name
the cue covers both, else it is the name with its title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.annotate.quotemarks import Marks
from factcheck.model import Mention, Region

_WINDOW = 260  # code points before and after a quotation in which its cue is looked for
_SPEECH_WORDS = 4  # fewer words are a scare quote or a title, unless a cue stands right beside them
_WORD = re.compile(r"[^\W\d_](?:[\w.]*\w)?(?:['’][^\W\d_]+)?\.?")
_STOP = re.compile(r"[.!?](?=[\s\"”’]|\Z)")
# Words whose full stop ends no sentence: titles before a name.
_ABBREVIATED = frozenset(
    """Mr Ms Mrs Dr St Lt Gen Col Sen Rep Gov Sgt Rev Maj Capt Adm Brig Cmdr Const Insp Supt Det
    Prof Hon Cpl Pvt Smt Fr Msgr Sr Amb Atty Cllr Vice Asst Dep Spc Pfc No vs""".split()
)
_ACCORDING = re.compile(r"[Aa]ccording to\s+|\b(?:[Ii]n the words of)\s+")
_AUXILIARY = frozenset(
    """has had have also later then earlier recently reportedly further subsequently separately
    previously publicly repeatedly again now once only just simply always never who was were is
    are been being be would will could might may did do does""".split()
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we"})
_BEFORE_NAME = frozenset("the a an of for and to in at on by its his her their our".split())
_CLAUSE_EDGE = re.compile(r"[;:()\[\]“”\"«»]|\s[–—]\s|\s--\s")
# between a verb and the words it brings in: "told reporters on Monday,", "posted on X:", "said in
# a statement that"
_LEAD = re.compile(r"[^.!?;:\"“”]{0,120}[,:]?\s{0,3}\Z")
_NOUN_PHRASE = re.compile(
    r"(?:(?:the|a|an|another|one|his|her|its|their)\s)?(?:[\w’'\-]+\s){0,5}?[\w’'\-]+"
    r"(?=\s+(?:on|in|at|to|that|who|which|when|while|as|after|during|from|with|about|by)\b|\s*[,.;:!?]|\s*\Z)"
)


class Cue(Struct, frozen=True):
    """Who speaks: the mention, or the words that name nobody; and the words that tell it."""

    start: int
    end: int
    speaker: int | None = None
    words: str = ""


@cache
def _verbs() -> frozenset[str]:
    """Single words of saying, but not their infinitives ("will say" reports nothing)."""
    return frozenset(row[0] for row in lexicon.rows("speech_verbs") if " " not in row[0])


@cache
def _titles() -> frozenset[str]:
    """Lower-case words that stand before a name and belong to how it is called."""
    lists = ("titles", "honorifics", "title_modifiers")
    return frozenset(
        word for name in lists for entry in lexicon.words(name) for word in entry.lower().split()
    )


class Speakers:
    """Finds the cue of each quotation of an article, in order; ``last`` is who spoke last."""

    def __init__(
        self,
        text: str,
        regions: Sequence[Region],
        mentions: Sequence[Mention],
        marks: Sequence[Marks],
    ) -> None:
        self.text = text
        self.regions = regions
        self.marks = marks
        self.mentions = mentions
        self.named = [index for index, m in enumerate(mentions) if m.kind != "place"]
        self.starts = [mentions[index].start for index in self.named]
        self.openings = [mark.start for mark in marks]
        self.last: int | None = None

    def is_speech(self, mark: Marks) -> bool:
        """Whether the quoted words are enough to be speech."""
        return self.text.count(" ", mark.start, mark.end) + 1 >= _SPEECH_WORDS

    # ---------------------------------------------------------------- windows

    def cue(self, order: int) -> Cue | None:
        """The cue right after a quotation, else the one before it."""
        mark = self.marks[order]
        region = self.region(mark.end - 1)
        after = self._after(order, region)
        begin, before = self._before(order, self.region(mark.start))
        speech = self.is_speech(mark)
        closed = self.text[mark.start : mark.end].rstrip("\"”’'»").rstrip()[-1:] in ",.!?…"
        if closed or after.lstrip().startswith(","):
            cue = self._cue_after(mark.end, after, near=not speech)
            if cue is not None:
                return cue
        cue = self._cue_before(begin, before, near=not speech)
        if cue is None and speech and not closed:
            cue = self._cue_after(mark.end, after, near=True)
        return cue

    def region(self, at: int) -> tuple[int, int]:
        """The edges of the region at an offset."""
        index = bisect_left(self.regions, at + 1, key=lambda region: region.start) - 1
        return self.regions[index].start, self.regions[index].end

    def _after(self, order: int, region: tuple[int, int]) -> str:
        """What follows in the paragraph, up to the end of the sentence or the next quotation."""
        end = self.marks[order].end
        following = self.marks[order + 1].start if order + 1 < len(self.marks) else region[1]
        window = self.text[end : min(region[1], following, end + _WINDOW)]
        return window[: next(_sentence_ends(window), len(window))]

    def _before(self, order: int, region: tuple[int, int]) -> tuple[int, str]:
        """What stands before in the sentence, down to the last quotation, and where it begins.
        Before a quotation that opens its paragraph this is the end of the one above, where that
        leads to it ("Doe replied:")."""
        end, limit = self.marks[order].start, region[0]
        if end == region[0]:
            above = self.region(region[0] - 1) if region[0] else region
            if self.text[above[1] - 1 : above[1]] not in (":", ","):
                return end, ""
            end, limit = above[1], above[0]
        previous = self.marks[order - 1].end if order else limit
        start = min(max(limit, previous, end - _WINDOW), end)
        window = self.text[start:end]
        stops = list(_sentence_ends(window.rstrip()))
        return (start + stops[-1] + 1, window[stops[-1] + 1 :]) if stops else (start, window)

    # ---------------------------------------------------------------- after the quotation

    def _cue_after(self, base: int, window: str, *, near: bool) -> Cue | None:
        lead = len(window) - len(window.lstrip(" ,–—-"))
        if window.startswith(("ccording to", "n the words"), lead + 1) and (
            match := _ACCORDING.match(window, lead)
        ):
            return self._named_from(base + match.start(), base + match.end(), base + len(window))
        words = list(_WORD.finditer(window))
        for order, word in enumerate(words):
            if word[0].lower() not in _verbs() or word[0] != word[0].lower():
                continue
            if order == 0 or all(w[0].lower() in _AUXILIARY for w in words[:order]):
                return self._after_verb(base, window, words, order)
            if near and order > 6:
                return None
            return self._before_verb(
                base + words[0].start(), base + word.start(), base + word.end()
            )
        return None

    def _after_verb(
        self, base: int, window: str, words: list[re.Match[str]], order: int
    ) -> Cue | None:
        """``said Carter``, ``added the Home Minister, Amit Shah``, ``said a statement of the
        group``."""
        verb = words[order]
        return self._named_from(base + verb.start(), base + verb.end(), base + len(window))

    def _named_from(self, start: int, at: int, end: int) -> Cue | None:
        """The speaker whose name or noun phrase begins at ``at``; the cue begins at ``start``."""
        rest = self.text[at:end]
        gap = len(rest) - len(rest.lstrip())
        at += gap
        first = _WORD.match(self.text, at, end)
        if first is None:
            return None
        if first[0].lower() in _PRONOUNS:
            return self._pronoun(start, first.end(), first[0], start)
        index = self._first_mention(at, end)
        if index is not None and self._possessive(self.text[self.mentions[index].end : end]):
            index = self._first_mention(self.mentions[index].end, end)
        if index is not None and self._only_title(at, self.mentions[index].start):
            return Cue(start, self.mentions[index].end, index)
        phrase = _NOUN_PHRASE.match(self.text, at, min(end, at + 90))
        if phrase is None or phrase[0].lower() in ("that", "so", "in", "on"):
            return None
        if first[0].lower() in (
            "in",
            "on",
            "at",
            "to",
            "that",
            "during",
            "after",
            "when",
            "while",
            "as",
        ):
            return None
        return Cue(start, phrase.end(), None, phrase[0])

    def _only_title(self, start: int, end: int) -> bool:
        """Whether what stands before a name is its title or description and no clause."""
        between = self.text[start:end]
        if len(between) > 90 or _CLAUSE_EDGE.search(between) or between.count(",") > 1:
            return False
        return not any(word in _verbs() for word in between.split())

    # ---------------------------------------------------------------- before a verb

    def _before_verb(self, start: int, verb: int, end: int) -> Cue | None:
        """``Carter said``, ``the MEA mentioned``, ``Home Minister Shah had posted``: subject,
        then verb."""
        subject = self.text[start:verb].strip(" ,")
        if subject.lower() in _PRONOUNS:
            at = self.text.index(subject, start)
            return self._pronoun(at, end, subject, at)
        index = self._subject(start, verb)
        if index is not None:
            return self._cue_of_subject(start, index, verb, end)
        words = subject.split()
        while words and words[-1].lower() in _AUXILIARY:
            words.pop()
        phrase = " ".join(words)
        edge = max((m.end() for m in _CLAUSE_EDGE.finditer(subject)), default=0)
        if not words or edge or "," in phrase or len(words) > 9 or words[0] == "that":
            return None
        at = self.text.index(words[0], start)
        return Cue(at, end, None, self.text[at:verb].strip(" ,") if len(words) == 1 else phrase)

    def _cue_of_subject(self, start: int, index: int, verb: int, end: int) -> Cue:
        """With the verb where it stands right beside the name, else the name with its title."""
        mention = self.mentions[index]
        begin = self._with_title(mention.start, start)
        between = self.text[mention.end : verb].split()
        if all(word.lower() in _AUXILIARY for word in between):
            return Cue(begin, end, index)
        return Cue(begin, mention.end, index)

    def _with_title(self, at: int, limit: int) -> int:
        """Where the title before a name begins: words of titles, and capitalised ones among
        them."""
        before = self.text[max(limit, at - 90) : at]
        offset = at - len(before)
        begin = at
        for word in reversed(list(re.finditer(r"[^\s,;:()\"“”]+(?=\s*)", before))):
            between = before[word.end() : begin - offset]
            bare = word[0].rstrip(".").lower()
            titled = bare in _titles() or word[0].lower() in _titles()
            if not titled and begin < at:
                titled = self._is_portfolio(word[0], offset + word.start())
            if between.strip() or bare in _BEFORE_NAME or not (word[0][0].isupper() and titled):
                break
            begin = offset + word.start()
        return begin

    def _is_portfolio(self, word: str, start: int) -> bool:
        """Whether ``word`` at ``start``, before a title, says what the office is about: a noun of
        matters, or an ordinary word whose capital no sentence gave it ("Housing Minister")."""
        if word in lexicon.words("matter_nouns"):
            return True
        before = self.text[max(0, start - 4) : start].rstrip(" \"”’'»")
        opens = not before or before[-1] in ".!?:\n"
        return not opens and word.lower() in lexicon.words("common_words")

    def _subject(self, start: int, verb: int) -> int | None:
        """The named subject of a verb: the nearest mention before it that only auxiliaries, a
        short phrase or an apposition between commas set apart from it."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, verb)
        fallback = None
        for at in range(high - 1, low - 1, -1):
            index = self.named[at]
            gap = self.text[self.mentions[index].end : verb]
            if len(gap) > 160 or _CLAUSE_EDGE.search(gap):
                break
            if self._possessive(gap):
                continue
            tail = gap.rstrip()
            if tail.startswith(",") and tail.endswith(",") and len(tail) > 2:
                return index
            if fallback is None and "," not in tail.rstrip(",") and len(tail.split()) <= 6:
                fallback = index
                if tail != ",":
                    return self._outer(index, start)
        return fallback

    def _outer(self, index: int, start: int) -> int:
        """A mention that another one stands before as its head: "the US Embassy in India" keeps
        the Embassy."""
        at = self.named.index(index)
        if at == 0:
            return index
        head = self.named[at - 1]
        between = self.text[self.mentions[head].end : self.mentions[index].start].strip()
        linked = between.lower() in (
            "of",
            "of the",
            "in",
            "in the",
            "for",
            "for the",
            "at",
            "at the",
            "from",
        )
        return head if linked and self.mentions[head].start >= start else index

    @staticmethod
    def _possessive(gap: str) -> bool:
        return gap.startswith(("'s ", "’s ", "' ", "’ ", "' s ", "’ s "))

    # ---------------------------------------------------------------- before the quotation

    def _cue_before(self, base: int, window: str, *, near: bool) -> Cue | None:
        limit = 30 if near else 120
        tail = window.rstrip()
        if not tail:
            return None
        if "ccording to" in window and (match := _last(_ACCORDING, window)):
            return self._named_from(base + match.start(), base + match.end(), base + len(window))
        index = self._last_mention(base, base + len(window))
        if (
            tail.endswith(":")
            and index is not None
            and self.mentions[index].end == base + len(tail) - 1
        ):
            return Cue(
                self._with_title(self.mentions[index].start, base), self.mentions[index].end, index
            )
        for word in reversed(list(_WORD.finditer(window))):
            if len(window) - word.end() > limit:
                return None
            if word[0] not in _verbs() or not _LEAD.match(window, word.end()):
                continue
            cue = self._before_verb(
                base + self._clause(window, word.start()), base + word.start(), base + word.end()
            )
            if cue is not None:
                return cue
        return None

    @staticmethod
    def _clause(window: str, verb: int) -> int:
        """Where the clause of a verb begins: after a mark, or after an opening phrase ("In a post
        on X, ")."""
        edge = max((m.end() for m in _CLAUSE_EDGE.finditer(window, 0, verb)), default=0)
        return edge + len(window[edge:verb]) - len(window[edge:verb].lstrip(" ,"))

    # ---------------------------------------------------------------- who

    def _first_mention(self, start: int, end: int) -> int | None:
        at = bisect_left(self.starts, start)
        return self.named[at] if at < len(self.starts) and self.starts[at] < end else None

    def _last_mention(self, start: int, end: int) -> int | None:
        at = bisect_left(self.starts, end) - 1
        return self.named[at] if at >= 0 and self.starts[at] >= start else None

    def _pronoun(self, start: int, end: int, word: str, at: int) -> Cue | None:
        """The last speaker; before any speech, the last person (or body, for it and they) named
        outside it."""
        word = word.lower()
        if word in ("i", "we"):
            return None
        kinds = ("person",) if word in ("he", "she") else ("organization", "person")
        since = self._reported_since(at, kinds)
        if since is not None:
            return Cue(start, end, since, word)
        if self.last is not None and self.mentions[self.last].kind in kinds:
            return Cue(start, end, self.last, word)
        return Cue(start, end, self._antecedent(at, kinds), word)

    def _reported_since(self, at: int, kinds: tuple[str, ...]) -> int | None:
        """Who is said to have spoken, in indirect speech, since the last quotation before this
        one."""
        before = bisect_left(self.openings, at)
        since = self.marks[before - 2].end if before > 1 else 0
        until = self.openings[before - 1] if before else at
        low = bisect_left(self.starts, max(since, at - 3 * _WINDOW))
        high = bisect_left(self.starts, until)
        for order in range(high - 1, low - 1, -1):
            mention = self.mentions[self.named[order]]
            after = self.text[mention.end : mention.end + 30].split()[:2]
            if mention.kind in kinds and any(word in _verbs() for word in after):
                return self.named[order]
        return None

    def _antecedent(self, at: int, kinds: tuple[str, ...]) -> int | None:
        before = bisect_left(self.openings, at)
        quoted = self.marks[max(0, before - 4) : before]
        for order in range(bisect_left(self.starts, at) - 1, -1, -1):
            mention = self.mentions[self.named[order]]
            if at - mention.start > 3 * _WINDOW:
                return None
            inside = any(mark.start <= mention.start < mark.end for mark in quoted)
            if mention.kind in kinds and not inside:
                return self.named[order]
        return None


def _sentence_ends(window: str) -> Iterator[int]:
    """The offsets of full stops that end a sentence, and of their like."""
    for stop in _STOP.finditer(window):
        word = window[max(0, stop.start() - 6) : stop.start()].rpartition(" ")[2].lstrip('("“‘')
        initial = len(word) == 1 and word.isupper()
        if stop[0] != "." or not (initial or word in _ABBREVIATED or word[-2:-1] == "."):
            yield stop.start()


def _last(pattern: re.Pattern[str], window: str) -> re.Match[str] | None:
    found = list(pattern.finditer(window))
    return found[-1] if found else None
