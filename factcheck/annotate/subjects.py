"""The subject of a verb of saying: whom ``Carter said``, ``said the mayor of the town, Jane Doe``
and ``the ministry added`` name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from factcheck import lexicon
from factcheck.annotate.antecedents import PRONOUNS, Antecedents
from factcheck.annotate.quotemarks import Marks
from factcheck.model import Mention

WORD = re.compile(r"[^\W\d_](?:[\w.]*\w)?(?:['’][^\W\d_]+)?\.?")
AUXILIARY = frozenset(
    """has had have also later then earlier recently reportedly further subsequently separately
    previously publicly repeatedly again now once only just simply always who was were is are been
    being be did do does quickly bluntly quietly angrily""".split()
)
# before a verb these say that nobody spoke: "would say", "did not say"
_UNSAID = frozenset("would could might may should can will must not never cannot nor".split())
_JOINING = frozenset(
    """and but so then yet still or while when where as although though because if after
    before""".split()
)
_DETERMINERS = frozenset(
    """the a an one two three another some many several both other his her its their our my your
    this that these those each no any local state""".split()
)
# what can be read aloud: "the letter read"
_TEXTS = frozenset(
    """letter statement sign banner tweet post note message placard poster caption email e-mail
    release notice headline text inscription plaque memo report document order ruling card sticker
    graffiti label advert ad advertisement editorial leaflet slogan motto verdict summary abstract
    website page line it""".split()
)
_PLURAL = frozenset("they we i you police people who and".split())
_BEFORE_NAME = frozenset("the a an of for and to in at on by its his her their our".split())
CLAUSE_EDGE = re.compile(r"[;:()\[\]“”\"«»]|\s[–—]\s|\s--\s")
_NOUN_PHRASE = re.compile(
    r"(?:(?:the|a|an|another|one|his|her|its|their)\s)?(?:[\w’'\-]+\s){0,5}?[\w’'\-]+"
    r"(?=\s+(?:on|in|at|to|that|who|which|when|while|as|after|during|from|with|about|by)\b|\s*[,.;:!?]|\s*\Z)"
)
# between a body's name and the person it introduces: "Group chief executive ", " spokesman "
_INTRODUCES = re.compile(
    r"(?:\s(?!of\b|in\b|and\b|for\b|to\b|that\b|on\b|at\b)[\w'’\-]+\.?){1,4}\s"
)
_AND = re.compile(r"\s(?:and|&)\s(?:[A-Z]\w*\.?\s){0,3}")
_WENT_ON = [["went", "on", "to"], ["goes", "on", "to"], ["gone", "on", "to"]]
_ADJUNCT = frozenset("on in at with to from by against about via through after".split())
_TOKEN = re.compile(r"\S+")
_NO_SUBJECT = frozenset(
    """in on at to that so during after when while as by for from with of about is are was were be
    been has had have never not and but or if because before since until this than then which there
    here what how why""".split()
)


class Cue(Struct, frozen=True):
    """Who speaks: the mention, or the words that name nobody; and the words that tell it."""

    start: int
    end: int
    speaker: int | None = None
    words: str = ""


@cache
def verbs() -> dict[str, str]:
    """Single words of saying beside a quotation, each with its sort; base forms are ``base``."""
    rows = (*lexicon.rows("quoting_verbs"), *lexicon.rows("speech_verbs"))
    return {
        row[0]: "base" if row[0] == row[2] and row[1] != "text" else row[1]
        for row in rows
        if " " not in row[0]
    }


def is_speech(word: str) -> bool:
    """Whether a word in lower case is a finite verb or participle of saying."""
    return verbs().get(word, "base") not in ("base", "text")


@cache
def _titles() -> frozenset[str]:
    """Lower-case words that stand before a name and belong to how it is called."""
    lists = ("titles", "honorifics", "title_modifiers")
    return frozenset(
        word for name in lists for entry in lexicon.words(name) for word in entry.lower().split()
    )


class Subjects:
    """The people and bodies of an article as subjects; ``who`` resolves pronouns and surnames."""

    def __init__(self, text: str, mentions: Sequence[Mention], marks: Sequence[Marks]) -> None:
        self.text = text
        self.mentions = mentions
        self.who = Antecedents(text, mentions, marks, is_speech)
        self.named, self.starts = self.who.named, self.who.starts

    # ---------------------------------------------------------------- after a verb

    def named_from(self, start: int, at: int, end: int) -> Cue | None:
        """The speaker whose name or noun phrase begins at ``at``; the cue begins at ``start``."""
        rest = self.text[at:end]
        gap = len(rest) - len(rest.lstrip())
        at += gap
        first = WORD.match(self.text, at, end)
        if first is None:
            return None
        if first[0].lower() in PRONOUNS:
            return self._pronoun(start, first.end(), first[0])
        if first[0].lower() in _NO_SUBJECT:
            return None
        index = self._first_mention(at, end)
        if index is not None and self._possessive(self.text[self.mentions[index].end : end]):
            index = self._first_mention(self.mentions[index].end, end)
        if index is not None and self._only_title(at, self.mentions[index].start):
            return self._speakers(start, at, self._holder(index, end))
        phrase = _NOUN_PHRASE.match(self.text, at, min(end, at + 90))
        if phrase is None:
            return None
        return Cue(start, phrase.end(), self.who.surname(phrase[0]), phrase[0])

    def _holder(self, index: int, end: int) -> int:
        """``Vatican spokesman Roe``, ``Acme Group chief Jane Doe``: the person whom a body's name
        introduces."""
        at = bisect_left(self.starts, self.mentions[index].end)
        if self.mentions[index].kind != "organization" or at >= len(self.named):
            return index
        following = self.mentions[self.named[at]]
        between = self.text[self.mentions[index].end : following.start]
        near = following.end <= end and following.kind == "person"
        return self.named[at] if near and _INTRODUCES.fullmatch(between) else index

    def _speakers(self, start: int, at: int, index: int, end: int = 0) -> Cue:
        """One who speaks, or the words for several: ``Zadan and Meron``."""
        last = self.mentions[index]
        place = bisect_left(self.starts, last.start)
        joined = []
        for other in (place - 1, place + 1):
            if not 0 <= other < len(self.named):
                continue
            one = self.mentions[self.named[other]]
            first, second = sorted((one, last), key=lambda mention: mention.start)
            between = self.text[first.end : second.start]
            if one.start >= at and one.kind == last.kind and _AND.fullmatch(between):
                joined = [first, second]
        if not joined:
            return Cue(start, end or last.end, index)
        begin = self.with_title(joined[0].start, at)
        words = self.text[begin : joined[1].end]
        return Cue(min(start, begin), max(end, joined[1].end), None, words)

    def _pronoun(self, start: int, end: int, word: str) -> Cue:
        return Cue(start, end, self.who.pronoun(word, start), word)

    def _only_title(self, start: int, end: int) -> bool:
        """Whether what stands before a name is its title or description and no clause."""
        between = self.text[start:end]
        if len(between) > 90 or CLAUSE_EDGE.search(between) or between.count(",") > 1:
            return False
        return not any(map(is_speech, between.split()))

    # ---------------------------------------------------------------- before a verb

    def before_verb(self, start: int, verb: int, end: int) -> Cue | None:
        """``Carter said``, ``the MEA mentioned``, ``Home Minister Shah had posted``: subject,
        then verb."""
        words = list(_TOKEN.finditer(self.text, start, verb))
        while words and (words[-1][0] in AUXILIARY or words[-1][0].endswith("ly")):
            words.pop()
        while words and words[0][0].lower() in _JOINING:
            words.pop(0)
        if not words or words[-1][0] in _UNSAID or words[-1][0].endswith(("n't", "n’t")):
            return None
        if is_speech(words[-1][0].rstrip(",").lower()):  # "she said, explaining"
            return self.before_verb(start, words[-1].start(), end)
        if [word[0] for word in words[-3:]] in _WENT_ON:
            del words[-3:]
        elif not _agrees(words[-1][0].lower(), self._sort(verb)):
            return None
        return self._of_subject(start, words, (verb, end)) if words else None

    def _of_subject(
        self, start: int, words: list[re.Match[str]], verb: tuple[int, int]
    ) -> Cue | None:
        """The cue whose subject is the last of ``words``, before a verb of saying."""
        last = words[-1][0].lower()
        if last == "and":
            return self._shared(start, verb[0])
        if last in PRONOUNS:
            return self._pronoun(words[-1].start(), verb[1], words[-1][0])
        sort = self._sort(verb[0])
        index = self._subject(start, words[-1].start() if last == "who" else verb[0])
        if index is not None and sort != "text":
            return self._cue_of_subject(start, index, *verb)
        return self._phrase(words, sort, verb[1])

    def _sort(self, verb: int) -> str:
        """The sort of the verb of saying at an offset."""
        match = WORD.match(self.text, verb)
        return verbs().get(match[0], "") if match else ""

    def _shared(self, start: int, verb: int) -> Cue | None:
        """``Roe posted a picture and said``: the subject of the clause's first verb."""
        index = self._first_mention(start, verb)
        if index is None or not self._only_title(start, self.mentions[index].start):
            return None
        begin = self.with_title(self.mentions[index].start, start)
        return self._speakers(begin, start, index)

    def _phrase(self, words: list[re.Match[str]], sort: str, end: int) -> Cue | None:
        """The words of a subject that is no mention: ``the ministry``, ``Hill``."""
        low, high = 0, len(words)
        for order, word in enumerate(words):
            if word[0][0] in ';:()[]“”"«»–—' or word[0] == "--":
                return None
            if is_speech(word[0]) or word[0] in ("that", "said"):
                low = order + 1
        commas = [order for order in range(low, high) if words[order][0].endswith(",")]
        if commas and commas[-1] == high - 1:
            # "Hill, a neighbour,": the head before its apposition
            low, high = (commas[-3] + 1 if len(commas) > 2 else low), commas[0] + 1
        elif commas:
            low = commas[-1] + 1
        while low < high and words[low][0].lower() in _JOINING:
            low += 1
        if not 0 < high - low <= 9:
            return None
        begin = words[low].start()
        phrase = self.text[begin : words[high - 1].end()].strip(" ,")
        if not _is_subject(phrase.split()) or (
            sort == "text" and phrase.split()[-1].lower() not in _TEXTS
        ):
            return None
        return Cue(begin, end, self.who.surname(phrase), phrase)

    def _cue_of_subject(self, start: int, index: int, verb: int, end: int) -> Cue:
        """With the verb where it stands right beside the name, else the name with its title."""
        mention = self.mentions[index]
        begin = self.with_title(mention.start, start)
        between = self.text[mention.end : verb].split()
        beside = all(word.lower() in AUXILIARY for word in between)
        return self._speakers(begin, start, index, end if beside else mention.end)

    def with_title(self, at: int, limit: int) -> int:
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
            if len(gap) > 160 or CLAUSE_EDGE.search(gap):
                break
            if self._possessive(gap) or self.is_adjunct(index, start):
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

    def is_adjunct(self, index: int, start: int) -> bool:
        """Whether a preposition of place or means stands before the name: "on Twitter"."""
        begin = self.mentions[index].start
        before = self.text[max(start, begin - 12) : begin].split()
        while before and before[-1].lower() in ("the", "a", "an"):
            before.pop()
        return bool(before) and before[-1] in _ADJUNCT

    @staticmethod
    def _possessive(gap: str) -> bool:
        return gap.startswith(("'s ", "’s ", "' ", "’ ", "' s ", "’ s "))

    # ---------------------------------------------------------------- mentions

    def _first_mention(self, start: int, end: int) -> int | None:
        at = bisect_left(self.starts, start)
        return self.named[at] if at < len(self.starts) and self.starts[at] < end else None

    def last_mention(self, start: int, end: int) -> int | None:
        """The last person or body named in a stretch."""
        at = bisect_left(self.starts, end) - 1
        return self.named[at] if at >= 0 and self.starts[at] >= start else None


def _agrees(subject: str, sort: str) -> bool:
    """Whether a base form can be a verb here: it needs a plural ("officials say"), else it is a
    noun ("a joke")."""
    if sort != "base":
        return True
    return subject in _PLURAL or (subject.endswith("s") and not subject.endswith(("'s", "’s")))


def _is_subject(words: list[str]) -> bool:
    """Whether words can be a subject: a capital, a determiner, or one of the nouns that speak."""
    first = words[0].lower() if words else ""
    if not first or words[-1].lower() in _NO_SUBJECT:
        return False
    if words[0][0].isupper() or first in _DETERMINERS:
        return first not in _NO_SUBJECT
    offices = lexicon.words("offices")
    return first.isalpha() and (len(words) == 1 or any(word in offices for word in words))
