"""``factcheck schema``: the JSON Schemas of the report and of the files that people write."""

from __future__ import annotations

import click

from factcheck.cli.output import emit

NAMES = ("report", "config", "rule", "cases")


@click.command(name="schema", short_help="Print a JSON Schema.")
@click.argument("name", type=click.Choice(NAMES), default="report")
def command(name: str) -> None:
    """Print the JSON Schema of what `factcheck check --format json` prints (the default), of
    factcheck.toml, of a rule file, or of a file of cases."""
    from factcheck.cli.schemas import SCHEMAS

    emit(SCHEMAS[name]())
