"""Events other than meetings, against values that a person worked out (cases/happenings.yaml)."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.annotate import annotate
from factcheck.claims import extract
from factcheck.model import Article, Claim
from factcheck.sources import from_text
from factcheck.values import Date, Name, Quantity

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "happenings.yaml").read_text(encoding="utf-8")
)
FIELDS = {
    "date": "event.date",
    "place": "event.place",
    "outcome": "event.outcome",
    "status": "event.status",
    "count": "quantity",
}


def plain(claim: Claim) -> str:
    """A claim's value as the cases write it."""
    value = claim.value
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, Quantity):
        return f"{value.low:g} {value.unit}"
    return value.name if isinstance(value, Name) else getattr(value, "text", str(value))


def told(article: Article) -> list[dict[str, Any]]:
    """Each event with what is claimed of it."""
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in article.claims:
        for field, predicate in FIELDS.items():
            if claim.predicate == predicate:
                values[claim.subject][field].add(plain(claim))
    return [
        {
            "head": subject.head,
            "who": {c.partition(":")[2] for c in subject.context if c.startswith("patient:")},
            "by": {c.partition(":")[2] for c in subject.context if c.startswith("agent:")},
            **{field: values[subject.id][field] for field in FIELDS},
        }
        for subject in article.subjects
        if subject.id.startswith("event:")
    ]


def fits(event: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether an event has each value wanted; an empty list wants none."""
    for field, value in wanted.items():
        if field == "head":
            if event["head"] != value:
                return False
        elif value == []:
            if event[field]:
                return False
        else:
            values = {str(v) for v in (value if isinstance(value, list) else [value])}
            if not values <= event[field]:
                return False
    return True


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_happenings(case: dict[str, Any]) -> None:
    source = from_text("a.txt", case["text"], published=str(case.get("published", "")))
    events = told(extract(annotate(source)))
    for wanted in case.get("events", ()):
        assert sum(fits(event, wanted) for event in events) == 1, (wanted, events)
    for head, count in case.get("number", {}).items():
        assert sum(event["head"] == head for event in events) == count, events
