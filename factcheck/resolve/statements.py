"""Whether two dated facts are one: the same verb of the same thing, done by the same.

Only what happens to a thing once (``once_verbs``) is known so; where it may be done anew in another
country or form (released, opened), both clauses must tell the same of where and how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from factcheck.resolve.nodes import Node

_HALF: Final = 0.5


class Statement(Struct, frozen=True):
    """What a date is told of, as words (see ``claims/statements.py``)."""

    verb: str
    kind: str
    patient: frozenset[str]
    maybe: frozenset[str]
    agent: frozenset[str]
    scope: frozenset[str]
    vague: bool

    @property
    def told(self) -> str:
        """For people to read."""
        return " ".join([self.verb, *sorted(self.patient or self.maybe)])


def of(node: Node) -> Statement | None:
    """The statement in the context of a fact; None where its clause has no verb."""
    marks: dict[str, set[str]] = {}
    for mark in node.subject.context:
        name, _, word = mark.partition(":")
        marks.setdefault(name, set()).add(word)
    verbs = marks.get("verb")
    if not verbs:
        return None
    return Statement(
        verb=min(verbs),
        kind=min(marks["kind"]),
        patient=frozenset(marks.get("done", ())),
        maybe=frozenset(marks.get("maybe", ())),
        agent=frozenset(marks.get("by", ())),
        scope=frozenset(marks.get("scope", ())),
        vague="vague" in marks,
    )


def same(a: Statement, b: Statement) -> bool:
    """Whether two statements are of one thing."""
    if a.verb != b.verb or not _one_patient(a, b) or not _one_agent(a, b):
        return False
    return a.kind == "once" or (a.kind == "public" and _one_scope(a, b))


def differ(a: Statement | None, b: Statement | None) -> bool:
    """Whether two statements in like words are of two things all the same: in Chile and in Peru, an
    album and another."""
    if a is None or b is None or a.kind != "public" or a.verb != b.verb:
        return False  # "a climber died" names him, since nobody dies twice
    return a.vague or b.vague or (bool(a.scope and b.scope) and a.scope.isdisjoint(b.scope))


def one_act(a: Statement | None, b: Statement | None) -> bool:
    """Whether both tell of one kind of act, of those that happen once."""
    return bool(a and b and a.kind and a.verb == b.verb)


def _one_patient(a: Statement, b: Statement) -> bool:
    if a.vague or b.vague:
        return False
    if a.maybe and b.maybe:
        return a.patient == b.patient and _share(a.maybe, b.maybe) >= _HALF
    if a.maybe or b.maybe:
        pointing, named = (a, b) if a.maybe else (b, a)
        meant = pointing.maybe | pointing.patient
        if named.patient and (named.patient <= meant or pointing.maybe < named.patient):
            return True
    return bool(a.patient and b.patient) and (a.patient <= b.patient or b.patient <= a.patient)


def _one_agent(a: Statement, b: Statement) -> bool:
    return not (a.agent and b.agent) or a.agent <= b.agent or b.agent <= a.agent


def _one_scope(a: Statement, b: Statement) -> bool:
    """Whether both tell the same of where and how, or neither tells."""
    if not a.scope and not b.scope:
        return True
    return bool(a.scope & b.scope) and _share(a.scope, b.scope) >= _HALF


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
