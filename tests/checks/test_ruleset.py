from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.checks import Ruleset, load
from factcheck.checks.ruleset import read_rule
from factcheck.checks.schema import validate
from factcheck.errors import RuleError, UsageError
from tests.checks.made_by_hand import check, date_of

RULES = load()


def ids(rules: Ruleset) -> list[str]:
    return [rule.id for rule in rules]


def test_rules_are_found_by_id_name_and_prefix() -> None:
    assert ids(RULES.select(["FC201"])) == ["FC201"]
    assert ids(RULES.select(["event-date-conflict"])) == ["FC201"]
    assert ids(RULES.select(["fc30"])) == ["FC301", "FC302", "FC303", "FC304"]
    assert ids(RULES.select(["series"])) == ["FC301", "FC302", "FC303"]
    assert RULES.get("event-date-conflict").id == "FC201"


def test_all_is_every_rule_and_says_least() -> None:
    assert ids(RULES.select(["ALL"])) == ids(RULES)
    assert ids(RULES.select(["FC201"], ignore=["all"])) == ["FC201"]
    assert ids(RULES.select(ignore=["ALL"])) == []


def test_a_prefix_of_a_name_may_end_with_its_hyphen() -> None:
    assert ids(RULES.select(["event-"])) == ids(RULES.select(["event"]))
    assert "FC201" in ids(RULES.select(["event-"]))


def test_the_selector_that_says_most_decides() -> None:
    assert ids(RULES.select(["FC30"], ignore=["FC302"])) == ["FC301", "FC303", "FC304"]
    assert ids(RULES.select(["FC102"], ignore=["FC10"])) == ["FC102"]
    assert ids(RULES.select(["FC102"], ignore=["FC102"])) == []
    some = RULES.select(ignore=["FC2"], extend_select=["FC201"])
    assert "FC201" in ids(some)
    assert "FC202" not in ids(some)
    assert "FC101" in ids(some)


def test_levels() -> None:
    rules = RULES.select(severity={"FC2": "note", "FC201": "warning"})
    assert rules.get("FC201").level == "error"  # what is known stays as the files say
    assert {r.id: r.level for r in rules if r.id < "FC203"} == {
        "FC101": "error",
        "FC102": "error",
        "FC103": "error",
        "FC104": "error",
        "FC105": "warning",
        "FC106": "warning",
        "FC107": "warning",
        "FC108": "warning",
        "FC201": "warning",
        "FC202": "note",
    }
    found = check([date_of("a", "2026-01-20"), date_of("b", "2026-01-25")], rules=rules)
    assert [f.severity for f in found] == ["warning"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: RULES.select(["FC210"]), 'no rule is called "FC210"'),
        (
            lambda: RULES.select(ignore=["event-date-conflit"]),
            'did you mean "event-date-conflict"?',
        ),
        (lambda: RULES.get("weekday-mismatches"), 'did you mean "weekday-mismatch"?'),
        (lambda: RULES.select(severity={"FC201": "eror"}), 'did you mean "error"?'),
        (lambda: RULES.select([""]), 'no rule is called ""'),
    ],
)
def test_what_is_unknown_is_told_with_the_nearest(call: object, words: str) -> None:
    assert callable(call)
    with pytest.raises(UsageError) as caught:
        call()
    assert words in str(caught.value)


MINIMAL = "id: X1\nlevel: warning\noperator: conflict\npredicates: [event.date]\n"


def written(folder: Path, text: str, name: str = "own-rule") -> Path:
    path = folder / "mine" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_person_s_own_rule_joins_the_built_in_ones(tmp_path: Path) -> None:
    written(tmp_path, MINIMAL)
    rules = load([tmp_path])
    own = rules.get("own-rule")
    assert (own.id, own.topic, own.level) == ("X1", "mine", "warning")
    found = check([date_of("a", "2026-01-20"), date_of("b", "2026-01-25")], rules=rules)
    assert [(f.rule, f.severity) for f in found] == [("FC201", "error"), ("X1", "warning")]


def test_a_rule_extends_another(tmp_path: Path) -> None:
    text = "extends: person-title-conflict\nid: X2\noptions: {days: 10}\n"
    rule = load([tmp_path]).get("X2") if written(tmp_path, text) else None
    assert rule is not None
    assert (rule.name, rule.operator, rule.predicates) == (
        "own-rule",
        "conflict",
        ("person.title",),
    )
    options = rule.options
    assert (getattr(options, "days", None), getattr(options, "lasting", None)) == (10, "held")
    again = written(tmp_path, "extends: FC201\nlevel: note\n")
    assert again.exists()
    changed = load([tmp_path]).get("FC201")
    assert (changed.level, changed.name) == ("note", "event-date-conflict")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (MINIMAL + "mesages: {}\n", 'mesages is no key of a rule; did you mean "messages"?'),
        (MINIMAL.replace("conflict", "conflct"), 'did you mean "conflict"?'),
        (MINIMAL + "options: {severl: no}\n", 'did you mean "several"?'),
        (
            MINIMAL.replace("warning", "grave"),
            '2:8: level: "grave" is none of error, warning, note',
        ),
        (MINIMAL.replace("level: warning\n", ""), "level is missing"),
        (MINIMAL + "about: the date of {subjekt}\n", '"{subjekt}"'),
        ("- a list\n", "a rule file is a mapping of keys"),
        ("id: [\n", ":2:1: is no valid YAML"),
        ("extends: FC209\nid: X3\n", 'no rule is called "FC209"'),
        ("!!python/object/apply:os.system [ls]\n", ":1:1: is no valid YAML"),
    ],
)
def test_faults_name_the_file_and_the_key(tmp_path: Path, text: str, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        read_rule(path, known=RULES.rules)
    assert words in str(caught.value)
    assert path.as_posix() in str(caught.value)
    [problem] = validate(tmp_path, known=RULES.rules)
    assert problem.path == path.as_posix()


def test_two_faults_are_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "id: X1\nlevel: grave\noperator: conflict\nwhat: 1\n")
    level, what = validate(tmp_path)
    assert (level.where, what.where) == (f"{path.as_posix()}:2:8", f"{path.as_posix()}:4:1")
    assert "level" in level.message
    assert "what" in what.message


def test_one_id_twice_in_a_folder(tmp_path: Path) -> None:
    written(tmp_path, MINIMAL)
    written(tmp_path, MINIMAL, "other-rule")
    with pytest.raises(RuleError, match="X1 is also the id of"):
        load([tmp_path])


def test_loading_the_built_in_rules_needs_no_validation_library() -> None:
    code = "import sys; from factcheck.checks import load; load(); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
