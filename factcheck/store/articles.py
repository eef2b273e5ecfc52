"""Articles that were extracted before, in an SQLite database.

A record is an Article in MessagePack, compressed; its checksum and the article's own path and
digest are held against what was asked for, so that damage is a miss and never another result. The
database is opened for one question or one answer at a time: nothing is held while workers run, and
runs at the same time wait for one another's writing only.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import msgspec
from msgspec import Struct

from factcheck.model import Article
from factcheck.store import folder as folders
from factcheck.store.keys import key_of, way_of

if TYPE_CHECKING:
    from factcheck.model import Source


class DamagedError(Exception):
    """The database holds what no run has written."""


KEPT_RUNS: Final = 64  # runs that wrote something; an entry that none of them used is dropped
LARGEST: Final = 256 * 2**20  # bytes of the database, about 50,000 articles
WAIT: Final = 5.0  # seconds for another run to finish writing
_AT_ONCE: Final = 500  # keys in one question; SQLite takes 999 and more
_DAMAGE: Final = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_FAULTS: Final = (sqlite3.Error, DamagedError, UnicodeDecodeError)  # an error's own text is damaged
_ENDLESS: Final = 2**60
_LEVEL: Final = 1  # 14 kB to 5 kB in 0.3 ms; higher levels gain nothing

_SCHEMA: Final = (
    "CREATE TABLE IF NOT EXISTS runs (number INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS articles"
    " (key BLOB PRIMARY KEY, record BLOB NOT NULL, used INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS articles_used ON articles (used)",
)


class Recalled(Struct, frozen=True):
    """What the cache knew of some sources.

    ``articles`` and ``keys`` are by path; ``aging`` are the keys of entries which would be dropped
    before long if their use were not written down.
    """

    articles: dict[str, Article]
    keys: dict[str, bytes]
    aging: tuple[bytes, ...] = ()


class Cache(Protocol):
    """What a run asks before it extracts, and tells afterwards."""

    def recall(self, sources: Sequence[Source], *, kind: str, annotator: str) -> Recalled:
        """The articles of ``sources`` that are known, as ``kind`` of extraction gives them."""
        ...

    def keep(self, recalled: Recalled, fresh: Iterable[Article]) -> None:
        """Remember what had to be extracted."""
        ...


class ArticleCache:
    """The cache in ``folder``, which is made when something is first kept.

    Nothing here raises for a disk that is full, closed or damaged: the run goes on without, and
    ``notes`` says so in a sentence.
    """

    def __init__(self, folder: Path, *, kept_runs: int = KEPT_RUNS, largest: int = LARGEST) -> None:
        self.folder = folder
        self.notes: list[str] = []
        self._kept_runs = kept_runs
        self._largest = largest

    def recall(self, sources: Sequence[Source], *, kind: str, annotator: str) -> Recalled:
        """The articles of ``sources`` that are known, as ``kind`` of extraction gives them."""
        way = way_of(kind, annotator)
        named = ((source, key_of(source, way)) for source in sources)
        asked = [(source, key) for source, key in named if key is not None]
        keys = {source.path: key for source, key in asked}
        found, newest = self._known(list(keys.values()))
        old = newest - self._kept_runs // 2
        articles: dict[str, Article] = {}
        aging: list[bytes] = []
        for source, key in asked:
            record, used = found.get(key, (b"", old))
            article = _decode(record, source)
            if article is not None:
                articles[source.path] = article
                aging += [key] if used < old else []
        return Recalled(articles, keys, tuple(aging))

    def keep(self, recalled: Recalled, fresh: Iterable[Article]) -> None:
        """Write down what had to be extracted, and what else was used of the cache."""
        records = list(_encoded(recalled.keys, fresh))
        if not records and not recalled.aging:
            return
        hits = [key for path, key in recalled.keys.items() if path in recalled.articles]
        try:
            folders.make(self.folder)
            with closing(self._open_to_write()) as database:
                self._write(database, records, hits)
        except (*_FAULTS, OSError) as error:
            self._excuse(error)

    def state(self) -> folders.State:
        """How much is kept. Raises DamagedError for what is no cache."""
        if not (self.folder / folders.DATABASE).exists():
            return folders.State(0, 0)
        try:
            with closing(self._open_to_read()) as database:
                count = 0
                if _has_tables(database):
                    (count,) = database.execute("SELECT count(*) FROM articles").fetchone()
        except _FAULTS as error:
            raise DamagedError(str(error)) from error
        return folders.State(count, folders.taken(self.folder))

    # ------------------------------------------------------------ the database

    def _known(self, keys: Sequence[bytes]) -> tuple[dict[bytes, tuple[bytes, int]], int]:
        """(record, run that used it last) by key, and the last run."""
        if not (self.folder / folders.DATABASE).exists():
            return {}, 0
        try:
            with closing(self._open_to_read()) as database:
                if not _has_tables(database):  # another run is making them
                    return {}, 0
                return _read(database, keys), _newest(database)
        except _FAULTS as error:
            self._excuse(error)
            return {}, 0

    def _open_to_read(self) -> sqlite3.Connection:
        """Raises ``sqlite3.DatabaseError``."""
        try:
            return self._connect("mode=rw", "PRAGMA schema_version")
        except sqlite3.OperationalError:
            # in a folder where nothing may be written SQLite cannot make the files beside the
            # database; what is in it can still be read, for nobody changes it
            return self._connect("immutable=1", "PRAGMA schema_version")

    def _open_to_write(self) -> sqlite3.Connection:
        """Raises ``sqlite3.DatabaseError``."""
        return self._connect("mode=rwc", "PRAGMA auto_vacuum = INCREMENTAL")

    def _connect(self, mode: str, first: str) -> sqlite3.Connection:
        uri = f"{(self.folder / folders.DATABASE).absolute().as_uri()}?{mode}"
        database = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)
        try:
            database.execute("PRAGMA trusted_schema = OFF")  # a cache may come with a repository
            database.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made anew
            database.execute(first)
        except _FAULTS:
            database.close()
            raise
        return database

    def _write(
        self,
        database: sqlite3.Connection,
        records: Sequence[tuple[bytes, bytes]],
        hits: Sequence[bytes],
    ) -> None:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("BEGIN IMMEDIATE")
        with database:
            for statement in _SCHEMA:
                database.execute(statement)
            run = _newest(database) + 1
            database.execute("DELETE FROM runs")
            database.execute("INSERT INTO runs VALUES (?)", (run,))
            database.executemany(
                "INSERT OR REPLACE INTO articles VALUES (?, ?, ?)",
                ((key, record, run) for key, record in records),
            )
            touched = ((run, key) for key in hits)
            database.executemany("UPDATE articles SET used = ? WHERE key = ?", touched)
            database.execute("DELETE FROM articles WHERE used <= ?", (run - self._kept_runs,))
            self._shrink(database)
        database.executescript("PRAGMA incremental_vacuum")  # `execute` would free one page alone

    def _shrink(self, database: sqlite3.Connection) -> None:
        """Drop what was used longest ago until the rest takes no more than it may."""
        while (excess := _size(database) - self._largest) > 0:
            oldest = "SELECT rowid, length(record) FROM articles ORDER BY used, rowid"
            doomed: list[tuple[int]] = []
            for row, length in database.execute(oldest):
                doomed.append((row,))
                excess -= length
                if excess < 0:
                    break
            if not doomed:
                return
            database.executemany("DELETE FROM articles WHERE rowid = ?", doomed)

    def _excuse(self, error: Exception) -> None:
        """Say what happened, once; throw a damaged database away."""
        if _is_damage(error):
            try:
                folders.drop_database(self.folder)
                note = "was damaged and is made anew"
            except OSError as other:
                note = f"is damaged and cannot be removed ({other.strerror})"
        else:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            note = f"cannot be used ({reason}); --no-cache or --cache-dir silences this"
        if not self.notes:
            self.notes.append(f"the cache in {self.folder.as_posix()} {note}")


def _has_tables(database: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'articles'"
    return database.execute(query).fetchone() is not None


def _read(database: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, tuple[bytes, int]]:
    """(record, run that used it last) by key."""
    found: dict[bytes, tuple[bytes, int]] = {}
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        places = ",".join("?" * len(some))
        query = f"SELECT key, record, used FROM articles WHERE key IN ({places})"
        for key, record, used in database.execute(query, some):
            if not (isinstance(record, bytes) and isinstance(used, int)):
                raise DamagedError("a record is none")
            found[key] = (record, used)
    return found


def _newest(database: sqlite3.Connection) -> int:
    """The number of the last run that wrote."""
    (number,) = database.execute("SELECT max(number) FROM runs").fetchone()
    if number is None:
        return 0
    if not isinstance(number, int) or not 0 <= number < _ENDLESS:
        raise DamagedError("no run has this number")
    return number


def _size(database: sqlite3.Connection) -> int:
    """Bytes of the pages in use."""
    numbers = {
        name: database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    }
    return int((numbers["page_count"] - numbers["freelist_count"]) * numbers["page_size"])


def _encoded(keys: dict[str, bytes], articles: Iterable[Article]) -> Iterator[tuple[bytes, bytes]]:
    for article in articles:
        if article.path not in keys:
            continue
        try:
            record = msgspec.msgpack.encode(article)
        except (UnicodeEncodeError, OverflowError):  # cannot be written down: extracted each time
            continue
        yield keys[article.path], zlib.compress(record, _LEVEL)


def _is_damage(error: Exception) -> bool:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE
    return not isinstance(error, OSError)


def _decode(record: bytes, source: Source) -> Article | None:
    """The article of a record; None where it is damaged or another source's."""
    try:
        article = msgspec.msgpack.decode(zlib.decompress(record), type=Article)
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return article if (article.path, article.sha256) == (source.path, source.sha256) else None
