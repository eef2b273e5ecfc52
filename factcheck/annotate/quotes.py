"""Direct speech and who says it.

A speaker is found by cues around the quotation, in any order: ``"...," said Carter``, ``Carter
said: "..."``, ``According to X, "..."``, ``Carter, the director, told reporters: "..."``. A
pronoun points to the last speaker. Quoted words of fewer than four words without a verb of saying
beside them (scare quotes, titles) have no speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.annotate import quotemarks
from factcheck.annotate.quotemarks import Marks
from factcheck.annotate.speakers import Speakers
from factcheck.model import Mention, Quote, Region, Span

_GAP = 4  # code points of line ends between two paragraphs


def find(text: str, *, regions: Sequence[Region], mentions: Sequence[Mention]) -> list[Quote]:
    """The quotations in headline, standfirst and body, in order; ``speaker`` is an index into
    ``mentions``."""
    marks = quotemarks.find(text, regions)
    if not marks:
        return []
    return _Reader(text, marks, Speakers(text, regions, mentions, marks)).read()


class _Reader:
    """One pass over the quotations of an article."""

    def __init__(self, text: str, marks: Sequence[Marks], speakers: Speakers) -> None:
        self.text = text
        self.marks = marks
        self.speakers = speakers

    def read(self) -> list[Quote]:
        """Each quotation with its speaker, where there is one."""
        found: list[Quote] = []
        for order, mark in enumerate(self.marks):
            cue = self.speakers.cue(order)
            if cue is None and mark.chained and found:
                before = found[-1]
                quote = self._quote(mark, before.speaker, None, before.speaker_text)
            elif cue is None and self._goes_on(order, found):
                quote = self._quote(mark, found[-1].speaker, None, found[-1].speaker_text)
            elif cue is None:
                quote = self._quote(mark, None, None, "")
            else:
                span = Span(cue.start, cue.end, self.text[cue.start : cue.end])
                quote = self._quote(mark, cue.speaker, span, cue.words)
            if quote.speaker is not None:
                self.speakers.subjects.who.last = quote.speaker
            found.append(quote)
        return self._chained_back(found)

    def _quote(self, mark: Marks, speaker: int | None, cue: Span | None, words: str) -> Quote:
        said = self.text[mark.start : mark.end]
        return Quote(mark.start, mark.end, said, speaker=speaker, cue=cue, speaker_text=words)

    def _chained_back(self, found: list[Quote]) -> list[Quote]:
        """Speech over several paragraphs whose speaker is named in a later one."""
        for order in range(len(found) - 2, -1, -1):
            here, after = found[order], found[order + 1]
            unnamed = here.speaker is None and not here.speaker_text
            if self.marks[order + 1].chained and unnamed:
                found[order] = Quote(
                    here.start,
                    here.end,
                    here.text,
                    speaker=after.speaker,
                    speaker_text=after.speaker_text,
                )
        return found

    def _goes_on(self, order: int, found: list[Quote]) -> bool:
        """``"A," said Carter. "B."``: a second sentence of speech in the same paragraph."""
        if not found or not (found[-1].speaker is not None or found[-1].speaker_text):
            return False
        mark, before = self.marks[order], found[-1]
        inside = self.text[mark.start : mark.end].strip("\"“”'`«» ")
        if not (self.speakers.is_speech(mark) and inside[:1].isupper() and before.cue is not None):
            return False
        region = self.speakers.region(mark.start)
        if mark.start == region[0] and mark.end >= region[1]:
            # a paragraph of speech alone, below one that names the speaker
            return self.speakers.region(before.end - 1)[1] >= region[0] - _GAP
        between = self.text[before.end : mark.start]
        closed = between.rstrip().endswith((".", ",", "!", "?"))
        return region[0] <= before.end and closed and before.cue.end > before.end
