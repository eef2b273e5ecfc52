"""Dated facts: every other date of the article, on whatever noun or verb it dates.

"A report released on November 28" is a claim ``date`` on "report released"; "last July, the embassy
had expressed gratitude" on "embassy expressed gratitude".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck import lexicon
from factcheck.claims import statements
from factcheck.claims.dating import date_claim
from factcheck.model import Claim, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.reading import Reading
    from factcheck.model import Mention, Span, Time

_SKIPPED: Final = frozenset(
    "on in at by of from to during since until till before after for around about early late "
    "earlier later the "
    "a an this that these those its their his her had has have was were is are be been being also "
    "as and or it he she they we you i today yesterday tonight tomorrow".split()
)
_BREAKS: Final = frozenset(', ; : . “ ” " — – ? !'.split())
_NEAR: Final = 240  # code points to either side whose names are a fact's context
_TITLES: Final = frozenset("mr mrs ms dr".split())
_WORDS: Final = 3  # content words that name a dated fact
_CLAUSE: Final = 14  # tokens to either side of a time by which its statement is known
_STEM: Final = 4  # letters of a word that may be a plural
_OPENING: Final = 6  # words of the sentence that name it where nothing else does

_DEFINITE: Final = frozenset("The His Her Its Their This".split())
_HAPPENED: Final = frozenset("happened occurred".split())
_SINGLE: Final = _HAPPENED | frozenset(  # what is done to a thing once
    "launched introduced founded established inaugurated unveiled built completed found discovered "
    "enacted ratified demolished commissioned buried".split()
)
_FEWEST, _MOST = 4, 10  # words of so short a statement


class Fact(Struct, frozen=True):
    """One dated fact with its claim."""

    subject: Subject
    claim: Claim


def find(reading: Reading, dated: set[int]) -> Iterator[Fact]:
    """A fact per time that no other claim has taken (``dated`` holds the starts of those)."""
    count = 0
    once: dict[str, Subject] = {}
    for time in reading.document.times:
        if time.start in dated or time.type not in ("DATE", "TIME"):
            continue
        if not reading.claimable(time.start):
            continue
        label, head = _governor(reading, time)
        claim = date_claim(reading, "date", f"fact:{count}", time) if label else None
        if claim is None:
            continue
        sentence = reading.sentence_at(time.start)
        said = _once(reading, time, sentence) if sentence else ""
        if said in once:
            # the same words of what happens once: no fact of its own
            again = tuple(sorted((*claim.stated, ("again", "yes"))))
            yield Fact(once[said], replace(claim, subject=once[said].id, stated=again))
            continue
        near = _around(reading, time, sentence) if sentence else ()
        context = {f"{m.kind}:{reading.name_of(m)}" for m in near}
        context |= clause_words(reading, time)
        context |= statements.marks(reading, time)
        subject = Subject(
            id=f"fact:{count}",
            kind="event",
            label=label,
            head=head,
            context=tuple(sorted(context)),
            start=time.start,
        )
        if said:
            once[said] = subject
        yield Fact(subject, claim)
        count += 1


def _once(reading: Reading, time: Time, sentence: Span) -> str:
    """The words from the start of a sentence to the full date of what can happen to a thing but
    once ("the mill was built on 3 May 1902"), without the determiner; "" of anything else."""
    if time.date is None or time.date.start is None or time.date.start != time.date.end:
        return ""
    if not (time.text[-1].isdigit() or time.text[0].isdigit()) or time.text.isdigit():
        return ""  # a weekday: which one is read from the article's own date
    words = reading.text[sentence.start : time.start].split()
    if not _FEWEST <= len(words) <= _MOST or words[-1] != "on" or words[-2] not in _SINGLE:
        return ""
    if words[-2] not in _HAPPENED and words[-3] != "was":
        return ""
    return " ".join(words[1:]) if words[0] in _DEFINITE else ""


def clause_words(reading: Reading, time: Time) -> set[str]:
    """``word:sold`` for the content words of the clause around a time, ``when:1957`` for the other
    dates of its sentence: by these the same statement is known in another article."""
    sentence = reading.sentence_at(time.start)
    if sentence is None:
        return set()
    tokens = reading.tokens
    low, high = tokens.at(sentence.start), tokens.at(sentence.end)
    first, last = tokens.at(time.start), tokens.at(time.end)
    around = [
        *tokens.lower[max(low, first - _CLAUSE) : first],
        *tokens.lower[last : min(high, last + _CLAUSE)],
    ]
    stop = _plain_words()
    found = {
        f"word:{word[:-1] if word.endswith('s') and len(word) > _STEM else word}"
        for token in around
        for word in token.split("-")
        if word[:1].isalnum() and word not in stop
    }
    for other in reading.times_in(sentence.start, sentence.end):
        if other.date is not None and other.start != time.start:
            found.add(f"when:{other.date.edtf}")
    return found


@cache
def _plain_words() -> frozenset[str]:
    return lexicon.words("stop_words") | lexicon.words("function_words") | _TITLES


def _around(reading: Reading, time: Time, sentence: Span) -> Sequence[Mention]:
    """Who is named near a time, in its sentence."""
    low, high = time.start - _NEAR, time.end + _NEAR
    return reading.mentions_in(max(sentence.start, low), min(sentence.end, high))


def _governor(reading: Reading, time: Time) -> tuple[str, str]:
    """The words that a time dates, and the one among them that is dated.

    ("report released", "released"); where nothing can be named, the opening of the sentence.
    """
    sentence = reading.sentence_at(time.start)
    if sentence is None:
        return "", ""
    words = _leftward(reading, time.start, sentence.start)
    if words:
        return " ".join(reversed(words)), _head(words[:1])
    words = _rightward(reading, time.end, sentence.end)
    if words:
        return " ".join(words), _head(words)
    opening = sentence.text.split()[:_OPENING]
    return " ".join(opening), ""


def _head(words: list[str]) -> str:
    """The last common word; "" where a time stands by a name alone, which dates nothing."""
    return next((word for word in reversed(words) if word.islower()), "")


def _leftward(reading: Reading, start: int, low: int) -> list[str]:
    """Content words before a time, nearest first; a name is one word and the last."""
    tokens = reading.tokens
    words: list[str] = []
    at = tokens.at(start) - 1
    while at >= 0 and tokens.starts[at] >= low and len(words) < _WORDS:
        mention = reading.mention_at(tokens.starts[at])
        if mention is not None:
            at = tokens.at(mention.start) - 1
            if tokens.words[at : at + 1] == ["("]:  # an acronym in brackets repeats the name before
                at -= 1
            elif words or mention.kind != "place":  # "in Riga on Sunday" dates what was in Riga
                return [*words, reading.text[mention.start : mention.end]]
            continue
        if tokens.words[at] in _BREAKS and not (
            # "the report on cocaine, released on 29 November"
            tokens.words[at] == "," and len(words) == 1 and words[0].endswith("ed")
        ):
            return words
        if tokens.lower[at] not in _SKIPPED and tokens.words[at][0].isalnum():
            words.append(tokens.words[at])
        at -= 1
    return words


def _rightward(reading: Reading, end: int, high: int) -> list[str]:
    """Content words after a time that opens its sentence; a name is one word."""
    tokens = reading.tokens
    words: list[str] = []
    at = tokens.at(end)
    if tokens.words[at : at + 1] == [","]:
        at += 1
    while at < len(tokens.starts) and tokens.starts[at] < high and len(words) < _WORDS:
        mention = reading.mention_at(tokens.starts[at])
        if mention is not None:
            words.append(reading.text[mention.start : mention.end])
            at = max(at + 1, tokens.at(mention.end))
            continue
        if tokens.words[at] in _BREAKS:
            break
        if tokens.lower[at] not in _SKIPPED and tokens.words[at][0].isalnum():
            words.append(tokens.words[at])
        at += 1
    return words
