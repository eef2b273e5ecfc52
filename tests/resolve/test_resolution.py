"""Who and what articles speak of together, against cases that a person worked out."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.engine.local import LocalEngine
from factcheck.model import Article, Entity, Resolution
from factcheck.pipeline import extract_batch
from factcheck.resolve import apart, resolve
from factcheck.sources import from_text

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "resolution.yaml").read_text(encoding="utf-8")
)


def articles(case: dict[str, Any]) -> list[Article]:
    return extract_batch([from_text(path, text) for path, text in case["articles"].items()])


def entities(case: dict[str, Any]) -> list[Entity]:
    resolution = resolve(articles(case), LocalEngine())
    return [entity for entity in resolution.entities if entity.kind == case["kind"]]


def of_label(found: list[Entity], label: str) -> list[Entity]:
    return [entity for entity in found if label in (entity.label, *entity.aliases)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_resolution(case: dict[str, Any]) -> None:
    found = entities(case)
    if "one" in case:
        homes = [of_label(found, label) for label in case["one"]]
        assert all(home == homes[0] and len(home) == 1 for home in homes)
    if "two" in case:
        first, second = (of_label(found, label) for label in case["two"])
        assert len(first) == len(second) == 1
        assert first != second
    if "apart" in case:
        assert len(of_label(found, case["apart"])) == len(case["articles"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_order_of_articles_changes_nothing(case: dict[str, Any]) -> None:
    made = articles(case)
    expected = resolve(made, LocalEngine())
    for seed in range(3):
        shuffled = random.Random(seed).sample(made, len(made))
        assert resolve(shuffled, LocalEngine()) == expected


def everything() -> Resolution:
    made = [
        article
        for n, case in enumerate(CASES)
        for article in extract_batch(
            [from_text(f"{n}/{path}", text) for path, text in case["articles"].items()]
        )
    ]
    return resolve(made, LocalEngine())


def test_every_claim_is_of_an_entity_and_every_subject_in_one_entity() -> None:
    resolution = everything()
    known = {entity.id for entity in resolution.entities}
    assert len(known) == len(resolution.entities)
    assert {claim.subject for claim in resolution.claims} <= known
    members = [member for entity in resolution.entities for member in entity.members]
    assert len(members) == len(set(members))


def test_links_join_members_of_one_entity_and_keep_their_evidence() -> None:
    for entity in everything().entities:
        for link in entity.links:
            assert {link.a, link.b} <= set(entity.members)
            assert link.score == pytest.approx(sum(e.weight for e in link.evidence), abs=0.001)


def test_claims_are_numbered_in_their_order() -> None:
    claims = everything().claims
    assert [claim.id for claim in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    places = [(c.source, c.start, c.end, c.predicate) for c in claims]
    assert places == sorted(places)


def test_apart_compares_nothing() -> None:
    made = articles(CASES[0])
    resolution = apart(made)
    assert all(len(entity.members) == 1 for entity in resolution.entities)
    assert {claim.subject for claim in resolution.claims} <= {e.id for e in resolution.entities}


WIRE = (
    "The port of Durban reopened on Thursday after four days of storms that threw containers "
    "into the harbour and cut the power of two terminals. Engineers worked through the night "
    "to clear the fairway, the harbour master said. Ships that had waited outside the "
    "breakwater entered in the order of their arrival, tankers first, and the railway expects "
    "to move grain again by Sunday. "
)


def test_a_reprint_speaks_with_one_voice() -> None:
    own = (
        "Farmers near Ladysmith lost a third of their sheep in the same storms, a union said. " * 2
    )
    made = extract_batch(
        [
            from_text("wire.txt", "Date: 2024-04-12\n\n" + WIRE),
            from_text("reprint.txt", "Date: 2024-04-13\n\n" + WIRE + own),
            from_text("other.txt", "Date: 2024-04-13\n\n" + own),
        ]
    )
    resolution = resolve(made, LocalEngine())
    assert [(copy.path, copy.original) for copy in resolution.copies] == [
        ("reprint.txt", "wire.txt")
    ]
    assert dict(resolution.voices) == {
        "wire.txt": "wire.txt",
        "reprint.txt": "wire.txt",
        "other.txt": "other.txt",
    }
