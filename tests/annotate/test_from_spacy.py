"""Names by a spaCy pipeline: a small one of hand-written patterns, saved and loaded by its path."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import sources
from factcheck.annotate import annotate
from factcheck.errors import ConfigError
from factcheck.model import Document

spacy = pytest.importorskip("spacy", reason="spaCy is an extra: factcheck-linter[spacy]")

from factcheck.annotate.names import from_spacy  # noqa: E402 - after the skip

PATTERNS = [
    {"label": "PERSON", "pattern": "Mr. Ilmar Kõiv"},
    {"label": "PERSON", "pattern": "Kõiv"},
    {"label": "PERSON", "pattern": "zorblax the quick"},  # no rule would find it
    {"label": "ORG", "pattern": "the Danube Transport Forum"},
    {"label": "ORG", "pattern": "DTF"},
    {"label": "ORG", "pattern": "Forum's"},
    {"label": "GPE", "pattern": "Vienna"},
    {"label": "GPE", "pattern": "Tallinn"},
    {"label": "LOC", "pattern": "The Danube"},
    {"label": "FAC", "pattern": "Hofburg"},
    {"label": "NORP", "pattern": "Estonian"},
    {"label": "DATE", "pattern": "Thursday"},
]

TEXT = """🚢 Pilots meet

Tallinn, March 10, 2025: Mr. Ilmar Kõiv told the Danube Transport Forum (DTF) on Thursday that an
Estonian ferry had reached Vienna.

“The Danube is open,” Kõiv said at the Hofburg. The Forum's guest, zorblax the quick, nodded.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pipeline is saved."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns(PATTERNS)
    path = tmp_path_factory.mktemp("pipelines") / "small"
    pipeline.to_disk(path)
    return path


@pytest.fixture(scope="module")
def document(folder: Path) -> Document:
    return annotate(sources.from_text("a.txt", TEXT), annotator=f"spacy:{folder}")


def test_its_entities_are_the_mentions(document: Document) -> None:
    assert [(mention.kind, mention.text) for mention in document.mentions] == [
        ("place", "Tallinn"),  # of the dateline, by the layout
        ("person", "Ilmar Kõiv"),  # without "Mr."
        ("organization", "Danube Transport Forum"),  # without "the"
        ("organization", "DTF"),
        ("place", "Vienna"),
        ("place", "Danube"),
        ("person", "Kõiv"),
        ("place", "Hofburg"),
        ("organization", "Forum"),  # without "'s"
        ("person", "zorblax the quick"),
    ]


def test_offsets_are_of_the_whole_text(document: Document) -> None:
    for mention in document.mentions:
        assert TEXT[mention.start : mention.end] == mention.text


def test_the_chains_of_the_article_make_entities(document: Document) -> None:
    named = [
        (entity.kind, entity.name, entity.aliases, entity.acronym) for entity in document.entities
    ]
    assert named == [
        ("place", "Tallinn", (), ""),
        ("person", "Ilmar Kõiv", ("Kõiv", "Mr. Ilmar Kõiv"), ""),
        ("organization", "Danube Transport Forum", ("DTF", "Forum"), "DTF"),
        ("place", "Vienna", (), ""),
        ("place", "Danube", (), ""),
        ("place", "Hofburg", (), ""),
        ("person", "zorblax the quick", (), ""),
    ]
    entities = [mention.entity for mention in document.mentions]
    assert entities == [0, 1, 2, 2, 3, 4, 1, 5, 2, 6]


def test_a_quotation_goes_to_the_person_it_found(document: Document) -> None:
    (quote,) = document.quotes
    assert quote.speaker is not None
    assert document.mentions[quote.speaker].text == "Kõiv"


def test_an_article_without_names(folder: Path) -> None:
    read = annotate(sources.from_text("b.txt", "Nothing happened.\n"), annotator=f"spacy:{folder}")
    assert read.mentions == ()
    assert read.entities == ()


def test_a_pipeline_is_loaded_once(folder: Path) -> None:
    assert from_spacy.load(str(folder)) is from_spacy.load(str(folder))


def test_a_pipeline_that_is_not_there_names_the_remedy() -> None:
    with pytest.raises(ConfigError) as raised:
        from_spacy.load("en_no_such_pipeline")
    assert 'annotator "spacy:en_no_such_pipeline"' in raised.value.message
    assert "python -m spacy download en_no_such_pipeline" in raised.value.message


def test_a_pipeline_that_finds_no_names_is_told(tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.to_disk(tmp_path / "sentences")
    with pytest.raises(ConfigError, match=r"no names.*entity_ruler, but sentencizer"):
        from_spacy.load(str(tmp_path / "sentences"))


def test_a_folder_that_holds_no_pipeline_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="spaCy cannot load it"):
        from_spacy.load(str(tmp_path))
