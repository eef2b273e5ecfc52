"""Classes of letters for patterns, where ``re`` has none."""

from __future__ import annotations

from typing import Final

UPPER: Final = "A-ZÀ-ÖØ-Þ" + "".join(
    chr(c) for c in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper()
)
MARKS: Final = "\u0300-\u036f"  # combining accents; no letters to ``re``
