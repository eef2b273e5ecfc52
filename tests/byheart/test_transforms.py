"""The retellings themselves: what they change, and that they change all of it."""

from __future__ import annotations

import re

import pytest

from factcheck.values import Date, Name, Ordinal, Quantity, Title
from tests.byheart.comparison import seeds
from tests.byheart.transforms import (
    TABLES,
    DatesMoved,
    Edit,
    OrdinalsMoved,
    Padded,
    Retold,
    apply,
    moved,
    renaming,
)

# Every person, body, acronym, country, city and subject of the seeds. The platform X, the time zone
# GMT and "HQ" name nothing that the articles are about.
GONE = re.compile(
    r"\b(India\w*|US|U\.S\.|U S|United States|Americans?|Delhi|Washington|WASHINGTON|DC|D\.C\."
    r"|South Asia|Australia|Bengali|White House|Rakesh|Asthana|Kemp|Chester|Jorgan|Andrews"
    r"|Jennifer|Hodge|Vinay|Mohan|Kwatra|Sara|Carter|Donald|Trump|Narendra|Modi|Ji|Shri|Debbie"
    r"|Seguin|Monika|Ashish|Batra|Randhir|Jaiswal|Amit|Shah|CNWG|ONDCP|MEA|NCB|IANS"
    r"|Counter-?[Nn]arcotics|counter.?narcotics|\w*[Nn]arco\w*|[Dd]rugs?|[Oo]pioids?|fentanyl"
    r"|[Tt]rafficking|External Affairs|Home Affairs|Home Minister|[Ww]orking [Gg]roup"
    r"|Executive Group|arrests|consignments)\b"
)
WRONG = re.compile(
    r"\b[Tt]he the\b|  \w|\b[Aa] [aeio]\w+"
    r"|\b[Tt]he (?:Kenya|Japan|Brazil|Canada|Nigeria|Chile|Poland|Vietnam)\b(?![-–])"
)


def test_there_are_at_least_four_tables() -> None:
    assert len(TABLES) >= 4


@pytest.mark.parametrize("name", TABLES)
def test_a_table_leaves_nothing_of_the_seeds(name: str) -> None:
    told = Retold(seeds(), [renaming(name)])
    left = {path: GONE.findall(text) for path, text in told.articles.items()}
    assert not any(left.values()), left


@pytest.mark.parametrize("name", TABLES)
def test_a_table_keeps_grammar(name: str) -> None:
    """No doubled article, no article before a name that takes none, and "a" before a consonant."""
    before = Retold(seeds(), []).articles
    told = Retold(seeds(), [renaming(name)])
    for path, text in told.articles.items():
        found = [match.group() for match in WRONG.finditer(text)]
        assert found == [match.group() for match in WRONG.finditer(before[path])], path


def test_names_are_mapped_in_all_their_forms() -> None:
    brazil = renaming("brazil_japan_debris")
    told = Retold(
        {"a": "The United States hosted it. Ambassador to the US, the US-India panel, U.S."},
        [brazil],
    )
    assert (
        told.articles["a"] == "Japan hosted it. Ambassador to Japan, the Japan-Brazil panel, Japan"
    )
    title = Title("Ambassador to the United States", "India")
    assert brazil.value(title) == Title("Ambassador to Japan", "Brazil")
    assert brazil.value(Quantity(8, 8, "arrest")) == Quantity(8, 8, "collision")
    name = "US-India Drug Policy Executive Working Group"
    assert brazil.value(Name(name, "organization")) == Name(
        "Japan-Brazil Space Policy Executive Joint Committee", "organization"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("date 2021-06-04 During", "date 2022-06-03 During"),
        ("New Delhi, Jan 28:", "New Delhi, Jan 27:"),
        ("from January 20-21 was", "from January 19-20 was"),
        ("(20–22 Jan 2026)", "(19–21 Jan 2027)"),
        ("In June 2021, the", "In June 2022, the"),
        ("in October 2024, prioritized", "in October 2025, prioritized"),
        ("established in 2020 and", "established in 2021 and"),
        ("on November 28 highlights", "on November 27 highlights"),
        ("Last July, on Thursday", "Last July, on Thursday"),
        ("10+ nations and 8 arrests", "10+ nations and 8 arrests"),
    ],
)
def test_dates_move_by_52_weeks(before: str, after: str) -> None:
    assert apply(before, DatesMoved().edits("", before)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-01-20/2026-01-22", "2027-01-19/2027-01-21"),
        ("2024-10", "2025-10"),
        ("2020", "2021"),
        ("XXXX-11-28", "XXXX-11-27"),
        ("2026-01-28T10:16Z", "2027-01-27T10:16Z"),
    ],
)
def test_date_values_move_with_their_words(before: str, after: str) -> None:
    assert DatesMoved().value(Date.parse(before)) == Date.parse(after)


def test_ordinals_move_by_one() -> None:
    text = "the Inaugural meeting, its sixth annual one and the fifth"
    assert apply(text, OrdinalsMoved().edits("", text)) == (
        "the Second meeting, its seventh annual one and the sixth"
    )
    assert OrdinalsMoved().value(Ordinal(1)) == Ordinal(2)


def test_every_paragraph_gap_is_used_and_no_paragraph_twice() -> None:
    added: list[str] = []
    for turn in range(3):
        padded = Padded(turn, seeds())
        edits = [edit for path, text in seeds().items() for edit in padded.edits(path, text)]
        assert len(edits) >= 8
        assert len({edit.new.strip() for edit in edits}) == len(edits)
        added += [edit.new for edit in edits]
    assert len({words.strip() for words in added}) >= 12


def test_offsets_are_followed_through_edits() -> None:
    text = "by Vinay Kwatra, of the US"
    edits = [Edit(3, 8, "Lý"), Edit(9, 15, "Hương"), Edit(20, 24, ""), Edit(24, 26, "Chile")]
    after = apply(text, edits)
    assert after == "by Lý Hương, of Chile"

    def span(start: int, end: int) -> str:
        return after[moved(start, edits, is_start=True) : moved(end, edits, is_start=False)]

    assert span(3, 15) == "Lý Hương"
    assert span(9, 15) == "Hương"
    assert span(20, 26) == span(24, 26) == "Chile"
    assert span(0, 2) == "by"


def test_an_insertion_stands_outside_the_spans_it_touches() -> None:
    edits = [Edit(3, 3, "new ")]
    assert apply("an old one", edits) == "an new old one"
    assert moved(3, edits, is_start=True) == 7
    assert moved(3, edits, is_start=False) == 3
