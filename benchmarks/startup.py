"""Wall time of small commands, best of seven, beside an empty Python.

python benchmarks/startup.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Final

RUNS: Final = 7
ROOT: Final = Path(__file__).parent.parent


def factcheck() -> list[str]:
    """The installed command beside this Python, else the module."""
    script = shutil.which("factcheck", path=str(Path(sys.executable).parent))
    return [script] if script else [sys.executable, "-m", "factcheck"]


def commands() -> dict[str, list[str]]:
    """What is timed, by the name it has in the table."""
    return {
        "python3 -c pass": [sys.executable, "-c", "pass"],
        "factcheck --version": [*factcheck(), "--version"],
        'python -c "import factcheck"': [sys.executable, "-c", "import factcheck"],
        "factcheck check seeds/ --no-cache": [*factcheck(), "check", "seeds/", "--no-cache"],
    }


def best(command: list[str]) -> float:
    """Least seconds of several runs. Raises CalledProcessError where the command itself fails (an
    exit status of 1 only says that there are findings)."""
    least = float("inf")
    for _ in range(RUNS):
        start = perf_counter()
        run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        least = min(least, perf_counter() - start)
        if run.returncode not in (0, 1):
            raise subprocess.CalledProcessError(
                run.returncode, command, stderr=run.stderr.decode(errors="replace")
            )
    return least


def main() -> None:
    """Time each command and print the table."""
    print(f"{'command':36s} {'ms':>7s} {'x pass':>7s}")
    unit = 0.0
    for name, command in commands().items():
        seconds = best(command)
        unit = unit or seconds
        print(f"{name:36s} {1000 * seconds:7.1f} {seconds / unit:7.1f}")


if __name__ == "__main__":
    main()
