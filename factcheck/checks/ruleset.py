"""Rules from YAML files: found, read, selected.

A rule file is ``<folder>/<topic>/<name>.yaml``; beside it lies ``<name>.cases.yaml``. Built-in
rules are read without a validation library, for every run begins with them; rules of a person's
own folder are validated in full (``schema``), for they are written by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args

import msgspec

from factcheck.checks.nearest import nearest
from factcheck.checks.operators import OPERATORS
from factcheck.checks.rule import Rule, Voice, says, unknown_placeholders
from factcheck.errors import RuleError, UsageError
from factcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEVELS: Final[tuple[str, ...]] = get_args(Severity)
CASES: Final = ".cases.yaml"

_EXACT: Final = 1_000  # an id or name in full binds more than any prefix


class RuleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule of factcheck: what two or more claims may not say of one thing, and in which words
    that is told. Beside `NAME.yaml` lies `NAME.cases.yaml`, articles with what must be found."""

    id: Annotated[
        str,
        says("What the rule is called in a report and in the settings.", example="MY1"),
    ]
    level: Annotated[Severity, says("The severity of what it finds.")]
    operator: Annotated[
        str,
        says(
            "The check that carries it out; `factcheck rules operators` lists them.",
            example="conflict",
        ),
    ]
    name: Annotated[
        str,
        says("A second name, in words; that of the file where none is given.", example="my-dates"),
    ] = ""
    extends: Annotated[
        str,
        says(
            "Another rule, by id or name, that gives every key that is left out here. Options are "
            "joined one by one. With the id of that rule it takes its place.",
            example="FC201",
        ),
    ] = ""
    predicates: Annotated[
        tuple[str, ...], says("The claims that it looks at.", example=["event.date"])
    ] = ()
    about: Annotated[
        str | dict[str, str],
        says(
            "What the claims are about, for the messages: one text, or one for each predicate. "
            "`{subject}` and the other placeholders are filled in.",
            example="when {subject} took place",
        ),
    ] = ""
    messages: Annotated[
        dict[Voice, str],
        says(
            "Messages in other words than the usual ones, by verdict; `self` is that of one "
            "article that contradicts itself.",
            example={"contradiction": "sources disagree on {about}: {against}"},
        ),
    ] = msgspec.field(default_factory=dict)
    options: Annotated[
        dict[str, Any],
        says("What the operator lets a rule choose.", example={"several": "mention"}),
    ] = msgspec.field(default_factory=dict)
    summary: Annotated[str, says("What it finds, in one sentence.")] = ""
    why: Annotated[str, says("Why that matters to a reader.")] = ""
    silenced_by: Annotated[
        tuple[str, ...], says("What looks like a finding to it and is none.")
    ] = ()
    leaves_alone: Annotated[
        tuple[str, ...], says("What it does not look at, though one might expect it to.")
    ] = ()
    not_meant: Annotated[tuple[str, ...], says("What a finding of it does not mean.")] = ()


