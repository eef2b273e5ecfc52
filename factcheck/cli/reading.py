"""Opening the sources that a command names."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from factcheck.model import Problem, Source


def read(paths: Sequence[str], *, stdin_filename: str) -> tuple[list[Source], list[Problem]]:
    """INTERIM."""
    out: list[Source] = []
    problems: list[Problem] = []
    for path in paths:
        if path == "-":
            text = sys.stdin.read()
            out.append(Source(stdin_filename, text, hashlib.sha256(text.encode()).hexdigest()))
            continue
        p = Path(path)
        files = sorted(q for q in p.rglob("*.txt")) if p.is_dir() else [p]
        for f in files:
            try:
                data = f.read_bytes()
                out.append(
                    Source(shown_path(str(f)), data.decode(), hashlib.sha256(data).hexdigest())
                )
            except (OSError, UnicodeDecodeError) as e:
                problems.append(Problem(shown_path(str(f)), str(e)))
    return out, problems


def shown_path(path: str) -> str:
    """As reports show it: relative to the working directory, with forward slashes."""
    return Path(os.path.relpath(path)).as_posix()
