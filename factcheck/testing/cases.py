"""Cases as they are written, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from factcheck.checks.marks import Fault, pointed
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


class CaseWaiver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A waiver of what a rule finds in the articles, or of a fingerprint."""

    of: Annotated[
        str, says("The rule whose first finding is waived, by id or name.", example="FC201")
    ] = ""
    fingerprint: Annotated[
        str, says("The finding that is waived, where no rule says it.", example="0123456789abcdef")
    ] = ""
    expires: Annotated[str, says("The last day on which it holds.", example="2027-06-30")] = (
        "2999-12-31"
    )


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Articles, and what a rule must find in them: either what `fires`, or `silent: true`."""

    name: Annotated[str, says("What the case shows.", example="two ranges that end differently")]
    articles: Annotated[dict[str, str], says("The articles, by the name of their file.")]
    waivers: Annotated[
        tuple[CaseWaiver, ...], says("The waivers that hold, for a rule that looks at waivers.")
    ] = ()
    today: Annotated[
        str, says("The day that it is, by which waivers end.", example="2027-06-30")
    ] = "2000-01-01"
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
    where: str = ""  # the file, line and column of what is wrong, where it is not ``path``
    is_unread: bool = False  # the rule or its cases could not be read, so that nothing was tried

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def cases_path(rule: Path) -> Path:
    """The file of cases that belongs to a rule file."""
    return rule.with_name(rule.stem + CASES)


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file. Raises RuleError with all that is wrong, each with its line, its
    column and the nearest key."""
    raw = read_yaml(path)
    if not isinstance(raw, list):
        raise RuleError("a file of cases is a list", path=path.as_posix(), line=1, column=1)
    cases, faults = [], []
    for number, item in enumerate(raw):
        written = _as_text(item)
        try:
            case = msgspec.convert(written, Case, strict=False)
        except msgspec.ValidationError as error:
            faults += _faults(number, written) or [Fault((number,), str(error))]
            continue
        if case.silent == bool(case.fires):
            needs = f'case "{case.name}" needs either "fires" or "silent: true"'
            faults.append(Fault((number,), needs))
        cases.append(case)
    if faults:
        raise pointed(faults, path)
    return tuple(cases)


def _faults(number: int, written: object) -> list[Fault]:
    from factcheck.checks.schema import faults_in, model_of

    return faults_in(written, model_of(Case), (number,), owner="key of a case")


def faults_of_cases(rule: Path) -> list[Problem]:
    """What is wrong with how the cases of a rule file are written; they are not run."""
    file = cases_path(rule)
    try:
        if file.exists():
            read_cases(file)
    except RuleError as error:
        return list(Problem.of(error))
    return []


def _as_text(item: Any) -> Any:
    """YAML reads 2026-01-20 as a date and 8 as a number; a case means their words."""
    if isinstance(item, dict):
        return {str(key): _as_text(value) for key, value in item.items()}
    if isinstance(item, list):
        return [_as_text(value) for value in item]
    return item if isinstance(item, bool | str) or item is None else str(item)
