"""What the key holds of the program: every file that extraction may read."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.store import keys

PACKAGE = Path(factcheck.__file__).parent


def test_files_of_extraction_are_in_the_key() -> None:
    names = [name for name, _ in keys._files(str(PACKAGE), "")]
    assert {"model.py", "claims/__init__.py", "lexicon/gazetteer.tsv", "values/dates.py"} <= {
        *names
    }
    assert not [name for name in names if "__pycache__" in name or name.startswith("cli/")]


def test_rooms_left_out_of_the_key_are_not_reached_by_extraction() -> None:
    """Held against the imports themselves, beside what `.importlinter` says."""
    import subprocess
    import sys

    program = (
        "import sys\n"
        "from factcheck import sources\n"
        "from factcheck.annotate import annotate\n"
        "from factcheck.claims import extract\n"
        "extract(annotate(sources.from_text('a.txt', 'The board met on 3 May 2024 in Rome.')))\n"
        "print(sorted({n.split('.')[1] for n in sys.modules if n.startswith('factcheck.')}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    reached = set(done.stdout.strip("[]\n").replace("'", "").split(", "))
    assert "claims" in reached
    assert not reached & keys.APART


def test_rooms_that_extraction_cannot_reach_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "cli").mkdir()
    file = tmp_path / "claims" / "dates.py"
    file.write_text("a = 1\n", encoding="utf-8")
    (tmp_path / "cli" / "check.py").write_text("b = 1\n", encoding="utf-8")
    assert list(keys._files(str(tmp_path), "")) == [("claims/dates.py", str(file))]


def test_an_edited_file_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claims").mkdir()
    monkeypatch.setattr(keys, "_PACKAGE", tmp_path)
    seen = set()
    for words in ("mayor\n", "sheriff\n", "mayor\n"):
        (tmp_path / "claims" / "titles.tsv").write_text(words, encoding="utf-8")
        keys.program.cache_clear()
        seen.add(keys.program())
    keys.program.cache_clear()
    assert len(seen) == 2
