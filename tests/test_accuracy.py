"""The table of accuracy: what is taken from the score's lines, and where it is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "benchmarks" / "accuracy.py"

#: A score that prints the same for every corpus, in the lines of the real one.
SCORE = """\
import sys
if sys.argv[1] == "seeds":
    print("claims found: 6 of 8")
    print("findings: 3 of 4; false contradictions: 1; wrong titles: 2")
elif sys.argv[1] == "labels":
    print("labels: sure found 5/20 = 0.250 (unsure 1/9); flags 10: right 4, wrong 3, "
          "across groups 1, unread 2; precision 0.400 to 0.600")
else:
    print("(flagging every pair would have F1 0.58)")
    print("all strict                   P 0.250  R 0.500  F1 0.333   (right 1, wrong 3, missed 1)")
"""


def accuracy(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def shared(folder: Path) -> Path:
    (folder / "score").mkdir(exist_ok=True)
    (folder / "score" / "score.py").write_text(SCORE, encoding="utf-8")
    return folder


def test_without_the_corpora_it_says_so(tmp_path: Path) -> None:
    result = accuracy("--shared", tmp_path)
    assert (result.returncode, result.stdout) == (
        0,
        f"no corpora at {tmp_path}: nothing to measure\n",
    )


def test_the_lines_of_the_table(tmp_path: Path) -> None:
    options = [each for name in ("seeds", "re3d", "labels") for each in ("--only", name)]
    result = accuracy("--shared", shared(tmp_path), *options)
    assert result.returncode == 0
    assert result.stdout.splitlines()[2:] == [
        "| five seed articles | claims |  | 0.750 |  | 6 of 8 | `seeds` |",
        "|  | findings |  | 0.750 |  | 3 of 4; 1 false, 2 wrong titles |  |",
        "| names, re3d | all strict | 0.250 | 0.500 | 0.333 |  | `names re3d` |",
        "| contradictions, ecbplus | marked by a reader | 0.400 to 0.600 | 0.250 |  "
        "| 5 of 20 sure ones | `labels ecbplus --labels ecb-dev-labels-*.json` |",
    ]


def test_it_writes_between_the_marks_of_the_documentation(tmp_path: Path) -> None:
    document = tmp_path / "accuracy.md"
    document.write_text(
        (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    before = document.read_text(encoding="utf-8").split("<!-- figures -->")[0]
    for _ in range(2):  # written again, it stands there once
        result = accuracy("--shared", shared(tmp_path), "--write", "--document", document)
        assert result.returncode == 0, result.stderr
        written = document.read_text(encoding="utf-8")
        assert written.startswith(before)
        assert written.count("| five seed articles | claims |") == 1
        assert written.count("<!-- end of figures -->") == 1
