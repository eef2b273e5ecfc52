"""The seeds against what a careful reader takes from them, by the public scorer."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

SHARED: Final = Path(__file__).parents[3] / "shared"
SCORER: Final = SHARED / "score" / "score.py"
_LAST: Final = re.compile(
    r"seeds: claims (?P<claims>[\d.]+) findings (?P<findings>[\d.]+)"
    r" false (?P<false>\d+) wrong titles (?P<titles>\d+)"
)
_COUNT: Final = re.compile(r"findings: (?P<found>\d+) of (?P<all>\d+);")


@pytest.mark.skipif(
    not (SHARED / "gold" / "seeds.json").is_file(),
    reason="the reader's claims and findings (../shared/gold) are not beside this checkout",
)
def test_the_seeds_meet_what_a_reader_takes_from_them() -> None:
    run = subprocess.run(
        [sys.executable, SCORER, "seeds"], capture_output=True, text=True, check=False
    )
    last, count = _LAST.search(run.stdout), _COUNT.search(run.stdout)
    assert last and count, run.stdout + run.stderr
    assert float(last["claims"]) >= 0.97, run.stdout
    assert (int(count["found"]), int(count["all"])) == (12, 12), run.stdout
    assert (int(last["false"]), int(last["titles"])) == (0, 0), run.stdout
