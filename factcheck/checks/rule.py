"""One rule as the checks see it: data, with the operator that carries it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from msgspec import Meta, Struct, field

from factcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

Voice = Literal["contradiction", "self", "agreement", "variant", "update"]
"""What a message says: a verdict, or ``self`` for one article that contradicts itself."""

MESSAGES: Final[dict[Voice, str]] = {
    "contradiction": "sources disagree on {about}: {against}",
    "self": "{path} disagrees with itself on {about}: {against}",
    "agreement": "sources agree on {about}: {values}",
    "variant": "sources write {about} in more than one way: {values}",
    "update": "{about} changed between the sources: {in_turn}",
}
"""What a rule says when it gives no message of its own."""

PLACEHOLDERS: Final = frozenset(
    "about against counted detail figures in_turn path subject text unit values where".split()
)
"""What stands in braces in a message: the subject and ``where`` ("in the fire", "for Ana Roe"); the
values as a list, ``against`` each other, ``in_turn``, or as ``figures`` without the noun that
``counted`` names; the paths, the words of the first claim, its unit, the operator's detail."""

_PLACEHOLDER: Final = re.compile(r"\{(\w*)\}")


def says(description: str, *, example: object = None) -> Meta:
    """What a key of a rule file or an option means, and a value that it may have."""
    more = {} if example is None else {"examples": [example]}
    return Meta(description=description, extra_json_schema=more)


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every operator's options; an operator without any uses it as it is."""


Kind = TypeVar("Kind", bound=Options)


class Rule(Struct, frozen=True, kw_only=True):
    """A rule ready to run. ``about`` and ``messages`` may hold ``{placeholders}``; ``path``
    names its file."""

    id: str
    name: str
    topic: str
    level: Severity
    operator: str
    predicates: tuple[str, ...] = ()
    about: dict[str, str] = field(default_factory=dict)  # predicate ("" for any) -> plain words
    messages: dict[Voice, str] = field(default_factory=dict)
    options: Options = Options()
    summary: str = ""
    why: str = ""
    silenced_by: tuple[str, ...] = ()
    leaves_alone: tuple[str, ...] = ()
    not_meant: tuple[str, ...] = ()
    path: str = ""
    deaf_to: tuple[str, ...] = ()  # globs of sources whose claims it leaves alone

    def options_as(self, kind: type[Kind]) -> Kind:
        """The options, typed. Raises TypeError when the rule names another operator."""
        if not isinstance(self.options, kind):
            raise TypeError(f"{self.id}: options of {self.operator}, not {kind.__name__}")
        return self.options

    def say(self, voice: Voice, predicate: str, words: Mapping[str, str]) -> str:
        """The message for ``voice`` with its placeholders filled from ``words``."""
        about = fill(self.about.get(predicate, self.about.get("", "{subject}")), words)
        template = self.messages.get(voice, MESSAGES[voice])
        return fill(template, {**words, "about": about})


def fill(template: str, words: Mapping[str, str]) -> str:
    """``template`` with each ``{name}`` replaced; nothing else is interpreted, whatever a rule
    file says."""
    return _PLACEHOLDER.sub(lambda match: words.get(match[1], match[0]), template)


def unknown_placeholders(template: str) -> list[str]:
    """The placeholders of ``template`` that no message knows, in order."""
    return [name for name in _PLACEHOLDER.findall(template) if name not in PLACEHOLDERS]
