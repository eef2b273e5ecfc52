"""Why the mentions of a finding are one subject, and why others are not: the chain of links between
sources, and the subjects that are like it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from factcheck.model import Claim, Entity, Link, Report
from factcheck.values import Date, Ordinal
from factcheck.values.words import date_words

Key = tuple[str, str]  # (path, subject id)


def chain(entity: Entity, paths: Sequence[str]) -> list[Link]:
    """The fewest links that lead from the first of ``paths`` to each of the others, each link once,
    in the order in which they are walked."""
    beside: dict[Key, list[Link]] = {}
    for link in sorted(entity.links, key=lambda link: (-link.score, link.a, link.b)):
        beside.setdefault(link.a, []).append(link)
        beside.setdefault(link.b, []).append(link)
    reached = [key for key in entity.members if key[0] in paths[:1]]
    came: dict[Key, tuple[Key, Link] | None] = dict.fromkeys(reached)
    queue = deque(reached)
    ends: dict[str, Key] = {}
    while queue:
        here = queue.popleft()
        ends.setdefault(here[0], here)
        for link in beside.get(here, ()):
            other = link.b if link.a == here else link.a
            if other not in came:
                came[other] = (here, link)
                queue.append(other)
    walked: list[Link] = []
    for path in paths[1:]:
        walked += reversed(_back(ends.get(path), came))
    return list(dict.fromkeys(walked))


def _back(end: Key | None, came: dict[Key, tuple[Key, Link] | None]) -> list[Link]:
    steps: list[Link] = []
    while end is not None and (step := came.get(end)) is not None:
        end, link = step
        steps.append(link)
    return steps


def kept_apart(entity: Entity, report: Report) -> list[tuple[Entity, str]]:
    """Subjects that could be taken for it, with what told them apart; of events, those that its
    own sources tell of."""
    paths = {path for path, _ in entity.members}
    rivals = [
        other
        for other in report.subjects
        if other.kind == entity.kind
        and other.id != entity.id
        and _alike(entity, other)
        and (entity.kind != "event" or any(path in paths for path, _ in other.members))
    ]
    wanted = {entity.id, *(other.id for other in rivals)}
    claims: dict[str, list[Claim]] = {each: [] for each in sorted(wanted)}
    for claim in report.claims:
        if claim.subject in wanted:
            claims[claim.subject].append(claim)
    return [(other, _reason(claims[entity.id], claims[other.id], other)) for other in rivals]


def _alike(entity: Entity, other: Entity) -> bool:
    if entity.kind == "event":
        return entity.head == other.head != "story"
    if entity.kind == "person":
        return _last(entity.label) == _last(other.label)
    return entity.kind == "organization" and bool({*entity.acronyms} & {*other.acronyms})


def _last(name: str) -> str:
    return name.casefold().split()[-1] if name.split() else ""


def _reason(mine: Iterable[Claim], theirs: Iterable[Claim], other: Entity) -> str:
    """What told two subjects apart, as far as their claims show it."""
    if other.kind == "person":
        return "another first name"
    if other.kind == "organization":
        return "another long name"
    one, two = list(mine), list(theirs)
    for mark, told in ((_numbers, "number"), (_dates, "date")):
        first, second = mark(one), mark(two)
        if first and second and not set(first) & set(second):
            return f"another {told}, {_few(second)} against {_few(first)}"
    return "too little evidence in common"


def _few(values: Iterable[str]) -> str:
    return " or ".join(list(dict.fromkeys(values))[:2])


def _numbers(claims: Iterable[Claim]) -> list[str]:
    return [str(c.value.number) for c in claims if isinstance(c.value, Ordinal)]


def _dates(claims: Iterable[Claim]) -> list[str]:
    return [
        date_words(c.value.edtf)
        for c in claims
        if c.predicate == "event.date" and isinstance(c.value, Date)
    ]
