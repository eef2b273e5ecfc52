"""The closed set of operators: what a rule can be made of.

An operator is a pure top-level function ``check(bundle, rule) -> Iterable[Draft]`` in a module
of its own, with a model of its options. A rule names one and says which predicates it applies
to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcheck.checks.operators import (
    acronym,
    age_mismatch,
    conflict,
    copied,
    corrected,
    count_conflict,
    document_dates,
    founded_after,
    misspelling,
    name_variant,
    one_holder,
    ordinal_conflict,
    quote_speaker,
    quote_wording,
    series_cadence,
    series_numbers,
    series_order,
    stated_date,
    stated_mismatch,
    stated_number,
    waiver,
)
from factcheck.checks.rule import Options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.checks.bundles import Bundle, Grouping
    from factcheck.checks.findings import Draft
    from factcheck.checks.rule import Rule


class Operator(Struct, frozen=True, kw_only=True):
    """``check`` is given one bundle of a kind named in ``by``, and a rule whose options are of
    ``options``."""

    check: Callable[[Bundle, Rule], Iterable[Draft]]
    by: tuple[Grouping, ...]
    options: type[Options] = Options
    summary: str


OPERATORS: Final[Mapping[str, Operator]] = MappingProxyType(
    {
        "acronym": Operator(
            check=acronym.check,
            by=("acronym", "subject"),
            summary="one acronym for two bodies of a story, or two acronyms for one body",
        ),
        "age_mismatch": Operator(
            check=age_mismatch.check,
            by=("subject",),
            summary="a person's age against the date of birth",
        ),
        "conflict": Operator(
            check=conflict.check,
            by=("subject",),
            options=conflict.ConflictOptions,
            summary="values of one predicate on one subject that cannot all be true",
        ),
        "copied": Operator(
            check=copied.check,
            by=("copies",),
            summary="a text that others repeat",
        ),
        "corrected": Operator(
            check=corrected.check,
            by=("corrections",),
            summary="a correction notice and the claims it voids",
        ),
        "count_conflict": Operator(
            check=count_conflict.check,
            by=("subject", "stories"),
            options=count_conflict.CountOptions,
            summary="two counts of one thing of one event that cannot both be right",
        ),
        "document_dates": Operator(
            check=document_dates.check,
            by=("subject",),
            options=document_dates.DocumentOptions,
            summary="the dates that one page gives itself",
        ),
        "founded_after": Operator(
            check=founded_after.check,
            by=("series",),
            summary="events of a body against the date it was founded",
        ),
        "misspelling": Operator(
            check=misspelling.check,
            by=("names",),
            summary="two names so near that one may be a slip",
        ),
        "name_variant": Operator(
            check=name_variant.check,
            by=("subject",),
            options=name_variant.VariantOptions,
            summary="one person or body under several spellings",
        ),
        "one_holder": Operator(
            check=one_holder.check,
            by=("posts",),
            options=one_holder.HolderOptions,
            summary="two people in one post at a time",
        ),
        "ordinal_conflict": Operator(
            check=ordinal_conflict.check,
            by=("subject", "series"),
            options=conflict.ConflictOptions,
            summary="one event with two numbers, told of it or of events alike in all else",
        ),
        "quote_speaker": Operator(
            check=quote_speaker.check,
            by=("subject",),
            options=quote_speaker.SpeakerOptions,
            summary="the same words quoted of two people",
        ),
        "quote_wording": Operator(
            check=quote_wording.check,
            by=("subject",),
            options=quote_wording.WordingOptions,
            summary="one statement of one speaker quoted in differing words",
        ),
        "series_cadence": Operator(
            check=series_cadence.check,
            by=("series",),
            options=series_cadence.CadenceOptions,
            summary="how often a series is held against its founding year and dates",
        ),
        "series_numbers": Operator(
            check=series_numbers.check,
            by=("series",),
            options=series_numbers.NumbersOptions,
            summary="a number of a series on two events, or skipped",
        ),
        "series_order": Operator(
            check=series_order.check,
            by=("series",),
            options=series_order.OrderOptions,
            summary="numbers of a series against the dates of its events",
        ),
        "stated_mismatch": Operator(
            check=stated_mismatch.check,
            by=("subject",),
            options=stated_mismatch.StatedOptions,
            summary="what the words of a claim state beside its value",
        ),
        "stated_date": Operator(
            check=stated_date.check,
            by=("subject",),
            options=stated_date.StatedDateOptions,
            summary="a date against the day, length or tense that its words state",
        ),
        "stated_number": Operator(
            check=stated_number.check,
            by=("subject",),
            options=stated_number.StatedNumberOptions,
            summary="a number against its parts, its other unit, its figures, its list or the body",
        ),
        "waiver": Operator(
            check=waiver.check,
            by=("waivers",),
            options=waiver.WaiverOptions,
            summary="a waiver that waives nothing, or whose day is past",
        ),
    }
)
