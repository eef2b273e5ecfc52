"""The corpus as a commit would have it: file names and contents from git's index.

A commit hook must judge what is being committed, not what lies beside it in the work tree (files
git does not know, changes not yet staged). Read with git's plumbing alone; the work tree is not
touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from factcheck import sources
from factcheck.cli.reading import attempt, is_utf8, misnamed, passed_over, read, shown_path
from factcheck.errors import SourceError, UsageError
from factcheck.known import git
from factcheck.model import Problem, Source
from factcheck.sources.fields import Fields
from factcheck.sources.files import Tell

_REGULAR = ("100644", "100755")


def corpus(
    paths: Sequence[str], *, exclude: Sequence[str] = (), fields: Fields | None = None
) -> tuple[list[Source], list[Problem]]:
    """The sources under ``paths`` as the index holds them, and a problem for each left out; what a
    glob of ``exclude`` fits is passed over, unless a path names it.

    Outside a git checkout, or where git is not installed, the files on disk stand in.
    """
    blobs = _blobs(paths)
    if blobs is None:
        return read(paths, stdin_filename="", exclude=exclude, fields=fields)
    excluded, named = passed_over(exclude), {shown_path(path) for path in paths}
    blobs = [(path, blob) for path, blob in blobs if path in named or not excluded(path)]
    found: list[Source] = []
    problems = [misnamed(path) for path, _ in blobs if not is_utf8(path)]
    sound = [(path, blob) for path, blob in blobs if is_utf8(path)]
    for (path, _), raw in zip(sound, _contents(blob for _, blob in sound), strict=True):
        attempt(partial(_parse, path, raw, fields), found, problems)
    if not found and not problems:
        raise UsageError(f"git's index holds no articles in {', '.join(paths)}")
    return found, problems


def _parse(path: str, raw: bytes, fields: Fields | None, tell: Tell) -> list[Source]:
    return sources.parse(path, raw, fields=fields, tell=tell)


def _blobs(paths: Sequence[str]) -> list[tuple[str, str]] | None:
    """(path, object name) of each article in the index, sorted; None where there is no index."""
    listed = git.run("ls-files", "--stage", "-z", "--", *paths)
    if listed is None:
        return None
    blobs = {}
    for entry in listed.split(b"\0"):
        meta, _, name = entry.partition(b"\t")
        if not name:
            continue
        mode, blob, stage = meta.decode().split()
        path = name.decode(errors="surrogateescape")
        if mode in _REGULAR and stage == "0" and sources.is_article(path):
            blobs[path] = blob
    return sorted(blobs.items())


def _contents(blobs: Iterable[str]) -> list[bytes]:
    """The bytes of each object, in order, from one process."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = git.run("cat-file", "--batch", given=asked)
    if answer is None:
        raise SourceError("git cat-file failed; the repository's objects cannot be read")
    contents, at = [], 0
    while at < len(answer):
        head = answer.index(b"\n", at)
        size = int(answer[at:head].rsplit(b" ", 1)[1])
        contents.append(answer[head + 1 : head + 1 + size])
        at = head + 1 + size + 1
    return contents
