"""Bylines: ``By Jane Doe``, ``By JANE DOE, Associated Press | June 4, 2021``, ``Staff
Reporter``."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.annotate import agencies, boilerplate, publication

_LONGEST = 140
_LONGEST_STAFF = 50
_OPENING = re.compile(
    r"[\s|•*_–—-]*(?:(?:written|reported|story|text|words|posted|published|report)\s)?by\s?:?\s+(?=\S)",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
_SMALL = frozenset(
    """and of in for the de van von der bin al el la le du da dos with at to on a an staff writer
    reporter reporters correspondent correspondents editor editors special senior chief
    contributor contributing columnist photos photographs by agencies agency desk bureau our
    online published posted updated""".split()
)
_STAFF = re.compile(
    r"(?:(?:from |by )?(?:our |a |the )?(?:staff|special|senior|web|news|express|city|online)\s"
    r"(?:reporter|correspondent|writer|desk|bureau|editor|news service)s?|reuters staff"
    r"|from our correspondent"
    r"|agencies|news desk|web desk|staff|the newsroom)[\s,.|]*",
    re.I,
)
_PARTS = re.compile(r"\s*[|•·]\s*|,\s+")
_SPLIT = re.compile(r"\s*(?:[,|•·/]|\s[-–—]\s|\band\b)\s*")


def is_byline(line: str) -> bool:
    """Whether a line of its own names those who wrote the article (and perhaps where, and when)."""
    if not line or len(line) > _LONGEST:
        return False
    if len(line) < _LONGEST_STAFF and _STAFF.fullmatch(line):
        return True
    if boilerplate.ends_sentence(line) and not line.endswith(("m.", "Jr.", "Sr.")):
        return False
    opening = _OPENING.match(line)
    if opening:
        return _is_names(line[opening.end() :])
    if "|" in line and publication.full_day().search(line):
        return True
    return _names_agency(line)


def _is_names(words: str) -> bool:
    """Capitalised words and the small ones between them; a date may follow."""
    day = publication.full_day().search(words)
    found = _WORD.findall(words[: day.start()] if day else words)
    if not found or not found[0][0].isupper() or (not day and any(map(str.isdigit, words))):
        return False
    return len(found) <= 14 and all(
        word[0].isupper() or word.lower().rstrip(".") in _SMALL for word in found
    )


def _names_agency(line: str) -> bool:
    """ "Jane Doe, Associated Press": names and a listed agency, between commas."""
    if line.rpartition(" ")[2].rpartition("/")[2] not in agencies.last_of_names():
        return False
    parts = [part for part in _SPLIT.split(line) if part]
    if not 2 <= len(parts) <= 4 or not agencies.is_listed(parts[-1], alone=True):
        return False
    return all(2 <= len(part.split()) <= 4 and _is_names(part) for part in parts[:-1])


def is_name(line: str) -> bool:
    """Whether a line holds a writer's name alone, or with an office, a paper or a place: "Jane
    Doe", "Jane Doe, Political Editor", "PTI | New Delhi"."""
    if len(line) > 80 or line.endswith((".", "?", "!", ":", ",")) or not line[:1].isupper():
        return False
    first, *rest = (part for part in _PARTS.split(line) if part)
    words = first.split()
    if words[0] in ("Author", "Reporter", "Writer"):
        words = words[1:]
    named = 2 <= len(words) <= 4 and words[0] in _given_names() and _is_names(" ".join(words))
    if not named and not (rest and agencies.is_listed(first)):
        return False
    return len(rest) < 3 and all(len(part.split()) < 5 and _is_names(part) for part in rest)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for name, sort, *_ in lexicon.rows("given_names") if sort != "weak")


def agency(line: str) -> tuple[int, int] | None:
    """The listed agency in a byline, as offsets into the line."""
    for part in _SPLIT.split(line):
        form = _OPENING.sub("", part).strip(" .()")
        if agencies.is_listed(form, alone=True) and agencies.is_agency(form):
            start = line.index(form)
            return start, start + len(form)
    return None
