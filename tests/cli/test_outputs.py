"""Several outputs in one run: where each goes, and what is said where one cannot."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.papers import Run


def test_every_format_at_once(folder: Path, run: Run) -> None:
    files = {name: f"out.{name}" for name in ("json", "sarif", "gitlab", "junit", "rdjson")}
    outputs = [f"--output={name}={file}" for name, file in files.items()]
    result = run("check", "news", "--output", "full", *outputs)
    assert result.exit_code == 1
    assert result.stdout == run("check", "news").stdout
    assert len(json.loads((folder / "out.sarif").read_text())["runs"][0]["results"]) == 1
    assert len(json.loads((folder / "out.gitlab").read_text())) == 1
    assert len(json.loads((folder / "out.rdjson").read_text())["diagnostics"]) == 1
    assert json.loads((folder / "out.json").read_text())["summary"]["contradictions"] == 1
    assert ElementTree.parse(folder / "out.junit").getroot().attrib["failures"] == "1"


def test_with_files_alone_standard_output_is_empty(folder: Path, run: Run) -> None:
    result = run("check", "news", "--output", "json=report.json")
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_hyphen_is_standard_output(folder: Path, run: Run) -> None:
    result = run("check", "news", "--output", "json=-", "--output", "concise=lines.txt")
    assert json.loads(result.stdout)["findings"]
    assert (folder / "lines.txt").read_text().startswith("news/evening.txt:3:")
    assert not (folder / "-").exists()


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (["full", "json"], "full and json would both go to standard output; give each a file"),
        (["json", "json"], "json and json would both go to standard output"),
        (["json=-", "concise"], "json and concise would both go to standard output"),
        (["json=a.json", "sarif=./a.json"], "json and sarif would both go to the file a.json"),
    ],
)
def test_two_outputs_to_one_place_are_usage(
    folder: Path, run: Run, outputs: list[str], message: str
) -> None:
    result = run("check", "news", *(f"--output={each}" for each in outputs))
    assert result.exit_code == 2
    assert message in result.stderr
    assert (result.stdout, sorted(each.name for each in folder.iterdir())) == ("", ["news"])


def test_format_and_output_are_one(folder: Path, run: Run) -> None:
    result = run("check", "news", "--format", "json", "--output", "concise")
    assert result.exit_code == 2
    assert "concise and json would both go to standard output" in result.stderr


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("a b/out.json", "there is no folder a b; make it first: mkdir -p 'a b'"),
        ("news", "it is a folder; name a file in it"),
        ("news/morning.txt/out.json", "cannot be written: Not a directory"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_with_what_mends_it(
    folder: Path, run: Run, target: str, message: str
) -> None:
    result = run("check", "news", "--output", f"json={target}", "--output", "concise")
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout.startswith("news/evening.txt:3:")


# ---------------------------------------------------------------- the summary of a step


def test_github_writes_the_step_s_summary(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    run("check", "news", "--format", "concise")
    assert not place.exists()
    result = run("check", "news", "--format", "github")
    assert result.stdout.startswith("::error file=news/evening.txt,")
    text = place.read_text()
    assert text.startswith("## factcheck\n\n2 sources, ")
    assert "`news/evening.txt:3` | `news/morning.txt:3` |" in text


def test_a_summary_that_cannot_be_written_is_told(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "gone/summary.md")
    result = run("check", "news", "--format", "github")
    assert result.exit_code == 2
    assert "gone/summary.md: cannot be written" in result.stderr
    assert result.stdout.startswith("::error file=news/evening.txt,")
