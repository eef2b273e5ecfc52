"""A format whose library is missing is told with what installs it."""

from __future__ import annotations

import sys

import pytest

from factcheck.errors import SourceError
from factcheck.sources import parse


@pytest.mark.parametrize(
    ("path", "raw", "library", "extra"),
    [
        ("a.html", b"<p>It rained.</p>", "trafilatura", "html"),
        ("a.pdf", b"%PDF-1.4", "pypdf", "docs"),
        ("a.docx", b"PK", "docx", "docs"),
    ],
)
def test_the_fix_is_named(
    path: str, raw: bytes, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SourceError, match=rf"pip install 'factcheck-linter\[{extra}\]'"):
        parse(path, raw)
