"""Who says what a sentence says, and whether it is asserted, planned, denied or only reported.

Routine attribution ("police said", "the ministry announced") is the source's own claim; what an
interested party claims, alleges or denies is reported. The verbs are in
``lexicon/speech_verbs.tsv``, the common nouns that speak for an office in ``lexicon/offices.tsv``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck import lexicon

if TYPE_CHECKING:
    from factcheck.model import Modality, Span

# A plan stands before the thing planned ("will hold its sixth meeting", "gearing up for") or right
# after it ("the trial will begin", "the meeting, scheduled for"). Lower case: Will is a name.
_PLAN: Final = re.compile(
    r"\b(?:will|would|shall|upcoming|forthcoming|gear(?:s|ed|ing)? up for|due to|due for|ahead of|"
    r"(?:plans?|planned|planning|prepar(?:es?|ed|ing)|propos(?:es?|ed|ing)|intend(?:s|ed|ing)?|"
    r"aim(?:s|ed|ing)?|schedul(?:es?|ed|ing)|slated)(?: to| for)?|"
    r"(?:is|are|was|were) (?:set|due|expected)|(?:is|are) to be|to be held)\b"
)
_PARTICIPLE: Final = re.compile(r"scheduled|slated|planned|due|to be")
_DONE: Final = re.compile(r"(?<!be )\b(?:took place|met|was|were|had|held|[a-z]{2,}ed)\b")
_DENIAL: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|never|(?:did|do|does|has|had|have|was|were|is|"
    r"are|will|would|could|can)(?: not|n[’']t)|no evidence|untrue|fake|false(?:ly)?)\b",
    re.I,
)
# a word of each cue, to look for before its pattern
_PLAN_WORDS: Final = frozenset(
    "will would shall upcoming forthcoming gear gears geared gearing due ahead set expected be "
    "slated plan plans planned planning prepare prepares prepared preparing propose proposes "
    "proposed proposing intend intends intended intending aim aims aimed aiming schedule schedules "
    "scheduled scheduling".split()
)
_DENIAL_WORDS: Final = frozenset(
    "deny denies denied denying refute refutes refuted refuting never not n t no untrue fake false "
    "falsely".split()
)
_ACCORDING: Final = re.compile(
    r"\b[Aa]ccording to ((?:the |a |an )?[^,.;:()“”\"]{2,80}?)"
    r"(?=[,.;:(]| (?:that|who|which|released)\b)"
)
_WORD: Final = re.compile(r"[a-z]+")
_CLOSING: Final = re.compile(
    r"(?: (?:on|in|at|late|early|earlier|that) [\w ]{2,30}| \w+day)?[.”\"]*$"
)
_BRACKETS: Final = re.compile(r"\s*\([^()]{0,40}\)")
_AFTER: Final = re.compile(r" ((?:the |an? )?(?:[A-Z][\w.’'-]*(?: (?:of|the|for|and) | )?){1,6})")
_PLANNED: Final = 90  # code points within which a plan before a claim is about it
_DENIED: Final = 40
_LONGEST: Final = 12  # words of a speaker's noun phrase
# words that may stand between a speaker's name and what went before it
_SPEAKER_STOP: Final = re.compile(r"[,;:“”\"()]|\b(?:that|which|who|but|while|as|when|where)\b")


class Stance(Struct, frozen=True):
    """The qualifiers of a sentence; ``at`` narrows its modality to one stretch of it."""

    attribution: str = ""
    routine: bool = True
    plans: tuple[int, ...] = ()
    postposed: tuple[int, ...] = ()  # plans that a comma may part from what they are plans of
    done: tuple[int, ...] = ()
    denials: tuple[int, ...] = ()
    modality: Modality = "asserted"

    def at(self, start: int, end: int) -> Stance:
        """The stance of ``text[start:end]``, from the cues that stand near it."""
        if any(start - _DENIED < d < start for d in self.denials):
            return Stance(attribution=self.attribution, routine=self.routine, modality="denied")
        if self._plans(start, end):
            return Stance(attribution=self.attribution, routine=self.routine, modality="planned")
        return self

    def _plans(self, start: int, end: int) -> bool:
        if not self.plans:
            return False
        before = [p for p in self.plans if start - _PLANNED < p <= start]
        if before and not any(before[-1] < d < start for d in self.done):
            return True
        return end + 1 in self.plans or end + 2 in self.postposed


PLAIN: Final = Stance()


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """The speech verbs, and those that only report an interested party's view."""
    rows = lexicon.rows("speech_verbs")
    return lexicon.words("speech_verbs"), frozenset(r[0] for r in rows if r[1] == "interested")


def read(sentence: Span, speaker: str) -> Stance:
    """The stance of one sentence; ``speaker`` is who speaks where it stands in a quotation."""
    body = sentence.text
    words = set(_WORD.findall(body))
    attribution, routine = _attribution(body, words)
    attribution = speaker or attribution
    offset = sentence.start
    plans = _cues(_PLAN, _PLAN_WORDS, body, words)
    return Stance(
        attribution=attribution,
        routine=routine,
        plans=tuple(offset + m.start() for m in plans),
        postposed=tuple(offset + m.start() for m in plans if _PARTICIPLE.match(m.group())),
        done=tuple(offset + m.start() for m in _DONE.finditer(body)) if plans else (),
        denials=tuple(offset + m.start() for m in _cues(_DENIAL, _DENIAL_WORDS, body, words)),
        modality="asserted" if routine else "reported",
    )


def _cues(
    pattern: re.Pattern[str], triggers: frozenset[str], body: str, words: set[str]
) -> list[re.Match[str]]:
    """Every match of ``pattern``, looked for only where one of its words stands."""
    return [] if triggers.isdisjoint(words) else list(pattern.finditer(body))


def _attribution(sentence: str, words: set[str]) -> tuple[str, bool]:
    """Who the sentence says said it, and whether in the way of routine.

    A speaker at the end ("..., the ministry said on Thursday.") speaks for the whole sentence; else
    the first speech verb with a speaker does.
    """
    if "ccording to" in sentence and (found := _ACCORDING.search(sentence)):
        return found.group(1).strip(), True
    known, interested = _verbs()
    if known.isdisjoint(words):
        return "", True
    verbs = [word for word in _WORD.finditer(sentence) if word.group() in known]
    closing = [v for v in verbs[-1:] if _CLOSING.match(sentence, v.end())]
    for verb in (*closing, *verbs):
        if speaker := _speaker(sentence, verb.start(), verb.end()):
            return speaker, verb.group() not in interested
    return "", True


def _speaker(sentence: str, start: int, end: int) -> str:
    """The noun phrase before a speech verb, or after it ("said Carter"); "" where there is none."""
    left = _BRACKETS.sub("", sentence[max(0, start - 120) : start]).rstrip(" ,")
    edge = max((m.end() for m in _SPEAKER_STOP.finditer(left)), default=0)
    before = left[edge:].strip(" ,")
    words = before.split()
    if words and len(words) <= _LONGEST and _names_somebody(words):
        return before
    after = _AFTER.match(sentence, end)
    return after.group(1).strip(" .") if after else ""


def _names_somebody(words: list[str]) -> bool:
    offices = lexicon.words("offices")
    return any(word[0].isupper() or word in offices for word in words)
