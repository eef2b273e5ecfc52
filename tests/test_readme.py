"""The README says what is true: its report is printed by its command, its rule passes its cases."""

import os
import re
import subprocess
import sys
from pathlib import Path

from factcheck.testing import run_cases

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_report_is_what_the_command_prints() -> None:
    [shown] = re.findall(r"\$ factcheck check seeds/\n(.*?)\n```", README, re.S)
    command = [sys.executable, "-m", "factcheck", "check", "seeds/"]
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert done.stdout.startswith(shown + "\n")


def test_the_rule_of_one_s_own_passes_its_cases(tmp_path: Path) -> None:
    written = re.findall(r"`(house-rules/[\w/.-]+\.yaml)`.*?```yaml\n(.*?)```", README, re.S)
    assert len(written) == 2
    for name, text in written:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    results = run_cases(tmp_path / "house-rules")
    assert len(results) == 2
    assert all(result.passed for result in results)
