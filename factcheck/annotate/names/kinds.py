"""Settles the names that the rules leave open: one decision for all mentions of one string.

Names of several words go first; a name of one word then sees what became of the longer names it
is part of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.annotate.names import features
from factcheck.annotate.names.drafts import GOOD, WEAK, Draft, Sort
from factcheck.annotate.names.features import is_plain
from factcheck.annotate.names.model import SCALE, Model, load, pack, sort_of

# what the words next to a mention tell, which rule told it, and those words
Told = tuple[Sort, str, features.Near]
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

    ``told`` holds what the words next to a draft tell, by its index.
    """

    def __init__(
        self,
        text: str,
        drafts: list[Draft],
        told: Mapping[int, Told],
    ) -> None:
        self.text = text
        self.drafts = drafts
        self._told = told
        long: dict[str, list[int]] = {}
        short: dict[str, list[int]] = {}
        for index in told:
            draft = drafts[index]
            (long if len(draft.names) > 1 else short).setdefault(draft.text, []).append(index)
        self.long = list(long.values())
        self.short = list(short.values())
        self._shared = features.Shared(drafts, short)
        self._shared.learn(drafts)

    def rows(self, group: Sequence[int]) -> list[tuple[str, ...]]:
        """The keys of what stands beside each mention of a group."""
        drafts, text, told = self.drafts, self.text, self._told
        return [features.keys_of(text, drafts, index, told[index][2]) for index in group[:_MOST]]

    def shared(self, group: Sequence[int]) -> list[str]:
        """The features that a group has from the rules and from the article's other names."""
        out = self._shared.of(self.drafts[group[0]], len(group))
        out.extend([f"T={by}{sort}" for sort, by in self._said(group) if by])
        return out

    def _said(self, group: Sequence[int]) -> dict[tuple[Sort, str], None]:
        """The sorts told by rule of any mention, and the rules."""
        told = self._told
        if len(group) == 1:
            return {told[group[0]][:2]: None}
        return dict.fromkeys([told[index][:2] for index in group])

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
        if self.short:
            drafts = self.drafts
            self._shared.learn([drafts[group[0]] for group in self.long], rules=False)

    def prior(self, group: Sequence[int]) -> int:
        """What the rules give each sort before the model is asked, as a packed sum."""
        first, shared = self.drafts[group[0]], self._shared
        weight = _TOLD if first.strength < GOOD else _OWN[WEAK]
        packed = 0
        for sort, by in self._said(group):
            if by in _DEFINITE:
                packed += weight.get(sort, 0)
            elif by == "listed":
                packed += _NEAR.get(sort, 0)
        if len(first.names) > 1:
            if is_plain(first):
                packed += _NO_PERSON
        elif shared.is_family_name(first.text):
            packed += _NEAR["person"]
        own = _OWN.get(first.strength)
        return packed + own.get(first.sort, 0) if own else packed

    def _give(self, group: Sequence[int], model: Model) -> None:
        sort: Sort = "person"
        if not self._is_family_name(group):
            packed = model.own(self.drafts[group[0]]) + model.beside(self.rows(group))
            packed += model.total(self.shared(group)) + self.prior(group) + self._margin(group)
            sort = sort_of(packed)
        for index in group:
            draft = self.drafts[index]
            draft.sort, draft.strength = sort, GOOD

    def _is_family_name(self, group: Sequence[int]) -> bool:
        """Whether it is the article's person whose longer name it ends ("Lindqvist ... Karin
        Lindqvist"): no other name holds the word, no rule tells something else."""
        first = self.drafts[group[0]]
        if len(first.names) > 1 or not self._shared.is_only_family_name(first.text):
            return False
        if first.strength and first.sort != "person":
            return False
        return not any(by in _DEFINITE and sort != "person" for sort, by in self._said(group))

    def _margin(self, group: Sequence[int]) -> int:
        """What is added where the model may not be relied on, after it has learnt.

        Rules that define a name, and names of peoples that the corpora hardly have.
        """
        first = self.drafts[group[0]]
        if first.strength > WEAK:
            return 0
        said = self._said(group)
        if not any(sort for sort, _ in said):
            return _MARGIN[first.sort] if first.sort == "person" and first.strength else 0
        return sum([2 * _MARGIN.get(sort, 0) for sort, by in said if by in _DEFINITE])
