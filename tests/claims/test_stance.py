"""Attribution and modality of claims, against hand-worked values (cases/stance.yaml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.annotate import annotate
from factcheck.claims import extract
from factcheck.sources import from_text

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "stance.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_stance(case: dict[str, Any]) -> None:
    claims = extract(annotate(from_text("a.txt", case["text"], published="2026-01-28"))).claims
    claim = next(c for c in claims if c.predicate == case["predicate"])
    assert claim.modality == case["modality"]
    assert claim.attribution == case.get("attribution", "")
