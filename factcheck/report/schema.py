"""The shape of the JSON report as typed models, and its JSON Schema.

This is the contract written down once more, independently of ``json.py``, so that a test can hold
the one against the other. Only ``factcheck schema`` and tests import it: pydantic is slow to load.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Path = Annotated[str, Field(description="Relative to the working directory, forward slashes.")]
Edtf = Annotated[str, Field(description="Extended Date/Time Format, ISO 8601-2.")]
Day = Annotated[str, Field(pattern=r"^-?\d{4,}-\d\d-\d\d$")]
Offset = Annotated[int, Field(ge=0, description="In Unicode code points of the source's text.")]
Ordinal = Annotated[int, Field(ge=1)]


class Model(BaseModel):
    """Base: strict, immutable, no key beyond those named."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Tool(Model):
    """What wrote the report."""

    name: Literal["factcheck"]
    version: str


class Source(Model):
    """One article; null where something is not known."""

    path: Path
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    title: str | None
    published: Edtf | None
    dateline_place: str | None
    agency: str | None
    publisher: str | None
    copy_of: Path | None = Field(description="The article whose text this one repeats.")


class Subject(Model):
    """One person, body, event, place, document or quote across the sources."""

    id: str
    kind: Literal["person", "organization", "event", "place", "document", "quote"]
    label: str
    aliases: list[str]


class DateValue(Model):
    """A date or interval; start and end inclusive, null where open or unknown."""

    type: Literal["date"]
    edtf: Edtf
    start: Day | None
    end: Day | None


class OrdinalValue(Model):
    """A place in a series."""

    type: Literal["ordinal"]
    number: int


class QuantityValue(Model):
    """A closed interval; null is unbounded."""

    type: Literal["quantity"]
    low: int | float | None
    high: int | float | None
    unit: str


class NameValue(Model):
    """A name."""

    type: Literal["name"]
    name: str


class TitleValue(Model):
    """A role and the body it is held at."""

    type: Literal["title"]
    role: str
    organization: str | None


class TextValue(Model):
    """Words."""

    type: Literal["text"]
    text: str


Value = Annotated[
    DateValue | OrdinalValue | QuantityValue | NameValue | TitleValue | TextValue,
    Field(discriminator="type"),
]


class Claim(Model):
    """What one source says of one subject, and the words it rests on."""

    id: str
    source: Path
    predicate: str
    subject: str
    value: Value
    text: str
    start: Offset
    end: Offset
    line: Ordinal
    column: Ordinal
    attribution: str | None
    modality: Literal["asserted", "planned", "denied", "reported", "alleged", "conditional"]
    as_of: Edtf | None


class Position(Model):
    """One value and those who hold it."""

    value: Value
    claims: list[str]
    sources: list[Path]
    voices: Annotated[int, Field(ge=0, description="Sources that do not repeat one another.")]


class Gate(Model):
    """One question that a difference must pass before it is a contradiction."""

    name: str
    passed: bool
    answer: str


class Place(Model):
    """A place in a file that is no source."""

    path: Path
    line: Ordinal
    column: Ordinal


class Finding(Model):
    """One proposition and what the sources make of it."""

    rule: Annotated[str, Field(description="Such as FC201; a user's own rules may differ.")]
    name: str
    verdict: Literal["contradiction", "agreement", "variant", "update"]
    severity: Literal["error", "warning", "note"]
    predicate: str
    subject: str
    message: str
    positions: list[Position]
    odd_one_out: Path | None
    gates: list[Gate]
    fingerprint: str
    status: Literal["new", "baselined", "waived"]
    known: str = Field(
        default="", description="Why it is accepted, or in what a known dispute has changed."
    )
    place: Place | None = Field(
        default=None, description="Where it stands, when it rests on no claim."
    )


class Problem(Model):
    """What was left out, and why."""

    path: str
    message: str
    line: Ordinal | None = Field(default=None, description="Where in the file, if it is known.")
    column: Ordinal | None = None


class Summary(Model):
    """Counts of everything found, shown or not, and the exit status."""

    sources: Offset
    claims: Offset
    claims_with_second_source: Annotated[
        int, Field(ge=0, description="Another source, that is no copy, speaks of the same thing.")
    ]
    contradictions: Offset
    agreements: Offset
    variants: Offset
    updates: Offset
    known: Annotated[int, Field(ge=0, description="How many of them were accepted before.")]
    exit_status: Literal[0, 1, 2]


class ClaimsReport(Model):
    """``factcheck claims --format json``."""

    schema_version: Literal[1]
    sources: list[Source]
    subjects: list[Subject]
    claims: list[Claim]
    errors: list[Problem]


class Report(ClaimsReport):
    """``factcheck check --format json``: where sources agree and where they contradict."""

    tool: Tool
    findings: list[Finding]
    summary: Summary


class Annotation(Model):
    """A stretch of the source's text, half-open."""

    start: Offset
    end: Offset
    text: str


class TimeAnnotation(Annotation):
    """A time expression with its TIMEX3 type and value."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    timex: str
    edtf: Edtf | None


class NumberAnnotation(Annotation):
    """A number as a closed interval with its unit."""

    low: int | float | None
    high: int | float | None
    unit: str


class Document(Model):
    """What was read in one source."""

    path: Path
    sentences: list[Annotation]
    times: list[TimeAnnotation]
    numbers: list[NumberAnnotation]
    people: list[Annotation]
    organizations: list[Annotation]
    places: list[Annotation]
    quotes: list[Annotation]


class AnnotateReport(Model):
    """``factcheck annotate --format json``."""

    schema_version: Literal[1]
    documents: list[Document]
    errors: list[Problem]


def schema() -> str:
    """The JSON Schema (draft 2020-12) of the report, as JSON with sorted keys.

    It allows keys that it does not name, since later versions of the report may add some.
    """
    body = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Report.model_json_schema(),
    }
    return json.dumps(_opened(body), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _opened(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _opened(of) for key, of in node.items() if key != "additionalProperties"}
    return [_opened(each) for each in node] if isinstance(node, list) else node
