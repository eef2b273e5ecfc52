"""The page as text: its markup, what it holds, and that nothing an article says can break it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies
from msgspec.structs import replace

from factcheck.model import Article, Claim, Entity, Report, Source
from factcheck.report.html.book import Book
from factcheck.report.html.markup import joined, tag
from factcheck.report.html.passages import passage, readable
from factcheck.report.html.propositions import groups
from factcheck.report.view import view
from factcheck.values import Date, Quantity, Text
from tests.report.html.conftest import rendered

VOID = {"meta", "link", "input", "br", "rect"}


class Outline(HTMLParser):
    """Reads a page strictly: every element closed in its order; keeps what tests ask for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        place = self.open[-1] if self.open else ""
        self.texts[place] = self.texts.get(place, "") + data

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def rows(text: str) -> Any:
    [found] = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    return json.loads(found)


# ---------------------------------------------------------------- markup


def test_the_markup_is_well_formed(page_text: str) -> None:
    outline = Outline(page_text)
    assert page_text.startswith("<!doctype html>\n") and page_text.endswith("</html>\n")
    names = Counter(tag for tag, _ in outline.elements)
    assert (names["h1"], names["main"], names["nav"], names["dialog"]) == (1, 1, 1, 1)


def test_ids_are_unique_and_what_refers_to_them_finds_them(page_text: str) -> None:
    outline = Outline(page_text)
    ids = Counter(a["id"] for _, a in outline.elements if "id" in a)
    assert set(ids.values()) == {1}
    made_by_the_script = {"panel-title"}
    for _, attributes in outline.elements:
        label = attributes.get("aria-labelledby")
        assert label is None or label in ids or label in made_by_the_script
        target = attributes.get("href") or ""
        if target.startswith("#") and "=" not in target:
            assert target[1:] in ids


def test_headers_of_tables_tell_what_they_head(page_text: str) -> None:
    heads = Outline(page_text).named("th")
    assert heads and all(attributes.get("scope") for attributes in heads)


