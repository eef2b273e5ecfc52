"""The other commands: claims, annotate, explain, rules, schema, and the group around them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.version import VERSION
from tests.cli.papers import EVENING, MORNING, Run


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout == f"factcheck {VERSION}\n"
    help_ = run("--help")
    assert help_.exit_code == 0
    for name in ("check", "claims", "annotate", "rules", "explain", "schema"):
        assert f"  {name} " in help_.stdout


@pytest.mark.parametrize("name", ["check", "claims", "annotate", "rules", "explain", "schema"])
def test_every_command_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")


def test_an_unknown_command_is_usage(run: Run) -> None:
    result = run("chek")
    assert result.exit_code == 2
    assert "chek" in result.stderr


# ---------------------------------------------------------------- claims


def test_claims_as_a_table(folder: Path, run: Run) -> None:
    result = run("claims", "news")
    assert result.exit_code == 0
    row = next(line for line in result.stdout.splitlines() if "14 delegate" in line)
    assert row.startswith("news/morning.txt:3:")
    assert "  quantity  " in row


def test_claims_as_json(folder: Path, run: Run) -> None:
    body = json.loads(run("claims", "news", "--format", "json").stdout)
    assert set(body) == {"schema_version", "sources", "subjects", "claims", "errors"}
    known = {subject["id"] for subject in body["subjects"]}
    assert {claim["subject"] for claim in body["claims"]} <= known
    places = [(claim["source"], claim["start"]) for claim in body["claims"]]
    assert places == sorted(places)


def test_claims_as_lines(folder: Path, run: Run) -> None:
    body = json.loads(run("claims", "news", "--format", "json").stdout)
    lines = run("claims", "news", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == body["claims"]


# ---------------------------------------------------------------- annotate


def test_annotations_are_cut_from_the_text(folder: Path, run: Run) -> None:
    body = json.loads(run("annotate", "news", "--format", "json").stdout)
    evening, morning = body["documents"]
    assert (evening["path"], morning["path"]) == ("news/evening.txt", "news/morning.txt")
    for document, text in ((evening, EVENING), (morning, MORNING)):
        for kind, spans in document.items():
            if kind != "path":
                for span in spans:
                    assert text[span["start"] : span["end"]] == span["text"]
    (dated,) = [time for time in morning["times"] if time["text"] == "March 3, 2025"]
    assert (dated["type"], dated["timex"], dated["edtf"]) == ("DATE", "2025-03-03", "2025-03-03")
    (count,) = [number for number in morning["numbers"] if number["text"].startswith("14")]
    assert (count["low"], count["high"]) == (14, 14)


def test_annotations_as_text(folder: Path, run: Run) -> None:
    result = run("annotate", "news/morning.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("news/morning.txt\npublished 2025-03-10\nsentences\n")
    assert "  3:102  March 3, 2025" in result.stdout


# ---------------------------------------------------------------- explain


@pytest.fixture
def fingerprint(folder: Path, run: Run) -> str:
    body = json.loads(run("check", "news", "--format", "json").stdout)
    found = next(each for each in body["findings"] if each["rule"] == "FC201")
    return str(found["fingerprint"])


def test_explain_shows_the_grounds(run: Run, fingerprint: str) -> None:
    whole = run("explain", fingerprint, "news")
    assert whole.exit_code == 0
    assert whole.stdout.startswith("error[FC201]: ")
    for part in (
        "position 1: ",
        "position 2: ",
        "subject: ",
        "gates\n",
        "2025-03-03",
        "2025-03-05",
        "score ",
    ):
        assert part in whole.stdout
    assert run("explain", fingerprint[:8], "news").stdout == whole.stdout


@pytest.mark.parametrize("prefix", ["ffffffffffff", "zz", ""])
def test_explain_wants_a_fingerprint_that_is_there(folder: Path, run: Run, prefix: str) -> None:
    result = run("explain", prefix, "news")
    assert result.exit_code == 2
    assert "fingerprint" in result.stderr


def test_explain_names_the_nearest_fingerprint(run: Run, fingerprint: str) -> None:
    last = "0" if fingerprint[7] != "0" else "1"
    result = run("explain", fingerprint[:7] + last, "news")
    assert result.exit_code == 2
    assert f"the nearest is {fingerprint[:8]} (FC201: " in result.stderr


# ---------------------------------------------------------------- rules


def test_rules_lists_them(folder: Path, run: Run) -> None:
    result = run("rules")
    assert result.exit_code == 0
    ids = [line.split()[0] for line in result.stdout.splitlines()]
    assert ids == sorted(ids)
    assert "FC201" in ids


@pytest.mark.parametrize("name", ["FC201", "event-date-conflict", "fc201"])
def test_rules_explains_one(folder: Path, run: Run, name: str) -> None:
    result = run("rules", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("FC201 event-date-conflict (error)\n")


@pytest.mark.parametrize("prefix", ["FC30", "fc30"])
def test_rules_lists_what_a_prefix_names(folder: Path, run: Run, prefix: str) -> None:
    result = run("rules", prefix)
    assert result.exit_code == 0
    ids = [line.split()[0] for line in result.stdout.splitlines()]
    assert ids == ["FC301", "FC302", "FC303", "FC304"]


def test_a_prefix_of_one_rule_explains_it(folder: Path, run: Run) -> None:
    assert run("rules", "weekday").stdout == run("rules", "FC101").stdout


def test_rules_names_the_nearest(folder: Path, run: Run) -> None:
    result = run("rules", "event-date-conflit")
    assert result.exit_code == 2
    assert "event-date-conflict" in result.stderr


# ---------------------------------------------------------------- schema and the process


def test_schema(run: Run) -> None:
    assert json.loads(run("schema").stdout)["title"] == "Report"


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_the_process_leaves_with_the_status(folder: Path) -> None:
    assert process("check", "news").returncode == 1
    assert process("check", "news", "--fail-level", "never").returncode == 0
    assert process("check", "nowhere").returncode == 2


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    command = [sys.executable, "-m", "factcheck", "claims", "news", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


def test_a_closed_output_is_no_traceback(folder: Path) -> None:
    shell = f"{sys.executable} -m factcheck check news >&-"
    result = subprocess.run(["sh", "-c", shell], capture_output=True, check=False)
    assert b"Traceback" not in result.stderr
    assert result.returncode == 1


def test_reports_are_utf8_whatever_the_locale(folder: Path) -> None:
    (folder / "news" / "evening.txt").write_text(EVENING.replace("Varnholm", "Vårnholm"))
    result = process("annotate", "news", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "Vårnholm" in result.stdout.decode("utf-8")


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    command = line.replace("factcheck", f"{sys.executable} -m factcheck", 1)
    return subprocess.run(["sh", "-c", command], capture_output=True, check=False)


@pytest.mark.parametrize("command", ["claims", "check", "annotate"])
def test_a_closed_input_is_named(folder: Path, command: str) -> None:
    result = shell(f"factcheck {command} - <&-")
    assert result.returncode == 2
    assert result.stderr == (
        b"factcheck: error: stdin.txt: standard input is closed; pipe a text into it\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize(
    "command", ["claims news", "check news", "annotate news", "schema", "rules", "--help"]
)
def test_a_full_disk_is_named(folder: Path, command: str) -> None:
    result = shell(f"factcheck {command} >/dev/full")
    assert result.returncode == 2
    assert result.stderr == (
        b"factcheck: error: standard output cannot be written: No space left on device\n"
    )
