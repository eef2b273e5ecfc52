"""``factcheck explain``: why a finding was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.options import OWN_RULES, Inputs, takes_sources
from factcheck.cli.output import emit
from factcheck.config import Config
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.checks import Ruleset
    from factcheck.model import Finding, Report

WIDTH = 80  # columns where the output is no terminal
SHORTEST = 4  # digits of a fingerprint below which a prefix says too little


@click.command(name="explain", short_help="Say why a finding was made.")
@click.argument("fingerprint")
@takes_sources
@OWN_RULES
def command(inputs: Inputs, fingerprint: str, rules: tuple[str, ...]) -> int:
    """Say why the finding FINGERPRINT was made: what was matched and how, every normal form with
    its derivation, each gate and what it answered.

    FINGERPRINT may be shortened. PATHs and the configuration are those of `factcheck check`.
    """
    from factcheck.cli.output import is_looked_at, page_width
    from factcheck.report import explanation
    from factcheck.report.view import Page, view

    report, chosen = checked(inputs, rules)
    found = find(report, fingerprint)
    rule = chosen.get(found.rule)
    page = Page(page_width() if is_looked_at() else WIDTH, wraps=True)
    text = explanation.render(
        found, view(report), page, summary=rule.summary, silent=rule.silenced_by
    )
    emit(text)
    return 2 if report.errors else 0


def checked(inputs: Inputs, own: tuple[str, ...]) -> tuple[Report, Ruleset]:
    """The whole report on the sources, as ``factcheck check`` makes it, and its rules; ``own`` are
    folders of rules beside those of the configuration. What was left out is told."""
    from factcheck.cli.rulesets import chosen_rules

    rules, broken = chosen_rules(inputs.settings, Config(rules=own))
    sources, problems = inputs.corpus()
    return inputs.checked(sources, rules, (*broken, *problems)), rules


def find(report: Report, prefix: str) -> Finding:
    """The one finding whose fingerprint begins with ``prefix``. Raises UsageError, which names the
    nearest, for none, for several and for a prefix that says too little."""
    wanted = prefix.casefold()
    if len(wanted) < SHORTEST:
        raise UsageError(f"a fingerprint is named by {SHORTEST} digits or more")
    found = [finding for finding in report.findings if finding.fingerprint.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            f"no finding of these sources has the fingerprint {prefix}{_nearest(report, wanted)}"
        )
    each = ", ".join(f"{finding.fingerprint} ({finding.rule})" for finding in found)
    raise UsageError(f"{prefix} fits {len(found)} findings: {each}")


def _nearest(report: Report, wanted: str) -> str:
    """``; the nearest is 0dd88fd0 (FC201)``: the finding that shares most of the first digits."""
    if not report.findings:
        return ": they have none"

    def shared(finding: Finding) -> tuple[int, int]:
        own = finding.fingerprint
        same = [a == b for a, b in zip(own, wanted, strict=False)]
        return (same.index(False) if False in same else len(same)), sum(same)

    best = max(report.findings, key=shared)
    return f"; the nearest is {best.fingerprint[:8]} ({best.rule}: {best.message})"
