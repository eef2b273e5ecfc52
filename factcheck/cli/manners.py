"""How a run behaves towards who started it: colour, ASCII, links, silence, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import click

from factcheck.cli.output import Colour, in_colour, is_terminal

OPTIONS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option(
        "--color",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colour on standard output; NO_COLOR, FORCE_COLOR and CLICOLOR are honoured.",
    ),
    click.option(
        "--ascii",
        is_flag=True,
        help="Write nothing but ASCII (a terminal without Unicode gets it unasked).",
    ),
    click.option(
        "-q", "--quiet", is_flag=True, help="Findings and errors alone: no summary, no notes."
    ),
    click.option("--watch", is_flag=True, help="Check again whenever a source or rule changes."),
)

_AUTOMATA = ("CI", "PRE_COMMIT")  # set where no person watches the run

_LINKING = ("VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM")
_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "Tabby", "rio")
_LINKING_TERMS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm", "contour")
"""Terminals that show OSC 8 links, by the variables they set; any other may print them as text."""


class Manners(NamedTuple):
    """What the command line says of it."""

    colour: Colour = "auto"
    ascii: bool = False
    quiet: bool = False

    def paints(self, to_file: bool) -> bool:
        """Whether an output is in colour; a file is only where that was asked for."""
        return self.colour == "always" if to_file else in_colour(self.colour)

    def in_ascii(self, to_file: bool) -> bool:
        """Whether an output keeps to ASCII: as told, or since the terminal has no Unicode.

        Files and pipes are UTF-8 whatever the locale.
        """
        if self.ascii or to_file:
            return self.ascii
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        return not encoding.casefold().startswith("utf")

    def links(self) -> bool:
        """Whether standard output is a colour terminal that shows links."""
        environment = os.environ
        forced = environment.get("FORCE_HYPERLINK")
        if not (self.paints(False) and is_terminal(sys.stdout)):
            return False
        if forced:
            return forced != "0"
        return "TMUX" not in environment and (
            any(environment.get(name) for name in _LINKING)
            or environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS
            or environment.get("TERM") in _LINKING_TERMS
        )

    def shows_progress(self) -> bool:
        """Whether somebody watches standard error and would like to know."""
        watched = not any(os.environ.get(name) for name in _AUTOMATA)
        return watched and not self.quiet and is_terminal(sys.stderr)


def manners(options: dict[str, Any]) -> Manners:
    """Take them out of a command's options."""
    return Manners(options.pop("colour"), options.pop("ascii"), options.pop("quiet"))
