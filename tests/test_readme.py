"""The README says what is true: its report is printed by its command, its rule passes its cases."""

import re
import subprocess
import sys
from pathlib import Path

from factcheck.testing import run_cases

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_report_in_the_picture_is_what_the_command_prints() -> None:
    """Where it is not: ``python scripts/make_pictures.py`` (it makes that of the page as well)."""
    command = [sys.executable, "scripts/make_pictures.py", "report.svg"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert (ROOT / "docs/images/report.svg").read_bytes() == done.stdout


def test_the_pictures_are_small_and_shown() -> None:
    shown = re.findall(r"\]\((docs/images/[\w.]+)\)", README)
    assert shown == ["docs/images/report.svg", "docs/images/page.png"]
    assert all((ROOT / name).stat().st_size < 200_000 for name in shown)


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
