"""Full validation of rule files written by hand: every fault of a file at once, each with its
key.

The models are made from the records that the checks use, so that a key is declared in one place.
This is the only module of the room that loads pydantic; import it where it is used.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import msgspec
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from factcheck import plugins
from factcheck.checks.marks import Fault, Place
from factcheck.checks.nearest import nearest
from factcheck.checks.operators import OPERATORS, Operator
from factcheck.checks.rule import PLACEHOLDERS, unknown_placeholders
from factcheck.checks.ruleset import (
    RuleFile,
    Ruleset,
    builtin_folder,
    misnamed_files,
    read_rule,
    rule_files,
)
from factcheck.errors import FactcheckError, UsageError
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
    "person.cause_of_death", "person.place_of_death",
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
        inner = get_args(
            field.type.__origin__ if hasattr(field.type, "__metadata__") else field.type
        )
        records = [each for each in inner if isinstance(each, type(msgspec.Struct))]
        of = tuple[model_of(records[0]), ...] if records else field.type  # type: ignore[misc]
        fields[field.name] = (of, ... if required else None)
    config = ConfigDict(extra="forbid", frozen=True)
    return create_model(record.__name__, __config__=config, **fields)


def faults(raw: dict[str, Any], *, path: Path, known: Sequence[Rule] = ()) -> list[Fault]:
    """What is wrong with the content of the rule file at ``path``, each with its place."""
    extends = raw.get("extends")
    found = faults_in(raw, model_of(RuleFile, optional=INHERITED if extends else frozenset()))
    base, wrong = _base(extends, known)
    found += wrong
    operator = raw.get("operator", base.operator if base else None)
    if isinstance(operator, str) and operator not in OPERATORS:
        found.append(Fault(("operator",), f'operator: "{operator}" is none{_hint(operator)}'))
    elif isinstance(operator, str) and isinstance(raw.get("options"), dict):
        found += _options(raw["options"], OPERATORS[operator], base)
    return [*found, *_unknown_predicates(raw), *_unknown_words(raw), *_taken(raw, path, known)]


def _hint(operator: str) -> str:
    return nearest(operator, OPERATORS) or f"; they are {', '.join(OPERATORS)}"


def _base(extends: object, known: Sequence[Rule]) -> tuple[Rule | None, list[Fault]]:
    if not extends or not isinstance(extends, str):
        return None, []
    try:
        return Ruleset(known).get(extends), []
    except UsageError as error:
        return None, [Fault(("extends",), f"extends: {error.message}")]


def _options(raw: dict[str, Any], operator: Operator, base: Rule | None) -> list[Fault]:
    """Of the options, where those that the extended rule gives need not be given again."""
    names = [field.name for field in msgspec.structs.fields(operator.options)]
    inherited = frozenset(names) if base is not None else frozenset()
    model = model_of(operator.options, optional=inherited)
    return faults_in(raw, model, ("options",), owner="option of this operator")


def _unknown_words(raw: dict[str, Any]) -> Iterator[Fault]:
    """Placeholders that no message fills in."""
    for key in ("about", "messages"):
        given = raw.get(key)
        texts = (
            {(key, str(name)): text for name, text in given.items()}
            if isinstance(given, dict)
            else {(key,): given}
        )
        for place, text in texts.items():
            for word in unknown_placeholders(text) if isinstance(text, str) else ():
                hint = (
                    nearest(word, PLACEHOLDERS) or f"; they are {', '.join(sorted(PLACEHOLDERS))}"
                )
                yield Fault(place, f'{".".join(place)}: no message knows "{{{word}}}"{hint}')


def _unknown_predicates(raw: dict[str, Any]) -> Iterator[Fault]:
    for key in ("predicates", "about"):
        given = raw.get(key)
        for at, each in enumerate(given if isinstance(given, list | dict) else ()):
            if isinstance(each, str) and each not in PREDICATES and (each or key != "about"):
                known = (*PREDICATES, *plugins.predicates())
                if each in known:
                    continue
                hint = nearest(each, known) or f"; they are {', '.join(known)}"
                place = (key, each if isinstance(given, dict) else at)
                yield Fault(
                    place, f'{key}: "{each}" is no predicate{hint}', isinstance(given, dict)
                )


def _taken(raw: dict[str, Any], path: Path, known: Sequence[Rule]) -> Iterator[Fault]:
    """An id that says nothing, and an id or name that is a built-in rule's: only ``extends``
    changes one of those."""
    key = raw.get("id")
    if isinstance(key, str) and not key.strip():
        yield Fault(("id",), "id is empty; give the rule an id of its own, such as MY1")
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
            yield Fault(
                ("id",),
                f"id: {rule.id} is the built-in rule {rule.name}; give this one an id of its own, "
                f"or change that one with `extends: {rule.id}`",
            )
        elif str(name).casefold() == rule.name.casefold() and not (changes and (same or not key)):
            yield Fault(
                ("name",),
                f'name: "{name}" is that of the built-in rule {rule.id}; give this one another, '
                f"or change that one with `extends: {rule.id}`",
            )


def faults_in(
    raw: object, model: type[BaseModel], place: Place = (), *, owner: str = "key of a rule"
) -> list[Fault]:
    """Where ``raw``, which stands at ``place``, does not fit ``model``.

    ``owner`` says what its keys are called. A key that is missing is not told of beside one that
    may be a slip for it.
    """
    try:
        model.model_validate(raw)
    except ValidationError as error:
        found = [_fault(dict(fault), model, place, owner) for fault in error.errors()]
        meant = {f.message.rpartition('did you mean "')[2][:-2] for f in found if f.of_key}
        lost = (f.message.removesuffix(" is missing").rpartition(".")[2] for f in found)
        return [f for f, key in zip(found, lost, strict=True) if key not in meant]
    return []


def _fault(fault: dict[str, Any], model: type[BaseModel], place: Place, owner: str) -> Fault:
    way: Place = (*place, *(part for part in fault["loc"] if part != "[key]"))
    key = _written(way)
    if fault["type"] == "extra_forbidden":
        known = _keys_of(model, fault["loc"])
        hint = nearest(str(way[-1]), known) or f"; they are {', '.join(known)}" if known else ""
        return Fault(way, f"{key} is no {owner}{hint}", True)
    if fault["type"] == "missing":
        return Fault(way[:-1], f"{key} is missing")
    given = fault.get("input")
    if fault["type"] == "literal_error":
        legal = re.findall(r"'([^']*)'", str(fault["ctx"]["expected"]))
        hint = nearest(str(given), legal)
        of_key = "[key]" in fault["loc"]
        return Fault(way, f'{key}: "{given}" is none of {", ".join(legal)}{hint}', of_key)
    if fault["type"] == "tuple_type":
        one = f"; write [{given}]" if isinstance(given, str) else ""
        return Fault(way, f"{key}: must be a list, not {given!r}{one}")
    return Fault(way, f"{key}: {fault['msg'][0].lower()}{fault['msg'][1:]}, not {given!r}")


def _written(way: Place) -> str:
    """``fires[0].values``: the way as a person would write it."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in way).lstrip(".")


def _keys_of(model: Any, way: Sequence[str | int]) -> list[str]:
    """The keys that stand beside the last one of ``way``."""
    for part in way[:-1]:
        if isinstance(part, str) and model is not None:
            field = model.model_fields.get(part)
            inner = get_args(field.annotation) if field is not None else ()
            model = next((each for each in inner if hasattr(each, "model_fields")), None)
    return list(model.model_fields) if model is not None else []


def validate(folder: Path, *, known: Sequence[Rule] = ()) -> list[Problem]:
    """What is wrong with the rules of a folder, a problem for each file at fault, in order of
    path."""
    found = [problem for error in misnamed_files(folder) for problem in Problem.of(error)]
    taken: dict[str, Path] = {}
    for path in rule_files(folder):
        try:
            rule = read_rule(path, known=known)
        except FactcheckError as error:
            found += Problem.of(error)
            continue
        other = taken.setdefault(rule.id, path)
        if other is not path:
            found.append(Problem(path.as_posix(), f"{rule.id} is also the id of {other}"))
    return sorted(found, key=lambda problem: (problem.path, problem.line, problem.column))
