"""Names of people, bodies and places, and which of them name one thing, by rule and word list alone.

Candidates are runs of capitalised words (``tokens``), cut at titles, function words and unfit connectors (``segments``);
what their own words leave open is settled by the words around them and by the rest of the article (``evidence``);
mentions are then gathered into the article's entities (``chains``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from factcheck.annotate.layout import Layout
from factcheck.annotate.names import chains as coreference
from factcheck.annotate.names import headlines
from factcheck.annotate.names.chains import Chains
from factcheck.annotate.names.evidence import Draft, Evidence
from factcheck.annotate.names.segments import SURE, Candidate, Cutter
from factcheck.annotate.names.tokens import Token, parts_of, read
from factcheck.model import LocalEntity, Mention, Region, Span, Time

__all__ = ["find"]

S = TypeVar("S", bound=Span)
_READ = ("headline", "standfirst", "body")
_KINDS = ("person", "organization", "place")


def find(
    text: str, *, layout: Layout, sentences: Sequence[Span], times: Sequence[Time]
) -> tuple[list[Mention], list[LocalEntity]]:
    """Mentions in order of start, and the entities they index (in order of first mention).

    Offsets are code points of ``text``. Only headline, standfirst, body and the dateline's place are read.
    """
    dateline = layout.dateline
    skip = (dateline.start, dateline.end) if dateline else (0, 0)
    starts = frozenset(sentence.start for sentence in sentences)
    time_starts = [time.start for time in times]
    drafts: list[Draft] = []
    titles: list[tuple[Region, list[Token]]] = []
    for region in layout.regions:
        if region.kind not in _READ:
            continue
        tokens = read(
            text,
            region,
            sentences=starts,
            times=_within(times, region, time_starts),
            skip=skip,
        )
        if region.kind != "body" and headlines.in_title_case(region.text):
            titles.append((region, tokens))
            continue
        for candidate in Cutter(text, tokens).cut():
            drafts.extend(_drafts(candidate, text, tokens))
    Evidence(text, drafts).settle()
    for _, tokens in titles:
        drafts.extend(headlines.find(text, tokens, drafts))
    if dateline and dateline.place:
        drafts.append(_dateline_place(text, dateline.place))
    kept = sorted((d for d in drafts if d.sort in _KINDS), key=lambda d: d.start)
    return _gather(text, kept)


def _within(spans: Sequence[S], region: Region, starts: list[int]) -> Sequence[S]:
    return spans[bisect_left(starts, region.start) : bisect_left(starts, region.end)]


def _drafts(candidate: Candidate, text: str, tokens: list[Token]) -> list[Draft]:
    draft = Draft(candidate, text, tokens)
    if draft.sort != "pair":
        return [draft]
    out, at = [], draft.start
    for part in parts_of(draft.text):
        half = Draft(candidate, text, tokens)
        half.start, half.end, half.text = at, at + len(part), part
        half.names, half.sort, half.strength = (part,), "place", SURE
        at = half.end + 1
        out.append(half)
    return [half for half in out if headlines.is_place(half.text)]


def _dateline_place(text: str, place: Span) -> Draft:
    candidate = Candidate(0, 0, sort="place", strength=SURE)
    candidate.start, candidate.end = place.start, place.end
    draft = Draft(candidate, text, [])
    draft.names = tuple(place.text.split())
    return draft


def _gather(text: str, drafts: list[Draft]) -> tuple[list[Mention], list[LocalEntity]]:
    chains = Chains(text)
    coreference.people(chains, [d for d in drafts if d.sort == "person"])
    coreference.bodies(chains, [d for d in drafts if d.sort == "organization"])
    coreference.places(chains, [d for d in drafts if d.sort == "place"])
    entities = chains.entities(drafts)
    index = {entity: place for place, entity in enumerate(entities)}
    mentions = []
    for draft in drafts:
        entity = chains.of[draft.start]
        mentions.append(
            Mention(draft.start, draft.end, draft.text, entities[entity].kind, index[entity])
        )
    return mentions, list(entities.values())
