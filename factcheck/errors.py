"""Every error factcheck raises on purpose.

    FactcheckError
    ├── UsageError            the command line or a call's arguments are wrong
    ├── ConfigError           a configuration file is wrong (names the file, key, nearest known one)
    ├── SourceError           an article could not be read; the run goes on without it
    └── RuleError             a rule file or its cases are wrong (names the file and the key)

Each carries the path it is about (``""`` when there is none) and one sentence that says what is
wrong and how to mend it. The command line turns an error into exit status 2; the library raises it.
"""

from __future__ import annotations

from collections.abc import Sequence


class FactcheckError(Exception):
    """Base of the tree. ``path`` names the file at fault, ``line`` and ``column`` (from 1, 0 where
    unknown) the place in it, ``message`` what is wrong and the fix."""

    def __init__(self, message: str, *, path: str = "", line: int = 0, column: int = 0) -> None:
        where = ":".join(str(part) for part in (path, line, column) if part)
        super().__init__(f"{where}: {message}" if path else message)
        self.path = path
        self.line = line
        self.column = column
        self.message = message


class UsageError(FactcheckError):
    """The command line or a call's arguments are wrong."""


class ConfigError(FactcheckError):
    """A configuration file is wrong."""


class SourceError(FactcheckError):
    """An article could not be read; the run goes on without it and ends in exit status 2."""


class RuleError(FactcheckError):
    """A rule file, or the cases beside it, are wrong. ``faults`` are all that is, one by one."""

    faults: tuple[RuleError, ...] = ()

    @classmethod
    def several(cls, faults: Sequence[RuleError]) -> RuleError:
        """One error for all that is wrong with a file; it stands where the first of them does."""
        first = faults[0]
        message = "; ".join(fault.message for fault in faults)
        whole = cls(message, path=first.path, line=first.line, column=first.column)
        whole.faults = tuple(faults)
        return whole
