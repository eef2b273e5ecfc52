"""Names of people, bodies and places, and which of them name one thing, by rule and word list.

Runs of capitalised words (``tokens``) are cut at titles (``titling``), function words and unfit
connectors (``segments``) and judged by their own words (``sorts``); what that leaves open is
settled by the words around a name and the rest of the article (``evidence``); mentions are then
gathered into the article's entities (``chains``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeVar

from factcheck.annotate.layout import Layout
from factcheck.annotate.names import brackets, headlines, opening, other_names
from factcheck.annotate.names import chains as coreference
from factcheck.annotate.names.chains import Chains
from factcheck.annotate.names.drafts import KINDS, SURE, Draft
from factcheck.annotate.names.evidence import Evidence
from factcheck.annotate.names.model import Model
from factcheck.annotate.names.segments import Cutter
from factcheck.annotate.names.tokens import Token, parts_of, read
from factcheck.model import LocalEntity, Mention, Region, Span, Time

__all__ = ["READ", "cut", "find", "gather"]

S = TypeVar("S", bound=Span)
_CREDITS: Final = re.compile(
    r"\((?:Additional |Extra )?(?:[Rr]eport|[Ww]rit|[Ee]dit|[Cc]ompil)ing by [^()\n]{1,300}\)"
)
READ: Final = ("headline", "standfirst", "body")


def find(
    text: str,
    *,
    layout: Layout,
    sentences: Sequence[Span],
    times: Sequence[Time],
    model: Model | None = None,
) -> tuple[list[Mention], list[LocalEntity]]:
    """Mentions in order of start, and the entities they index (in order of first mention).

    Offsets are code points of ``text``. Headline, standfirst, body and the dateline's place are
    read, nothing else. ``model`` stands for the one that the package carries.
    """
    drafts, titles = cut(text, layout=layout, sentences=sentences, times=times)
    Evidence(text, drafts).settle(model)
    coreference.take_family_names(text, drafts)
    opening.take_openers(text, drafts, (sentence.start for sentence in sentences))
    other_names.take_teams(text, drafts)
    for tokens in titles:
        drafts.extend(headlines.find(text, tokens, drafts))
    return gather(text, drafts, layout=layout)


def cut(
    text: str, *, layout: Layout, sentences: Sequence[Span], times: Sequence[Time]
) -> tuple[list[Draft], list[list[Token]]]:
    """Drafts of names before their surroundings are weighed, and the words of each headline that
    has a capital on every word.
    """
    dateline = layout.dateline
    skip = (dateline.start, dateline.end) if dateline else (0, 0)
    starts = frozenset(sentence.start for sentence in sentences)
    time_starts = [time.start for time in times]
    drafts: list[Draft] = []
    titles: list[list[Token]] = []
    for region in layout.regions:
        if region.kind not in READ:
            continue
        tokens = read(
            text,
            region,
            sentences=starts,
            times=_within(times, region, time_starts),
            skip=skip,
        )
        if region.kind != "body" and headlines.in_title_case(region.text):
            titles.append(tokens)
            continue
        for draft in Cutter(text, tokens).cut():
            drafts.extend(_places_of(draft) if draft.sort == "pair" else (draft,))
    return brackets.join(text, _uncredited(text, drafts)), titles


def _uncredited(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts but those of an agency's credits: "(Reporting by Jane Roe)"."""
    if "ing by " not in text:
        return drafts
    credits = [found.span() for found in _CREDITS.finditer(text)]
    return [d for d in drafts if not any(start < d.start < end for start, end in credits)]


def _within(spans: Sequence[S], region: Region, starts: list[int]) -> Sequence[S]:
    return spans[bisect_left(starts, region.start) : bisect_left(starts, region.end)]


def _places_of(pair: Draft) -> list[Draft]:
    """ "India-US": each half that is a place."""
    out, at = [], pair.start
    for part in parts_of(pair.text):
        if headlines.is_place(part):
            out.append(Draft(at, part, "place", SURE))
        at += len(part) + 1
    return out


def _dateline_place(place: Span) -> Draft:
    draft = Draft(place.start, place.text, "place", SURE)
    draft.names = tuple(place.text.split())
    return draft


def gather(
    text: str, drafts: list[Draft], *, layout: Layout
) -> tuple[list[Mention], list[LocalEntity]]:
    """The names among ``drafts`` and the dateline's place, in chains of those that name one thing.

    Returns what ``find`` returns.
    """
    if layout.dateline and layout.dateline.place:
        drafts = [*drafts, _dateline_place(layout.dateline.place)]
    drafts = sorted((d for d in drafts if d.sort in KINDS), key=lambda d: d.start)
    chains = Chains(text)
    coreference.people(chains, [d for d in drafts if d.sort == "person"])
    coreference.bodies(chains, [d for d in drafts if d.sort == "organization"])
    coreference.places(chains, [d for d in drafts if d.sort == "place"])
    other_names.join(chains, drafts)
    entities = chains.entities(drafts)
    index = {entity: place for place, entity in enumerate(entities)}
    mentions = []
    for draft in drafts:
        entity = chains.of[draft.start]
        mentions.append(
            Mention(draft.start, draft.end, draft.text, entities[entity].kind, index[entity])
        )
    return mentions, list(entities.values())
