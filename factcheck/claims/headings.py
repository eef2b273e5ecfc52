"""A role told by a verb: "Jane Roe, who heads the Delta Institute", "Roe chairs the commission"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Mention

# without "who" only what says nothing but an office ("United leads the league")
_HEADS: Final = re.compile(
    r"(?:, who (?:now |also |currently )?(heads|leads|chairs|runs|directs|captains|manages|coaches)"
    r"| (heads|chairs)) (?:the )?(?=[A-Z])"
)
_ROLES: Final = {
    "heads": "Head",
    "leads": "Leader",
    "chairs": "Chair",
    "runs": "Head",
    "directs": "Director",
    "captains": "Captain",
    "manages": "Manager",
    "coaches": "Coach",
}


def find(reading: Reading) -> Iterator[tuple[Mention, str, Mention]]:
    """The person, the role and the body of each such clause, in order."""
    if not reading.tokens.among(_ROLES):
        return
    by_end = {m.end: m for m in reading.document.mentions if m.kind == "person"}
    for clause in _HEADS.finditer(reading.text):
        person = by_end.get(clause.start())
        body = reading.mention_at(clause.end()) if person is not None else None
        if person is None or body is None or body.kind != "organization":
            continue
        owned = reading.text[body.end : body.end + 2] in ("'s", "’s")
        if body.start == clause.end() and not owned and reading.claimable(clause.start()):
            yield person, _ROLES[clause[1] or clause[2]], body
