"""The command line: a click group whose commands are loaded when they are run.

Printing and exiting happen in this package alone. Exit statuses: 0 clean, 1 findings at or above
the fail level, 2 usage, configuration, something that could not be read, or an internal fault.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from errno import ENOSPC
from importlib import import_module
from typing import Any, NoReturn

import click

from factcheck.version import VERSION

COMMANDS: Mapping[str, tuple[str, str]] = {
    "check": ("factcheck.cli.check", "Find where sources contradict one another or themselves."),
    "claims": ("factcheck.cli.claims", "List what the sources claim, and of whom."),
    "annotate": ("factcheck.cli.annotate", "Show what was read before any claim."),
    "explain": ("factcheck.cli.explain", "Say why a finding was made."),
    "baseline": ("factcheck.cli.baseline", "Accept what is found now; report what is new."),
    "waive": ("factcheck.cli.waive", "Accept one finding for a while, with a reason."),
    "rules": ("factcheck.cli.rules", "List, explain, test or validate rules."),
    "cache": ("factcheck.cli.cache", "Show or clean the cache of what was extracted."),
    "lsp": ("factcheck.lsp.command", "Start the language server."),
    "schema": ("factcheck.cli.schema", "Print the JSON Schema of reports, settings, rules."),
}


COMPLETION = """\b
Shell completion (commands, options, rules, formats), for the shell's start-up file:
  bash  eval "$(_FACTCHECK_COMPLETE=bash_source factcheck)"
  zsh   eval "$(_FACTCHECK_COMPLETE=zsh_source factcheck)"
  fish  _FACTCHECK_COMPLETE=fish_source factcheck | source
"""


class LazyGroup(click.Group):
    """A group that knows its commands by name and one line, and imports one when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The ``command`` of the module behind a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        if "_FACTCHECK_COMPLETE" in os.environ:
            from factcheck.cli.completion import equip

            return equip(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in ``--help``, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        *_: Any,
        **extra: Any,
    ) -> NoReturn:
        """Run, turn every error into a line on standard error, and exit."""
        extra["standalone_mode"] = False
        sys.exit(_guarded(lambda: click.Group.main(self, args, prog_name, **extra)))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=COMPLETION,
)
@click.version_option(VERSION, "-V", "--version", message="factcheck %(version)s")
def cli() -> None:
    """A linter for facts: finds where articles about the same things contradict one another.

    It reports disagreement, not truth. Exit status: 0 clean, 1 findings, 2 something went wrong.
    """
    _settle_streams()


def _settle_streams() -> None:
    """Write UTF-8 and plain newlines wherever the output goes to a file or a pipe.

    What the locale cannot show on a terminal is escaped rather than an error.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _guarded(run: Callable[[], Any]) -> int:
    """``run`` and the exit status: the edge where every error ends."""
    from factcheck.errors import FactcheckError

    try:
        status = run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo("factcheck: interrupted", err=True)
        return 130
    except BrokenPipeError:
        return _reader_left()
    except FactcheckError as error:
        click.echo(f"factcheck: error: {error}", err=True)
        return 2
    except Exception as error:  # noqa: BLE001 - the last edge: exit status 2, never a bare traceback
        full = isinstance(error, OSError) and error.errno == ENOSPC
        return _disk_is_full() if full else _internal_fault(error)
    return status if isinstance(status, int) else 0


def _reader_left() -> int:
    """Standard output was closed by its reader (``factcheck check | head``): end without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _disk_is_full() -> int:
    from factcheck.cli.output import discard_the_rest

    discard_the_rest()
    message = f"standard output cannot be written: {os.strerror(ENOSPC)}"
    click.echo(f"factcheck: error: {message}", err=True)
    return 2


def _internal_fault(error: Exception) -> int:
    import logging

    if os.environ.get("FACTCHECK_DEBUG") or logging.getLogger("factcheck").level == logging.DEBUG:
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    click.echo(
        f"factcheck: internal fault, please report it: {type(error).__name__}: {error}\n"
        "(--verbose or FACTCHECK_DEBUG=1 shows where)",
        err=True,
    )
    return 2
