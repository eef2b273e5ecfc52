"""All benchmarks, one after another: ``python -m benchmarks`` (or ``make bench``)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

SCRIPTS: Final = ("startup.py", "stages.py", "claims_speed.py", "new_since.py")


def main() -> None:
    """Run each script as a command of its own."""
    for script in SCRIPTS:
        print(f"\n{script}", flush=True)
        subprocess.run([sys.executable, Path(__file__).with_name(script)], check=True)


if __name__ == "__main__":
    main()
