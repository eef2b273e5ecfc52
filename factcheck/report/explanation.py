"""One finding in full: its claims with their normal forms, why they were matched and what was kept
apart, the gates, and what would clear it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import Claim, Entity, Finding, Position
from factcheck.report.matching import chain, kept_apart
from factcheck.report.places import sources
from factcheck.report.text import describe, describe_date, heading, plural, printable, shorten, wrap
from factcheck.report.view import Page, View

LASTING = "what is stated does not change with time"  # the gate's answer where no time helps
WORDS = 120  # columns of a claim's words
COLUMN = 13  # columns of a field's name
NAMED = 4  # names, other claims or events that are told


def render(
    finding: Finding, view: View, page: Page, *, summary: str, silent: Sequence[str] = ()
) -> str:
    """The explanation, in sections.

    ``summary`` is what the rule is for, ``silent`` what it does not fire on.
    """
    subject = next((e for e in view.report.subjects if e.id == finding.subject), None)
    writer = _Writer(finding, view, page.prose)
    lines = [*writer.head(summary)]
    for number, position in enumerate(finding.positions, 1):
        lines += ["", *writer.position(number, position)]
    lines += ["", *writer.subject(subject)]
    for title, section in (
        ("kept apart from it", writer.apart(subject)),
        ("gates", writer.gates()),
        ("also said of it, and not weighed", writer.others()),
        ("notes", (("", note) for note in finding.notes)),
        ("what would clear it", (("", each) for each in remedies(finding, silent))),
    ):
        told = [line for name, text in section for line in writer.field(name, text, indent=2)]
        lines += ["", title, *told] if told else []
    return "".join(f"{line}\n" for line in lines)


class _Writer:
    def __init__(self, finding: Finding, view: View, room: int) -> None:
        self.finding = finding
        self.view = view
        self.room = room

    def field(self, name: str, text: str, *, indent: int = 0, column: int = COLUMN) -> list[str]:
        """``name`` and ``text`` beside it, in lines that keep to the page."""
        start = " " * indent + (name.ljust(column) if name else "")
        return wrap(start + printable(text), self.room, hang=len(start) if name else indent + 2)

    def head(self, summary: str) -> Iterator[str]:
        """What was found, by which rule, under which fingerprint."""
        finding = self.finding
        yield from wrap(f"{heading(finding)}: {printable(finding.message)}", self.room, hang=4)
        yield from self.field("rule", f"{finding.name}: {summary}" if summary else finding.name)
        yield from self.field("fingerprint", finding.fingerprint)
        yield from self.field("verdict", finding.verdict)
        if finding.verdict == "contradiction":
            yield from self.field("odd one out", finding.odd_one_out or "none")

    def position(self, number: int, position: Position) -> Iterator[str]:
        """One value, who holds it, and each claim that states it."""
        yield from wrap(f"position {number}: {describe(position.value)}", self.room, hang=4)
        voices = plural(position.voices, "voice")
        yield from self.field("", f"held by {voices}: {', '.join(position.sources)}", indent=2)
        for each in position.claims:
            yield from self.claim(self.view.claims[each])

    def claim(self, claim: Claim) -> Iterator[str]:
        """Where it stands, its words, and how its normal form was had."""
        yield printable(f"  {claim.source}:{claim.line}:{claim.column}")
        value = describe(claim.value) + (" (approximate)" if claim.approximate else "")
        how = claim.derivation or "from the words alone"
        when = f", as of {describe_date(claim.as_of.edtf)}" if claim.as_of else ""
        fields = [("words", f'"{shorten(claim.text, WORDS)}"'), ("value", value), ("how", how)]
        fields += [("stated", f"{name} {stated}") for name, stated in claim.stated if stated]
        fields += [("told as", f"{claim.modality}{when}")]
        if claim.attribution:
            whose = "the source's own claim" if claim.routine else "another's view"
            fields.append(("said by", f"{claim.attribution} ({whose})"))
        for name, text in fields:
            yield from self.field(name, text, indent=4, column=9)

    def subject(self, entity: Entity | None) -> Iterator[str]:
        """What the claims are about, and the chain of evidence from source to source."""
        if entity is None:
            yield from wrap(f"subject: {printable(self.finding.subject)}", self.room, hang=4)
            return
        yield from wrap(f"subject: {printable(entity.label)}", self.room, hang=4)
        paths = {path for path, _ in entity.members}
        mentioned = plural(len(entity.members), "mention")
        told = f"{entity.kind}, {mentioned} in {plural(len(paths), 'source')}"
        yield from self.field("", told, indent=2)
        if entity.aliases:
            yield from self.field("", f"also called {_some(entity.aliases)}", indent=2)
        held = [path for path in sources(self.finding) if path in paths]
        links = chain(entity, held)
        for link in links:
            yield from self.field("", f"{_place(link.a)} = {_place(link.b)}", indent=2)
            yield f"    score {link.score:.2f}"
            for evidence in link.evidence:
                text = f"{evidence.name}: {evidence.detail}" if evidence.detail else evidence.name
                yield from self.field(f"{evidence.weight:+.2f}", text, indent=4, column=6)
        if not links:
            one = "one source speaks of it" if len(held) < 2 else "no link joins these sources"
            yield from self.field("", f"{one}: nothing had to be matched", indent=2)

    def apart(self, entity: Entity | None) -> Iterator[tuple[str, str]]:
        """Subjects that are like it and were not taken for it, and why."""
        if entity is not None:
            found = kept_apart(entity, self.view.report)
            for other, reason in found[:NAMED]:
                yield "", f"{other.label}: {reason}"
            if len(found) > NAMED:
                yield "", f"{len(found) - NAMED} more"

    def gates(self) -> Iterator[tuple[str, str]]:
        """Each question that was asked of the difference, and the answer."""
        for gate in self.finding.gates:
            yield "passed" if gate.passed else "held back", f"{gate.name}: {gate.answer}"
        if not self.finding.gates:
            single = self.finding.verdict == "contradiction"
            yield (
                "",
                "none was asked: "
                + ("an article is held against its own words" if single else "nothing is disputed"),
            )

    def others(self) -> Iterator[tuple[str, str]]:
        """Claims on the same proposition that take no side, and why."""
        taken = {each for position in self.finding.positions for each in position.claims}
        rest = [
            claim
            for claim in self.view.report.claims
            if claim.subject == self.finding.subject
            and claim.predicate == self.finding.predicate
            and claim.id not in taken
        ]
        for claim in rest[:NAMED]:
            where = f"{claim.source}:{claim.line}:{claim.column}"
            yield "", f'{where} "{shorten(claim.text, WORDS // 2)}": {why_not(claim)}'
        if len(rest) > NAMED:
            yield "", f"{len(rest) - NAMED} more"


def remedies(finding: Finding, silent: Iterable[str] = ()) -> Iterator[str]:
    """What would make the finding go away; ``silent`` is what its rule does not fire on."""
    if finding.verdict == "agreement":
        return
    if finding.verdict == "contradiction":
        odd = finding.odd_one_out
        who = f"in {odd}" if odd else f"in {_some(sources(finding), last='or')}"
        yield f"a correction {who}: a notice voids what it calls wrong"
        if any(gate.name == "as-of" and gate.answer != LASTING for gate in finding.gates):
            yield "times told in the articles, where both were true one after the other"
    for reason in silent:
        yield f"the rule is silent for: {reason}"
    yield f"a waiver of {finding.fingerprint[:8]}, with a reason, where both are to stand"


def _some(names: Sequence[str], *, last: str = "and") -> str:
    shown = list(names[:NAMED])
    if len(names) > NAMED:
        shown.append(f"{len(names) - NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {last} {shown[-1]}"


def _place(key: tuple[str, str]) -> str:
    return f"{key[0]} ({key[1]})"


def why_not(claim: Claim) -> str:
    """Why a claim on a disputed proposition takes no side."""
    if claim.modality != "asserted":
        return f"{claim.modality}, not told as a fact"
    if claim.attribution and not claim.routine:
        return f"the view of {claim.attribution}"
    return f"{describe(claim.value)} takes no side"
