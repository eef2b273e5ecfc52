"""The words of a text with what each can be in a time expression.

A token is a run of letters, a run of digits, one mark, or a line break. The grammar looks at
tokens by index;
past both ends stand empty tokens, so that looking a few tokens ahead or back never leaves the list.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise, repeat

from factcheck import lexicon

_TOKEN = re.compile(r"([A-Za-z]+[^\W\d_]*|\d+|[^\w\s]|\n|[^\W\d_]+)")
# The same tokens of a text in lower case whose only characters beyond ASCII are marks of
# typesetting: most English texts, at two thirds of the time.
_PLAIN = re.compile(r"([a-z]+|[0-9]+|[^a-z0-9 \t\r\f\v\x1c-\x1f\x85\xa0_])")
_MARKS = "\xa0“”‘’–—…£€"
_WRAPPED = re.compile(r"([A-Za-z]+[^\W\d_]*|\d+|[^\w\s]|\n(?=[^\S\n]*\n)|[^\W\d_]+)")
_LINE = range(50, 101)  # columns of a line that an editor or mailer broke
_MARGIN = 12
DASHES = frozenset("-–—−‐‑")
APOSTROPHES = frozenset("'’‘`")


@cache
def vocabulary() -> tuple[dict[str, str], dict[str, str]]:
    """Word to kind, and word to value, for the words of time and for numerals that can be days,
    hours or years.
    """
    kinds: dict[str, str] = {}
    values: dict[str, str] = {}
    for word, kind, value in lexicon.rows("time_words"):
        kinds[word] = kind
        values[word] = value
    for name, _ in lexicon.rows("holidays"):
        kinds.setdefault(re.split(r"[^a-z]", name, maxsplit=1)[0], "holiday")
    kinds.update(dict.fromkeys(APOSTROPHES, "apostrophe"))
    numerals = [str(n) for n in (*range(1000), *range(1000, 2200))]
    numerals += [f"{n:02d}" for n in range(10)]
    numerals += [f"{hour:02d}{minute:02d}" for hour in range(10) for minute in range(60)]
    kinds.update(dict.fromkeys(numerals, "digit"))
    return kinds, values


class Tokens:
    """Tokens of ``text[start:end]``: ``words`` in lower case, ``kinds`` (empty where a word has no
    part in time),
    ``starts`` and ``ends`` as offsets into the whole text."""

    __slots__ = ("_values", "count", "ends", "kinds", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        # gap, token, gap, token ... so that offsets are running sums, all of it in C
        parts, words = _split(text[start:end])
        edges = list(accumulate(map(len, parts), initial=start))
        kinds, self._values = vocabulary()
        margin = [""] * _MARGIN
        self.text = text
        self.count = len(parts) // 2
        self.words = [*words, *margin]
        self.kinds = list(map(kinds.get, self.words, repeat("")))
        self.starts = [*edges[1:-1:2], *[end] * _MARGIN]
        self.ends = [*edges[2::2], *[end] * _MARGIN]

    def value(self, index: int) -> int:
        """The value of a word whose value is a number."""
        return int(self._values[self.words[index]])

    def code(self, index: int) -> str:
        """The value of a word whose value is a TIMEX3 code."""
        return self._values[self.words[index]]

    def glued(self, index: int) -> bool:
        """Whether no space stands between this token and the next."""
        return index + 1 < self.count and self.ends[index] == self.starts[index + 1]

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= index < self.count and self.text[self.starts[index]].isupper()

    def is_word(self, index: int) -> bool:
        """Whether the token is made of letters."""
        return self.words[index][:1].isalpha()

    def slice(self, first: int, last: int) -> str:
        """The text of tokens ``first`` to ``last``, ``last`` excluded."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def _split(part: str) -> tuple[list[str], list[str]]:
    """Gaps and tokens by turns, and the tokens in lower case."""
    if is_wrapped(part):
        parts = _WRAPPED.split(part)
    else:
        lower = part.lower()
        if _is_plain(lower):
            parts = _PLAIN.split(lower)
            return parts, parts[1::2]
        parts = _TOKEN.split(part)
    return parts, list(map(str.lower, parts[1::2]))


def _is_plain(text: str) -> bool:
    """Whether all characters are ASCII or marks of typesetting; counted, for that is fast.

    In other texts the small form of a letter may be longer (dotted I) or hang on its neighbours
    (final sigma).
    """
    return text.isascii() or (
        len(text) - len(text.encode("ascii", "ignore")) == sum(map(text.count, _MARKS))
    )


def is_wrapped(text: str) -> bool:
    """Whether lines were broken at a column, so that a line's end is no more than a space.

    Told by lines of like length that stop inside a sentence: one sentence a line is not wrapped.
    """
    if text.count("\n") < 3:
        return False
    lines = text.split("\n")
    if max(map(len, lines)) not in _LINE:
        return False
    inner = [line.rstrip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    long = [line for line in inner if len(line) in _LINE]
    broken = sum(line[-1].isalnum() or line[-1] == "," for line in long)
    return len(long) > 2 and 5 * len(long) > 4 * len(inner) and 2 * broken > len(long)


@lru_cache(maxsize=2)
def tokenize(text: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``. The last texts are kept, since times and numbers read one
    after the other.
    """
    return Tokens(text, start, end)
