from __future__ import annotations

from factcheck import pipeline
from factcheck.checks import load
from factcheck.engine.local import LocalEngine
from factcheck.model import Copy, Entity, Evidence, Link, Source
from tests.checks.made_by_hand import BODY, EVENT, PERSON, check, named, summary, worded


def person(source: str, name: str, subject: Entity = PERSON) -> object:
    return named(source, name, "person.name", subject)


def test_a_middle_name_is_a_variant() -> None:
    claims = [
        named("a", "Anna Holm", "person.name", PERSON),
        named("b", "Anna Maria Holm", "person.name", PERSON),
        named("c", "Holm", "person.name", PERSON),
    ]
    [finding] = check(claims)
    assert summary([finding]) == [
        ("FC402", "variant", ["Anna Holm", "Anna Maria Holm"], ["a", "b"])
    ]
    assert finding.severity == "note"


def test_forms_of_one_article_and_dots_are_no_variant() -> None:
    one = [
        named("a", "Anna Holm", "person.name", PERSON),
        named("a", "Anna Maria Holm", "person.name", PERSON),
    ]
    dots = [
        named("a", "Anna M. Holm", "person.name", PERSON),
        named("b", "Anna M Holm", "person.name", PERSON),
    ]
    assert not check(one)
    assert not check(dots)


def near(first: str, second: str) -> Link:
    return Link((first, "person:0"), (second, "person:0"), 2.0, (Evidence("name", 2.0, ""),))


def test_near_names_are_a_possible_misspelling() -> None:
    sara = Entity(
        id="person:1",
        kind="person",
        label="Sara Lindqvist",
        members=(("a", "person:0"), ("b", "person:0")),
    )
    sarah = Entity(
        id="person:2", kind="person", label="Sarah Lindqvist", members=(("c", "person:0"),)
    )
    claims = [
        named("a", "Sara Lindqvist", "person.name", sara),
        named("b", "Sara Lindqvist", "person.name", sara),
        named("c", "Sarah Lindqvist", "person.name", sarah),
    ]
    [finding] = check(claims, entities=[sara, sarah], near_names=[near("a", "c"), near("b", "c")])
    assert (finding.rule, finding.verdict, finding.severity) == (
        "FC403",
        "contradiction",
        "warning",
    )
    assert finding.message == "possible misspelling: Sara Lindqvist and Sarah Lindqvist"
    assert finding.odd_one_out == "c"
    assert finding.subject == sara.id


CAMPAIGN = Entity(
    id="organization:2",
    kind="organization",
    label="Campaign for the Old Harbour",
    members=(("a", "o:0"),),
)
COUNCIL = Entity(
    id="organization:3",
    kind="organization",
    label="Council of Young Painters",
    members=(("b", "o:0"),),
)


def test_one_acronym_for_two_bodies_of_a_story() -> None:
    event = Entity(id="event:9", kind="event", label="fire", members=(("a", "e:0"), ("b", "e:0")))
    claims = [
        worded("a", "COH", "organization.acronym", CAMPAIGN),
        worded("b", "C.O.H.", "organization.acronym", COUNCIL),
    ]
    [finding] = check(claims, entities=[CAMPAIGN, COUNCIL, event])
    assert summary([finding]) == [
        (
            "FC502",
            "contradiction",
            ["Campaign for the Old Harbour", "Council of Young Painters"],
            ["a", "b"],
        )
    ]
    assert finding.message == (
        "sources disagree on what COH stands for: "
        "Campaign for the Old Harbour against Council of Young Painters"
    )
    assert not check(claims, entities=[CAMPAIGN, COUNCIL])


def test_one_body_with_two_acronyms() -> None:
    claims = [
        worded("a", "HSB", "organization.acronym", BODY),
        worded("b", "HSAB", "organization.acronym", BODY),
    ]
    [finding] = check(claims)
    assert summary([finding]) == [("FC502", "contradiction", ["HSAB", "HSB"], ["a", "b"])]
    same = [
        worded("a", "HSB", "organization.acronym", BODY),
        worded("b", "H.S.B.", "organization.acronym", BODY),
    ]
    assert [(f.rule, f.verdict) for f in check(same)] == [("FC502", "agreement")]


def test_copies_are_one_voice() -> None:
    [finding] = check(
        [], copies=[Copy("b", "a", 0.97)], voices={"a": "a", "b": "a"}, entities=[EVENT]
    )
    assert (finding.rule, finding.verdict, finding.severity) == ("FC801", "variant", "note")
    assert finding.positions[0].sources == ("a", "b")
    assert finding.positions[0].voices == 1
    assert finding.notes[0] == "b repeats 97% of its words from a"


REPORT = """\
The port of Durban reopened on Thursday after four days of storms that threw containers into the
harbour and cut the power of two terminals. Engineers worked through the night to clear the fairway,
the harbour master, Thandi Mkhize, said. Forty ships were still waiting at anchor in the morning,
and the first of them, a tanker from Singapore, was brought in by two tugs shortly after six.
Insurers expect claims worth hundreds of millions. Exporters of citrus fruit, who feared for the
best weeks of their season, asked the railways for extra trains to Maputo until the queue has gone.
"""


def test_a_copy_is_told_of_the_copying_article_and_rests_on_its_date() -> None:
    sources = [
        Source("a.txt", f"Date: 2024-04-12\n\n{REPORT}", "0"),
        Source("b.txt", f"Date: 2024-04-13\n\n{REPORT}", "1"),
    ]
    report = pipeline.check(sources, rules=load().select(["FC801"]), engine=LocalEngine())
    [finding] = report.findings
    subject = next(each for each in report.subjects if each.id == finding.subject)
    assert (subject.kind, subject.members) == ("document", (("b.txt", "document"),))
    held = {claim.id: claim for claim in report.claims}
    [position] = finding.positions
    assert [(held[each].source, held[each].text) for each in position.claims] == [
        ("a.txt", "2024-04-12"),
        ("b.txt", "2024-04-13"),
    ]
