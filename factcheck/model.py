"""The records that walk through the house: Source -> Document -> Article -> Resolution -> Report.

All are frozen; spans are half-open and count Unicode code points of ``Source.text``, so that
``source.text[x.start:x.end] == x.text`` for every annotation and claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct

from factcheck.values import Date, Value

if TYPE_CHECKING:
    from factcheck.errors import FactcheckError

Kind = Literal["person", "organization", "event", "place", "document", "quote"]
# alleged: an accusation ("charged with"); conditional: may be so ("if", "could")
Modality = Literal["asserted", "planned", "denied", "reported", "alleged", "conditional"]
Verdict = Literal["contradiction", "agreement", "variant", "update"]
Severity = Literal["error", "warning", "note"]

# ---------------------------------------------------------------- sources


class Metadata(Struct, frozen=True, kw_only=True):
    """What is known of an article beside its text (front matter, or told by the caller)."""

    title: str = ""
    published: str = ""  # EDTF
    publisher: str = ""
    agency: str = ""
    author: str = ""
    url: str = ""


class Run(NamedTuple):
    """A stretch of an article's text and where it stands in its file.

    Where the lengths differ it is one escape (``&amp;``, ``\\u00e9``), not to be divided.
    """

    start: int
    length: int
    at: int
    file_length: int


class Origin(Struct, frozen=True):
    """The file that a text was taken out of, as decoded, and how the text leads back to it."""

    text: str
    runs: tuple[Run, ...]


class Source(Struct, frozen=True):
    """One article as the person has it.

    ``path`` is relative to the working directory, with forward slashes; ``body`` is the offset at
    which the article begins (after front matter). ``part`` says which article of the file it is,
    where the file holds several; ``path`` then ends in ``#part``.
    """

    path: str
    text: str
    sha256: str
    metadata: Metadata = Metadata()
    body: int = 0
    note: str = ""  # such as "decoded as windows-1252"
    part: str = ""
    origin: Origin | None = None  # where the text was taken out of escapes or markup

    @property
    def file(self) -> str:
        """Path of the file."""
        return self.path.removesuffix(f"#{self.part}") if self.part else self.path


# ---------------------------------------------------------------- annotations


class Span(Struct, frozen=True):
    """Half-open, in code points of the source's text."""

    start: int
    end: int
    text: str


class Region(Span, frozen=True):
    """A stretch of the page by its part in the layout.

    Claims come from ``headline``, ``standfirst`` and ``body`` alone; ``metadata`` holds date lines
    and datelines, ``boilerplate`` what the site adds (captions, tags, forms), ``correction`` a
    notice that tells what an earlier version got wrong.
    """

    kind: Literal["headline", "standfirst", "body", "metadata", "boilerplate", "correction"]


