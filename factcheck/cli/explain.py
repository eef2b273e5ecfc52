"""``factcheck explain``: why a finding was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.options import Inputs, takes_sources
from factcheck.cli.output import emit
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.model import Finding, Report

SHORTEST = 4  # digits of a fingerprint below which a prefix says too little


@click.command(name="explain", short_help="Say why a finding was made.")
@click.argument("fingerprint")
@takes_sources
def command(inputs: Inputs, fingerprint: str) -> int:
    """Say why the finding FINGERPRINT was made: what was matched and how, every normal form with
    its derivation, each gate and what it answered.

    FINGERPRINT may be shortened. PATHs and the configuration are those of `factcheck check`.
    """
    from factcheck import pipeline
    from factcheck.cli.rulesets import chosen_rules
    from factcheck.report import explanation
    from factcheck.report.view import view

    rules, broken = chosen_rules(inputs.settings)
    sources, problems = inputs.corpus()
    with inputs.engine(sources) as engine:
        report = pipeline.check(
            sources,
            rules=rules,
            engine=engine,
            errors=(*broken, *problems),
            annotator=inputs.config.annotator,
        )
    inputs.tell(report.errors, report.sources)
    found = _find(report, fingerprint)
    emit(explanation.render(found, view(report), rules.get(found.rule).summary))
    return 2 if report.errors else 0


def _find(report: Report, prefix: str) -> Finding:
    wanted = prefix.casefold()
    if len(wanted) < SHORTEST:
        raise UsageError(f"a fingerprint is named by {SHORTEST} digits or more")
    found = [finding for finding in report.findings if finding.fingerprint.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no finding of these sources has the fingerprint {prefix}")
    each = ", ".join(f"{finding.fingerprint} ({finding.rule})" for finding in found)
    raise UsageError(f"{prefix} fits {len(found)} findings: {each}")
