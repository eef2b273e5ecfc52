"""Full validation of rule files written by hand: every fault of a file at once, each with its
key.

The models are made from the records that the checks use, so that a key is declared in one place.
This is the only module of the room that loads pydantic; import it where it is used.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from factcheck.checks.nearest import nearest
from factcheck.checks.operators import OPERATORS
from factcheck.checks.ruleset import RuleFile, read_rule, read_yaml, rule_files
from factcheck.errors import FactcheckError
from factcheck.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from factcheck.checks.rule import Rule

INHERITED = frozenset({"id", "level", "operator"})  # required, unless a rule extends another


@cache
def model_of(
    record: type[msgspec.Struct], *, optional: frozenset[str] = frozenset()
) -> type[BaseModel]:
    """A pydantic model of ``record``'s fields that forbids any other; ``optional`` need not be
    given."""
    fields: dict[str, Any] = {}
    for field in msgspec.structs.fields(record):
        required = field.required and field.name not in optional
        fields[field.name] = (field.type, ... if required else None)
    config = ConfigDict(extra="forbid", frozen=True)
    return create_model(record.__name__, __config__=config, **fields)


def problems(raw: dict[str, Any], *, known: Sequence[Rule] = ()) -> list[str]:
    """What is wrong with a rule file's content, one sentence each, in the order of its keys."""
    extends = raw.get("extends")
    found = _faults(model_of(RuleFile, optional=INHERITED if extends else frozenset()), raw, "")
    operator = raw.get("operator") or _inherited_operator(extends, known)
    if isinstance(operator, str) and operator not in OPERATORS:
        found.append(f'operator: "{operator}" is none{nearest(operator, OPERATORS)}')
    elif isinstance(operator, str) and isinstance(raw.get("options"), dict):
        found += _faults(model_of(OPERATORS[operator].options), raw["options"], "options.")
    return found


def _inherited_operator(extends: object, known: Sequence[Rule]) -> str | None:
    return next((rule.operator for rule in known if extends in (rule.id, rule.name)), None)


def _faults(model: type[BaseModel], raw: dict[str, Any], prefix: str) -> list[str]:
    try:
        model.model_validate(raw)
    except ValidationError as error:
        return [_fault(dict(fault), model, prefix) for fault in error.errors()]
    return []


def _fault(fault: dict[str, Any], model: type[BaseModel], prefix: str) -> str:
    key = prefix + ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"{key} is no key of a rule{nearest(str(fault['loc'][-1]), model.model_fields)}"
    if fault["type"] == "missing":
        return f"{key} is missing"
    given = fault.get("input")
    return f"{key}: {fault['msg'][0].lower()}{fault['msg'][1:]}, not {given!r}"


def validate(folder: Path, *, known: Sequence[Rule] = ()) -> list[Problem]:
    """What is wrong with the rules of a folder, a problem for each file at fault, in order of
    path."""
    found = []
    for path in rule_files(folder):
        try:
            read_yaml(path)
            read_rule(path, known=known)
        except FactcheckError as error:
            found.append(Problem(path.as_posix(), error.message))
    return found
