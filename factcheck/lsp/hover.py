"""What is said of a claim under the cursor: its normal form, and who agrees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from factcheck.lsp.snapshot import Snapshot
from factcheck.model import Claim, Finding
from factcheck.report.text import describe, describe_date
from factcheck.values import Relation, compare

CLAIMS: Final = 4  # told at once
PLACES: Final = 8  # of each kind

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_SAME: Final = (Relation.EQUAL, Relation.EQUIVALENT, Relation.REFINES)

Link = Callable[[Claim], str]


def hover(snapshot: Snapshot, claims: Sequence[Claim], link: Link) -> str:
    """Markdown on claims that stand at one place; ``link`` gives the URI of a claim's place."""
    distinct = {(each.predicate, each.subject, each.value): each for each in claims}
    told = list(distinct.values())[:CLAIMS]
    return "\n\n---\n\n".join("\n".join(_lines(snapshot, each, link)) for each in told)


def _lines(snapshot: Snapshot, claim: Claim, link: Link) -> Iterator[str]:
    label = snapshot.labels.get(claim.subject, "")
    yield f"**{_plain(claim.predicate)}**" + (f" of {_plain(label)}" if label else "")
    yield ""
    yield f"{_plain(describe(claim.value))}"
    yield ""
    yield from (f"- {_plain(each)}" for each in _qualifiers(claim))
    told = {claim.id}
    for finding in snapshot.findings(claim):
        yield from _finding(snapshot, claim, finding, told, link)
    rest = [c for c in snapshot.proposition(claim) if c.id not in told and c.source != claim.source]
    same = [each for each in rest if compare(each.value, claim.value) in _SAME]
    yield from _places("agrees", same, link)
    yield from _places("also said", [each for each in rest if each not in same], link)


def _qualifiers(claim: Claim) -> Iterator[str]:
    if claim.derivation:
        yield claim.derivation
    if claim.attribution:
        yield f"according to {claim.attribution}"
    if claim.modality != "asserted":
        yield claim.modality
    if claim.approximate:
        yield "approximate"
    if claim.as_of is not None:
        yield f"as of {describe_date(claim.as_of.edtf)}"


def _finding(
    snapshot: Snapshot, claim: Claim, finding: Finding, told: set[str], link: Link
) -> Iterator[str]:
    """The finding, with those who hold the claim's value and those who hold another."""
    known = "" if finding.status == "new" else f", {finding.status}"
    mark = finding.fingerprint[:8]
    if finding.verdict != "agreement":
        kind = f"{finding.severity}{known}, `{mark}`"
        yield f"- **{finding.rule}** {_plain(finding.message)} ({kind})"
    for position in finding.positions:
        held = [snapshot.view.claims[each] for each in position.claims]
        others = [each for each in held if each.id not in told and each.source != claim.source]
        told.update(each.id for each in held)
        mine = claim.id in position.claims or finding.verdict == "agreement"
        yield from _places("agrees" if mine else _word(finding), others, link)


def _word(finding: Finding) -> str:
    return {"contradiction": "contradicts", "variant": "writes", "update": "at another time"}.get(
        finding.verdict, "also said"
    )


def _places(word: str, claims: Iterable[Claim], link: Link) -> Iterator[str]:
    first = {(each.source, each.value): each for each in reversed(list(claims))}
    ordered = list(reversed(first.values()))
    for claim in ordered[:PLACES]:
        place = f"[{_plain(claim.source)}:{claim.line}]({link(claim)})"
        yield f"- {word}: {place} {_plain(describe(claim.value))}"
    if len(ordered) > PLACES:
        yield f"- {word}: {len(ordered) - PLACES} more"


def _plain(text: str) -> str:
    """As Markdown that shows the text itself, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
