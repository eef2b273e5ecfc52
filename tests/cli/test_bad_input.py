"""What cannot be read is named and ends in exit status 2; all else is checked."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.papers import Run


def errors(result: Result) -> list[str]:
    return [each["path"] for each in json.loads(result.stdout)["errors"]]


def still_found(result: Result) -> bool:
    return "FC201" in {finding["rule"] for finding in json.loads(result.stdout)["findings"]}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("news/gone.txt", None, "does not exist"),
        ("news/empty.txt", b"", "is empty"),
        ("news/blank.txt", b" \n\n", "is empty"),
        ("news/photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary"),
        ("news/utf16.txt", b"\xff\xfe\x00\xd8\x00", "UTF-16"),
        ("news/sheet.xlsx", b"PK", "not supported"),
        ("news/front.md", b"---\ntitle: [a\n---\nText.\n", "front matter"),
    ],
)
def test_a_source_left_out(
    folder: Path, run: Run, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    result = run("check", "news", name, "--format", "json")
    assert result.exit_code == 2
    assert errors(result) == [name]
    assert still_found(result)
    assert json.loads(result.stdout)["summary"]["exit_status"] == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"factcheck: error: {name}: ") and message in line


def test_the_text_report_says_that_something_was_left_out(folder: Path, run: Run) -> None:
    result = run("check", "news", "gone.txt")
    assert result.exit_code == 2
    assert "error[FC201]" in result.stdout
    assert result.stdout.endswith(" 1 left out\n")


def test_a_legacy_encoding_is_read_with_its_words(folder: Path, run: Run) -> None:
    text = "VARNHOLM, March 4, 2025: Café owner José Peña, 63, thanked the crew.\n"
    (folder / "news" / "old.txt").write_bytes(text.encode("cp1252"))
    result = run("claims", "news/old.txt", "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == "factcheck: note: news/old.txt: decoded as windows-1252\n"
    for claim in json.loads(result.stdout)["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]


def test_a_file_that_vanishes_between_listing_and_reading(folder: Path, run: Run) -> None:
    (folder / "news" / "link.txt").symlink_to(folder / "nowhere.txt")
    result = run("check", "news", "news/link.txt", "--format", "json")
    assert result.exit_code == 2
    assert errors(result) == ["news/link.txt"]
    assert still_found(result)


def test_a_link_to_nowhere_in_a_folder(folder: Path, run: Run) -> None:
    (folder / "news" / "link.txt").symlink_to("nowhere.txt")
    result = run("check", "news", "--format", "json")
    assert result.exit_code == 2
    assert errors(result) == ["news/link.txt"]
    assert still_found(result)
    assert "is a link to nowhere.txt" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_subfolder_that_cannot_be_listed(folder: Path, run: Run) -> None:
    (folder / "news" / "closed").mkdir(mode=0)
    result = run("check", "news", "--format", "json")
    assert result.exit_code == 2
    assert errors(result) == ["news/closed"]
    assert still_found(result)


@pytest.mark.skipif(sys.platform != "linux", reason="only there are file names any bytes")
def test_a_file_whose_name_is_not_utf8(folder: Path, run: Run) -> None:
    (folder / os.fsdecode(b"news/caf\xe9.txt")).write_text("Rain fell on Limberg.\n")
    result = run("check", "news", "--format", "json")
    assert result.exit_code == 2
    assert errors(result) == ["news/caf?.txt"]
    assert still_found(result)


@pytest.mark.parametrize("command", ["claims", "annotate"])
def test_other_commands_go_on_too(folder: Path, run: Run, command: str) -> None:
    result = run(command, "news", "gone.txt", "--format", "json")
    assert result.exit_code == 2
    assert errors(result) == ["gone.txt"]
    assert "does not exist" in result.stderr


def test_an_empty_folder(folder: Path, run: Run) -> None:
    (folder / "empty").mkdir()
    result = run("check", "empty")
    assert result.exit_code == 2
    assert "no articles in empty" in result.stderr


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('sorces = ["news"]', "unknown key 'sorces'; did you mean 'sources'?"),
        ('fail-level = "nver"', 'none of error, warning, note, never; did you mean "never"?'),
        ('severity = {FC201 = "eror"}', 'none of error, warning, note; did you mean "error"?'),
        (
            'output = ["jsno"]',
            'jsonl, sarif, github, gitlab, junit, rdjson, html; did you mean "json"?',
        ),
        ('select = ["FC999"]', "key 'select': no rule is called \"FC999\""),
        ('ignore = ["event-date-conflit"]', 'did you mean "event-date-conflict"?'),
        ('extend-select = ["FC999"]', "key 'extend-select': no rule is called"),
        ('severity = {FC999 = "note"}', "key 'severity': no rule is called \"FC999\""),
    ],
)
def test_a_configuration_with_a_typo_leaves_the_rest_to_work(
    folder: Path, run: Run, line: str, message: str
) -> None:
    (folder / "factcheck.toml").write_text(f'show = ["all"]\n{line}\n')
    result = run("check", "news", "--format", "json")
    assert result.exit_code == 2
    assert still_found(result)
    assert errors(result) == ["factcheck.toml"]
    assert "agreement" in {each["verdict"] for each in json.loads(result.stdout)["findings"]}
    (told,) = result.stderr.splitlines()
    assert told.startswith("factcheck: error: factcheck.toml:2: ") and message in told
    assert run("check", "news", "--isolated").exit_code == 1


@pytest.mark.parametrize("command", ["claims", "annotate"])
def test_other_commands_go_on_beside_a_typo(folder: Path, run: Run, command: str) -> None:
    (folder / "factcheck.toml").write_text("nonsense = 1\n")
    result = run(command, "news", "--format", "json")
    assert result.exit_code == 2
    assert errors(result) == ["factcheck.toml"]
    assert result.stderr.count("unknown key 'nonsense'") == 1
    assert run("rules").exit_code == 2


def test_a_typo_that_leaves_no_sources_is_named_with_it(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('sorces = ["news"]\n')
    result = run("check")
    assert result.exit_code == 2
    assert "did you mean 'sources'?" in result.stderr and "no sources" in result.stderr


def test_a_configuration_that_is_no_toml(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('sources = ["news"]\nselect = [\n')
    result = run("check", "news")
    assert result.exit_code == 2
    assert "factcheck.toml" in result.stderr and "line 2" in result.stderr


def test_a_rule_with_a_typo_leaves_the_others_to_work(folder: Path, run: Run) -> None:
    rule = folder / "own" / "events" / "toll.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text("id: X1\nlevl: error\noperator: conflict\npredicates: [quantity]\n")
    (folder / "factcheck.toml").write_text('sources = ["news"]\nrules = ["own"]\n')
    result = run("check", "--format", "json")
    assert result.exit_code == 2
    assert still_found(result)
    assert errors(result) == ["own/events/toll.yaml"]
    assert "levl" in result.stderr and "level" in result.stderr


def test_a_folder_of_rules_that_is_missing(folder: Path, run: Run) -> None:
    (folder / "factcheck.toml").write_text('rules = ["own"]\n')
    result = run("check", "news", "--format", "json")
    assert result.exit_code == 2
    assert still_found(result)
    assert errors(result) == ["own"]
