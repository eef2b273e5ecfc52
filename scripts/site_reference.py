"""Pages of the reference, written from the code when the site is built: a hook of MkDocs.

Nothing of it is checked in, so that nothing of it can be stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from factcheck.checks import Rule
    from factcheck.testing import Case


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those of ``docs/``."""
    from mkdocs.structure.files import File

    for name, write in PAGES.items():
        files.append(File.generated(config, f"reference/{name}.md", content=write()))
    return files


# ---------------------------------------------------------------- rules


def rules() -> str:
    """Every rule: what it finds, why that matters, its own cases."""
    from factcheck.checks import load

    known = list(load())
    lines = ["# Rules", "", "A rule is named by its id, its name, or a prefix (`FC2`).", ""]
    lines += ["| id | name | level | finds |", "|---|---|---|---|"]
    lines += [
        f"| [{rule.id}](#{rule.id.lower()}) | {rule.name} | {rule.level} | {_cell(rule.summary)} |"
        for rule in known
    ]
    for rule in known:
        lines += ["", *_rule(rule)]
    return "\n".join(lines) + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    from factcheck.testing.cases import cases_path, read_cases

    yield f"## {rule.id} {rule.name} {{ #{rule.id.lower()} }}"
    yield from ("", f"*{rule.level}*; operator [`{rule.operator}`](operators.md)", "")
    yield from (rule.summary, "", rule.why.strip())
    yield from _points("Silenced by", rule.silenced_by)
    yield from _points("Does not look at", rule.leaves_alone)
    yield from _points("A finding does not mean", rule.not_meant)
    file = cases_path(Path(rule.path))
    cases = read_cases(file) if file.exists() else ()
    yield from _case("Fires on", next((case for case in cases if case.fires), None))
    yield from _case("Is silent on", next((case for case in cases if case.silent), None))


def _points(title: str, points: tuple[str, ...]) -> Iterator[str]:
    if points:
        yield from ("", f"**{title}**", "")
        yield from (f"- {' '.join(point.split())}" for point in points)


def _case(title: str, case: Case | None) -> Iterator[str]:
    if case is None:
        return
    yield from ("", f"**{title}**: {case.name}", "", "```text")
    for path, body in case.articles.items():
        yield path
        yield from (f"    {line}".rstrip() for line in body.splitlines())
    yield "```"


# ---------------------------------------------------------------- settings


def settings() -> str:
    """Every key of the configuration."""
    from factcheck.config.keys import keys

    lines = [
        "# Settings",
        "",
        "In `factcheck.toml`, or under `[tool.factcheck]` in `pyproject.toml`: the nearest one "
        "from the working directory upwards. The command line goes over it. An unknown key is an "
        "error that names the nearest known one. `factcheck check --show-settings` prints "
        "what holds and where it comes from.",
    ]
    for key in keys().values():
        lines += ["", f"## {key.name}", "", key.description, "", f"Default: `{_toml(key.default)}`"]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()


# ---------------------------------------------------------------- command line


def command_line() -> str:
    """What every command takes."""
    from factcheck.cli import cli

    lines = [
        "# Command line",
        "",
        "| exit status | |",
        "|---|---|",
        "| 0 | clean |",
        "| 1 | findings at or above `--fail-level` (default `error`) |",
        "| 2 | usage, configuration, a source or rule that could not be read; whatever could be "
        "checked has been checked and reported |",
    ]
    with click.Context(cli, info_name="factcheck") as context:
        lines += _commands(cli, context, "factcheck")
    return "\n".join(lines) + "\n"


def _commands(group: click.Group, context: click.Context, path: str) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=f"{path} {name}", max_content_width=100)
        yield from ("", f"## {path} {name}", "", "```text", command.get_help(inner), "```")
        if isinstance(command, click.Group):
            yield from _commands(command, inner, f"{path} {name}")


# ---------------------------------------------------------------- JSON


def json_report() -> str:
    """The JSON Schema of the report, record by record."""
    import json

    from factcheck.report.schema import schema

    whole = json.loads(schema())
    lines = [
        "# JSON report",
        "",
        "`factcheck check --format json` prints one object. Keys are sorted, arrays have a defined "
        "order, and additions never break a reader of one `schema_version`. `factcheck schema` "
        "prints its JSON Schema, of which this page is made.",
    ]
    lines += _record("Report", whole)
    for name, record in sorted(whole.get("$defs", {}).items()):
        lines += _record(name, record)
    return "\n".join(lines) + "\n"


def _record(name: str, record: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"## {name}", "", record.get("description", ""), "")
    if record.get("properties"):
        yield from ("| key | type | |", "|---|---|---|")
        for key, value in record["properties"].items():
            yield f"| `{key}` | {_type(value)} | {_cell(value.get('description', ''))} |"


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(f"`{each}`" for each in value["enum"])
    for union in ("anyOf", "oneOf"):
        if union in value:
            return " or ".join(_type(each) for each in value[union])
    if value.get("type") == "array":
        return f"list of {_type(value.get('items', {}))}"
    return str(value.get("type", "any"))


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


# ---------------------------------------------------------------- operators


def operators() -> str:
    """Every operator that a rule may name, with its options."""
    from factcheck.checks import load
    from factcheck.checks.operators import OPERATORS
    from factcheck.cli.operators import described

    known = load()
    lines = [
        "# Operators",
        "",
        "What a rule's `operator` may be, and the `options` each takes. `factcheck rules operators "
        "NAME` prints the same.",
    ]
    for name in OPERATORS:
        facts = described(name, known)
        lines += ["", f"## {name}", "", f"*{facts['summary']}*", "", facts["description"]]
        lines += [f"\n{facts[each]}" for each in ("passes", "fires") if facts[each]]
        lines += list(_options(facts["options"]))
        lines += ["", "```yaml", facts["example"].rstrip(), "```", ""]
        made = (each.partition(" ") for each in facts["rules"])
        links = ", ".join(f"[{rule}](rules.md#{rule.lower()}) {title}" for rule, _, title in made)
        lines += [f"Rules made of it: {links}"] if links else []
    return "\n".join(lines) + "\n"


def _options(options: list[dict[str, Any]]) -> Iterator[str]:
    if options:
        yield from ("", "| option | type | default | |", "|---|---|---|---|")
    for option in options:
        default = "required" if option["required"] else f"`{_toml(option['default'])}`"
        kind = option["type"].replace("|", "\\|")
        yield f"| `{option['name']}` | {kind} | {default} | {_cell(option['description'])} |"


PAGES: dict[str, Callable[[], str]] = {
    "rules": rules,
    "settings": settings,
    "command-line": command_line,
    "operators": operators,
    "json": json_report,
}
