"""Which findings are known again: the table of cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.known.match import Matcher, compare
from factcheck.model import Dispute, Stand

CASES = yaml.safe_load(Path(__file__).with_name("matching.yaml").read_text(encoding="utf-8"))
SUBJECT = "third meeting of the fisheries council"


def dispute(written: dict[str, list[str]], case: dict[str, Any], **more: Any) -> Dispute:
    marks = case.get("mark", {})
    positions = tuple(
        tuple(
            Stand(value, source, marks.get(source, ""))
            for source in sources
            for value in values.split(" = ")
        )
        for values, sources in written.items()
    )
    subject = (more.pop("label", SUBJECT), more.pop("own", "the council's meeting"))
    return Dispute(
        rule="FC201", predicate="event.date", subject=subject, positions=positions, **more
    )


def pair(case: dict[str, Any]) -> tuple[Dispute, Dispute, set[str]]:
    known = dispute(case["known"], case, fingerprint="1" * 16)
    label = case.get("subject", f"a council {SUBJECT}")
    own = {"own": label} if "subject" in case else {}
    now = dispute(case["now"], case, fingerprint="2" * 16, label=label, **own)
    present = {*known.sources, *now.sources} - set(case.get("gone", ()))
    return known, now, present


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    known, now, present = pair(case)
    match = compare(known, now, present)
    assert (match.kind if match else "nothing") == case["is"]
    assert (match.note if match else "") == case.get("note", "")
    assert Matcher([known], present).match(now) == match


@pytest.mark.parametrize("change", [{"rule": "FC202"}, {"predicate": "event.place"}])
def test_another_rule_or_predicate_is_another_dispute(change: dict[str, str]) -> None:
    from msgspec.structs import replace

    known, now, present = pair(CASES[0])
    assert compare(known, replace(now, **change), present) is None


def test_the_fingerprint_alone_is_enough() -> None:
    known = Dispute(fingerprint="1" * 16)
    _, now, present = pair(CASES[0])
    from msgspec.structs import replace

    match = Matcher([known], present).match(replace(now, fingerprint="1" * 16))
    assert match is not None
    assert match.kind == "same"


def test_of_several_the_nearest_is_taken() -> None:
    case: dict[str, Any] = {}
    whole = dispute({"3 May": ["a.txt"], "4 May": ["b.txt"]}, case, fingerprint="9" * 16)
    other = dispute({"3 May": ["a.txt"], "7 May": ["b.txt"]}, case, fingerprint="1" * 16)
    now = dispute({"3 May": ["a.txt"], "4 May": ["b.txt"]}, case, fingerprint="5" * 16)
    match = Matcher([other, whole], {"a.txt", "b.txt"}).match(now)
    assert match is not None
    assert match.known is whole
