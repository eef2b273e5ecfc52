"""The findings as a reader meets them: the message, who says what in which words, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import Claim, Finding, Position, RuleInfo, Verdict
from factcheck.report.explanation import remedies, why_not
from factcheck.report.html.book import Book, value_words
from factcheck.report.html.markup import Markup, joined, tag
from factcheck.report.html.passages import passage
from factcheck.report.html.propositions import letter
from factcheck.report.places import PER_POSITION, sources
from factcheck.report.text import grade, plural, shorten

WORDS = 380  # code points of a sentence that are quoted on either side of the mark
ASIDE = 4  # claims that take no side which are told
HEADINGS: dict[Verdict, tuple[str, str]] = {
    "contradiction": (
        "Contradictions",
        "Sources, or one source by itself, state what cannot both be true.",
    ),
    "update": ("Updates", "What was true first and what was true later: no fault of either."),
    "variant": ("Variants", "One thing under two spellings, or one text twice."),
    "agreement": ("Agreements", "Independent voices state the same."),
}


def sections(book: Book) -> list[Markup]:
    """One section for each verdict that was reached; open where the run asked for it."""
    rules = {rule.id: rule for rule in book.report.rules}
    found = []
    for verdict, (heading, summary) in HEADINGS.items():
        members = [
            (index, finding)
            for index, finding in enumerate(book.report.findings)
            if finding.verdict == verdict
        ]
        members.sort(key=lambda member: member[1].status != "new")  # what is known comes last
        if members:
            asked = any(finding.verdict == verdict for finding in book.view.shown)
            told = [article(book, index, each, rules.get(each.rule)) for index, each in members]
            title = tag("h3", heading, " ", tag("span", str(len(members)), class_="count"))
            found.append(
                tag(
                    "details",
                    tag("summary", title, tag("span", summary, class_="aside")),
                    tag("ol", told, class_="findings"),
                    class_="verdict",
                    data_verdict=verdict,
                    open=asked or verdict == "contradiction",
                )
            )
    return found


def article(book: Book, index: int, finding: Finding, rule: RuleInfo | None) -> Markup:
    """One finding; its fingerprint is its address on the page."""
    where = sorted({book.story[path] for path in sources(finding) if path in book.story})
    head = tag(
        "header",
        tag(
            "p",
            tag("span", grade(finding), class_=f"grade {grade(finding)}"),
            tag("span", f"{finding.rule} {finding.name}", class_="rule"),
            _status(finding),
            class_="labels",
        ),
        tag("h4", finding.message, tabindex="-1"),
        tag("p", ", ".join(book.story_label(each) for each in where), class_="story")
        if len(book.stories) > 1
        else None,
    )
    body = [position(book, finding, each, number) for number, each in enumerate(finding.positions)]
    return tag(
        "li",
        tag(
            "article",
            head,
            tag("ol", body, class_="positions"),
            _notes(finding) if finding.verdict != "agreement" else None,
            more(book, finding, rule),
            id=finding.fingerprint or f"finding-{index}",
            class_=f"finding {finding.verdict} {finding.status}",
            data_finding=index,
        ),
    )


def position(book: Book, finding: Finding, held: Position, number: int) -> Markup:
    """One value, who holds it, and the sentences it is in; the first sources in their words, the
    others by name."""
    disputed = finding.verdict == "contradiction"
    claims = [book.view.claims[each] for each in held.claims]
    first = _one_per_source(claims)
    quoted = first[:PER_POSITION] if finding.verdict != "agreement" else []
    rest = first[len(quoted) :]
    by = f"{plural(held.voices, 'voice')}, {plural(len(held.sources), 'source')}"
    return tag(
        "li",
        tag(
            "p",
            tag("span", letter(number), class_="letter") if disputed else None,
            tag("strong", value_words(held.value), class_="value"),
            " ",
            tag("span", by, class_="aside"),
            tag("span", "odd one out", class_="odd")
            if finding.odd_one_out in held.sources
            else None,
        ),
        [quotation(book, claim) for claim in quoted],
        tag(
            "p",
            tag("span", "also " if quoted else "in ", class_="aside"),
            book.chips(rest),
            class_="chips",
        )
        if rest
        else None,
        tag("p", [book.chip(path) for path in held.sources], class_="chips")
        if not claims
        else None,
    )


def quotation(book: Book, claim: Claim) -> Markup:
    """The sentence of a claim with its words marked, and where it stands."""
    text = book.view.sources[claim.source].text
    cut = passage(text, claim)
    start, end = cut.sentence
    before, after = text[start : cut.mark[0]], text[cut.mark[1] : end]
    return tag(
        "figure",
        tag(
            "blockquote",
            "… " + before[-WORDS:] if len(before) > WORDS else before,
            tag("mark", text[cut.mark[0] : cut.mark[1]]),
            after[:WORDS] + " …" if len(after) > WORDS else after,
        ),
        tag(
            "figcaption",
            book.chip(claim.source, [claim]),
            tag("code", f"{claim.source}:{claim.line}:{claim.column}", class_="where"),
        ),
    )


def more(book: Book, finding: Finding, rule: RuleInfo | None) -> Markup:
    """What was asked before it was said, what takes no side, what would clear it; its address."""
    agrees = finding.verdict == "agreement"
    parts = [*_gates(finding), *_aside(book, finding), *_rule(rule, finding)]
    if agrees and finding.notes:
        parts.insert(0, _notes(finding))
    clear = list(remedies(finding))
    if clear:
        parts += [tag("h5", "What would clear it"), tag("ul", (tag("li", each) for each in clear))]
    address = tag(
        "p",
        tag("a", "Link to this finding", href=f"#{finding.fingerprint}"),
        tag("code", f"factcheck explain {finding.fingerprint[:8]}"),
        tag("span", "fingerprint ", tag("code", finding.fingerprint), class_="aside"),
        class_="address",
    )
    title = "Why" if agrees else "Why, and what would clear it"
    return tag("details", tag("summary", title), parts, address)


def _notes(finding: Finding) -> Markup:
    return tag("ul", (tag("li", note) for note in finding.notes), class_="notes")


def _gates(finding: Finding) -> Iterator[Markup]:
    if finding.gates:
        yield tag("h5", "Asked before it was called a contradiction")
        yield tag(
            "dl",
            (
                joined(
                    tag("dt", gate.name, " ", tag("span", _outcome(gate.passed), class_="aside")),
                    tag("dd", gate.answer),
                )
                for gate in finding.gates
            ),
            class_="gates",
        )


def _outcome(passed: bool) -> str:
    return "passed" if passed else "held back"


def _aside(book: Book, finding: Finding) -> Iterator[Markup]:
    """Claims on the proposition that hold no position."""
    if finding.verdict != "contradiction":
        return
    taken = {each for held in finding.positions for each in held.claims}
    rest = [
        claim
        for claim in book.claims_of.get(finding.subject, [])
        if claim.predicate == finding.predicate and claim.id not in taken
    ]
    if rest:
        yield tag("h5", "Also said of it, and not weighed")
        told = [
            tag(
                "li",
                book.chip(each.source, [each]),
                f" “{shorten(each.text, 60)}”: {why_not(each)}",
            )
            for each in rest[:ASIDE]
        ]
        if len(rest) > ASIDE:
            told.append(tag("li", f"{len(rest) - ASIDE} more"))
        yield tag("ul", told)


def _rule(rule: RuleInfo | None, finding: Finding) -> Iterator[Markup]:
    if rule is not None and (rule.summary or rule.why):
        yield tag("h5", f"The rule, {finding.rule} {finding.name}")
        yield tag("p", " ".join(filter(None, (rule.summary, rule.why))))


def _status(finding: Finding) -> Markup | None:
    if finding.status == "new":
        return None
    return tag("span", finding.status, class_="status")


def _one_per_source(claims: Iterable[Claim]) -> Sequence[Claim]:
    return list({claim.source: claim for claim in reversed(list(claims))}.values())[::-1]
