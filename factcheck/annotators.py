"""How the annotator of a run is written: ``rules``, or ``spacy:NAME`` for a pipeline of spaCy."""

from __future__ import annotations

from typing import Final

RULES: Final = "rules"
SPACY: Final = "spacy:"


def fault(annotator: str) -> str:
    """What is wrong with how ``annotator`` is written, ``""`` where nothing is."""
    if annotator == RULES or (annotator.startswith(SPACY) and annotator[len(SPACY) :].strip()):
        return ""
    return f'"{annotator}" is neither {RULES} nor {SPACY}NAME (an installed pipeline or its folder)'


def pipeline_of(annotator: str) -> str:
    """The name or folder of the spaCy pipeline, ``""`` for the rules."""
    return annotator.removeprefix(SPACY) if annotator != RULES else ""
