"""An explanation as a person reads it, and the chain of evidence in it."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.model import Claim, Entity, Evidence, Link, Report
from factcheck.report import explanation
from factcheck.report.columns import width
from factcheck.report.matching import chain
from factcheck.report.view import Page, view
from factcheck.values import Date, Ordinal
from tests.report.test_golden import compare


def link(one: str, two: str, *evidence: tuple[str, float, str]) -> Link:
    found = tuple(Evidence(name, weight, detail) for name, weight, detail in evidence)
    return Link((one, "event:0"), (two, "event:0"), sum(each.weight for each in found), found)


PATHS = ("herald.txt", "news/wire.txt", "times.txt")
TWELFTH = Entity(
    id="event:regatta-12",
    kind="event",
    label="Osthaven Regatta, 12th",
    aliases=("sailing days", "the regatta"),
    head="regatta",
    members=tuple((path, "event:0") for path in PATHS),
    links=(
        link(PATHS[0], PATHS[1], ("group", 2.0, "Osthaven Regatta"), ("story", 1.5, "one story")),
        link(PATHS[1], PATHS[2], ("ordinal", 1.5, "ordinal 12"), ("place", 1.5, "Osthaven")),
    ),
)
ELEVENTH = Entity(
    id="event:regatta-11",
    kind="event",
    label="Osthaven Regatta, 11th",
    head="regatta",
    members=(("times.txt", "event:1"),),
)
EARLIER = Claim(
    id="c90",
    source="times.txt",
    predicate="event.ordinal",
    subject="event:regatta-11",
    value=Ordinal(11),
    start=4,
    end=11,
    text="twelfth",
)
PLANNED = Claim(
    id="c91",
    source="news/wire.txt",
    predicate="event.date",
    subject="event:regatta-12",
    value=Date("2025-05-01/2025-05-04"),
    start=41,
    end=51,
    text="2 to 4 May",
    line=1,
    column=41,
    modality="planned",
)


def test_an_explanation_at_80_columns(regatta: Report) -> None:
    others = tuple(e for e in regatta.subjects if e.id != TWELFTH.id)
    report = replace(
        regatta,
        subjects=(ELEVENTH, TWELFTH, *others),
        claims=(*regatta.claims, EARLIER, PLANNED),
    )
    text = explanation.render(
        next(finding for finding in report.findings if finding.rule == "FC201"),
        view(report),
        Page(width=80, wraps=True),
        summary="The sources date one event, or another dated fact, differently.",
        silent=["a month or a year and a day inside it"],
    )
    compare("explain.txt", text)
    assert max(map(width, text.splitlines())) <= 80


def test_the_chain_leads_from_the_first_source_to_each_other() -> None:
    assert chain(TWELFTH, PATHS) == list(TWELFTH.links)
    assert chain(TWELFTH, (PATHS[0], PATHS[2])) == list(TWELFTH.links)  # through the wire
    assert chain(TWELFTH, PATHS[1:]) == [TWELFTH.links[1]]
    assert chain(TWELFTH, PATHS[:1]) == []
