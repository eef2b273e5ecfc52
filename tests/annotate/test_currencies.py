"""Money whose name several countries share, with the code a reader takes it for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.annotate import annotate
from factcheck.model import Source

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("currencies.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_sums(case: dict[str, Any]) -> None:
    document = annotate(Source("a.txt", case["text"], ""))
    money = [number for number in document.numbers if not number.ordinal]
    assert {number.text: number.unit for number in money} == case["sums"]
