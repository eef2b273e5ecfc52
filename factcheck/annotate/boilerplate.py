"""What a page adds to its article: picture credits, share buttons, forms, lists of other stories,
copyright lines."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST = 300  # a longer block is prose, however it begins
_LONGEST_HEADING = 60
_CREDIT = 70  # code points at a caption's end in which its credit stands
_PHRASE = 6  # words of a line that are looked up

# "(Photo by Jane Doe/Getty Images)", "AP Photo/Jane Doe", "REUTERS/Jane Doe", "| Photo Credit: ANI"
_CREDIT_INSIDE = re.compile(
    r"(?i:\bphoto(?:graph|graphs|s)?(?: credits?| courtesy)?(?: ?[:©/]| by [A-Z@])"
    r"|\b(?:image|picture|pic|video) ?(?:credits?|courtesy|source) ?:"
    r"|\bgetty images\b|\bshutterstock\b|\bfile (?:photo|image|pic)\b)"
    r"|\bREUTERS ?/ ?[A-Z]|\b(?:AP|AFP|EPA|PTI|ANI) ?/ ?[A-Z][a-z]"
    r"|\bvia (?:AP|REUTERS|Reuters|AFP)\b"
)
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+(?:\s+[@#]\w+)*")
_COPYRIGHT = re.compile(r"(?i:©|\(c\)\s|copyright\b)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]{0,3}\Z|''\Z")


def normal(text: str) -> list[str]:
    """The words of a line in lower case, without punctuation."""
    return _WORDS.findall(text.lower().replace("’", "'"))


def ends_sentence(text: str) -> bool:
    """Whether a block ends like a sentence."""
    return _SENTENCE_END.search(text[-8:]) is not None


def use_of(block: str) -> str:
    """How the page uses a block that is none of the article (a use of
    ``lexicon/boilerplate.tsv``), or ``""`` where it may be the article's."""
    if len(block) > _LONGEST:
        return ""
    first = _WORDS.search(block)
    if first is None:
        return "whole"
    # most blocks are prose: their first word settles it
    longest = _first_words().get(first[0].lower().replace("’", "'"))
    if longest is not None:
        use = _phrase(block, normal(block[:120]), longest)
        if use:
            return use
    return "credit" if _is_credit(block) or _is_address(block) else ""


def _is_address(block: str) -> bool:
    """Whether a block is a picture's, a page's or a writer's address and nothing else."""
    if block.startswith("!["):
        return _IMAGE.fullmatch(block) is not None
    addressed = "@" in block or "#" in block or "://" in block or block.startswith("www.")
    return addressed and _ADDRESS.fullmatch(block) is not None


def _phrase(block: str, words: list[str], longest: int) -> str:
    listed = _phrases()
    for count in range(min(len(words), longest), 0, -1):
        use = listed.get(" ".join(words[:count]))
        if use is not None and _applies(use, block, exact=count == len(words), words=words[:count]):
            return use
    return ""


def _applies(use: str, block: str, *, exact: bool, words: list[str]) -> bool:
    if use == "start":
        return True
    if use == "label":
        return not ends_sentence(block) or _follows(block, words, r"\s{0,2}[:|»>]")
    if exact:
        return use in ("whole", "close", "list") or len(words) <= 2
    if use == "credit":
        return _follows(block, words, r"\s{0,2}(?:[:/|©]|by\s+[A-Z@]|[-–—]\s)")
    # "Related: Court rules on ...", "Comments (12)"
    return use in ("list", "close") and len(block) < 160 and _follows(block, words, r"\s{0,2}[:|(]")


def _follows(block: str, words: list[str], what: str) -> bool:
    """Whether ``what`` stands in the block right after its first words."""
    end = 0
    for match, _ in zip(_WORDS.finditer(block), words, strict=False):
        end = match.end()
    return re.compile(what).match(block, end) is not None


def _is_credit(block: str) -> bool:
    """A caption with its credit; a sentence of the article that speaks of photographs has none."""
    bracketed = block[0] in "([" and block[-1] in ")]"
    start = 0 if bracketed else max(0, len(block) - _CREDIT)
    match = _CREDIT_INSIDE.search(block, start) if _may_credit(block[start:].lower()) else None
    if match is None:
        return len(block) < 200 and _COPYRIGHT.match(block) is not None
    marked = any(mark in match[0] for mark in ":/©")
    return bracketed or marked or not ends_sentence(block)


def _may_credit(words: str) -> bool:
    """Whether words in lower case hold a sign that every credit has one of; most have none."""
    return (
        ("/" in words or ":" in words or "photo" in words)
        or ("file " in words or "via " in words)
        or ("getty images" in words or "shutterstock" in words)
    )


def is_heading(block: str) -> bool:
    """Whether a block is short and no sentence, as links to other stories are."""
    return len(block) <= 2 * _LONGEST_HEADING and not ends_sentence(block)


@cache
def _phrases() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("boilerplate")}


@cache
def _first_words() -> dict[str, int]:
    """The first words of the phrases, each with the words of its longest one."""
    longest: dict[str, int] = {}
    for phrase in _phrases():
        words = phrase.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), min(len(words), _PHRASE))
    return longest
