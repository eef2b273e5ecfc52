"""The JSON Schemas that are published: of the report, the settings, rule files and their cases.

Those of files that people write are draft-07, which the editors' language servers read (taplo for
TOML, yaml-language-server): a first line ``#:schema PATH`` in ``factcheck.toml``, or
``# yaml-language-server: $schema=PATH`` in a rule file, gives completion and descriptions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

Json = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_REFERENCE: Final = "#/$defs/{name}"


def report() -> str:
    """Of ``factcheck check --format json``."""
    from factcheck.report.schema import schema

    return schema()


def config() -> str:
    """Of ``factcheck.toml``, and of ``[tool.factcheck]`` in a ``pyproject.toml``."""
    from factcheck.config.keys import Config, keys
    from factcheck.report import FORMATS

    [body], parts = _of(Config)
    for key in keys().values():
        if key.holds == "rule":
            _suggest(body["properties"][key.name], "items", _selectors())
    ignored = body["properties"]["per-source-ignores"]["additionalProperties"]
    _suggest(ignored, "items", _selectors())
    _suggest(body["properties"]["output"], "items", list(FORMATS))
    return _written(body, parts, title="factcheck.toml")


def rule() -> str:
    """Of a rule file, with the options of each operator."""
    from factcheck.checks.operators import OPERATORS
    from factcheck.checks.ruleset import RuleFile
    from factcheck.checks.schema import PREDICATES

    bodies, parts = _of(RuleFile, *(operator.options for operator in OPERATORS.values()))
    body, *options = bodies
    keys = body["properties"]
    keys["operator"]["enum"] = list(OPERATORS)
    _suggest(keys["predicates"], "items", list(PREDICATES))
    _suggest(keys, "extends", _selectors())
    required = body.pop("required")
    body["anyOf"] = [{"required": ["extends"]}, {"required": required}]
    body["allOf"] = [
        {
            "if": {"properties": {"operator": {"const": name}}, "required": ["operator"]},
            "then": {"properties": {"options": _partly(of)}},
        }
        for name, of in zip(OPERATORS, options, strict=True)
    ]
    return _written(body, parts, title="A rule of factcheck")


def cases() -> str:
    """Of a file of cases, ``NAME.cases.yaml``."""
    from factcheck.testing.cases import Case

    [body], parts = _of(Case)
    # YAML takes 2026 for a number, and the runner for the word that it is
    parts["Expected"]["properties"]["values"]["items"] = {"type": ["string", "number"]}
    firing = {"required": ["fires"], "properties": {"fires": {"minItems": 1}}}
    silent = {"required": ["silent"], "properties": {"silent": {"const": True}}}
    body["oneOf"] = [firing, silent]
    whole = {
        "description": "Cases of a rule: it needs one in which it finds something, and one in "
        "which it finds nothing.",
        "type": "array",
        "items": body,
    }
    return _written(whole, parts, title="Cases of a rule of factcheck")


SCHEMAS: Final[Mapping[str, Callable[[], str]]] = {
    "report": report,
    "config": config,
    "rule": rule,
    "cases": cases,
}


def _of(*records: type[msgspec.Struct]) -> tuple[list[Json], Json]:
    """The schema of each record, and of the records that those refer to."""
    references, parts = msgspec.json.schema_components(records, ref_template=_REFERENCE)
    names = [reference["$ref"].rpartition("/")[2] for reference in references]
    own = [parts[name] for name in names]
    return own, {name: part for name, part in parts.items() if name not in names}


def _partly(options: Json) -> Json:
    """The options of an operator, for a rule that may inherit those it leaves out."""
    left = {key: each for key, each in options.items() if key not in ("required", "title")}
    return left if options["properties"] else {**left, "description": "This one has no options."}


def _selectors() -> list[str]:
    """The ids and names of the built-in rules."""
    from factcheck.checks import load

    return sorted(word for each in load() for word in (each.id, each.name))


def _suggest(at: Json, key: str, words: list[str]) -> None:
    """Offer ``words`` for the string that ``at[key]`` is, and allow any other."""
    if key in at:
        kind = at[key].pop("type")
        at[key]["anyOf"] = [{"enum": words}, {"type": kind}]
    elif "propertyNames" not in at:
        at["propertyNames"] = {"anyOf": [{"enum": words}, {"type": "string"}]}


def _written(body: Json, parts: Json, *, title: str) -> str:
    whole = {"$schema": DRAFT, **body, "title": title, **({"$defs": parts} if parts else {})}
    return json.dumps(_tidy(whole), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _tidy(node: Any) -> Any:
    """Descriptions on one line."""
    if isinstance(node, dict):
        return {
            key: " ".join(of.split()) if key == "description" and isinstance(of, str) else _tidy(of)
            for key, of in node.items()
        }
    return [_tidy(each) for each in node] if isinstance(node, list) else node
