"""One finding in full: its claims with their normal forms, why they were matched, the gates."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Entity, Finding, Link, Position
from factcheck.report.places import sources
from factcheck.report.text import describe, describe_date, heading, plural, printable, shorten
from factcheck.report.view import View

WORDS = 120


def render(finding: Finding, view: View, summary: str) -> str:
    """The explanation, in sections; ``summary`` is what the rule is for."""
    lines = [
        f"{heading(finding)}: {finding.message}",
        f"rule         {finding.name}{f': {summary}' if summary else ''}",
        f"fingerprint  {finding.fingerprint}",
        f"verdict      {finding.verdict}",
        f"odd one out  {finding.odd_one_out or 'none'}",
    ]
    for number, position in enumerate(finding.positions, 1):
        lines += ["", *_position(number, position, finding, view)]
    lines += ["", *_subject(finding, view)]
    lines += ["", "gates", *_gates(finding)]
    if finding.notes:
        lines += ["", "notes", *(f"  {note}" for note in finding.notes)]
    return "".join(f"{printable(line)}\n" for line in lines)


def _position(number: int, position: Position, finding: Finding, view: View) -> Iterator[str]:
    held = plural(position.voices, "voice")
    yield f"position {number}: {describe(position.value)} ({held}: {', '.join(position.sources)})"
    for each in position.claims:
        yield from _claim(view.claims[each])


def _claim(claim: Claim) -> Iterator[str]:
    yield f"  {claim.source}:{claim.line}:{claim.column}  {claim.predicate}"
    yield f"    words       {shorten(claim.text, WORDS)}"
    yield f"    value       {describe(claim.value)}{' (approximate)' if claim.approximate else ''}"
    if claim.derivation:
        yield f"    derivation  {claim.derivation}"
    yield f"    modality    {claim.modality}"
    if claim.as_of:
        yield f"    as of       {describe_date(claim.as_of.edtf)}"
    if claim.attribution:
        kind = "the source's own claim" if claim.routine else "another's view"
        yield f"    attributed  {claim.attribution} ({kind})"


def _subject(finding: Finding, view: View) -> Iterator[str]:
    entities = {entity.id: entity for entity in view.report.subjects}
    entity = entities.get(finding.subject)
    if entity is None:
        yield f"subject: {finding.subject}"
        return
    yield f"subject: {entity.label} ({entity.kind} {entity.id})"
    if entity.aliases:
        yield f"  also called {', '.join(entity.aliases)}"
    held = set(sources(finding))
    links = [link for link in entity.links if link.a[0] in held and link.b[0] in held]
    yield f"  {plural(len(entity.members), 'mention')} in {plural(_paths(entity), 'source')}"
    for link in links:
        yield from _link(link)
    if not links:
        yield "  nothing was matched across these sources"


def _paths(entity: Entity) -> int:
    return len({path for path, _ in entity.members})


def _link(link: Link) -> Iterator[str]:
    yield f"  {link.a[0]} ({link.a[1]}) = {link.b[0]} ({link.b[1]}): score {link.score:.2f}"
    for evidence in link.evidence:
        yield f"    {evidence.weight:+.2f} {evidence.name}: {evidence.detail}"


def _gates(finding: Finding) -> Iterator[str]:
    for gate in finding.gates:
        yield f"  {'passed' if gate.passed else 'held back'}  {gate.name}: {gate.answer}"
    if not finding.gates:
        yield "  none was asked"
