"""What a run checks, and what of it is reported: everything, some paths, what is new or staged.

Everything is always checked, for a contradiction may lie between a new article and any other; the
focus decides what is reported.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from factcheck.cli.reading import shown_path
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.cli.known import Files
    from factcheck.cli.options import Inputs
    from factcheck.known.git import Changes
    from factcheck.model import Metadata, Problem, Source
    from factcheck.sources.fields import Fields

FROM: Final = "PRE_COMMIT_FROM_REF"  # set by pre-commit where it checks a range of commits

OPTIONS: Final = (
    click.option(
        "--focus",
        multiple=True,
        metavar="PATH",
        help="Check everything, report what touches PATH; repeatable.",
    ),
    click.option(
        "--new-since",
        metavar="GITREF",
        help="Check everything, report what touches sources that are new or changed since the "
        "branch left GITREF. A changed configuration, rule, waiver or baseline makes all new.",
    ),
    click.option(
        "--staged",
        is_flag=True,
        help="For hooks: check git's index, report what touches what is staged; everything, where "
        "nothing is.",
    ),
    click.option(
        "--focus-args",
        is_flag=True,
        help="For hooks of your own: the PATHs are the focus; the sources come from the "
        "configuration and git's index.",
    ),
)


class Scope(NamedTuple):
    """The sources of a run, what could not be read, and the paths to report on (None: all).

    ``is_idle``: nothing that is staged can change a finding, and nothing was read.
    """

    sources: list[Source]
    problems: list[Problem]
    focus: Collection[str] | None = None
    is_idle: bool = False


def scope(inputs: Inputs, options: Mapping[str, Any], known: Files) -> Scope:
    """What ``options`` ask for. Raises UsageError for options that exclude one another."""
    ways = [name for name in ("new_since", "staged", "focus_args") if options[name]]
    if len(ways) > 1:
        first, second = (f"--{name.replace('_', '-')}" for name in ways[:2])
        raise UsageError(f"{first} and {second} exclude one another")
    if options["staged"]:
        return _staged(inputs, options["focus"], known)
    if options["focus_args"]:
        sources, problems = inputs.staged()
        focus = {path for each in inputs.paths for path in _within(each, sources)}
        return Scope(sources, problems, focus | _named(options["focus"], sources))
    sources, problems = inputs.corpus()
    named = _named(options["focus"], sources)
    if options["new_since"]:
        from factcheck.known import git

        changes = git.since(options["new_since"], [source.path for source in sources])
        return Scope(sources, problems, _new(changes, sources, inputs, known, named))
    return Scope(sources, problems, named if options["focus"] else None)


def _staged(inputs: Inputs, focus: Sequence[str], known: Files) -> Scope:
    from factcheck.known import git

    changes = git.staged(os.environ.get(FROM))
    if changes is not None and changes.all and not _concerns(changes, inputs, known):
        return Scope([], [], is_idle=True)
    sources, problems = inputs.staged(inputs.paths)
    named = _named(focus, sources)
    if changes is None or not changes.all:
        return Scope(sources, problems, named if focus else None)
    return Scope(sources, problems, _new(changes, sources, inputs, known, named))


def _new(
    changes: Changes, sources: Sequence[Source], inputs: Inputs, known: Files, named: set[str]
) -> set[str] | None:
    """The sources that are new; None, which is all, where what all are checked by has changed."""
    if any(_is_setting(path, inputs, known) for path in changes.all):
        return None
    new = changes.new_among(source.path for source in sources)
    return {*_without_old(new, changes, sources, inputs.record_keys()), *named}


def _without_old(
    new: Collection[str], changes: Changes, sources: Sequence[Source], fields: Fields
) -> Iterator[str]:
    """Those of ``new`` that their file did not hold before: to add one to many, as in
    ``news.jsonl``, makes none of the others new."""
    had: dict[str, set[tuple[str, Metadata]]] = {}
    for source in sources:
        if source.path not in new:
            continue
        if source.part and source.file not in had:
            earlier = _before(source.file, changes.before.get(source.file), fields)
            had[source.file] = {(each.text, each.metadata) for each in earlier}
        if (source.text, source.metadata) not in had.get(source.file, ()):
            yield source.path


def _before(file: str, blob: str | None, fields: Fields) -> list[Source]:
    """The articles of a file as the object ``blob`` holds it; none where they cannot be told."""
    from factcheck import sources
    from factcheck.errors import SourceError
    from factcheck.known import git

    raw = git.run("cat-file", "blob", blob) if blob else None
    try:
        return sources.parse(file, raw, fields=fields, tell=lambda _: None) if raw else []
    except SourceError:
        return []


def _concerns(changes: Changes, inputs: Inputs, known: Files) -> bool:
    """Whether an article of the corpus changed or went, or what all are checked by."""
    from factcheck.sources import is_article

    roots = [shown_path(path) for path in inputs.paths or inputs.config.sources]
    return any(
        (is_article(path) and _lies_in(path, roots)) or _is_setting(path, inputs, known)
        for path in changes.all
    )


def _is_setting(path: str, inputs: Inputs, known: Files) -> bool:
    from factcheck.cli.known import usual
    from factcheck.known import baseline, waivers

    files = [*known.named, *inputs.settings.files]
    files += [usual(inputs, name) for name in (baseline.NAME, waivers.NAME)]  # one may be deleted
    if path in map(shown_path, files):
        return True
    rules = list(map(shown_path, inputs.config.rules))
    return path.endswith((".yaml", ".yml")) and _lies_in(path, rules)


def _lies_in(path: str, roots: Iterable[str]) -> bool:
    return any(root in (".", path) or path.startswith(f"{root}/") for root in roots)


def _named(given: Sequence[str], sources: Sequence[Source]) -> set[str]:
    """Sources that a person names: each must be one, or hold one, else it is a slip."""
    focus: set[str] = set()
    for each in given:
        found = _within(each, sources)
        if not found:
            raise UsageError("--focus names none of the sources", path=each)
        focus.update(found)
    return focus


def _within(path: str, sources: Sequence[Source]) -> list[str]:
    base = shown_path(path)
    if base == ".":
        return [source.path for source in sources]
    return [
        source.path
        for source in sources
        if source.path == base or source.path.startswith((f"{base}/", f"{base}#"))
    ]
