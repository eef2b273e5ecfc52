"""News agencies where they sign: in a dateline's brackets, a byline, or at the end of an
article."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon

# What may stand between a dateline's brackets and be an agency that the list does not know:
# capitals, or a short name in capitalised words.
_SHAPE = re.compile(r"[A-Z][A-Z/&.\-]{1,9}|[A-Z][\w.&'’\-]+(?: [A-Z][\w.&'’\-]+){0,3}")

# "--IANS", "(PTI)", "© AFP", "- Reuters", "With inputs from ANI", "PTI ABC XYZ", "IANS int/dpb".
_NAME = r"(?P<agency>[A-Z][\w./&\-]*(?: [A-Z][\w.\-]*){0,4})"
_SIGNED = (
    r"[\s\-–—―_*|/©(\[.]*(?:\(c\) ?)?(?:\d{4} )?"
    r"(?i:(?:\(?with (?:the )?(?:agency )?(?:inputs?|reports?|files?) from|inputs? from|source ?:|"
    r"agency ?:|"
    r"via|courtesy ?:?|copyright(?: ©| \(c\))?(?: \d{4})?)\s+(?:the )?)?"
    + _NAME
    + r"(?P<tail>[\s)\]*.\-–—|]*|(?: [A-Za-z]{2,4}(?:/[A-Za-z]{2,4})?){1,5}|/[A-Z]{2,})"
)
# Initials of the desk on the line below: "sha/", "int/khz/vd"
_DESK = re.compile(r"[a-z]{2,5}(?:[/\-][a-z]{2,5})*/?")
# An agency at the end of a last paragraph: "... the ministry said. (PTI)", "... on Monday. --IANS".
_SIGNED_LAST = re.compile(r"[.!?\"”’]\s*(?:[-–—]{1,3}\s*|\(|\[)" + _NAME + r"[)\].]*\Z")


@cache
def _listed() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in lexicon.rows("agencies")}


def is_listed(form: str, *, alone: bool = False) -> bool:
    """Whether the list has this form; with ``alone``, as one that can stand outside a dateline's
    brackets."""
    entry = _listed().get(form)
    return entry is not None and (not alone or entry[1] == "alone")


@cache
def last_of_names() -> frozenset[str]:
    """The last words of all forms, of which a line that ends with an agency must have one."""
    return frozenset(form.rpartition(" ")[2] for form in _listed())


def is_agency(form: str) -> bool:
    """False for what stands in an agency's place and names none: "(Agencies)", "(Bureau)"."""
    return _listed().get(form, (form, ""))[0] != ""


def first_listed(forms: str) -> str:
    """The first listed agency of "Reuters/IANS" or "AP, AFP"; "" where there is none."""
    for form in (forms, *re.split(r"\s*[/,;&]\s*|\s+and\s+", forms)):
        if is_listed(form):
            return form
    return ""


def has_shape(form: str) -> bool:
    """Whether an unlisted word between a dateline's brackets can be an agency."""
    return _SHAPE.fullmatch(form) is not None


def is_desk_code(line: str) -> bool:
    """Whether a line below a signature holds the initials of the desk."""
    return len(line) < 24 and _DESK.fullmatch(line) is not None


@cache
def _signed() -> re.Pattern[str]:
    """Compiled when first asked for: it takes some milliseconds."""
    return re.compile(_SIGNED)


def signature(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The agency that a line of its own signs for, as offsets; None where the line is no
    signature."""
    if end - start > 80:
        return None
    match = _signed().fullmatch(text, start, end)
    return _known(text, match, alone=True) if match else None


def last_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The agency at the very end of a paragraph, as offsets."""
    tail = max(start, end - 60)
    match = _SIGNED_LAST.search(text[tail:end])
    if match is None or not is_listed(match["agency"]):
        return None
    return tail + match.start("agency"), tail + match.end("agency")


def _known(text: str, match: re.Match[str], *, alone: bool) -> tuple[int, int] | None:
    """The longest start of the matched words that the list knows."""
    start, end = match.span("agency")
    decorated = match.start("agency") > match.start() or match["tail"] in (")", "]")
    words = text[start:end].split(" ")
    for count in range(len(words), 0, -1):
        form = " ".join(words[:count]).rstrip(".")
        rest = words[count:]
        if is_listed(form, alone=alone and not decorated) and is_agency(form):
            # desk codes after the agency are short: "PTI SKC ABC"
            if all(len(word) <= 4 for word in rest):
                return start, start + len(form)
            return None
    return None
