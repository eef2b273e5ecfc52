"""Globs as a .gitignore has them, over paths with forward slashes.

``*`` and ``?`` stay inside one part of a path, ``**`` goes across. A pattern without a slash (but
for one at its end) fits a name at any depth, another is taken from the folder it is written for.
What fits a folder fits all that lies in it; with a slash at its end it fits folders alone. A
pattern that begins with ``!`` takes back what those before it fitted.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path


def anchored(pattern: str, folder: str) -> str:
    """``pattern``, written for ``folder`` (relative to the working directory), as a pattern for the
    working directory. It has a slash at its start, so that it is not taken to fit at any depth once
    more; ``..`` at its start is a folder above."""
    base = folder.replace("\\", "/")
    if base == ".":
        return pattern
    sign, bare = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    rooted = "/" in bare.rstrip("/")
    end = "/" if bare.endswith("/") else ""
    body = bare.strip("/") if rooted else f"**/{bare.strip('/')}"
    return f"{sign}/{posixpath.normpath(posixpath.join(base, body))}{end}"


def literal(path: str) -> str:
    """A pattern for the one file at ``path`` (relative to the working directory), whatever signs
    its name has."""
    return "/" + re.sub(r"[*?\[]", r"[\g<0>]", posixpath.normpath(path))


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Whether a path, relative to the working directory, fits ``patterns``: the last one that fits
    decides."""
    read = [(each.startswith("!"), *_compiled(each.removeprefix("!"))) for each in patterns]
    above = {up: "/".join(Path.cwd().parts[-up:]) if up else "" for _, up, _ in read}

    def fits(path: str) -> bool:
        seen = {up: posixpath.normpath(posixpath.join(base, path)) for up, base in above.items()}
        fitting = [taken_back for taken_back, up, regex in read if regex.match(seen[up])]
        return bool(fitting) and not fitting[-1]

    return fits


_INSIDE = r"(?:#\d+|(?:(?<=\.json)|(?<=\.jsonl)|(?<=\.ndjson))#.+)$"
"""An article inside a file: its number, or in a file of records whatever ``id`` it has."""


@cache
def _compiled(pattern: str) -> tuple[int, re.Pattern[str]]:
    """How many folders above the working directory the pattern begins, and what it fits there."""
    folder = pattern.endswith("/")
    rooted = "/" in pattern.rstrip("/")
    parts = pattern.strip("/").split("/")
    up = next((n for n, part in enumerate(parts) if part != ".."), len(parts))
    start = "" if rooted else "(?:.*/)?"
    end = "/" if folder else rf"(?:/|{_INSIDE}|$)"
    return up, re.compile(start + _regex("/".join(parts[up:])) + end, re.DOTALL)


_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)
_WILD = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _regex(body: str) -> str:
    return "".join(_token(token) for token in _TOKEN.findall(body))


def _token(token: str) -> str:
    if token in _WILD:
        return _WILD[token]
    if len(token) > 1 and token.startswith("["):
        inside = token[1:-1].replace("\\", "\\\\").replace("[", "\\[")
        negated = inside.startswith("!")
        return _sound(f"[{'^' if negated else ''}{inside.removeprefix('!')}]", token)
    return re.escape(token)


def _sound(regex: str, token: str) -> str:
    """``regex``, or the token letter by letter where it is no set of characters (``[z-a]``)."""
    try:
        re.compile(regex)
    except re.error:
        return re.escape(token)
    return regex
