"""Who says a quotation: cues before and after it, titles, pronouns.

A cue is read in the sentence around the quotation: ``said Carter``, ``Carter told reporters``,
``according to X``, ``Carter, the director, stated``. Where a verb of saying stands beside the name
the cue covers both, else it is the name with its title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.annotate.quotemarks import Marks
from factcheck.annotate.subjects import AUXILIARY, CLAUSE_EDGE, WORD, Cue, Subjects, verbs
from factcheck.model import Mention, Region

_WINDOW = 260  # code points before and after a quotation in which its cue is looked for
_MARKS = "\"“”„«»‘’`' "
_SPEECH_WORDS = 4  # fewer words are a scare quote or a title, unless a cue stands right beside them
_STOP = re.compile(r"[.!?](?=[\s\"”’]|\Z)")
# Words whose full stop ends no sentence: titles before a name.
_ABBREVIATED = frozenset(
    """Mr Ms Mrs Dr St Lt Gen Col Sen Rep Gov Sgt Rev Maj Capt Adm Brig Cmdr Const Insp Supt Det
    Prof Hon Cpl Pvt Smt Fr Msgr Sr Amb Atty Cllr Vice Asst Dep Spc Pfc No vs""".split()
)
_ACCORDING = re.compile(r"[Aa]ccording to\s+|\b(?:[Ii]n the words of)\s+")
_ALWAYS_VERBS = frozenset("say write argue insist believe tell".split())
# between a verb and the words it brings in: "told reporters on Monday,", "posted on X:", "said in
# a statement that"
_LEAD = re.compile(r"[^.!?;:\"“”]{0,120}[,:]?\s{0,3}\Z")
_AS_SAYING = re.compile(r"\s[^.,;:()\"“”]{2,70}(\sas\s(?:saying|telling)\b)")


class Speakers:
    """Finds the cue of each quotation of an article, in order."""

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
        self.subjects = Subjects(text, mentions, marks)

    def is_speech(self, mark: Marks) -> bool:
        """Whether the quoted words are enough to be speech."""
        words = self.text[mark.start : mark.end].strip(_MARKS)
        return words.count(" ") + 1 >= _SPEECH_WORDS

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
            return self.subjects.named_from(
                base + match.start(), base + match.end(), base + len(window)
            )
        words = list(WORD.finditer(window))
        for order, word in enumerate(words):
            sort = verbs().get(word[0])
            if sort is None:
                continue
            at, verb = base + words[0].start(), (base + word.start(), base + word.end())
            quoted = self._quoted_as(*verb)
            if quoted is not None:
                return quoted
            if all(w[0].lower() in AUXILIARY for w in words[:order]):
                if sort != "base" or word[0] in _ALWAYS_VERBS:
                    return self.subjects.named_from(*verb, base + len(window))
            elif near and order > 6:
                return None
            elif (cue := self.subjects.before_verb(at, *verb)) is not None:
                return cue
        return None

    def _quoted_as(self, verb: int, end: int) -> Cue | None:
        """``Weekly quoted Roe as saying``: who is quoted, and not who quotes."""
        if not self.text.startswith("quot", verb):
            return None
        match = _AS_SAYING.match(self.text, end, end + 90)
        return self.subjects.named_from(verb, end, match.start(1)) if match else None

    # ---------------------------------------------------------------- before the quotation

    def _cue_before(self, base: int, window: str, *, near: bool) -> Cue | None:
        limit = 30 if near else 120
        tail = window.rstrip()
        if not tail:
            return None
        if "ccording to" in window and (match := _last(_ACCORDING, window)):
            return self.subjects.named_from(
                base + match.start(), base + match.end(), base + len(window)
            )
        index = self.subjects.last_mention(base, base + len(window))
        if index is not None and tail.endswith(":"):
            begin, end = self.mentions[index].start, self.mentions[index].end
            if end == base + len(tail) - 1 and not self.subjects.is_adjunct(index, base):
                return Cue(self.subjects.with_title(begin, base), end, index)
        return self._verb_before(base, window, limit)

    def _verb_before(self, base: int, window: str, limit: int) -> Cue | None:
        """The last verb of saying that leads to the quotation, with its subject."""
        for word in reversed(list(WORD.finditer(window))):
            if len(window) - word.end() > limit:
                return None
            if word[0] not in verbs() or not _LEAD.match(window, word.end()):
                continue
            if window.startswith((" to be ", " to have "), word.end()):  # "believed to be"
                continue
            if (quoted := self._quoted_as(base + word.start(), base + word.end())) is not None:
                return quoted
            cue = self.subjects.before_verb(
                base + self._clause(window, word.start()), base + word.start(), base + word.end()
            )
            if cue is not None:
                return cue
        return None

    @staticmethod
    def _clause(window: str, verb: int) -> int:
        """Where the clause of a verb begins: after a mark, or after an opening phrase ("In a post
        on X, ")."""
        edge = max((m.end() for m in CLAUSE_EDGE.finditer(window, 0, verb)), default=0)
        return edge + len(window[edge:verb]) - len(window[edge:verb].lstrip(" ,"))


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
