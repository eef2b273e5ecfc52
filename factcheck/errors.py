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


class FactcheckError(Exception):
    """Base of the tree. ``path`` names the file at fault, ``message`` what is wrong and the fix."""

    def __init__(self, message: str, *, path: str = "") -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.path = path
        self.message = message


class UsageError(FactcheckError):
    """The command line or a call's arguments are wrong."""


class ConfigError(FactcheckError):
    """A configuration file is wrong."""


class SourceError(FactcheckError):
    """An article could not be read; the run goes on without it and ends in exit status 2."""


class RuleError(FactcheckError):
    """A rule file, or the cases beside it, are wrong."""
