"""Settles the names that the rules leave open: one decision for all mentions of one string.

Names of several words go first; a name of one word then sees what became of the longer names it
is part of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from factcheck.annotate.names import features
from factcheck.annotate.names.drafts import GOOD, WEAK, Draft, Sort
from factcheck.annotate.names.features import is_plain
from factcheck.annotate.names.model import SCALE, Model, load, pack, sort_of

Told = tuple[Sort, str]
# rules that are right nine times in ten, and what they count for, as a log-odds
_DEFINITE: Final = frozenset("described defined officer founded held struck".split())


def _priors(weight: float) -> dict[Sort, int]:
    whole = round(weight * SCALE)
    return {
        "person": pack(whole, 0, 0),
        "organization": pack(0, whole, 0),
        "place": pack(0, 0, whole),
    }


_TOLD: Final = _priors(5.0)
_NEAR: Final = _priors(2.5)  # listed with a sure name, or the last word of a person's
_OWN: Final = {GOOD: _priors(3.0), WEAK: _priors(1.5)}
_MARGIN: Final = _priors(1.0)
_NO_PERSON: Final = pack(-100 * SCALE, 0, 0)
_MOST: Final = 16  # mentions of one string that are looked at


class Kinds:
    """The open names of one article and what is known of each.

    ``told`` holds, by index of a draft, the sort that the words next to it told by rule and which
    rule it was.
    """

    def __init__(
        self,
        text: str,
        drafts: list[Draft],
        told: Mapping[int, Told],
        is_ordinary: Callable[[Draft], bool],
    ) -> None:
        self.text = text
        self.drafts = drafts
        self.long: list[list[int]] = []
        self.short: list[list[int]] = []
        self._told = told
        self._is_ordinary = is_ordinary
        self._shared = features.Shared(drafts)
        self._shared.learn(drafts)
        found: dict[str, list[int]] = {}
        for index, draft in enumerate(drafts):
            if index in told:
                found.setdefault(draft.text, []).append(index)
        for group in found.values():
            (self.long if len(drafts[group[0]].names) > 1 else self.short).append(group)

    def context(self, group: Sequence[int]) -> set[str]:
        """The features of a group but those of its own words."""
        drafts, text = self.drafts, self.text
        first = drafts[group[0]]
        out = set(self._shared.of(first, len(group), self._is_ordinary))
        for index in group[:_MOST]:
            out.update(features.around(text, drafts, index))
            sort, by = self._told[index]
            out.add(f"T={by}{sort}")
        return out

    def settle(self, model: Model | None = None) -> None:
        """Give every open draft the sort that the model makes of it."""
        if self.long or self.short:
            model = model or load()
            self.settle_long(model)
            for group in self.short:
                self._give(group, model)

    def settle_long(self, model: Model) -> None:
        """The names of several words; those of one word see what became of them."""
        for group in self.long:
            self._give(group, model)
        self._shared.learn([self.drafts[i] for group in self.long for i in group], rules=False)

    def prior(self, group: Sequence[int]) -> int:
        """What the rules give each sort before the model is asked, as a packed sum."""
        first = self.drafts[group[0]]
        told = {self._told[index] for index in group}
        weight = _TOLD if first.strength < GOOD else _OWN[WEAK]
        packed = sum(weight.get(sort, 0) for sort, by in told if by in _DEFINITE)
        packed += sum(_NEAR.get(sort, 0) for sort, by in told if by == "listed")
        if len(first.names) > 1 and is_plain(first):
            packed += _NO_PERSON
        if self._shared.is_family_name(first.text):
            packed += _NEAR["person"]
        own = _OWN.get(first.strength)
        return packed + own.get(first.sort, 0) if own else packed

    def _give(self, group: Sequence[int], model: Model) -> None:
        packed = model.own(self.drafts[group[0]]) + model.total(self.context(group))
        packed += self.prior(group)
        packed += self._margin(group)
        sort = sort_of(packed)
        for index in group:
            draft = self.drafts[index]
            draft.sort, draft.strength = sort, GOOD

    def _margin(self, group: Sequence[int]) -> int:
        """What is added where the model may not be relied on, after it has learnt.

        Rules that define a name, and names of peoples that the corpora hardly have.
        """
        first = self.drafts[group[0]]
        if first.strength > WEAK:
            return 0
        told = {self._told[index] for index in group}
        if not any(sort for sort, _ in told):
            return _MARGIN[first.sort] if first.sort == "person" and first.strength else 0
        return sum(2 * _MARGIN.get(sort, 0) for sort, by in told if by in _DEFINITE)