class Time(Span, frozen=True):
    """A time expression in the sense of TIMEX3."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    timex: str  # TIMEX3 value: 2026-01-20, 2024-10, 2013-W12, P3D, PAST_REF ...
    date: Date | None  # None where it is no date, could not be resolved, or is impossible
    anchored: bool = False  # some part (year, day) was taken from the article's date
    approximate: bool = False
    # how the date was had: 'year 2026 of "January 20-21" is taken from the article's date,
    # 2026-01-28'
    derivation: str = ""
    weekday: int | None = None  # the weekday the words state, 0 = Monday
    fault: str = ""  # "impossible: June has 30 days", "reversed: 2026-10-19 is after 2026-10-12"


class Number(Span, frozen=True):
    """A count, measure, share or sum with its unit; an ordinal has low == high."""

    low: float | int | None
    high: float | int | None
    unit: str  # lemma of the head noun, ISO 4217 code, "%", SI symbol, or "" where there is none
    approximate: bool = False
    ordinal: bool = False
    # "the two sides", "both countries": points back to a known set and counts nothing new
    definite: bool = False


class Mention(Span, frozen=True):
    """One naming of a person, body or place, without titles and honorifics.

    ``entity`` indexes ``Document.entities``.
    """

    kind: Literal["person", "organization", "place"]
    entity: int


class LocalEntity(Struct, frozen=True):
    """A person, body or place inside one article: a chain of in-document coreference."""

    kind: Literal["person", "organization", "place"]
    name: str  # the longest form, tidied
    aliases: tuple[str, ...] = ()  # other forms used in the article, sorted
    acronym: str = ""  # the acronym the article gives it


class Quote(Span, frozen=True):
    """Direct speech with its marks.

    ``speaker`` indexes ``Document.mentions``; the cue is the span that names the speaker and, where
    they stand together, the verb ("said Carter").
    """

    speaker: int | None = None
    cue: Span | None = None
    speaker_text: str = ""  # what names the speaker when it is no mention ("the ministry")


class Dateline(Span, frozen=True):
    """``Washington, Jan 22 (IANS)``: each part where it stands."""

    place: Span | None = None
    date: Time | None = None
    agency: Span | None = None


class Document(Struct, frozen=True, kw_only=True):
    """A source with everything that was read in it before any claim, in order of ``start``."""

    source: Source
    regions: tuple[Region, ...]
    sentences: tuple[Span, ...]
    published: Time | None = None  # the article's own date: metadata, date line or dateline
    redated: tuple[Time, ...] = ()  # other days on which it says that it was published
    dateline: Dateline | None = None
    agency: Span | None = None
    title: str = ""
    times: tuple[Time, ...] = ()
    numbers: tuple[Number, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    quotes: tuple[Quote, ...] = ()


# ---------------------------------------------------------------- claims


class Claim(Struct, frozen=True, kw_only=True):
    """``(source, predicate, subject, value, span, qualifiers)``.

    Before resolution ``subject`` is the id of an article's own Subject, afterwards of an Entity.
    """

    id: str = ""  # given after resolution
    source: str
    predicate: str
    subject: str
    value: Value
    start: int
    end: int
    text: str
    line: int = 0  # 1-based
    column: int = 0  # 1-based, in code points
    attribution: str = ""
    # the attribution is an official's or agency's ("police said"), not an interested party's
    # claim
    routine: bool = True
    modality: Modality = "asserted"
    as_of: Date | None = None
    approximate: bool = False
    quoted: bool = False  # inside direct speech
    headline: bool = False  # from the headline or the standfirst
    derivation: str = ""  # how the normal form was had from the words
    stated: tuple[
        tuple[str, str], ...
    ] = ()  # what else the same words state, to be checked against the value: ("weekday", "2")


class Subject(Struct, frozen=True, kw_only=True):
    """What claims of one article are about, before articles are compared."""

    id: str  # unique in the article: "document", "person:0", "event:2"
    kind: Kind
    label: str
    aliases: tuple[str, ...] = ()
    head: str = ""  # events: lemma of the event noun or verb ("meeting")
    acronym: str = ""  # bodies
    group: str = ""  # events: id of the Subject that met or acted, in this article
    context: tuple[
        str, ...
    ] = ()  # names of people, bodies and places that stand with it: evidence for matching
    start: int = 0  # first mention
    written: str = ""  # people, bodies, places: the label as the text first writes it
    spot: tuple[int, ...] = ()  # where that is: start, line, column; empty for other subjects


class Proper(Struct, frozen=True, kw_only=True):
    """A word that stands with a capital wherever the article has it.

    ``phrase`` is the run of capitals that it first stands in, ``around`` the words beside it
    ("before _", "_ after"), ``count`` how often the article has it, ``spot`` where it first stands:
    start, line, column.
    """

    word: str
    phrase: str
    around: tuple[str, ...] = ()
    count: int = 1
    spot: tuple[int, ...] = ()


class Article(Struct, frozen=True, kw_only=True):
    """All that later stages need of one source; it holds no text."""

    path: str
    sha256: str
    title: str = ""
    published: Date | None = None
    dateline_place: str = ""
    agency: str = ""
    publisher: str = ""
    note: str = ""
    subjects: tuple[Subject, ...] = ()
    claims: tuple[Claim, ...] = ()
    shingles: tuple[int, ...] = ()  # hashed word n-grams of the body, sorted (for finding copies)
    topics: tuple[tuple[str, float], ...] = ()  # telling words and their weights, strongest first
    proper: tuple[Proper, ...] = ()  # words that stand with a capital alone, in the alphabet


# ---------------------------------------------------------------- resolution


class Evidence(Struct, frozen=True):
    """One named reason for (or against) two subjects being one, kept for ``explain``."""

    name: str  # "group", "ordinal", "date", "place", "people", "story" ...
    weight: float
    detail: str


class Link(Struct, frozen=True):
    """Two subjects that were compared, as (path, subject id), and why they were joined."""

    a: tuple[str, str]
    b: tuple[str, str]
    score: float
    evidence: tuple[Evidence, ...]


class Entity(Struct, frozen=True, kw_only=True):
    """One person, body, event, place, document or quote across articles."""

    id: str  # stable under file order
    kind: Kind
    label: str
    aliases: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()  # (path, subject id), sorted
    head: str = ""
    acronyms: tuple[str, ...] = ()
    group: str = ""  # events: id of the body's Entity
    links: tuple[Link, ...] = ()


class Copy(Struct, frozen=True):
    """``path`` repeats ``original``: ``containment`` of its shingles, in [0, 1]."""

    path: str
    original: str
    containment: float


SPELT: Final = "a word of a name, as this article spells it"  # derivation of such a claim


class Spelling(Struct, frozen=True):
    """A name that articles of one story spell in two ways: the id of its Entity, and the claims
    that give it either spelling."""

    entity: str
    claims: tuple[str, ...]  # ids, in claim order


class Post(Struct, frozen=True):
    """A post that one person holds at a time: the id of its Entity, and the claims on it."""

    entity: str
    claims: tuple[str, ...]  # ids of person.title claims, in claim order


class Resolution(Struct, frozen=True, kw_only=True):
    """What the articles are about, together."""

    entities: tuple[Entity, ...]
    claims: tuple[
        Claim, ...
    ]  # subjects rewritten to Entity ids, ids given, sorted by (source, start, end, predicate)
    near_names: tuple[Link, ...] = ()  # subjects that stay two but may be one misspelt
    stories: tuple[tuple[str, str], ...] = ()  # (path, first path of its story), sorted
    spellings: tuple[Spelling, ...] = ()  # words of names that may be one misspelt
    posts: tuple[Post, ...] = ()  # those that two people or more are said to hold
    copies: tuple[Copy, ...] = ()
    voices: tuple[tuple[str, str], ...] = ()  # (path, path that stands for its voice), sorted


# ---------------------------------------------------------------- findings


class Spot(Struct, frozen=True):
    """A place in a file that is no source (an entry of the waivers), 1-based; ``context`` is its
    line, ``start`` its offset in code points."""

    path: str
    line: int
    column: int
    text: str
    context: str = ""
    start: int = 0


class Gate(Struct, frozen=True):
    """One question a difference must pass before it is called a contradiction."""

    name: str  # same-subject, scope, as-of, asserted, retracted, reported
    passed: bool
    answer: str


class Position(Struct, frozen=True):
    """One value and those who hold it."""

    value: Value
    claims: tuple[str, ...]  # ids, in claim order
    sources: tuple[str, ...]  # sorted
    voices: int


class Finding(Struct, frozen=True, kw_only=True):
    """One proposition (a subject and a predicate) and what the sources make of it."""

    rule: str
    name: str
    verdict: Verdict
    severity: Severity
    predicate: str
    subject: str
    message: str
    positions: tuple[Position, ...]
    odd_one_out: str | None = None
    gates: tuple[Gate, ...] = ()
    notes: tuple[str, ...] = ()  # what agrees, what differs, where a year came from
    fingerprint: str = ""
    status: Literal["new", "baselined", "waived"] = "new"
    known: str = ""  # why it is accepted, or in what a known dispute has changed
    spot: Spot | None = None  # where it stands, when it rests on no claim


class Stand(Struct, frozen=True, array_like=True):
    """One value that one source gives, and the source's mark: digests of its text and its claims,
    by either of which it is known again under another name."""

    value: str
    source: str
    mark: str = ""


class Dispute(Struct, frozen=True, kw_only=True):
    """What is remembered of a finding, so that it is known again: no line numbers, no clock.

    ``subject`` holds the subject's label, and then what the sources themselves call it.
    """

    fingerprint: str
    rule: str = ""
    predicate: str = ""
    subject: tuple[str, ...] = ()
    positions: tuple[tuple[Stand, ...], ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The paths that take part, sorted."""
        return tuple(sorted({each.source for each in self.stands}))

    @property
    def stands(self) -> tuple[Stand, ...]:
        """Those of all positions."""
        return tuple(each for position in self.positions for each in position)


