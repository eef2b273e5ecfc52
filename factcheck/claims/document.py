"""Claims about the article itself: when it was published, its dateline, its agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.dating import date_claim
from factcheck.claims.reading import DOCUMENT
from factcheck.values import Name
from factcheck.values.names import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Claim


def extract(reading: Reading) -> Iterator[Claim]:
    """document.published, document.dateline_date, document.dateline_place, document.agency.

    A page may say twice when it was published; where the two differ, both are claims.
    """
    document = reading.document
    dateline = document.dateline
    dated = [("document.published", day) for day in (document.published, *document.redated)]
    if dateline is not None:
        dated.append(("document.dateline_date", dateline.date))
    for predicate, time in dated:
        # a date that the caller gave has no words in the text to rest on
        if time is not None and time.end > time.start:
            claim = date_claim(reading, predicate, DOCUMENT, time)
            if claim is not None:
                yield claim
    if dateline is not None and dateline.place is not None:
        place = dateline.place
        name = Name(tidy(place.text, kind="place"), "place")
        yield reading.claim("document.dateline_place", DOCUMENT, name, place.start, place.end)
    if document.agency is not None:
        agency = document.agency
        name = Name(agency.text, "organization")
        yield reading.claim("document.agency", DOCUMENT, name, agency.start, agency.end)
