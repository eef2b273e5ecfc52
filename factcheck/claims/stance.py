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
    r"\b(?:will|would(?! (?:go on to|later|eventually|ultimately|have)\b)|shall|upcoming|"
    r"forthcoming|"
    r"gear(?:s|ed|ing)? up for|due for|ahead of|"
    r"(?<![a-z] )due to (?!the\b|an?\b)|(?<=is |re |as )due to (?!the\b|an?\b)|"
    r"(?:plans?|prepares?|proposes?|intends?|aims?|schedules?|hopes?|vows?|pledges?) to|"
    r"(?:planned|planning|prepared|preparing|proposed|proposing|intended|intending|aimed|aiming|"
    r"scheduled|scheduling|slated)(?: to| for)?|"
    r"(?:is|are|was|were) (?:set (?:to|for)|due|expected)|(?:is|are) to be|to be held)\b"
)
_PARTICIPLE: Final = re.compile(r"scheduled|slated|planned|due|to be")
_DONE: Final = re.compile(r"(?<!be )\b(?:took place|met|was|were|had|held|[a-z]{2,}ed)\b")
_DENIAL: Final = re.compile(
    r"\b(?:(?:reject|dismiss|rebut|repudiat)(?:s|es|ed|ted|ing)? (?:the |all )?"
    r"(?:claims?|reports?|allegations?|suggestions?|rumou?rs?|accusations?)|"
    r"den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|never|no evidence|untrue|fake|false(?:ly)?|"
    r"(?:did|do|does|has|had|have|was|were|is|are|will|would|could|can)(?: not|n[’']t)"
    r"(?! (?:only|just|until|least|far|merely|simply)\b))\b",
    re.I,
)
# told as an accusation: after "allegedly", "accused of", "charged with"
_ALLEGED: Final = re.compile(
    r"\b(?:allegedly|purportedly|supposedly|alleged to|accused of|suspected of|charged with"
    r"|charges? of|allegations? (?:of|that)|accusations? (?:of|that)|on suspicion of|indicted for"
    r"|facing (?:a )?(?:charges?|counts?)|pleaded not guilty to)\b",
    re.I,
)
# told as hearsay or belief
_REPORTED: Final = re.compile(
    r"\b(?:reportedly|rumou?red|apparently|unconfirmed|presumably|"
    r"(?:is|are|was|were) (?:widely )?(?:believed|thought|feared|said|understood|presumed) to|"
    r"it (?:is|was) (?:believed|thought|understood|alleged|reported|feared) that|"
    r"(?:believed|thought|feared|presumed)(?= (?:dead|killed|lost|missing|to)\b))\b",
    re.I,
)
# may be so, or under a condition; lower case, for May is a month and might a noun
_CONDITIONAL: Final = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|might|could|may|in case|provided that|assuming)\b"
    r"(?! (?:as well|not only)\b)"
)
_ALLEGED_WORDS: Final = frozenset(
    "allegedly purportedly supposedly alleged accused suspected charged charges charge allegation "
    "allegations accusation accusations suspicion indicted facing pleaded".split()
)
_REPORTED_WORDS: Final = frozenset(
    "reportedly rumoured rumored apparently unconfirmed presumably believed thought feared said "
    "understood presumed alleged reported".split()
)
_CONDITIONAL_WORDS: Final = frozenset(
    "if unless whether might could may case provided assuming f nless hether".split()
)
# a word of each cue, to look for before its pattern
_PLAN_WORDS: Final = frozenset(
    "will would shall upcoming forthcoming gear gears geared gearing due ahead set expected be "
    "slated plan plans planned planning prepare prepares prepared preparing propose proposes "
    "proposed proposing hope hopes vow vows pledge pledges intend intends intended intending aim "
    "aims aimed aiming schedule schedules scheduled scheduling".split()
)
_DENIAL_WORDS: Final = frozenset(
    "reject rejects rejected rejecting dismiss dismisses dismissed dismissing rebut rebuts "
    "deny denies denied denying refute refutes refuted refuting never not n t no untrue fake false "
    "falsely".split()
)
_ACCORDING: Final = re.compile(
    r"\b[Aa]ccording to (?!\d|(?:more|less|fewer|over|at least|about|some) )"
    r"((?:the |a |an )?[^,.;:()“”\"]{2,80}?)"
    r"(?=[,.;:(]| (?:that|who|which|released)\b)"
)
_WORD: Final = re.compile(r"[a-z]+")
_CLOSING: Final = re.compile(
    r"(?: (?:on|in|at|late|early|earlier|that) [\w ]{2,30}| \w+day)?[.”\"]*$"
)
_BRACKETS: Final = re.compile(r"\s*\([^()]{0,40}\)")
_AFTER: Final = re.compile(
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"((?:the |an? )?(?:[A-Z][\w.’'-]*(?: (?:of|the|for|and) | )?){1,6})"
)
# "Police: 14 hurt in crash"
_HEADED: Final = re.compile(r"([A-Z][\w’']*(?: [\w’']+){0,3}): (?=\S)")
# "said a spokesman for the hospital", "said police"
_AFTER_NOUN: Final = re.compile(
    r" ((?:the|an?|one|his|her|its|their) [\w'’ -]{2,60}?|police|officials|prosecutors|doctors"
    r"|witnesses|residents|authorities)(?=[.,;(]|\Z| (?:on|in|at|who|from|after|as|by)\b)"
)
_PLANNED: Final = 90  # code points within which a plan before a claim is about it
_DENIED: Final = 40
_ALLEGEDLY: Final = 70
_REPORTEDLY: Final = 60
_CONDITIONED: Final = 60
_LONGEST: Final = 12  # words of a speaker's noun phrase
# words that may stand between a speaker's name and what went before it
_SPEAKER_STOP: Final = re.compile(r"[,;:“”\"()]|\b(?:that|which|who|but|while|as|when|where)\b")
# what parts a cue from a claim that it is not about
_PARTS: Final = re.compile(
    r"[\"“”;]|''|\buntil\b|, (?:said|says|but|while|who|which|and)\b| -- | and (?=(?:[a-z]+ed|made"
    r"|won|took|went|had|was|were|hit|left|got|gave|ran|became|found|lost|sent|set|saw) )"
)
# where the view of an interested party ends: "denied his role and stayed until ..."
_VIEW_END: Final = re.compile(r"; |, (?:but|while|who|which|and) | and (?=[a-z]+(?:ed|s) )|[\"”]")
# words that make what follows a title to come: "will become president"
_BECOMES: Final = re.compile(r"\b(?:be|become|serve|take over|named|appointed|elected|replace)\b")


