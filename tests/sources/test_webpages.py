"""Web pages: the article, what is known of it, and the way back to the page."""

from __future__ import annotations

import pytest

from factcheck.errors import SourceError
from factcheck.model import Source
from factcheck.sources import parse
from factcheck.sources.origins import Way

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Ferry runs aground off Skerry &amp; Holm - The Tide</title>
<meta property="og:title" content="Ferry runs aground off Skerry &amp; Holm">
<meta property="og:site_name" content="The Tide">
<meta property="article:published_time" content="2024-03-05T09:30:00+01:00">
<meta name="author" content="Ann Bell">
<script>var hidden = "<p>Nobody reads 99 scripts.</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
<article><h1>Ferry runs aground off Skerry &amp; Holm</h1>
<p>A ferry with <b>forty&#8209;two</b> people on board ran aground on
   <a href="/tue">Tuesday</a>, between 7 and 9&nbsp;am, the coastguard said. Nobody was hurt in
   the accident, which happened in calm weather and in full daylight.</p>
<p>&ldquo;We heard a long noise,&rdquo; said Ida Roe, 54, who had been on her way to work with
   three colleagues from the same office in the harbour town.</p>
<ul><li>The ship was built in 1998 and had been overhauled a year before.</li></ul>
<p>It was the second accident on the line within 12 months, after one in June, and the owner has
   promised to have the channel surveyed before the summer begins.</p></article>
<aside><p>More on this: 12 walks by the sea</p></aside>
<footer>Copyright The Tide</footer></body></html>
"""


def page(html: str = PAGE) -> Source:
    [source] = parse("a.html", html.encode())
    return source


def words_in_file(source: Source, words: str) -> str:
    assert source.origin is not None
    start = source.text.index(words)
    first, last = Way(source.origin).span(start, start + len(words))
    return source.origin.text[first:last]


def test_the_article_is_read_and_the_page_around_it_is_not() -> None:
    text = page().text
    assert text.startswith("Ferry runs aground off Skerry & Holm\n\nA ferry with forty‑two people")
    assert text.count("Skerry & Holm") == 1
    assert "between 7 and 9 am, the coastguard said" in text
    for outside in ("Home", "Nobody reads", "12 walks", "Copyright"):
        assert outside not in text


def test_what_the_page_says_of_itself() -> None:
    known = page().metadata
    assert known.title == "Ferry runs aground off Skerry & Holm"
    assert known.published == "2024-03-05"
    assert known.publisher == "The Tide"
    assert known.author == "Ann Bell"


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("forty‑two people", "forty&#8209;two</b> people"),
        ("on Tuesday", 'on\n   <a href="/tue">Tuesday'),
        ("9 am", "9&nbsp;am"),
        ("built in 1998", "built in 1998"),
        ("“We heard", "&ldquo;We heard"),
        ("Skerry & Holm", "Skerry &amp; Holm"),
    ],
)
def test_words_lead_back_to_the_page(words: str, there: str) -> None:
    assert words_in_file(page(), words) == there


def test_a_date_is_never_guessed() -> None:
    stated = '<meta property="article:published_time" content="2024-03-05T09:30:00+01:00">'
    bare = PAGE.replace(stated, "")
    assert bare != PAGE
    assert page(bare).metadata.published == ""


def test_a_page_without_an_article_is_read_whole_and_says_so() -> None:
    source = page("<html><body><div>Open from 9 to 5.</div><div>Closed in May.</div></body></html>")
    assert source.text.split("\n\n") == ["Open from 9 to 5.", "Closed in May."]
    assert "no article was made out" in source.note


def test_a_page_of_nothing_is_an_error() -> None:
    with pytest.raises(SourceError, match="holds no text"):
        parse("a.html", b"<html><body><script>x()</script></body></html>")


def test_the_encoding_that_a_page_declares_counts() -> None:
    html = PAGE.replace("utf-8", "iso-8859-2").replace("Ida Roe", "Ida Łoś")
    [source] = parse("a.html", html.encode("iso-8859-2"))
    assert "Ida Łoś" in source.text
    assert "decoded as iso-8859-2" in source.note
