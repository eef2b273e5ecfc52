"""``factcheck claims``: what the sources claim, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.options import Inputs, takes_sources
from factcheck.cli.output import emit

if TYPE_CHECKING:
    from factcheck.model import Report


@click.command(name="claims", short_help="List the claims.")
@takes_sources
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    help="How to print them (default: table).",
)
def command(inputs: Inputs, format_: str) -> int:
    """List the claims of the sources at PATH: where, what, of whom, the value, the words.

    Without PATH the `sources` of the configuration are read.
    """
    from factcheck import pipeline

    sources, problems = inputs.corpus()
    with inputs.engine(sources) as engine:
        report = pipeline.gather(
            sources,
            engine=engine,
            errors=problems,
            annotator=inputs.config.annotator,
            cache=inputs.cache,
        )
    inputs.tell(report.errors, report.sources)
    emit(_render(report, format_))
    return 2 if report.errors else 0


def _render(report: Report, format_: str) -> str:
    from factcheck.report import claims, json

    if format_ == "table":
        return claims.table(report)
    if format_ == "json":
        return json.encode(json.claims_body(report))
    return "".join(json.encode_line(json.claim(each)) + "\n" for each in report.claims)
