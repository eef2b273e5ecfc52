"""``factcheck annotate``: what was read in the sources before any claim (why is it not found?)."""

from __future__ import annotations

import click

from factcheck.cli.options import Inputs, takes_sources
from factcheck.cli.output import emit


@click.command(name="annotate", short_help="Show what was read.")
@takes_sources
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print it (default: text).",
)
def command(inputs: Inputs, format_: str) -> int:
    """Show the sentences, times, numbers, names and quotes found in the sources at PATH.

    Without PATH the `sources` of the configuration are read.
    """
    from factcheck import pipeline
    from factcheck.report import documents as text
    from factcheck.report import json

    sources, problems = inputs.corpus()
    with inputs.engine(sources) as engine:
        documents, faults = pipeline.annotate(sources, engine, annotator=inputs.config.annotator)
    left_out = (*problems, *faults)
    inputs.tell(left_out, sources)
    if format_ == "json":
        emit(json.documents(documents, left_out))
    else:
        emit("\n".join(map(text.render, documents)))
    return 2 if left_out else 0
