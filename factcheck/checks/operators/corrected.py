"""A correction notice and the claims it voids.

Passes: a notice of what nobody here claims. Fires: "An earlier version said 14 people were hurt"
below an article, and the earlier version itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checks.findings import Draft, Side
from factcheck.checks.positions import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Claim


def check(bundle: Bundle, rule: Rule) -> Iterable[Draft]:
    """One update: the values that are void, and the notice."""
    notice = next(claim for claim in bundle.claims if claim.predicate == "correction")
    void: dict[str, list[Claim]] = {}
    for claim in bundle.claims:
        if claim is not notice:
            void.setdefault(encode(claim.value), []).append(claim)
    sides = [Side(claims[0].value, tuple(claims)) for _, claims in sorted(void.items())]
    right = dict(notice.stated).get("right", "")
    yield Draft(
        verdict="update",
        predicate="correction",
        sides=(*sides, Side(notice.value, (notice,))),
        notes=(f'the notice gives "{right}"',) if right else (),
        detail=notice.source,
    )
