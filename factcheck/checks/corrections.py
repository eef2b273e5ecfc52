"""Correction notices: which claims each of them voids.

A notice voids what it calls wrong, in its own article and in earlier ones of the same publisher on
the same story; what it calls right, and what it merely mentions, stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from factcheck.checks.wording import normalised, text_of
from factcheck.values import Date, Quantity, Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Article, Claim, Resolution

_HALF: Final = 0.5
_ABOUT_ITSELF: Final = "document."
# the verbs and small words of a notice, which tell nothing of what was wrong
_PLAIN: Final = frozenset(
    "a an and as at been by for from had has have he her his in is it its of on or said say says "
    "she that the their there they this to was were which who will with would".split()
)


def voided(resolution: Resolution, articles: Mapping[str, Article]) -> dict[str, tuple[Claim, ...]]:
    """The claims that each notice voids, by the id of the notice's claim, in claim order; without
    notices that void none."""
    notices = [claim for claim in resolution.claims if claim.predicate == "correction"]
    if not notices:
        return {}
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in resolution.claims:
        if claim.predicate != "correction" and not claim.predicate.startswith(_ABOUT_ITSELF):
            by_source[claim.source].append(claim)
    reach = _Reach(resolution, articles)
    labels = {entity.id: entity.label for entity in resolution.entities}
    found: dict[str, tuple[Claim, ...]] = {}
    for notice in notices:
        fault = Fault(notice, labels)
        paths = sorted({notice.source, *reach.earlier(notice.source)})
        wrong = [c for p in paths for c in by_source[p] if fault.is_in(c)]
        if claims := tuple(fault.of_one_unit(wrong)):
            found[notice.id] = claims
    return found


class _Reach:
    """Which articles a notice may speak of besides its own."""

    def __init__(self, resolution: Resolution, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._stories = dict(resolution.stories)
        self._voices = dict(resolution.voices)
        self._of: dict[tuple[str, str], list[Article]] = defaultdict(list)
        for article in articles.values():
            for key in self._keys(article):
                self._of[key].append(article)

    def _keys(self, article: Article) -> Iterator[tuple[str, str]]:
        """Its publisher on its story; where nobody is named, its text under another date."""
        if article.publisher:
            yield "publisher", article.publisher.casefold() + self._stories.get(article.path, "")
        elif article.path in self._voices:
            yield "text", self._voices[article.path]

    def earlier(self, path: str) -> Iterator[str]:
        """Paths of the articles up to the notice's own day that one may expect it to correct."""
        here = self._articles.get(path)
        if here is None or here.published is None or here.published.start is None:
            return
        for key in self._keys(here):
            for other in self._of[key]:
                before = other.published.start if other.published else None
                if before is not None and before <= here.published.start:
                    yield other.path


class Fault:
    """What one notice calls wrong."""

    def __init__(self, notice: Claim, labels: Mapping[str, str]) -> None:
        self._notice = notice
        self._labels = labels
        self._mentions = set(normalised(notice.text).split())
        stated = dict(notice.stated)
        self._value = stated.get("wrong-value", "")
        if self._value == stated.get("right-value"):
            self._value = ""
        self._words = normalised(stated.get("wrong", "")).split()
        right = set(normalised(stated.get("right", "")).split())
        self._telling = {w for w in self._words if w not in right and w not in _PLAIN}
        self._contrast = bool(right)

    def is_in(self, claim: Claim) -> bool:
        """Whether the claim holds what is wrong, or is one of the notice's own words."""
        notice = self._notice
        if claim.source == notice.source and notice.start <= claim.start < notice.end:
            return True
        if isinstance(claim.value, Date | Quantity):
            return self._value != "" and self._value in _forms(claim.value)
        return self._has_words(claim)

    def _has_words(self, claim: Claim) -> bool:
        """Whether the words that are wrong are those of the claim's value: all of them stand in the
        notice, and among them what the right ones have not."""
        value = claim.value
        if claim.predicate == "person.title":
            name = normalised(self._labels.get(claim.subject, "")).split()
            if name and name[-1] not in self._mentions:
                return False
        said = normalised(value.role if isinstance(value, Title) else text_of(value)).split()
        if not said or self._telling.isdisjoint(said):
            return False
        if self._telling <= set(said) and len(said) <= len(self._words) + 2:
            return True  # "Falck" of the notice is "Ida Falck" of the claim
        if claim.predicate.endswith(".name"):
            return False  # "Peter Lind as chairman": the name is right
        within = f" {' '.join(said)} " in f" {' '.join(self._words)} "
        return within and (self._contrast or len(said) >= _HALF * len(self._telling))

    def of_one_unit(self, claims: list[Claim]) -> list[Claim]:
        """``claims`` without counts of what the notice does not speak of, where its own figure has
        no unit ("12, not 14") and counts of several things are that figure."""
        units = {c.value.unit for c in claims if isinstance(c.value, Quantity)}
        if len(units) < 2:
            return claims
        said = {unit for unit in units if any(word.startswith(unit) for word in self._mentions)}
        if not self._mentions.isdisjoint(("age", "aged", "old")):
            said.add("year")
        return [c for c in claims if not isinstance(c.value, Quantity) or c.value.unit in said]


def _forms(value: Date | Quantity) -> tuple[str, ...]:
    """How a notice's ``wrong-value`` may be written: ``14 injured``, ``14``; a day that only some
    readings give a year."""
    if isinstance(value, Date):
        return (re.sub(r"[~?%]", "", value.edtf), value.edtf)
    low, high = ("" if x is None else f"{x:g}" for x in (value.low, value.high))
    figure = low if low == high else f"{low}..{high}"
    return (f"{figure} {value.unit}".strip(), figure)
