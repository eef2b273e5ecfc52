"""``factcheck lsp``: the language server over standard input and output."""

from __future__ import annotations

import sys

import click

from factcheck.errors import UsageError


@click.command(name="lsp", short_help="Start the language server.")
@click.option(
    "--config",
    multiple=True,
    metavar="FILE|KEY=VALUE",
    help="Take the settings from FILE alone; or set one of them, in TOML, over the file.",
)
def command(config: tuple[str, ...]) -> int:
    """Start the language server: it speaks LSP over standard input and output.

    An editor starts it. It checks the `sources` of the configuration and shows what it finds in
    every article that is involved, unsaved texts included.
    """
    try:
        import pygls  # noqa: F401 - missed here, before the editor waits for an answer
    except ImportError as error:
        raise UsageError(
            'the language server needs the package pygls: pip install "factcheck-linter[lsp]"'
        ) from error
    from factcheck.lsp.server import serve

    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not stand between two messages
    return serve(stdin, stdout, config)
