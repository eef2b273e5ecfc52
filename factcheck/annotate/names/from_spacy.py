"""Names by a spaCy pipeline that the person has installed, in place of the rules.

It goes by what ``spacy.load`` takes: the name of an installed package, or the folder of a saved
pipeline. Only its ``doc.ents`` are used; which of them name one thing is settled by the same chains
as for the rules. The same pipeline gives the same names: each region of an article is read by
itself, and never together with another article.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from factcheck.annotate.names import READ, gather, words
from factcheck.annotate.names.drafts import SURE, Draft
from factcheck.annotate.names.words import HONORIFIC
from factcheck.errors import ConfigError

if TYPE_CHECKING:
    from spacy.language import Language

    from factcheck.annotate.layout import Layout
    from factcheck.model import LocalEntity, Mention

# labels of OntoNotes, and of WikiNER (PER, LOC); NORP, peoples and parties, are no places
_KINDS: Final[dict[str, Literal["person", "organization", "place"]]] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
_ENDINGS: Final = ("'s", "’s", "'", "’")


@cache
def load(name: str) -> Language:
    """The pipeline of this name or in this folder, loaded once in a process.

    Raises ConfigError, which names the remedy, where spaCy or the pipeline is missing or the
    pipeline finds no names.
    """
    told = f'annotator "spacy:{name}"'
    try:
        import spacy
    except ImportError as error:
        raise ConfigError(
            f'{told} needs spaCy ({error}): pip install "factcheck-linter[spacy]"'
        ) from error
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise ConfigError(
            f"{told}: spaCy cannot load it: {_first_line(error)}; "
            f"install it (python -m spacy download {name}), or name the folder it was saved in"
        ) from error
    except (ImportError, ValueError) as error:
        raise ConfigError(
            f"{told}: spaCy cannot build it: {_first_line(error)}; "
            "install what its components need, or choose another pipeline"
        ) from error
    if not _finds_entities(pipeline):
        held = ", ".join(pipeline.pipe_names) or "nothing"
        raise ConfigError(
            f"{told} finds no names: it has no component such as ner or entity_ruler, but {held}"
        )
    return pipeline


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".")


def _finds_entities(pipeline: Language) -> bool:
    """Whether a component sets entities, or (span rulers, components of others) may set them."""
    for name in pipeline.pipe_names:
        assigned = pipeline.get_pipe_meta(name).assigns
        if not assigned or "doc.ents" in assigned or "doc.spans" in assigned:
            return True
    return False


def find(
    text: str, *, layout: Layout, pipeline: Language
) -> tuple[list[Mention], list[LocalEntity]]:
    """Mentions in order of start, and the entities they index, like ``names.find``."""
    dateline = layout.dateline
    skip = (dateline.start, dateline.end) if dateline else (0, 0)
    regions = [region for region in layout.regions if region.kind in READ]
    drafts: list[Draft] = []
    read = pipeline.pipe(region.text for region in regions)
    for region, document in zip(regions, read, strict=True):
        for entity in document.ents:
            kind = _KINDS.get(entity.label_)
            start = region.start + entity.start_char
            if kind and not (start < skip[1] and start + len(entity.text) > skip[0]):
                drafts.extend(_draft(start, entity.text, kind))
    return gather(text, drafts, layout=layout)


def _draft(start: int, found: str, kind: Literal["person", "organization", "place"]) -> list[Draft]:
    """The entity without article, honorifics and possessive ending; none where nothing is left."""
    start, name = _trimmed(start, found, persons=kind == "person")
    if not any(map(str.isalnum, name)):
        return []
    draft = Draft(start, name, kind, SURE)
    parts = [part.strip(".,") for part in name.split()]
    draft.names = tuple([part for part in parts if part[:1].isupper()]) or (name,)
    return [draft]


def _trimmed(start: int, found: str, *, persons: bool) -> tuple[int, str]:
    name = found.rstrip()
    name = next((name.removesuffix(end) for end in _ENDINGS if name.endswith(end)), name)
    flags = words.flags()
    while True:
        bare = name.lstrip()
        start += len(name) - len(bare)
        name = bare
        first = name.split(maxsplit=1)[0] if " " in name else ""
        honorific = persons and flags.get(first.rstrip("."), 0) & HONORIFIC
        if not first or not (honorific or first in ("the", "The", "THE")):
            return start, name
        start += len(first)
        name = name[len(first) :]
