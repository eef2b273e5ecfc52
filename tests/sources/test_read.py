"""Files to Sources: encodings, metadata, and errors that say the fix."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from factcheck import sources
from factcheck.errors import SourceError
from factcheck.model import Source


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(name: str, raw: bytes) -> Source:
    Path(name).write_bytes(raw)
    return sources.read(name)


def message(name: str, raw: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(name, raw)
    assert caught.value.path == name
    return caught.value.message


def test_plain_text_is_kept_as_decoded() -> None:
    raw = "Café rules\r\n\r\nThe court ruled.\r\n".encode()
    found = read("a.txt", raw)
    assert found.text == "Café rules\r\n\r\nThe court ruled.\r\n"
    assert found.sha256 == hashlib.sha256(raw).hexdigest()
    assert (found.path, found.body, found.note) == ("a.txt", 0, "")


def test_path_is_relative_with_forward_slashes(in_folder: Path) -> None:
    Path("news/may").mkdir(parents=True)
    Path("news/may/a.txt").write_text("Dam holds.")
    assert sources.read(in_folder / "news" / "may" / "a.txt").path == "news/may/a.txt"
    assert sources.read("news/may/a.txt", root="news").path == "may/a.txt"


SMART = "“Smart quotes” and a naïve café – the court ruled on Monday that the mill may stand. " * 3


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        (SMART.encode("utf-8"), ""),
        (SMART.encode("utf-8-sig"), ""),
        (b"\xff\xfe" + SMART.encode("utf-16-le"), "decoded as utf-16-le"),
        (b"\xfe\xff" + SMART.encode("utf-16-be"), "decoded as utf-16-be"),
        (SMART.encode("utf-16-le"), "decoded as utf-16-le, though it has no byte order mark"),
        (SMART.encode("utf-16-be"), "decoded as utf-16-be, though it has no byte order mark"),
        (SMART.encode("cp1252"), "decoded as windows-1252"),
    ],
)
def test_encodings(raw: bytes, note: str) -> None:
    found = read("a.txt", raw)
    assert (found.text, found.note) == (SMART, note)


def test_a_legacy_encoding_of_another_script_is_detected() -> None:
    text = "Суд постановил в понедельник, что он не будет рассматривать дело о мошенничестве."
    found = read("a.txt", text.encode("cp1251"))
    assert (found.text, found.note) == (text, "decoded as windows-1251")


def test_a_broken_byte_does_not_spoil_utf8() -> None:
    raw = (SMART * 4).encode().replace(b"court", b"cou\xfft", 1)
    found = read("a.txt", raw)
    assert found.note == "decoded as utf-8, 1 broken byte sequences replaced"
    assert found.text.count("“") == 12


@pytest.mark.parametrize("raw", [b"", b"  \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\x00"])
def test_an_empty_file_says_so(raw: bytes) -> None:
    assert message("a.txt", raw).startswith("is empty")


@pytest.mark.parametrize(
    "raw",
    [
        b"GIF89a\x00\x01",
        b"%PDF-1.7 text",
        bytes(range(32)) * 8,
        b"\xff\xfe\x00\xd8\x00\xd8a",
        b"\1\0\2\0" * 9,
    ],
)
def test_a_binary_file_says_so(raw: bytes) -> None:
    assert "looks like a binary file" in message("a.txt", raw) or "none" in message("a.txt", raw)


def test_a_vanished_file_a_folder_and_a_closed_file(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match=r"^gone.txt: does not exist"):
        sources.read("gone.txt")
    Path("folder.txt").mkdir()
    with pytest.raises(SourceError, match=r"^folder.txt: is a folder"):
        sources.read("folder.txt")
    Path("loop.txt").symlink_to("loop.txt")
    with pytest.raises(SourceError, match=r"^loop.txt: cannot be read"):
        sources.read("loop.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission() -> None:
    Path("a.txt").write_text("Dam holds.")
    Path("a.txt").chmod(0)
    with pytest.raises(SourceError, match=r"cannot be read .*permissions"):
        sources.read("a.txt")


def test_an_unsupported_format_names_the_supported() -> None:
    Path("a.odt").write_bytes(b"x")
    with pytest.raises(SourceError, match=r"^a.odt: \.odt files are not supported.*\.md.*\.txt"):
        sources.read("a.odt")


# ---------------------------------------------------------------- Markdown


def test_front_matter_is_metadata_and_offsets_count_from_the_start() -> None:
    text = (
        "---\ntitle: 'Dam holds: a report'\ndate: 28 January 2026\nauthor: [Ann Doe, Bo Roe]\n"
        "publisher: {name: The Paper}\nagency: AP\nurl: https://example.org/a\n---\n"
        "# Dam holds\n\nIt held.\n"
    )
    found = read("a.md", text.encode())
    assert found.text == text
    assert found.text[found.body :] == "# Dam holds\n\nIt held.\n"
    meta = found.metadata
    assert (meta.title, meta.published) == ("Dam holds: a report", "2026-01-28")
    assert (meta.author, meta.publisher) == ("Ann Doe, Bo Roe", "The Paper")
    assert (meta.agency, meta.url) == ("AP", "https://example.org/a")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_front_matter_with_any_line_ends(ends: str) -> None:
    text = ends.join(["---", "published: 2026-01-28", "---", "It held.", ""])
    found = read("a.md", text.encode())
    assert (found.metadata.published, found.text[found.body :]) == ("2026-01-28", f"It held.{ends}")


@pytest.mark.parametrize(
    "text",
    ["# No front matter\n\nIt held.", "---\nA rule, then text.\n---\nMore.", "---\nopen: yes\n"],
)
def test_markdown_without_front_matter(text: str) -> None:
    found = read("a.md", text.encode())
    assert (found.body, found.metadata.title) == (0, "")


def test_a_date_that_cannot_be_read_is_noted() -> None:
    found = read("a.md", b"---\ndate: 03/04/2025\n---\nIt held.")
    assert found.metadata.published == ""
    assert found.note == 'the date "03/04/2025" could not be read; write it as YYYY-MM-DD'


def test_bad_front_matter_names_its_line() -> None:
    assert "no valid YAML (line 3)" in message("a.md", b"---\ntitle: a\ndate: b: c\n---\nIt held.")
    assert message("b.md", b"---\ntitle: a\n---\n\n").startswith("is empty below")


# ---------------------------------------------------------------- texts at hand


def test_from_text() -> None:
    found = sources.from_text("a.txt", "It held.", published="Jan. 28, 2026", title="Dam holds")
    assert (found.metadata.published, found.metadata.title) == ("2026-01-28", "Dam holds")
    assert found.sha256 == hashlib.sha256(b"It held.").hexdigest()
    with pytest.raises(SourceError, match="is empty"):
        sources.from_text("a.txt", " \n")
    assert "could not be read" in sources.from_text("a", "It held.", published="soon").note
