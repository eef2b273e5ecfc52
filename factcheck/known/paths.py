"""Sources as a file names them: relative to its folder, wherever one stands when it is read."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec.structs import replace

from factcheck.model import Dispute, Stand


def as_seen(dispute: Dispute, file: str) -> Dispute:
    """A dispute as ``file`` holds it, its sources as seen from the working directory."""
    folder = Path(file).parent
    return _named(dispute, {each: _normal(folder / each) for each in dispute.sources})


def as_stored(dispute: Dispute, file: str) -> Dispute:
    """The way back: its sources relative to the folder of ``file``."""
    folder = Path(file).parent
    names = {each: Path(os.path.relpath(each, folder)).as_posix() for each in dispute.sources}
    return _named(dispute, names)


def _normal(path: Path) -> str:
    return Path(os.path.normpath(path)).as_posix()


def _named(dispute: Dispute, names: dict[str, str]) -> Dispute:
    positions = tuple(
        tuple(Stand(each.value, names[each.source], each.mark) for each in position)
        for position in dispute.positions
    )
    return replace(dispute, positions=positions)
