"""Two papers that do not agree on a date, and one that does with the first."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]

MORNING = """\
Harbour committee meets

VARNHOLM, March 10, 2025: The second meeting of the Harbour Safety Committee was held in Varnholm \
on March 3, 2025, officials said. Pilots and dockers had sent 14 delegates.
"""
EVENING = """\
Ferries to go slower

VARNHOLM, March 11, 2025: Shipping firms have promised slower ferries. The second meeting of the \
Harbour Safety Committee took place on March 5, 2025, in Varnholm, the mayor said.
"""
AGREEING = EVENING.replace("March 5", "March 3")
SPORT = "Rovers win\n\nLIMBERG, March 9, 2025: The Rovers won 3-1 on Saturday.\n"
