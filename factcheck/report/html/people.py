"""People and bodies: their names, their titles, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.model import Claim, Entity, Kind
from factcheck.report.html.book import Book, claim_words
from factcheck.report.html.markup import Markup, tag
from factcheck.report.html.predicates import predicate_rank, predicate_words
from factcheck.report.text import plural

NAMES = ("person.name", "organization.name")
MOST = 12  # sources that are named before the rest is counted
HEADINGS: tuple[tuple[Kind, str, str], ...] = (
    ("person", "People", "Titles, ages and lives"),
    ("organization", "Bodies", "Acronyms and foundings"),
)


def sections(book: Book) -> list[Markup]:
    """A table of people and one of bodies: those of whom something is said, or whom two sources
    name; the rest is counted."""
    disputed = {
        finding.subject for finding in book.report.findings if finding.verdict == "contradiction"
    }
    found = []
    for kind, heading, says in HEADINGS:
        known = [entity for entity in book.report.subjects if entity.kind == kind]
        shown = [entity for entity in known if _is_shown(book, entity)]
        shown.sort(
            key=lambda each: (
                each.id not in disputed,
                -len(book.paths(each)),
                each.label.casefold(),
                each.id,
            )
        )
        if shown:
            found.append(_table(book, heading, says, shown, len(known) - len(shown)))
    return found


def _is_shown(book: Book, entity: Entity) -> bool:
    return len(book.paths(entity)) > 1 or bool(_facts(book, entity))


def _facts(book: Book, entity: Entity) -> list[Claim]:
    claims = book.claims_of.get(entity.id, ())
    return [
        claim
        for claim in claims
        if claim.predicate.startswith(("person.", "organization.")) and claim.predicate not in NAMES
    ]


def _table(book: Book, heading: str, says: str, shown: Sequence[Entity], left_out: int) -> Markup:
    head = tag(
        "thead",
        tag(
            "tr",
            *(
                tag("th", each, scope="col")
                for each in ("Name", f"{says}, and who says so", "Named in")
            ),
        ),
    )
    rest = plural(left_out, "name") + " that one source alone gives, without more, left out"
    return tag(
        "section",
        tag("h3", heading, " ", tag("span", str(len(shown)), class_="count")),
        tag(
            "table",
            tag("caption", f"{heading} and what is said of them", class_="quiet"),
            head,
            tag("tbody", (_row(book, entity) for entity in shown)),
            class_="people",
        ),
        tag("p", rest, class_="aside") if left_out else None,
    )


def _row(book: Book, entity: Entity) -> Markup:
    paths = [path for path in book.paths(entity) if path in book.number]
    aliases = [alias for alias in entity.aliases if alias != entity.label]
    claims = {claim.source: claim for claim in reversed(book.claims_of.get(entity.id, ()))}
    chips = [book.chip(path, [claims[path]] if path in claims else []) for path in paths[:MOST]]
    rest = len(paths) - MOST
    return tag(
        "tr",
        tag(
            "th",
            entity.label,
            tag("span", ", ".join(aliases), class_="aliases") if aliases else None,
            scope="row",
        ),
        tag("td", _facts_list(book, _facts(book, entity))),
        tag("td", chips, f" and {rest} more" if rest > 0 else None, class_="chips"),
        data_sources=" ".join(str(book.number[path]) for path in paths),
    )


def _facts_list(book: Book, facts: Iterable[Claim]) -> Markup | None:
    by_value: dict[tuple[int, str, str], list[Claim]] = defaultdict(list)
    for claim in facts:
        about = predicate_words(claim.predicate, getattr(claim.value, "unit", ""))
        by_value[predicate_rank(claim.predicate), about, claim_words(claim)].append(claim)
    ordered = sorted(by_value.items(), key=lambda each: (each[0][:2], -len(each[1]), each[0][2]))
    if not ordered:
        return None
    told = [
        tag(
            "li",
            tag("span", about, class_="about"),
            tag("span", words, class_="value"),
            " ",
            tag("span", book.chips(claims), class_="chips"),
        )
        for (_, about, words), claims in ordered
    ]
    return tag("ul", told, class_="facts")
