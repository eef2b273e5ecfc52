"""Where the formats of a run go: one to standard output, the others to files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from factcheck import plugins
from factcheck.cli.output import DEFAULT_WIDTH, OutputError, append, emit, is_looked_at, page_width
from factcheck.errors import UsageError
from factcheck.model import Problem
from factcheck.plugins import Plugin, PluginError

if TYPE_CHECKING:
    from factcheck.cli.manners import Manners
    from factcheck.report.view import Page, View

STDOUT = ""
STEP_SUMMARY = "GITHUB_STEP_SUMMARY"  # where a step of GitHub Actions writes its summary


class Output(NamedTuple):
    """A format, its ``render``, and the file it goes to."""

    format: str
    render: Callable[[View, Page], str]
    target: str


def chosen(given: Iterable[str]) -> list[Output]:
    """``FORMAT[=FILE]`` each; ``-`` for a file is standard output, as is none.

    Raises UsageError for an unknown format, and where two outputs would go to one place.
    """
    found = [_output(each) for each in given]
    for target, times in Counter(output.target for output in found).items():
        if times > 1:
            formats = [output.format for output in found if output.target == target]
            place = f"the file {target}" if target else "standard output"
            raise UsageError(
                f"{' and '.join(formats)} would both go to {place}; give each a file of its own, "
                f"such as --output {formats[-1]}=FILE"
            )
    return found


def _output(given: str) -> Output:
    from factcheck.report import FORMATS, renderer

    name, equals, target = given.partition("=")
    if equals and not target:
        raise UsageError(f"--output {given}: name a file after the equals sign")
    if name in FORMATS:
        return Output(name, renderer(name), _place(target))
    others = {plugin.name: plugin for plugin in plugins.installed(plugins.FORMATS)}
    if name not in others:
        known = ", ".join((*FORMATS, *others))
        raise UsageError(f"unknown format {name!r}; the formats are {known}")
    return Output(name, partial(_plugged, others[name]), _place(target))


def _plugged(plugin: Plugin, view: View, page: Page) -> str:
    """What the format of another package makes of the report. Raises PluginError."""
    try:
        text = plugins.load(plugin)(view, page)
    except PluginError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise PluginError(plugin, f"failed; nothing is written ({reason})") from error
    if not isinstance(text, str):
        raise PluginError(plugin, f"gives a {type(text).__name__} where a text is wanted")
    return text


def _place(target: str) -> str:
    return os.path.normpath(target) if target not in (STDOUT, "-") else STDOUT


def write(view: View, outputs: Sequence[Output], manners: Manners) -> list[Problem]:
    """Write every output that can be; a problem for each that cannot.

    In a step of GitHub Actions the format ``github`` writes the step's summary as well.
    """
    problems = []
    for output in outputs:
        try:
            emit(_rendered(view, output, manners), output.target)
            summary = os.environ.get(STEP_SUMMARY)
            if output.format == "github" and summary:
                from factcheck.report.github import summary as render

                append(render(view), summary)
        except (OutputError, PluginError) as error:
            problems.append(Problem(error.path, error.message))
    return problems


def _rendered(view: View, output: Output, manners: Manners) -> str:
    text = output.render(view, _page(output, manners))
    if not manners.in_ascii(output.target != STDOUT):
        return text
    from factcheck.report.ascii import escape

    return escape(text, output.format)


def _page(output: Output, manners: Manners) -> Page:
    from factcheck.report.view import Page

    to_file = output.target != STDOUT
    return Page(
        DEFAULT_WIDTH if to_file else page_width(),  # a file is the same from any terminal
        manners.paints(to_file),
        wraps=not to_file and is_looked_at(),
        ascii=manners.in_ascii(to_file),
        links=not to_file and manners.links(),
        summary=not manners.quiet,
    )
