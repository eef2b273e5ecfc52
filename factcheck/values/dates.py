"""EDTF dates and intervals (ISO 8601-2) and how two of them relate (see ``date_relations``)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from msgspec import Struct

from factcheck.values import edtf as _edtf
from factcheck.values.edtf import UNKNOWN, Point, Span


class Date(Struct, frozen=True, tag="date", tag_field="type"):
    """A date or interval, held as its canonical EDTF string. The string is read when first asked
    for; what is no EDTF raises ValueError then. ``Date.parse`` checks at once."""

    edtf: str

    @classmethod
    def parse(cls, text: str) -> Date:
        """A Date in canonical EDTF. Raises ValueError for what is no EDTF and for dates that do
        not exist."""
        return cls(_edtf.write(_edtf.parse(text.strip())))

    @classmethod
    def of(
        cls,
        year: int | str | None = None,
        month: int | None = None,
        day: int | None = None,
        *,
        approximate: bool = False,
    ) -> Date:
        """A date from its parts; a part that is None is unknown. ``year`` may be a string with
        unknown digits (``"202X"``), ``month`` a season (21 to 24), quarter (33 to 36) or half
        (40, 41). Raises ValueError."""
        text = UNKNOWN if year is None else year if isinstance(year, str) else f"{year:04d}"
        point = Point(text, month, day, approximate=approximate)
        return cls.parse(_edtf.write_point(point))

    def at(self, hour: int, minute: int | None = None, *, zone: int | None = None) -> Date:
        """This day at an hour; ``minute`` None is "7 pm", ``zone`` counts minutes east of
        Greenwich."""
        clock = f"T{hour:02d}" + ("" if minute is None else f":{minute:02d}")
        mark = "~" if self.approximate else ""
        return Date.parse(self.edtf.rstrip("~?%") + clock + _edtf.write_zone(zone) + mark)

    @classmethod
    def interval(cls, first: Date | None, last: Date | None) -> Date:
        """From the first day of ``first`` to the last of ``last``; None is an open end. Raises
        ValueError where it would end before it starts."""
        start = ".." if first is None else first.edtf.partition("/")[0]
        end = ".." if last is None else last.edtf.rpartition("/")[2]
        return cls.parse(f"{start}/{end}")

    @property
    def span(self) -> Span:
        """The parts of the date."""
        return _edtf.parse(self.edtf)

    @property
    def start(self) -> str | None:
        """First day, ISO; None where open or unknown."""
        return _bounds(self.edtf)[0]

    @property
    def end(self) -> str | None:
        """Last day, ISO, inclusive; None where open or unknown."""
        return _bounds(self.edtf)[1]

    @property
    def is_range(self) -> bool:
        """Whether the text states a first and a last (a month or a year is no range)."""
        return self.span.is_range

    @property
    def approximate(self) -> bool:
        """Whether an end of it is marked approximate or uncertain."""
        span = self.span
        return any(end is not None and end.approximate for end in (span.first, span.last))

    @property
    def year_known(self) -> bool:
        """Whether every end states all digits of its year."""
        span = self.span
        return all(end is None or end.year_known for end in (span.first, span.last))

    @property
    def precision(self) -> str:
        """The coarser of its ends: ``time``, ``day``, ``month``, ``season``, ``year``,
        ``decade``, ``century``, ``unknown``."""
        span = self.span
        found = [end.precision for end in (span.first, span.last) if end is not None]
        return max(found, key=_COARSENESS.__getitem__)


_COARSENESS = {
    name: rank
    for rank, name in enumerate(
        ("time", "day", "month", "season", "year", "decade", "century", "unknown")
    )
}


@lru_cache(maxsize=65536)
def _bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last day, ISO: asked of each date once for every one that it is compared with."""
    span = _edtf.parse(edtf)
    return _day(span.first, 0), _day(span.last, 1)


def _day(point: Point | None, side: int) -> str | None:
    days = None if point is None else point.days()
    return None if days is None else date.fromordinal(days[side]).isoformat()