class Waiver(Struct, frozen=True, kw_only=True):
    """A dispute that somebody has accepted for a while: through the day ``expires`` (ISO)."""

    dispute: Dispute
    reason: str
    author: str
    expires: str
    spot: Spot


class RuleInfo(Struct, frozen=True, kw_only=True):
    """What a report tells of a rule that was run."""

    id: str
    name: str
    level: Severity
    summary: str = ""
    why: str = ""
    path: str = ""  # the rule's file


class Problem(Struct, frozen=True):
    """A source, setting or rule that was left out, and why. ``line`` and ``column`` (from 1) say
    where in the file, 0 where that is not known."""

    path: str
    message: str
    line: int = 0
    column: int = 0

    @classmethod
    def of(cls, error: FactcheckError) -> tuple[Problem, ...]:
        """The problem that an error tells of; all of them where it tells of several."""
        faults = getattr(error, "faults", ()) or (error,)
        return tuple(cls(f.path, f.message, line=f.line, column=f.column) for f in faults)

    @property
    def where(self) -> str:
        """``path``, ``path:line`` or ``path:line:column``, as far as it is known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


class Report(Struct, frozen=True, kw_only=True):
    """The whole answer; every output format derives from it."""

    version: str
    sources: tuple[Source, ...]  # with their text, for excerpts
    articles: tuple[Article, ...]  # one per source, same order (sorted by path)
    subjects: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]  # severity, then rule, subject label, fingerprint
    copies: tuple[Copy, ...] = ()
    rules: tuple[RuleInfo, ...] = ()  # those that were run, by id
    errors: tuple[Problem, ...] = ()
