"""What a rule is given of a bundle where sources are to be left alone (``per-source-ignores``).

The claims of such a source play no part: the rule is given what the others claim, as if the source
said nothing on the matter. What was matched with its help stays matched.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck import globs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule
    from factcheck.model import Entity


def heard(bundle: Bundle, rule: Rule) -> Iterator[Bundle]:
    """``bundle`` without what the sources say that ``rule`` leaves alone; nothing where what is
    left makes no bundle."""
    if not rule.deaf_to:
        yield bundle
        return
    deaf = _matcher(rule.deaf_to, str(Path.cwd()))
    sources = {claim.source for claim in bundle.claims}
    sources |= {path for copy in bundle.copies for path in (copy.path, copy.original)}
    sources |= {path for entity in bundle.entities for path, _ in entity.members}
    if not any(map(deaf, sources)):
        yield bundle
        return
    left = replace(
        bundle,
        claims=tuple(claim for claim in bundle.claims if not deaf(claim.source)),
        copies=tuple(c for c in bundle.copies if not deaf(c.path) and not deaf(c.original)),
        entities=tuple(e for each in bundle.entities for e in _told_by_others(each, deaf)),
    )
    if _stands(left):
        yield left


def _told_by_others(entity: Entity, deaf: Callable[[str], bool]) -> Iterator[Entity]:
    members = tuple(member for member in entity.members if not deaf(member[0]))
    if members:
        yield replace(entity, members=members)


def _stands(bundle: Bundle) -> bool:
    """Whether what its kind of bundle stands on is still there."""
    if bundle.by == "copies":
        return bool(bundle.copies)
    if bundle.by == "corrections":
        notices = [claim for claim in bundle.claims if claim.predicate == "correction"]
        return 0 < len(notices) < len(bundle.claims)
    return bool(bundle.claims) and (bundle.by != "names" or bool(bundle.entities))


@cache
def _matcher(patterns: tuple[str, ...], _: str) -> Callable[[str], bool]:
    return globs.matcher(patterns)
