"""Two papers that do not agree on a toll, and one that does with the first."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]

MORNING = """\
Ferry fire off Varnholm

VARNHOLM, March 4, 2025: A fire on the ferry Aurora killed 12 people on Monday, officials said.
"""
EVENING = """\
Ferry fire off Varnholm

VARNHOLM, March 4, 2025: A fire on the ferry Aurora killed 19 people on Monday, officials said.
"""
AGREEING = MORNING.replace("officials said", "according to officials")
