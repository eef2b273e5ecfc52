"""Full validation of rule files written by hand: every fault of a file at once, each with its
key.

The models are made from the records that the checks use, so that a key is declared in one place.
This is the only module of the room that loads pydantic; import it where it is used.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from factcheck.checks.nearest import nearest
from factcheck.checks.operators import OPERATORS
from factcheck.checks.ruleset import (
    RuleFile,
    builtin_folder,
    misnamed_files,
    read_rule,
    rule_files,
)
from factcheck.errors import FactcheckError
from factcheck.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.checks.rule import Rule

PREDICATES: Final = (
    "document.published", "document.dateline_date", "document.dateline_place", "document.agency",
    "document.text",
    "event.date", "event.ordinal", "event.group", "event.place", "event.mode", "event.status",
    "event.hosted_by", "event.opened_by", "event.led_by", "event.attended_by", "event.signed_by",
    "event.outcome",
    "person.title", "person.name", "person.age", "person.born", "person.died",
    "organization.name", "organization.acronym", "organization.founded",
    "place.name", "quantity", "quote.text", "quote.speaker", "correction", "date",
)  # fmt: skip
"""What a claim may state."""

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


def problems(raw: dict[str, Any], *, path: Path, known: Sequence[Rule] = ()) -> list[str]:
    """What is wrong with the content of the rule file at ``path``, one sentence each."""
    extends = raw.get("extends")
    found = _faults(model_of(RuleFile, optional=INHERITED if extends else frozenset()), raw, "")
    operator = raw.get("operator") or _inherited_operator(extends, known)
    if isinstance(operator, str) and operator not in OPERATORS:
        found.append(f'operator: "{operator}" is none{nearest(operator, OPERATORS)}')
    elif isinstance(operator, str) and isinstance(raw.get("options"), dict):
        found += _faults(model_of(OPERATORS[operator].options), raw["options"], "options.")
    return [*found, *_unknown_predicates(raw), *_taken(raw, path, known)]


def _unknown_predicates(raw: dict[str, Any]) -> Iterator[str]:
    for key in ("predicates", "about"):
        given = raw.get(key)
        for each in given if isinstance(given, list | dict) else ():
            if isinstance(each, str) and each not in PREDICATES and (each or key != "about"):
                hint = nearest(each, PREDICATES) or f"; they are {', '.join(PREDICATES)}"
                yield f'{key}: "{each}" is no predicate{hint}'


def _taken(raw: dict[str, Any], path: Path, known: Sequence[Rule]) -> Iterator[str]:
    """An id that says nothing, and an id or name that is a built-in rule's: only ``extends``
    changes one of those."""
    key = raw.get("id")
    if isinstance(key, str) and not key.strip():
        yield "id is empty; give the rule an id of its own, such as MY1"
    home = builtin_folder()
    if path.resolve().is_relative_to(home):
        return
    extends = str(raw.get("extends") or "").casefold()
    name = raw.get("name") or ("" if extends and not key else path.stem)
    for rule in known:
        if not Path(rule.path).is_relative_to(home):
            continue
        changes = extends in (rule.id.casefold(), rule.name.casefold())
        same = str(key).casefold() == rule.id.casefold()
        if same and not changes:
            yield (
                f"id: {rule.id} is the built-in rule {rule.name}; give this one an id of its own, "
                f"or change that one with `extends: {rule.id}`"
            )
        elif str(name).casefold() == rule.name.casefold() and not (changes and (same or not key)):
            yield (
                f'name: "{name}" is that of the built-in rule {rule.id}; give this one another, '
                f"or change that one with `extends: {rule.id}`"
            )


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
    found = [Problem(error.path, error.message) for error in misnamed_files(folder)]
    taken: dict[str, Path] = {}
    for path in rule_files(folder):
        try:
            rule = read_rule(path, known=known)
        except FactcheckError as error:
            found.append(Problem(path.as_posix(), error.message))
            continue
        other = taken.setdefault(rule.id, path)
        if other is not path:
            found.append(Problem(path.as_posix(), f"{rule.id} is also the id of {other}"))
    return sorted(found, key=lambda problem: problem.path)
