"""The documentation site builds, strictly: no page missing, no link broken, no page left out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [*command, str(folder)], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_rule_has_its_place(site: Path) -> None:
    page = (site / "reference" / "rules.html").read_text(encoding="utf-8")
    for rule in ("FC101", "FC201", "FC803"):
        assert f'id="{rule.lower()}"' in page


def test_every_setting_and_command_is_there(site: Path) -> None:
    settings = (site / "reference" / "settings.html").read_text(encoding="utf-8")
    for key in ("sources", "per-source-ignores", "fail-level"):
        assert f'id="{key}"' in settings
    commands = (site / "reference" / "command-line.html").read_text(encoding="utf-8")
    for command in ("check", "claims", "explain", "rules-test"):
        assert f'id="factcheck-{command}"' in commands


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    fetched = re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="(https?:[^"]+)"', page)
    assert fetched == []
