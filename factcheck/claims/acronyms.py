"""The acronym a body is given beside its name: "Ministry of External Affairs (MEA)"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.reading import Reading
    from factcheck.model import Claim


def extract(reading: Reading) -> Iterator[Claim]:
    """organization.acronym over the acronym, wherever brackets join it to the long form."""
    entities = reading.document.entities
    for before, after in pairwise(reading.document.mentions):
        if before.kind != "organization" or before.entity != after.entity:
            continue
        if reading.text[before.end : after.start] not in (" (", " (the "):
            continue
        acronym = entities[before.entity].acronym
        for mention in (after, before):
            if mention.text == acronym:
                subject = reading.subject_of(mention)
                claim = reading.claim(
                    "organization.acronym", subject, Text(acronym), mention.start, mention.end
                )
                # the article itself gives it, whoever speaks or acts in the sentence
                yield replace(claim, attribution="", routine=True, modality="asserted")
                break
