"""``factcheck rules new``: a rule of one's own to begin with, and cases that hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from factcheck.checks.ruleset import CASES
from factcheck.errors import RuleError, UsageError

if TYPE_CHECKING:
    from factcheck.checks.rule import Rule
    from factcheck.checks.ruleset import Ruleset
    from factcheck.testing import Case, Expected

_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TO_FILL_IN: Final = {
    "summary": "Fill in what it finds, in one sentence.",
    "why": "Fill in why that matters to a reader.",
    "silenced_by": ["fill in what looks like a finding and is none"],
    "not_meant": ["fill in what a finding does not mean"],
}


def new(
    rule_id: str, name: str, *, folder: Path, rules: Ruleset, extends: str = "", operator: str = ""
) -> list[Path]:
    """Write ``NAME.yaml`` and ``NAME.cases.yaml`` into ``folder`` and tell their paths.

    The rule extends another, or is made of ``operator`` (``conflict`` where neither is given). The
    cases are those of the rule that it extends, or of a built-in one of the same operator, so that
    they hold from the first. Raises UsageError for an id or name that cannot be or is taken and for
    files that are there.
    """
    _check(rule_id, name, rules)
    base = rules.get(extends) if extends else _made_of(operator or "conflict", rules)
    path = folder / f"{name}.yaml"
    cases = folder / f"{name}{CASES}"
    for file in (path, cases):
        if file.exists():
            raise UsageError("is there already; take another name", path=file.as_posix())
    head, keys = _extending(rule_id, base) if extends else _made(rule_id, base)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{head}\n{written(keys)}", encoding="utf-8", newline="\n")
        cases.write_text(_cases(base), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", path=folder.as_posix()) from error
    return [path, cases]


def _check(rule_id: str, name: str, rules: Ruleset) -> None:
    if not _ID.fullmatch(rule_id):
        raise UsageError(f'"{rule_id}" is no id; take letters and digits, such as MY1')
    if not _NAME.fullmatch(name):
        raise UsageError(f'"{name}" is no name; take small letters and hyphens, such as my-dates')
    for rule in rules.known:
        if rule.id.casefold() == rule_id.casefold():
            raise UsageError(f"{rule.id} is the rule {rule.name}; take another id")
        if rule.name == name:
            raise UsageError(f'"{name}" is the rule {rule.id}; take another name')


def _made_of(operator: str, rules: Ruleset) -> Rule:
    from factcheck.checks.nearest import nearest
    from factcheck.checks.operators import OPERATORS

    if operator not in OPERATORS:
        hint = nearest(operator, OPERATORS) or f"; they are {', '.join(OPERATORS)}"
        raise UsageError(f'no operator is called "{operator}"{hint}')
    return next(rule for rule in rules.known if rule.operator == operator)


def _extending(rule_id: str, base: Rule) -> tuple[str, dict[str, Any]]:
    head = (
        f"# Every key that is left out here is that of {base.id} ({base.name}); options are\n"
        f"# joined one by one. `factcheck rules {base.id}` shows them."
    )
    return head, {"id": rule_id, "extends": base.id, "level": base.level, **_TO_FILL_IN}


def _made(rule_id: str, base: Rule) -> tuple[str, dict[str, Any]]:
    from factcheck.cli.operators import keys_of

    head = (
        f"# Does as {base.id} ({base.name}) does until you change it. The options are those of\n"
        f"# `factcheck rules operators {base.operator}`, the keys those of `factcheck schema rule`."
    )
    return head, {"id": rule_id, **keys_of(base), **_TO_FILL_IN}


def written(keys: dict[str, Any]) -> str:
    """A rule's keys as YAML."""
    import yaml

    return yaml.safe_dump(
        keys, sort_keys=False, allow_unicode=True, width=100, default_flow_style=None
    )


def _cases(base: Rule) -> str:
    """The first case of ``base`` that fires and the first that is silent."""
    from factcheck.testing.cases import cases_path, read_cases

    try:
        known = read_cases(cases_path(Path(base.path)))
    except RuleError:
        known = ()
    firing = next((case for case in known if case.fires and _of_itself(case, base)), None)
    silent = next((case for case in known if case.silent), None)
    lines = [
        "# What the rule must find in these articles, and what it must not; change them to yours.",
        "# `factcheck rules test` runs them.",
    ]
    for case in filter(None, (firing, silent)):
        lines += _case(case)
    return "".join(f"{line}\n" for line in lines)


def _of_itself(case: Case, base: Rule) -> bool:
    return all(each.rule in ("", base.id) for each in case.fires)


def _case(case: Case) -> Iterator[str]:
    yield f"- name: {_quoted(case.name)}"
    yield "  articles:"
    for path, article in case.articles.items():
        yield f"    {_quoted(path)}: |{'' if article.endswith(chr(10)) else '-'}"
        yield from (f"      {line}".rstrip() for line in article.splitlines())
    if case.waivers:
        yield f"  today: {_quoted(case.today)}"
        yield "  waivers:"
    for waiver in case.waivers:  # JSON is YAML
        kept = {key: each for key, each in msgspec.to_builtins(waiver).items() if each}
        yield f"    - {json.dumps(kept, ensure_ascii=False)}"
    if case.silent:
        yield "  silent: true"
        return
    yield "  fires:"
    for each in case.fires:
        for number, (key, value) in enumerate(_expected(each)):
            yield f"    {'-' if number == 0 else ' '} {key}: {value}"


def _expected(expected: Expected) -> Iterator[tuple[str, str]]:
    if expected.verdict:
        yield "verdict", expected.verdict
    for key in ("predicate", "odd_one_out"):
        if getattr(expected, key):
            yield key, _quoted(getattr(expected, key))
    for key in ("values", "sources"):
        if getattr(expected, key):
            yield key, f"[{', '.join(map(_quoted, getattr(expected, key)))}]"


def _quoted(words: str) -> str:
    plain = re.fullmatch(r"[A-Za-z][\w./ -]*", words) and words.casefold() not in _RESERVED
    return words if plain else json.dumps(words, ensure_ascii=False)


_RESERVED: Final = frozenset("true false yes no on off null y n".split())
