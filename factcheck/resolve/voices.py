"""Copies and voices: wire copy printed twice is one voice.

Containment of hashed word 4-grams (Broder 1997) of what articles tell in their own words, over
candidates that share one; what a copy adds or cuts does not lower it, as it would a Jaccard index.
Thresholds are measured on news that was read pair by pair (docs/voices.md): of one event, two
reporters of their own share less than a fifth, an edited reprint shares a third and more.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from factcheck.model import Copy
from factcheck.values import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.engine.base import Engine
    from factcheck.model import Article, Claim

COPIED: Final = 0.3  # containment from which one text is a copy of the other
PARTLY: Final = 0.22  # the same where much is shared, or both name one agency as their source
ERRING: Final = 0.12  # the same where both share an error that hardly anybody else makes
_FEWEST: Final = 20  # shared shingles (two sentences) below which a share means nothing
_MUCH: Final = 60  # shared shingles that two reporters of their own do not write alike
_SAMPLE: Final = 4  # one shingle in so many is a blocking key (Manber 1994), and the least of each
_LEAST: Final = 8
_BLOCK: Final = 40


def copies(articles: Sequence[Article], engine: Engine) -> list[Copy]:
    """Every article that repeats an earlier one, with the one it repeats most of."""
    found: dict[int, Copy] = {}
    shingles = [frozenset(article.shingles) for article in articles]
    for i, j in engine.pairs_by_key(articles, _keys, limit=_BLOCK):
        a, b = sorted((articles[i], articles[j]), key=_age)
        shared = len(shingles[i] & shingles[j])
        smaller = min(len(shingles[i]), len(shingles[j]))
        share = round(shared / smaller, 3) if smaller else 0.0
        if not _copied(shared, share, a, b):
            continue
        later = j if articles[j].path == b.path else i
        best = found.get(later)
        if best is None or (-share, a.path) < (-best.containment, best.original):
            found[later] = Copy(b.path, a.path, share)
    return sorted(found.values(), key=lambda copy: copy.path)


def _copied(shared: int, share: float, a: Article, b: Article) -> bool:
    if shared < _FEWEST or share < PARTLY:
        return False
    one_source = a.agency != "" and a.agency.casefold() == b.agency.casefold()
    return share >= COPIED or shared >= _MUCH or one_source


def voices(
    articles: Sequence[Article],
    found: Iterable[Copy],
    engine: Engine,
    *,
    errors: Iterable[tuple[str, str]] = (),
) -> list[tuple[str, str]]:
    """(path, path that stands for its voice), sorted.

    ``errors`` are pairs of paths that share a rare error: with a share of words too small for a
    copy, that too tells that one has it from the other, or both from a third.
    """
    index = {article.path: n for n, article in enumerate(articles)}
    edges = [(index[copy.path], index[copy.original]) for copy in found]
    shingles = {path: frozenset(articles[index[path]].shingles) for one in errors for path in one}
    for one, two in errors:
        shared = len(shingles[one] & shingles[two])
        if shared >= _FEWEST and shared >= ERRING * min(len(shingles[one]), len(shingles[two])):
            edges.append((index[one], index[two]))
    home = engine.connected_components(len(articles), edges)
    groups: defaultdict[int, list[Article]] = defaultdict(list)
    for n, article in enumerate(articles):
        groups[home[n]].append(article)
    first = {key: min(group, key=_age).path for key, group in groups.items()}
    return sorted((article.path, first[home[n]]) for n, article in enumerate(articles))


def _keys(article: Article) -> Iterable[str]:
    least = article.shingles[:_LEAST]
    return (f"{n:x}" for n in {*least, *(n for n in article.shingles if n % _SAMPLE == 0)})


def _age(article: Article) -> tuple[str, str]:
    """Earlier articles first; one without a date is taken for the later one."""
    published = article.published.start if article.published else None
    return published or "9999", article.path


# ---------------------------------------------------------------- what a copy says


def as_first_told(articles: Sequence[Article], found: Sequence[Copy]) -> list[Article]:
    """The articles, where a copy's claims that stand in its original speak of the original's time.

    A reprint under a later date makes nothing newer, and its "on Thursday" is the Thursday that
    the original means. What a copy changes or adds stays its own.
    """
    by_path = {article.path: article for article in articles}
    repeats = {copy.path: copy.original for copy in found}
    mended: dict[str, Article] = {}

    def mend(path: str) -> Article:
        chain = [path]
        while chain[-1] in repeats and chain[-1] not in mended:
            chain.append(repeats[chain[-1]])
        for each in reversed(chain):
            if each not in mended:
                original = mended.get(repeats.get(each, ""))
                mended[each] = _retold(by_path[each], original) if original else by_path[each]
        return mended[path]

    return [mend(article.path) if repeats else article for article in articles]


def _retold(article: Article, original: Article) -> Article:
    first, here = original.published, article.published
    if first is None or here is None or first.edtf == here.edtf:
        return article
    told: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in original.claims:
        told[claim.predicate, claim.text].append(claim)
    claims = tuple(_as_told(c, told.get((c.predicate, c.text), ())) for c in article.claims)
    return replace(article, claims=claims)


def _as_told(claim: Claim, told: Sequence[Claim]) -> Claim:
    """The claim as the one value that the same words have in the original."""
    if not told or claim.predicate.startswith("document.") or claim.predicate == "correction":
        return claim
    if any(other.value == claim.value for other in told):
        return replace(claim, as_of=told[0].as_of)
    if not isinstance(claim.value, Date) or len({other.value for other in told}) != 1:
        return claim
    first = told[0]
    if first.stated != claim.stated:
        return claim  # "today (14 October)" there, "today (20 October)" here
    return replace(claim, value=first.value, as_of=first.as_of, derivation=first.derivation)
