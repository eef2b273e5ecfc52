"""Texts in ASCII alone."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.ascii import escape, spell


@pytest.mark.parametrize(
    ("text", "ascii_"),
    [
        ("“5–6 März” – he said…", '"5-6 Marz" - he said...'),
        ("‘yes’", "'yes'"),
        ("Łódź, Ærø, Straße, Þór, Şanlıurfa", "Lodz, AEro, Strasse, Thor, Sanliurfa"),
        ("José and Jose\u0301", "Jose and Jose"),
        ("€5, ₹10, £3", "EUR 5, INR 10, GBP 3"),
        ("½ of 3 × 4 at 20 °C", "1/2 of 3 x 4 at 20 degC"),
        ("ﬁnal №", "final No"),
        ("海", "\\u6d77"),
        ("한", "\\ud55c"),
        ("🚀", "\\U0001f680"),
        ("a\u200bb", "ab"),
        ("\N{REPLACEMENT CHARACTER}", "?"),
        ("plain", "plain"),
    ],
)
def test_spelling(text: str, ascii_: str) -> None:
    assert spell(text) == ascii_


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_nothing_else_comes_out(text: str) -> None:
    assert spell(text).isascii()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_means_the_same(text: str) -> None:
    written = json.dumps({text: [text]}, ensure_ascii=False)
    escaped = escape(written, "json")
    assert escaped.isascii() and json.loads(escaped) == {text: [text]}


def test_xml_means_the_same() -> None:
    escaped = escape('<a b="“5–6” 海🚀">Łódź</a>', "junit")
    assert escaped.isascii()
    found = ElementTree.fromstring(escaped)
    assert (found.attrib["b"], found.text) == ("“5–6” 海🚀", "Łódź")
