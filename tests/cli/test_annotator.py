"""``annotator``: from the configuration or the command line; what is said when it is missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.papers import Run

DISPATCH = "zorblax the quick, 41, met Grumble Two in Vienna on 3 March 2025.\n"


@pytest.fixture
def pipeline(folder: Path) -> str:
    """A pipeline saved in ``models/small``, as seen from the working directory."""
    spacy = pytest.importorskip("spacy", reason="spaCy is an extra: factcheck-linter[spacy]")
    built = spacy.blank("en")
    patterns = [
        {"label": "PERSON", "pattern": "zorblax the quick"},
        {"label": "GPE", "pattern": "Vienna"},
    ]
    built.add_pipe("entity_ruler").add_patterns(patterns)
    (folder / "models").mkdir()
    built.to_disk(folder / "models" / "small")
    for number in range(9):
        (folder / "news" / f"dispatch{number}.txt").write_text(DISPATCH, encoding="utf-8")
    return "models/small"


def names(printed: str) -> set[tuple[str, str]]:
    documents = json.loads(printed)["documents"]
    return {
        (kind, each["text"])
        for document in documents
        if "dispatch" in document["path"]
        for kind in ("people", "organizations", "places")
        for each in document[kind]
    }


def test_the_command_line_chooses_it(run: Run, pipeline: str) -> None:
    result = run("annotate", "news", "--format", "json", "--annotator", f"spacy:{pipeline}")
    assert result.exit_code == 0
    assert names(result.stdout) == {("people", "zorblax the quick"), ("places", "Vienna")}


def test_the_configuration_chooses_it_by_a_path_of_its_own(
    run: Run, folder: Path, pipeline: str
) -> None:
    settings = folder / "models" / "factcheck.toml"
    settings.write_text('annotator = "spacy:./small"\n', encoding="utf-8")
    result = run("annotate", "news", "--format", "json", "--config", str(settings))
    assert result.exit_code == 0
    assert names(result.stdout) == {("people", "zorblax the quick"), ("places", "Vienna")}


def test_the_command_line_goes_over_the_configuration(
    run: Run, folder: Path, pipeline: str
) -> None:
    settings = folder / "factcheck.toml"
    settings.write_text(f'annotator = "spacy:{pipeline}"\n', encoding="utf-8")
    result = run("annotate", "news", "--format", "json", "--annotator", "rules")
    assert ("people", "zorblax the quick") not in names(result.stdout)


@pytest.mark.parametrize("command", ["claims", "check"])
def test_workers_change_nothing(run: Run, pipeline: str, command: str) -> None:
    options = (command, "news", "--format", "json", "--annotator", f"spacy:{pipeline}")
    alone, shared = run(*options, "-j", "1"), run(*options, "-j", "2")
    assert shared.stdout == alone.stdout
    assert "zorblax the quick" in alone.stdout
    assert shared.exit_code == alone.exit_code


@pytest.mark.parametrize("command", ["annotate", "claims", "check"])
def test_a_missing_pipeline_is_one_error(run: Run, folder: Path, command: str) -> None:
    pytest.importorskip("spacy", reason="spaCy is an extra: factcheck-linter[spacy]")
    result = run(command, "news", "--annotator", "spacy:en_no_such_pipeline", "-j", "2")
    assert result.exit_code == 2
    assert result.stderr.count("en_no_such_pipeline") == 3  # the setting, the cause, the remedy
    assert "python -m spacy download en_no_such_pipeline" in result.stderr


def test_missing_spacy_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)  # what Python does for a module that is barred
    result = run("claims", "news", "--annotator", "spacy:en_another_pipeline")
    assert result.exit_code == 2
    assert 'pip install "factcheck-linter[spacy]"' in result.stderr


@pytest.mark.parametrize("given", ["spacy:", "spacy: ", "flair", "Rules", ""])
def test_one_that_is_none_is_told(run: Run, folder: Path, given: str) -> None:
    result = run("claims", "news", "--annotator", given)
    assert result.exit_code == 2
    assert f'"{given}" is neither rules nor spacy:NAME' in result.stderr


def test_one_that_is_none_in_the_configuration_is_left_out(run: Run, folder: Path) -> None:
    (folder / "factcheck.toml").write_text('annotator = "flair"\n', encoding="utf-8")
    result = run("claims", "news")
    assert result.exit_code == 2
    assert "key 'annotator': \"flair\" is neither rules nor spacy:NAME" in result.stderr
    assert "VARNHOLM" in result.stdout or result.stdout.count("\n") > 3  # the rest was read
