"""Which mentions of one article name one person, body or place (in-document coreference)."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, Literal

from factcheck.annotate.names import styled, words
from factcheck.annotate.names.drafts import Draft
from factcheck.annotate.names.tokens import parts_of
from factcheck.annotate.names.words import (
    BODY,
    COUNTRY,
    DEMONYM,
    PART,
    PERSONAL,
    UNIT,
)
from factcheck.lexicon.countries import plain_names
from factcheck.model import LocalEntity
from factcheck.values.name_fit import VARIANT, fit
from factcheck.values.spelling import fold

Kind = Literal["person", "organization", "place"]
_WORD: Final = 12  # characters before a name that hold the word before it
_BEFORE_PLACES: Final = frozenset(
    "in at near from to into outside around across through toward towards via the a an of".split()
)
_FORCES: Final = frozenset("police army navy government parliament council".split())
_SMALL: Final = frozenset("of for and the on in to de la del".split())


class Chains:
    """Entities of one article, grown mention by mention."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kinds: list[Kind] = []
        self.acronyms: list[str] = []
        self.of: dict[int, int] = {}  # start of a draft -> entity

    def new(self, kind: Kind) -> int:
        """The index of a new entity."""
        self.kinds.append(kind)
        self.acronyms.append("")
        return len(self.kinds) - 1

    def put(self, draft: Draft, entity: int) -> None:
        """Count ``draft`` as a mention of ``entity``."""
        self.of[draft.start] = entity

    def merge(self, entity: int, other: int) -> None:
        """Count every mention of ``other`` as one of ``entity``."""
        for start, known in self.of.items():
            if known == other:
                self.of[start] = entity

    def entities(self, drafts: list[Draft]) -> dict[int, LocalEntity]:
        """The entities that ``drafts`` name, in order, each under its longest form."""
        forms: dict[int, dict[str, None]] = {}
        addressed: dict[int, set[str]] = {}
        for draft in drafts:
            entity = self.of[draft.start]
            forms.setdefault(entity, {})[tidy(draft.text)] = None
            if self.kinds[entity] == "person":
                for form in styled.forms(self.text, draft.start, draft.end):
                    addressed.setdefault(entity, set()).add(tidy(form))
        out = {}
        for entity, used in forms.items():
            name = next(iter(used)) if len(used) == 1 else max(used, key=_fullness)
            others = addressed[entity].union(used) if entity in addressed else used
            aliases = tuple(sorted(form for form in others if form != name))
            out[entity] = LocalEntity(self.kinds[entity], name, aliases, self.acronyms[entity])
        return out


def _fullness(form: str) -> tuple[bool, int]:
    return len(form) < 6 or not form.isupper(), len(form)


def tidy(form: str) -> str:
    """A name on one line, with one kind of dash and apostrophe."""
    if not form.isascii():
        form = form.replace("–", "-").replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    return " ".join(form.split()) if "  " in form or "\n" in form else form


# ---------------------------------------------------------------- people


def take_family_names(text: str, drafts: list[Draft]) -> None:
    """Where a full name ends in a word that is also a listed place or firm, the word alone is that
    person ("Vincent Jackson ... Jackson said"), but "in Jackson" and "Jackson, Mississippi"."""
    known: set[str] = set()
    full = {draft.names for draft in drafts if draft.sort == "person" and len(draft.names) > 1}
    for draft in drafts:
        if draft.sort == "person" and " of " in draft.text and draft.names[1:] in full:
            _drop_title(draft)
        if len(draft.names) > 1:
            if len(draft.names) == 2 and draft.names[1] in known:
                _drop_people(draft)
            elif draft.sort == "person":
                known.add(draft.names[-1])
        elif draft.names[0] in known and _stands_for_person(text, draft):
            draft.sort = "person"


def _drop_title(draft: Draft) -> None:
    """ "In Search of Ann Roe" is a title that holds a name told elsewhere."""
    dropped = draft.text.index(draft.names[1], draft.text.index(" of "))
    draft.start += dropped
    draft.text, draft.names = draft.text[dropped:], draft.names[1:]


def _drop_people(draft: Draft) -> None:
    """ "Belgian Roe" after "Ann Roe" is Roe: the word of a people is no given name."""
    marks = words.flags().get(draft.names[0], 0)
    if not marks & DEMONYM or marks & PERSONAL:
        return
    draft.start += len(draft.names[0]) + 1
    draft.text = draft.text[len(draft.names[0]) + 1 :]
    draft.names, draft.sort = draft.names[1:], "person"


def _stands_for_person(text: str, draft: Draft) -> bool:
    """By the words before and after it."""
    if draft.sort not in ("place", "organization") or draft.text.isupper():
        return False
    if words.flags().get(draft.text, 0) & COUNTRY:
        return False
    before = text[max(0, draft.start - _WORD) : draft.start].split(" ")
    if len(before) > 1 and not before[-1] and before[-2].lower() in _BEFORE_PLACES:
        return False
    after = text[draft.end : draft.end + 3]
    return not (after[:2] == ", " and after[2:].isupper()) and not after[1:].isupper()


