"""What a name's words, its neighbours and the article show of it, as strings for the linear model.

Each feature is one short string, a letter or two for what it is of and then its value: ``l=river``
(the last word), ``b=near`` (the word before). The same functions feed ``scripts/train_names.py``
and ``model``, so that what is learnt is what is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
_LINE: Final = "¶"
_MOST: Final = 4  # mentions that are told apart by count


@cache
def _letters(flags: int) -> str:
    """A word's flags as letters that do not change when flags are renumbered."""
    return "".join(letter for flag, letter in _LETTERS if flags & flag)


@lru_cache(maxsize=8192)
def _shape(word: str) -> str:
    """ "Xx", "X", "Xx-Xx": runs of capitals, small letters and digits as one sign each."""
    out = ""
    for char in word:
        sign = "X" if char.isupper() else "x" if char.isalpha() else "0" if char.isdigit() else char
        if out[-1:] != sign:
            out += sign
    return out


def of_words(draft: Draft) -> list[str]:
    """Of the name itself: its words, their ends, shapes and flags, the sort by rule."""
    text, names = draft.text, draft.names
    known = words.flags()
    spoken = text.lower().split()
    first, last = spoken[0], spoken[-1]
    one = "1" if len(names) == 1 else "2"
    head, tail = _letters(known.get(names[0], 0)), _letters(known.get(names[-1], 0))
    out = [
        "bias",
        f"w={text.lower()}",
        f"n={min(len(names), 5)}",
        f"r{one}={draft.sort}{draft.strength}",
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


def around(text: str, drafts: list[Draft], index: int) -> list[str]:
    """Of one mention: the three words on either side, and the names it stands next to."""
    draft = drafts[index]
    start, end = draft.start, draft.end
    told, speech = words.descriptors(), words.speech_verbs()
    before = text[max(0, start - _REACH) : start].lower().split()[-3:]
    after = text[end : end + _REACH].lower().split()[:3]
    before = ["^"] * (3 - len(before)) + before
    after += ["$"] * (3 - len(after))
    third, second, first = before
    if text[start - 1 : start] == "\n":
        first = _LINE
    glued = "" if text[end : end + 1] in " \n" else "|"
    one, two, three = after
    out = [
        f"b={first}",
        f"bb={second} {first}",
        f"c={second}",
        f"bbb={third} {second} {first}",
        f"a={glued}{one}",
        f"aa={glued}{one} {two}",
        f"d={two}",
        f"aaa={one} {two} {three}",
        f"ba={first}_{one}",
        f"p={_sign(first[-1])}{glued}{_sign(one[0])}",
    ]
    for place, word in (("B", first), ("C", second), ("A", one), ("D", two), ("E", three)):
        if word in told:
            out.append(f"{place}={told[word]}")
    if one.isalpha():
        out.append(f"u={one[-2:]}")
        out.append(f"v={one[-3:]}")
    if one in speech:
        out.append(f"V={speech[one]}")
    elif two in speech:
        out.append(f"W={speech[two]}")
    if draft.initial:
        out.append("I")
    _beside(text, drafts, index, out)
    return out


def _beside(text: str, drafts: list[Draft], index: int, out: list[str]) -> None:
    """The names before and after it, where a few characters part them."""
    draft = drafts[index]
    if index + 1 < len(drafts):
        other = drafts[index + 1]
        if other.start - draft.end < _LISTED:
            out.append(f"N={_gap(text, draft, other)}{other.sort}{other.strength}")
    if index:
        other = drafts[index - 1]
        if draft.start - other.end < _LISTED:
            out.append(f"P={_gap(text, other, draft)}{other.sort}{other.strength}")


def _sign(char: str) -> str:
    return "x" if char.isalpha() else "0" if char.isdigit() else char


def _gap(text: str, first: Draft, second: Draft) -> str:
    return text[first.end : second.start].replace("\n", _LINE)


class Shared:
    """What the article's other names show of a name: longer names it is part of, its initials."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._known: dict[str, set[str]] = {}
        self._within: dict[str, set[str]] = {}
        self._initials: set[str] = set()
        for draft in drafts:
            if draft.strength == SURE and draft.sort in KINDS:
                self._known.setdefault(draft.text, set()).add(draft.sort)

    def learn(self, drafts: Iterable[Draft], *, rules: bool = True) -> None:
        """Take in names of several words, by the rules' sort or, after it, by the model's."""
        mark = "R" if rules else "Q"
        for draft in drafts:
            names = draft.names
            if len(names) < 2:
                continue
            last = len(names) - 1
            for place, name in enumerate(names):
                where = "F" if place == 0 else "L" if place == last else "M"
                self._within.setdefault(name, set()).add(f"{mark}{where}={draft.sort}")
            if draft.sort == "organization":
                self._initials.add("".join([name[0] for name in names]))

    def is_family_name(self, text: str) -> bool:
        """Whether it is the last word of a person's longer name."""
        return "QL=person" in self._within.get(text, ())

    def of(self, draft: Draft, count: int, is_ordinary: Callable[[Draft], bool]) -> list[str]:
        """The features of ``draft``, which stands ``count`` times in the article."""
        out = [f"K={sort}" for sort in self._known.get(draft.text, ())]
        out.append(f"#={min(count, _MOST)}")
        names = draft.names
        if len(names) == 1:
            out.extend(self._within.get(draft.text, ()))
            if draft.text in self._initials:
                out.append("J")
            if is_ordinary(draft):
                out.append("O")
        else:
            out.extend([f"G={sort}" for sort in self._known.get(names[0], ())])
            out.extend([f"H={sort}" for sort in self._known.get(names[-1], ())])
        return out


def is_open(text: str, draft: Draft) -> bool:
    """Whether the model is asked of it: what the rules are not sure of, and is no adjective.

    Ordinary words beside a role are what the role is about ("Water Resources Minister").
    """
    strength = draft.strength
    if strength == SURE or draft.sort in APART[1:] or (strength == GOOD and draft.sort == "thing"):
        return False
    if strength != UNKNOWN:
        return True
    if len(draft.names) > 1:
        last = words.flags().get(draft.names[-1], 0)
        if last & (words.DEMONYM | words.POST) and not last & words.PERSONAL:
            return False
    return not (is_plain(draft) and _is_of_role(text, draft))


def is_plain(draft: Draft) -> bool:
    """Whether each of its words is an ordinary one or one of an office; no person is called so."""
    flags = words.flags()
    marks = [flags.get(name, 0) for name in draft.names]
    return all(mark & _PLAIN and not mark & words.PERSONAL for mark in marks)


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
