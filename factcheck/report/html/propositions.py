"""Propositions by sources: who agrees, who contradicts, who is silent.

A proposition is a subject and a predicate (and, for counts, what is counted). It is shown where two
sources speak of it or a finding rests on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factcheck.model import Claim, Finding, Verdict
from factcheck.report.html.book import NO_STORY, Book, claim_words, value_words
from factcheck.report.html.predicates import predicate_rank, predicate_words
from factcheck.values import Quantity, Value, compare

Key = tuple[str, str, str]  # subject, predicate, unit

RANKS: dict[str, int] = {"contradiction": 0, "update": 1, "variant": 2, "agreement": 3, "none": 4}
MOST_VALUES = 40  # distinct values of one proposition that are compared with one another
ACROSS = -2  # the story of a proposition that several stories share


class Cell(Struct, frozen=True):
    """What one source says on a proposition. ``state``: ``contradict``, ``agree``, ``update``,
    ``variant`` or ``says`` (something that is weighed against nothing)."""

    source: int
    state: str
    letters: str
    claims: tuple[int, ...]


class Row(Struct, frozen=True, kw_only=True):
    """One proposition; ``values`` are letter ("" outside a contradiction) and plain words."""

    subject: str
    label: str
    predicate: str
    about: str
    rank: int  # of the predicate within its subject
    verdict: str
    findings: tuple[int, ...]
    values: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]


class Group(Struct, frozen=True):
    """The rows of one story, or of one subject across stories, over the sources it needs."""

    label: str
    story: int
    sources: tuple[int, ...]
    rows: tuple[Row, ...]


def groups(book: Book) -> list[Group]:
    """All propositions by story; those with contradictions first."""
    by_group: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in rows(book):
        stories = {_story(book, cell.source) for cell in row.cells}
        one = stories.pop() if len(stories) == 1 else ACROSS
        by_group[one, row.subject if one == ACROSS else ""].append(row)
    found = [_group(book, story, members) for (story, _), members in by_group.items()]
    return sorted(found, key=_order)


def rows(book: Book) -> Iterable[Row]:
    """Every proposition that is shown, in no order that matters."""
    by_key = _by_key(book)
    attached: dict[Key, list[int]] = defaultdict(list)
    for index, finding in enumerate(book.report.findings):
        claims = _claims_of(book, finding)
        keys = {_key(claim) for claim in claims}
        if len(keys) == 1 and next(iter(keys)) in by_key:
            attached[keys.pop()].append(index)
        elif claims:
            yield _row(book, (finding.subject, finding.predicate, ""), claims, [index])
    for key, claims in by_key.items():
        if key in attached or len({claim.source for claim in claims}) > 1:
            yield _row(book, key, claims, attached.get(key, []))


def coverage(book: Book) -> tuple[int, int]:
    """How many propositions there are, and how many of them two sources or more speak of."""
    spread = [len({claim.source for claim in claims}) for claims in _by_key(book).values()]
    return len(spread), sum(sources > 1 for sources in spread)


def _by_key(book: Book) -> dict[Key, list[Claim]]:
    by_key: dict[Key, list[Claim]] = defaultdict(list)
    for claim in book.report.claims:
        if not claim.predicate.startswith("document."):
            by_key[_key(claim)].append(claim)
    return by_key


def _key(claim: Claim) -> Key:
    unit = claim.value.unit if isinstance(claim.value, Quantity) else ""
    return claim.subject, claim.predicate, unit if claim.predicate == "quantity" else ""


def _claims_of(book: Book, finding: Finding) -> list[Claim]:
    ids = dict.fromkeys(each for position in finding.positions for each in position.claims)
    return [book.view.claims[each] for each in ids]


def _story(book: Book, source: int) -> int:
    return book.story[book.report.sources[source].path]


def _row(book: Book, key: Key, claims: Sequence[Claim], indices: Sequence[int]) -> Row:
    findings = [book.report.findings[index] for index in indices]
    verdicts = sorted((finding.verdict for finding in findings), key=RANKS.__getitem__)
    letters, values = _letters(findings)
    states = _states(claims, findings)
    subject, predicate, unit = key
    entity = book.subjects.get(subject)
    return Row(
        subject=subject,
        label=entity.label if entity else subject,
        predicate=predicate,
        about=predicate_words(predicate, unit),
        rank=predicate_rank(predicate),
        verdict=verdicts[0] if verdicts else "none",
        findings=tuple(indices),
        values=tuple(values) or tuple(("", words) for words in _distinct(claims)),
        cells=tuple(_cells(book, claims, letters, states)),
    )


def _letters(findings: Iterable[Finding]) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """A letter for each position of each contradiction, by claim; and what each letter says."""
    letters: dict[str, list[str]] = defaultdict(list)
    values: list[tuple[str, str]] = []
    for finding in findings:
        if finding.verdict == "contradiction":
            for position in finding.positions:
                mark = letter(len(values))
                values.append((mark, value_words(position.value)))
                for each in position.claims:
                    letters[each].append(mark)
    return letters, values


def letter(index: int) -> str:
    """A to Z, then A2 to Z2 and so on."""
    lap, place = divmod(index, 26)
    return chr(ord("A") + place) + (str(lap + 1) if lap else "")


def _states(claims: Sequence[Claim], findings: Iterable[Finding]) -> dict[str, str]:
    """The state of each claim by id: by the findings it is in, else by whether another source
    says the same."""
    states: dict[str, str] = {}
    named: dict[Verdict, str] = {"contradiction": "contradict", "agreement": "agree"}
    for finding in sorted(findings, key=lambda finding: RANKS[finding.verdict]):
        for position in finding.positions:
            for each in position.claims:
                states.setdefault(each, named.get(finding.verdict, finding.verdict))
    rest = [claim for claim in claims if claim.id not in states and claim.modality == "asserted"]
    distinct: dict[Value, set[str]] = defaultdict(set)
    for claim in rest:
        distinct[claim.value].add(claim.source)
    shared = _shared(distinct)
    for claim in claims:
        if claim.id not in states:
            agrees = claim.modality == "asserted" and claim.value in shared
            states[claim.id] = "agree" if agrees else "says"
    return states


def _shared(distinct: dict[Value, set[str]]) -> set[Value]:
    """The values that another source holds as well, in the same or other words."""
    found = {value for value, sources in distinct.items() if len(sources) > 1}
    values = list(distinct)[:MOST_VALUES]
    for index, one in enumerate(values):
        for other in values[index + 1 :]:
            both = distinct[one] | distinct[other]
            if not {one, other} <= found and len(both) > 1 and compare(one, other).agrees:
                found |= {one, other}
    return found


def _distinct(claims: Iterable[Claim]) -> list[str]:
    """The values in plain words, those of most sources first."""
    held: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        held[claim_words(claim)].add(claim.source)
    return sorted(held, key=lambda words: (-len(held[words]), words))


STATES = ("contradict", "update", "variant", "agree", "says")


def _cells(
    book: Book, claims: Iterable[Claim], letters: dict[str, list[str]], states: dict[str, str]
) -> Iterable[Cell]:
    by_source: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[book.number[claim.source]].append(claim)
    for source in sorted(by_source):
        told = by_source[source]
        marks = sorted({mark for claim in told for mark in letters.get(claim.id, ())})
        yield Cell(
            source=source,
            state=min((states[claim.id] for claim in told), key=STATES.index),
            letters=" ".join(marks),
            claims=tuple(book.claim(claim) for claim in told),
        )


def _group(book: Book, story: int, members: Sequence[Row]) -> Group:
    worst: dict[str, int] = {}
    spread: dict[str, int] = defaultdict(int)
    for row in members:
        worst[row.subject] = min(worst.get(row.subject, 9), RANKS[row.verdict])
        spread[row.subject] += len(row.cells)
    ordered = sorted(
        members,
        key=lambda row: (
            worst[row.subject],
            -spread[row.subject],
            row.label,
            row.subject,
            RANKS[row.verdict] > 0,
            row.rank,
            row.about,
            row.findings,
        ),
    )
    if story >= 0:
        numbers = {book.number[path] for path in book.paths(book.stories[story])}
    else:
        numbers = {cell.source for row in members for cell in row.cells}
    label = members[0].label if story == ACROSS else book.story_label(story)
    return Group(label, story, tuple(sorted(numbers)), tuple(ordered))


def _order(group: Group) -> tuple[bool, int, int, str, int]:
    disputes = sum(row.verdict == "contradiction" for row in group.rows)
    return (
        group.story in (ACROSS, NO_STORY) and not disputes,
        -disputes,
        -len(group.sources),
        group.label,
        group.story,
    )