def people(chains: Chains, drafts: list[Draft]) -> None:
    """Full names first; a short form goes to the one full name it can be short for: of all in the
    article, else of those named so far ("Ann Roe ... Roe said her brother, Tom Roe, ...")."""
    full: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = {}
    short: dict[tuple[str, ...], set[int]] = {}
    first: dict[int, int] = {}  # entity -> where its full name first stands
    later = []
    for draft in drafts:
        names = _bare(draft.names)
        if len(names) < 2:
            later.append((draft, names))
            continue
        entity = _same_person(full, names)
        if entity < 0:
            entity = chains.new("person")
        full.setdefault((names[-1], ""), []).append((names, entity))
        for cut in range(1, len(names)):
            short.setdefault(names[cut:], set()).add(entity)
        short.setdefault(names[:1], set()).add(entity)
        first.setdefault(entity, draft.start)
        chains.put(draft, entity)
    _short_of_full(chains, drafts, short)
    alone: dict[tuple[str, ...], int] = {}
    for draft, names in later:
        owners = short.get(names, set())
        if len(owners) > 1:
            owners = {owner for owner in owners if first[owner] < draft.start}
        if len(owners) == 1:
            entity = next(iter(owners))
        else:
            entity = (
                alone[names] if names in alone else alone.setdefault(names, chains.new("person"))
            )
        chains.put(draft, entity)


def _short_of_full(
    chains: Chains, drafts: list[Draft], short: dict[tuple[str, ...], set[int]]
) -> None:
    """A family name of several words goes to the one full name that ends with it."""
    for draft in drafts:
        names = _bare(draft.names)
        owners = short.get(names, set()) if len(names) > 1 else set()
        if len(owners) == 1:
            owner = next(iter(owners))
            chains.put(draft, owner)


def _bare(names: tuple[str, ...]) -> tuple[str, ...]:
    flags = words.flags()
    while len(names) > 1 and flags.get(names[-1], 0) & PART:
        names = names[:-1]
    return names


def _same_person(
    full: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]], names: tuple[str, ...]
) -> int:
    for known, entity in full.get((names[-1], ""), ()):
        if not _same_given(names[0], known[0]):
            continue
        inner, held = names[1:-1], known[1:-1]
        if _fits(inner, held):
            return entity
    return -1


def _same_given(first: str, other: str) -> bool:
    """Whether two given names are one, an initial and its name, or a short form and its name."""
    if first == other:
        return True
    if min(len(first), len(other)) == 1:
        return first[0] == other[0]
    return fit(fold(first), fold(other)) == VARIANT


def _fits(inner: tuple[str, ...], held: tuple[str, ...]) -> bool:
    if not inner or not held:
        return True
    few, many = sorted((inner, held), key=len)
    return all(
        any(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for b in many) for a in few
    )


# ---------------------------------------------------------------- bodies


