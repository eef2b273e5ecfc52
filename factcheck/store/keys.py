"""The key of an article in the cache: a digest of all that its extraction depends on.

That is the source (path, text and metadata, for they enter the claims), how it is extracted, and
the program that does so. The program is told by the contents of its own files and not by their
times, so that a cache which a CI service restores still serves after a fresh installation; that
takes 5 ms.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b, sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from factcheck.annotators import pipeline_of
from factcheck.version import VERSION

if TYPE_CHECKING:
    from factcheck.model import Source

# Rooms that extraction cannot reach (`.importlinter` holds that): an edit there changes no claim.
# A room that is new counts until it is named here.
APART: Final = frozenset(
    {"checks", "cli", "config", "engine", "lsp", "report", "resolve", "store", "testing", "_rules"}
)
LIBRARIES: Final = ("nupunkt", "rapidfuzz")  # others', which extraction rests on
_PACKAGE: Final = Path(__file__).parent.parent


def key_of(source: Source, way: str) -> bytes | None:
    """16 bytes for ``source`` as ``way`` extracts it.

    None for a text that cannot be written down (lone surrogates): it is extracted anew each time.
    """
    try:
        record = msgspec.msgpack.encode(source)
    except (UnicodeEncodeError, OverflowError):
        return None
    digest = blake2b(way.encode("utf-8", "surrogateescape"), digest_size=16)
    digest.update(b"\0")
    digest.update(record)
    return digest.digest()


def way_of(kind: str, annotator: str) -> str:
    """How articles are extracted in this run: by which program, to what, and who finds names."""
    return "\n".join((program(), kind, annotator, _pipeline(pipeline_of(annotator))))


@cache
def program() -> str:
    """Digest of the interpreter's version, the libraries' and every file extraction may read."""
    digest = sha256(f"{VERSION} {sys.version} {' '.join(_libraries())}".encode())
    for name, path in _files(str(_PACKAGE), ""):
        digest.update(name.encode("utf-8", "surrogateescape"))
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - twice as fast as Path.open
            digest.update(file.read())
    return digest.hexdigest()


def _files(folder: str, below: str) -> Iterator[tuple[str, str]]:
    """(name in the package, path) of its files, sorted, without what is compiled."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            name = entry.name
            if name.startswith((".", "__pycache__")) or (below == "" and name in APART):
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{below}{name}/")
            else:
                yield below + name, entry.path


def _libraries() -> list[str]:
    """``nupunkt-0.8.0.dist-info``: names of what is installed, read off one folder's listing
    (importlib.metadata would cost more than all the rest)."""
    found: list[str] = []
    for library in LIBRARIES:
        spec = find_spec(library)
        if spec is None or spec.origin is None:
            continue
        with os.scandir(Path(spec.origin).parent.parent) as entries:
            names = [entry.name for entry in entries]
        found += [each for each in names if each.startswith((f"{library}-", f"{library}."))]
    return sorted(found)


@cache
def _pipeline(name: str) -> str:
    """What tells one state of a spaCy pipeline from another: sizes and times of its files."""
    if not name:
        return ""
    spec = find_spec(name) if name.isidentifier() else None
    folder = Path(spec.origin).parent if spec and spec.origin else Path(name)
    stats = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return " ".join(f"{p.name}:{s.st_size}:{s.st_mtime_ns}" for p, s in stats)
