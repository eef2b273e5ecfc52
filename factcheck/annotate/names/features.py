"""What a name's words, its neighbours and the article show of it, as strings for the linear model.

Each feature is one short string, a letter or two for what it is of and then its value: ``l=river``
(the last word), ``b=near`` (the word before). The same functions feed ``scripts/train_names.py``
and ``model``, so that what is learnt is what is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from factcheck.annotate.names import words
from factcheck.annotate.names.drafts import APART, GOOD, KINDS, SURE, UNKNOWN, Draft

_LETTERS: Final = (
    (words.FUNCTION, "f"),
    (words.COMMON, "c"),
    (words.POST, "p"),
    (words.MODIFIER, "m"),
    (words.PART, "j"),
    (words.BODY, "B"),
    (words.PLACE_NOUN, "P"),
    (words.THING, "T"),
    (words.GIVEN, "G"),
    (words.WEAK_GIVEN, "g"),
    (words.SURNAME, "S"),
    (words.WEAK_SURNAME, "s"),
    (words.PLACE, "L"),
    (words.DEMONYM, "D"),
    (words.KNOWN_BODY, "K"),
    (words.OCCUPATION, "o"),
    (words.RANK, "r"),
    (words.COUNTRY, "C"),
    (words.LEAD_PLACE, "q"),
    (words.LEAD_BODY, "b"),
    (words.LEAD_THING, "t"),
)
_PLAIN: Final = words.COMMON | words.MODIFIER | words.ROLE | words.MATTER
_REACH: Final = 36  # characters before and after a name that are looked at
_LISTED: Final = 8  # characters between two names that stand together
_LINE: Final = "¶"  # the word before a name that begins a line
_FAMILY: Final = frozenset(("QL=person", "RL=person"))
_SPACES: Final = (" ", "\n", "")
_MOST: Final = 4  # mentions that are told apart by count

Own = tuple[str, tuple[str, ...], str, int]  # a draft's text, names, sort and strength by rule
Near = tuple[str, str, str, str]  # the second word before a mention, the first, the two after


@cache
def _letters(flags: int) -> str:
    """A word's flags as letters that do not change when flags are renumbered."""
    return "".join(letter for flag, letter in _LETTERS if flags & flag)


@lru_cache(maxsize=8192)
def _shape(word: str) -> str:
    """ "Xx", "X", "Xx-Xx": runs of capitals, small letters and digits as one sign each."""
    if word.isalpha():
        if word.isupper():
            return "X"
        if word[1:].islower():
            return "Xx" if word[0].isupper() else "x"
    out = ""
    for char in word:
        sign = "X" if char.isupper() else "x" if char.isalpha() else "0" if char.isdigit() else char
        if out[-1:] != sign:
            out += sign
    return out


def of_words(own: Own) -> list[str]:
    """Of the name itself: its words, their ends, shapes and flags, the sort by rule."""
    text, names, sort, strength = own
    known = words.flags()
    lower = text.lower()
    spoken = lower.split()
    first, last = spoken[0], spoken[-1]
    one = "1" if len(names) == 1 else "2"
    head, tail = _letters(known.get(names[0], 0)), _letters(known.get(names[-1], 0))
    out = [
        "bias",
        f"w={lower}",
        f"n={min(len(names), 5)}",
        f"r{one}={sort}{strength}",
        f"f{one}={first}",
        f"l{one}={last}",
        f"x{one}={last[-2:]}",
        f"x{one}={last[-3:]}",
        f"x{one}={last[-4:]}",
        f"y{one}={first[:2]}",
        f"y{one}={first[:3]}",
        f"s{one}={' '.join([_shape(word) for word in text.split()[:4]])}",
        f"h{one}={head}",
        f"t{one}={tail}",
    ]
    out.extend([f"i{one}={letter}" for letter in _letters(_any(names))])
    if len(names) == 1:
        out.append(f"z={min(len(text), 9)}")
    else:
        out.append(f"ht={head},{tail}")
        out.append(f"e={first[-3:]}")
        out.append(f"e={first[-2:]}")
        out.append(f"k={_shape(names[-1])}")
        out.extend([f"m={word}" for word in spoken[1:-1]])
    return out


def _any(names: tuple[str, ...]) -> int:
    flags, every = words.flags(), 0
    for name in names:
        every |= flags.get(name, 0)
    return every


def near(text: str, draft: Draft) -> Near:
    """The two words on either side of a mention, lower case, with what is glued to them."""
    start, end = draft.start, draft.end
    before = text[start - _REACH : start] if start > _REACH else text[:start]
    spoken = before.lower().rsplit(None, 2)
    first = spoken[-1] if spoken else "^"
    if before[-1:] == "\n":
        first = _LINE
    second = spoken[-2] if len(spoken) > 1 else "^"
    after = text[end : end + _REACH]
    spoken = after.lower().split(None, 2)
    one = spoken[0] if spoken else "$"
    two = spoken[1] if len(spoken) > 1 else "$"
    return second, first, one if after[:1] in _SPACES else f"|{one}", two


def keys_of(text: str, drafts: list[Draft], index: int, beside: Near) -> tuple[str, ...]:
    """The keys of one mention, one for each of ``COLUMNS``."""
    draft = drafts[index]
    second, first, one, two = beside
    told = words.descriptors()
    following = before = ""
    if index + 1 < len(drafts):
        other = drafts[index + 1]
        if other.start - draft.end < _LISTED:
            following = f"N={text[draft.end : other.start]}{other.sort}{other.strength}"
    if index:
        other = drafts[index - 1]
        if draft.start - other.end < _LISTED:
            before = f"P={text[other.end : draft.start]}{other.sort}{other.strength}"
    return (
        first,
        one,
        f"c={second}",
        f"d={two}",
        f"bb={second} {first}",
        f"aa={one} {two}",
        f"ba={first}_{one}",
        following,
        before,
        "I" if draft.initial else "",
        f"C={told[second]}" if second in told else "",
        f"D={told[two]}" if two in told else "",
    )


