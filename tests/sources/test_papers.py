"""PDF and Word files: their text in paragraphs, and errors that say what to do."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from factcheck.errors import SourceError
from factcheck.sources import parse
from factcheck.sources.papers import _joined


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Injured", "12"
    document.core_properties.title = "Rain"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_file_is_its_paragraphs_and_rows() -> None:
    [source] = parse("a.docx", word("Rain fell.", "", "Four roads were closed."))
    assert source.text == "Rain fell.\n\nFour roads were closed.\n\nInjured 12"
    assert source.metadata.title == "Rain"
    assert source.metadata.published == ""
    assert "the text taken out of the file" in source.note
    assert source.origin is None


def pdf(*lines: str) -> bytes:
    """A PDF of one page, by hand: the smallest that readers take."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    head = b"xref\n0 6\n0000000000 65535 f \n"
    return (
        out + head + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def test_a_pdf_is_its_lines_as_paragraphs() -> None:
    [source] = parse(
        "a.pdf",
        pdf(
            "Storm over the bay",
            "Four roads were closed on Monday after the storm, and eleven",
            "people were hurt.",
            "The ferry did not run until Thursday morning, its owner said.",
        ),
    )
    assert source.text.split("\n\n") == [
        "Storm over the bay",
        "Four roads were closed on Monday after the storm, and eleven people were hurt.",
        "The ferry did not run until Thursday morning, its owner said.",
    ]


def test_words_divided_at_the_end_of_a_line_are_whole() -> None:
    assert _joined("The coast-\nguard came.") == "The coastguard came."


@pytest.mark.parametrize(
    ("path", "raw", "message"),
    [
        ("a.pdf", b"%PDF-1.4 nothing", "is no sound PDF"),
        ("a.pdf", pdf(), "holds no text"),
        ("a.docx", b"PK\x03\x04 nothing", "is no sound .docx"),
    ],
)
def test_files_that_cannot_be_read(path: str, raw: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        parse(path, raw)


def test_a_file_on_disk_and_its_bytes_are_one(tmp_path: Path) -> None:
    from factcheck.sources import read_all

    raw = word("It rained.")
    file = tmp_path / "a.docx"
    file.write_bytes(raw)
    assert read_all(file, root=tmp_path) == parse("a.docx", raw)
