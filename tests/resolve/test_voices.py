"""Which articles speak with one voice, and what a copy says, on texts made by hand."""

from factcheck.engine.local import LocalEngine
from factcheck.model import Article, Resolution
from factcheck.pipeline import extract_batch
from factcheck.resolve import resolve
from factcheck.sources import from_text
from factcheck.values import Date

REPORT = (
    "A ferry with 212 people on board ran onto a sandbank off the island of Texel on Thursday "
    "night, and its passengers waited six hours for the tide. Nobody was hurt, the coast guard "
    "said. The captain had steered around a yacht that showed no lights, and a buoy that marks "
    "the channel had drifted in the storm of last week. Two lifeboats stood by until the ship "
    "floated free at four in the morning and went on to Den Helder under its own power. "
)
EDITED = (
    "Passengers of a Dutch ferry spent a cold night at sea. The ship ran onto a sandbank off the "
    "island of Texel on Thursday and was stuck until the tide returned. The captain had steered "
    "around a yacht that showed no lights, investigators believe, and a buoy that marks the "
    "channel had drifted. Two lifeboats stood by until the ship floated free at dawn. The company "
    "will pay for new tickets and has promised every family a weekend on the coast in the spring. "
)
STATEMENT = (
    '"We saw the sand long before we felt it, but by then a ship of this weight cannot be turned '
    'or halted, whatever the man at the wheel may do," the first mate, Wim de Boer, said. '
)
FIRST = (
    "Holidays on the Dutch islands began with a fright for more than two hundred travellers, who "
    "sat between the cars of a stranded ferry and sang until the water rose. "
    + STATEMENT
    + "Children were given chocolate from the ship's kitchen, and an old lady who "
    "had feared for her heart pills got them by helicopter."
)
SECOND = (
    "Why a ferry left its lane near Texel is now a matter for the transport safety board, whose "
    "inspectors took the logbook and the recordings of the bridge. "
    + STATEMENT
    + "A spokesman of the line called the grounding a minor matter, which the mayor, who has long "
    "asked for deeper dredging, thought a strange word for six hours in the dark."
)


def read(**texts: str) -> list[Article]:
    return extract_batch([from_text(f"{name}.txt", text) for name, text in texts.items()])


def together(**texts: str) -> Resolution:
    return resolve(read(**texts), LocalEngine())


def test_an_edited_reprint_is_a_copy() -> None:
    found = together(a=f"Date: 2024-05-03\n\n{REPORT}", b=f"Date: 2024-05-04\n\n{EDITED}")
    assert [(copy.path, copy.original) for copy in found.copies] == [("b.txt", "a.txt")]
    assert 0.3 <= found.copies[0].containment < 0.6


def test_two_who_quote_one_statement_are_no_copies() -> None:
    found = together(a=f"Date: 2024-05-03\n\n{FIRST}", b=f"Date: 2024-05-03\n\n{SECOND}")
    assert found.copies == ()


def test_what_an_article_tells_in_its_own_words_makes_its_shingles() -> None:
    alone, spoken = read(a=SECOND.replace(STATEMENT, ""), b=SECOND)
    shared = set(alone.shingles) & set(spoken.shingles)
    assert len(shared) >= len(alone.shingles) - 3  # those across the gap
    assert len(spoken.shingles) < len(alone.shingles) + 12  # "the first mate, Wim de Boer, said"


def test_a_reprint_under_a_later_date_makes_nothing_newer() -> None:
    late = f"Date: 2024-06-20\n\n{REPORT}The inquiry ended on Tuesday with a fine."
    found = together(a=f"Date: 2024-05-03\n\n{REPORT}", b=late)
    counted = [c for c in found.claims if c.predicate == "quantity" and "212" in c.text]
    assert {(c.source, c.as_of.edtf) for c in counted if c.as_of} == {
        ("a.txt", "2024-05-03"),
        ("b.txt", "2024-05-03"),
    }
    dates = [(c.source, c.value) for c in found.claims if c.text.startswith("Thursday")]
    assert dates == [("a.txt", Date("2024-05-02")), ("b.txt", Date("2024-05-02"))]
    own = [c for c in found.claims if c.text == "Tuesday"]
    assert [c.as_of for c in own] == [Date("2024-06-20")]


STRANDED = (
    "Skipper {name} ran the ferry Vlieland onto a sandbank near Texel on Thursday night because a "
    "yacht without lights crossed his lane. Coast guards counted 212 passengers.",
    "A yacht that showed no lights made the ferry Vlieland leave its lane off Texel on Thursday. "
    "Her skipper, Hendrik {name}, turned hard and struck the sandbank; passengers waited for tide.",
    "With 212 passengers aboard, the Vlieland sat on a Texel sandbank until Friday's tide. What "
    "skipper {name} told the coast guard of a dark yacht in the lane will be checked.",
)
TALE = (
    "It was {name} who first saw the yacht, without lights in the lane, and turned the ferry hard "
    "to port, as the log of the Vlieland shows."
)
ERRING = (
    (
        "For 212 passengers the night on the sandbank off Texel had songs and cold tea.",
        "The skipper may keep his ticket until the coast guard has looked for the dark yacht in "
        "every harbour of the islands. Two passengers fainted while the ferry waited for a tide "
        "high enough. By Friday noon cars rolled off the Vlieland, salt on their doors, and the "
        "sandbank near Texel lay as empty as on any Thursday night before.",
    ),
    (
        "Who sailed the yacht that drove the ferry Vlieland onto a Texel sandbank on Thursday?",
        "Friday brought the tide, and with it freedom for 212 weary passengers. Lights were out on "
        "at least three boats that night, fishermen say, in a lane which no skipper loves. Now a "
        "coast guard team compares masts and hulls, and the sandbank has moved again.",
    ),
)


def _erring(name: str) -> dict[str, str]:
    """Two articles of their own words but for one sentence, which both have with ``name``."""
    return {
        page: f"Date: 2024-05-03\n\n{lead} {TALE.format(name=name)} {rest}"
        for page, (lead, rest) in zip("xy", ERRING, strict=True)
    }


def _right(name: str) -> dict[str, str]:
    return {
        page: f"Date: 2024-05-03\n\n{text.format(name=name)}"
        for page, text in zip("abc", STRANDED, strict=True)
    }


def test_a_rare_error_that_two_share_makes_them_one_voice() -> None:
    found = dict(together(**_right("Terpstra"), **_erring("Terpsta")).voices)
    assert found["x.txt"] == found["y.txt"]
    assert found["x.txt"] not in {found[path] for path in ("a.txt", "b.txt", "c.txt")}


def test_what_two_spell_as_all_others_do_makes_no_voice() -> None:
    found = dict(together(**_right("Terpstra"), **_erring("Terpstra")).voices)
    assert found["x.txt"] != found["y.txt"]
