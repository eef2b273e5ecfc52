"""``factcheck rules operators``: what a rule can be made of, as the operators themselves tell."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

import msgspec

from factcheck.checks.operators import OPERATORS, Operator
from factcheck.report import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.checks.bundles import Grouping
    from factcheck.checks.rule import Rule
    from factcheck.checks.ruleset import Ruleset

WIDTH = 100

GIVEN: Final[Mapping[Grouping, str]] = {
    "subject": "what is claimed of one person, body, place or event",
    "series": "the numbered events of one body, and when it was founded",
    "acronym": "the bodies that one acronym stands for",
    "names": "people, bodies or places of one story whose names are nearly one",
    "posts": "the people who are said to hold one post",
    "stories": "what the articles on one story count in it",
    "corrections": "a correction notice and the claims that it voids",
    "copies": "a text and the articles that repeat it",
    "waivers": "a waiver and the finding that it speaks of",
}
"""What an operator is given at a time."""


def listing() -> str:
    """One row per operator."""
    return text.table((name, operator.summary) for name, operator in OPERATORS.items())


def page(name: str, rules: Ruleset) -> str:
    """One operator in full: what it does, its options, an example, the rules made of it."""
    facts = described(name, rules)
    lines = [f"{name}: {facts['summary']}", ""]
    for paragraph in (facts["description"], facts["passes"], facts["fires"]):
        lines += [*_wrapped(paragraph), ""] if paragraph else []
    lines += ["Is given, one at a time:", *(f"  - {each}" for each in facts["given"]), ""]
    lines += list(_options(facts["options"]))
    lines += ["Example:", *(f"  {line}" for line in facts["example"].splitlines()), ""]
    lines += _wrapped(f"Rules made of it: {', '.join(facts['rules'])}")
    return "".join(f"{text.printable(line)}\n" for line in lines)


def described(name: str, rules: Ruleset) -> dict[str, Any]:
    """The same as data: ``summary``, ``description``, ``passes``, ``fires``, ``given``, ``options``
    (name, type, default, description), ``example``, ``rules``."""
    operator = OPERATORS[name]
    what, passes, fires = _docstring(operator)
    made = [rule for rule in rules.known if rule.operator == name]
    return {
        "name": name,
        "summary": operator.summary,
        "description": what,
        "passes": passes,
        "fires": fires,
        "given": [GIVEN[by] for by in operator.by],
        "options": [_option(field) for field in msgspec.structs.fields(operator.options)],
        "example": example(made[0]) if made else "",
        "rules": [f"{rule.id} {rule.name}" for rule in made],
    }


def example(rule: Rule) -> str:
    """A rule of the person's own that does as ``rule`` does."""
    from factcheck.cli.scaffold import written

    return written({"id": "MY1", **keys_of(rule)})


def keys_of(rule: Rule) -> dict[str, Any]:
    """What makes ``rule`` do what it does, as it stands in a file."""
    about = rule.about.get("", "") if set(rule.about) <= {""} else rule.about
    given = msgspec.to_builtins(rule.options)
    usual = {
        field.name: msgspec.to_builtins(field.default)
        for field in msgspec.structs.fields(type(rule.options))
        if not field.required
    }
    options = {key: each for key, each in given.items() if usual.get(key) != each}
    keys = {
        "level": rule.level,
        "operator": rule.operator,
        "predicates": list(rule.predicates),
        "about": about,
        "messages": dict(rule.messages),
        "options": options,
    }
    return {key: each for key, each in keys.items() if each}


def _docstring(operator: Operator) -> tuple[str, str, str]:
    """What the operator's module says of it: what it does, what passes, what fires."""
    words = " ".join((sys.modules[operator.check.__module__].__doc__ or "").split())
    what, _, examples = words.partition(" Passes: ")
    passes, _, fires = examples.partition(" Fires: ")
    return what, f"Passes: {passes}" if passes else "", f"Fires: {fires}" if fires else ""


def _options(options: list[dict[str, Any]]) -> Iterator[str]:
    yield "Options:" if options else "It has no options."
    for option in options:
        default = "required" if option["required"] else f"default {_shown(option['default'])}"
        yield f"  {option['name']}: {option['type']}; {default}"
        yield from _wrapped(option["description"], indent="    ")
    yield ""


def _wrapped(words: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def _option(field: msgspec.structs.FieldInfo) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": kind(field.type.__origin__),
        "required": field.required,
        "default": None if field.required else msgspec.to_builtins(field.default),
        "description": field.type.__metadata__[0].description,
    }


def _shown(value: object) -> str:
    return msgspec.json.encode(value).decode()


_WORDS: Final[Mapping[Any, str]] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
}
_SEVERAL: Final = {"text": "texts", "whole number": "whole numbers", "number": "numbers"}


def kind(of: Any) -> str:
    """A type in plain words."""
    origin, parts = get_origin(of), get_args(of)
    if origin is Literal:
        return " | ".join(_shown(each) for each in parts)
    if origin is tuple:
        return f"list of {_several(parts[0])}"
    if origin is dict:
        return f"table of {_several(parts[1])}"
    return _WORDS[of]


def _several(of: Any) -> str:
    one = kind(of)
    return _SEVERAL.get(one, one)
