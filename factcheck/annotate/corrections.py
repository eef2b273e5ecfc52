"""Notices about the article itself: corrections, clarifications and notes of an update.

``CORRECTION: ...``, ``An earlier version of this article said ...``, ``(Adds details)``,
``UPDATE 2-`` before a headline. Their words state what was wrong beside what is right, so they are
no text of the article.
"""

from __future__ import annotations

import re
from typing import Literal

from factcheck.annotate.publication import compiled

_LONGEST = 900
_FIRST = re.compile(r"[^\W\d_]+")
# first words of every notice: most blocks are settled by this look-up
_OPENINGS = frozenset(
    """correction corrections corrected corrects clarification clarifications clarifies clarified
    refiles refile refiled adds updates update updated recasts writes an a this these the in our
    editor editors note we because amendment amended erratum errata earlier previously due removes
    fixes deletes rewrites releads""".split()
)
_NOUN = (
    r"(?:[\w'’-]+ ){0,2}?"
    r"(?:article|story|report|post|piece|item|headline|caption|column|obituary|review|page|version"
    r"|graphic|map|chart|interview|dispatch|news alert|photo caption|text)"
)
_THIS = rf"(?:this|the|our|an?) {_NOUN}"
_OURS = rf"(?:this|our) {_NOUN}"
_EARLIER = r"(?:earlier|previous|prior|original|initial|first|print|online|former)"
_NOTE = r"(?:editors?['’]?s?['’]? ?note|note)\s?(?:[:–—]|-\s)\s*"
_WAS = r"(?:was|were|has been|have been)"
_WRONGLY = r"(?:incorrectly|mistakenly|erroneously|wrongly)"
_SAID = (
    r"(?:said|stated|reported|gave|named|identified|referred|misstated|misidentified|described"
    r"|attributed)"
)
_PATTERN = (
    rf"[\W_]{{0,6}}(?:(?:{_NOTE}|(?:updated?[^:.]{{0,40}}|footnote|ps)\s?[:–—]\s*))?[\W_]{{0,3}}(?:"
    # "Correction: ...", "Corrections and clarifications | ..."
    r"(?:corrections?|corrected|clarifications?|clarified|amendment|erratum|errata)"
    r"(?: (?:and|&) (?:corrections?|clarifications?))?(?: [^:.\n]{0,40})?\s?(?:[:|]|[-–—]\s)"
    # "An earlier version of this article said ..."
    r"|(?:an|a|the|in an|in a|in the|our|(?:due to|because of)[^.]{0,60})"
    rf" {_EARLIER} (?:[\w'’-]+ )?(?:versions?|editions?) of {_THIS}"
    rf"|{_EARLIER} versions? of {_THIS}"
    # "This article was amended on ...", "This story originally said ..."
    rf"|(?:{_OURS}|the (?:headline|caption|photo caption) [^.]{{0,30}}{_OURS})s?"
    rf" (?:{_WAS}|is being)(?: since)? (?:\w+ )?"
    r"(?:amended|corrected|clarified|edited to (?:correct|clarify|reflect|remove))"
    rf"|{_OURS}s? {_WAS} (?:\w+ )?(?:updated|changed|revised|modified)\b[^.]{{0,40}}"
    r"\bto (?:correct|clarify|fix|reflect the correct|amend|remove)"
    rf"|a headline on an {_EARLIER} version"
    rf"|{_OURS} (?:originally|initially|previously|{_WRONGLY}) {_SAID}"
    rf"|{_OURS} (?:corrects|misstated|misidentified|misspelled|misspelt)"
    # "In a story May 3 about the vote, the agency reported erroneously that ..."
    r"|(?:in|a|an|our) (?:an? )?(?:story|article|report|headline|caption|dispatch)s? [^.]{0,160}?"
    rf"\b(?:{_WRONGLY} {_SAID}|{_SAID} {_WRONGLY}|{_SAID} in error|misidentified|misstated"
    r"|misspelled)\b"
    r"|we (?:(?:have |'ve |’ve )?(?:corrected|amended|clarified)"
    rf"|(?:{_WRONGLY}|originally) {_SAID})"
    r"|\(?(?P<desk>corrects|clarifies|refiles? (?:to|after|adding|with)|fixes|deletes|removes)\b)"
)
_DESK = r"(?:adds?|updates?|updated|recasts?|writes through|rewrites|releads|new throughout)"
_UPDATE = (
    rf"[\W_]{{0,6}}(?:{_NOTE})?(?:"
    rf"{_OURS}s? (?:{_WAS}|is being|will be|may be|is)(?: \w+)? (?:last )?"
    r"(?:updated|revised|developing)\b(?! by)"
    # "(Adds details, analyst comment)"
    rf"|{_DESK}\b[^.\n]{{0,160}}[);]\s*\Z|\({_DESK}\b[^()\n]{{0,200}}\)\.?\s*\Z"
    r"|(?:adds|updates|recasts)\s(?:with\s|to\s)?(?:details?|quotes?|comments?|background"
    r"|reaction|context|analysts?|byline|shares?|prices?|throughout|dateline|graphic|link|text"
    r"|lead|headline|first|second|more|new|market|no comment|paragraphs?)\b[^.\n]{0,120}\Z"
    rf"|{_NOTE})"
)
# "UPDATE 2-Bank raises rates", "CORRECTED-", "WRAPUP 1-", "REFILE-UPDATE 1-"
_PREFIX = re.compile(
    r"(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|CORRECTION|TABLE|FACTBOX|TIMELINE|NEWSMAKER"
    r"|BREAKINGVIEWS|EXCLUSIVE|INSIGHT|ANALYSIS|PREVIEW|INSTANT VIEW|SCENARIOS|ADVISORY|REPEAT"
    r"|SNAPSHOT|DIARY)(?: \d{1,2})?(?: \([^)]{0,30}\))?\s?[-–—:]\s?){1,3}(?=[\w\"“‘'$€£])"
)


def may_be(block: str) -> bool:
    """Whether a block's first word can begin a notice; most blocks are settled by this."""
    first = _FIRST.search(block, 0, 24)
    return first is not None and first[0].lower() in _OPENINGS


def kind_of(block: str) -> Literal["", "correction", "update"]:
    """Whether a block is a notice of a correction or of an update, or ``""`` for none."""
    if len(block) > _LONGEST or not may_be(block):
        return ""
    match = compiled(_PATTERN).match(block)
    if match is not None and not (match["desk"] and not _is_desk_note(block)):
        return "correction"
    return "update" if compiled(_UPDATE).match(block) else ""


def _is_desk_note(block: str) -> bool:
    """ "(Corrects name in paragraph 3)": between brackets, or a line that is no sentence."""
    return block.startswith(("(", "[")) or not block.rstrip().endswith((".", "!", "?"))


def is_heading(block: str) -> bool:
    """Whether a line heads the notice below it: "Corrections and clarifications"."""
    return len(block) < 50 and _HEADING.fullmatch(block) is not None


_HEADING = re.compile(
    r"[\W_]{0,4}(?:corrections?|clarifications?|amendments?|erratum|errata)"
    r"(?: (?:and|&) (?:corrections?|clarifications?))?[\W_]{0,4}",
    re.I,
)


def prefix_end(headline: str) -> int:
    """Where a desk's prefix of a headline ends ("UPDATE 2-"), 0 where there is none."""
    if not headline[:2].isupper():
        return 0
    match = _PREFIX.match(headline)
    return match.end() if match else 0