def test_only_its_own_style_and_script_are_allowed_and_nothing_is_fetched(page_text: str) -> None:
    outline = Outline(page_text)
    policy = next(
        a["content"] or ""
        for a in outline.named("meta")
        if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert "default-src 'none'" in policy and "unsafe" not in policy
    [style] = re.findall(r"<style>(.*?)</style>", page_text, re.S)
    [script] = re.findall(r"<script>(.*?)</script>", page_text, re.S)
    for text in (style, script):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert style.isascii() and script.isascii()  # so that --ascii leaves them as they are
    assert "http" not in style and "fetch(" not in script and "innerHTML" not in script
    assert all(
        (a.get("href") or "").startswith(("#", "data:")) for _, a in outline.elements if "href" in a
    )
    assert not [a for _, a in outline.elements if "src" in a or "style" in a]
    assert not [key for _, a in outline.elements for key in a if key.startswith("on")]


def test_no_clock_and_the_same_bytes_again(race: Report, page_text: str) -> None:
    assert rendered(race) == page_text


# ---------------------------------------------------------------- what it holds


def test_a_finding_is_told_with_its_positions_words_notes_and_address(page_text: str) -> None:
    [told] = re.findall(r'<article id="9f3a1c7e5b2d4f60".*?</article>', page_text, re.S)
    text = re.sub(r"<[^>]+>", " ", told)
    for words in (
        "sources disagree on when the 12th Osthaven Regatta took place",
        "2-4 May 2025",
        "2-5 May 2025",
        "odd one out",
        "herald.txt:3:",
        "same-subject",
        "group and ordinal 12 agree",
        "a correction in times.txt: a notice voids what it calls wrong",
        "factcheck explain 9f3a1c7e",
    ):
        assert words in text
    assert "<mark>2 to 4 May</mark>" in told
    assert "<mark>2–5 May</mark>" in told


def test_nothing_makes_a_page_too(race: Report) -> None:
    empty = replace(
        race, sources=(), articles=(), subjects=(), claims=(), findings=(), copies=(), errors=()
    )
    text = rendered(empty)
    Outline(text)
    assert "<h1>0 contradictions in 0 sources</h1>" in text
    assert "Nothing was found." in text


def test_what_is_known_comes_after_what_is_new(race: Report) -> None:
    known = replace(race.findings[0], status="baselined")
    new = replace(race.findings[1], status="new")
    text = rendered(replace(race, findings=(known, new)))
    assert text.index(f'<article id="{new.fingerprint}"') < text.index(
        f'<article id="{known.fingerprint}"'
    )


def test_a_waived_finding_says_so(page_text: str) -> None:
    [told] = re.findall(r'<article id="02468ace13579bdf".*?</article>', page_text, re.S)
    assert '<span class="status">waived</span>' in told
    assert "<h1>1 contradiction in 3 sources</h1>" in page_text
    assert '<span class="aside">1 error; 1 known</span>' in page_text


def test_what_was_left_out_is_named(page_text: str) -> None:
    assert "<code>gone.txt</code> cannot be read: no such file" in page_text


def test_the_timeline_draws_the_intervals_each_source_gives(page_text: str) -> None:
    [table] = re.findall(r'<table class="timeline">.*?</table>', page_text, re.S)
    bars = re.findall(r'<rect x="(\d+)" y="2" width="(\d+)"', table)
    (first, short), (second, long) = [(int(x), int(width)) for x, width in bars]
    assert first == second == 0
    assert short < long == 1000  # both start on 2 May; the longer one fills the axis
    assert re.findall(r'<span class="value">(.*?)</span>', table) == [
        "2-4 May 2025",
        "2-5 May 2025",
    ]
    assert table.count("disputed</span>") == 2


def test_people_have_their_titles_and_who_says_so(page_text: str) -> None:
    [table] = re.findall(r'<table class="people">.*?</table>', page_text, re.S)
    assert "Ingrid Solberg" in table and "I. Solberg, Solberg" in table
    assert re.search(
        r'harbour master</span> <span class="chips"><a class="chip"[^>]*>herald</a>', table
    )


# ---------------------------------------------------------------- the matrix


def matrix(report: Report) -> dict[str, dict[str, tuple[str, str]]]:
    """By what a row is about: for each source its state and letters."""
    book = Book(view(report))
    paths = [source.path for source in report.sources]
    return {
        row.about: {paths[cell.source]: (cell.state, cell.letters) for cell in row.cells}
        for group in groups(book)
        for row in group.rows
    }


def test_the_matrix_tells_who_agrees_and_who_contradicts(race: Report) -> None:
    found = matrix(race)
    assert found["when it took place"] == {
        "herald.txt": ("contradict", "A"),
        "news/wire.txt": ("contradict", "A"),
        "times.txt": ("contradict", "B"),
    }
    assert found["number in its series"] == {
        "herald.txt": ("agree", ""),
        "times.txt": ("agree", ""),  # and the wire is silent
    }
    assert "title" not in found  # one source alone gives it


def test_the_disputed_come_first(race: Report) -> None:
    [group] = groups(Book(view(race)))
    assert group.label == "Twelfth regatta ends"
    assert [row.verdict for row in group.rows] == ["contradiction"] * 2 + ["agreement"] * 2


def test_what_two_sources_share_without_a_finding_agrees_and_a_plan_takes_no_side(
    race: Report,
) -> None:
    ids = {"aa00bb11cc22dd33"}
    status = [claim for claim in race.claims if claim.predicate == "event.status"]
    planned = replace(
        status[0], id="c90", source="times.txt", value=Text("planned"), modality="planned"
    )
    report = replace(
        race,
        findings=tuple(f for f in race.findings if f.fingerprint not in ids),
        claims=(*race.claims, planned),
    )
    assert matrix(report)["whether it took place"] == {
        "herald.txt": ("agree", ""),
        "news/wire.txt": ("agree", ""),
        "times.txt": ("says", ""),
    }


def test_counts_of_two_things_are_two_propositions(race: Report) -> None:
    boats = [
        Claim(
            id=f"c8{index}",
            source=path,
            predicate="quantity",
            subject="event:regatta-12",
            value=Quantity(9, 9, "country"),
            start=0,
            end=1,
            text="R",
            line=1,
            column=1,
        )
        for index, path in enumerate(("herald.txt", "times.txt"))
    ]
    found = matrix(replace(race, claims=(*race.claims, *boats)))
    assert found["number of people"]["times.txt"] == ("contradict", "B")
    assert found["number of countries"]["times.txt"] == ("agree", "")


# ---------------------------------------------------------------- words in their place


def claim_in(text: str, words: str) -> Claim:
    start = text.index(words)
    return Claim(
        source="a.txt",
        predicate="date",
        subject="event:0",
        value=Text(words),
        start=start,
        end=start + len(words),
        text=words,
    )


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two is here. Three.", "is", "Two is here."),
        (
            "Title\n\nMr. Smith of the U.S. Navy sailed. He won.\n",
            "Navy",
            "Mr. Smith of the U.S. Navy sailed.",
        ),
        ("“Why now? We won,” she said on Friday.", "Friday", "We won,” she said on Friday."),
        ("only", "only", "only"),
    ],
)
def test_a_claim_stands_in_its_sentence(text: str, words: str, sentence: str) -> None:
    cut = passage(text, claim_in(text, words))
    assert text[cut.sentence[0] : cut.sentence[1]] == sentence
    assert text[cut.mark[0] : cut.mark[1]] == words