class Stance(Struct, frozen=True):
    """The qualifiers of a sentence; ``at`` narrows the modality to one stretch of it."""

    text: str = ""
    offset: int = 0
    attribution: str = ""
    routine: bool = True
    view: tuple[int, int] = (0, 0)  # the stretch that an interested party's view takes
    plans: tuple[int, ...] = ()
    postposed: tuple[int, ...] = ()  # plans that a comma may part from what they are plans of
    done: tuple[int, ...] = ()
    denials: tuple[int, ...] = ()
    alleged: tuple[int, ...] = ()
    reported: tuple[int, ...] = ()
    conditions: tuple[int, ...] = ()

    def at(self, start: int, end: int, *, attributive: bool = False) -> Stance:
        """The stance of ``text[start:end]``, from the cues that stand near it. ``attributive`` is
        for what is told of a name in passing (its title, its age): a plan or a denial around it
        is not about it."""
        viewed = not self.routine and self.view[0] <= start < self.view[1]
        attribution = self.attribution if self.routine or viewed else ""
        modality = self._modality(start, end, attributive=attributive)
        if modality == "asserted" and viewed:
            modality = "reported"
        return Stance(attribution=attribution, routine=not viewed, modality=modality)

    modality: Modality = "asserted"

    def _modality(self, start: int, end: int, *, attributive: bool) -> Modality:
        if attributive:
            becomes = self._near(self.plans, start, 30) and _BECOMES.search(
                self.text, max(0, start - self.offset - 30), start - self.offset
            )
            return "planned" if becomes else "asserted"
        told: tuple[tuple[tuple[int, ...], int, Modality], ...] = (
            (self.denials, _DENIED, "denied"),
            (self.alleged, _ALLEGEDLY, "alleged"),
            (self.reported, _REPORTEDLY, "reported"),
            (self.conditions, _CONDITIONED, "conditional"),
        )
        for cues, reach, modality in told:
            if cues and self._near(cues, start, reach):
                return modality
        before = [p for p in self.plans if start - _PLANNED < p <= start]
        after = end + 1 in self.plans or end + 2 in self.postposed
        if after or (before and not any(before[-1] < d < start for d in self.done)):
            return "planned"
        return "asserted"

    def _near(self, cues: tuple[int, ...], start: int, reach: int) -> bool:
        """Whether a cue stands before an offset, near, and nothing parts the two."""
        for cue in cues:
            if start - reach < cue < start:
                between = (cue - self.offset, start - self.offset)
                if _PARTS.search(self.text, *between) is None:
                    return True
        return False


PLAIN: Final = Stance()


