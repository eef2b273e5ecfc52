"""What a time dates, as a statement: the verb, what underwent it, who did it, and where.

"Orsted published the chronicle in Bergen on 4 May", "the chronicle was published by Orsted on 4
May" and "the chronicle, published on 4 May" are one statement, by which two articles are known to
date one thing. ``marks`` gives it as marks of the fact's context:

- ``verb:publish``; ``kind:once`` or ``kind:public`` where the verb is of ``lexicon/once_verbs.tsv``
- ``done:chronicle``: the words of what underwent it; ``vague:`` where it is any one ("a book")
- ``maybe:chronicle``: words of what a pronoun or "the book" may stand for, its article's headline
- ``by:orsted``: the words of who did it
- ``scope:bergen``: where and in what form it happened, of the phrases in its clause
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck import lexicon
from factcheck.claims.quantities.verbs import verb
from factcheck.lexicon.auxiliaries import BE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.claims.reading import Reading
    from factcheck.model import Span, Time

_SPAN: Final = 16  # tokens around a time in which its verb is looked for
_NOUNS: Final = 8  # tokens of a noun phrase
_FIRST: Final = 4  # tokens within which a time opens its sentence
_AFTER: Final = 10  # tokens after a time that may tell where
_STEM: Final = 4  # letters of a word that may be a plural
_HELPERS: Final = BE | frozenset(
    "has have had having will would shall should may might can could did does do to first also "
    "then later finally originally eventually since already only not just ever again got "
    "scheduled set due expected planned slated".split()
)
_DEFINITE: Final = frozenset("the this that these those its his her their our".split())
_DETERMINERS: Final = _DEFINITE | frozenset(("a", "an", "some", "another", "any", "one"))
_VAGUE: Final = frozenset(("a", "an", "some", "another", "any", "one"))
_PERSONAL: Final = frozenset(("he", "she"))
_PRONOUNS: Final = _PERSONAL | frozenset(("it", "they", "we"))
_RELATIVE: Final = frozenset(("who", "which", "that"))
_PREPOSITIONS: Final = frozenset(
    "in on at to from with by for as into onto over under during after before since until between "
    "against without within among through throughout across around near via about amid "
    "following despite".split()
)
_SCOPES: Final = frozenset("in on at to for across throughout".split())
_TURNS: Final = frozenset(
    "that which who whom whose while when where because although though if unless until after "
    "before since but than whether".split()
)
_MARKS: Final = frozenset('; : . ? ! “ ” " ( ) [ ] — –'.split())
_OPENERS: Final = frozenset("in on at by during early late mid around about of the since".split())


class Verb(Struct, frozen=True):
    """The verb at token ``at``, by its lemma; ``kind`` as in ``once_verbs``."""

    at: int
    lemma: str
    kind: str = ""


class Phrase(Struct, frozen=True):
    """The words of a noun phrase; ``head`` is its noun, "" of a name and of a pronoun."""

    words: tuple[str, ...] = ()
    head: str = ""
    vague: bool = False
    pointing: bool = False  # a pronoun, or a definite noun: may stand for what was named before
    loose: bool = False  # "Undertow is an album by Ida Holm, released": the sentence's subject, too
    start: int = 0  # its first token


NOTHING: Final = Phrase()


def marks(reading: Reading, time: Time) -> set[str]:
    """The statement that ``time`` dates, as marks of a context; empty where none is found."""
    sentence = reading.sentence_at(time.start)
    if sentence is None:
        return set()
    return _Clause(reading, time, sentence).marks()


@cache
def _once() -> dict[str, tuple[str, str]]:
    return {form: (lemma, kind) for form, lemma, kind in lexicon.rows("once_verbs")}


@cache
def _plain() -> frozenset[str]:
    return lexicon.words("stop_words") | lexicon.words("function_words")


def base(word: str) -> str:
    """A word in lower case without possessive and plural; "" for one that tells nothing."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    if not word or not word[0].isalnum() or word in _plain():
        return ""
    plural = word.endswith("s") and len(word) > _STEM and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


def _based(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for word in words if (found := base(word))))


