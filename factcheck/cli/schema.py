"""``factcheck schema``: the JSON Schema of the JSON report."""

from __future__ import annotations

import click

from factcheck.cli.output import emit


@click.command(name="schema", short_help="Print the JSON Schema.")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of `factcheck check --format json`."""
    from factcheck.report.schema import schema

    emit(schema())
