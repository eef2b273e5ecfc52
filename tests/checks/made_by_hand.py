"""Records written out by hand, as short as a test needs them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from factcheck.checks import Ruleset, load, run
from factcheck.engine.local import LocalEngine
from factcheck.model import (
    Article,
    Claim,
    Copy,
    Entity,
    Evidence,
    Finding,
    Link,
    Resolution,
)
from factcheck.values import Date, Name, Ordinal, Quantity, Text, Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.values import Value

BODY = Entity(id="organization:1", kind="organization", label="Harbour Safety Board")
EVENT = Entity(
    id="event:1",
    kind="event",
    label="second meeting of the Harbour Safety Board",
    head="meeting",
    group=BODY.id,
)
PERSON = Entity(id="person:1", kind="person", label="Anna Holm")

_numbers = count(1)


def claim(source: str, predicate: str, subject: Entity | str, value: Value, **more: Any) -> Claim:
    """A claim at a place of its own; ``as_of`` may be written as EDTF."""
    number = next(_numbers)
    more.setdefault("start", number * 100)
    more.setdefault("text", str(number))
    more.setdefault("end", more["start"] + len(more["text"]))
    if isinstance(more.get("as_of"), str):
        more["as_of"] = Date(more["as_of"])
    return Claim(
        id=more.pop("id", f"c{number:05}"),
        source=source,
        predicate=predicate,
        subject=subject if isinstance(subject, str) else subject.id,
        value=value,
        **more,
    )


def date_of(source: str, edtf: str, subject: Entity = EVENT, **more: Any) -> Claim:
    return claim(source, "event.date", subject, Date(edtf), **more)


def numbered(source: str, number: int, subject: Entity = EVENT, **more: Any) -> Claim:
    return claim(source, "event.ordinal", subject, Ordinal(number), **more)


def titled(source: str, role: str, organization: str | None = None, **more: Any) -> Claim:
    return claim(source, "person.title", PERSON, Title(role, organization), **more)


def counted(source: str, low: float | None, high: float | None, unit: str, **more: Any) -> Claim:
    return claim(source, "quantity", EVENT, Quantity(low, high, unit), **more)


def named(
    source: str,
    name: str,
    predicate: str,
    subject: Entity = EVENT,
    kind: Any = "person",
    **more: Any,
) -> Claim:
    return claim(source, predicate, subject, Name(name, kind), **more)


def worded(
    source: str, words: str, predicate: str, subject: Entity | str = EVENT, **more: Any
) -> Claim:
    return claim(source, predicate, subject, Text(words), **more)


def link(first: str, second: str, *evidence: tuple[str, str]) -> Link:
    reasons = tuple(Evidence(name, 1.0, detail) for name, detail in evidence)
    return Link((first, "event:0"), (second, "event:0"), float(len(reasons)), reasons)


def check(
    claims: Sequence[Claim],
    *,
    entities: Sequence[Entity] = (EVENT, BODY, PERSON),
    rules: Ruleset | None = None,
    select: Sequence[str] = (),
    articles: Sequence[Article] = (),
    voices: dict[str, str] | None = None,
    near_names: Sequence[Link] = (),
    copies: Sequence[Copy] = (),
) -> tuple[Finding, ...]:
    """The findings on these claims alone."""
    resolution = Resolution(
        entities=tuple(entities),
        claims=tuple(claims),
        near_names=tuple(near_names),
        copies=tuple(copies),
        voices=tuple(sorted((voices or {}).items())),
    )
    chosen = (rules or load()).select(select)
    return run(resolution, articles, chosen, LocalEngine())


def summary(findings: Sequence[Finding]) -> list[tuple[str, str, list[str], list[str]]]:
    """Rule, verdict, values and sources of each finding, in report order."""
    from factcheck.checks.wording import show

    return [
        (
            f.rule,
            f.verdict,
            [show(p.value) for p in f.positions],
            sorted({source for p in f.positions for source in p.sources}),
        )
        for f in findings
    ]