class _Clause:
    """The clause around one time."""

    def __init__(self, reading: Reading, time: Time, sentence: Span) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._lower = reading.tokens.lower
        self._time = time
        self._first = self._tokens.at(time.start)
        self._last = self._tokens.at(time.end)
        self._low = self._tokens.at(sentence.start)
        self._high = self._tokens.at(sentence.end)

    def marks(self) -> set[str]:
        found = self._verb_before() or self._verb_after()
        if found is None:
            return set()
        subject, passive = self._subject(found.at)
        object_, end = self._object(found.at)
        if found.kind == "part":
            if not object_.words:
                return set()  # the festival begins each year
            found = replace(found, kind="once")
        patient, agent = subject, NOTHING
        if object_.words and not passive:
            patient, agent = object_, subject
        doer = self._by(found.at)
        told = {f"verb:{found.lemma}", f"kind:{found.kind}"}
        told.update(f"done:{word}" for word in patient.words)
        told.update(f"by:{word}" for word in (doer or agent.words))
        if patient.vague and not patient.loose:
            told.add("vague:")
        if patient.pointing or patient.loose or not patient.words:
            told.update(f"maybe:{word}" for word in self._meant(patient, found.at))
        told.update(f"scope:{word}" for word in self._scope(end, subject.words))
        return told

    # ------------------------------------------------------------ the verb

    def _verb_at(self, k: int) -> Verb | None:
        word = self._lower[k]
        if word in _HELPERS:
            return None
        if (known := _once().get(word)) is not None:
            return Verb(k, *known)
        found = verb(word)
        if found is None or found.kind == "say" or not found.participle:
            return None
        return Verb(k, found.lemma)

    def _attributive(self, k: int) -> bool:
        """Whether a participle stands before a noun: "the divided city"."""
        before = self._lower[k - 1] if k > self._low else ""
        return before in _DETERMINERS or before == "of"

    def _verb_before(self) -> Verb | None:
        k = self._first - 1
        low = max(self._low, self._first - _SPAN)
        while k >= low:
            mention = self._reading.mention_at(self._tokens.starts[k])
            if mention is not None and mention.start < self._tokens.starts[self._first]:
                k = self._tokens.at(mention.start) - 1
                continue
            word = self._lower[k]
            if word == "," and not self._place_before(k):
                return None
            if word in _MARKS or (word in _TURNS and word not in ("before", "after", "since")):
                return None
            found = self._verb_at(k)
            if found is not None and not self._attributive(k):
                return found
            k -= 1
        return None

    def _place_before(self, k: int) -> bool:
        mention = self._reading.mention_at(self._tokens.starts[k - 1]) if k else None
        return mention is not None and mention.kind == "place"

    def _verb_after(self) -> Verb | None:
        """Of a time that opens its clause."""
        k = self._first - 1
        while k >= self._low and self._lower[k] in _OPENERS:
            k -= 1
        if k >= self._low and self._lower[k] not in (",", ";", "and", "but", ":", "("):
            return None
        k = self._last
        while k < self._high and self._lower[k] == ",":
            k += 1
        opening = k
        while k < min(self._high, self._last + _SPAN):
            mention = self._reading.mention_at(self._tokens.starts[k])
            if mention is not None:
                k = max(k + 1, self._tokens.at(mention.end))
                continue
            if self._lower[k] in _MARKS or self._lower[k] in _TURNS or self._lower[k] == ",":
                return None
            found = self._verb_at(k)
            if found is not None and k > opening and not self._attributive(k):
                return found
            k += 1
        return None

    # ------------------------------------------------------------ what it is said of

    def _subject(self, at: int) -> tuple[Phrase, bool]:
        """The noun phrase before the verb, and whether the verb is passive."""
        k, passive = at - 1, False
        while k >= self._low and (
            self._lower[k] in _HELPERS
            or (self._lower[k].endswith("ly") and not self._tokens.words[k][0].isupper())
        ):
            passive = passive or self._lower[k] in BE
            k -= 1
        apposed = k >= self._low and self._lower[k] in (
            ",",
            "(",
        )  # "the chronicle, published on 4 May"
        if apposed:
            passive, k = True, k - 1
        if k >= self._low and self._lower[k] in _RELATIVE:
            k -= 1
            k -= k >= self._low and self._lower[k] == ","
        phrase = self._phrase_before(k)
        copula = phrase.vague and phrase.start > 1 and self._lower[phrase.start - 2] in BE
        loose = apposed or copula  # "Undertow is an album published", "Undertow (published"
        return (replace(phrase, loose=True) if loose else phrase), passive or copula

    def _phrase_before(self, k: int) -> Phrase:
        """The noun phrase that ends at token ``k``, with what it is of; of "the album Undertow" the
        name alone."""
        if k < self._low or not self._tokens.words[k][0].isalnum():
            return self._quoted_before(k)
        if self._lower[k] in _PRONOUNS:
            return Phrase(head=self._lower[k], pointing=True, start=k)
        end, articles = k, list[str]()
        while k >= self._low and end - k < _NOUNS:
            mention = self._reading.mention_at(self._tokens.starts[k])
            if mention is not None and self._tokens.at(mention.start) <= k:
                k = self._tokens.at(mention.start) - 1
                continue
            word = self._lower[k]
            if word in _DETERMINERS:
                articles.append(word)
                if k == self._low or self._lower[k - 1] != "of":
                    break
            elif self._ends_phrase(word) and not self._joins_names(k):
                break
            k -= 1
        return self._phrase(k + 1, end + 1, articles)

    def _joins_names(self, k: int) -> bool:
        """Whether an "and" stands between two names: both married."""
        words = self._tokens.words
        return (
            words[k] in ("and", "&")
            and k > self._low
            and words[k - 1][0].isupper()
            and words[k + 1][0].isupper()
        )

    def _ends_phrase(self, word: str) -> bool:
        if word in ("of", "'", "’", "s"):
            return False
        return (
            not word[0].isalnum()
            or word in _PREPOSITIONS
            or word in _HELPERS
            or word in _TURNS
            or word in ("and", "or")
        )

    def _phrase(self, start: int, end: int, articles: list[str]) -> Phrase:
        words = self._tokens.words[start:end]
        named = [word for word in words if word[0].isupper() or word[0].isdigit()]
        is_name = bool(words) and words[-1] in named
        based = _based(named if is_name else words)
        head = "" if is_name or not words else base(words[-1])
        vague = bool(articles) and articles[-1] in _VAGUE and not is_name
        definite = bool(articles) and articles[-1] in _DEFINITE
        pointing = definite and len(based) == 1 and bool(head)
        return Phrase(based, head, vague=vague, pointing=pointing, start=start)

    def _quoted_before(self, k: int) -> Phrase:
        """A title in quotation marks: 'his single "Undertow"'."""
        while k >= self._low and not self._lower[k][0].isalnum():
            k -= 1
        end = k
        while k >= self._low and self._lower[k][0].isalnum() and end - k < _NOUNS:
            if not self._tokens.words[k][0].isupper() and self._lower[k] not in _plain():
                break
            k -= 1
        return Phrase(_based(self._lower[k + 1 : end + 1]), start=k + 1)

    def _object(self, at: int) -> tuple[Phrase, int]:
        """The noun phrase right after the verb, and where it ends."""
        k, articles = at + 1, list[str]()
        while k < self._high and k - at <= _NOUNS and k != self._first:
            word = self._lower[k]
            if word in _DETERMINERS:
                articles.append(word)
            elif self._ends_phrase(word):
                break
            k += 1
        return self._phrase(at + 1, k, articles), k

    def _by(self, at: int) -> tuple[str, ...]:
        """Who did it, of a passive: "published by Orsted"."""
        for k in (*range(at + 1, self._first), *range(self._last, min(self._high, self._last + 4))):
            if self._lower[k] == "by" and k + 1 < self._high:
                mention = self._reading.mention_at(self._tokens.starts[k + 1])
                if mention is not None:
                    return _based(mention.text.split())
        return ()

    def _meant(self, phrase: Phrase, at: int) -> tuple[str, ...]:
        """The words of what a pronoun, or "the book", may stand for."""
        if phrase.head in _PERSONAL:
            mention = self._person_before(self._tokens.starts[at])
            if mention:
                return _based(mention.split())
        title = self._reading.document.title.split()
        if phrase.loose or not (phrase.words or phrase.head):
            return _based([*title, *self._opening()])
        return _based(title)

    def _opening(self) -> list[str]:
        """The name that the sentence opens with, or that follows its opening participle."""
        k = self._low
        if self._first - k < _FIRST:  # "Founded in 1997 in Oslo, the Academy ..."
            k = self._last
            while k < self._high and self._lower[k] != ",":
                k += 1
            k += 1
        words: list[str] = []
        while k < self._high and len(words) < _NOUNS:
            word = self._tokens.words[k]
            if word[0].isupper():
                words.append(word)
            elif (word[0].isalnum() and word not in _plain()) or word in _HELPERS:
                break
            k += 1
        return words

    def _person_before(self, offset: int) -> str:
        named = [m for m in self._reading.mentions_in(0, offset) if m.kind == "person"]
        return self._reading.name_of(named[-1]) if named else ""

    # ------------------------------------------------------------ where

    def _scope(self, k: int, known: tuple[str, ...]) -> set[str]:
        """The words of the phrases that tell where and how, from token ``k`` to the end of the
        clause."""
        words: set[str] = set()
        inside = False
        while k < min(self._high, self._last + _AFTER):
            if self._first <= k < self._last:
                inside, k = False, self._last
                continue
            word = self._lower[k]
            if word in _MARKS or word in _TURNS or (word == "," and k >= self._last):
                break
            if word in _PREPOSITIONS:
                inside = word in _SCOPES
            elif inside and (found := base(word)):
                words.add(found)
            k += 1
        return words.difference(known)
