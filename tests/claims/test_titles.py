"""person.title claims, against titles a person read from each text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.annotate import annotate
from factcheck.claims import titles
from factcheck.claims.reading import Reading
from factcheck.model import Source
from factcheck.values import Title

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "titles.yaml").read_text("utf-8"))


def read(text: str) -> list[tuple[str, str, str | None, str]]:
    """(person, role, organization, words) of each title claim."""
    reading = Reading(annotate(Source("a.txt", text, "")))
    out = []
    for claim in titles.extract(reading):
        assert claim.predicate == "person.title"
        assert text[claim.start : claim.end] == claim.text
        assert isinstance(claim.value, Title)
        person = reading.document.entities[int(claim.subject.partition(":")[2])]
        out.append((person.name, claim.value.role, claim.value.organization, claim.text))
    return out


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_titles(case: dict[str, Any]) -> None:
    assert read(case["text"]) == [tuple(title) for title in case["titles"]]
