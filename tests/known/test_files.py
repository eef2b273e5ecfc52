"""The baseline and the waivers as files: what is written is read again; what is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import ConfigError
from factcheck.known import baseline, waivers
from factcheck.model import Dispute, Stand

DISPUTE = Dispute(
    fingerprint="00112233445566aa",
    rule="FC201",
    predicate="event.date",
    subject=("third meeting of the council", "meeting"),
    positions=(
        (Stand("2025-05-12/2025-05-13", "news/a.txt", "aa/bb"),),
        (Stand('"about" 14 \x7f', "b.txt", ""),),
    ),
)
OTHER = Dispute(
    fingerprint="ff00", rule="FC601", predicate="quantity", subject=("fire",), positions=()
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_baseline_is_read_as_it_was_written(folder: Path) -> None:
    Path("b.jsonl").write_text(baseline.render([OTHER, DISPUTE], "b.jsonl"), encoding="utf-8")
    assert baseline.read("b.jsonl") == (DISPUTE, OTHER)


def test_one_entry_a_line_sorted_whatever_the_order(folder: Path) -> None:
    text = baseline.render([OTHER, DISPUTE], "b.jsonl")
    assert text == baseline.render([DISPUTE, OTHER, DISPUTE], "b.jsonl")
    assert [line[:33] for line in text.splitlines()] == [
        '{"fingerprint":"00112233445566aa"',
        '{"fingerprint":"ff00","rule":"FC6',
    ]


def test_sources_are_named_from_the_baseline_s_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "kept").mkdir()
    text = baseline.render([DISPUTE], "kept/b.jsonl")
    assert "../news/a.txt" in text
    (folder / "kept" / "b.jsonl").write_text(text, encoding="utf-8")
    assert baseline.read("kept/b.jsonl") == (DISPUTE,)
    monkeypatch.chdir(folder / "kept")
    assert baseline.read("b.jsonl")[0].sources == ("../b.txt", "../news/a.txt")


def test_a_union_merge_may_double_and_disorder_lines(folder: Path) -> None:
    lines = baseline.render([OTHER, DISPUTE], "b.jsonl").splitlines(keepends=True)
    Path("b.jsonl").write_text("".join([*reversed(lines), lines[0], "\n"]), encoding="utf-8")
    assert baseline.read("b.jsonl") == (DISPUTE, OTHER)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("<<<<<<< HEAD", "line 2: a merge was left open here"),
        ("{}", "line 2: no entry (Object missing required field `fingerprint`)"),
        ('{"fingerprnt": ""}', "line 2: no entry (Object contains unknown field `fingerprnt`)"),
        ("what", "line 2: no entry (JSON is malformed"),
    ],
)
def test_what_is_no_entry(folder: Path, line: str, reason: str) -> None:
    text = baseline.render([DISPUTE], "b.jsonl") + line + "\n"
    Path("b.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        baseline.read("b.jsonl")
    assert error.value.path == "b.jsonl"
    assert error.value.message.startswith(reason)


def test_a_baseline_that_is_not_there(folder: Path) -> None:
    with pytest.raises(ConfigError, match="`factcheck baseline create` writes one"):
        baseline.read("b.jsonl")


# ---------------------------------------------------------------- waivers

HEAD = """\
# Agreed with the desk on 3 May.
"""
GOOD = """\
[[waiver]]
fingerprint = "00112233445566aa"
reason = "both papers were told so"
author = "Ana Roe"
expires = 2027-06-30  # the next election
"""


def write(text: str) -> None:
    Path("w.toml").write_text(text, encoding="utf-8")


def test_a_waiver_written_by_hand(folder: Path) -> None:
    write(HEAD + GOOD)
    [waiver], problems = waivers.read("w.toml")
    assert problems == ()
    assert (waiver.author, waiver.expires) == ("Ana Roe", "2027-06-30")
    assert waiver.reason == "both papers were told so"
    assert (waiver.spot.line, waiver.spot.column) == (3, 16)
    assert waiver.spot.context == 'fingerprint = "00112233445566aa"'


@pytest.mark.parametrize("before", ["", HEAD, HEAD + GOOD.replace("66aa", "66ab"), "# no end"])
def test_a_waiver_is_appended_and_read_again(folder: Path, before: str) -> None:
    if before:
        write(before)
    lines = waivers.entry(
        DISPUTE, "w.toml", reason='a "quoted" \\ reason', author="Ana Roe", expires="2027-06-30"
    )
    waivers.append("w.toml", lines)
    assert Path("w.toml").read_text(encoding="utf-8").startswith(before)
    *_, waiver = waivers.read("w.toml")[0]
    assert waiver.dispute == DISPUTE
    assert waiver.reason == 'a "quoted" \\ reason'
    assert waiver.expires == "2027-06-30"


def test_the_line_ends_of_the_file_are_kept(folder: Path) -> None:
    Path("w.toml").write_bytes(HEAD.replace("\n", "\r\n").encode())
    lines = waivers.entry(DISPUTE, "w.toml", reason="so", author="Ana", expires="2027-06-30")
    waivers.append("w.toml", lines)
    raw = Path("w.toml").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("reason =", "reasn ="), "unknown key 'reasn'; did you mean \"reason\"?"),
        (('reason = "both papers were told so"\n', ""), "reason is missing"),
        (('"both papers were told so"', '" "'), "reason is empty"),
        (('"both papers were told so"', "3"), "reason must be a string"),
        (('"Ana Roe"', '""'), "author is empty"),
        (("2027-06-30", "2027-06"), None),
        (("2027-06-30", '"soon"'), "expires must be a date such as 2027-06-30"),
        (("66aa", ""), 'fingerprint: "001122334455" is none; it has 16 hex digits'),
        (
            ("expires", "positions = 3\nexpires"),
            "subject and positions are those that `factcheck waive` writes; or leave them out",
        ),
    ],
)
def test_what_is_no_waiver_waives_nothing_and_is_told(
    folder: Path, change: tuple[str, str], fault: str | None
) -> None:
    write(GOOD.replace("66aa", "66ab") + GOOD.replace(*change))
    if fault is None:  # no TOML at all
        with pytest.raises(ConfigError, match="is no valid TOML"):
            waivers.read("w.toml")
        return
    [first], problems = waivers.read("w.toml")
    assert first.dispute.fingerprint == "00112233445566ab"
    assert f"waiver 2: {fault}" in [problem.message for problem in problems]
    assert {(problem.path, problem.line) for problem in problems} == {("w.toml", 6)}


def test_one_finding_is_waived_once(folder: Path) -> None:
    write(GOOD + GOOD)
    found, [problem] = waivers.read("w.toml")
    assert len(found) == 1
    assert problem.message == "waiver 2: 00112233445566aa is waived twice"


def test_another_table_is_a_slip(folder: Path) -> None:
    write(GOOD.replace("[[waiver]]", "[[waivers]]"))
    found, [problem] = waivers.read("w.toml")
    assert found == ()
    assert problem.message.startswith("unknown key 'waivers'; did you mean \"waiver\"?")