class Ruleset:
    """The rules of a run, in order of their ids. ``selected`` rules are run, the others only
    known."""

    def __init__(self, rules: Iterable[Rule], *, known: Iterable[Rule] | None = None) -> None:
        self.rules: tuple[Rule, ...] = tuple(sorted(rules, key=lambda rule: rule.id))
        self.known: tuple[Rule, ...] = tuple(
            sorted(self.rules if known is None else known, key=lambda rule: rule.id)
        )

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, selector: str) -> Rule:
        """The one known rule of this id or name. Raises UsageError that names the nearest."""
        for rule in self.known:
            if selector.casefold() in (rule.id.casefold(), rule.name.casefold()):
                return rule
        raise self._unknown(selector)

    def matching(self, selector: str) -> tuple[Rule, ...]:
        """The known rules that an id, a name or a prefix of one names, in order of their ids.

        A full id or name is that rule alone. Raises UsageError, which names the nearest, for none.
        """
        weights = {rule.id: _weight(rule, selector) for rule in self.known}
        exact = tuple(rule for rule in self.known if weights[rule.id] == _EXACT)
        found = exact or tuple(rule for rule in self.known if weights[rule.id])
        if not found:
            raise self._unknown(selector)
        return found

    def at_levels(self, severity: Mapping[str, str]) -> Ruleset:
        """The same rules; those that a selector of ``severity`` fits at its level.

        The selector that says most decides. Raises UsageError for one that fits no rule and for
        an unknown level.
        """
        levels = list(severity.items())
        for selector, _ in levels:
            self.matching(selector)
        return Ruleset((_at_level(rule, levels) for rule in self.rules), known=self.known)

    def deaf_to(self, ignores: Mapping[str, Sequence[str]]) -> Ruleset:
        """The same rules; for the sources that a glob of ``ignores`` fits, those that its selectors
        fit leave alone what such a source claims.

        Raises UsageError for a selector that fits no rule.
        """
        globs: dict[str, list[str]] = {}
        for glob, selectors in ignores.items():
            for rule in {each.id for selector in selectors for each in self.matching(selector)}:
                globs.setdefault(rule, []).append(glob)
        deaf = (
            msgspec.structs.replace(rule, deaf_to=tuple(globs[rule.id]))
            if rule.id in globs
            else rule
            for rule in self.rules
        )
        return Ruleset(deaf, known=self.known)

    def select(
        self,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        extend_select: Sequence[str] = (),
        severity: Mapping[str, str] | None = None,
    ) -> Ruleset:
        """The rules that remain, with their levels.

        Each selector is an id, a name or a prefix of one (``FC2``, ``event-date``); ``ALL`` is
        every rule. The selector that says most decides, so ``ignore=["FC2"],
        extend_select=["FC201"]`` runs FC201; of two that say as much, ``ignore`` does. Raises
        UsageError for a selector that fits no rule, and for an unknown level.
        """
        wanted = [*select, *extend_select]
        for selector in (*wanted, *ignore):
            self.matching(selector)
        rules = []
        for rule in self.known if wanted else self.rules:
            chosen = max((_weight(rule, s) for s in wanted), default=0)
            if not select and rule in self.rules:
                chosen = max(chosen, 1)
            if chosen > max((_weight(rule, s) for s in ignore), default=0):
                rules.append(rule)
        return Ruleset(rules, known=self.known).at_levels(severity or {})

    def _unknown(self, selector: str) -> UsageError:
        names = [name for rule in self.known for name in (rule.id, rule.name)]
        return UsageError(f'no rule is called "{selector}"{nearest(selector, names)}')


def _weight(rule: Rule, selector: str) -> int:
    """How much ``selector`` says about ``rule``: 0 nothing, more the longer it is."""
    wanted = selector.casefold()
    if not wanted:
        return 0
    if wanted in (rule.id.casefold(), rule.name.casefold()):
        return _EXACT
    if wanted == "all":
        return 1
    start = f"{wanted.removesuffix('-')}-"
    if rule.id.casefold().startswith(wanted) or rule.name.casefold().startswith(start):
        return 1 + len(wanted)
    return 0


def _at_level(rule: Rule, levels: Sequence[tuple[str, str]]) -> Rule:
    """``rule`` at the level that the selector which says most gives it; of equals, the last."""
    found: tuple[int, str] = (0, rule.level)
    for selector, level in levels:
        if level not in LEVELS:
            known = f"the levels are {', '.join(LEVELS)}{nearest(level, LEVELS)}"
            raise UsageError(f'"{level}" is no level; {known}')
        weight = _weight(rule, selector)
        if weight and weight >= found[0]:
            found = (weight, level)
    return msgspec.structs.replace(rule, level=msgspec.convert(found[1], Severity))


# ---------------------------------------------------------------- reading


