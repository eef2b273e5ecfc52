"""Settings: one configuration per run, over which the command line goes.

The file is ``--config FILE``, else the nearest ``factcheck.toml`` or ``[tool.factcheck]`` of a
``pyproject.toml``, looked for from the working directory upwards (in one folder ``factcheck.toml``
goes first). ``extend`` names a file that it stands on; else files are not merged. Over the file go
``--config KEY=VALUE``, and over those the options. Paths in a file are relative to it; a Config
holds them as seen from the working directory. What is wrong in a file is left out and told, the
rest of it holds; only a file that is no TOML at all is an error.

A key is one entry in ``keys.py``: its type, its description and what its strings are (paths, rules,
globs). The checks, the JSON Schema, ``--show-settings`` and the reference are made from it.

The settings are checked by msgspec types, which the records need anyway: pydantic would add 0.15 s
to every run of the hook.
"""

from factcheck.config.files import Settings, find, load
from factcheck.config.keys import KEYS, Config

__all__ = ["KEYS", "Config", "Settings", "find", "load"]
