"""The built wheel, not only the checkout: it carries the rules, the word lists and the command."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("factcheck_linter-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return folder


def run(installed: Path, cwd: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    """factcheck from the wheel alone, away from the checkout."""
    env = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *args], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_what_it_needs_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "rules").rglob("*.yaml"):
        assert f"factcheck/_rules/{path.relative_to(ROOT / 'rules').as_posix()}" in names
    for path in (ROOT / "factcheck" / "lexicon").glob("*.tsv"):
        assert f"factcheck/lexicon/{path.name}" in names
    for path in (ROOT / "factcheck" / "report" / "html" / "page").iterdir():
        assert f"factcheck/report/html/page/{path.name}" in names
    assert "factcheck/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "benchmarks/"))]


def test_the_wheel_declares_the_command(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    entry = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "factcheck = factcheck.__main__:main" in archive.read(entry).decode()


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "-c", "import factcheck; print(factcheck.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(installed)


def test_the_rules_of_the_wheel_pass_their_cases(installed: Path, tmp_path: Path) -> None:
    tested = run(installed, tmp_path, "-m", "factcheck", "rules", "test")
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_the_wheel_finds_a_contradiction(installed: Path, tmp_path: Path) -> None:
    meeting = (
        "The third meeting of the Nordic Fisheries Council was held in Bergen on {} May 2025.\n"
    )
    (tmp_path / "a.txt").write_text(meeting.format("12-13"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(meeting.format("12-14"), encoding="utf-8")
    checked = run(installed, tmp_path, "-m", "factcheck", "check", "--format", "json", ".")
    assert checked.returncode == 1, checked.stderr
    [finding] = [f for f in json.loads(checked.stdout)["findings"] if f["rule"] == "FC201"]
    assert sorted(p["value"]["edtf"] for p in finding["positions"]) == [
        "2025-05-12/2025-05-13",
        "2025-05-12/2025-05-14",
    ]
