"""Which of a finding's claims are pointed at, and which comes first."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Finding, Position
from factcheck.report.view import View

PER_POSITION = 3  # sources shown for one value; the others are named in a note


def primary(finding: Finding, view: View) -> Claim | None:
    """The claim the finding is reported at: that of the odd one out, else the first by path.

    None where a finding rests on no claim.
    """
    claims = [view.claims[each] for position in finding.positions for each in position.claims]
    if finding.odd_one_out is not None:
        claims = [claim for claim in claims if claim.source == finding.odd_one_out] or claims
        return claims[0] if claims else None
    return min(claims, key=lambda claim: (claim.source, claim.start), default=None)


def others(finding: Finding, view: View) -> tuple[list[tuple[Position, Claim]], list[Claim]]:
    """The further claims to show, by position, and those that are only named.

    Each source is shown once for each value it gives, in the order of the positions.
    """
    first = primary(finding, view)
    shown: list[tuple[Position, Claim]] = []
    named: list[Claim] = []
    for position in finding.positions:
        room = PER_POSITION - (first is not None and first.id in position.claims)
        for claim in _one_per_source(position, view, first):
            if room > 0:
                shown.append((position, claim))
                room -= 1
            else:
                named.append(claim)
    return shown, named


def position_of(claim: Claim, finding: Finding) -> Position:
    """The position that the claim holds."""
    return next(position for position in finding.positions if claim.id in position.claims)


def sources(finding: Finding) -> list[str]:
    """The paths that hold any position, sorted."""
    return sorted({path for position in finding.positions for path in position.sources})


def _one_per_source(position: Position, view: View, first: Claim | None) -> Iterator[Claim]:
    seen = {first.source} if first and first.id in position.claims else set()
    for each in position.claims:
        claim = view.claims[each]
        if claim.source not in seen:
            seen.add(claim.source)
            yield claim