def test_a_long_page_on_one_line_is_cut_to_the_sentence() -> None:
    text = "Much was said. " * 2000 + "The vote was on 3 May. " + "More was said. " * 2000
    cut = passage(text, claim_in(text, "3 May"))
    assert text[cut.start : cut.end] == "The vote was on 3 May."


def test_offsets_count_as_the_script_counts(race: Report) -> None:
    """Characters beyond the basic plane are two units there, and marks of direction are dropped."""
    text = "𝔉air \u202eodds: 🚣🚣 won on 3 May.\n"
    source = Source("a.txt", text, "")
    claim = replace(claim_in(text, "3 May"), id="c1")
    report = replace(
        race,
        sources=(source,),
        articles=(Article(path="a.txt", sha256=""),),
        subjects=(Entity(id="event:0", kind="event", label="race", members=(("a.txt", "x"),)),),
        claims=(replace(claim, value=Date("2025-05-03")),),
        findings=(),
        copies=(),
    )
    data = rows(rendered(report))
    [row] = data["claims"]
    units = data["passages"][row[3]].encode("utf-16-le")
    assert units[2 * row[5] : 2 * row[6]].decode("utf-16-le") == "3 May"
    assert "\u202e" not in data["passages"][row[3]]


# ---------------------------------------------------------------- hostile articles

HOSTILE = (
    "</script><img src=x onerror=hacked()>&lt;!--<script>hacked()</script>"
    "\u2028\u202e\0\"'`${hacked()}"
)


def hostile(race: Report) -> Report:
    """The regatta whose every name, title, path and text tries to break out of the page."""
    body = f"{HOSTILE} It was held on 3 May, {HOSTILE} said.\n"
    start = body.index("3 May")
    path = f"{HOSTILE}.txt"
    claims = tuple(
        replace(
            claim,
            source=path,
            start=start,
            end=start + 5,
            text="3 May",
            attribution=HOSTILE,
            derivation=HOSTILE,
        )
        for claim in race.claims
    )
    findings = tuple(
        replace(
            finding,
            message=f"{HOSTILE} disagree",
            notes=(HOSTILE,),
            odd_one_out=None,
            name=HOSTILE,
            gates=tuple(replace(gate, answer=HOSTILE) for gate in finding.gates),
            positions=tuple(replace(held, sources=(path,)) for held in finding.positions),
        )
        for finding in race.findings
    )
    return replace(
        race,
        sources=(
            Source(path, body, "", replace(race.sources[0].metadata, url="javascript:hacked()")),
        ),
        articles=(Article(path=path, sha256="", title=HOSTILE, agency=HOSTILE, publisher=HOSTILE),),
        subjects=tuple(
            replace(entity, label=HOSTILE, aliases=(HOSTILE, "x"), members=((path, "x"),))
            for entity in race.subjects
        ),
        claims=claims,
        findings=findings,
        copies=(),
        errors=(replace(race.errors[0], path=path, message=HOSTILE),),
    )