def builtin_folder() -> Path:
    """Where the rules lie that come with the package: inside it when installed, beside it in a
    checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load(folders: Sequence[str | Path] = ()) -> Ruleset:
    """The built-in rules and those of ``folders``; a later rule replaces an earlier one of the
    same id.

    Raises RuleError for the first file that is wrong.
    """
    rules = {rule.id: rule for rule in read_folder(builtin_folder(), trusted=True)}
    for folder in folders:
        for rule in read_folder(Path(folder), known=tuple(rules.values())):
            rules[rule.id] = rule
    by_name: dict[str, Rule] = {}
    for rule in rules.values():
        other = by_name.setdefault(rule.name, rule)
        if other is not rule:
            both = f"{rule.id} and {other.id}"
            raise RuleError(f'{both} are both named "{rule.name}"', path=rule.path)
    return Ruleset(rules.values())


def rule_files(folder: Path) -> list[Path]:
    """The rule files under ``folder``, sorted. Raises RuleError when it is no folder."""
    if not folder.is_dir():
        raise RuleError("there is no such folder of rules", path=folder.as_posix())
    return sorted(
        path for path in folder.rglob("*.yaml") if not path.name.endswith(CASES) and path.is_file()
    )


def misnamed_files(folder: Path) -> list[RuleError]:
    """An error for each file under ``folder`` that only its ending keeps from being read."""
    return [
        RuleError(f"rule files end in .yaml; name it {path.stem}.yaml", path=path.as_posix())
        for path in sorted(folder.rglob("*.yml"))
    ]


def read_folder(
    folder: Path, *, known: Sequence[Rule] = (), trusted: bool = False
) -> Iterator[Rule]:
    """The rules under ``folder``. ``trusted`` leaves out the full validation."""
    taken: dict[str, Path] = {}
    paths = rule_files(folder)
    if not trusted:
        for error in misnamed_files(folder):
            raise error
    for path in paths:
        rule = read_rule(path, known=known, trusted=trusted)
        if rule.id in taken:
            raise RuleError(f"{rule.id} is also the id of {taken[rule.id]}", path=path.as_posix())
        taken[rule.id] = path
        yield rule


def read_rule(path: Path, *, known: Sequence[Rule] = (), trusted: bool = False) -> Rule:
    """One rule file. Raises RuleError that names the file, the key and the nearest known one."""
    raw = read_yaml(path)
    if not isinstance(raw, dict):
        raise RuleError("a rule file is a mapping of keys", path=path.as_posix(), line=1, column=1)
    if not trusted:
        from factcheck.checks.marks import pointed, twice
        from factcheck.checks.schema import faults

        found = [*twice(path), *faults(raw, path=path, known=known)]
        if found:
            raise pointed(found, path)
    try:
        return _rule(msgspec.convert(_extended(raw, known), RuleFile), path)
    except msgspec.ValidationError as error:
        raise RuleError(str(error), path=path.as_posix()) from error
    except UsageError as error:
        raise RuleError(f"extends: {error.message}", path=path.as_posix()) from error


def read_yaml(path: Path) -> object:
    """A YAML file through the safe loader. Raises RuleError for what cannot be read."""
    import yaml

    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_loader())
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", path=path.as_posix()) from error
    except UnicodeDecodeError as error:
        raise RuleError("is not UTF-8, as YAML must be", path=path.as_posix()) from error
    except yaml.YAMLError as error:
        raise _no_yaml(error, path) from error
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        # what the library raises for a value that is none of its tag (!!bool maybe)
        raise _no_yaml(error, path) from error


@cache
def _loader() -> Any:
    """The safe loader, to which a date is the words that it is written in: the 31st of June too."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, regex) for tag, regex in each if tag != "tag:yaml.org,2002:timestamp"]
        for first, each in base.yaml_implicit_resolvers.items()
    }
    return type("Loader", (base,), {"yaml_implicit_resolvers": resolvers})


def _no_yaml(error: Exception, path: Path) -> RuleError:
    """What a file that is no YAML breaks, and where."""
    mark = getattr(error, "problem_mark", None)
    reasons = [getattr(error, "context", None), getattr(error, "problem", None)]
    reason = ", ".join(reason for reason in reasons if reason) or " ".join(str(error).split())
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return RuleError(f"is no valid YAML: {reason}", path=path.as_posix(), line=line, column=column)


def _extended(raw: dict[str, Any], known: Sequence[Rule]) -> dict[str, Any]:
    """``raw`` over the keys of the rule that it extends; options are joined key by key."""
    selector = raw.get("extends")
    if not selector:
        return raw
    base = Ruleset(known).get(selector)
    inherited: dict[str, Any] = {
        "id": base.id,
        "name": base.name,
        "level": base.level,
        "operator": base.operator,
        "predicates": base.predicates,
        "about": base.about,
        "messages": base.messages,
        "summary": base.summary,
        "why": base.why,
        "silenced_by": base.silenced_by,
        "leaves_alone": base.leaves_alone,
        "not_meant": base.not_meant,
    }
    if "id" in raw and "name" not in raw and raw["id"] != base.id:
        del inherited["name"]  # a new rule takes its own file's name
    options = {**msgspec.to_builtins(base.options), **(raw.get("options") or {})}
    return {**inherited, **raw, "options": options}


def _rule(file: RuleFile, path: Path) -> Rule:
    operator = OPERATORS.get(file.operator)
    if operator is None:
        hint = nearest(file.operator, OPERATORS)
        raise RuleError(f'operator: "{file.operator}" is none{hint}', path=path.as_posix())
    about = {"": file.about} if isinstance(file.about, str) else file.about
    for template in (*about.values(), *file.messages.values()):
        for unknown in unknown_placeholders(template):
            raise RuleError(f'no message knows "{{{unknown}}}"', path=path.as_posix())
    return Rule(
        id=file.id,
        name=file.name or path.stem,
        topic=path.parent.name,
        level=file.level,
        operator=file.operator,
        predicates=file.predicates,
        about={key: text for key, text in about.items() if text},
        messages=file.messages,
        options=msgspec.convert(file.options, operator.options),
        summary=file.summary,
        why=" ".join(file.why.split()),
        silenced_by=file.silenced_by,
        leaves_alone=file.leaves_alone,
        not_meant=file.not_meant,
        path=path.as_posix(),
    )
