"""How a run behaves towards who looks on: colour, links, ASCII, silence, progress."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from factcheck.report.columns import width
from tests.cli.papers import EVENING, MORNING, Run
from tests.cli.terminal import on_terminal

LINK = re.compile(r"\x1b\]8;;(.*?)\x1b\\(.*?)\x1b\]8;;\x1b\\")


# ---------------------------------------------------------------- colour and links


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR_FORCE": "0"}, False),
        ({"CLICOLOR": "1"}, False),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_colour_in_a_pipe(
    folder: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name in ("CLICOLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "news").stdout) is coloured


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"CLICOLOR": "0"}, False), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_on_a_terminal(folder: Path, environment: dict[str, str], coloured: bool) -> None:
    seen = on_terminal(folder, ["check", "news"], environment=environment)
    assert seen.status == 1
    assert ("\x1b[" in seen.out) is coloured


def test_a_rule_s_id_is_a_link_where_the_terminal_shows_links(folder: Path) -> None:
    links = on_terminal(folder, ["check", "news"], environment={"VTE_VERSION": "7600"}).out
    plain = on_terminal(folder, ["check", "news"]).out
    found = LINK.search(links)
    assert found is not None
    target, shown = found.groups()
    assert shown == "FC201"
    assert target.startswith("file:///") and target.endswith(".yaml")
    rule = Path(target.removeprefix("file://"))
    assert "id: FC201" in rule.read_text(encoding="utf-8")
    assert LINK.sub(r"\2", links) == plain


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        ([], {"NO_COLOR": "1", "VTE_VERSION": "7600"}),
        (["--color", "never"], {"VTE_VERSION": "7600"}),
        ([], {"TMUX": "/tmp/tmux", "TERM_PROGRAM": "vscode"}),
        ([], {"VTE_VERSION": "7600", "FORCE_HYPERLINK": "0"}),
    ],
)
def test_no_link_without_colour_or_where_it_would_show(
    folder: Path, arguments: list[str], environment: dict[str, str]
) -> None:
    seen = on_terminal(folder, ["check", "news", *arguments], environment=environment)
    assert "\x1b]8" not in seen.out


def test_no_link_in_a_pipe(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VTE_VERSION", "7600")
    assert "\x1b]8" not in run("check", "news", "--color", "always").stdout


# ---------------------------------------------------------------- width and ASCII


@pytest.mark.parametrize("columns", [20, 30, 40, 72])
def test_the_page_is_as_wide_as_the_terminal(folder: Path, columns: int) -> None:
    seen = on_terminal(folder, ["check", "news", "--color", "never"], columns=columns)
    wide = [line for line in seen.out.splitlines() if width(line) > columns]
    assert [line for line in wide if line.split()[0] not in ("-->", ":::")] == []
    assert any(line.rstrip().endswith("^") or "^ " in line for line in seen.out.splitlines())


def test_a_file_is_the_same_from_any_terminal(folder: Path, run: Run) -> None:
    for columns, name in ((40, "narrow.txt"), (200, "wide.txt")):
        on_terminal(folder, ["check", "news", "--output", f"full={name}"], columns=columns)
    narrow, wide = ((folder / name).read_text() for name in ("narrow.txt", "wide.txt"))
    assert narrow == wide == run("check", "news").stdout


def accented(folder: Path) -> None:
    (folder / "news" / "morning.txt").write_text(
        MORNING.replace("Pilots", "Pilots of “Åse”"), encoding="utf-8"
    )
    (folder / "news" / "evening.txt").write_text(
        EVENING.replace(
            "have promised slower ferries", "of the “海辺” – and Ærø’s – promise 🚀 care"
        ),
        encoding="utf-8",
    )


def test_ascii_holds_nothing_else(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    accented(folder)
    monkeypatch.setenv("COLUMNS", "250")
    plain, ascii_ = run("check", "news").stdout, run("check", "news", "--ascii").stdout
    assert not plain.isascii() and ascii_.isascii()
    assert '"\\u6d77\\u8fba" - and AEro\'s - promise \\U0001f680 care. The second' in ascii_
    for text in (plain, ascii_):
        lines = text.splitlines()
        at = next(n for n, line in enumerate(lines) if "March 5, 2025" in line and " | " in line)
        start = width(lines[at][: lines[at].index("March 5, 2025")])
        assert lines[at + 1][start:].startswith("^" * len("March 5, 2025"))


def test_a_terminal_without_unicode_gets_ascii_unasked(folder: Path) -> None:
    accented(folder)
    for encoding in ("ascii", "latin-1", "cp437"):
        seen = on_terminal(
            folder,
            ["check", "news"],
            environment={"PYTHONIOENCODING": encoding},
            encoding=encoding,
        )
        assert seen.status == 1
        assert click.unstyle(seen.out).isascii() and "2025-03-05" in seen.out


@pytest.mark.parametrize("format_", ["json", "jsonl", "sarif", "gitlab", "rdjson"])
def test_ascii_is_still_json(folder: Path, run: Run, format_: str) -> None:
    accented(folder)
    (folder / "news" / "evening.txt").write_text(
        (folder / "news" / "evening.txt").read_text().replace("March 5", "März 5, that is March 5")
    )
    plain = run("check", "news", "--format", format_).stdout
    ascii_ = run("check", "news", "--format", format_, "--ascii").stdout
    assert ascii_.isascii()
    for one, other in zip(plain.splitlines(), ascii_.splitlines(), strict=True):
        if format_ == "jsonl":
            assert json.loads(one) == json.loads(other)
    if format_ != "jsonl":
        assert json.loads(plain) == json.loads(ascii_)


# ---------------------------------------------------------------- silence


def test_quiet_is_findings_alone(folder: Path, run: Run) -> None:
    (folder / "news" / "evening.txt").write_bytes(
        EVENING.replace("mayor", "máyor").encode("cp1252")
    )
    loud, quiet = run("check", "news"), run("check", "news", "-q")
    assert "decoded as" in loud.stderr and quiet.stderr == ""
    assert loud.stdout.startswith(quiet.stdout)
    assert "2 sources" in loud.stdout and "2 sources" not in quiet.stdout
    assert quiet.exit_code == 1
    concise = run("check", "news", "-q", "--format", "concise").stdout
    assert (
        concise.splitlines() == run("check", "news", "--format", "concise").stdout.splitlines()[:-1]
    )


def test_quiet_and_clean_says_nothing(agreeing: Path, run: Run) -> None:
    for format_ in ("full", "concise"):
        result = run("check", "news", "--quiet", "--format", format_)
        assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


def test_quiet_still_tells_of_errors(folder: Path, run: Run) -> None:
    result = run("check", "news", "gone.txt", "--quiet")
    assert result.exit_code == 2
    assert "factcheck: error: gone.txt" in result.stderr


# ---------------------------------------------------------------- progress


@pytest.fixture
def many(folder: Path) -> Path:
    for number in range(120):
        path = folder / "news" / f"{number:03}.txt"
        path.write_text(f"Rain fell on the hills of parish {number}.\n", encoding="utf-8")
    return folder


def test_progress_is_for_who_waits(many: Path) -> None:
    seen = on_terminal(many, ["check", "news", "--color", "never"])
    assert "reading the sources" in seen.err and "comparing what they say" in seen.err
    assert "reading" not in seen.out
    assert seen.err.rstrip("\n").endswith("\x1b[2K")  # wiped when it is over


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["-q"], {}),
        ([], {"CI": "true"}),
        ([], {"PRE_COMMIT": "1"}),
        ([], {"TERM": "dumb"}),
    ],
)
def test_no_progress_where_nobody_waits(
    many: Path, arguments: list[str], environment: dict[str, str]
) -> None:
    seen = on_terminal(many, ["check", "news", *arguments], environment=environment)
    assert seen.err == ""


def test_no_progress_for_a_few_nor_in_a_pipe(folder: Path, run: Run) -> None:
    assert on_terminal(folder, ["check", "news"]).err == ""
    assert run("check", "news").stderr == ""


def test_progress_changes_no_result(many: Path, run: Run) -> None:
    seen = on_terminal(many, ["check", "news", "--format", "json", "-j", "2"])
    assert json.loads(seen.out) == json.loads(run("check", "news", "--format", "json").stdout)


def test_a_run_in_a_pipe_loads_no_rich(folder: Path) -> None:
    code = (
        "import sys, factcheck.cli\n"
        "try: factcheck.cli.cli(['check', 'news'], prog_name='factcheck')\n"
        "finally: print([m for m in sys.modules if m.startswith('rich.')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, check=False
    )
    assert done.stderr == b"[]\n"


def test_the_colour_of_help_is_none(run: Run) -> None:
    text = run("check", "--help").stdout
    assert click.unstyle(text) == text
    for option in ("--color", "--ascii", "--quiet", "--watch"):
        assert option in text
