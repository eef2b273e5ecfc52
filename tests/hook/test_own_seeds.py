"""This repository lints its own articles by its own hook; what is known is in a baseline."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from tests.hook.conftest import ROOT, Repository

CONFIGURATION = ROOT / ".pre-commit-config.yaml"
BASELINE = "seeds-baseline.jsonl"


@pytest.fixture
def ours(tmp_path: Path, environment: dict[str, str]) -> Repository:
    """The seeds, their baseline and the hook in a repository of their own, all staged."""
    here = Repository(tmp_path, {**environment, "PYTHONPATH": str(ROOT)})
    for name in ("pyproject.toml", BASELINE):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    body = yaml.safe_load(CONFIGURATION.read_text(encoding="utf-8"))
    [hook] = body["repos"][0]["hooks"]
    program, rest = hook["entry"].split(" ", 1)
    assert program == ".venv/bin/factcheck"
    hook["entry"] = f"{shlex.quote(sys.executable)} -m factcheck {rest}"
    here.write(".pre-commit-config.yaml", yaml.safe_dump(body))
    here.git("init", "--quiet")
    here.add()
    assert here.pre_commit("install").status == 0
    return here


def test_what_is_known_passes(ours: Repository) -> None:
    accepted = ours.commit()
    assert accepted.status == 0, accepted.text
    assert ours.pre_commit("run", "--all-files").status == 0


def test_a_new_contradiction_is_refused(ours: Repository) -> None:
    ours.commit()
    [toll] = (ours.folder / "seeds").glob("004_*")
    text = toll.read_text(encoding="utf-8")
    assert "20–22 Jan 2026" in text
    toll.write_text(text.replace("20–22 Jan 2026", "20–23 Jan 2026"), encoding="utf-8")
    ours.add()
    refused = ours.commit()
    assert refused.status == 1
    assert "= changed: known dispute between" in refused.text


def test_the_baseline_is_right(ours: Repository) -> None:
    audit = ours.factcheck("baseline", "audit", "--baseline", BASELINE)
    assert audit.status == 0, audit.text


def test_the_plain_command_reports_what_is_known(ours: Repository) -> None:
    told = ours.factcheck("check", "seeds")
    assert told.status == 1
    assert "error[FC201]" in told.text
    assert " known" not in told.text.splitlines()[-1]
