"""How a finding is put together: its message, notes, odd one out and fingerprint."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import msgspec

from factcheck.checks.gates import why_same
from factcheck.checks.positions import encode
from factcheck.checks.wording import (
    against,
    counted,
    figure,
    listed,
    normalised,
    setting,
    show,
)
from factcheck.model import Finding, Position, Spot
from factcheck.values import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checks.bundles import Bundle
    from factcheck.checks.rule import Rule, Voice
    from factcheck.model import Claim, Entity, Gate, Severity, Verdict
    from factcheck.values import Value

MOST_DERIVATIONS: Final = 4


class Side(msgspec.Struct, frozen=True):
    """A value with the claims that hold it, on its way to a position.

    ``paths`` names sources that hold it without a claim of their own (a copied text).
    """

    value: Value
    claims: tuple[Claim, ...]
    paths: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Paths that hold the value, sorted."""
        return tuple(sorted({*self.paths, *(claim.source for claim in self.claims)}))


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator found; ``finish`` makes a Finding of it."""

    verdict: Verdict
    predicate: str
    sides: tuple[Side, ...]
    subject: Entity | None = None  # where it is not the bundle's
    gates: tuple[Gate, ...] = ()
    notes: tuple[str, ...] = ()
    detail: str = ""  # what {detail} stands for in the rule's message
    spot: Spot | None = None  # where it stands, when no side has a claim


def finish(draft: Draft, bundle: Bundle, rule: Rule) -> Finding:
    """The finding that ``rule`` reports for ``draft``."""
    subject = draft.subject or bundle.subject
    positions = tuple(_position(side, bundle) for side in draft.sides)
    odd = odd_one_out(positions) if draft.verdict == "contradiction" else None
    return Finding(
        rule=rule.id,
        name=rule.name,
        verdict=draft.verdict,
        severity=_severity(draft, rule),
        predicate=draft.predicate,
        subject=subject.id,
        message=_message(draft, bundle, rule, subject),
        positions=positions,
        odd_one_out=odd,
        gates=draft.gates,
        notes=tuple(dict.fromkeys((*draft.notes, *_notes(draft, bundle, positions, odd)))),
        fingerprint=fingerprint(rule.id, subject, draft.predicate, positions),
        spot=draft.spot,
    )


def _severity(draft: Draft, rule: Rule) -> Severity:
    return rule.level if draft.verdict == "contradiction" else "note"


def _position(side: Side, bundle: Bundle) -> Position:
    paths = side.sources
    voices = bundle.speaking(side.claims, side.paths)
    return Position(side.value, tuple(claim.id for claim in side.claims), paths, voices)


def _message(draft: Draft, bundle: Bundle, rule: Rule, subject: Entity) -> str:
    paths = sorted({path for side in draft.sides for path in side.sources})
    alone = len(paths) == 1 and draft.verdict == "contradiction"
    voice: Voice = "self" if alone else draft.verdict
    first = draft.sides[0]
    described = bundle.labels.get(subject.id, subject.label)
    shown = list(dict.fromkeys(show(side.value) for side in draft.sides))
    words = {
        "subject": described,
        "where": setting(subject, described),
        "path": listed(paths),
        "values": listed(shown),
        "against": against(shown),
        "in_turn": ", then ".join(shown),
        "figures": against(list(dict.fromkeys(figure(side.value) for side in draft.sides))),
        "counted": counted(first.value),
        "unit": first.value.unit if isinstance(first.value, Quantity) else "",
        "text": first.claims[0].text if first.claims else "",
        "detail": draft.detail,
    }
    return rule.say(voice, draft.predicate, words)


def _notes(
    draft: Draft, bundle: Bundle, positions: Sequence[Position], odd: str | None
) -> Iterable[str]:
    claims = [claim for side in draft.sides for claim in side.claims]
    if bundle.by == "subject" and len({claim.source for claim in claims}) > 1:
        same = why_same(bundle, claims)
        if same:
            yield same
    derivations = dict.fromkeys(claim.derivation for claim in claims if claim.derivation)
    yield from list(derivations)[:MOST_DERIVATIONS]
    apart = len({path for position in positions for path in position.sources}) > 1
    if draft.verdict == "contradiction" and len(positions) > 1 and apart:
        yield _voices(positions, odd)
    elif draft.verdict == "agreement":
        yield f"{max(p.voices for p in positions)} independent voices"


def _voices(positions: Sequence[Position], odd: str | None) -> str:
    counts = [position.voices for position in positions]
    voices = "voice" if counts[0] == 1 else "voices"
    told = f"{counts[0]} {voices} against {listed([str(n) for n in counts[1:]])}"
    if odd is not None:
        return f"{told}: {odd} is the odd one out"
    return f"{told}: {'neither' if len(counts) == 2 else 'none'} is called the odd one out"


def odd_one_out(positions: Sequence[Position]) -> str | None:
    """The path that stands alone against two or more voices; None where nobody, or more than
    one, does."""
    lone = [position for position in positions if position.voices == 1]
    many = [position for position in positions if position.voices > 1]
    if len(lone) != 1 or not many:
        return None
    if any(set(lone[0].sources) & set(position.sources) for position in many):
        return None  # an article at odds with itself has given both values
    return lone[0].sources[0]


def fingerprint(rule: str, subject: Entity, predicate: str, positions: Sequence[Position]) -> str:
    """16 hex digits over the rule, the proposition and the sorted (value, source) pairs.

    The proposition is the subject's kind and normalised label with the predicate: no ids, no
    line numbers, no clock, so that a baseline outlives edits elsewhere in the articles. A source
    goes in by its file's name, so that it is the same from whichever folder it is checked.
    """
    pairs = sorted(
        [encode(p.value), source.rpartition("/")[2]] for p in positions for source in p.sources
    )
    key = [rule, subject.kind, normalised(subject.label), predicate, pairs]
    return hashlib.sha256(msgspec.json.encode(key)).hexdigest()[:16]
