"""Sources of several formats in one run: each is checked, and reported where the person has it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.papers import EVENING, MORNING, Run

PAGE = """<!doctype html><html><head><title>{title}</title>
<meta property="article:published_time" content="2024-06-20T08:00:00Z"></head>
<body><article><h1>{title}</h1>
{paragraphs}
</article></body></html>
"""


def as_page(text: str) -> str:
    title, *paragraphs = text.split("\n\n")
    body = "\n".join(f"<p>{paragraph.strip()}</p>" for paragraph in paragraphs)
    return PAGE.format(title=title.strip(), paragraphs=body)


def claims(run: Run, *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        run("claims", "--format", "json", *arguments).stdout
    )["claims"]
    return found


def test_a_contradiction_between_a_text_and_json(folder: Path, run: Run) -> None:
    (folder / "news" / "evening.txt").unlink()
    record = json.dumps({"text": EVENING}, indent=1)
    (folder / "news" / "evening.json").write_text(record, encoding="utf-8")
    result = run("check", "news")
    assert result.exit_code == 1
    assert "error[FC201]" in result.stdout
    assert "news/evening.json:2:" in result.stdout


def test_claims_stand_in_the_file(folder: Path, run: Run) -> None:
    record = json.dumps({"id": 3, "text": EVENING}, indent=1)
    (folder / "a.json").write_text(record, encoding="utf-8")
    (folder / "a.txt").write_text(EVENING, encoding="utf-8")
    there, plain = claims(run, "a.json"), claims(run, "a.txt")
    assert [claim["text"] for claim in there] == [claim["text"] for claim in plain]
    for claim in there:
        start, end = claim["start"], claim["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert json.loads(f'"{record[start:end]}"') == claim["text"]
        assert claim["line"] == 3


def test_articles_of_one_file_contradict_one_another(folder: Path, run: Run) -> None:
    lines = [
        json.dumps({"id": name, "text": text}) for name, text in (("m", MORNING), ("e", EVENING))
    ]
    (folder / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    report = json.loads(run("check", "all.jsonl", "--format", "json").stdout)
    assert [source["path"] for source in report["sources"]] == ["all.jsonl#e", "all.jsonl#m"]
    assert any(
        finding["rule"] == "FC201"
        and {path for each in finding["positions"] for path in each["sources"]}
        == {"all.jsonl#e", "all.jsonl#m"}
        for finding in report["findings"]
    )
    shown = run("check", "all.jsonl", "--format", "concise").stdout
    assert "all.jsonl:2:" in shown
    assert run("check", "all.jsonl", "--focus", "all.jsonl").exit_code == 1


def test_the_keys_of_records_come_from_the_configuration(folder: Path, run: Run) -> None:
    (folder / "a.json").write_text(json.dumps({"words": EVENING}), encoding="utf-8")
    assert run("check", "a.json").exit_code == 2
    (folder / "factcheck.toml").write_text('[fields]\ntext = ["words"]\n')
    assert run("check", "a.json").exit_code == 0


def test_a_line_that_is_broken_is_told_and_the_rest_is_checked(folder: Path, run: Run) -> None:
    lines = ["{oops", json.dumps({"text": MORNING}), json.dumps({"text": EVENING})]
    (folder / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run("check", "all.jsonl")
    assert result.exit_code == 2
    assert "error[FC201]" in result.stdout
    assert "factcheck: error: all.jsonl: line 1 is no valid JSON" in result.stderr


def test_a_page_is_reported_in_its_markup(folder: Path, run: Run) -> None:
    page = as_page(EVENING)
    (folder / "news" / "evening.txt").unlink()
    (folder / "news" / "evening.html").write_text(page, encoding="utf-8")
    result = run("check", "news", "--format", "concise")
    assert result.exit_code == 1
    assert "news/evening.html:" in result.stdout
    for claim in claims(run, "news/evening.html"):
        assert page[claim["start"] : claim["end"]] == claim["text"]  # type: ignore[index]


def test_a_report_that_lies_beside_its_sources_is_none_of_them(folder: Path, run: Run) -> None:
    outputs = ("--output", "html=news/report.html", "--output", "json=news/report.json")
    first = run("check", "news", *outputs, "--output", "json")
    assert run("check", "news", "--format", "json").stdout == first.stdout


def test_standard_input_may_be_of_any_format(folder: Path, run: Run) -> None:
    result = run(
        "check",
        "-",
        "news/morning.txt",
        "--stdin-filename",
        "news/evening.json",
        stdin=json.dumps({"text": EVENING}),
    )
    assert result.exit_code == 1
    assert "news/evening.json:1:" in result.stdout


def test_annotations_stand_in_the_file(folder: Path, run: Run) -> None:
    record = json.dumps({"text": EVENING})
    (folder / "a.json").write_text(record, encoding="utf-8")
    [document] = json.loads(run("annotate", "a.json", "--format", "json").stdout)["documents"]
    assert document["times"]
    for time in document["times"]:
        assert json.loads(f'"{record[time["start"] : time["end"]]}"') == time["text"]


def test_seeds_are_checked_where_nothing_else_is_said(folder: Path, run: Run) -> None:
    (folder / "news").rename(folder / "seeds")
    assert run("check", "--isolated").stdout == run("check", "seeds", "--isolated").stdout
