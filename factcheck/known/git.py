"""What git knows of the sources: which are new or changed since a revision.

Read with git's plumbing alone; nothing is checked out, the index is not refreshed, and no lock is
taken. Paths are those of the report, relative to the working directory.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from factcheck.errors import UsageError

OPTION: Final = "--new-since"


class Changes(Struct, frozen=True):
    """What differs from a revision: files by path, also those that are gone."""

    files: frozenset[str]  # new or changed; a pure rename is neither
    gone: frozenset[str] = frozenset()  # deleted, or renamed to something else
    before: dict[str, str] = {}  # the object that a changed file was

    @property
    def all(self) -> frozenset[str]:
        """Every path that took part."""
        return self.files | self.gone

    def new_among(self, sources: Iterable[str]) -> frozenset[str]:
        """Paths of ``sources`` that lie in a new or changed file (``file#3`` lies in ``file``)."""
        return frozenset(
            path
            for path in sources
            if path in self.files or ("#" in path and path.rpartition("#")[0] in self.files)
        )


def run(*arguments: str, given: bytes | None = None, folder: str | None = None) -> bytes | None:
    """What a git command prints; None where it fails or git is missing."""
    done = _run(*arguments, given=given, folder=folder)
    return done.stdout if done is not None and done.returncode == 0 else None


def _run(
    *arguments: str, given: bytes | None = None, folder: str | None = None
) -> subprocess.CompletedProcess[bytes] | None:
    command = ["git", "--literal-pathspecs", *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(
            command, input=given, capture_output=True, check=False, cwd=folder, env=environment
        )
    except FileNotFoundError:
        return None


def since(reference: str, sources: Sequence[str]) -> Changes:
    """What is new or changed in the work tree since ``reference``.

    Compared with the commit where the present branch left ``reference``, so that what others did
    there since counts as nobody's change here. Of files that git does not track, ``sources`` are
    new, unless they are a tracked file under another name. Raises UsageError outside a work tree
    and for a revision that is not there.
    """
    place = _Place.here()
    base = place.base(reference)
    return place.work_tree(base, sources)


def staged(reference: str | None = None) -> Changes | None:
    """What the index holds that ``reference`` (default: HEAD) does not; None outside a checkout."""
    try:
        place = _Place.here()
    except UsageError:
        return None
    return place.index(place.base(reference or "HEAD"))


class _Place(Struct, frozen=True):
    """A work tree; ``prefix`` leads from its top to the working directory."""

    top: str
    prefix: str

    @classmethod
    def here(cls) -> _Place:
        done = _run("rev-parse", "--show-toplevel", "--show-prefix")
        if done is None:
            raise UsageError(f"{OPTION} needs git, which is not installed")
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            reason = said[0].removeprefix("fatal: ") if said else "no work tree"
            raise UsageError(f"{OPTION} needs a git work tree: {reason}")
        top, prefix = done.stdout.decode(errors="surrogateescape").split("\n")[:2]
        return cls(top, prefix)

    # ------------------------------------------------------------ revisions

    def base(self, reference: str) -> str:
        """The object to compare with."""
        commit = self._commit(reference)
        if commit is None:
            if self._unborn() and reference in ("HEAD", "@"):
                return self._ask("hash-object", "-t", "tree", os.devnull)  # the empty tree
            raise UsageError(self._unknown(reference))
        fork = run("merge-base", commit, "HEAD", folder=self.top)
        return fork.decode().strip() if fork else commit

    def _commit(self, reference: str) -> str | None:
        name = f"{reference}^{{commit}}"
        found = run("rev-parse", "--verify", "--quiet", "--end-of-options", name, folder=self.top)
        return found.decode().strip() if found else None

    def _unborn(self) -> bool:
        return self._commit("HEAD") is None

    def _unknown(self, reference: str) -> str:
        told = f"{OPTION}: git knows no commit {reference!r}"
        if self._unborn():
            return f"{told}: the branch has no commit yet ({OPTION} HEAD takes everything as new)"
        shallow = run("rev-parse", "--is-shallow-repository", folder=self.top)
        if shallow is not None and shallow.strip() == b"true":
            return (
                f"{told}; this clone is shallow and may lack it: `git fetch --unshallow`, "
                "or in CI a fetch-depth of 0"
            )
        return told

    # ------------------------------------------------------------ differences

    def index(self, base: str) -> Changes:
        """The index against ``base``."""
        changed: set[str] = set()
        gone: set[str] = set()
        before: dict[str, str] = {}
        for entry in self._entries("--cached", base):
            changed.update(entry.new)
            gone.update(entry.old)
            before.update(entry.was)
        return self._changes(changed, gone, before)

    def work_tree(self, base: str, sources: Sequence[str]) -> Changes:
        """The files on disk against ``base``."""
        entries = self._entries(base)
        doubtful = [each for each in entries if each.status == "M" and not each.after.strip("0")]
        settled = dict(zip(doubtful, self._hashes([e.path for e in doubtful]), strict=True))
        changed: set[str] = set()
        gone: set[str] = set()
        before: dict[str, str] = {}
        lost: dict[str, str] = {}  # content: path, of what is gone
        for each in entries:
            if settled.get(each) != each.before:  # git had only seen that its time stamp differs
                changed.update(each.new)
            gone.update(each.old)
            before.update(each.was)
            if each.status == "D":
                lost[each.before] = each.path
        named = [self._path(file) for file in dict.fromkeys(_files(sources))]
        listed = self._ask("ls-files", "-z").split("\0")
        unknown = sorted(set(named).difference(listed))
        inside = [each for each in unknown if not each.startswith("../")]
        for path, blob in zip(inside, self._hashes(inside), strict=True):
            if blob is None or lost.pop(blob, None) is None:
                changed.add(path)
        changed.update(set(unknown).difference(inside))
        return self._changes(changed, gone, before)

    def _changes(self, changed: set[str], gone: set[str], before: dict[str, str]) -> Changes:
        return Changes(
            frozenset(map(self._seen, changed)),
            frozenset(map(self._seen, gone)),
            {self._seen(path): blob for path, blob in before.items()},
        )

    def _entries(self, *arguments: str) -> list[_Entry]:
        options = ("--raw", "-z", "--no-abbrev", "--find-renames=100%", "--ignore-submodules")
        parts = iter(self._ask("diff-index", *options, *arguments, "--").split("\0"))
        found = []
        for meta in parts:
            if not meta:
                continue
            _, _, before, after, status = meta.split(" ")
            path = next(parts)
            target = next(parts) if status[0] in "RC" else ""
            found.append(_Entry(status[0], path, before, after, target))
        return found

    def _hashes(self, paths: Sequence[str]) -> list[str | None]:
        """The object name that git would give each file; None for one that is not there."""
        there = [p for p in paths if "\n" not in p and os.path.isfile(os.path.join(self.top, p))]  # noqa: PTH113, PTH118
        if not there:
            return [None] * len(paths)
        given = "".join(f"{path}\n" for path in there).encode(errors="surrogateescape")
        answer = run("hash-object", "--stdin-paths", given=given, folder=self.top) or b""
        blobs = dict(zip(there, answer.decode().split(), strict=False))
        return [blobs.get(path) for path in paths]

    def _ask(self, *arguments: str) -> str:
        done = _run(*arguments, folder=self.top)
        if done is None or done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip() if done else "not installed"
            raise UsageError(f"git {arguments[0]} failed: {said}")
        return done.stdout.decode(errors="surrogateescape").removesuffix("\n")

    # ------------------------------------------------------------ paths

    def _path(self, seen: str) -> str:
        """From the top, of a path as seen from the working directory."""
        path = posixpath.normpath(posixpath.join(self.prefix, seen))
        if path.startswith("../"):  # reached by a link, or really outside
            real = os.path.relpath(os.path.realpath(seen), os.path.realpath(self.top))
            return real.replace(os.sep, "/")
        return path

    def _seen(self, path: str) -> str:
        return posixpath.relpath(path, self.prefix or ".")


class _Entry(Struct, frozen=True):
    """One line of a raw difference; ``target`` is the new name of a pure rename."""

    status: str
    path: str
    before: str
    after: str
    target: str = ""

    @property
    def new(self) -> tuple[str, ...]:
        """Paths with content that was not there: a rename has none."""
        return () if self.status in "DR" else (self.target or self.path,)

    @property
    def was(self) -> dict[str, str]:
        """The object that a file was which is still there under its name."""
        return {self.path: self.before} if self.status == "M" else {}

    @property
    def old(self) -> tuple[str, ...]:
        return (self.path,) if self.status in "DR" else ()


def _files(sources: Iterable[str]) -> Iterable[str]:
    """The files that sources lie in: ``news.jsonl`` of ``news.jsonl#3``."""
    for path in sources:
        if "#" in path and not os.path.lexists(path):
            yield path.rpartition("#")[0]
        else:
            yield path