_PLEA: Final = re.compile(
    r"ple(?:aded|ads|d) (?:not guilty|guilty|no contest)\b"
)  # says nothing else


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """The speech verbs, and those that only report an interested party's view."""
    rows = lexicon.rows("speech_verbs")
    return lexicon.words("speech_verbs"), frozenset(r[0] for r in rows if r[1] == "interested")


def read(sentence: Span, speaker: str) -> Stance:
    """The stance of one sentence; ``speaker`` is who speaks where it stands in a quotation."""
    body = sentence.text
    words = set(_WORD.findall(body))
    found = _attribution(body, words)
    offset = sentence.start
    plans = _cues(_PLAN, _PLAN_WORDS, body, words)

    def starts(pattern: re.Pattern[str], triggers: frozenset[str]) -> tuple[int, ...]:
        return tuple(offset + m.start() for m in _cues(pattern, triggers, body, words))

    return Stance(
        text=body,
        offset=offset,
        attribution=speaker or found.speaker,
        routine=found.routine,
        view=(offset, sentence.end)
        if speaker
        else (offset + found.view[0], offset + found.view[1]),
        plans=tuple(offset + m.start() for m in plans),
        postposed=tuple(offset + m.start() for m in plans if _PARTICIPLE.match(m.group())),
        done=tuple(offset + m.start() for m in _DONE.finditer(body)) if plans else (),
        denials=starts(_DENIAL, _DENIAL_WORDS),
        alleged=starts(_ALLEGED, _ALLEGED_WORDS),
        reported=starts(_REPORTED, _REPORTED_WORDS),
        conditions=starts(_CONDITIONAL, _CONDITIONAL_WORDS),
    )


def _cues(
    pattern: re.Pattern[str], triggers: frozenset[str], body: str, words: set[str]
) -> list[re.Match[str]]:
    """Every match of ``pattern``, looked for only where one of its words stands."""
    return [] if triggers.isdisjoint(words) else list(pattern.finditer(body))


class _Said(Struct, frozen=True):
    """Who the sentence says said it; where an interested party, the stretch of its view."""

    speaker: str = ""
    routine: bool = True
    view: tuple[int, int] = (0, 0)


def _attribution(sentence: str, words: set[str]) -> _Said:
    """Who the sentence says said it, and whether in the way of routine.

    A speaker at the end ("..., the ministry said on Thursday.") speaks for the whole sentence; else
    the first speech verb with a speaker does.
    """
    if "ccording to" in sentence and (found := _ACCORDING.search(sentence)):
        speaker = found.group(1).strip()
        view = (0, found.start()) if found.start() else (found.end(), len(sentence))
        return _Said(speaker, False, view) if is_party(speaker) else _Said(speaker)
    return _spoken(sentence, words)


def _spoken(sentence: str, words: set[str]) -> _Said:
    """Who a heading ("Police: ...") or a verb of saying tells."""
    known, interested = _verbs()
    headed = _HEADED.match(sentence) if ": " in sentence[:40] else None
    if headed is not None and headed.group(1).split()[-1].lower() in lexicon.words("offices"):
        return _Said(headed.group(1))
    if known.isdisjoint(words):
        return _Said()
    verbs = [word for word in _WORD.finditer(sentence) if word.group() in known]
    closing = [v for v in verbs[-1:] if _CLOSING.match(sentence, v.end())]
    for verb in (*closing, *verbs):
        if not _is_finite(sentence, verb) or _PLEA.match(sentence, verb.start()):
            continue
        if speaker := _speaker(sentence, verb, closes=verb in closing):
            if verb.group() not in interested:
                if is_party(speaker):
                    return _Said(speaker, False, _beside(sentence, verb, closes=verb in closing))
                return _Said(speaker)
            end = _VIEW_END.search(sentence, verb.end())
            view = (verb.end(), end.start() if end else len(sentence))
            return _Said(speaker, False, (0, len(sentence)) if verb in closing else view)
    return _Said()


def _beside(sentence: str, verb: re.Match[str], *, closes: bool) -> tuple[int, int]:
    """The stretch that a party's words take: after the verb, or, where the speaker closes the
    sentence, up to the mark before the speaker. What tells who speaks is not the speaker's view."""
    if not closes:
        end = _VIEW_END.search(sentence, verb.end())
        return verb.end(), end.start() if end else len(sentence)
    return 0, max(sentence.rfind(mark, 0, verb.start()) for mark in (", ", '"', "”", "''", "—")) + 1


def is_party(speaker: str) -> bool:
    """Whether a noun phrase names one who speaks for a side, by the lower-case nouns in it: "his
    lawyer", "Union leader" and "rebels", not "the district attorney"."""
    spoken = speaker.split()
    for at, word in enumerate(spoken):
        plain = word.rstrip("’'s,.") if word.endswith(("'s", "’s")) else word.rstrip(",.")
        if not (plain.islower() or at == 0):
            continue
        offices = _parties().get(plain.lower())
        if offices is not None and offices.isdisjoint(w.lower().rstrip(".,’'s") for w in spoken):
            return True
    return False