def test_what_articles_say_stays_text(race: Report, page_text: str) -> None:
    text = rendered(hostile(race))
    outline, plain = Outline(text), Outline(page_text)
    assert not outline.named("img")
    assert len(outline.named("script")) == len(plain.named("script")) == 2
    assert "onerror" not in {key for _, a in outline.elements for key in a}
    assert "</script><img" not in text and "javascript:" not in text
    assert rows(text)["sources"][0]["title"].startswith("</script><img src=x onerror=hacked()>")


@given(strategies.text(alphabet="<>&\"'/=-! \0\n\u2028\u202eabzé\U0001f6a3"))
def test_any_text_is_read_back_as_it_was_shown(text: str) -> None:
    outline = Outline(tag("p", text, title=text))
    assert [name for name, _ in outline.elements] == ["p"]
    assert outline.texts.get("p", "") == outline.elements[0][1]["title"] == readable(text)


def test_tags_escape_their_attributes() -> None:
    made = tag("a", "1 < 2", None, ["&", tag("b", "x")], href='"><script>', hidden=True, title=None)
    assert made == '<a href="&quot;&gt;&lt;script&gt;" hidden>1 &lt; 2&amp;<b>x</b></a>'
    assert joined("<", tag("br")) == "&lt;<br>"


# ---------------------------------------------------------------- size


def many(race: Report, *, sources: int, each: int) -> Report:
    """``sources`` articles of one story, each with ``each`` claims, three of four shared."""
    line = "The number of boats in race {} was {} on the second day, the harbour master said. "
    desk_sources: list[Source] = []
    articles: list[Article] = []
    claims: list[Claim] = []
    for index in range(sources):
        path = f"paper-{index:03}.txt"
        text, where = "", []
        for race_number in range(each):
            where.append(len(text))
            text += line.format(race_number, index + race_number) + "\n"
        desk_sources.append(Source(path, text, ""))
        articles.append(Article(path=path, sha256="", title=f"Paper {index} on the races"))
        for race_number, start in enumerate(where):
            shared = race_number % 4 != 0
            claims.append(
                Claim(
                    id=f"c{len(claims)}",
                    source=path,
                    predicate="quantity",
                    subject=f"event:race-{race_number}" if shared else f"event:own-{index}",
                    value=Quantity(race_number, race_number, "boat"),
                    start=start + 4,
                    end=start + 10,
                    text="number",
                    line=race_number + 1,
                    column=5,
                )
            )
    story = Entity(
        id="event:races",
        kind="event",
        label="Races",
        head="story",
        members=tuple((article.path, "story") for article in articles),
    )
    return replace(
        race,
        sources=tuple(desk_sources),
        articles=tuple(articles),
        subjects=(story,),
        claims=tuple(claims),
        findings=(),
        copies=(),
        errors=(),
    )


def test_five_hundred_sources_of_one_story_make_a_page_of_a_few_megabytes(
    race: Report, written: Callable[[str, Report], Path]
) -> None:
    text = written("many", many(race, sources=500, each=40)).read_text(encoding="utf-8")
    assert len(text.encode()) < 6_000_000
    assert len(rows(text)["claims"]) == 500 * 30  # what one source alone says is not carried
