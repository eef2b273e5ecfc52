"""Cases as they are written, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from factcheck.checks.nearest import nearest
from factcheck.checks.rule import says
from factcheck.checks.ruleset import CASES, read_yaml
from factcheck.errors import RuleError
from factcheck.model import Problem, Verdict

if TYPE_CHECKING:
    from pathlib import Path


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One finding that must be made. What is left out may be anything."""

    verdict: Annotated[
        Verdict | None, says("What is found; any verdict but an agreement where none is given.")
    ] = None
    rule: Annotated[str, says("The rule that finds it; that of the file where none is given.")] = ""
    predicate: Annotated[str, says("The predicate of its claims.", example="event.date")] = ""
    values: Annotated[
        tuple[str, ...],
        says(
            "The values of its positions, in any order: a date as EDTF, a count as `8 arrest`, "
            "`11.. country` or `10..20 person`, a title as `Director, Example Office`.",
            example=["2026-01-20/2026-01-21", "2026-01-20/2026-01-22"],
        ),
    ] = ()
    sources: Annotated[
        tuple[str, ...], says("The articles that it rests on.", example=["a.txt", "b.txt"])
    ] = ()
    odd_one_out: Annotated[str, says("The article that stands alone against the others.")] = ""


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Articles, and what a rule must find in them: either what `fires`, or `silent: true`."""

    name: Annotated[str, says("What the case shows.", example="two ranges that end differently")]
    articles: Annotated[dict[str, str], says("The articles, by the name of their file.")]
    fires: Annotated[
        tuple[Expected, ...],
        says("Every contradiction, variant and update that the rule must find, and no other."),
    ] = ()
    silent: Annotated[bool, says("Whether the rule must find none.")] = False


class CaseResult(msgspec.Struct, frozen=True):
    """``problems`` says what is wrong, a sentence each; a case without any passed. The result of a
    rule as a whole (too few cases) has no ``case``."""

    rule: str
    path: str
    case: str
    problems: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def cases_path(rule: Path) -> Path:
    """The file of cases that belongs to a rule file."""
    return rule.with_name(rule.stem + CASES)


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file. Raises RuleError that names the file, the case and the key."""
    raw = read_yaml(path)
    if not isinstance(raw, list):
        raise RuleError("a file of cases is a list of cases", path=path.as_posix())
    cases = []
    for number, item in enumerate(raw, 1):
        try:
            case = msgspec.convert(_as_text(item), Case, strict=False)
        except msgspec.ValidationError as error:
            hint = _hint(item)
            raise RuleError(f"case {number}: {error}{hint}", path=path.as_posix()) from error
        if case.silent == bool(case.fires):
            raise RuleError(
                f'case "{case.name}" needs either "fires" or "silent: true"', path=path.as_posix()
            )
        cases.append(case)
    return tuple(cases)


def faults_of_cases(rule: Path) -> list[Problem]:
    """What is wrong with how the cases of a rule file are written; they are not run."""
    file = cases_path(rule)
    try:
        if file.exists():
            read_cases(file)
    except RuleError as error:
        return [Problem(error.path, error.message)]
    return []


def _as_text(item: Any) -> Any:
    """YAML reads 2026-01-20 as a date and 8 as a number; a case means their words."""
    if isinstance(item, dict):
        return {str(key): _as_text(value) for key, value in item.items()}
    if isinstance(item, list):
        return [_as_text(value) for value in item]
    return item if isinstance(item, bool | str) or item is None else str(item)


def _hint(item: Any) -> str:
    """The nearest key to the first that a case or one of its findings does not know."""
    if not isinstance(item, dict):
        return ""
    findings = item.get("fires")
    parts: list[tuple[Any, type[msgspec.Struct]]] = [(item, Case)]
    parts += [(each, Expected) for each in (findings if isinstance(findings, list) else ())]
    for part, record in parts:
        known = [field.name for field in msgspec.structs.fields(record)]
        for key in part if isinstance(part, dict) else ():
            if key not in known:
                return nearest(str(key), known)
    return ""