class _Bodies:
    """The bodies of an article by their words, by their acronym and by either end of their name."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, ...], int] = {}
        self.by_acronym: dict[str, int] = {}
        self._by_end: dict[str, list[tuple[tuple[str, ...], int]]] = {}

    def add(self, key: tuple[str, ...], entity: int) -> None:
        """A new body under its words."""
        self.by_key[key] = entity
        self._by_end.setdefault(key[0], []).append((key, entity))
        if key[-1] != key[0]:
            self._by_end.setdefault(key[-1], []).append((key, entity))

    def longer(self, draft: Draft, key: tuple[str, ...]) -> int:
        """The one body that ``draft`` is a shorter name of, -1 for none or more than one."""
        flags, size = words.flags(), len(key)
        tails = size > 1 or flags.get(draft.names[0], 0) & BODY
        heads = not flags.get(draft.names[-1], 0) & BODY
        owners = set()
        if tails:
            owners = {e for long, e in self._by_end.get(key[-1], ()) if _ends(long, key)}
        if heads:
            owners |= {
                e
                for long, e in self._by_end.get(key[0], ())
                if _begins(long, key) and not _is_public(long)
            }
        return next(iter(owners)) if len(owners) == 1 else -1


def _is_public(key: tuple[str, ...]) -> bool:
    """Whether a name ends as that of an office or force does, which the town or the
    land before it does not stand for."""
    flags = words.flags().get(key[-1].capitalize(), 0)
    return bool(flags & UNIT) or key[-1] in _FORCES


def _ends(longer: tuple[str, ...], key: tuple[str, ...]) -> bool:
    return len(longer) > len(key) and longer[-len(key) :] == key


def _begins(longer: tuple[str, ...], key: tuple[str, ...]) -> bool:
    return len(longer) > len(key) and longer[: len(key)] == key


def bodies(chains: Chains, drafts: list[Draft]) -> None:
    """Long forms, acronyms in brackets, acronyms by their letters, and short forms."""
    known = _Bodies()
    ordered = sorted(drafts, key=lambda d: (d.text.isupper() or len(d.names) == 1, d.start))
    bracket = _brackets(chains.text, drafts)
    held = {acronym.start: start for start, acronym in bracket.items()}
    short = any(len(draft.names) == 1 for draft in drafts)  # else letters are asked for by nobody
    keys: dict[str, tuple[str, ...]] = {}
    for draft in ordered:
        key, repeated = keys.get(draft.text, ()), draft.text in keys
        if not repeated:
            key = keys[draft.text] = _key(draft)
        entity = _known_body(chains, draft, key, known=known, partner=held.get(draft.start, -1))
        if entity < 0:
            entity = chains.new("organization")
            known.add(key, entity)
        chains.put(draft, entity)
        acronym = bracket.get(draft.start)
        if acronym and not chains.acronyms[entity]:
            chains.acronyms[entity] = acronym.text
            known.by_acronym.setdefault(acronym.text, entity)
        if short and len(key) > 2 and not repeated:
            known.by_acronym.setdefault(_initials(draft.text), entity)
            known.by_acronym.setdefault(_initials(draft.text, small=True), entity)


def _known_body(
    chains: Chains, draft: Draft, key: tuple[str, ...], *, known: _Bodies, partner: int
) -> int:
    """The body that ``draft`` names, -1 for a new one; ``partner`` is where the long form that the
    acronym stands beside begins: two bodies may share one acronym."""
    entity = chains.of.get(partner, -1)
    if entity < 0:
        entity = known.by_key.get(key, -1)
    if entity < 0 and len(draft.names) == 1:
        entity = known.by_acronym.get(draft.text.replace(".", ""), -1)
    return known.longer(draft, key) if entity < 0 else entity


def _key(draft: Draft) -> tuple[str, ...]:
    out: list[str] = []
    for name in draft.names:
        if name.startswith("al "):
            out.extend(("al", name[3:].lower()))
        elif "-" in name or "–" in name:
            out.extend(sorted(part.lower() for part in parts_of(name)))
        else:
            out.append(name.lower())
    return tuple(out)


def _brackets(text: str, drafts: list[Draft]) -> dict[int, Draft]:
    """Start of a long form to the acronym in brackets next to it, on either side."""
    out: dict[int, Draft] = {}
    for before, after in pairwise(drafts):
        if text[before.end : after.start] not in (" (", " (the "):
            continue
        if text[after.end : after.end + 1] not in (")", ",", ";"):
            continue
        if looks_like_acronym(after.text) and len(before.names) > 1:
            if _of_a_part(before.text, after.text):
                continue
            out[before.start] = after
        elif looks_like_acronym(before.text) and len(after.names) > 1:
            out[after.start] = before
    return out


def _of_a_part(long: str, acronym: str) -> bool:
    """Whether the letters are those of what follows "of": "Board of the Peat Union (PU)"."""
    if acronym in (_initials(long), _initials(long, small=True)):
        return False
    parts = long.replace(" of the ", " of ").split(" of ")
    tails = [" of ".join(parts[cut:]) for cut in range(1, len(parts))]
    return any(acronym in (_initials(t), _initials(t, small=True)) for t in tails)


def looks_like_acronym(text: str) -> bool:
    """Mostly capitals, one word, two to ten letters."""
    plain = text.replace(".", "").replace("-", "")
    return (
        2 <= len(plain) <= 10 and " " not in text and sum(map(str.isupper, plain)) * 2 > len(plain)
    )


def _initials(text: str, *, small: bool = False) -> str:
    """First letters of the words, those of "of" and "the" only with ``small``."""
    parts = text.replace("-", " ").replace("–", " ").split()
    kept = [part for part in parts if small or part not in _SMALL]
    return "".join(part[0] for part in kept if part[0].isalnum()).upper()


# ---------------------------------------------------------------- places


def places(chains: Chains, drafts: list[Draft]) -> None:
    """Countries by their code, other places by their words ("Washington", "Washington DC")."""
    by_name: dict[str, int] = {}
    known = plain_names()
    for draft in sorted(drafts, key=lambda d: (-len(d.names), d.start)):
        form = tidy(draft.text)
        name = known.get(form, known.get(form.rstrip("."), form)).lower()
        entity = by_name.get(name, -1)
        if entity < 0:
            entity = chains.new("place")
            by_name[name] = entity
            if name.endswith((" dc", " d.c.", " d.c", " city")):
                by_name.setdefault(name.rsplit(" ", 1)[0].rstrip(","), entity)
        chains.put(draft, entity)
