"""Two quotations: the same words, one cut from the other, or one statement in differing words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from factcheck import lexicon
from factcheck.values.relation import Relation
from factcheck.values.spelling import distance, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN: Final = re.compile(
    r"(?P<clock>\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?)?(?!\d)|\b\d{1,2} ?[ap]\.?m\b\.?)"
    r"|(?P<number>\d+(?:[.,]\d+)*)(?:st|nd|rd|th)?\b"
    r"|(?P<figure>\d+)"
    r"|(?P<not>n't\b)"
    r"|(?P<clitic>'(?:s|d|m|ll|re|ve)\b|'cause\b)"
    r"|(?P<word>(?:(?!n't\b)[^\W\d_])+)"
    r"|(?P<open>[\[(])|(?P<close>[\])])"
    r"|(?P<cut>\.(?: ?\.)+|…)"
    r"|(?P<sign>%)"
)
_PLAIN: Final = re.compile(r"[^\W_]{2,}")
_LOOSE: Final = re.compile(r"(?<=\w) ?' ?(?=(?:s|d|m|ll|re|ve|t)\b)")
_HUNDREDS: Final = re.compile(r"(?<=\d),(?=\d\d\d\b)")

_FEWEST: Final = 3  # telling words that two quotations of one statement share, at least
_MOST: Final = 0.6  # of the shorter one's words
_NEARLY: Final = 0.8  # of the longer one's words, from which one telling word less will do,
_SENTENCE: Final = 6  # in this many words
_RUN: Final = 3  # words in a row
_PHRASE: Final = 3  # words from which what one leaves out is a phrase cut by an editor
_CLITIC: Final = ({"'s", "is"}, {"'s", "has"}, {"would", "had"}, {"'s", "us"})  # it's, I'd, let's
_END: Final = 2  # words by which two quotations that end together may differ there
_LONGEST: Final = 800  # words of a quotation that are compared
_SMALL: Final = 4  # words up to which two wordings of one place are compared

_AMERICAN: Final = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=[a-z]{2})our", "or"),
        (r"(?<=[a-z]{3})is(?=e|ing|ation)", "iz"),
        (r"(?<=[a-z]{2})ys(?=e|ing)", "yz"),
        (r"(?<=[a-z]{2}[tb])re(?=s?$)", "er"),
        (r"(?<=[a-z]{2}og)ue(?=s?$)", ""),
        (r"(?<=[a-z]l)l(?=ed$|ing$|ers?$)", ""),
        (r"(?<=en)c(?=es?$)", "s"),
        (r"(?<=m)me(?=s?$)", ""),
        (r"ae|oe", "e"),
    )
)


class Word(Struct, frozen=True):
    """One word of a quotation. ``aside``: in brackets, so not the speaker's; ``cut``: words were
    left out before it; ``named``: written with a capital inside a sentence."""

    form: str
    aside: bool = False
    cut: bool = False
    named: bool = False


class Match(Struct, frozen=True):
    """How two quotations stand to one another; ``shared`` counts the telling words in common,
    ``differing`` holds the first two wordings of one place, each with the word on either side;
    ``nearly``: all but a word or two of a sentence is the same."""

    relation: Relation
    shared: int = 0
    differing: tuple[str, str] = ("", "")
    nearly: bool = False


def compare_quotations(first: str, second: str) -> Relation:
    """``EQUAL``, ``EQUIVALENT`` (punctuation, spelling, contractions, fillers), ``REFINES`` (one is
    cut from the other), ``COMPATIBLE`` (they overlap), ``DISJOINT`` (one statement whose words
    differ), ``INCOMPARABLE`` (two statements). Symmetric."""
    return match(first, second).relation


@lru_cache(maxsize=16384)
def match(first: str, second: str) -> Match:
    """The relation of two quotations with what it rests on. Symmetric but for ``differing``."""
    if first > second:
        other = match(second, first)
        return Match(other.relation, other.shared, other.differing[::-1], other.nearly)
    one, two = words(first), words(second)
    forms = [word.form for word in one], [word.form for word in two]
    blocks = [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(*forms)
        if op.tag == "equal"
    ]
    ends = (0, 0), (len(one) - 1, len(two) - 1)
    blocks = [b for b in blocks if b[2] > 1 or b[:2] in ends or not _is_slight(forms[0][b[0]])]
    common = [form for i, _, count in blocks for form in forms[0][i : i + count]]
    shared = len([form for form in common if not _is_slight(form)])
    if first == second:
        return Match(Relation.EQUAL, shared)
    longest = max((count for _, _, count in blocks), default=0)
    shorter = min(len(one), len(two))
    nearly = len(common) >= max(_SENTENCE, _NEARLY * max(len(one), len(two)))
    few = _FEWEST - 1 if nearly else _FEWEST
    if shared < few or longest < _RUN or len(common) < _MOST * shorter:
        return Match(Relation.INCOMPARABLE, shared)
    for here, there in _gaps(blocks, one, two):
        if differ(one[here], two[there]):
            told = _told(one[_wider(here)]), _told(two[_wider(there)])
            return Match(Relation.DISJOINT, shared, told, nearly)
    return Match(_agreement(blocks, one, two), shared, nearly=nearly)


def _told(gap: Sequence[Word]) -> str:
    return " ".join(word.form for word in gap)


def _gaps(
    blocks: Sequence[tuple[int, int, int]], one: Sequence[Word], two: Sequence[Word]
) -> Iterator[tuple[slice, slice]]:
    """Where the words stand that lie between two runs which are the same, unless a cut is marked
    there. An end is such a place only where both have a word or two beyond a long run, for any
    quotation may begin late and end early."""
    for (i, j, count), (next_i, next_j, _) in pairwise(blocks):
        if not (one[next_i].cut or two[next_j].cut):
            yield slice(i + count, next_i), slice(j + count, next_j)
    (i, j, first), (last_i, last_j, last) = blocks[0], blocks[-1]
    if i == j and 0 < i <= _END and first > _RUN and not (one[i].cut or two[j].cut):
        yield slice(0, i), slice(0, j)
    left = len(one) - last_i - last
    if left == len(two) - last_j - last and 0 < left <= _END and last > _RUN:
        yield slice(last_i + last, len(one)), slice(last_j + last, len(two))


def _wider(gap: slice) -> slice:
    return slice(max(0, gap.start - 1), gap.stop + 1)


def differ(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether two wordings of one place, either of which may be empty, are different words rather
    than an elision, an editor's insertion or a habit of writing."""
    if any(word.aside or word.cut for word in (*here, *there)):
        return False
    if {_told(here), _told(there)} in _CLITIC:
        return False
    left = [word for word in here if not _is_slight(word.form)]
    right = [word for word in there if not _is_slight(word.form)]
    if not left and not right:  # "and" beside "but it's also about"
        return bool(here and there) and abs(len(here) - len(there)) >= _PHRASE
    if not here or not there or not left or not right:
        return _left_out(left or right, here or there if not (here and there) else ())
    if max(len(here), len(there)) > _SMALL:
        return False  # two passages, each of which the other leaves out
    return not _same(left, right)


