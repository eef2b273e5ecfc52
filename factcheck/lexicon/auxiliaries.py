"""Forms of verbs that only help another verb."""

from __future__ import annotations

from typing import Final

BE: Final = frozenset("be been being is are was were".split())