def _of_first(word: str) -> list[str]:
    """Of the word before: itself, what it describes, whether a sign ends it."""
    return [f"b={word}", f"p={_sign(word[-1])}", *_listed("B", words.descriptors(), word)]


def _of_one(word: str) -> list[str]:
    """Of the word after, "|" before it where it is glued to the name."""
    out = [f"a={word}", f"q={_sign(word[0])}", *_listed("A", words.descriptors(), word)]
    if word.isalpha():
        out += [f"u={word[-2:]}", f"v={word[-3:]}", *_listed("V", words.speech_verbs(), word)]
    return out


def _listed(letter: str, known: Mapping[str, str], word: str) -> list[str]:
    return [f"{letter}={known[word]}"] if word in known else []


def alone(feature: str) -> list[str]:
    """Of a key that is a feature as it stands."""
    return [feature]


# what the keys of ``keys_of`` stand for, in order
COLUMNS: Final[tuple[Callable[[str], list[str]], ...]] = (
    _of_first,
    _of_one,
    *[alone] * 10,
)


def _sign(char: str) -> str:
    return "x" if char.isalpha() else "0" if char.isdigit() else char


class Shared:
    """What the article's other names show of a name: longer names it is part of, its initials.

    ``asked`` holds the names of one word that will be asked for.
    """

    def __init__(self, drafts: Iterable[Draft], asked: Container[str]) -> None:
        self._asked = asked
        self._known: dict[str, str] = {}
        self._within: dict[str, dict[str, None]] = {}
        self._initials: set[str] = set()
        for draft in drafts:
            if draft.strength == SURE and draft.sort in KINDS:
                self._known.setdefault(draft.text, draft.sort)

    def learn(self, drafts: Iterable[Draft], *, rules: bool = True) -> None:
        """Take in names of several words, by the rules' sort or, after it, by the model's."""
        asked, mark = self._asked, "R" if rules else "Q"
        for draft in drafts:
            names = draft.names
            if len(names) < 2:
                continue
            for name in names:
                if name in asked:
                    where = "F" if name is names[0] else "L" if name is names[-1] else "M"
                    self._within.setdefault(name, {})[f"{mark}{where}={draft.sort}"] = None
            if draft.sort == "organization":
                self._initials.add("".join([name[0] for name in names]))

    def is_family_name(self, text: str) -> bool:
        """Whether it is the last word of a person's longer name."""
        within = self._within.get(text, ())
        return "QL=person" in within or "RL=person" in within

    def is_only_family_name(self, text: str) -> bool:
        """Whether it is that, and nothing in any other longer name."""
        within = self._within.get(text)
        return within is not None and _FAMILY.issuperset(within)

    def of(self, draft: Draft, count: int) -> list[str]:
        """The features of ``draft``, which stands ``count`` times in the article."""
        out = [f"#={min(count, _MOST)}"]
        known, names = self._known, draft.names
        if draft.text in known:
            out.append(f"K={known[draft.text]}")
        if len(names) == 1:
            out.extend(self._within.get(draft.text, ()))
            if draft.text in self._initials:
                out.append("J")
        else:
            if names[0] in known:
                out.append(f"G={known[names[0]]}")
            if names[-1] in known:
                out.append(f"H={known[names[-1]]}")
        return out


def is_open(text: str, draft: Draft) -> bool:
    """Whether the model is asked of it: what the rules are not sure of, and is no adjective.

    Ordinary words beside a role are what the role is about ("Water Resources Minister").
    """
    strength = draft.strength
    if strength == SURE or draft.sort in APART:
        return False
    if strength != UNKNOWN:
        return strength != GOOD or draft.sort != "person" or not _is_full_name(draft)
    if len(draft.names) > 1:
        last = words.flags().get(draft.names[-1], 0)
        if last & (words.DEMONYM | words.POST) and not last & words.PERSONAL:
            return False
    return not (is_plain(draft) and _is_of_role(text, draft))


def _is_full_name(draft: Draft) -> bool:
    """Whether it begins with a listed given name and ends in a listed family name, no noun."""
    flags, names = words.flags(), draft.names
    last = flags.get(names[-1], 0)
    listed = flags.get(names[0], 0) & words.GIVEN and last & words.SURNAME
    return bool(listed) and not last & words.NOUN


def is_plain(draft: Draft) -> bool:
    """Whether each of its words is an ordinary one or one of an office; no person is called so."""
    flags = words.flags()
    for name in draft.names:
        mark = flags.get(name, 0)
        if not mark & _PLAIN or mark & words.PERSONAL:
            return False
    return True


def _is_of_role(text: str, draft: Draft) -> bool:
    """Whether a role stands next to it: "Council President", "Chairman of the Company"."""
    flags = words.flags()
    after = text[draft.end : draft.end + _REACH].split(maxsplit=1)
    spaced = after and text[draft.end : draft.end + 1] == " "
    if spaced and flags.get(after[0].rstrip(",.;:"), 0) & words.ROLE:
        return True
    before = text[max(0, draft.start - _REACH) : draft.start].lower().split()
    if before and before[-1] == "the":
        before.pop()
    told = words.descriptors()
    return len(before) > 1 and before[-1] == "of" and told.get(before[-2]) == "person"