@cache
def _parties() -> dict[str, frozenset[str]]:
    """Nouns of interested parties, and the words that make each an office."""
    return {
        row[0]: frozenset(row[1].split("|") if len(row) > 1 and row[1] else ())
        for row in lexicon.rows("interested_parties")
    }


def _is_finite(sentence: str, verb: re.Match[str]) -> bool:  # noqa: PLR0911 - one sign each
    """Whether a form of saying is a verb with a subject, and no noun ("a protest"), infinitive
    ("to admit"), passive ("was accused") or verb of doing ("posted 16 points")."""
    before = sentence[max(0, verb.start() - 24) : verb.start()].split()
    last = before[-1].lower() if before else ""
    word = verb.group()
    if last in _NO_VERB_AFTER or last.endswith(("'s", "’s", "n't", "n’t", "-")):
        return False
    if last[-1:].isdigit() and _COUNTED.match(sentence, verb.end()):
        return False
    if word in _bases() and not (last.endswith("s") or last in _PLURAL):
        return False
    if word.endswith("s") and last in _verbs()[0]:  # "rejected claims"
        return False
    if word in _DOING and _OBJECT.match(sentence, verb.end()):
        return False
    if sentence.startswith((" to be ", " to have "), verb.end()):  # "estimated to have cost"
        return False
    return word != "accused" or not sentence.startswith(" of ", verb.end())


_NO_VERB_AFTER: Final = frozenset(
    """a an the this that these those his her their its our my your no any some each every another
    of to in on at by with for from as under over against after before during without into about
    was were be been being is are am not never would could might may should will can must is
    more most such new first last recent further initial own man woman men women trial
    two three four five six seven eight nine ten dozens several many few other member""".split()
)
_PLURAL: Final = frozenset("they we i you police people and who".split())
# "633 confirmed cases": what is counted, and nobody who speaks
_COUNTED: Final = re.compile(
    r" (?!(?:that|the|an?|his|her|its|their|in|on|at|by|to|it|he|she)\b)[a-z]"
)
_DOING: Final = frozenset("posted added began continued concluded signalled signaled cited".split())
_OBJECT: Final = re.compile(
    r" (?:\d|an? |the |two|three|four|five|six|seven|eight|nine|ten|his|her|its|their|up|with|to )"
)


@cache
def _bases() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("speech_verbs") if row[0] == row[2])


def _speaker(sentence: str, verb: re.Match[str], *, closes: bool) -> str:
    """The noun phrase before a speech verb, or after it ("said Carter"); "" where there is none.
    Where the verb ``closes`` the sentence, any noun phrase after the last comma will do."""
    start, end = verb.span()
    left = _BRACKETS.sub("", sentence[max(0, start - 120) : start])
    after = _AFTER.match(sentence, end)
    if left.rstrip().endswith((",", '"', "”", "''")) and sentence[start:end] in _INVERTING:
        found = after or _AFTER_NOUN.match(sentence, end)
        if found is not None:
            return found.group(1).strip(" .")
    left = left.rstrip(" ,")
    edge = max((m.end() for m in _SPEAKER_STOP.finditer(left)), default=0)
    words = left[edge:].strip(" ,").split()
    while words and (words[-1] in _TRAILING or _is_adverb(words[-1])):
        words.pop()
    if words and words[-1].lower() in _PRONOUNS:
        return words[-1]
    while words and words[0].lower() in _JOINING:
        words.pop(0)
    if (
        words
        and words[-1] != "and"
        and len(words) <= _LONGEST
        and (_names_somebody(words) or (closes and words[0].lower() in _DETERMINERS))
    ):
        return " ".join(words)
    return after.group(1).strip(" .") if after else ""


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word.islower() and word not in _NO_ADVERBS


_NO_ADVERBS: Final = frozenset("family assembly ally monopoly supply fly bully anomaly".split())
_INVERTING: Final = frozenset("said says added adds explained noted wrote insisted warned".split())
_TRAILING: Final = frozenset("has have had also later then earlier further himself itself".split())
_DETERMINERS: Final = frozenset("the a an one two three his her its their our".split())
_PRONOUNS: Final = frozenset("he she they".split())
_JOINING: Final = frozenset("and but so while when as if since because although though".split())


def _names_somebody(words: list[str]) -> bool:
    offices = lexicon.words("offices")
    return any(word[0].isupper() or word in offices or word in _parties() for word in words)
