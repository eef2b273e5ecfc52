"""Events and their claims, against values that a person worked out (cases/events.yaml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.annotate import annotate
from factcheck.claims import extract
from factcheck.model import Claim
from factcheck.sources import from_text
from factcheck.values import Date, Name, Ordinal, Text

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "events.yaml").read_text(encoding="utf-8")
)


def plain(claim: Claim) -> str:
    """A claim's value as the cases write it."""
    value = claim.value
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, Ordinal):
        return str(value.number)
    if isinstance(value, Name):
        return value.name
    assert isinstance(value, Text) or not claim.predicate.startswith("event")
    return value.text if isinstance(value, Text) else str(value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_events(case: dict[str, Any]) -> None:
    source = from_text("a.txt", case["text"], published=str(case.get("published", "")))
    claims = extract(annotate(source)).claims
    found = {(c.predicate, plain(c), c.text) for c in claims}
    wanted = {(p, str(v), w) for p, v, w in case.get("claims", ())}
    assert wanted <= found
    assert not {c.predicate for c in claims} & set(case.get("never", ()))
    if one := case.get("one_event"):
        subjects = [{c.subject for c in claims if c.predicate == p} for p in one]
        assert all(s == subjects[0] and len(s) == 1 for s in subjects)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_claims_rest_on_their_words(case: dict[str, Any]) -> None:
    source = from_text("a.txt", case["text"], published=str(case.get("published", "")))
    for claim in extract(annotate(source)).claims:
        assert source.text[claim.start : claim.end] == claim.text
