"""What is known, laid over a report: the status of each finding, and what is wrong with waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck.checks.bundles import Bundle, Waived
from factcheck.checks.operators import OPERATORS
from factcheck.known.match import Matcher
from factcheck.known.remember import Memory
from factcheck.model import Entity

if TYPE_CHECKING:
    from factcheck.checks.rule import Rule
    from factcheck.model import Dispute, Finding, Report, Waiver

FAULTS: Final = ("contradiction", "variant")
"""Verdicts that can be accepted; agreements and updates are nothing to accept."""


class Known(Struct, frozen=True, kw_only=True):
    """What is accepted. Paths are those of the report.

    ``today`` (ISO) is given, never looked up, and needed where there are waivers alone.
    ``unchecked`` are sources that exist and are left out of this run: whether a dispute with them
    still stands cannot be told.
    """

    baseline: tuple[Dispute, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    today: str = ""
    unchecked: frozenset[str] = frozenset()
    baseline_path: str = ""


def settle(report: Report, rules: Iterable[Rule], known: Known) -> Report:
    """``report`` with the status of each finding, and with what ``rules`` find in the waivers."""
    if not known.baseline and not known.waivers:
        return report
    rules = tuple(rules)
    present = known.unchecked.union(source.path for source in report.sources)
    desk = _Desk(known, present, Memory(report))
    settled = replace(report, findings=tuple(map(desk.judge, report.findings)))
    return _with_faults(settled, rules, list(desk.waived(rules)))


class _Desk:
    def __init__(self, known: Known, present: frozenset[str], memory: Memory) -> None:
        self._known = known
        self._memory = memory
        self._baseline = Matcher(known.baseline, present)
        self._waivers = Matcher((each.dispute for each in known.waivers), present)
        self._by_fingerprint = {each.dispute.fingerprint: each for each in known.waivers}
        self._used: dict[str, Finding] = {}

    def judge(self, finding: Finding) -> Finding:
        """The finding with its status, and why."""
        if finding.verdict not in FAULTS:
            return finding
        now = self._memory.dispute(finding)
        waived = self._waivers.match(now)
        if waived is not None and waived.kind != "changed":
            waiver = self._by_fingerprint[waived.known.fingerprint]
            self._used.setdefault(waiver.dispute.fingerprint, finding)
            if not self._expired(waiver):
                return replace(finding, status="waived", known=_why(waiver))
        accepted = self._baseline.match(now)
        if accepted is not None and accepted.kind != "changed":
            where = self._known.baseline_path or "the baseline"
            return replace(finding, status="baselined", known=f"accepted in {where}")
        note = next((match.note for match in (waived, accepted) if match and match.note), "")
        return replace(finding, known=note) if note else finding

    def _expired(self, waiver: Waiver) -> bool:
        return waiver.expires < self._known.today

    def waived(self, rules: Sequence[Rule]) -> Iterator[Waived]:
        """Each waiver with its finding, but those of which this run can say nothing."""
        run = {rule.id for rule in rules}
        for waiver in self._known.waivers:
            dispute = waiver.dispute
            finding = self._used.get(dispute.fingerprint)
            left_out = dispute.rule and dispute.rule not in run
            unseen = not self._known.unchecked.isdisjoint(dispute.sources)
            if finding is not None or not (left_out or unseen):
                yield Waived(waiver, finding, self._expired(waiver))


def _why(waiver: Waiver) -> str:
    return f"waived by {waiver.author} through {waiver.expires}: {waiver.reason}"


def _with_faults(report: Report, rules: Sequence[Rule], waived: Sequence[Waived]) -> Report:
    """The report with the findings about waivers, and their file as a subject if any."""
    from factcheck.checks.run import in_order

    found: list[Finding] = []
    files: dict[str, Entity] = {}
    for each in waived:
        file = each.waiver.spot.path
        name = file.rpartition("/")[2]
        subject = files.setdefault(file, Entity(id=f"document:{name}", kind="document", label=name))
        bundle = Bundle(by="waivers", subject=subject, waived=each)
        found += _about(bundle, rules)
    if not found:
        return report
    known = {entity.id for entity in report.subjects}
    named = {finding.subject for finding in found}
    more = tuple(e for e in files.values() if e.id in named and e.id not in known)
    subjects = (*report.subjects, *more)
    return replace(
        report, subjects=subjects, findings=in_order((*report.findings, *found), subjects)
    )


def _about(bundle: Bundle, rules: Iterable[Rule]) -> Iterator[Finding]:
    from factcheck.checks.findings import finish

    for rule in rules:
        operator = OPERATORS[rule.operator]
        if bundle.by in operator.by:
            for draft in operator.check(bundle, rule):
                yield finish(draft, bundle, rule)
