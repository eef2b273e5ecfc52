"""The command on a terminal of its own (a pseudo-terminal), as a person has it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ
from typing import NamedTuple


class Seen(NamedTuple):
    status: int
    out: str  # what the terminal got on standard output, lines ended by \n
    err: str


def on_terminal(
    folder: Path,
    arguments: Sequence[str],
    *,
    columns: int = 100,
    environment: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
) -> Seen:
    """Run factcheck with standard output and standard error on a terminal each."""
    env = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "PYTHONPATH": pythonpath()}
    env |= environment or {}
    out, err = _Screen(columns), _Screen(columns)
    child = subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=out.inner, stderr=err.inner,
    )  # fmt: skip
    out.close_inner()
    err.close_inner()
    shown, told = out.read(), err.read()
    return Seen(child.wait(), shown.decode(encoding), told.decode(encoding))


def pythonpath() -> str:
    """So that the code under test is the one that runs, wherever the working directory is."""
    return str(Path(__file__).resolve().parent.parent.parent)


class _Screen:
    def __init__(self, columns: int) -> None:
        self.outer, self.inner = pty.openpty()
        ioctl(self.inner, TIOCSWINSZ, pack("HHHH", 40, columns, 0, 0))

    def close_inner(self) -> None:
        os.close(self.inner)

    def read(self) -> bytes:
        """Everything until the other side has gone, which a pseudo-terminal reports as an error."""
        text = b""
        while True:
            try:
                more = os.read(self.outer, 65536)
            except OSError:
                more = b""
            if not more:
                break
            text += more
        os.close(self.outer)
        return text.replace(b"\r\n", b"\n")
