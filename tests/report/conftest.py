"""A report written by hand: a regatta in three papers that do not agree."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import pytest

from factcheck.model import (
    Article,
    Claim,
    Copy,
    Entity,
    Finding,
    Gate,
    Metadata,
    Position,
    Problem,
    Report,
    Source,
)
from factcheck.report.view import View, view
from factcheck.values import Date, Name, Ordinal, Quantity, Text, Title, Value

HERALD = """\
Regatta draws record crowd

OSTHAVEN, May 9: The 12th Osthaven Regatta took place from 2 to 4 May, harbour master Ingrid \
Solberg said on Monday, adding that the boats had come from nine countries and that the weather \
had held. About 4,500 people lined the quays.
"""
TIMES = """\
The twelfth Osthaven Regatta (2–5 May) ended with a win for the crew of 海龍, whose skipper 王芳 \
thanked harbour master Ingrid Solberg. At least 6,000 watched.
"""
WIRE = """\
The 12th Osthaven Regatta was held from 2 to 4 May in fine weather.
"""


@dataclass
class Desk:
    """Collects sources and claims, finding the words in the text."""

    sources: dict[str, Source] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def source(self, path: str, text: str) -> None:
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.sources[path] = Source(path, text, digest, Metadata())

    def claim(self, path: str, words: str, predicate: str, value: Value, **extra: Any) -> str:
        text = self.sources[path].text
        start = text.index(words)
        line = text.count("\n", 0, start) + 1
        claim = Claim(
            id=f"c{len(self.claims) + 1}",
            source=path,
            predicate=predicate,
            subject=extra.pop("subject", "event:regatta-12"),
            value=value,
            start=start,
            end=start + len(words),
            text=words,
            line=line,
            column=start - (text.rfind("\n", 0, start) + 1) + 1,
            **extra,
        )
        self.claims.append(claim)
        return claim.id


def hold(value: Value, claims: tuple[str, ...], sources: tuple[str, ...]) -> Position:
    return Position(value, claims, sources, len(sources))


@pytest.fixture(scope="session")
def regatta() -> Report:
    desk = Desk()
    desk.source("herald.txt", HERALD)
    desk.source("news/wire.txt", WIRE)
    desk.source("times.txt", TIMES)
    short = Date("2025-05-02/2025-05-04")
    long = Date("2025-05-02/2025-05-05")
    first = desk.claim("herald.txt", "2 to 4 May", "event.date", short, as_of=Date("2025-05-09"))
    wire = desk.claim("news/wire.txt", "2 to 4 May", "event.date", short)
    other = desk.claim("times.txt", "2–5 May", "event.date", long)
    twelfth = desk.claim("herald.txt", "12th", "event.ordinal", Ordinal(12))
    same = desk.claim("times.txt", "twelfth", "event.ordinal", Ordinal(12))
    few_value = Quantity(4275, 4725, "person", True)
    many_value = Quantity(6000, None, "person")
    few = desk.claim(
        "herald.txt",
        "About 4,500 people",
        "quantity",
        few_value,
        attribution="harbour master Ingrid Solberg",
    )
    many = desk.claim("times.txt", "At least 6,000", "quantity", many_value)
    desk.claim("times.txt", "王芳", "person.name", Name("王芳", "person"), subject="person:wang")
    desk.claim(
        "herald.txt",
        "harbour master",
        "person.title",
        Title("harbour master"),
        subject="person:solberg",
    )
    held = desk.claim("herald.txt", "took place", "event.status", Text("held"))
    also_held = desk.claim("news/wire.txt", "was held", "event.status", Text("held"))
    findings = (
        Finding(
            rule="FC201",
            name="event-date-conflict",
            verdict="contradiction",
            severity="error",
            predicate="event.date",
            subject="event:regatta-12",
            message="sources disagree on when the 12th Osthaven Regatta took place",
            positions=(
                hold(short, (first, wire), ("herald.txt", "news/wire.txt")),
                hold(long, (other,), ("times.txt",)),
            ),
            odd_one_out="times.txt",
            gates=(Gate("same-subject", True, "group and ordinal 12 agree"),),
            notes=(
                "same event: group and ordinal 12 agree",
                "2 voices against 1: times.txt is the odd one out",
            ),
            fingerprint="9f3a1c7e5b2d4f60",
        ),
        Finding(
            rule="FC601",
            name="count-conflict",
            verdict="contradiction",
            severity="warning",
            predicate="quantity",
            subject="event:regatta-12",
            message="sources disagree on how many people watched the 12th Osthaven Regatta",
            positions=(
                hold(few_value, (few,), ("herald.txt",)),
                hold(many_value, (many,), ("times.txt",)),
            ),
            notes=("1 voice against 1: neither is called the odd one out",),
            fingerprint="02468ace13579bdf",
        ),
        Finding(
            rule="FC207",
            name="event-status-conflict",
            verdict="agreement",
            severity="error",
            predicate="event.status",
            subject="event:regatta-12",
            message="sources agree that the 12th Osthaven Regatta took place",
            positions=(hold(Text("held"), (held, also_held), ("herald.txt", "news/wire.txt")),),
            fingerprint="aa00bb11cc22dd33",
        ),
        Finding(
            rule="FC204",
            name="event-ordinal-conflict",
            verdict="agreement",
            severity="error",
            predicate="event.ordinal",
            subject="event:regatta-12",
            message="sources agree that it was the 12th Osthaven Regatta",
            positions=(hold(Ordinal(12), (twelfth, same), ("herald.txt", "times.txt")),),
            fingerprint="bb00bb11cc22dd33",
        ),
        Finding(
            rule="FC801",
            name="copied-text",
            verdict="variant",
            severity="note",
            predicate="document.copy",
            subject="document:wire",
            message="news/wire.txt repeats herald.txt",
            positions=(hold(Text("herald.txt"), (), ("herald.txt", "news/wire.txt")),),
            fingerprint="cc00bb11cc22dd33",
        ),
    )
    return Report(
        version="1.2.3",
        sources=tuple(desk.sources[path] for path in sorted(desk.sources)),
        articles=tuple(
            Article(path=path, sha256=desk.sources[path].sha256, title="", published=None)
            for path in sorted(desk.sources)
        ),
        subjects=(
            Entity(id="person:wang", kind="person", label="王芳"),
            Entity(id="event:regatta-12", kind="event", label="Osthaven Regatta, 12th"),
            Entity(
                id="person:solberg",
                kind="person",
                label="Ingrid Solberg",
                aliases=("I. Solberg", "Solberg"),
            ),
        ),
        claims=tuple(desk.claims),
        findings=findings,
        copies=(Copy("news/wire.txt", "herald.txt", 0.9),),
        errors=(Problem("gone.txt", "cannot be read: no such file"),),
    )


@pytest.fixture
def everything(regatta: Report) -> View:
    return view(regatta, show=["all"])


@pytest.fixture
def contradictions(regatta: Report) -> View:
    return view(regatta)