def _left_out(telling: Sequence[Word], gap: Sequence[Word]) -> bool:
    """Whether words that one side lacks are more than an elision, or a name in full."""
    if len(gap) >= _PHRASE or len(telling) >= _PHRASE:
        return False
    return not all(word.named for word in telling)


def _same(left: Sequence[Word], right: Sequence[Word]) -> bool:
    one, two = "".join(w.form for w in left), "".join(w.form for w in right)
    if two in (one, f"{one}s") or f"{two}s" == one:
        return True
    if _initials(left) == two or _initials(right) == one:
        return True
    if one[0].isdigit() or two[0].isdigit():
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    slip = min(len(one), len(two)) > _SMALL and distance(one, two) == 1
    return slip and 0 < at < min(len(one), len(two)) - 2


def _american(word: str) -> str:
    for pattern, spelling in _AMERICAN:
        word = pattern.sub(spelling, word)
    return word


def _initials(gap: Sequence[Word]) -> str:
    """``ie`` for "Internet Explorer"."""
    return "".join(word.form[0] for word in gap) if len(gap) > 1 else ""


def _agreement(
    blocks: Sequence[tuple[int, int, int]], one: Sequence[Word], two: Sequence[Word]
) -> Relation:
    matched = sum(count for _, _, count in blocks)
    if matched == len(one) == len(two):
        return Relation.EQUIVALENT
    (i, j, _), (last_i, last_j, count) = blocks[0], blocks[-1]
    ends = i + len(one) - last_i - count, j + len(two) - last_j - count
    return Relation.REFINES if min(ends) == 0 else Relation.COMPATIBLE


# ---------------------------------------------------------------- words


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """The words of a quotation in one spelling: contractions in full, numbers as digits, clocks by
    24 hours, hyphens apart."""
    plain = _HUNDREDS.sub("", _LOOSE.sub("'", text.replace("’", "'").replace("‘", "'")))
    plain = re.sub(r"n ?' ?t\b", "n't", plain)
    found: list[Word] = []
    depth = 0
    cut = False
    start = True
    for token in _TOKEN.finditer(plain):
        kind, said = token.lastgroup, token[0]
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "cut":
            cut = True
        else:
            named = kind == "word" and said[0].isupper() and not start and said != "I"
            for form in _forms(str(kind), said):
                found.append(Word(form, aside=depth > 0, cut=cut, named=named))
                cut = False
        if len(found) >= _LONGEST:
            break
        start = kind not in ("open", "close") and plain[token.end() : token.end() + 1] in ".!?"
    return tuple(found)


def telling(text: str) -> list[str]:
    """The words of a quotation that are not slight, in order and small letters: what quotations of
    one statement are likely to share."""
    slight = _slight()
    return [word for word in _PLAIN.findall(text.lower()) if word not in slight]


@lru_cache(maxsize=32768)
def _forms(kind: str, said: str) -> Sequence[str]:
    if kind == "clock":
        return (_clock(said),)
    plain = fold(said)
    if kind == "word" and (number := _numbers().get(plain)) is not None:
        return (number,)
    if kind == "number":
        return (plain.rstrip("sthndr"),)
    if plain in ("ca", "wo"):  # before n't
        return ("can" if plain == "ca" else "will",)
    return _contractions().get(plain) or (_american(plain),)


def _clock(said: str) -> str:
    """``18:41`` for "6:41pm"."""
    hour, minute = re.match(r"(\d+)(?:[:.](\d\d))?", said).groups()  # type: ignore[union-attr]
    low = said.lower()
    hours = int(hour) % 12 + 12 if "p" in low else int(hour) % 12 if "a" in low else int(hour)
    return f"{hours}:{minute or '00'}"


@cache
def _contractions() -> dict[str, tuple[str, ...]]:
    table = lexicon.mapping("contractions")
    return {short: tuple(full.split()) for short, full in table.items()}


@cache
def _numbers() -> dict[str, str]:
    rows = lexicon.rows("number_words")
    return {word: value for word, kind, value in rows if kind in ("unit", "tens", "ordinal")}


@cache
def _slight() -> frozenset[str]:
    zones = {name.casefold() for name in lexicon.mapping("zones")}
    return lexicon.words("slight_words") | zones


def _is_slight(form: str) -> bool:
    return form in _slight()
