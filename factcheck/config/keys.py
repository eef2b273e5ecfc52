"""The keys of a configuration, each declared once.

To add one, add an entry to ``Config``: a type made of strings, numbers, booleans, lists and
tables, and ``says(description)``. ``holds`` tells what its strings are, so that they are checked
and, for paths, seen from the working directory: ``path``, ``output`` (FORMAT or FORMAT=FILE),
``rule`` (an id, a name or a prefix of one; what it fits is known once the rules are read),
``glob``, ``annotator``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from factcheck.annotators import RULES
from factcheck.model import Severity
from factcheck.report.view import FailLevel, Show

Field = Literal["text", "id", "title", "date", "published", "author", "publisher", "agency", "url"]
Holds = Literal["text", "path", "output", "rule", "glob", "annotator"]


def says(description: str, *, holds: Holds = "text", example: object = None) -> Meta:
    """What a key means, what its strings are, and one value that it may have."""
    more = {} if example is None else {"examples": [example]}
    return Meta(description=description, extra={"holds": holds}, extra_json_schema=more)


class Config(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """The settings of factcheck: `factcheck.toml`, or `[tool.factcheck]` of a `pyproject.toml`."""

    extend: Annotated[
        str,
        says(
            "Another configuration file that this one stands on. What is given here goes over what "
            "is given there: tables entry by entry, every other value as a whole.",
            holds="path",
            example="../factcheck.toml",
        ),
    ] = ""
    sources: Annotated[
        tuple[str, ...],
        says(
            "Files and folders that are read where the command line names none.",
            holds="path",
            example=["news"],
        ),
    ] = ()
    exclude: Annotated[
        tuple[str, ...],
        says(
            "Globs, as in a .gitignore, of what is left out of the folders that are read. A file "
            "that is named itself is read all the same.",
            holds="glob",
            example=["drafts/", "*.draft.md"],
        ),
    ] = ()
    fields: Annotated[
        dict[Field, tuple[str, ...]],
        says(
            "Where a JSON record or front matter has what of its article: names of keys, with dots "
            "into records within, looked at before the usual ones.",
            example={"text": ["story.words"], "published": ["pub_date"]},
        ),
    ] = {}
    select: Annotated[
        tuple[str, ...],
        says(
            "The rules that are run, by id, name or a prefix of one; every rule where none is "
            "named. Where two selectors fit a rule, the longer one decides.",
            holds="rule",
            example=["FC2", "count-conflict"],
        ),
    ] = ()
    ignore: Annotated[
        tuple[str, ...], says("Rules that are not run.", holds="rule", example=["FC303"])
    ] = ()
    extend_select: Annotated[
        tuple[str, ...],
        says(
            "Rules that are run beside those selected, such as one of a group that is ignored.",
            holds="rule",
            example=["FC601"],
        ),
    ] = ()
    per_source_ignores: Annotated[
        dict[str, tuple[str, ...]],
        says(
            "For the sources that a glob fits: rules that do not look at them. What such a source "
            "claims plays no part in any finding of these rules: it makes none, joins none and is "
            "no voice in one, while a disagreement of the other sources is found as ever.",
            holds="glob",
            example={"opinion/": ["FC701"]},
        ),
    ] = {}
    severity: Annotated[
        dict[str, Severity],
        says(
            "The severity that a rule's findings have, by id, name or prefix of the rule.",
            holds="rule",
            example={"FC401": "error"},
        ),
    ] = {}
    fail_level: Annotated[
        FailLevel, says("The least severe contradiction that makes the exit status 1.")
    ] = "error"
    show: Annotated[tuple[Show, ...], says("What is reported beside contradictions.")] = ()
    output: Annotated[
        tuple[str, ...],
        says(
            "The formats that are written: FORMAT for standard output, or FORMAT=FILE.",
            holds="output",
            example=["full", "json=report.json"],
        ),
    ] = ()
    rules: Annotated[
        tuple[str, ...], says("Folders of your own rules.", holds="path", example=["my-rules"])
    ] = ()
    baseline: Annotated[
        str,
        says(
            "The file of accepted findings that `factcheck baseline` writes; where it is not set, "
            "a `factcheck-baseline.jsonl` beside the configuration.",
            holds="path",
            example="accepted.jsonl",
        ),
    ] = ""
    waivers: Annotated[
        str,
        says(
            "The file of waivers that `factcheck waive` adds to; where it is not set, a "
            "`factcheck-waivers.toml` beside the configuration.",
            holds="path",
            example="waivers.toml",
        ),
    ] = ""
    annotator: Annotated[
        str,
        says(
            "Who finds the names: `rules`, or `spacy:NAME` for an installed spaCy pipeline or the "
            "folder of one.",
            holds="annotator",
            example="spacy:en_core_web_sm",
        ),
    ] = RULES
    cache_dir: Annotated[
        str,
        says(
            "The folder in which what was extracted is kept for the next run; `.factcheck_cache` "
            "beside the configuration where none is named.",
            holds="path",
            example=".cache/factcheck",
        ),
    ] = ""

    def override(self, **given: Any) -> Config:
        """With what the command line gives: a key left empty there keeps its value here."""
        changes = {key: value for key, value in given.items() if value}
        return msgspec.structs.replace(self, **changes)

    def under(self, other: Config, given: Iterable[str]) -> Config:
        """With ``other`` over it, which gives the keys ``given`` (as they are written): tables are
        joined entry by entry, every other value takes the place of the one here."""
        changes = {}
        for key in given:
            name = key.replace("-", "_")
            value = getattr(other, name)
            mine = getattr(self, name)
            changes[name] = {**mine, **value} if isinstance(value, dict) else value
        return msgspec.structs.replace(self, **changes)


KEYS: Final[tuple[str, ...]] = Config.__struct_encode_fields__


class Key(Struct, frozen=True):
    """One key as it is written in a file."""

    name: str
    type: Any  # without what is said of it
    default: Any
    description: str
    holds: Holds


@cache
def keys() -> Mapping[str, Key]:
    """The keys by name, in the order in which they are declared."""
    found = {}
    for field in msgspec.structs.fields(Config):
        of, meta = field.type.__origin__, field.type.__metadata__[0]
        default = field.default
        if default is msgspec.NODEFAULT:
            default = field.default_factory() if callable(field.default_factory) else None
        name = field.encode_name
        found[name] = Key(name, of, default, meta.description, meta.extra["holds"])
    return found


def strings(value: Any, change: Callable[[str], str], *, of_keys: bool) -> Any:
    """``value`` with every string in it changed; of a table its keys or what they are set to."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        if of_keys:
            return {change(key): each for key, each in value.items()}
        return {key: strings(each, change, of_keys=False) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(strings(each, change, of_keys=of_keys) for each in value)
    return value
