"""The claim of a correction notice, against hand-worked values (cases/corrections.yaml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.annotate import annotate
from factcheck.claims import extract
from factcheck.model import Article
from factcheck.sources import from_text

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "corrections.yaml").read_text(encoding="utf-8")
)
PAGE = """Ferry sinks off Moss

The ferry sank on Sunday, the coast guard said.

Nobody knows why.

"""


def article(notice: str) -> Article:
    return extract(annotate(from_text("a.txt", f"{PAGE}{notice}\n", published="2026-05-06")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_corrections(case: dict[str, Any]) -> None:
    claims = article(case["text"]).claims
    notices = [claim for claim in claims if claim.predicate == "correction"]
    assert [claim.text for claim in notices] == [case["text"]]
    assert dict(notices[0].stated) == case["stated"]
    assert [c for c in claims if c is not notices[0] and c.start >= len(PAGE)] == []


def test_an_update_is_no_correction() -> None:
    claims = article("This story has been updated with 40 more names.").claims
    assert "correction" not in {claim.predicate for claim in claims}
